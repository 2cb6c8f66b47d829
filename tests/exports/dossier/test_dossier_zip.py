"""One archive holds every figure in every format, proves its files, and can be made again."""

import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.dossier import Dossier, DossierError, DossierProblem
from dashboard.domain.dossier_file import from_toml
from dashboard.domain.figure import FigureKind
from dashboard.domain.figure_address import parse_figure
from dashboard.domain.observation import Scope
from dashboard.exports.dossier.archive import zipped
from dashboard.exports.dossier.checking import DossierRefusedError, checked_one
from dashboard.exports.dossier.citing import bibtex, citation_text, sources_of
from dashboard.exports.dossier.dossier import dossier_zip, steps
from dashboard.exports.dossier.figure_csv import COLUMNS, table_bytes
from dashboard.exports.dossier.formats import ALL, Format, formats_of
from dashboard.exports.rendering.errors import failed
from dashboard.results.publication.compose import publication
from tests.exports.dossier.kit import (
    ACTION,
    BENEFITS,
    NEEDS,
    ON,
    REAL,
    SIMULATED,
    VERSION,
    StandIn,
    exported,
    files,
    manifest,
    spec,
    table,
)
from tests.worlds import demonstration_world, real_world, universe, world_of

BOTH = pytest.mark.parametrize("dossier", [REAL, SIMULATED], ids=["real", "demonstration"])
DUMBBELL = spec(FigureKind.DUMBBELL, "abs-realisee", scope=Scope.EITHER, editions=("2015", "2025"))


def test_every_figure_is_there_in_every_format() -> None:
    stems = ("graphique-1", "tableau-1", "graphique-2")
    expected = {f"{s}.{e}" for s in stems for e in ("svg", "pdf", "png", "txt", "csv")}
    expected |= {"dossier.pdf", "classeur.xlsx", "classeur.ods", "LISEZMOI.txt", "citation.txt"}
    expected |= {"citation.bib", "dossier.toml", "manifest.json"}
    assert set(files(REAL)) == expected


def test_every_file_of_fictitious_figures_says_so_in_its_name() -> None:
    assert all(name.startswith("demonstration_") for name in files(SIMULATED))
    assert not any(name.startswith("demonstration_") for name in files(REAL))


@BOTH
def test_the_mark_stands_in_every_text_of_the_demonstration_and_in_none_of_the_others(
    dossier: Dossier,
) -> None:
    texts = {
        n: b.decode() for n, b in files(dossier).items() if re.search("txt|bib|json|svg|csv", n)
    }
    for name, text in texts.items():
        assert ("fictives" in text) == dossier.dataset.is_fictitious, name
        if dossier.dataset.is_fictitious and "citation" in name:
            assert "DREES, enquête" not in text


@BOTH
def test_the_same_dossier_gives_the_same_bytes(dossier: Dossier) -> None:
    again = dossier_zip(world_of(dossier.dataset.value), dossier, ON, VERSION, render=StandIn)
    assert again == exported(dossier)


def test_the_archive_holds_no_clock_no_machine_and_is_sorted() -> None:
    with zipfile.ZipFile(io.BytesIO(exported(REAL))) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    assert [e.filename for e in entries] == sorted(e.filename for e in entries)
    assert {e.date_time for e in entries} == {(2026, 11, 21, 0, 0, 0)}
    assert {(e.create_system, e.external_attr, e.extra) for e in entries} == {
        (3, 0o100644 << 16, b"")
    }
    assert zipped({"b": b"1", "a": b"2"}, ON) == zipped({"a": b"2", "b": b"1"}, ON)


@BOTH
def test_the_manifest_proves_every_other_file(dossier: Dossier) -> None:
    said = manifest(dossier)
    own = {name: body for name, body in files(dossier).items() if "manifest" not in name}
    assert set(said["files"]) == set(own)
    for name, entry in said["files"].items():
        assert entry == {"sha256": hashlib.sha256(own[name]).hexdigest(), "bytes": len(own[name])}
    assert said["app_version"] == VERSION
    assert said["data_version"] == world_of(dossier.dataset.value).observations.version
    assert (said["date"], said["renderer"], said["lacking"]) == ("2026-11-21", "StandIn/1", {})
    assert sorted(f for figure in said["figures"] for f in figure["files"]) == sorted(
        name for name in own if re.search(r"(graphique|tableau)-\d", name)
    )


