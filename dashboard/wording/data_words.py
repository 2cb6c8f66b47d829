"""Words of the open data files: codes of qualifiers, of licences, of what a column can hold."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.domain.commune import Change, Relation
from dashboard.domain.comparability import Comparability, ComparisonLevel
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Orientation, Reading, Scope, Unit
from dashboard.domain.status import Qualifier, Status
from dashboard.domain.verdict import VerdictKind
from dashboard.wording.comparability import COMPARABILITY
from dashboard.wording.verdicts import VERDICTS
from dashboard.wording.vocabulary import CONFIDENTIALITY, READING, SCOPE, STATUS

QUALIFIERS: dict[Qualifier, str] = {
    Qualifier.EXACT: "exact",
    Qualifier.MORE_THAN: "plus de",
    Qualifier.LESS_THAN: "moins de",
    Qualifier.ABOUT: "environ",
    Qualifier.NONE: "en toutes lettres",
}
SIMULATED = "simulé"
FICTITIOUS = (
    "Données fictives, simulées : aucun résultat de la DREES, à ne pas réutiliser comme tel"
)
LICENCES: dict[Dataset, str] = {
    Dataset.PUBLISHED: "Licence Ouverte 2.0 (communes et populations) ; chiffres de l’enquête "
    "cités avec leur source",
    Dataset.DEMONSTRATION: FICTITIOUS,
}
OPEN_LICENCE = "Licence Ouverte 2.0 (Etalab)"
OPEN_LICENCE_URL = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
QUOTED = (
    "Chiffres de l’enquête cités avec leur source ; conditions de chaque source : jeu "
    "« observations », colonne « licence_source »"
)

_EXPLAINED = "{label} : {explanation}"
_IN_DEMONSTRATION = f" Dans la démonstration : {SIMULATED}."


def status_in_words(status: Status, simulated: bool) -> str:
    """The status in words; a simulated figure was never published."""
    return SIMULATED if simulated and status is Status.PUBLISHED else STATUS[status].label


STATUS_CODES: Mapping[str, str] = {
    s.value: _EXPLAINED.format(label=w.label, explanation=w.explanation)
    + (_IN_DEMONSTRATION if s is Status.PUBLISHED else "")
    for s, w in STATUS.items()
}
CONFIDENTIALITY_CODES: Mapping[str, str] = {
    c.value: _EXPLAINED.format(label=w.label, explanation=w.explanation)
    for c, w in CONFIDENTIALITY.items()
}
VERDICT_CODES: Mapping[str, str] = {
    k.value: _EXPLAINED.format(label=VERDICTS[k].label, explanation=VERDICTS[k].explanation)
    for k in VerdictKind
}
COMPARABILITY_CODES: Mapping[str, str] = {c.value: COMPARABILITY[c] for c in Comparability}
SCOPE_CODES: Mapping[str, str] = {
    s.value: SCOPE[s] or "La distinction ne s’applique pas" for s in Scope
}
READING_CODES: Mapping[str, str] = {
    Reading.UNITS.value: "% des communes (ou des EPCI, selon l’unité enquêtée)",
    Reading.POPULATION.value: READING[Reading.POPULATION],
    Reading.COUNT.value: READING[Reading.COUNT],
}
ORIENTATION_CODES: Mapping[str, str] = {
    Orientation.DIRECT.value: "Part de celles qui le font",
    Orientation.INVERSE.value: "Part de celles qui ne le font pas",
}
UNIT_CODES: Mapping[str, str] = {Unit.COMMUNE.value: "Communes", Unit.EPCI.value: "EPCI"}
DATASET_CODES: Mapping[str, str] = {
    Dataset.PUBLISHED.value: "Chiffres publiés",
    Dataset.DEMONSTRATION.value: "Démonstration : données fictives, simulées",
}
QUALIFIER_CODES: Mapping[str, str] = {
    QUALIFIERS[Qualifier.EXACT]: "Le nombre est publié",
    QUALIFIERS[Qualifier.MORE_THAN]: "Le nombre est une borne inférieure ; les mots font foi",
    QUALIFIERS[Qualifier.LESS_THAN]: "Le nombre est une borne supérieure ; les mots font foi",
    QUALIFIERS[Qualifier.ABOUT]: "Le nombre est un ordre de grandeur ; les mots font foi",
    QUALIFIERS[Qualifier.NONE]: "Aucun nombre n’est publié, seulement des mots",
}
CONFIDENCE_CODES: Mapping[str, str] = {
    "A": "Texte de la DREES (ou donnée simulée, pour la démonstration)",
    "A-": "DREES citée entre guillemets",
    "B": "Rapporté par la presse ou par une association",
}
RELATION_CODES: Mapping[str, str] = {
    Relation.UNCHANGED.value: "La commune existe toujours, sous le même code et le même nom",
    Relation.RENAMED.value: "La commune a changé de nom",
    Relation.RECODED.value: "La commune a changé de code",
    Relation.MERGED.value: "La commune a fusionné",
    Relation.REESTABLISHED.value: "La commune, un temps fusionnée, est rétablie",
    Relation.SPLIT.value: "Le territoire de la commune est partagé entre plusieurs communes",
}
CHANGE_CODES: Mapping[str, str] = {
    Change.FUSION.value: "Fusion",
    Change.CODE.value: "Changement de code",
    Change.NAME.value: "Changement de nom",
    Change.SPELLING.value: "Correction de la graphie du nom",
    Change.REESTABLISHMENT.value: "Rétablissement",
}
LEVEL_CODES: Mapping[str, str] = {
    ComparisonLevel.FRANCE.value: "France, toutes tailles",
    ComparisonLevel.SIZE.value: "France, par taille de commune",
    ComparisonLevel.REGION.value: "Une région",
    ComparisonLevel.ENTITY.value: "Commune par commune, EPCI par EPCI : jamais",
}
