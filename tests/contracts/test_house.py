"""The house of ARCHITECTURE.md: layers, sizes, what may import what."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "dashboard"
LAYERS = (
    ("domain",),
    ("tables", "geography", "stats", "wording"),
    ("results",),
    ("figures",),
    ("exports",),
    ("ui",),
    ("server",),
)
"""From the ground up: a package imports only packages of rows below its own."""
MAY_IMPORT = {name: {below for row in LAYERS[:i] for below in row} for i, row in enumerate(LAYERS) for name in row}  # fmt: skip
MAY_IMPORT["ingest"] = {"domain", "tables", "geography", "stats", "wording"}
MAY_IMPORT["demonstration"] = {"domain", "tables", "geography", "stats", "wording", "ingest"}
MAY_IMPORT["server"] -= {"ui"}
MAY_IMPORT["publishing"] = {below for row in LAYERS for below in row} - {"ui", "server"}
FORBIDDEN = {
    "domain": {
        "pandas",
        "numpy",
        "pyarrow",
        "geopandas",
        "streamlit",
        "plotly",
        "pydantic",
        "babel",
    },
    "tables": {"plotly", "streamlit"},
    "geography": {"plotly", "streamlit"},
    "stats": {"pandas", "plotly", "streamlit"},
    "wording": {"pandas", "numpy", "plotly", "streamlit"},
    "results": {"plotly", "streamlit"},
    "figures": {"streamlit", "plotly.express"},
    "exports": {"streamlit"},
    "server": {"plotly"},
    "ui": set(),
    "ingest": {"streamlit", "plotly"},
    "publishing": {"streamlit"},
}
BUILD_TIME = {"ingest", "demonstration", "publishing"}
MODULE_LINES, PAGE_LINES = 250, 60


def modules() -> list[Path]:
    return sorted(p for p in PACKAGE.rglob("*.py") if "__pycache__" not in p.parts)


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_nothing_imports_upwards(path: Path) -> None:
    here = room(path)
    if not here:
        return
    assert here in MAY_IMPORT, f"{here}/ has no place in the house: name it in ARCHITECTURE.md"
    inside = {m.split(".")[1] for m in imports(path) if m.startswith("dashboard.")}
    inside -= {here, "paths"}
    if here == "server" and path.name == "lifespan.py":
        inside -= {"ui"}  # warms the caches that ui owns
    assert inside <= MAY_IMPORT[here], f"{path.name} imports {inside - MAY_IMPORT[here]}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_each_room_keeps_its_libraries(path: Path) -> None:
    used = imports(path)
    forbidden = FORBIDDEN.get(room(path), set())
    assert not {f for f in forbidden for u in used if u == f or u.startswith(f + ".")}


def test_only_ui_caches() -> None:
    for path in modules():
        if "cache_" in (text := path.read_text(encoding="utf-8")) and re.search(
            r"st\.cache_(data|resource)", text
        ):
            assert path == PACKAGE / "ui" / "cache.py", f"{path.name} caches by itself"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_is_one_idea(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MODULE_LINES
    assert not text.strip() or ast.get_docstring(ast.parse(text)), "says why it exists"


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda p: p.name)
def test_a_page_only_asks_and_shows(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= PAGE_LINES
    assert not {i.split(".")[0] for i in imports(path)} & {"pandas", "plotly", "numpy", "geopandas"}


def test_build_time_code_never_runs_for_a_visitor() -> None:
    for path in modules():
        if room(path) in BUILD_TIME or path.name == "__main__.py":
            continue
        used = imports(path)
        assert not {u for u in used if u.startswith(tuple(f"dashboard.{r}" for r in BUILD_TIME))}


def test_scripts_of_the_map_stay_small() -> None:
    scripts = sorted((PACKAGE / "ui" / "commune_map" / "assets").glob("*.js"))
    assert scripts
    for path in scripts:
        assert path.read_text(encoding="utf-8").count("\n") <= MODULE_LINES, path.name


def test_nothing_names_a_machine_or_a_registry() -> None:
    hosts = ("registry.npmjs" + ".org", "pypi" + ".org", "files.pythonhosted" + ".org")
    for path in ROOT.rglob("*"):
        if path.suffix not in {".py", ".md", ".toml", ".txt", ".lock", ".js", ".css", ".sh"}:
            continue
        if {".venv", ".git", "__pycache__"} & set(path.parts) or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        assert not [h for h in hosts if h in text], path
        assert f"{ROOT}/" not in text, path
