"""From outlines of another date to a coverage of today, on real outlines of the Cantal."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from dashboard.geography.outlines import load_outlines
from dashboard.ingest.geo.admin_express import read_admin_express
from dashboard.ingest.geo.coverage import clean, invalid_territories, measure, simplify
from dashboard.ingest.geo.errors import BuildError
from dashboard.ingest.geo.passage import bring_to_today
from dashboard.ingest.geo.readers import Outlines
from dashboard.paths import geo_root

PARTS = ["15031", "15035", "15047", "15171"]
WHOLE = "15141"


@pytest.fixture(scope="module")
def cantal() -> gpd.GeoDataFrame:
    outlines = load_outlines(geo_root())
    return outlines[outlines["code"].str.startswith("15")].reset_index(drop=True)


@pytest.fixture(scope="module")
def of_2024(cantal: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """The Cantal before its re-establishments: communes, communes déléguées."""
    merged = cantal["code"].isin([WHOLE, *PARTS])
    whole = gpd.GeoDataFrame(
        {"code": [WHOLE]}, geometry=[cantal[merged].union_all()], crs=cantal.crs
    )
    rest = cantal[~merged]
    return (
        pd.concat([rest, whole]),
        cantal[cantal["code"].isin(PARTS)],
    )


@pytest.fixture(scope="module")
def geopackage(of_2024, tmp_path_factory: pytest.TempPathFactory) -> Path:  # type: ignore[no-untyped-def]
    """An ADMIN EXPRESS COG file in miniature: same layers, columns and projection."""
    path = tmp_path_factory.mktemp("ign") / "ADE-COG.gpkg"
    communes, delegated = (frame.to_crs(2154) for frame in of_2024)
    communes.rename(columns={"code": "INSEE_COM"}).to_file(path, layer="COMMUNE")
    delegated.rename(columns={"code": "INSEE_CAD"}).to_file(
        path, layer="COMMUNE_ASSOCIEE_OU_DELEGUEE"
    )
    return path


def _areas(outlines: dict[str, shapely.Geometry]) -> dict[str, float]:
    return {code: shape.area for code, shape in outlines.items()}


def test_an_official_file_is_read_and_brought_to_today(
    geopackage: Path, cantal: gpd.GeoDataFrame
) -> None:
    source = read_admin_express([geopackage])
    assert WHOLE in source.communes
    assert set(source.delegated) == set(PARTS)
    passage = bring_to_today(source, set(cantal["code"]), {}, {code: code for code in PARTS})
    assert passage.reestablished == tuple(PARTS)
    expected = dict(zip(cantal["code"], shapely.area(cantal.geometry.to_numpy()), strict=True))
    assert _areas(passage.outlines) == pytest.approx(expected, rel=1e-6)


def test_shapefiles_and_lower_case_columns_are_read_too(
    cantal: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    paths = []
    for folder, rows in (("a", cantal[:100]), ("b", cantal[100:])):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "COMMUNE.shp")
        rows.rename(columns={"code": "code_insee"}).to_file(paths[-1])
    assert set(read_admin_express(paths).communes) == set(cantal["code"])


def test_a_file_that_is_not_admin_express_is_refused(
    cantal: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    other, named = tmp_path / "cantons.gpkg", tmp_path / "names.gpkg"
    cantal.to_file(other, layer="CANTON")
    cantal.rename(columns={"code": "label"}).to_file(named, layer="COMMUNE")
    text = tmp_path / "text.gpkg"
    text.write_text("no map")
    for path, words in (
        (other, "no layer COMMUNE"),
        (named, "none of the columns"),
        (text, "cannot be read"),
        (tmp_path / "absent.gpkg", "is not a file"),
        (tmp_path, "is not a file"),
    ):
        with pytest.raises(BuildError, match=words):
            read_admin_express([path])


def test_codes_that_are_no_codes_or_come_twice_are_refused(
    cantal: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    short, twice = tmp_path / "short.gpkg", tmp_path / "twice.gpkg"
    cantal.assign(INSEE_COM=cantal["code"].str[1:]).to_file(short, layer="COMMUNE")
    cantal.assign(INSEE_COM=WHOLE).to_file(twice, layer="COMMUNE")
    with pytest.raises(BuildError, match="are no codes"):
        read_admin_express([short])
    with pytest.raises(BuildError, match="more than once"):
        read_admin_express([twice])


def test_a_file_that_misses_communes_is_refused(of_2024, cantal: gpd.GeoDataFrame) -> None:  # type: ignore[no-untyped-def]
    communes = dict(zip(of_2024[0]["code"], of_2024[0].geometry, strict=True))
    with pytest.raises(BuildError, match="4 communes have no outline"):
        bring_to_today(Outlines(communes, {}), set(cantal["code"]), {}, {})
    with pytest.raises(BuildError, match="leads to no commune of today"):
        bring_to_today(Outlines(communes, {}), set(communes) - {"15138"}, {}, {})


def test_communes_joined_have_one_outline(cantal: gpd.GeoDataFrame) -> None:
    communes = dict(zip(cantal["code"], cantal.geometry, strict=True))
    codes = set(communes) - set(PARTS)
    passage = bring_to_today(Outlines(communes, {}), codes, dict.fromkeys(PARTS, WHOLE), {})
    assert (passage.joined, passage.gathered, passage.recoded) == (1, 5, 0)
    together = sum(communes[code].area for code in [WHOLE, *PARTS])
    assert passage.outlines[WHOLE].area == pytest.approx(together)


def test_a_filiation_that_contradicts_the_outlines_is_refused(cantal: gpd.GeoDataFrame) -> None:
    communes = dict(zip(cantal["code"], cantal.geometry, strict=True))
    source = Outlines(communes, {"15999": communes[WHOLE]})
    bring_to_today(source, set(communes), {}, {"15999": WHOLE})
    with pytest.raises(BuildError, match=r"15999 \(15014\)"):
        bring_to_today(source, set(communes), {}, {"15999": "15014"})


def test_overlaps_are_repaired_and_borders_stay_shared(cantal: gpd.GeoDataFrame) -> None:
    shapes = dict(zip(cantal["code"], cantal.geometry, strict=True))
    shapes[WHOLE] = shapes[WHOLE].buffer(0.0005)
    territory = dict.fromkeys(shapes, "metropole")
    broken = cantal.assign(geometry=list(shapes.values()), territory="metropole")
    assert invalid_territories(broken) == ["metropole"]
    cleaned = clean(shapes, territory)
    assert invalid_territories(cleaned) == []
    assert cleaned["code"].tolist() == cantal["code"].tolist()
    simplified = simplify(cleaned, 2000.0)
    assert invalid_territories(simplified) == []
    before, after = (shapely.get_num_coordinates(f.geometry).sum() for f in (cleaned, simplified))
    assert after < before / 2


def test_a_line_is_not_an_outline(cantal: gpd.GeoDataFrame) -> None:
    shapes = dict(zip(cantal["code"], cantal.geometry, strict=True))
    shapes[WHOLE] = shapely.LineString([(2.9, 45.1), (3.0, 45.1)])
    with pytest.raises(BuildError, match="not polygons"):
        clean(shapes, dict.fromkeys(shapes, "metropole"))


def test_areas_do_not_depend_on_the_projection_of_the_territory(cantal: gpd.GeoDataFrame) -> None:
    coverage = cantal.assign(territory="metropole")
    measures = measure(coverage, coverage)
    assert measures["area_km2"].sum() == pytest.approx(5_726, rel=0.01)
    points = measures[["lon", "lat"]].to_numpy()
    assert shapely.contains_xy(cantal.geometry.to_numpy(), points).all()