@BOTH
def test_the_address_of_each_figure_opens_that_figure(dossier: Dossier) -> None:
    for figure, spec_ in zip(manifest(dossier)["figures"], dossier.figures, strict=True):
        parts = urlsplit(figure["address"])
        assert parts.path == "/figures"
        parsed = parse_figure(dict(parse_qsl(parts.query)), universe(dossier.dataset.value))
        assert parsed.notices == ()
        assert parsed.spec == spec_


@BOTH
def test_the_dossier_inside_makes_the_same_archive_again(dossier: Dossier) -> None:
    body = next(body for name, body in files(dossier).items() if name.endswith("dossier.toml"))
    found = from_toml(body, universe)
    assert found.notices == ()
    assert found.dossier == dossier


@BOTH
def test_every_file_that_the_readme_names_is_in_the_archive(dossier: Dossier) -> None:
    held = files(dossier)
    readme = next(body for name, body in held.items() if "LISEZMOI" in name).decode()
    named = set(re.findall(r"(?<![\w.])[\w-]+\.(?:toml|pdf|txt|bib|json|zip|xlsx|ods|svg)", readme))
    assert len(named) >= 5
    assert named <= set(held)


def test_without_a_browser_the_archive_says_what_it_lacks_and_why() -> None:
    held = files(REAL, browser=False)
    assert not [name for name in held if name.endswith((".pdf", ".png"))]
    assert {"graphique-1.svg", "classeur.xlsx", "graphique-1.csv"} <= set(held)
    said = manifest(REAL, browser=False)
    assert set(said["lacking"]) == {"pdf", "png"}
    assert "Chromium" in said["lacking"]["pdf"]
    readme = held["LISEZMOI.txt"].decode()
    assert "Ce qui manque" in readme
    assert "Chromium" in readme
    assert "Ce qui manque" not in files(REAL)["LISEZMOI.txt"].decode()


def test_a_browser_that_fails_half_way_leaves_no_half_of_the_pictures() -> None:
    class Failing(StandIn):
        asked = 0

        def png(self, *_: object, **__: object) -> bytes:
            Failing.asked += 1
            if Failing.asked > 1:
                raise failed("a test")
            return b"one"

    content = dossier_zip(real_world(), REAL, ON, VERSION, render=Failing)
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert not [name for name in names if name.endswith((".pdf", ".png"))]
    assert "LISEZMOI.txt" in names


def test_only_the_formats_asked_for_are_made() -> None:
    def never() -> StandIn:
        raise AssertionError("no browser is needed")

    content = dossier_zip(real_world(), REAL, ON, VERSION, [Format.SVG, Format.ODS], never)
    kinds = {name.rsplit(".", 1)[1] for name in zipfile.ZipFile(io.BytesIO(content)).namelist()}
    assert kinds == {"svg", "ods", "txt", "csv", "toml", "json", "bib"}


def test_pages_and_pictures_have_the_size_of_their_figure() -> None:
    for stem in ("graphique-1", "tableau-1"):
        svg = files(REAL)[f"{stem}.svg"].decode()
        width, height = map(
            float, re.search(r'width="([\d.]+)mm" height="([\d.]+)mm"', svg).groups()
        )
        asked = json.loads(files(REAL)[f"{stem}.png"])
        assert asked[2:] == pytest.approx([width, height, 300], abs=0.01)
        pdf = json.loads(files(REAL)[f"{stem}.pdf"])
        assert pdf[2][0] == pytest.approx([width, height], abs=0.01)
        assert pdf[4] == "2026-11-21"
    assert json.loads(files(REAL)["dossier.pdf"])[1] == 3


def test_a_refused_figure_stops_the_whole_dossier_before_anything_is_rendered() -> None:
    def never() -> StandIn:
        raise AssertionError("nothing may be rendered")

    dossier = Dossier("x", figures=(ACTION, DUMBBELL, NEEDS, DUMBBELL))
    with pytest.raises(DossierRefusedError) as raised:
        dossier_zip(real_world(), dossier, ON, VERSION, render=never)
    assert [figure.label for figure in raised.value.figures] == ["Graphique 2", "Graphique 4"]
    assert all(f.text and f.remedy for figure in raised.value.figures for f in figure.refusals)


