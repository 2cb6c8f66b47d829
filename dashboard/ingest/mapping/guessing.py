"""What the lines of a table could mean, each guess with what it rests on.

Nothing here decides: a guess is written into a draft beside its score, for a person to confirm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.observation import Orientation
from dashboard.ingest.finding.table import Line
from dashboard.ingest.mapping.cues import edition_of, measure_of, reading_of, without_measure
from dashboard.ingest.mapping.likeness import CLEAR, SURE, Match, words_of
from dashboard.ingest.mapping.model import UNDECIDED
from dashboard.ingest.vocabulary.sizes import SizeRead, read_size
from dashboard.ingest.vocabulary.territories import Territories, TerritoryRead

SHOWN = 3
"""Runners-up that a comment tells."""


@dataclass
class Guess:
    """What a line could mean: keys of the mapping, and remarks for the person who reviews."""

    line: Line
    values: dict[str, object] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    words: str = ""
    """What is left of its label to name an indicator."""


@dataclass(frozen=True)
class Axis:
    """The lines of one side of a table, and what that side is made of."""

    guesses: tuple[Guess, ...]
    has_sizes: bool
    has_territories: bool

    @property
    def names_indicators(self) -> bool:
        """Whether something in the labels is left to name an indicator."""
        return any(guess.words for guess in self.guesses)


def axis_of(lines: Sequence[Line], catalogue: Catalogue, territories: Territories) -> Axis:
    """Read every line of a side: sizes, territories, editions, measures, readings."""
    sizes = {line.place: _size(line) for line in lines}
    placed = {line.place: _territory(line, territories) for line in lines}
    has_sizes = any(read and not read.is_total for read in sizes.values())
    known = [read for read in placed.values() if read and read.key not in ("", "france")]
    has_territories = not has_sizes and 2 * len(known) >= len(lines) and bool(known)
    guesses = tuple(
        _guess(
            line,
            sizes[line.place] if has_sizes else None,
            placed[line.place] if has_territories else None,
            catalogue,
        )
        for line in lines
    )
    return Axis(guesses, has_sizes, has_territories)


def _size(line: Line) -> SizeRead | None:
    return next((read for text in reversed(line.path) if (read := read_size(text))), None)


def _territory(line: Line, territories: Territories) -> TerritoryRead | None:
    for place, text in reversed(list(enumerate(line.path))):
        hint = line.path[place - 1] if place else None
        if read := territories.read(text, hint):
            return read
    return None


def _guess(
    line: Line, size: SizeRead | None, territory: TerritoryRead | None, catalogue: Catalogue
) -> Guess:
    guess = Guess(line)
    if size is not None:
        guess.values["size"] = size.size.code
        if size.doubt:
            guess.remarks.append(f"doubt: {size.doubt}")
    if territory is not None:
        _place(guess, territory)
    whole = " ".join(line.path)
    edition = edition_of(whole, catalogue.editions.values())
    if edition is not None:
        guess.values["edition"], guess.values["reference_date"] = edition
    measure = measure_of(line.path)
    if measure is not None:
        guess.values["measure"] = measure
    reading = reading_of(whole)
    if reading is not None:
        guess.values["reading"] = reading.value
    if size is None and territory is None:
        guess.words = " ".join(
            text for part in line.path if words_of(text := without_measure(part))
        )
        if words_of(guess.words) in ("", "epci"):
            guess.words = ""
    return guess


def _place(guess: Guess, read: TerritoryRead) -> None:
    if read.key:
        guess.values["territory"] = read.key
    if "avant 2016" in read.scope_note:
        guess.values = {"ignore": "région d’avant 2016, sans équivalent sur la carte d’aujourd’hui"}
    elif not read.key:
        guess.values["territory"] = UNDECIDED
    remarks = [f"doubt: {read.doubt}"] if read.doubt else []
    guess.remarks += [*remarks, *([f"says « {read.scope_note} »"] if read.scope_note else [])]


def settle(guess: Guess, matches: Sequence[Match]) -> Match | None:
    """Write the best match into the guess if it is good and clear enough, else « ? »."""
    best = matches[0] if matches else None
    second = matches[1].score if len(matches) > 1 else 0.0
    guess.remarks.append(_told(matches))
    if best is None or best.score < SURE or round(best.score - second, 2) < CLEAR:
        guess.values["indicator"] = UNDECIDED
        return None
    guess.values["indicator"] = best.indicator.id
    if best.orientation is Orientation.INVERSE:
        guess.values["orientation"] = best.orientation.value
    return best


def _told(matches: Sequence[Match]) -> str:
    if not matches:
        return "nothing in the label names an indicator"
    said = [f"{m.indicator.id} {m.score:.2f}" for m in matches[: SHOWN + 1]]
    return f"likest: {said[0]}; then {', '.join(said[1:])}"
