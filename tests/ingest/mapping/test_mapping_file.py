"""A mapping file that is not well written is refused, with the file, the entry and the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.ingest.errors import IngestError
from dashboard.ingest.mapping.reading import parse_mapping, read_mapping
from tests.ingest.mapping.known import cells, checked, failing, said
from tests.ingest.mapping.tables import ABS_COLUMNS, abs_table, head, mapped

PATH = Path("abs.toml")
GOOD = head() + mapped(abs_table(), ABS_COLUMNS)

FAULTS = [
    ("format = 1", "format = 2", "format: Input should be 1"),
    ('id = "asco-2025-abs"', 'id = "ASCO 2025"', "id: String should match"),
    ('edition = "2025"', 'edition = "ASCO"', "edition: String should match"),
    ('edition = "2025"', "", "edition: Field required"),
    ('reference_date = "en 2025"', 'reference_date = "2025"', "reference_date: String should"),
    ('territory = "france"', 'territory = "pays-basque"', "territory: Value error"),
    ('licence = "Licence Ouverte 2.0"', "", "source, licence: Field required"),
    ('author = "DREES"', 'author = "DREES"\nauthors = "DREES"', "source, authors: Extra inputs"),
    ('url = "https', 'url = "ftp', "source, url: String should match"),
    ('sha256 = "0', 'sha256 = "g', "file, sha256: String should match"),
    ('scale = "percent"', 'scale = "percents"', "table 1 (Tableau 1), scale: Input should be"),
    ('unit = "commune"', 'unit = "communes"', "table 1 (Tableau 1), defaults, unit: Input"),
    ('size = "500-1500"', 'size = "1500-500"', "table 1 (Tableau 1), row 2 (De 500"),
    ('size = "500-1500"', 'sise = "500-1500"', "row 2 (De 500 à 1 499 habitants), sise: Extra"),
    ('indicator = "abs-realisee"', 'indicator = "ABS"', "column 1 (ABS réalisée), indicator"),
    ('label = ["ABS réalisée"]\n', "", "table 1 (Tableau 1), column 1, label: Field required"),
    ('scale = "percent"', 'scale = "percent"\ncodes = { ND = "N" }', "codes, ND: Value error"),
    ('scale = "percent"', 'scale = "percent"\nignore_cells = { x = "r" }', "ignore_cells"),
]


@pytest.mark.parametrize(("good", "bad", "told"), FAULTS)
def test_a_bad_key_is_named_with_its_place(good: str, bad: str, told: str) -> None:
    assert good in GOOD
    with pytest.raises(IngestError) as caught:
        parse_mapping(GOOD.replace(good, bad, 1), PATH)
    assert caught.value.path == PATH
    assert told in str(caught.value)
    assert caught.value.remedy


def test_every_bad_key_is_told_at_once() -> None:
    text = GOOD.replace("format = 1", "format = 2").replace('unit = "commune"', 'unit = "x"')
    with pytest.raises(IngestError) as caught:
        parse_mapping(text, PATH)
    assert "format" in str(caught.value)
    assert "unit" in str(caught.value)
    assert "at least 1 item" not in str(caught.value), "what follows from a fault is not a fault"


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "missing"), (b"format = ", "not a TOML"), (b'id = "\xe9"', "UTF-8"), (b"", "format")],
)
def test_a_file_that_is_no_mapping_is_told_as_such(
    tmp_path: Path, content: bytes | None, told: str
) -> None:
    path = tmp_path / "abs.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IngestError, match=told) as caught:
        read_mapping(path)
    assert caught.value.path == path


def test_a_folder_is_no_mapping(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="cannot be read"):
        read_mapping(tmp_path)


UNDECIDED = [
    ('publication = "DREES, Datadrees"', 'publication = "?"', "[source]: publication"),
    ('indicator = "abs-realisee"', 'indicator = "?"', "column ABS réalisée: indicator"),
    ('size = "500-1500"', 'size = "?"', "row De 500 à 1 499 habitants: size"),
    ('scope = "sans-objet"', 'scope = "?"', "(Tableau 1), defaults: scope"),
]


@pytest.mark.parametrize(("good", "bad", "told"), UNDECIDED)
def test_nothing_passes_that_nobody_decided(good: str, bad: str, told: str) -> None:
    found = checked(GOOD.replace(good, bad, 1), abs_table())
    assert "mapping" in failing(found)
    assert told in said(found, "mapping")
    assert said(found, "mapping").count("\n") == 0, "said once, not again as a missing key"


def test_an_undecided_key_that_must_be_there_is_told_as_undecided() -> None:
    with pytest.raises(IngestError, match="not decided:  edition"):
        parse_mapping(GOOD.replace('edition = "2025"', 'edition = "?"'), PATH)


def test_the_cells_of_an_undecided_line_are_not_silently_dropped() -> None:
    found = checked(GOOD.replace('size = "500-1500"', 'size = "?"', 1), abs_table())
    assert cells(found, "nothing-dropped") == ["B6"]


def test_a_source_that_the_catalogue_could_not_hold_is_refused() -> None:
    with pytest.raises(IngestError, match="title"):
        checked(GOOD.replace("Analyse des besoins sociaux en 2025", " espace "), abs_table())
