"""What the command line of figures prints: progress, faults, changes. Plain lines in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dashboard.exports.dossier.against import Changes, FigureChange
from dashboard.exports.dossier.checking import Checked

_SHOWN = 90
"""Characters of a text that are shown of each side of a change."""
_AROUND = 20
"""Characters of a text that are shown before its first change."""


@contextmanager
def progress(console: Console, total: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, a line a step elsewhere; gives the function to tell each step to."""
    if not console.is_terminal:
        yield lambda text: console.print(text, markup=False, highlight=False, soft_wrap=True)
        return
    told = TextColumn("{task.description}")
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), told)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda text: bar.update(task, advance=1, description=text)


def fault_lines(figures: Iterable[Checked]) -> Iterator[str]:
    """Each fault: the figure, whether it stops the export, the rule, what is wrong, what to do."""
    for figure in figures:
        for fault in figure.faults:
            level = "refused" if fault in figure.refusals else "advice"
            yield f"{figure.label}: {level}, rule {fault.rule}: {fault.text}"
            yield f"  To do: {fault.remedy}"


def change_lines(changes: Changes) -> Iterator[str]:
    """What changed since an earlier export, the most important first."""
    for name, (before, after) in (
        ("data", changes.data_version),
        ("application", changes.app_version),
        ("browser", changes.renderer),
    ):
        if before != after:
            yield f"version of the {name}: {before or 'none'} -> {after or 'none'}"
    for label in changes.removed:
        yield f"{label}: removed (its former number)"
    for label in changes.added:
        yield f"{label}: new"
    for figure in changes.figures:
        yield from _figure(figure)
    if changes.is_same_figures:
        yield "figures: values and texts are unchanged"
    for title, names in (
        ("changed", changes.files_changed),
        ("new", changes.files_added),
        ("gone", changes.files_removed),
    ):
        if names:
            yield f"files {title}: {', '.join(names)}"


def _figure(figure: FigureChange) -> Iterator[str]:
    if figure.former:
        yield f"{figure.label}: was {figure.former}"
    for value in figure.values:
        about = f" ({', '.join(value.columns)})" if value.columns else ""
        before, after = value.before or "nothing", value.after or "nothing"
        yield f"{figure.label}: {value.row}, {value.series}: {before} -> {after}{about}"
    if not figure.values_known:
        yield f"{figure.label}: values not compared (a manifest alone has no tables)"
    for text in figure.texts:
        before, after = _differing(text.before, text.after)
        yield f"{figure.label}: {text.name}: '{before}' -> '{after}'"


def _differing(before: str, after: str) -> tuple[str, str]:
    """Both texts where they begin to differ, from the start of a word, on one plain line."""
    before, after = (" ".join(text.split()) for text in (before, after))
    pairs = enumerate(zip(before, after, strict=False))
    same = next((i for i, (one, other) in pairs if one != other), min(len(before), len(after)))
    start = 0
    if max(len(before), len(after)) > _SHOWN:
        start = before.rfind(" ", 0, max(0, same - _AROUND)) + 1
    return _cut(before, start), _cut(after, start)


def _cut(text: str, start: int) -> str:
    said = f"…{text[start:]}" if start else text
    return said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"
