"""Hand-made comparisons with every verdict and the awkward cases, for figures, tables and files."""

from __future__ import annotations

from dataclasses import replace

from dashboard.domain.comparability import Cause, Comparability, Entry, Reason
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import CellKey, Observation, Orientation, Reading, Scope, Unit
from dashboard.domain.selection import Selection
from dashboard.domain.size_range import ALL_SIZES, SizeRange, elementary_ranges
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.domain.verdict import VerdictKind
from dashboard.results.evolution import Evolution, Glance, GlanceRow, Pair, Verdict
from dashboard.results.result import Cell, Look, Text
from dashboard.wording.datasets import DEMONSTRATION
from dashboard.wording.facts import value_text
from dashboard.wording.numbers import points
from dashboard.wording.places import size_label
from dashboard.wording.verdicts import VERDICTS, interval_text

ABS_DECREE = Reason(
    "abs-decret",
    Cause.LAW,
    "ABS annuelle jusqu’en 2016",
    "L’analyse des besoins sociaux était annuelle ; elle se fait une fois par mandat depuis.",
    "Décret n° 2016-824",
    "2016-06-21",
)
BLOCKED = Entry(Comparability.NOT_COMPARABLE, (ABS_DECREE,), "2026-11-21")
ALLOWED = Entry(Comparability.COMPARABLE, (), "2026-11-21")
_LOOKS = {
    Qualifier.EXACT: Look.VALUE,
    Qualifier.ABOUT: Look.ABOUT,
    Qualifier.MORE_THAN: Look.MORE_THAN,
    Qualifier.LESS_THAN: Look.LESS_THAN,
    Qualifier.NONE: Look.WORDS,
}


def level(
    value: float | None,
    half: float | None = None,
    size: SizeRange = ALL_SIZES,
    *,
    words: str = "",
    qualifier: Qualifier = Qualifier.EXACT,
    status: Status = Status.PUBLISHED,
    confidentiality: Confidentiality = Confidentiality.FREE,
) -> Cell:
    """A cell: a figure with the half-width of its interval, or words, or a status."""
    interval = None
    if half is not None and value is not None:
        interval = (max(value - half, 0.0), min(value + half, 100.0))
    seen = Observation(
        "x",
        CellKey("demonstration", "2025", "x", Unit.COMMUNE, Scope.OWN, Reading.UNITS, size),
        Orientation.DIRECT,
        value,
        qualifier,
        words,
        status,
        confidentiality,
        "simulation",
        interval=interval,
        standard_error=None if half is None else half / 1.96,
        base=1234,
    )
    text = value_text(seen)
    return Cell(
        size_label(size),
        text,
        f"{text} des communes",
        _LOOKS[qualifier] if seen.has_figure else Look.STATUS,
        value if seen.has_figure else None,
        status=status,
        confidentiality=confidentiality,
        qualifier=qualifier,
        size=size,
        observation=seen,
    )


def verdict(
    kind: VerdictKind,
    difference: float = 0.0,
    half: float = 2.0,
    reason: str = "",
    adjusted: VerdictKind | None = None,
) -> Verdict:
    """The verdict of a kind; those that block a difference have none."""
    words = VERDICTS[kind]
    if not kind.shows_difference:
        reason = reason or words.explanation
        return Verdict(kind, words.label, f"{words.label}. {reason}", reason=reason)
    low, high = difference - half, difference + half
    return Verdict(
        kind,
        words.label,
        f"La part change de {points(difference)}.",
        difference,
        points(difference),
        (low, high),
        interval_text(low, high),
        0.012 if kind.is_test else None,
        adjusted,
        words.explanation if kind is VerdictKind.UNKNOWN_PRECISION else "",
        ("Comparable avec prudence : questionnaire à confirmer.",),
    )


_S = (*elementary_ranges((500, 1500, 5000, 10000, 30000)), ALL_SIZES)
K = VerdictKind


def _pair(
    before: Cell,
    after: Cell,
    what: Verdict,
    heading: str = "",
    united: str = "",
    total: bool = False,
) -> Pair:
    size = before.size
    return Pair(heading or before.heading, before, after, what, size, total, united)


def _secret(size: SizeRange) -> Cell:
    return level(41.0, 3.0, size, confidentiality=Confidentiality.SECRET)


def _words(text: str, value: float | None, qualifier: Qualifier) -> Cell:
    return level(value, size=_S[3], words=text, qualifier=qualifier)


