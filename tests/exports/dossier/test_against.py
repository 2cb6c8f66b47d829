"""What changed since an earlier export is told figure by figure, and any other file is refused."""

import io
import json
import zipfile
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.dossier import Dossier
from dashboard.exports.dossier.against import against
from dashboard.exports.dossier.archive import zipped
from dashboard.exports.dossier.dossier import dossier_zip
from dashboard.exports.dossier.earlier import MAX_MEMBERS, EarlierError, read_export
from dashboard.exports.dossier.formats import Format
from dashboard.results.world import World
from dashboard.tables.store import Observations
from tests.exports.dossier.kit import ACTION, BENEFITS, NEEDS, ON, REAL, VERSION, exported, files
from tests.worlds import real_world


def quickly(dossier: Dossier, world: World | None = None) -> bytes:
    return dossier_zip(world or real_world(), dossier, ON, VERSION, [Format.SVG])


def corrected() -> World:
    """The real world, had the 72 % of the smallest communes been 70 %, and a sentence changed."""
    world = real_world()
    rows = tuple(
        replace(row, value=70.0)
        if row.key.indicator == "action-sociale" and row.value == 72.0
        else row
        for row in world.observations
    )
    seen = world.observations
    return replace(world, observations=Observations(rows, seen.sources, "1.0.1", seen.built_on))


def test_an_export_has_not_changed_against_itself() -> None:
    changes = against(exported(REAL), exported(REAL))
    assert changes.is_same_figures
    assert (changes.files_changed, changes.files_added, changes.files_removed) == ((), (), ())
    assert changes.data_version[0] == changes.data_version[1] != ""


def test_a_corrected_value_is_told_with_its_row_and_both_values() -> None:
    changes = against(quickly(REAL), quickly(REAL, corrected()))
    [figure] = changes.figures
    assert figure.label == "Graphique 1"
    [value] = figure.values
    assert (value.before, value.after, value.columns) == ("72", "70", ("valeur",))
    assert value.row == "Moins de 500\u00a0habitants"
    lecture = next(text for text in figure.texts if text.name == "lecture")
    assert "72\u00a0%" in lecture.before
    assert "70\u00a0%" in lecture.after
    assert {"graphique-1.svg", "graphique-1.csv", "manifest.json"} - set(changes.files_changed) == {
        "manifest.json"
    }
    assert "tableau-1.txt" in changes.files_changed, "it bears the version of the data"
    assert changes.data_version == ("1.0.0", "1.0.1")


def test_a_figure_moved_or_reworded_is_the_same_one() -> None:
    moved = Dossier(REAL.title, REAL.author, REAL.method, (NEEDS, BENEFITS, ACTION))
    changes = against(quickly(REAL), quickly(moved))
    assert (changes.added, changes.removed) == ((), ())
    assert [(f.label, f.former) for f in changes.figures] == [
        ("Graphique 1", "Graphique 2"),
        ("Graphique 2", "Graphique 1"),
    ]
    assert not any(f.values or f.texts for f in changes.figures)
    titled = replace(REAL, figures=(ACTION.with_(title="Un autre titre"), BENEFITS, NEEDS))
    [figure] = against(quickly(REAL), quickly(titled)).figures
    assert ([text.name for text in figure.texts], figure.values) == (["title"], ())


def test_what_came_and_what_went_are_told() -> None:
    shorter = replace(REAL, figures=(ACTION, NEEDS))
    changes = against(quickly(REAL), quickly(shorter))
    assert (changes.removed, changes.added) == (("Tableau 1",), ())
    assert set(changes.files_removed) == {"tableau-1.svg", "tableau-1.csv", "tableau-1.txt"}
    back = against(quickly(shorter), quickly(REAL))
    assert (back.removed, back.added) == ((), ("Tableau 1",))
    assert back.files_added == changes.files_removed


def test_a_manifest_alone_tells_texts_and_says_that_values_are_not_known() -> None:
    changes = against(files(REAL)["manifest.json"], quickly(REAL, corrected()))
    [figure] = changes.figures
    assert not figure.values_known
    assert figure.values == ()
    assert "lecture" in {text.name for text in figure.texts}
    assert changes.renderer == ("StandIn/1", "")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not JSON"),
        (b"PK\x03\x04 nothing", "not a ZIP"),
        (b"[]", "lacks something"),
        (b'{"format": 2}', "known: 1"),
        (b'{"format": 1}', "lacks something"),
        (b"[" * 100_000, "not JSON"),
        (zipped({"a.txt": b""}, ON), "no manifest.json"),
        (zipped({f"{n}.csv": b"" for n in range(MAX_MEMBERS + 1)}, ON), "401 files"),
        (zipped({"manifest.json": b"0" * 20_000_001}, ON), "unfolds to more than"),
    ],
    ids=lambda value: str(value)[:16],
)
def test_what_is_no_export_is_refused_with_a_reason(content: bytes, reason: str) -> None:
    with pytest.raises(EarlierError, match=reason):
        read_export(content)


def test_a_table_that_is_none_is_refused() -> None:
    held = {**files(REAL), "graphique-1.csv": b"a;b\r\n1;2"}
    with pytest.raises(EarlierError, match=r"graphique-1\.csv is not a table"):
        read_export(zipped(held, ON))


@given(st.recursive(st.none() | st.integers() | st.text(max_size=9), lambda c: st.lists(c, max_size=3) | st.dictionaries(st.sampled_from(["format", "figures", "files", "data_version", "date", "texts"]), c, max_size=6), max_leaves=12))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_any_other_manifest_is_refused_never_a_crash(content: object) -> None:
    said = json.loads(files(REAL)["manifest.json"])
    broken = {**said, **content} if isinstance(content, dict) else content
    with suppress(EarlierError):
        read_export(json.dumps(broken).encode())


def test_a_cut_archive_is_refused() -> None:
    whole = exported(REAL)
    for length in (len(whole) // 2, len(whole) - 1, 30):
        with pytest.raises(EarlierError):
            read_export(whole[:length])
    flipped = bytearray(whole)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        entry = archive.getinfo("manifest.json")
    flipped[entry.header_offset + 60] ^= 0xFF
    with pytest.raises(EarlierError):
        read_export(bytes(flipped))
