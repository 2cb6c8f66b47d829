"""``python -m dashboard figures``: check a dossier of publication figures, and export it.

Exit codes: 0 done, 1 a file or a version cannot be used, 2 a wrong option, 3 figures refused.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from dashboard.domain.dossier import DossierError
from dashboard.exports.dossier.against import compared
from dashboard.exports.dossier.checking import DossierRefusedError, checked
from dashboard.exports.dossier.dossier import dossier_zip, steps
from dashboard.exports.dossier.earlier import EarlierError, read_export
from dashboard.exports.dossier.formats import ALL, Format, formats_of
from dashboard.exports.dossier.naming import archive_name
from dashboard.exports.rendering.chromium import chromium_path
from dashboard.exports.rendering.errors import no_browser
from dashboard.geography.integrity import GeographyError
from dashboard.paths import app_version
from dashboard.publishing.errors import PublishingError
from dashboard.publishing.loading import load_dossier, log_of
from dashboard.publishing.target import stem_of, target_of, written
from dashboard.publishing.telling import change_lines, fault_lines, progress
from dashboard.tables.errors import TablesError

REFUSED = 3
app = typer.Typer(help="Publication figures: check a dossier, export it.", no_args_is_help=True)
_File = Annotated[Path, typer.Argument(help="The dossier, a TOML file.", dir_okay=False)]


@app.command("check")
def check_command(dossier: _File) -> None:
    """Compose and draw every figure of a dossier, and tell what the linter finds."""
    console = _console()
    try:
        found, world = load_dossier(dossier)
        figures = tuple(checked(world, found))
    except (PublishingError, DossierError, TablesError, GeographyError) as error:
        _stop(console, dossier, error)
    _lines(Console(highlight=False, soft_wrap=True), fault_lines(figures))
    refused = [figure.label for figure in figures if figure.refusals]
    console.print(f"{len(figures)} figures checked, {len(refused)} refused", markup=False)
    if refused:
        raise typer.Exit(REFUSED)


@app.command("export")
def export_command(
    dossier: _File,
    out: Annotated[
        str,
        typer.Option(help="The archive (.zip), or its folder, made where it is not there yet."),
    ] = "",
    against: Annotated[
        Path | None, typer.Option(help="An earlier archive or manifest: tell what changed.")
    ] = None,
    formats: Annotated[
        str, typer.Option(help=f"Some of {','.join(ALL)}; all that can be made by default.")
    ] = "",
    data_version: Annotated[
        str, typer.Option(help="A version of the published figures (the one in line).")
    ] = "",
    date: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Date the files bear (today)."),
    ] = None,
) -> None:
    """Export all figures of a dossier as one archive; the same input gives the same bytes."""
    console = _console()
    wanted = _formats(formats)
    day = date.date() if date else dt.date.today()
    try:
        if formats and any(f.needs_browser for f in wanted) and chromium_path() is None:
            raise PublishingError(
                dossier, str(no_browser()), "leave pdf and png out of --formats, or install one"
            )
        earlier = read_export(against.read_bytes()) if against else None
        found, world = load_dossier(dossier, data_version)
        target = target_of(out, dossier, archive_name(found, stem_of(dossier, found.dataset)))
        with progress(console, steps(found, wanted)) as step:
            content = dossier_zip(
                world,
                found,
                day,
                app_version(),
                wanted,
                step=step,
                log=log_of(found.dataset, data_version),
            )
        made = read_export(content)
        lacking = [f for f in wanted if f.needs_browser and not _holds(made.files, f)]
        if formats and lacking:
            raise PublishingError(
                dossier, f"Chromium made no {' nor '.join(lacking)}", "leave them out of --formats"
            )
        written(target, content)
    except DossierRefusedError as error:
        _lines(console, fault_lines(error.figures))
        console.print("Nothing was written: correct these figures first.", markup=False)
        raise typer.Exit(REFUSED) from error
    except (PublishingError, DossierError, TablesError, GeographyError) as error:
        _stop(console, dossier, error)
    except EarlierError as error:
        _stop(console, against or dossier, error)
    except OSError as error:
        _stop(console, Path(error.filename or dossier), error)
    plain = Console(highlight=False, soft_wrap=True)
    plain.print(f"{target}: {len(found.figures)} figures, {len(content)} bytes", markup=False)
    if lacking:
        why = "Chromium is there but failed; try again" if chromium_path() else str(no_browser())
        plain.print(f"without {' and '.join(lacking)}: {why}", markup=False)
    if earlier:
        _lines(plain, change_lines(compared(earlier, made)))


def _formats(text: str) -> tuple[Format, ...]:
    try:
        return formats_of(text) if text else ALL
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--formats") from error


def _holds(files: object, kind: Format) -> bool:
    return any(str(name).endswith(f".{kind.value}") for name in files)  # type: ignore[attr-defined]


def _console() -> Console:
    return Console(stderr=True, highlight=False, soft_wrap=True)


def _lines(console: Console, lines: object) -> None:
    for line in lines:  # type: ignore[attr-defined]
        console.print(line, markup=False)


def _stop(console: Console, path: Path, error: Exception) -> NoReturn:
    named = isinstance(error, (PublishingError, TablesError, GeographyError))
    text = str(error) if named else f"{path}: {error}"
    console.print(text, style="red", markup=False)
    console.print("Nothing was written.", markup=False)
    raise typer.Exit(1) from error
