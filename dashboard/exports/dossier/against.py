"""What changed between two exports of a dossier: versions, values, texts, files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dashboard.exports.dossier.earlier import EarlierFigure, Export, ValueKey, read_export
from dashboard.exports.dossier.figure_csv import COMPARED

_LIKENESSES: tuple[Callable[[EarlierFigure], object], ...] = (
    lambda figure: (figure.key, figure.label),
    lambda figure: figure.key,
    lambda figure: figure.label,
)
"""What makes a figure the same one, the surest first."""


@dataclass(frozen=True)
class ValueChange:
    """A value that is another, appeared (``before`` empty) or went (``after`` empty)."""

    row: str
    series: str
    before: str
    after: str
    columns: tuple[str, ...] = ()
    """What changed of it: the value itself, or only its interval or status."""


@dataclass(frozen=True)
class TextChange:
    """A text of a figure that is another."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class FigureChange:
    """A figure that changed; ``former`` is its earlier number where that is another."""

    label: str
    former: str
    values: tuple[ValueChange, ...]
    texts: tuple[TextChange, ...]
    values_known: bool = True
    """False where one of the exports was given without its tables."""


@dataclass(frozen=True)
class Changes:
    """Everything that changed; versions as (before, after)."""

    data_version: tuple[str, str]
    app_version: tuple[str, str]
    renderer: tuple[str, str]
    figures: tuple[FigureChange, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    files_changed: tuple[str, ...]
    files_added: tuple[str, ...]
    files_removed: tuple[str, ...]

    @property
    def is_same_figures(self) -> bool:
        """Whether every figure says what it said: a reader need not be told anything."""
        return not (self.figures or self.added or self.removed)


def against(old: bytes, new: bytes) -> Changes:
    """Compare two exports, each a ZIP or its manifest. Raises ``EarlierError``."""
    return compared(read_export(old), read_export(new))


def compared(old: Export, new: Export) -> Changes:
    """Compare two exports. A figure keeps its identity when it is reworded or numbered anew."""
    pairs, removed, added = _matched(old.figures, new.figures)
    common = sorted(set(old.files) & set(new.files))
    return Changes(
        data_version=(old.data_version, new.data_version),
        app_version=(old.app_version, new.app_version),
        renderer=(old.renderer, new.renderer),
        figures=tuple(found for pair in pairs if (found := _figure(*pair))),
        added=tuple(figure.label for figure in added),
        removed=tuple(figure.label for figure in removed),
        files_changed=tuple(name for name in common if old.files[name] != new.files[name]),
        files_added=tuple(sorted(set(new.files) - set(old.files))),
        files_removed=tuple(sorted(set(old.files) - set(new.files))),
    )


def _matched(
    old: tuple[EarlierFigure, ...], new: tuple[EarlierFigure, ...]
) -> tuple[list[tuple[EarlierFigure, EarlierFigure]], list[EarlierFigure], list[EarlierFigure]]:
    """Pairs by choices, then by number among what is left; then what went, and what came."""
    left_old, left_new = list(old), list(new)
    pairs = []
    for alike in _LIKENESSES:
        for after in list(left_new):
            before = next((f for f in left_old if alike(f) == alike(after)), None)
            if before:
                pairs.append((before, after))
                left_old.remove(before)
                left_new.remove(after)
    places = {id(figure): place for place, figure in enumerate(new)}
    return sorted(pairs, key=lambda pair: places[id(pair[1])]), left_old, left_new


def _figure(before: EarlierFigure, after: EarlierFigure) -> FigureChange | None:
    known = before.values is not None and after.values is not None
    values = tuple(_values(before.values or {}, after.values or {})) if known else ()
    names = dict.fromkeys([*before.texts, *after.texts])
    texts = tuple(
        TextChange(name, before.texts.get(name, ""), after.texts.get(name, ""))
        for name in names
        if before.texts.get(name, "") != after.texts.get(name, "")
    )
    former = before.label if before.label != after.label else ""
    if not (values or texts or former):
        return None
    return FigureChange(after.label, former, values, texts, known)


def _values(
    before: Mapping[ValueKey, Mapping[str, str]], after: Mapping[ValueKey, Mapping[str, str]]
) -> Iterator[ValueChange]:
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        heads = new or old or {}
        columns = tuple(c for c in COMPARED if old and new and old[c] != new[c])
        if columns or not (old and new):
            yield ValueChange(
                heads["ligne"],
                heads["serie"],
                old["shown"] if old else "",
                new["shown"] if new else "",
                columns,
            )
