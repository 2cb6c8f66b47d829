"""A published figure as a French sentence, in the words of its publication.

A number becomes « 72 % des communes de moins de 500 habitants », words stay words: « la totalité
des communes … », « près d’une commune sur six ». Nothing is turned from words into a number.
"""

from __future__ import annotations

import re

from dashboard.domain.catalogue import Indicator
from dashboard.domain.observation import ALL_UNITS, Observation, Reading, Scope, Unit
from dashboard.domain.status import Qualifier, Status
from dashboard.wording.numbers import NBSP, number, percent
from dashboard.wording.places import as_sentence, of_size
from dashboard.wording.typography import lower_first
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS

_SINGULAR = re.compile(r"\bune (?:commune )?sur\b")


def value_text(observation: Observation) -> str:
    """What stands in a cell: « 72 % », « la quasi-totalité », or the words of the status."""
    if observation.confidentiality.hides:
        return CONFIDENTIALITY[observation.confidentiality].label
    if not observation.status.has_figure:
        return STATUS[observation.status].label
    mark = STATUS[observation.status].code
    text = _figure(observation)
    return f"{text}{NBSP}{mark}" if mark else text


def why_none(observation: Observation) -> str:
    """The words of the status of a cell without figure; a withdrawn one says why it was."""
    told = value_text(observation)
    withdrawn = observation.status is Status.WITHDRAWN and observation.note
    return f"{told} : {lower_first(observation.note)}" if withdrawn else told


def _figure(observation: Observation) -> str:
    if observation.qualifier is not Qualifier.EXACT or observation.value is None:
        return observation.words
    if observation.key.reading is Reading.COUNT:
        return observation.words or number(observation.value)
    figure = percent(observation.value, 1 if observation.interval else None)
    said = observation.words.replace(" ", NBSP)
    return (
        observation.words if said and said.replace(NBSP, "") != figure.replace(NBSP, "") else figure
    )


def units(observation: Observation, group_label: str = "") -> str:
    """Who is counted: « communes de moins de 500 habitants », « communes ayant réalisé … »."""
    everyone = "EPCI" if observation.key.unit is Unit.EPCI else "communes"
    return sized(group_label or everyone, size_as_published(observation))


def sized(units: str, size: str) -> str:
    """« communes de moins de 500 habitants ayant réalisé une ABS »: the size follows the noun."""
    noun, _, restriction = units.partition(" ")
    return " ".join(part for part in (noun, size, restriction) if part)


def size_as_published(observation: Observation) -> str:
    """The size range after « communes », in the words of the publication where they fit."""
    size, label = observation.key.size_range, observation.size_label
    if size.is_all or not label:
        return of_size(size)
    lower = label[0].lower() + label[1:]
    if lower.startswith(("plus de ", "moins de ")):
        return f"de {lower}"
    return f"comptant {lower}" if lower.startswith("entre ") else of_size(size)


def subject(observation: Observation, group_label: str = "") -> str:
    """Subject of the sentence, lower case: « 72 % des communes de moins de 500 habitants »."""
    key, text = observation.key, _figure(observation)
    who = units(observation, group_label)
    if key.reading is Reading.POPULATION:
        if "population" in text:
            return text
        whom = f" des {who}" if size_as_published(observation) or group_label else ""
        return f"{text} de la population{whom}"
    if "commune" in text or "EPCI" in text:
        return text if key.size_range.is_all and not group_label else f"parmi les {who}, {text}"
    if " sur " in text:
        return f"parmi les {who}, {text}"
    return f"{text} des {who}"


def is_singular(observation: Observation) -> bool:
    """Whether the verb takes the singular: « une commune sur trois », « 98 % de la population »."""
    if observation.key.reading is Reading.POPULATION:
        return True
    return bool(_SINGULAR.search(_figure(observation)))


def inflect(clause: str, singular: bool) -> str:
    """Choose a number in a clause: ``mène|mènent au moins une action`` holds both forms.

    Forms stand as ``singular|plural`` words in the catalogue; a clause without ``|`` has one.
    """
    return re.sub(r"(\S+)\|(\S+)", lambda m: m.group(1 if singular else 2), clause)


def fact(indicator: Indicator, observation: Observation, group_label: str = "") -> str:
    """The whole fact without date: « 72 % des communes … mènent au moins une action sociale »."""
    key = observation.key
    scope = key.scope if (key.scope, key.reading) in indicator.sentences else Scope.EITHER
    sentences = indicator.sentences.get((scope, key.reading))
    clause = sentences.clause(observation.orientation) if sentences else ""
    who = subject(observation, group_label if key.group != ALL_UNITS else "")
    said = f"{who} {inflect(clause, is_singular(observation))}"
    return f"{said if clause else f'{indicator.label} : {who}'}{reservation(observation)}"


def reservation(observation: Observation) -> str:
    """What must be said beside a figure that is not final: « (chiffre provisoire) »."""
    words = STATUS[observation.status]
    return f" (chiffre {words.label})" if words.code and observation.has_figure else ""


def interval_text(observation: Observation) -> str:
    """« intervalle à 95 % : de 42,0 à 46,0 % », empty where the precision is not known."""
    if observation.interval is None or not observation.has_figure:
        return ""
    low, high = observation.interval
    return f"intervalle à 95{NBSP}% : de {number(low, 1)} à {percent(high, 1)}"


def lecture(
    indicator: Indicator,
    observation: Observation,
    situation: str,
    group_label: str = "",
    region: str = "",
    where: str = "",
) -> str:
    """The « Lecture » line: « Fin 2014, 72 % des communes … mènent … ».

    ``region`` names the région the figure is about, where it is not about the whole country;
    ``where`` says any other place, « dans le département Ain ».
    """
    text = fact(indicator, observation, group_label)
    where = where or (f"dans la région {region}" if region else "")
    when = observation.reference_date or situation
    return as_sentence(", ".join(part for part in (when, where, text) if part))


_IMPLIED = {"la quasi-totalité": 0.95, "presque toutes": 0.95, "presque aucune": 0.05}


def implied_share(observation: Observation) -> float | None:
    """Where words without a number stand on the scale, for the tint of a map and nothing else."""
    if observation.qualifier is not Qualifier.NONE or not observation.has_figure:
        return None
    return _IMPLIED.get(observation.words)
