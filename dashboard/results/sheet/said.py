"""The facts of a sheet in sentences: the essentials, and what changed."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.verdict import VerdictKind
from dashboard.results.result import Cell
from dashboard.results.sheet.nouns import Changes, Essential, Fact, Level, shows
from dashboard.results.verdicts import chance
from dashboard.wording import sheet as words
from dashboard.wording.places import as_sentence
from dashboard.wording.typography import lower_first
from dashboard.wording.verdicts import VERDICTS, bounds_text, counted
from dashboard.wording.vocabulary import STATUS

_ESSENTIAL = (
    "action-sociale",
    "domaines-sept-ou-plus",
    "domaine-personnes-agees",
    "prestation",
    "abs-realisee",
)


def essentials(facts: Sequence[Fact]) -> tuple[Essential, ...]:
    """The main facts: the newest figure, all communes, the earlier edition, the verdict."""
    chosen: dict[str, Fact] = {}
    for fact in facts:
        chosen.setdefault(fact.indicator, fact)
    return tuple(_essential(chosen[name]) for name in _ESSENTIAL if name in chosen)


def _essential(fact: Fact) -> Essential:
    newest, *before = reversed(fact.levels)
    more = [_of_all(newest)]
    more += [_then(old, newest) for old in before if shows(old.cell)]
    more.append(verdict_text(fact))
    kept = tuple(line for line in more if line)
    if shows(newest.cell):
        sentence = as_sentence(newest.cell.sentence)
        return Essential(newest.cell.text, sentence, _short(newest), kept)
    said = words.no_figure(fact.label, why_none(newest.cell), newest.when)
    return Essential("", said, said, kept)


def _then(old: Level, newest: Level) -> str:
    """The earlier figure, with its sizes where they are not those of the newest one."""
    same = old.cell.heading == newest.cell.heading
    whose = "" if same else f" ({lower_first(words.of_heading(old.cell.heading))})"
    return words.then(old.when, f"{old.cell.text}{whose}")


def _short(level: Level) -> str:
    """The fact and its date, without the interval that the sentence of a cell ends with."""
    said, _, _ = level.cell.sentence.rpartition(" (")
    return as_sentence(f"{said or level.cell.sentence} ({level.when})")


def _of_all(level: Level) -> str:
    """All communes beside the size; the whole sentence where the size has nothing to say it."""
    if not shows(level.total):
        return ""
    if shows(level.cell):
        return words.all_communes(level.total.text)
    return as_sentence(f"toutes tailles réunies, {level.total.sentence}")


def why_none(cell: Cell) -> str:
    """Why a size has no figure: the words of the status, without its explanation."""
    return cell.text if cell.confidentiality.hides else STATUS[cell.status].label


def verdict_text(fact: Fact) -> str:
    """« Évolution : baisse, − 4,7 points (de − 7,4 à − 2,2 points). »; the reason without test."""
    if fact.pair is None:
        return ""
    verdict = fact.pair.verdict
    whose = f", {lower_first(words.of_heading(fact.judged_on))}" if fact.judged_on else ""
    if not verdict.kind.shows_difference:
        return as_sentence(f"Évolution{whose} : {verdict.label}. {verdict.reason}".rstrip(". "))
    bounds = bounds_text(verdict.interval_text, verdict.kind)
    figures = f"{verdict.difference_text} ({bounds})"
    return as_sentence(f"Évolution{whose} : {verdict.label}, {figures}")


def changes(facts: Sequence[Fact]) -> Changes | None:
    """Each verdict with the facts that have it, and what chance alone could give."""
    pairs = [fact.pair for fact in facts if fact.pair is not None]
    if not pairs:
        return None
    by_kind: dict[VerdictKind, list[Fact]] = {kind: [] for kind in VerdictKind}
    for fact in facts:
        if fact.pair is not None:
            by_kind[fact.pair.verdict.kind].append(fact)
    lines = {kind: _counted(kind, found) for kind, found in by_kind.items() if found}
    moved = [lines.pop(kind) for kind in (VerdictKind.UP, VerdictKind.DOWN) if kind in lines]
    meanings = [
        as_sentence(f"{VERDICTS[kind].label} : {lower_first(VERDICTS[kind].explanation)}")
        for kind in lines
        if not kind.is_test
    ]
    return Changes(tuple(moved), (*lines.values(), *meanings), chance(pairs))


def _counted(kind: VerdictKind, facts: Sequence[Fact]) -> str:
    return as_sentence(f"{counted(kind, len(facts))} : {_listed(facts, kind)}")


def _listed(facts: Sequence[Fact], kind: VerdictKind) -> str:
    return " ; ".join(_item(fact, kind) for fact in facts)


def _item(fact: Fact, kind: VerdictKind) -> str:
    name = lower_first(fact.label)
    if fact.detail:
        name = f"{name}, {lower_first(fact.detail)}"
    if fact.pair is None or kind not in (VerdictKind.UP, VerdictKind.DOWN):
        return name
    mark = "*" if fact.pair.verdict.is_uncertain else ""
    whose = f", {lower_first(words.of_heading(fact.judged_on))}" if fact.judged_on else ""
    return f"{name} ({fact.pair.verdict.difference_text}{whose}){mark}"
