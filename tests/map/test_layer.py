"""The layer as committed: what the browser draws is France, whole, closed, and small."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import brotli
import numpy as np
import pandas as pd
import pytest
import shapely

from dashboard.geography.layer import (
    DecodedLayer,
    DecodedPart,
    open_variant,
    overview_file,
    overview_url,
    read_layer,
)
from dashboard.geography.layer_topology import LayerError

LIMIT = 800_000
COMMUNES = 34_875


@pytest.fixture(scope="session")
def table(root: Path) -> pd.DataFrame:
    return pd.read_parquet(root.parent / "communes.parquet")


def test_the_whole_country_weighs_at_most_800_kilobytes_compressed(root: Path) -> None:
    for encoding, form in (("br", "br"), ("gzip", "gz")):
        served = open_variant(root, overview_file(root), encoding)
        assert served is not None
        assert len(served[0]) <= LIMIT
        assert len(served[0]) == (root / f"{overview_file(root)}.{form}").stat().st_size


def test_both_compressed_forms_hold_the_same_bytes(root: Path) -> None:
    files = json.loads((root / "index.json").read_text())["files"]
    assert len(files) == 103  # overview, names, 101 départements
    for entry in files.values():
        packed = (root / f"{entry['file']}.br").read_bytes()
        zipped = (root / f"{entry['file']}.gz").read_bytes()
        assert brotli.decompress(packed) == gzip.decompress(zipped)
    listed = {f"{e['file']}.{form}" for e in files.values() for form in ("br", "gz")}
    assert {path.name for path in root.glob("*.bin.*")} == listed


def test_codes_populations_and_mergers_are_those_of_the_commune_table(
    overview: DecodedLayer, table: pd.DataFrame
) -> None:
    assert list(overview.codes) == table["code"].tolist()
    assert list(overview.population) == table["population"].tolist()
    merged = [None if pd.isna(year) else int(year) for year in table["merged_last_year"]]
    assert list(overview.merged) == merged


def test_names_follow_the_order_of_the_communes(root: Path, table: pd.DataFrame) -> None:
    entry = json.loads((root / "index.json").read_text())["files"]["noms"]
    text = gzip.decompress((root / f"{entry['file']}.gz").read_bytes()).decode()
    assert text.split("\n") == table["name"].tolist()


def test_every_commune_has_an_area_on_the_map(overview: DecodedLayer) -> None:
    seen: Counter[int] = Counter()
    for part in overview.parts:
        areas = areas_of(part)
        labels = np.flatnonzero(areas[1:] > 0) + 1
        seen.update(labels.tolist())
        assert areas[1:].min() >= 0
    assert sorted(seen) == list(range(1, COMMUNES + 1))
    assert set(seen.values()) == {1}


def test_areas_stay_near_those_of_the_full_outlines(
    overview: DecodedLayer, table: pd.DataFrame
) -> None:
    drawn = sum((areas_of(part) for part in overview.parts), np.zeros(COMMUNES + 1))[1:] / 1e6
    source = table["area_km2"].to_numpy()
    assert drawn.sum() == pytest.approx(source.sum(), rel=2e-3)
    ratio = drawn / source
    assert np.percentile(ratio, [5, 95]) == pytest.approx([1, 1], abs=0.1)
    large = source > 50
    assert np.abs(ratio[large] - 1).max() < 0.12


def test_the_borders_around_each_commune_close(overview: DecodedLayer) -> None:
    for part in overview.parts:
        assert_closed(part)


def test_borders_meet_only_where_they_end(overview: DecodedLayer) -> None:
    """No vertex inside one border lies on another: the arrangement is planar at its vertices."""
    for part in overview.parts:
        arcs = part.arcs
        ends = set()
        for row in (*arcs.start[:-1], *(arcs.start[1:] - 1)):
            ends.add(tuple(arcs.xy[row]))
        inner = np.ones(len(arcs.xy), dtype=bool)
        inner[arcs.start[:-1]] = inner[arcs.start[1:] - 1] = False
        points = Counter(map(tuple, arcs.xy[inner]))
        assert max(points.values()) == 1
        assert not ends & set(points)


def test_no_border_crosses_another(overview: DecodedLayer) -> None:
    """Else the browser would show a speck of nonsense there: it counts the borders it crosses."""
    for part in overview.parts:
        arcs = part.arcs
        owner = np.repeat(np.arange(len(arcs)), np.diff(arcs.start))
        lines = shapely.linestrings(arcs.xy.astype(float), indices=owner)
        assert shapely.is_simple(lines).all()
        first, second = shapely.STRtree(lines).query(lines, predicate="crosses")
        ends = {tuple(arcs.xy[row].tolist()) for row in arcs.start[:-1]}
        for i, j in zip(first, second, strict=True):
            # Two rings that touch in their first point « cross » in the sense of the library.
            meeting = shapely.get_coordinates(shapely.intersection(lines[i], lines[j]))
            assert {tuple(point) for point in meeting.tolist()} <= ends


def test_finer_outlines_hold_exactly_the_communes_of_their_departement(
    root: Path, overview: DecodedLayer
) -> None:
    for name in ("46", "2a", "75", "974"):
        part = read_layer(root, f"d{name}").parts[0]
        labels = set(part.arcs.left.tolist()) | set(part.arcs.right.tolist())
        expected = {i + 1 for i, code in enumerate(overview.codes) if code.startswith(name.upper())}
        assert labels - {0} == expected
        assert_closed(part)


def test_neighbouring_departements_share_their_border_exactly(
    root: Path, overview: DecodedLayer
) -> None:
    """Both files hold the same segments, so that drawn together they leave no gap."""
    lot, correze = (read_layer(root, f"d{d}").parts[0] for d in ("46", "19"))
    assert lot.shift == correze.shift
    near = {i + 1 for i, code in enumerate(overview.codes) if code.startswith("19")}
    far = {i + 1 for i, code in enumerate(overview.codes) if code.startswith("46")}
    border = outer_segments(lot, near)
    assert len(border) > 50
    assert border == outer_segments(correze, far)


def test_only_files_of_the_index_are_served(root: Path) -> None:
    name = overview_file(root)
    assert overview_url(root) == f"/geo/{name}"
    for wanted in ("index.json", f"{name}.br", "../communes.parquet", "", "france.bin"):
        assert open_variant(root, wanted, "br") is None
    plain = open_variant(root, name, "identity")
    assert plain is not None
    assert plain[1] == "identity"
    assert plain[0][:4] == b"ACL1"
    refused = open_variant(root, name, "br;q=0, gzip")
    assert refused is not None
    assert refused[1] == "gzip"


def test_an_altered_or_missing_file_is_named(root: Path, tmp_path: Path) -> None:
    entry = json.loads((root / "index.json").read_text())["files"]["d75"]
    (tmp_path / "index.json").write_text(json.dumps({"files": {"d75": entry}}))
    with pytest.raises(LayerError, match=entry["file"]):
        read_layer(tmp_path, "d75")
    data = gzip.decompress((root / f"{entry['file']}.gz").read_bytes())
    altered = gzip.compress(data[:-1] + bytes([data[-1] ^ 1]))
    (tmp_path / f"{entry['file']}.gz").write_bytes(altered)
    with pytest.raises(LayerError, match="altered"):
        read_layer(tmp_path, "d75")
    with pytest.raises(LayerError, match=r"no layer.*make geo"):
        read_layer(tmp_path)
    with pytest.raises(LayerError, match=r"index\.json: missing"):
        overview_file(tmp_path / "nowhere")


def areas_of(part: DecodedPart) -> np.ndarray:
    """Square metres by label; labels lie on the left of their borders, y downwards."""
    return part.arcs.areas(COMMUNES + 1) * part.unit**2


def assert_closed(part: DecodedPart) -> None:
    """Around each commune as many borders leave a point as arrive there."""
    balance: dict[int, Counter[tuple[int, int]]] = defaultdict(Counter)
    arcs = part.arcs
    for i in range(len(arcs)):
        first = tuple(arcs.xy[arcs.start[i]].tolist())
        last = tuple(arcs.xy[arcs.start[i + 1] - 1].tolist())
        for label, sign in ((int(arcs.left[i]), 1), (int(arcs.right[i]), -1)):
            balance[label][first] += sign
            balance[label][last] -= sign
    for label, points in balance.items():
        assert not any(points.values()), label


def outer_segments(part: DecodedPart, beyond: set[int]) -> set[frozenset[tuple[int, int]]]:
    """Undirected segments of the outer border whose other side is one of the labels."""
    arcs = part.arcs
    found = set()
    for i in np.flatnonzero(np.isin(arcs.outer, list(beyond))):
        points = [tuple(p) for p in arcs.xy[arcs.start[i] : arcs.start[i + 1]].tolist()]
        found |= {frozenset(pair) for pair in pairwise(points)}
    return found
