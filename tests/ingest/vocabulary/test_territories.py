"""Territories as tables write them: exact names are read, near ones doubted, others left alone."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.territory import Territory
from dashboard.ingest.vocabulary.former_regions import FORMER_REGIONS
from dashboard.ingest.vocabulary.territories import Territories, read_territory
from dashboard.paths import geo_root


def names(file: str) -> dict[str, str]:
    with (geo_root() / file).open(encoding="utf-8", newline="") as stream:
        return {row["code"]: row["name"] for row in csv.DictReader(stream)}


DEPARTEMENTS, REGIONS = names("departements.csv"), names("regions.csv")
DROM = set(DEPARTEMENTS.values()) & set(REGIONS.values())


@pytest.mark.parametrize(
    ("text", "key", "note"),
    [
        ("France entière", "france", ""), ("France", "france", ""), ("FRANCE", "france", ""), ("France métropolitaine", "metropole", ""),
        ("Métropole", "metropole", ""), ("France métropolitaine et DROM (hors Mayotte)", "france", "hors Mayotte"), ("France (hors Mayotte)", "france", "hors Mayotte"),
        ("France métropolitaine et DROM, hors Mayotte", "france", "hors Mayotte"), ("Total estimé France métropolitaine", "metropole", "total estimé"),
        ("TOTAL estimé France entière (hors Mayotte)", "france", "hors Mayotte; total estimé"), ("Ensemble de la France", "france", ""),
        ("01-Ain ", "departement-01", ""), ("01 - Ain", "departement-01", ""), ("01 Ain", "departement-01", ""), ("Ain (01)", "departement-01", ""),
        ("2A - Corse-du-Sud", "departement-2A", ""), ("2b-Haute-Corse", "departement-2B", ""), ("974-La-Réunion ", "departement-974", ""),
        ("Côtes d'Armor", "departement-22", ""), ("COTES D’ARMOR", "departement-22", ""), ("Val-d’Oise", "departement-95", ""),
        ("Territoire-de-Belfort", "departement-90", ""), ("Seine-St-Denis", "departement-93", ""), ("Département de la Loire", "departement-42", ""),
        ("84 - Vaucluse", "departement-84", ""), ("84 - Auvergne-Rhône-Alpes", "region-84", ""), ("Région Bretagne", "region-53", ""),
        ("Centre", "region-24", ""), ("Corse", "region-94", ""), ("Ile de France", "region-11", ""), ("PACA", "region-93", ""),
        ("Alsace", "region-42", "région d'avant 2016"), ("83 - Auvergne", "region-83", "région d'avant 2016"),
        ("69M-Métropole-de-Lyon ", "epci-200046977", ""), ("Lyon Métropole ", "epci-200046977", ""), ("2A", "departement-2A", ""), ("200046977", "epci-200046977", ""),
    ],
)  # fmt: skip
def test_labels_met_in_files_are_read_without_doubt(text: str, key: str, note: str) -> None:
    read = read_territory(text)
    assert read is not None
    assert (read.key, read.scope_note, read.doubt) == (key, note, "")


@pytest.mark.parametrize(
    ("text", "hint", "key"),
    [
        ("Guadeloupe", "971", "departement-971"), ("Guadeloupe", "01", "region-01"), ("Guadeloupe", "Région", "region-01"), ("La Réunion", "Départements", "departement-974"),
        ("84", "Région", "region-84"), ("84", "Code dép.", "departement-84"), ("Rhône", "69", "departement-69"), ("Corse", "94", "region-94"), ("Ain", "Libellé", "departement-01"),
    ],
)  # fmt: skip
def test_what_stands_beside_decides(text: str, hint: str, key: str) -> None:
    read = read_territory(text, hint)
    assert read is not None
    assert (read.key, read.doubt) == (key, "")


@pytest.mark.parametrize(
    ("text", "hint", "key", "told"),
    [
        ("Alpes de Hautes-Provence", None, "departement-04", "is taken for Alpes-de-Haute-Provence"), ("Haute-Vienn", None, "departement-87", "is taken for"),
        ("Guadeloupe", None, "departement-971", "region-01"), ("Rhône", None, "departement-69", "hors Métropole de Lyon"), ("84", None, "departement-84", "region-84"),
        ("14", None, "departement-14", "alone"), ("20-Corse ", None, "region-94", "Collectivité de Corse"), ("Corse", "20", "region-94", "Collectivité de Corse"),
        ("69D-Nouveau-Rhône ", None, "", "no key"), ("Rhône", "69D", "", "no key"), ("01 - Aisne", None, "", "not that of Aisne"), ("Ain", "02", "", "not that of Ain"),
        ("Ain", "999", "departement-01", "not known"), ("977-Saint-Barthélemy ", None, "", "not in the geography"), ("TOTAL estimé DROM (hors Mayotte)", None, "", "no key"),
        ("DOM", None, "", "no key"), ("Ensemble", None, "", "a total"), ("Total", None, "", "a total"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_told(text: str, hint: str | None, key: str, told: str) -> None:
    read = read_territory(text, hint)
    assert read is not None
    assert read.key == key
    assert told in read.doubt


@pytest.mark.parametrize(
    "text", ["", "hors Mayotte", "Région", "Communes", "APA", "Moins de 500 hab.", "1 234", "Total général", "Lecture", "99", "00", "Ensemble des communes", "Aide sociale", "-", "Saine-et-Loire", "Haute-Sarne"]
)  # fmt: skip
def test_other_labels_are_no_territory(text: str) -> None:
    assert read_territory(text) is None


def spellings(code: str, name: str) -> st.SearchStrategy[str]:
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    ways = [
        name,
        bare,
        name.upper(),
        bare.lower(),
        name.replace("-", " "),
        name.replace("'", "’"),
        name.replace(" ", "-"),
    ]
    return st.sampled_from([f"{before}{way}{after}" for way in ways for before, after in ((f"{code}-", " "), (f"{code} - ", ""), (f"{code} ", ""), ("", f" ({code})"))])  # fmt: skip


@given(st.sampled_from([("departement", DEPARTEMENTS), ("region", REGIONS), ("region", FORMER_REGIONS)]), st.data())  # fmt: skip
def test_every_territory_comes_back_from_its_code_and_name(
    kind: tuple[str, dict[str, str]], data: st.DataObject
) -> None:
    code = data.draw(st.sampled_from(sorted(kind[1])))
    read = read_territory(data.draw(spellings(code, kind[1][code])))
    assert read is not None
    assert (read.key, read.doubt) == (f"{kind[0]}-{code}", "")


@pytest.mark.parametrize(
    "known", [DEPARTEMENTS, REGIONS, FORMER_REGIONS], ids=["dep", "reg", "old"]
)
def test_every_name_alone_is_read_and_doubted_only_if_two_bear_it(known: dict[str, str]) -> None:
    for name in known.values():
        read = read_territory(name)
        assert read is not None
        assert bool(read.doubt) == (name in DROM or name == "Rhône")
        assert Territory.from_key(read.key)


@given(st.sampled_from(sorted(set(DEPARTEMENTS.values()) - DROM - {"Rhône"})), st.data())
def test_a_typing_error_never_gives_another_territory_in_silence(
    name: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(name) - 1))
    wrong = (
        name[:place]
        + data.draw(st.sampled_from(["", "s", "e", name[place] * 2]))
        + name[place + 1 :]
    )
    right, read = read_territory(name), read_territory(wrong)
    assert right is not None
    exact = wrong.lower() in {n.lower() for n in [*DEPARTEMENTS.values(), *REGIONS.values()]}
    assert read is None or read.doubt or read == right or exact


@given(st.text(max_size=30), st.one_of(st.none(), st.text(max_size=8)))
def test_any_text_is_read_without_fault(text: str, hint: str | None) -> None:
    read = read_territory(text, hint)
    assert read is None or read.key or read.doubt


def test_the_names_come_from_the_folder_given(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"manifest\.json"):
        Territories.load(tmp_path)
