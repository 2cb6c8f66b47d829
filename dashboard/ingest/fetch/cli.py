"""``python -m dashboard ingest fetch``: the published files, as they are, into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dashboard.ingest.errors import IngestError
from dashboard.ingest.fetch.catalogue import (
    EXPORTS,
    Catalogue,
    attachment_url,
    base_url,
    export_url,
    metadata_url,
    read_catalogue,
)
from dashboard.ingest.fetch.discovery import listed_attachments
from dashboard.ingest.fetch.errors import FetchError
from dashboard.ingest.fetch.fetching import fetch
from dashboard.ingest.fetch.policy import Policy
from dashboard.paths import data_root


def fetch_command(
    portal: Annotated[
        str, typer.Option("--base-url", help="Address of the portal (that of datadrees.toml).")
    ] = "",
    into: Annotated[
        Path | None, typer.Option(help="Folder for the files (data/raw/received).")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(help="File name or identifier; repeat for several.")
    ] = None,
    export: Annotated[
        list[str] | None,
        typer.Option(help=f"Fetch the records instead: {', '.join(EXPORTS)}; repeat for several."),
    ] = None,
    listing: Annotated[
        bool, typer.Option("--list", help="Only tell what the portal lists, fetch nothing.")
    ] = False,
    allow_http: Annotated[
        bool, typer.Option("--allow-http", help="Allow plain http (a server of your own).")
    ] = False,
    timeout: Annotated[
        float, typer.Option(min=0.1, max=3600, help="Seconds of silence before giving up.")
    ] = 30,
    force: Annotated[
        bool, typer.Option("--force", help="Fetch even what has not changed.")
    ] = False,
) -> None:
    """Fetch the tables published on the open data portal; unchanged files stay as they are."""
    console, errors = Console(), Console(stderr=True)
    policy = Policy(allow_http=allow_http, connect=min(10, timeout), read=timeout)
    try:
        catalogue = read_catalogue(data_root() / "raw" / "datadrees.toml")
        addresses, base = _asked_for(catalogue, portal, only or [], export or [])
        if listing:
            _tell_listing(catalogue, base, policy, console)
            return
        folder = into or data_root() / "raw" / "received"
        outcomes = fetch(addresses, folder, policy, console, force=force)
    except (IngestError, FetchError) as error:
        errors.print(f"fetch stopped: {error}", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(1) from error
    failed = [outcome.name for outcome in outcomes if outcome.error]
    if failed:
        errors.print(f"{len(failed)} of {len(outcomes)} not fetched", highlight=False)
        raise typer.Exit(1)


def _asked_for(
    catalogue: Catalogue, portal: str, only: list[str], export: list[str]
) -> tuple[dict[str, str], str]:
    """Address of each file by the name it will have here, and of the portal.

    Raises ``typer.BadParameter`` for options that name nothing known.
    """
    dataset = catalogue.dataset
    try:
        base = base_url(portal or dataset.host)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--base-url") from error
    if unknown := sorted(set(export) - set(EXPORTS)):
        raise typer.BadParameter(
            f"unknown: {', '.join(unknown)}. Known: {', '.join(EXPORTS)}", param_hint="--export"
        )
    if export and only:
        raise typer.BadParameter("fetch attachments or exports, not both", param_hint="--export")
    try:
        attachments = catalogue.only(only)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--only") from error
    if export:
        return {
            f"{dataset.id}.{kind}": export_url(base, dataset, kind)
            for kind in EXPORTS
            if kind in export
        }, base
    return {a.file: attachment_url(base, dataset, a) for a in attachments}, base


def _tell_listing(catalogue: Catalogue, base: str, policy: Policy, console: Console) -> None:
    """What the portal lists beside what is known here."""
    known = {attachment.id for attachment in catalogue.attachment}
    listed = listed_attachments(metadata_url(base, catalogue.dataset), policy)
    for attachment in listed:
        word = "known" if attachment.id in known else "NEW"
        console.print(f"{word}: {attachment.id} {attachment.title}", markup=False, soft_wrap=True)
    for missing in sorted(known - {attachment.id for attachment in listed}):
        console.print(f"not listed any more: {missing}", markup=False, soft_wrap=True)
