"""Every page of the mirror is a good plain document, whoever reads it and with what."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET

import pytest

from dashboard.exports.mirror.build import BUILDERS
from dashboard.exports.mirror.embed import EMBEDS
from dashboard.wording.datasets import DEMONSTRATION
from tests.exports.mirror.kit import built, embedded, page, said, tree

ABS = {"indicateur": "abs-realisee"}
VIEWS: list[tuple[str, dict[str, str]]] = [
    *((slug, {}) for slug in BUILDERS),
    ("carte", {"indicateur": "action-sociale", "comparaison": "evolution"}),
    ("carte", {"indicateur": "action-sociale", "comparaison": "cote-a-cote"}),
    ("carte", {"indicateur": "action-sociale", "edition": "2025"}),
    ("carte", {"indicateur": "action-sociale", "territoire": "departement-49"}),
    ("carte", {"indicateur": "action-sociale", "territoire": "region-06"}),
    ("carte", {"indicateur": "action-sociale", "tailles": "moins-500"}),
    ("carte", {"indicateur": "cadre-part"}),
    ("carte", {"indicateur": "cadre-fusions", "territoire": "departement-75"}),
    ("evolutions", {"partie": "indicateur", **ABS}),
    ("evolutions", {"partie": "cadre"}),
    ("evolutions", {"partie": "cadre", "territoire": "epci-200071678"}),
    ("evolutions", {"partie": "lois"}),
    ("figures", {"type": "halteres", "indicateurs": "action-sociale", "editions": "2015,2025"}),
    ("figures", {"type": "carte-communes", "indicateurs": "abs-realisee", "editions": "2015"}),
    ("ma-commune", {"commune": "49092"}),
    ("ma-commune", {"commune": "49092", "impression": "1"}),
    ("carte", {"indicateur": "inconnu", "edition": "1999", "commune": "00000"}),
]
SIMULATED = [(slug, {**params, "jeu": "demonstration"}) for slug, params in VIEWS]
EVERY = [*VIEWS, *SIMULATED[::3]]
FRAMES: list[tuple[str, dict[str, str]]] = [
    *((slug, jeu) for slug in EMBEDS for jeu in ({}, {"jeu": "demonstration"})),
    ("carte", {"indicateur": "action-sociale", "vue": "graphique"}),
    ("carte", {"indicateur": "action-sociale", "vue": "tableau"}),
    ("carte", {"indicateur": "action-sociale", "comparaison": "cote-a-cote"}),
    ("evolutions", {"partie": "indicateur", **ABS}),
    ("evolutions", {"partie": "cadre"}),
    ("evolutions", {"partie": "lois"}),
]


def _name(one: tuple[str, dict[str, str]]) -> str:
    return "-".join([one[0] or "accueil", *one[1].values()])


def _classes(element: ET.Element) -> list[str]:
    return element.get("class", "").split()


@pytest.mark.parametrize("view", EVERY, ids=_name)
def test_a_page_is_a_good_document_of_its_own(view: tuple[str, dict[str, str]]) -> None:
    root = tree(page(view[0], **view[1]))
    assert root.attrib["lang"] == "fr"
    _good(root)
    head = root.find("head")
    assert head is not None
    meta = {m.get("name") or m.get("property"): m.get("content", "") for m in head.iter("meta")}
    assert 50 <= len(meta["description"]) <= 300
    assert meta["og:description"] == meta["description"]
    (canonical,) = (x for x in head.iter("link") if x.get("rel") == "canonical")
    assert canonical.attrib["href"].startswith("https://exemple.fr/asco/accessible/")
    assert meta["og:url"] == canonical.attrib["href"]
    if "impression" in view[1]:
        return
    skip = next(root.iter("a"))
    assert skip.attrib["href"] == "#contenu"
    assert [e.get("id") for e in root.iter("main")] == ["contenu"]
    for landmark in ("header", "footer", "nav"):
        assert next(root.iter(landmark), None) is not None
    labels = [e.get("aria-label") for e in root.iter("nav")]
    assert len(labels) == len(set(labels)), "two places of the same kind have names of their own"


@pytest.mark.parametrize("view", FRAMES, ids=_name)
def test_a_frame_is_a_good_document_with_its_source_and_a_way_back(
    view: tuple[str, dict[str, str]],
) -> None:
    root = tree(embedded(view[0], **view[1]))
    _good(root)
    links = [a for a in root.iter("a") if a.get("target") == "_blank"]
    assert [a.attrib["href"].split("?")[0] for a in links] == [f"https://exemple.fr/asco/{view[0]}"]
    assert not list(root.iter("form"))
    assert not list(root.iter("nav"))
    text = said(root)
    assert "Source >" in text or "lois" in view[1].values()
    if "jeu" in view[1]:
        assert DEMONSTRATION in text
        assert "jeu=demonstration" in links[0].attrib["href"]


def _good(root: ET.Element) -> None:
    assert len(list(root.iter("h1"))) == 1
    assert not list(root.iter("script"))
    assert not [e for e in root.iter() if any(k.startswith("on") for k in e.attrib)]
    assert not list(root.iter("style"))
    titles = [said(t) for t in root.iter("title")]
    assert titles[0]
    levels = [int(e.tag[1]) for e in root.iter() if e.tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), levels
    ids = [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
    assert len(ids) == len(set(ids)), [i for i in ids if ids.count(i) > 1]
    for table in root.iter("table"):
        _good_table(table)
    for image in root.iter("img"):
        assert "alt" in image.attrib
        assert image.attrib["src"].startswith(("data:", "/asco/"))
    for field in (*root.iter("select"), *root.iter("input")):
        if field.get("type") in ("hidden", "checkbox"):
            continue
        assert field.get("id") in {label.get("for") for label in root.iter("label")}
    for box in root.iter("label"):
        assert said(box)
    for link in root.iter("a"):
        assert said(link) or next(link.iter("img"), None) is not None
        assert link.get("href")
    for frame in root.iter():
        if "asco-scroll" in _classes(frame):
            assert frame.get("tabindex") == "0"
            assert frame.get("aria-label")


def _good_table(table: ET.Element) -> None:
    (caption,) = table.findall("caption")
    assert said(caption)
    assert table.find("thead") is not None
    for header in table.iter("th"):
        assert header.get("scope") in ("col", "row", "colgroup", "rowgroup")
    for row in table.iter("tr"):
        tags = [c.tag for c in row]
        assert tags[0] == "th", "a row begins with what it is about"


@pytest.mark.parametrize("view", SIMULATED[::2], ids=_name)
def test_simulated_figures_say_so_wherever_a_reader_looks(
    view: tuple[str, dict[str, str]],
) -> None:
    text = page(view[0], **view[1])
    root = tree(text)
    title = said(next(root.iter("title")))
    assert title.startswith("Démonstration (données fictives)")
    notes = [said(e) for e in root.iter() if e.get("role") == "note"]
    assert any(DEMONSTRATION in note for note in notes)
    assert "noindex" in text, "no search engine may show a simulated figure"
    surveyed = [t for t in root.iter("table") if {"asco-pairs", "asco-values"} & set(_classes(t))]
    for table in surveyed:
        if "asco-register" not in _classes(table):
            (caption,) = table.findall("caption")
            assert said(caption).startswith(DEMONSTRATION)
    for link in root.iter("a"):
        href = link.get("href", "")
        if "/asco/accessible/" in href and "Revenir" not in said(link):
            assert "jeu=demonstration" in href, href


def test_real_figures_never_say_that_they_are_simulated() -> None:
    for slug, params in VIEWS:
        made = built(slug, **params)
        assert made.mark == ""
        assert DEMONSTRATION not in made.body


def test_titles_and_addresses_tell_pages_apart() -> None:
    pages = [built(slug) for slug in BUILDERS]
    assert len({p.title for p in pages}) == len(pages)
    assert len({p.description for p in pages}) == len(pages)


@pytest.mark.parametrize("slug", [s for s in BUILDERS if s != "ma-commune"])
def test_the_address_of_a_page_gives_the_same_page(slug: str) -> None:
    first = built(slug)
    again = built(slug, **first.params)
    assert again.notices == ()
    assert again.params == first.params
    assert again.title == first.title
