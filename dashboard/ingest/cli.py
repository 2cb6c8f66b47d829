"""``python -m dashboard ingest …``: official workbooks, from the publisher to the readers."""

from __future__ import annotations

from collections.abc import Callable

import typer

from dashboard.ingest.fetch.cli import fetch_command
from dashboard.ingest.finding.cli import inspect_command
from dashboard.ingest.mapping.cli import check_command, propose_command
from dashboard.ingest.releasing.cli import (
    diff_command,
    history_command,
    publish_command,
    rollback_command,
)

app = typer.Typer(
    no_args_is_help=True,
    help="Official workbooks: fetch, inspect, map, check, publish, compare, go back.",
)
_COMMANDS: dict[str, Callable[..., None]] = {
    "fetch": fetch_command,
    "inspect": inspect_command,
    "propose": propose_command,
    "check": check_command,
    "publish": publish_command,
    "history": history_command,
    "diff": diff_command,
    "rollback": rollback_command,
}
for name, command in _COMMANDS.items():
    app.command(name)(command)
