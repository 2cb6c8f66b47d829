"""The words of a comparison: every verdict, its sign, and the sentence that states it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.verdict import VerdictKind
from dashboard.wording.numbers import MINUS, NBSP, number, points
from dashboard.wording.places import as_sentence

DEMONSTRATION = "Démonstration – données fictives"


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
        "La précision des chiffres n’est pas publiée : personne ne peut dire si l’écart est "
        "significatif.",
    ),
    VerdictKind.IN_WORDS: VerdictWords(
        "publié en toutes lettres",
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


def interval_text(low: float, high: float, decimals: int = 1) -> str:
    """« de − 2,0 à + 4,4 points »."""
    return f"de {signed(low, decimals)} à {points(high, decimals)}"


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
    subject: str, when: str, difference: float, bounds: tuple[float, float], decimals: int
) -> str:
    """The sentence of a difference whose precision is not published."""
    return as_sentence(
        f"{when}, {subject} passe d’un chiffre publié à l’autre avec un écart de "
        f"{points(difference, decimals)} ({interval_text(*bounds, decimals)} compte tenu des "
        "seuls arrondis). La précision de l’enquête n’étant pas publiée, on ne peut pas dire si "
        "cet écart est significatif"
    )


def blocked(kind: VerdictKind, subject: str, when: str, reason: str) -> str:
    """The sentence of a pair without difference; ``reason`` is a clause or sentences."""
    words = VERDICTS[kind].label
    if kind is VerdictKind.FORTHCOMING:
        return as_sentence(f"{subject} : le second chiffre est à paraître. {reason}".strip())
    return as_sentence(f"{when}, {subject} : {words}. {reason}".strip())


def chance_text(tests: int, expected: float, significant: int, adjusted: int) -> str:
    """How many verdicts chance alone could give, and how many remain once corrected."""
    if not tests:
        return ""
    share = number(expected, 0 if expected >= 10 else 1)
    plural = "s" if tests > 1 else ""
    kept = "restent" if adjusted > 1 else "reste"
    return (
        f"{number(tests)} comparaison{plural} testée{plural} au seuil de 5{NBSP}% : même si rien "
        f"n’avait changé, on attendrait environ {share} « hausse » ou « baisse » par le seul "
        f"hasard ; {number(significant)} "
        f"{'sont significatives' if significant > 1 else 'est significative'} ici, dont "
        f"{number(adjusted)} le {kept} après correction (Benjamini–Hochberg)."
    )
