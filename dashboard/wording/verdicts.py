"""The words of a comparison: every verdict, its sign, and the sentence that states it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.verdict import VerdictKind
from dashboard.wording.numbers import MINUS, NBSP, number, points
from dashboard.wording.places import as_sentence


@dataclass(frozen=True)
class VerdictWords:
    """How a verdict is named, which sign stands for it, and what it means."""

    label: str
    symbol: str
    explanation: str


VERDICTS: dict[VerdictKind, VerdictWords] = {
    VerdictKind.UP: VerdictWords(
        "hausse", "▲", "L’écart est positif, et plus grand que ce que le sondage peut expliquer."
    ),
    VerdictKind.DOWN: VerdictWords(
        "baisse", "▼", "L’écart est négatif, et plus grand que ce que le sondage peut expliquer."
    ),
    VerdictKind.NO_DIFFERENCE: VerdictWords(
        "pas de différence significative",
        "=",
        "L’écart peut être dû au seul sondage : cela ne prouve pas que rien n’a changé.",
    ),
    VerdictKind.UNKNOWN_PRECISION: VerdictWords(
        "précision inconnue",
        "?",
        "La précision d’au moins un des deux chiffres n’est pas connue : personne ne peut dire si "
        "l’écart est significatif.",
    ),
    VerdictKind.IN_WORDS: VerdictWords(
        "en toutes lettres",
        "«»",
        "L’un des deux chiffres est un ordre de grandeur, une borne ou des mots : il n’y a pas "
        "d’écart à calculer.",
    ),
    VerdictKind.NOT_COMPARABLE: VerdictWords(
        "non comparable",
        "≠",
        "Les deux chiffres ne mesurent pas la même chose : chacun se lit seul.",
    ),
    VerdictKind.OTHER_SIZES: VerdictWords(
        "tailles différentes",
        "≠",
        "Les deux éditions ne découpent pas les tailles de la même façon, et rien ne permet de les "
        "réunir.",
    ),
    VerdictKind.SECRET: VerdictWords(
        "secret statistique", "s", "L’un des deux chiffres est couvert par le secret statistique."
    ),
    VerdictKind.MISSING: VerdictWords(
        "sans chiffre", "–", "L’un des deux chiffres n’existe pas ou n’est pas publié."
    ),
    VerdictKind.FORTHCOMING: VerdictWords(
        "à paraître", "…", "Le second chiffre n’est pas encore publié."
    ),
}


_MANY = {
    VerdictKind.UP: ("hausse", "hausses"),
    VerdictKind.DOWN: ("baisse", "baisses"),
    VerdictKind.NO_DIFFERENCE: ("sans différence significative",) * 2,
    VerdictKind.UNKNOWN_PRECISION: ("de précision inconnue",) * 2,
    VerdictKind.IN_WORDS: ("en toutes lettres",) * 2,
    VerdictKind.NOT_COMPARABLE: ("non comparable", "non comparables"),
    VerdictKind.OTHER_SIZES: ("de tailles différentes",) * 2,
    VerdictKind.SECRET: ("couvert par le secret", "couverts par le secret"),
    VerdictKind.MISSING: ("sans chiffre",) * 2,
    VerdictKind.FORTHCOMING: ("à paraître",) * 2,
}


def counted(kind: VerdictKind, count: int) -> str:
    """« 11 hausses », « 1 non comparable »."""
    return f"{number(count)}{NBSP}{_MANY[kind][count > 1]}"


def interval_text(low: float, high: float, decimals: int = 1) -> str:
    """« de − 2,0 à + 4,4 points »; the plural as soon as one of the two takes it."""
    noun = "points" if max(abs(low), abs(high)) >= 2 else "point"
    return f"de {signed(low, decimals)} à {signed(high, decimals)}{NBSP}{noun}"


def signed(value: float, decimals: int = 1) -> str:
    """« + 4,2 », « − 0,3 », « 0,0 »: a difference without its unit."""
    rounded = round(value, decimals)
    sign = f"+{NBSP}" if rounded > 0 else f"{MINUS}{NBSP}" if rounded < 0 else ""
    return f"{sign}{number(abs(rounded), decimals)}"


def magnitude(value: float, decimals: int = 1) -> str:
    """« 4,2 points », without sign."""
    return points(abs(value), decimals).removeprefix(f"+{NBSP}")


def tested(
    kind: VerdictKind, subject: str, when: str, difference: float, bounds: tuple[float, float]
) -> str:
    """The sentence of a test; ``subject`` is « la part des communes … qui … »."""
    inside = f"intervalle de confiance à 95{NBSP}% : {interval_text(*bounds)}"
    if kind is VerdictKind.NO_DIFFERENCE:
        return as_sentence(
            f"{when}, {subject} ne change pas de façon significative : écart de "
            f"{points(difference)}, {inside}"
        )
    verb = "augmente" if kind is VerdictKind.UP else "baisse"
    return as_sentence(f"{when}, {subject} {verb} de {magnitude(difference)} ({inside})")


def unknown(
    subject: str,
    when: str,
    levels: tuple[str, str],
    change: tuple[str, str],
    lacking: str,
) -> str:
    """The sentence of a difference of unknown precision.

    ``levels`` are both figures in words, ``change`` the difference and its bounds in words,
    ``lacking`` the sentence that says whose precision is not known.
    """
    return (
        as_sentence(
            f"{when}, {subject} passe de {levels[0]} à {levels[1]} : {change[0]} ({change[1]}, "
            "compte tenu des seuls arrondis)"
        )
        + f" {lacking} On ne peut donc pas dire si l’écart est significatif."
    )


def forthcoming(subject: str, dates: tuple[str, str], levels: tuple[str, str], reason: str) -> str:
    """The sentence of a pair of which a figure is to come, with what stands at each date."""
    told = (f"{level} ({date})" for level, date in zip(levels, dates, strict=True))
    return as_sentence(f"{subject} : {', '.join(told)}. {reason}".strip())


def blocked(kind: VerdictKind, subject: str, when: str, reason: str) -> str:
    """The sentence of a pair without difference; ``reason`` is a clause or sentences."""
    words = VERDICTS[kind].label
    if kind is VerdictKind.NOT_COMPARABLE:
        said = as_sentence(f"{when}, {subject} ne se compare pas")
        return f"{said} {reason}".strip()
    return as_sentence(f"{when}, {subject} : {words}. {reason}".strip())


FEWEST = 5
"""Comparisons under which nothing is said of chance."""


def chance_text(tests: int, expected: float, significant: int, adjusted: int) -> str:
    """How many verdicts chance alone could give, and how many remain once corrected."""
    if tests < FEWEST:
        return ""
    share = number(expected, 0 if expected >= 10 else 1)
    start = (
        f"{number(tests)} comparaisons testées au seuil de 5{NBSP}% : même si rien n’avait changé, "
        f"on attendrait environ {share} « hausse » ou « baisse » par le seul hasard."
    )
    if not significant:
        return f"{start} Aucune n’est significative ici."
    found = (
        f"{number(significant)} {'sont significatives' if significant > 1 else 'est significative'}"
    )
    if adjusted == significant:
        kept = "toutes le restent" if significant > 1 else "elle le reste"
    else:
        kept = f"{number(adjusted)} le {'restent' if adjusted > 1 else 'reste'}"
    return f"{start} {found} ici ; {kept} après correction (Benjamini–Hochberg)."


def bounds_text(interval: str, kind: VerdictKind) -> str:
    """The bounds of a difference; those that come from rounding alone say so."""
    from_rounding = interval and kind is VerdictKind.UNKNOWN_PRECISION
    return f"arrondi seul : {interval}" if from_rounding else interval