EVERY_PAIR = (
    _pair(level(41.0, 2.1, _S[0]), level(52.4, 1.6, _S[0]), verdict(K.UP, 11.4)),
    _pair(level(76.0, 4.0, _S[1]), level(70.3, 3.0, _S[1]), verdict(K.DOWN, -5.7, adjusted=K.NO_DIFFERENCE)),
    _pair(level(72.0, 3.1, _S[2]), level(72.3, 3.4, _S[2]), verdict(K.NO_DIFFERENCE, 0.3, 4.6),
          united="2025 : communes de 1 500 à 2 999 et de 3 000 à 4 999 habitants réunies"),
    _pair(level(72.0, None, _S[3]), level(74.0, None, _S[3]), verdict(K.UNKNOWN_PRECISION, 2.0, 1.0)),
    _pair(level(0.0, 0.4, _S[4]), level(1.2, 1.4, _S[4], status=Status.LOW_RELIABILITY), verdict(K.NO_DIFFERENCE, 1.2)),
    _pair(level(99.2, 1.5, _S[5]), level(100.0, 0.0, _S[5], status=Status.PROVISIONAL), verdict(K.NO_DIFFERENCE, 0.8)),
    _pair(level(15.0, 2.0, _S[0]), level(23.4, 2.2, _S[0]), verdict(K.NOT_COMPARABLE), "ABS réalisée"),
    _pair(level(50.0, 1.0, _S[1]), level(50.0, 1.0, _S[1]), verdict(K.OTHER_SIZES), "Tailles qui ne se rejoignent pas"),
    _pair(_secret(_S[2]), level(47.2, 3.0, _S[2]), verdict(K.SECRET), "Chiffre masqué"),
    _pair(_words("plus de huit communes sur dix", 80.0, Qualifier.MORE_THAN), level(84.3, 2.0, _S[3]), verdict(K.IN_WORDS), "Borne publiée"),
    _pair(_words("moins d’une commune sur dix", 10.0, Qualifier.LESS_THAN), _words("environ la moitié des communes", 50.0, Qualifier.ABOUT), verdict(K.IN_WORDS), "Deux figures en toutes lettres"),
    _pair(_words("la quasi-totalité des communes de cette taille", None, Qualifier.NONE), level(99.1, 0.7, _S[3]), verdict(K.IN_WORDS), "Mots sans chiffre"),
    _pair(level(None, status=Status.NON_RESPONSE), level(12.3, 1.0), verdict(K.MISSING), "Sans chiffre en 2014"),
    _pair(level(None, status=Status.NOT_COLLECTED), level(None, status=Status.NOT_CONCERNED), verdict(K.MISSING), "Aucun des deux chiffres"),
    _pair(level(72.0, None), level(None, status=Status.FORTHCOMING), verdict(K.FORTHCOMING), "Second chiffre à paraître"),
    _pair(level(72.4, 1.0), level(74.9, 1.1), verdict(K.UP, 2.5), "Ensemble des communes", total=True),
)  # fmt: skip

TEXT = Text(
    "Action sociale propre des communes, fin 2014 et 2025",
    "En % des communes",
    "Indicateur : action sociale.",
    "",
    "En 2025, 74,9 % des communes mènent au moins une action sociale.",
    "Communes de France.",
    (),
    ("DREES, enquête ASCO",),
    "",
    "Seize lignes.",
)
SELECTION = Selection("action-sociale", "2025", Scope.OWN)
EVOLUTION = Evolution(
    SELECTION, TEXT, "fin 2014", "2025", EVERY_PAIR, BLOCKED, "Non comparable.", "", None,
    "En % des communes",
)  # fmt: skip
_LABELS = (
    ("Au moins une action sociale", "organisation"),
    ("Aide sociale facultative versée aux personnes âgées, hors aide à domicile", "prestations"),
    ("Prévention et lutte contre la perte d’autonomie et l’isolement des personnes", "prestations"),
)
GLANCE = Glance(
    SELECTION, TEXT, "fin 2014", "2025",
    tuple(
        GlanceRow(
            f"i{n}", _LABELS[n % 3][0], _LABELS[n % 3][1], "Action propre, % des communes",
            replace(pair, status=Comparability.COMPARABLE), {},
        )
        for n, pair in enumerate(EVERY_PAIR)
    ),
    {}, "",
)  # fmt: skip


def simulated(evolution: Evolution) -> Evolution:
    """The same as the demonstration shows it."""
    chosen = evolution.selection.with_(dataset=Dataset.DEMONSTRATION)
    return replace(evolution, selection=chosen, mark=DEMONSTRATION)


def simulated_glance(glance: Glance) -> Glance:
    """The same as the demonstration shows it."""
    chosen = glance.selection.with_(dataset=Dataset.DEMONSTRATION)
    return replace(glance, selection=chosen, mark=DEMONSTRATION)
