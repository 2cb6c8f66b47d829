"""A version of the figures: what changes for readers decides its number; nothing good is lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.dataset import Dataset
from dashboard.domain.status import Status
from dashboard.domain.version import ChangeKind, Part, Version
from dashboard.ingest.errors import IngestError
from dashboard.ingest.releasing.imports import from_prepared, revision_folder
from dashboard.ingest.releasing.release import Outcome, release, standing
from dashboard.ingest.releasing.rollback import difference, rollback
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.catalogue_release import NOT_IN_TABLES, with_release
from dashboard.tables.errors import TablesError
from dashboard.tables.store import load_dataset, load_published, load_version
from dashboard.tables.versions import dataset_folder, read_head, version_folder
from tests.ingest.releasing.kept import DAY, copy_of, figures, imported, prepared, row

FIVE = figures("12", "20", "35", "70", "17")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of(tmp_path)


def published(root: Path, tmp_path: Path, rows: list[dict[str, str]], note: str = "") -> str:
    stands = standing(root)
    former = stands.import_of("asco-2025-abs") if stands else None
    return release(root, [imported(tmp_path / "in", rows, former)], DAY, note).version


def test_added_figures_reach_readers_with_their_source_and_their_cells(
    root: Path, tmp_path: Path
) -> None:
    done = release(root, [imported(tmp_path / "in", FIVE)], DAY, "Import.")
    assert (done.version, done.outcome, done.replaces) == ("1.1.0", Outcome.NEW, "1.0.0")
    assert {c.kind for c in done.changes} >= {ChangeKind.ADDED}
    seen = load_published(root)
    assert len(seen) == len(load_version(root, "1.0.0")) + 5
    figure = seen.by_id[FIVE[0]["id"]]
    assert figure.value == 12
    assert seen.sources[figure.source].nature == "official_table"
    (origin,) = seen.origins[figure.id]
    assert (origin.file, origin.sheet, origin.cell) == ("abs-2025.xlsx", "Tableau 1", "B6")
    kept = revision_folder(root, "asco-2025-abs", 1)
    assert (kept / "abs-2025.xlsx").read_bytes() == b"a workbook as it was received"


def test_the_same_import_twice_changes_nothing(root: Path, tmp_path: Path) -> None:
    assert published(root, tmp_path, FIVE) == "1.1.0"
    head = (root / "published" / "head.json").read_bytes()
    again = release(root, [imported(tmp_path / "in", FIVE, None)], DAY)
    assert (again.outcome, again.version) == (Outcome.UNCHANGED, "1.1.0")
    assert (root / "published" / "head.json").read_bytes() == head


@pytest.mark.parametrize(
    ("change", "kind", "version"),
    [
        ({"value": "13"}, ChangeKind.CORRECTED, "2.0.0"),
        ({"status": "P"}, ChangeKind.CORRECTED, "2.0.0"),
        ({"base": "410"}, ChangeKind.CORRECTED, "2.0.0"),
        ({"note": "Chiffre relu."}, None, "1.1.1"),
    ],
)
def test_the_version_number_says_whether_a_quoted_figure_still_holds(
    root: Path, tmp_path: Path, change: dict[str, str], kind: ChangeKind | None, version: str
) -> None:
    published(root, tmp_path, FIVE)
    former = standing(root)
    assert former
    kept = imported(
        tmp_path / "in", [{**FIVE[0], **change}, *FIVE[1:]], former.imports["asco-2025-abs"]
    )
    done = release(root, [kept], DAY, "Rectificatif de la DREES.")
    assert done.version == version
    assert [c.kind for c in done.changes] == ([kind] if kind else [])


def test_a_correction_without_a_reason_is_refused_and_nothing_changes(
    root: Path, tmp_path: Path
) -> None:
    published(root, tmp_path, FIVE)
    with pytest.raises(IngestError, match="--note"):
        published(root, tmp_path, [{**FIVE[0], "value": "13"}, *FIVE[1:]])
    assert load_published(root).by_id[FIVE[0]["id"]].value == 12


def test_a_withdrawn_figure_leaves_its_reason_and_its_origin_not_a_hole(
    root: Path, tmp_path: Path
) -> None:
    published(root, tmp_path, FIVE)
    stands = standing(root)
    assert stands
    gone = prepared(tmp_path / "in", FIVE[1:], {FIVE[0]["id"]: "Erreur de saisie de la DREES."})
    done = release(root, [from_prepared(gone, stands.imports["asco-2025-abs"])], DAY, "Retrait.")
    assert [c.kind for c in done.changes] == [ChangeKind.WITHDRAWN]
    assert done.version == "2.0.0"
    left = load_published(root).by_id[FIVE[0]["id"]]
    assert left.status is Status.WITHDRAWN
    assert (left.value, left.note) == (None, "Erreur de saisie de la DREES.")
    assert load_published(root).origins[left.id][0].cell == "B6"


def test_a_withdrawal_silences_those_who_quoted_the_figure(root: Path, tmp_path: Path) -> None:
    key = load_published(root).by_id["A003"].key
    official = row(
        9, ("0", "500"), "", qualifier="none", status="RT", note="Retiré.", edition="2015",
        indicator="action-sociale", scope="propre", reference_date="en 2014",
    )  # fmt: skip
    release(root, [imported(tmp_path / "in", [official])], DAY, "Retrait.")
    preferred = load_published(root).preferred(key)
    assert preferred
    assert preferred.status is Status.WITHDRAWN


def test_an_official_table_supersedes_the_press_and_both_are_told(
    root: Path, tmp_path: Path
) -> None:
    place = {
        "edition": "2015", "indicator": "action-sociale", "scope": "propre",
        "reference_date": "en 2014",
    }  # fmt: skip
    same, other = row(1, ("0", "500"), "72", **place), row(2, ("0", "500"), "72.4", **place)
    done = release(root, [imported(tmp_path / "a", [same])], DAY, "Import.")
    assert [c.kind for c in done.changes] == [ChangeKind.CONFIRMED]
    former = standing(root)
    assert former
    kept = imported(tmp_path / "b", [other], former.imports["asco-2025-abs"])
    done = release(root, [kept], DAY, "Précision.")
    assert [
        (c.kind, c.before and c.before.value, c.after and c.after.value) for c in done.changes
    ] == [(ChangeKind.CORRECTED, 72, 72.4)]
    assert done.version == "2.0.0"


def test_pairs_that_can_be_compared_now_are_told(root: Path, tmp_path: Path) -> None:
    catalogue = load_catalogue(root)
    done = release(root, [imported(tmp_path / "in", FIVE)], DAY, "Import.")
    register = catalogue.register
    expected = {c.key for c in done.changes if c.kind is ChangeKind.COMPARABLE}
    for change in (c for c in done.changes if c.kind is ChangeKind.COMPARABLE):
        assert change.before is not None
        assert change.after is not None
        assert change.before.is_number
        assert change.after.is_number
        assert (change.before.key.edition, change.after.key.edition) == ("2015", "2025")
    rows = {key: entry.status.allows for key, entry in register.entries.items()}
    allowed = any(ok for (name, *_), ok in rows.items() if name == "abs-realisee")
    assert bool(expected) == allowed


def test_an_edition_is_out_as_soon_as_one_of_its_figures_is(root: Path, tmp_path: Path) -> None:
    before = with_release(load_catalogue(root), load_published(root))
    assert not before.editions["2025"].published
    published(root, tmp_path, [row(1, ("0", "700"), "12"), row(2, ("", ""), "17")])
    seen = load_published(root)
    after = with_release(load_catalogue(root), seen)
    assert after.editions["2025"].published
    assert 700 in after.thresholds
    assert "asco-2025-abs" in after.sources
    assert after.indicators["ccas"].availability["2025"] == NOT_IN_TABLES
    assert after.indicators["abs-realisee"].availability["2025"] != NOT_IN_TABLES
    assert after.indicators["ccas"].availability["2015"] != NOT_IN_TABLES


def test_the_demonstration_stays_apart(root: Path, tmp_path: Path) -> None:
    before = {p.name: p.read_bytes() for p in (root / "demonstration").iterdir()}
    published(root, tmp_path, FIVE)
    assert {p.name: p.read_bytes() for p in (root / "demonstration").iterdir()} == before
    assert load_dataset(root, Dataset.DEMONSTRATION).version


def test_a_damaged_version_is_written_again_with_the_same_bytes(root: Path, tmp_path: Path) -> None:
    published(root, tmp_path, FIVE)
    folder = dataset_folder(root, Dataset.PUBLISHED)
    whole = {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix != ".csv"}
    (folder / "observations.parquet").write_bytes(b"cut")
    with pytest.raises(TablesError):
        load_published(root)
    assert release(root, (), DAY).outcome is Outcome.REPAIRED
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix != ".csv"} == whole


def test_rollback_puts_the_former_figures_back_and_says_why(root: Path, tmp_path: Path) -> None:
    published(root, tmp_path, FIVE)
    line = rollback(root, DAY, "Chiffres publiés trop tôt.")
    assert (line.version, line.replaces) == ("1.0.0", "1.1.0")
    assert FIVE[0]["id"] not in load_published(root).by_id
    assert read_head(root).log[-1].note == "Chiffres publiés trop tôt."
    assert version_folder(root, "1.1.0").is_dir()
    kept = imported(tmp_path / "in", [{**FIVE[0], "value": "14"}, *FIVE[1:]])
    assert release(root, [kept], DAY, "Import corrigé.").version == "1.2.0"
    assert {c.kind for c in difference(root, "1.1.0", "1.2.0")} == {ChangeKind.CORRECTED}


@pytest.mark.parametrize(
    ("to", "reason", "told"),
    [
        ("9.9.9", "x", "no version"),
        ("1.1.0", "x", "current"),
        ("1.0.0", "  ", "--reason"),
        ("../x", "x", "no version"),
    ],
)
def test_a_rollback_that_cannot_be_is_refused(
    root: Path, tmp_path: Path, to: str, reason: str, told: str
) -> None:
    published(root, tmp_path, FIVE)
    with pytest.raises(IngestError, match=told):
        rollback(root, DAY, reason, to)
    assert read_head(root).current == "1.1.0"


def test_no_one_goes_back_to_a_version_that_is_not_whole(root: Path, tmp_path: Path) -> None:
    published(root, tmp_path, FIVE)
    path = version_folder(root, "1.0.0") / "observations.parquet"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(TablesError, match="truncated"):
        rollback(root, DAY, "Essai.")
    assert read_head(root).current == "1.1.0"


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.sampled_from(Part))
def test_a_raised_version_comes_after(major: int, minor: int, patch: int, part: Part) -> None:
    version = Version(major, minor, patch)
    assert Version.parse(str(version)) == version
    assert version.raised(part) > version
    assert replace(version.raised(part), major=0) <= replace(version, major=0) or (
        version.raised(part).major == version.major
    )


@pytest.mark.parametrize(
    "text", ["", "1", "1.0", "1.0.0.0", "a.b.c", "1.0.0/..", "-1.0.0", "१.0.0"]
)
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a version"):
        Version.parse(text)
