"""The frame is real: counts equal the published ones, in 2015 and in 2025."""

import json

import pytest

from dashboard.results.result import Kind, Look
from dashboard.ui.map_view import message
from tests.worlds import real_world, result


def test_communes_by_size_equal_the_published_counts() -> None:
    rows = result(indicateur="cadre-taille").composition.rows
    assert [r.communes_2025 for r in rows] == [18256, 9534, 4834, 1203, 759, 289, 34875]
    assert [r.communes_2015 for r in rows] == [19756, 10060, 4747, 1124, 685, 269, 36641]
    assert rows[-1].population_2015 == 65564756


def test_the_composition_of_2015_is_said_missing_where_no_source_has_it() -> None:
    for key in ("epci-200023737", "departement-976", "region-06"):
        composition = result(indicateur="cadre-taille", territoire=key).composition
        assert all(r.communes_2015 is None for r in composition.rows)
        assert "n’est pas disponible" in composition.note
        assert composition.rows[-1].communes_2025 > 0


def test_shares_by_departement_are_those_of_the_counts() -> None:
    found = result(indicateur="cadre-part", edition="2015", tailles="moins-500")
    ain = next(r for r in found.rows if r.heading == "Ain")
    assert ain.communes == 140
    assert ain.value == pytest.approx(100 * 140 / (140 + 173 + 86 + 15 + 4 + 1))
    mayotte = next(r for r in found.rows if r.heading == "Mayotte")
    assert mayotte.look is Look.STATUS
    assert mayotte.text == "non disponible"


def test_both_editions_of_the_frame_share_the_limits_of_their_classes() -> None:
    for level in ("departement", "region"):
        labels = [
            [e.label for e in (result(indicateur="cadre-part", edition=e, maille=level).legend or 1 / 0).entries if e.cell.look is Look.CLASS]
            for e in ("2015", "2025")
        ]  # fmt: skip
        both = set(labels[0]) | set(labels[1])
        assert len(both) <= 6
        assert set(labels[0]) & set(labels[1])


def test_every_view_travels_in_less_than_fifty_kilobytes() -> None:
    world = real_world()
    for name in ("action-sociale", "abs-realisee", "cadre-taille", "cadre-fusions", "cadre-part"):
        for territory in ("france", "region-76", "epci-200054781", "epci-200067213"):
            for sizes in ("", "moins-500"):
                params = {"indicateur": name, "territoire": territory}
                found = result(**params, **({"tailles": sizes} if sizes else {}))
                assert found.kind is Kind.MAP
                text = json.dumps(message(found, world.geography).to_dict(), ensure_ascii=False)
                assert len(text.encode()) <= 50_000
