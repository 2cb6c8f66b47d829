"""The rows of a drawn table: sizes, actions, départements, years, and five kinds of hierarchy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.ingest import lookalike_words as words
from tests.ingest.lookalike_hand import Hand, TrueTable

KINDS = (
    *("sizes", "actions", "departements", "years", "counts", "indent", "spaces", "bold groups"),
    *("staircase", "merged groups", "merged years", "banner groups"),
)
NEED_LOOKS = {"indent", "bold groups", "merged groups", "merged years", "banner groups"}


@dataclass(frozen=True)
class Label:
    """A label as written: how far right of the first label column, and how it looks."""

    text: str | int
    offset: int = 0
    indent: int = 0
    bold: bool = False


@dataclass(frozen=True)
class Row:
    """A row to be drawn; without a path it holds no data. A banner is merged over the table."""

    labels: tuple[Label, ...]
    path: tuple[str, ...] = ()
    banner: bool = False


@dataclass
class Rows:
    """All rows, the headings of the label columns, and (first, last) row of each merged label."""

    rows: list[Row]
    heads: list[str]
    merges: list[tuple[int, int]] = field(default_factory=list)


def rows_of(hand: Hand, table: TrueTable) -> Rows:
    """The rows of a table, of one kind or another."""
    kind = hand.one(*KINDS)
    if hand.flat and kind in NEED_LOOKS:
        kind = "actions"
    table.traits.add(kind)
    if kind == "sizes":
        found = _plain(hand, hand.one(*words.SIZES), "Taille de la commune", "", "Taille")
        if hand.chance(60):
            total = Row((Label("Ensemble", bold=hand.chance(50)),), ("Ensemble",))
            found.rows.insert(hand.one(len(found.rows), 0), total)
        return found
    if kind == "actions":
        labels = hand.some(words.ACTIONS, 2, 7)
        return _plain(hand, labels, "", "Actions", table.unit)
    if kind == "departements":
        return _departements(hand)
    if kind == "years":
        first, text = hand.count(1996, 2014), hand.chance(30)
        years = [first + n for n in range(hand.count(2, 7))]
        return _numbers([str(year) if text else year for year in years], hand.one("Année", ""))
    if kind == "counts":
        return _numbers([0, 1, 2, 3, "4 ou plus"], "Nombre d'actions")
    return _hierarchy(hand, table, kind)


def _plain(hand: Hand, labels: Sequence[str], *heads: str) -> Rows:
    return Rows([Row((Label(hand.marked(x)),), (x,)) for x in labels], [hand.one(*heads)])


def _numbers(labels: Sequence[str | int], head: str) -> Rows:
    return Rows([Row((Label(label),), (str(label),)) for label in labels], [head])


def _departements(hand: Hand) -> Rows:
    drawn = sorted(hand.some(words.DEPARTEMENTS, 2, 7), key=lambda d: d[1])
    heads = ["Code région", "Code département", "Département"]
    how = hand.one("name", "joined", "code", "three", "numeric")
    if how == "name":
        return Rows([Row((Label(d[2]),), (d[2],)) for d in drawn], [hand.one("Département", "")])
    if how == "joined":
        names = [f"{d[1]}{hand.one('-', ' - ', ' – ')}{d[2]}" for d in drawn]
        return Rows([Row((Label(f"{x} "),), (x,)) for x in names], [hand.one(heads[2], "")])
    if how == "code":
        rows = [Row((Label(d[1]), Label(d[2], 1)), d[1:]) for d in drawn]
        return Rows(rows, [hand.one("Code", "Numéro"), heads[2]])
    if how == "three":
        return Rows([Row(tuple(Label(x, i) for i, x in enumerate(d)), d) for d in drawn], heads)
    drawn = [d for d in drawn if d[0] > "09"] or [words.DEPARTEMENTS[0]]
    rows = [Row((Label(int(d[0])), Label(d[2], 1)), (d[0], d[2])) for d in drawn]
    return Rows(rows, [heads[0], heads[2]])


def _hierarchy(hand: Hand, table: TrueTable, kind: str) -> Rows:
    """Groups and what stands under them. Merged: the group spans its rows in a column of its own."""
    found, merged = Rows([], []), kind.startswith("merged")
    parents_have_figures = kind in {"indent", "spaces", "staircase"} and hand.chance(50)
    groups: list[str | int] = [*hand.some(words.GROUPS, 2, 3)]
    if kind == "merged years":
        groups = [2014, 2018] if hand.chance(50) else ["2014", "2018"]
    for group in groups:
        children = hand.some(words.ACTIONS, 2 if merged else 1, 3)
        if kind == "merged years":
            children = hand.one(*words.SIZES)
        if merged:
            found.merges.append((len(found.rows), len(found.rows) + len(children) - 1))
        else:
            bold = kind in {"bold groups", "banner groups"} or hand.chance(30)
            label = Label(hand.marked(str(group)), bold=bold)
            path = (str(group),) if parents_have_figures else ()
            found.rows.append(Row((label,), path, banner=kind == "banner groups"))
        for place, child in enumerate(children):
            written = f"   {child}" if kind == "spaces" else child
            offset = 1 if merged or kind == "staircase" else 0
            own = Label(written, offset, indent=2 if kind == "indent" else 0)
            labels = (Label(group), own) if merged and place == 0 else (own,)
            found.rows.append(Row(labels, (str(group), child)))
    if kind == "bold groups" and hand.chance(30):
        found.rows.append(Row((Label("Ensemble", bold=True),), ("Ensemble",)))
        table.traits.add("total after groups")
    found.heads = ["", ""] if merged or kind == "staircase" else [hand.one("", "Publics")]
    if not parents_have_figures and not merged and not any(found.heads):
        table.traits.add("group under a blank corner")
    return found
