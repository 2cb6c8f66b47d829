"""How communes are followed from one edition of the COG to the next, on real cases."""

import pytest

from dashboard.domain.commune import Change
from dashboard.ingest.geo.errors import BuildError
from dashboard.ingest.geo.history import History
from dashboard.ingest.geo.lineage import Snapshot, advance, read_snapshot, same_name

CANTAL_2024 = Snapshot(2024, {"15141": "Neussargues en Pinatelle", "15138": "Murat"}, {})
CANTAL_2025 = Snapshot(
    2025,
    {"15141": "Neussargues-Moissac", "15031": "Celles", "15138": "Murat"},
    {},
)


def _event(events, old, new):  # type: ignore[no-untyped-def]
    return next(e for e in events if (e.old_code, e.new_code) == (old, new))


def test_a_commune_re_established_takes_its_own_atom_back() -> None:
    holders = {"15141": "15141", "15031": "15141", "15138": "15138"}
    moved, events = advance(holders, CANTAL_2024, CANTAL_2025)
    assert moved == {"15141": "15141", "15031": "15031", "15138": "15138"}
    assert {e.kind for e in events} == {Change.REESTABLISHMENT}
    assert _event(events, "15141", "15031").atoms == {"15031"}


def test_a_commune_out_of_nowhere_stops_the_build() -> None:
    with pytest.raises(BuildError, match="15031"):
        advance({"15141": "15141", "15138": "15138"}, CANTAL_2024, CANTAL_2025)


def test_a_merger_counts_the_commune_that_keeps_its_code() -> None:
    before = Snapshot(2024, {"93066": "Saint-Denis", "93059": "Pierrefitte-sur-Seine"}, {})
    after = Snapshot(2025, {"93066": "Saint-Denis"}, {"93059": "93066"})
    moved, events = advance({"93066": "93066", "93059": "93059"}, before, after)
    assert set(moved.values()) == {"93066"}
    assert sorted((e.old_code, e.kind) for e in events) == [
        ("93059", Change.FUSION),
        ("93066", Change.FUSION),
    ]


def test_a_recoding_is_not_a_merger() -> None:
    before = Snapshot(2024, {"12076": "Conques-en-Rouergue"}, {})
    after = Snapshot(2025, {"12218": "Conques-en-Rouergue"}, {"12076": "12218"})
    moved, (event,) = advance({"12076": "12076", "12218": "12076"}, before, after)
    assert set(moved.values()) == {"12218"}
    assert event.kind is Change.CODE


def test_a_commune_gone_without_a_word_stops_the_build() -> None:
    before = Snapshot(2024, {"93059": "Pierrefitte-sur-Seine"}, {})
    with pytest.raises(BuildError, match="93059"):
        advance({"93059": "93059"}, before, Snapshot(2025, {}, {}))


def test_overseas_collectivities_and_arrondissements_are_no_communes() -> None:
    records = [
        {"code": "97501", "nom": "Miquelon-Langlade", "type": "commune-actuelle"},
        {"code": "75101", "nom": "Paris 1er", "type": "arrondissement-municipal"},
        {"code": "75056", "nom": "Paris", "type": "commune-actuelle"},
        {"code": "97611", "nom": "Mamoudzou", "type": "commune-actuelle", "anciensCodes": ["9"]},
        {"code": "01091", "nom": "X", "type": "commune-deleguee", "chefLieu": "97611"},
    ]
    snapshot = read_snapshot(2025, records)
    assert set(snapshot.names) == {"75056", "97611"}
    assert snapshot.parents == {"9": "97611", "01091": "97611"}


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Val d'Étangson", "Val-d'Étangson", True),
        ("Villefrancœur", "VILLEFRANCOEUR", True),
        ("Éragny", "Éragny-sur-Oise", False),
        ("Lasserade", "Lasserrade", False),
    ],
)
def test_spelling_is_told_from_a_new_name(left: str, right: str, same: bool) -> None:
    assert same_name(left, right) is same


SIGY = [
    {"id": "A", "type": "COM", "code": "76676", "nom": "Sigy-en-Bray", "dateDebut": "1973-06-01",
     "membres": ["A1", "A2"], "dateFin": "2017-01-01"},
    {"id": "A1", "type": "COMP", "code": "76676", "nom": "Sigy-en-Bray", "pole": "A",
     "dateFin": "2017-01-01", "successeur": "B"},
    {"id": "A2", "type": "COMA", "code": "76601", "nom": "Saint-Lucien", "pole": "A",
     "dateFin": "2017-01-01", "successeur": "C"},
    {"id": "B", "type": "COM", "code": "76676", "nom": "Sigy-en-Bray", "dateDebut": "2017-01-01"},
    {"id": "C", "type": "COM", "code": "76601", "nom": "Saint-Lucien", "dateDebut": "2017-01-01"},
]  # fmt: skip


def test_the_history_follows_both_parts_of_a_commune_that_splits() -> None:
    history = History(SIGY)
    assert history.communes("2014-01-01") == {"76676": "A"}
    assert history.communes("2017-01-01") == {"76676": "B", "76601": "C"}
    assert history.atoms("A") == {"76676", "76601"}
    assert history.holders("2014-01-01") == {"76676": "76676", "76601": "76601"}
    events = list(history.events("2014-01-01"))
    assert [(e.new_code, e.kind, e.date, e.day_known) for e in events] == [
        ("76676", Change.REESTABLISHMENT, "2017-01-01", True),
        ("76601", Change.REESTABLISHMENT, "2017-01-01", True),
    ]
