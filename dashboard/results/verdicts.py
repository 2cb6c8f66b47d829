"""The verdict on a pair: decided in one place, in one order, by the register and by the figures.

The order matters. What is not published yet cannot be judged; what is not comparable stays so
whatever its figures; secret and missing figures come before words, words before unknown precision,
and only then is there a test.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.domain.comparability import Comparability, Entry
from dashboard.domain.observation import Observation
from dashboard.domain.status import Status
from dashboard.domain.verdict import VerdictKind
from dashboard.results.evolution import Pair, Verdict
from dashboard.results.sides import Side
from dashboard.stats.comparison import Estimate, compare, rounding_bounds
from dashboard.stats.multiple import benjamini_hochberg, expected_by_chance
from dashboard.wording import verdicts as words
from dashboard.wording.comparability import COMPARABILITY, main_reason, names
from dashboard.wording.facts import value_text
from dashboard.wording.numbers import points
from dashboard.wording.typography import lower_first
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS

LEVEL = 0.05
_REFUSED_UNION = (
    "Les éditions ne découpent pas les tailles de la même façon, et les effectifs qui "
    "permettraient de réunir les morceaux ne sont pas connus."
)


@dataclass(frozen=True)
class Question:
    """What a verdict is asked about, beside the two levels."""

    entry: Entry
    subject: str
    """« la part des communes de moins de 500 habitants qui mènent … »."""
    dates: tuple[str, str]
    """« fin 2014 », « 2025 »."""
    covariance: float | None
    steps: tuple[float, float] = (1.0, 1.0)
    """What the figures of each edition are rounded to, in points."""

    @property
    def when(self) -> str:
        """« Entre fin 2014 et 2025 »."""
        return f"Entre {self.dates[0]} et {self.dates[1]}"


def judge(before: Side, after: Side, question: Question) -> Verdict:
    """The verdict on a pair of levels."""
    blocked = _blocked(before, after, question)
    if blocked is not None:
        kind, reason = blocked
        sentence = (
            words.forthcoming(question.subject, question.dates, _told(before, after), reason)
            if kind is VerdictKind.FORTHCOMING
            else words.blocked(kind, question.subject, question.when, reason)
        )
        return Verdict(kind, words.VERDICTS[kind].label, sentence, reason=reason)
    first, last = before.observation, after.observation
    if first is None or last is None:
        raise ValueError("a pair without two figures must have been blocked")
    remarks = _remarks(first, last, question)
    difference = compare(
        _estimate(first), _estimate(last), covariance=question.covariance, level=LEVEL
    )
    low, high, p_value = difference.low, difference.high, difference.p_value
    if low is None or high is None or p_value is None:
        return _unknown(first, last, question, remarks)
    kind = VerdictKind.NO_DIFFERENCE
    if difference.is_significant:
        kind = VerdictKind.UP if difference.value > 0 else VerdictKind.DOWN
    return Verdict(
        kind,
        words.VERDICTS[kind].label,
        words.tested(kind, question.subject, question.when, difference.value, (low, high)),
        difference.value,
        points(difference.value),
        (low, high),
        words.interval_text(low, high),
        p_value,
        remarks=remarks,
    )


def _told(before: Side, after: Side) -> tuple[str, str]:
    """What stands at each date: the figure, its words, or those of the status."""
    first, last = (
        value_text(side.observation) if side.observation else STATUS[side.status].label
        for side in (before, after)
    )
    return first, last


def _blocked(before: Side, after: Side, question: Question) -> tuple[VerdictKind, str] | None:
    """The first thing that forbids a difference, with its reason."""
    if Status.FORTHCOMING in (before.status, after.status):
        return VerdictKind.FORTHCOMING, _once_out(question.entry)
    if not question.entry.status.allows:
        return VerdictKind.NOT_COMPARABLE, main_reason(question.entry)
    sides = (before, after)
    if any(s.united and s.observation is None for s in sides):
        return VerdictKind.OTHER_SIZES, _REFUSED_UNION
    hidden = [s.observation for s in sides if s.observation and s.observation.confidentiality.hides]
    if hidden:
        return VerdictKind.SECRET, CONFIDENTIALITY[hidden[0].confidentiality].explanation
    lacking = [s for s in sides if s.observation is None or not s.observation.has_figure]
    if lacking:
        alone = any(s.observation for s in sides)
        if alone and lacking[0].status is Status.NOT_PUBLISHED_FOR_SIZE:
            return VerdictKind.OTHER_SIZES, "L’autre édition ne publie pas cette classe de taille."
        return VerdictKind.MISSING, STATUS[lacking[0].status].explanation
    if not all(s.observation is not None and s.observation.is_number for s in sides):
        return VerdictKind.IN_WORDS, words.VERDICTS[VerdictKind.IN_WORDS].explanation
    return None


def _once_out(entry: Entry) -> str:
    """What will be possible once the second figure is out."""
    main = entry.main
    why = f" ({lower_first(main.label)})" if main and not entry.status.allows else ""
    return f"À sa parution : {COMPARABILITY[entry.status]}{why}."


def _unknown(
    first: Observation, last: Observation, question: Question, remarks: tuple[str, ...]
) -> Verdict:
    before, after = first.value or 0.0, last.value or 0.0
    bounds = rounding_bounds(before, after, *question.steps)
    decimals = 0 if min(question.steps) >= 1 else 1
    kind = VerdictKind.UNKNOWN_PRECISION
    change = (points(after - before, decimals), words.interval_text(*bounds, decimals))
    lacking = _lacking(first, last, question)
    levels = (value_text(first), value_text(last))
    return Verdict(
        kind,
        words.VERDICTS[kind].label,
        words.unknown(question.subject, question.when, levels, change, lacking),
        after - before,
        change[0],
        bounds,
        change[1],
        reason=lacking,
        remarks=remarks,
    )


def _lacking(first: Observation, last: Observation, question: Question) -> str:
    """Whose precision is not known."""
    unknown = [
        date
        for seen, date in zip((first, last), question.dates, strict=True)
        if seen.standard_error is None and seen.interval is None
    ]
    if len(unknown) > 1:
        return "La précision des deux chiffres n’est pas publiée."
    return f"La précision du chiffre de {unknown[0]} n’est pas publiée."


def _estimate(observation: Observation) -> Estimate:
    low, high = observation.interval or (None, None)
    return Estimate(observation.value or 0.0, low, high, observation.standard_error)


def _remarks(first: Observation, last: Observation, question: Question) -> tuple[str, ...]:
    found = []
    if question.entry.status is Comparability.CAUTION:
        found.append(f"Comparable avec prudence : {names(question.entry.reasons)}.")
    unsteady = (Status.LOW_RELIABILITY, Status.PROVISIONAL, Status.ESTIMATED)
    statuses = {seen.status for seen in (first, last)}
    found += [f"Chiffre {STATUS[s].label} {STATUS[s].code}." for s in unsteady if s in statuses]
    return tuple(found)


def adjust(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs with the verdict each keeps once corrected for all of them together."""
    tested = [pair.verdict.p_value for pair in pairs]
    corrected = benjamini_hochberg([p for p in tested if p is not None])
    values = iter(corrected)
    found = []
    for pair in pairs:
        verdict = pair.verdict
        if verdict.p_value is not None:
            still = float(next(values)) < LEVEL
            kind = verdict.kind if still else VerdictKind.NO_DIFFERENCE
            verdict = replace(verdict, adjusted=kind)
        found.append(replace(pair, verdict=verdict))
    return tuple(found)


def chance(pairs: Sequence[Pair]) -> str:
    """How many of these verdicts chance alone could give."""
    kinds = [pair.verdict for pair in pairs if pair.verdict.kind.is_test]
    significant = [v for v in kinds if v.kind is not VerdictKind.NO_DIFFERENCE]
    kept = [v for v in kinds if v.adjusted not in (None, VerdictKind.NO_DIFFERENCE)]
    return words.chance_text(
        len(kinds), expected_by_chance(len(kinds), LEVEL), len(significant), len(kept)
    )


def step_of(values: Sequence[Observation]) -> float:
    """What the figures of an edition are rounded to: a point unless one of them is finer."""
    numbers = [o.value for o in values if o.is_number and o.value is not None]
    return 0.1 if any(not float(v).is_integer() for v in numbers) else 1.0
