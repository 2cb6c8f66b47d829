"""Several files, one after the other: each told as it ends, none that fails stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from dashboard.ingest.errors import IngestError
from dashboard.ingest.fetch.asking import session
from dashboard.ingest.fetch.errors import FetchError
from dashboard.ingest.fetch.policy import Policy
from dashboard.ingest.fetch.transfer import Arrived, transfer, unwatched

LOCK = ".fetch.lock"
Tell = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: it arrived, or why not."""

    name: str
    arrived: Arrived | None = None
    error: FetchError | None = None


def fetch(
    addresses: Mapping[str, str],
    into: Path,
    policy: Policy,
    console: Console,
    *,
    force: bool = False,
) -> list[Outcome]:
    """Bring each address to the file of its name in ``into``, telling the console.

    Raises ``IngestError`` where the folder cannot be written or another run is at work there.
    """
    outcomes = []
    with _alone(into), session() as client:
        for name, url in addresses.items():
            try:
                with _told(console, name) as tell:
                    arrived = transfer(client, url, into / name, policy, force=force, progress=tell)
                outcomes.append(Outcome(name, arrived))
                size, total = arrived.outcome, arrived.trace.bytes
                console.print(f"{size}: {name} ({total:,} bytes)", highlight=False, soft_wrap=True)
            except (FetchError, OSError) as caught:
                error = caught if isinstance(caught, FetchError) else _of_disk(caught)
                outcomes.append(Outcome(name, error=error))
                console.print(
                    f"failed: {name}: {error}",
                    style="red",
                    highlight=False,
                    soft_wrap=True,
                    markup=False,
                )
    return outcomes


def _of_disk(error: OSError) -> FetchError:
    return FetchError(f"the file cannot be written ({error})", "make room or rights in the folder")


@contextmanager
def _alone(into: Path) -> Iterator[None]:
    """The folder for this run alone: two runs at once would write into each other's files."""
    try:
        into.mkdir(parents=True, exist_ok=True)
        with FileLock(into / LOCK, timeout=0):
            yield
    except Timeout as error:
        raise IngestError(into, "another fetch is at work in this folder", "let it end") from error
    except (FileExistsError, NotADirectoryError, PermissionError) as error:
        raise IngestError(
            into, f"the folder cannot be written ({error.strerror})", "choose another with --into"
        ) from error


@contextmanager
def _told(console: Console, name: str) -> Iterator[Tell]:
    """A bar on a terminal, nothing but the line at the end elsewhere."""
    if not console.is_terminal:
        yield unwatched
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task(name[:50], total=None)
        yield lambda have, whole: bars.update(task, completed=have, total=whole)
