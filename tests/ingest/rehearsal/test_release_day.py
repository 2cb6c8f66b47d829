"""The day the results of 2025 come: one command line, and every page is real.

The « official » workbooks are written by ``publisher.py``, which knows nothing of the import; the
mappings beside it are what a person made of the drafts of ``ingest propose``.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.domain.verdict import VerdictKind
from dashboard.results.evolution_view import evolution
from dashboard.results.glance import glance
from dashboard.results.universe import WorldUniverse
from dashboard.results.view import view
from dashboard.results.world import World
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.catalogue_release import with_release
from dashboard.tables.store import load_published
from dashboard.wording.numbers import percent
from tests.ingest.rehearsal import publisher
from tests.ingest.releasing.kept import copy_of
from tests.pages.test_pages import CARTE, opened, text_of
from tests.worlds import real_world

HERE = Path(__file__).parent
PROJECT = HERE.parents[2]
EVOLUTIONS, NEEDS, EPCI, METHOD = (
    f"../../pages/{name}.py"
    for name in ("evolutions", "besoins_sociaux", "intercommunalites", "methode")
)
NOTE = "Premiers résultats de l’édition 2025."


def ingest(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dashboard", "ingest", *map(str, arguments)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=120,
        env={"PATH": "", "COLUMNS": "200", "PYTHONUTF8": "1"},
    )


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("received")
    publisher.release_with_precision(folder)
    publisher.release_without_precision(folder)
    publisher.release_of_groupings(folder)
    publisher.release_of_the_first_edition(folder)
    return folder


def code_of_the_project() -> dict[str, int]:
    rooms = ("dashboard", "pages", "geo", "data/demonstration", ".streamlit", "app.py")
    paths = [p for room in rooms for p in [PROJECT / room, *(PROJECT / room).rglob("*")]]
    return {
        str(p): p.stat().st_mtime_ns for p in paths if p.is_file() and "__pycache__" not in p.parts
    }


@pytest.fixture(scope="module")
def day(received: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data after the one command of the README."""
    root = copy_of(tmp_path_factory.mktemp("release-day"))
    before, demonstration = code_of_the_project(), _bytes(root / "demonstration")
    mappings = sorted(HERE.glob("*.toml"))
    done = ingest("publish", *mappings, "--files", received, "--note", NOTE, "--root", root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Version 1.1.0 is before the readers, after 1.0.0" in done.stdout
    assert code_of_the_project() == before, "only files under data/ may change"
    assert _bytes(root / "demonstration") == demonstration
    return root


def _bytes(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


@pytest.fixture
def live(day: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("ASCO_DATA", str(day))
    return day


@pytest.fixture
def world(day: Path) -> World:
    seen = load_published(day)
    return World(with_release(load_catalogue(day), seen), seen, real_world().geography)


def asked(world: World, **params: str):  # type: ignore[no-untyped-def]
    from dashboard.domain.address import parse

    parsed = parse(params, WorldUniverse.of(world))
    assert parsed.notices == ()
    return parsed.selection


def test_before_that_day_the_edition_is_to_come() -> None:
    assert "à paraître" in text_of(opened(CARTE, indicateur="action-sociale", edition="2025"))
    assert "aucun résultat de l’édition 2025" in text_of(opened())


QUESTIONS = {
    "action-sociale": publisher.ANY,
    "ccas": publisher.CENTRE,
    "domaine-personnes-agees": publisher.OLD_AGE,
    "domaine-pauvrete-exclusions": publisher.POVERTY,
    "domaine-jeunesse-famille": publisher.YOUTH,
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_figure_is_the_one_the_publisher_wrote_with_its_precision(
    world: World, name: str
) -> None:
    question = QUESTIONS[name]
    result = view(world, asked(world, indicateur=name, edition="2025", lecture="communes"))
    shown = [row.observation for row in result.rows]
    assert [seen and seen.value for seen in shown] == question.line()
    for seen, answers in zip(shown, (*publisher.SURVEYED, sum(publisher.SURVEYED)), strict=True):
        assert seen
        assert seen.base == answers
        assert seen.standard_error is not None
        (value,) = (o for o in world.observations.origins[seen.id] if o.measure == "value")
        assert value.file == "asco2025-communes-action-sociale.xlsx"
        assert float(value.raw.replace(",", ".")) == seen.value


def test_codes_marks_and_text_numbers_come_through_with_their_meaning(world: World) -> None:
    result = view(
        world, asked(world, indicateur="cheque-accompagnement-personnalise", edition="2025")
    )
    assert result.rows[0].confidentiality.hides
    assert result.rows[0].text == "secret statistique"
    assert result.total
    assert result.total.text == f"{round(publisher.VOUCHERS.total)}\u00a0%\u00a0(p)"
    needs = view(world, asked(world, indicateur="abs-realisee", edition="2025", lecture="communes"))
    assert [row.value for row in needs.rows] == publisher.NEEDS.line()


def test_levels_become_verdicts_or_precision_unknown_as_the_release_allows(world: World) -> None:
    found = evolution(world, asked(world, indicateur="domaine-pauvrete-exclusions"))
    total = found.pairs[-1]
    assert (total.before.text, total.after.text) == (
        "37\u00a0%",
        percent(publisher.POVERTY.total, 1),
    )
    without = evolution(world, asked(world, indicateur="prestation-en-nature"))
    assert without.pairs[-1].verdict.kind is VerdictKind.UNKNOWN_PRECISION
    assert without.pairs[-1].before.text == "63\u00a0%"
    needs = evolution(world, asked(world, indicateur="abs-realisee", lecture="communes"))
    assert {pair.verdict.difference for pair in needs.pairs} == {None}
    kinds = {
        row.pair.verdict.kind for row in glance(world, WorldUniverse.of(world), asked(world)).rows
    }
    assert VerdictKind.FORTHCOMING not in kinds


def test_with_both_precisions_a_pair_gets_its_verdict_and_a_quotation_is_superseded(
    day: Path, received: Path, tmp_path: Path
) -> None:
    import shutil

    root = tmp_path / "data"
    shutil.copytree(day, root)
    mapping = HERE / "later" / "premiere-edition.toml"
    strict = tmp_path / mapping.name
    strict.write_text(
        mapping.read_text("utf-8").replace('"outlier-between-editions"', '"decimals"')
    )
    refused = ingest("publish", strict, "--files", received, "--note", "Essai.", "--root", root)
    assert refused.returncode == 1
    assert "outlier-between-editions" in refused.stderr
    told = ingest("check", mapping, "--file", received, "--root", root)
    assert "superseded" in told.stdout + told.stderr
    done = ingest(
        "publish", mapping, "--files", received, "--note", "Édition 2015.", "--root", root
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Version 2.0.0 is before the readers, after 1.1.0" in done.stdout
    seen = load_published(root)
    after = World(with_release(load_catalogue(root), seen), seen, real_world().geography)
    found = evolution(after, asked(after, indicateur="ccas", lecture="communes"))
    small = found.pairs[0]
    assert (small.before.text, small.after.text) == ("66,8\u00a0%", "31,6\u00a0%")
    assert small.verdict.kind is VerdictKind.DOWN
    assert small.verdict.interval is not None
    assert found.pairs[-2].verdict.kind is VerdictKind.NO_DIFFERENCE
    total = found.pairs[-1].before.observation
    assert total
    assert seen.sources[total.source].nature == "official_table"
    assert [a.text for a in found.pairs[-1].before.alternatives] == ["75\u00a0%"]


@pytest.mark.parametrize(
    ("page", "params", "told"),
    [
        ("", {}, "En 2025, 100\u00a0%|chiffres de l’édition 2025 sur ce site"),
        (CARTE, {"indicateur": "action-sociale", "edition": "2025"}, "70,4\u00a0%"),
        (CARTE, {"indicateur": "ccas", "comparaison": "evolution"}, "96,4\u00a0%"),
        (CARTE, {"indicateur": "ccas", "comparaison": "cote-a-cote"}, "31,6\u00a0%"),
        (EVOLUTIONS, {}, percent(publisher.POVERTY.total, 1)),
        (EVOLUTIONS, {"partie": "indicateur", "indicateur": "action-sociale"}, "91,2\u00a0%"),
        (NEEDS, {}, "86,3\u00a0%"),
        (EPCI, {}, "38\u00a0%"),
        (METHOD, {}, NOTE),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_page_is_real_after_that_day(
    live: Path, page: str, params: dict[str, str], told: str
) -> None:
    app = opened(page, **params)
    assert not app.exception
    assert not app.error
    text = text_of(app)
    assert any(words in text for words in told.split("|"))
    assert "aucun résultat de l’édition 2025" not in text
    assert (
        "fictives" not in text.replace("Voir la démonstration (données fictives)", "")
        or page == METHOD
    )


def test_the_demonstration_is_still_there_and_still_says_so(live: Path) -> None:
    text = text_of(opened(CARTE, jeu="demonstration"))
    assert "données fictives" in text
    assert "70,4\u00a0%" not in text


def test_history_diff_and_rollback_tell_what_the_day_changed(day: Path, tmp_path: Path) -> None:
    history = ingest("history", "--root", day)
    assert history.returncode == 0, history.stderr
    assert NOTE in history.stdout
    assert "asco2025-intercommunalites" in history.stdout
    assert re.search(r"1\.1\.0 touches.*abs-realisee 2025 \(\d+\)", history.stdout, re.DOTALL)
    out = tmp_path / "matrix.csv"
    diff = ingest("diff", "1.0.0", "1.1.0", "--out", out, "--root", day)
    assert diff.returncode == 0, diff.stderr
    rows = out.read_text("utf-8-sig").splitlines()[1:]
    assert sum(row.startswith("ajout;") for row in rows) == 35 + 21 + 1
    assert any(row.startswith("nouvellement-comparable;") for row in rows)
    refused = ingest("rollback", "--reason", "Essai.", "--to", "7.0.0", "--root", day)
    assert refused.returncode == 1
    assert "no version 7.0.0" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_draft_of_a_mapping_is_mostly_what_a_person_keeps(
    received: Path, tmp_path: Path
) -> None:
    out = tmp_path / "draft.toml"
    done = ingest("propose", received / "asco2025-communes-action-sociale.xlsx", "--out", out)
    assert done.returncode == 0, done.stderr
    draft, kept = (p.read_text("utf-8") for p in (out, HERE / "action-sociale.toml"))
    lines = [line for line in kept.splitlines() if line.startswith(("indicator", "size", "label"))]
    assert sum(line in draft for line in lines) / len(lines) > 0.85
    refused = ingest("check", out, "--file", received)
    assert refused.returncode == 1
    assert "?" in refused.stdout + refused.stderr
    assert "Traceback" not in refused.stderr
    again = ingest("propose", received / "asco2025-communes-action-sociale.xlsx", "--out", out)
    assert again.returncode == 1
    assert out.read_text("utf-8") == draft


def test_a_workbook_that_changed_since_its_mapping_is_refused_whole(
    received: Path, tmp_path: Path
) -> None:
    root = copy_of(tmp_path)
    before = (root / "published/head.json").read_bytes()
    mapping = tmp_path / "action-sociale.toml"
    text = (HERE / mapping.name).read_text("utf-8")
    mapping.write_text(text.replace('label = ["Ensemble"]', 'label = ["Total"]', 1), "utf-8")
    done = ingest("publish", mapping, "--files", received, "--root", root)
    assert done.returncode == 1
    assert "Ensemble" in done.stdout + done.stderr
    assert "readers see the same figures" in done.stderr
    assert (root / "published/head.json").read_bytes() == before