def test_a_fault_of_the_drawing_stops_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.domain.figure import Fault, Severity
    from dashboard.exports.dossier import checking

    for severity in Severity:
        fault = Fault("essai", "Un défaut.", "Un remède.", severity)
        monkeypatch.setattr(checking, "visual_faults", lambda *_, fault=fault: (fault,))
        found = checked_one(publication(real_world(), ACTION))
        assert bool(found.refusals) == (severity is Severity.REFUSAL)
        assert bool(found.advice) == (severity is Severity.ADVICE)


def test_advice_is_told_in_the_readme(monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.domain.figure import Fault, Severity
    from dashboard.exports.dossier import checking

    fault = Fault("essai", "Un doute à lever.", "Relire.", Severity.ADVICE)
    monkeypatch.setattr(checking, "visual_faults", lambda *_: (fault,))
    content = dossier_zip(real_world(), REAL, ON, VERSION, [Format.SVG])
    readme = zipfile.ZipFile(io.BytesIO(content)).read("LISEZMOI.txt").decode()
    assert "Graphique 1\u00a0: Un doute à lever. Relire." in readme


def test_an_empty_dossier_and_one_of_other_figures_are_refused() -> None:
    for dossier, problem in ((Dossier(), DossierProblem.EMPTY), (SIMULATED, DossierProblem.MIXED)):
        with pytest.raises(DossierError) as raised:
            dossier_zip(real_world(), dossier, ON, VERSION)
        assert raised.value.problem is problem


def test_progress_is_told_as_often_as_it_was_announced() -> None:
    told: list[str] = []
    dossier_zip(real_world(), REAL, ON, VERSION, render=StandIn, step=told.append)
    assert len(told) == steps(REAL)
    told.clear()
    dossier_zip(real_world(), REAL, ON, VERSION, [Format.SVG], step=told.append)
    assert len(told) == steps(REAL, [Format.SVG])


def test_formats_are_read_in_one_order_and_unknown_ones_named() -> None:
    assert formats_of("PNG, svg") == (Format.SVG, Format.PNG)
    assert formats_of(",".join(ALL)) == ALL
    for text in ("svg,gif", "", " , "):
        with pytest.raises(ValueError, match=r"Known: svg, pdf, png, xlsx, ods"):
            formats_of(text)


class TestTheTableOfAFigure:
    @pytest.mark.parametrize("dossier", [REAL, SIMULATED], ids=["real", "demonstration"])
    def test_it_says_what_the_figure_says(self, dossier: Dossier) -> None:
        for each in dossier.figures:
            said = publication(world_of(dossier.dataset.value), each)
            rows = table(table_bytes(said))
            cells = [c for line in said.cells for c in line if c is not None]
            assert len(rows) == len(cells)
            for row, cell in zip(rows, cells, strict=True):
                number = row["valeur"] or row["borne_ou_ordre_de_grandeur"]
                if cell.status.has_figure and not cell.confidentiality.hides:
                    assert (cell.value is None) == (number == "")
                    if number:
                        assert float(number.replace(",", ".")) == pytest.approx(
                            cell.value, abs=1e-3
                        )
                else:
                    assert not number
                assert row["statut_observation"] == cell.status.value
                assert row["champ"] == said.champ
                assert row["version_des_donnees"] == said.data_version

    def test_words_and_bounds_are_no_numbers(self) -> None:
        rows = {r["cle_ligne"]: r for r in table(table_bytes(publication(real_world(), ACTION)))}
        assert rows["moins-500"]["valeur"] == "72"
        assert (rows["toutes"]["valeur"], rows["toutes"]["borne_ou_ordre_de_grandeur"]) == (
            "",
            "80",
        )
        assert rows["toutes"]["mots"] == "plus de huit communes sur dix"
        assert rows["1500-plus"]["mots"] == "la quasi-totalité"
        assert rows["1500-plus"]["qualificatif"] == "en toutes lettres"

    def test_a_number_published_in_words_is_a_number(self) -> None:
        rows = {r["cle_ligne"]: r for r in table(table_bytes(publication(real_world(), ACTION)))}
        whole = rows["5000-plus"]
        assert (whole["valeur"], whole["borne_ou_ordre_de_grandeur"]) == ("100", "")
        assert (whole["mots"], whole["qualificatif"]) == ("la totalité", "exact")

    def test_a_line_says_either_a_value_or_a_bound(self) -> None:
        for each in (*REAL.figures, *SIMULATED.figures):
            said = publication(world_of(each.dataset.value), each)
            for row in table(table_bytes(said)):
                assert not (row["valeur"] and row["borne_ou_ordre_de_grandeur"])
                assert bool(row["valeur"]) <= (row["qualificatif"] == "exact")
                assert bool(row["borne_ou_ordre_de_grandeur"]) <= (row["qualificatif"] != "exact")

    def test_a_hidden_value_leaves_nothing_but_its_status(self) -> None:
        from dashboard.domain.status import Confidentiality, Status

        said = publication(demonstration_world(), SIMULATED.figures[0])
        first = said.cells[0][0]
        assert first is not None
        assert first.observation is not None
        assert first.observation.interval is not None
        for change in (
            {"confidentiality": Confidentiality.SECRET},
            {"status": Status.NOT_COLLECTED},
        ):
            hidden = replace(first, **change)
            row = table(
                table_bytes(replace(said, cells=((hidden, *said.cells[0][1:]), *said.cells[1:])))
            )[0]
            for column in (
                "valeur",
                "borne_ou_ordre_de_grandeur",
                "mots",
                "ic95_bas",
                "ic95_haut",
                "repondants",
                "qualificatif",
            ):
                assert row[column] == ""

    def test_a_difference_stands_once_and_only_where_the_verdict_lets_it(self) -> None:
        said = publication(demonstration_world(), SIMULATED.figures[1])
        assert said.evolution is not None
        rows = table(table_bytes(said))
        for n, pair in enumerate(said.evolution.pairs):
            first, last = rows[2 * n], rows[2 * n + 1]
            assert first["ecart_points"] == first["verdict"] == ""
            assert last["verdict"]
            assert bool(last["ecart_points"]) == pair.verdict.kind.shows_difference
        assert any(row["ecart_points"] for row in rows)
        blocked = publication(real_world(), DUMBBELL)
        assert not any(row["ecart_points"] for row in table(table_bytes(blocked)))

    def test_nothing_in_it_runs_in_a_spreadsheet(self) -> None:
        said = publication(real_world(), ACTION.with_(title="=HYPERLINK(1)"))
        assert table(table_bytes(said))[0]["titre"].startswith("'=")
        assert len(COLUMNS) == len(set(COLUMNS))


def test_french_texts_never_break_before_a_sign() -> None:
    for name in ("LISEZMOI.txt", "citation.txt", "graphique-1.txt"):
        assert not re.search(" [:;!?%»]|« ", files(REAL)[name].decode()), name


class TestCiting:
    figures = (
        publication(real_world(), ACTION),
        publication(real_world(), BENEFITS),
        publication(real_world(), NEEDS),
    )

    def test_each_publication_is_cited_once_without_where_it_was_read(self) -> None:
        sources = sources_of(self.figures)
        assert len(sources) == 2
        assert all(source.startswith("S. Abdouni, «") for source in sources)
        assert not any("lu" in source.split("(")[-1] or source.count("(") for source in sources)

    def test_a_composition_is_not_told_as_the_work_of_the_producer(self) -> None:
        alone = replace(REAL, author="")
        assert citation_text(alone, self.figures, ON).startswith(
            "Action sociale des communes, «\u00a0Un essai\u00a0»"
        )
        assert citation_text(REAL, self.figures, ON).startswith("A. Auteur, Action sociale")
        assert "Source des chiffres\u00a0: DREES, enquête ASCO" in citation_text(
            alone, self.figures, ON
        )
        assert "DREES, enquête" not in bibtex(alone, self.figures, ON).split("note")[0]

    def test_the_bibliography_survives_any_title(self) -> None:
        entry = bibtex(Dossier(r"50 % & {plus} \_#$~^", figures=(ACTION,)), self.figures, ON)
        title = re.search(r"  title = \{\{(.*)\}\},\n", entry)[1]
        assert title == (
            "50\u00a0" + r"\% \& \textbraceleft{}plus\textbraceright{} \textbackslash{}\_\#\$"
            r"\textasciitilde{}\textasciicircum{}"
        )
        assert entry.count("{") == entry.count("}")


def test_the_demonstration_never_reaches_a_real_dossier() -> None:
    with pytest.raises(DossierError):
        replace(REAL, figures=(*REAL.figures, ACTION.with_(dataset=Dataset.DEMONSTRATION)))
