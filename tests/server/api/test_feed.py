"""A reader of feeds is told of each version once, in French, whatever becomes of the site."""

from dataclasses import replace
from datetime import UTC, datetime

import feedparser
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.domain.observation import Observation
from dashboard.domain.status import Status
from dashboard.domain.version import Action, CellChange, ChangeKind, Release
from dashboard.exports.atom import atom_feed
from dashboard.results.journal import Step, journal
from dashboard.server.api.site import api_site
from tests.server.api.kit import steps, world
from tests.worlds import real_world

BASE, PATH = "https://exemple.fr/asco", "/atom.xml"
NOTE = "Chiffre <b>corrigé</b> & confirmé\x0b : « 72 % » ; voir l'erratum"


def a_figure() -> Observation:
    return next(o for o in real_world().observations if o.is_number and o.key.indicator == "ccas")


def a_log() -> list[Step]:
    before = a_figure()
    after = replace(before, value=(before.value or 0) + 1, note="Erratum de la DREES.")
    gone = replace(before, status=Status.WITHDRAWN)
    return [
        Step(Release("1.0.0", "2026-11-21", Action.PUBLICATION, "Premiers chiffres."), ()),
        Step(Release("2.0.0", "2026-12-01", Action.PUBLICATION, NOTE, "1.0.0"),
             (CellChange(ChangeKind.CORRECTED, before.key, before, after),)),
        Step(Release("1.0.0", "2026-12-01", Action.ROLLBACK, "Erreur de saisie.", "2.0.0"),
             (CellChange(ChangeKind.WITHDRAWN, before.key, after, gone),)),
    ]  # fmt: skip


def feed(lines: list[Step], base: str = BASE):
    body = atom_feed(journal(real_world(), lines, lines[-1].release.version), base, PATH)
    read = feedparser.parse(body)
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    return read


def test_the_feed_of_the_site_is_read_by_an_independent_reader() -> None:
    client = TestClient(Starlette(routes=api_site(world, steps, BASE)))
    answer = client.get("/atom.xml")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    read = feedparser.parse(answer.content)
    assert not read.bozo
    assert read.feed.language == "fr"
    assert read.feed.author == "Action sociale des communes"
    lines, _ = steps()
    assert len(read.entries) == len(lines)
    assert read.entries[-1].title == "Données : version 1.0.0".replace(" :", "\u00a0:")
    (own,) = [link for link in read.feed.links if link.rel == "self"]
    assert own.href == f"{BASE}/atom.xml"
    held = client.get("/atom.xml", headers={"If-None-Match": answer.headers["ETag"]})
    assert (held.status_code, held.content) == (304, b"")


def test_each_line_of_the_log_is_an_entry_newest_first_a_rollback_too() -> None:
    read = feed(a_log())
    titles = [entry.title.replace("\u00a0", " ") for entry in read.entries]
    assert titles == ["Données : retour à la version 1.0.0", "Données : version 2.0.0",
                      "Données : version 1.0.0"]  # fmt: skip
    assert len({entry.id for entry in read.entries}) == 3
    days = [
        datetime(*entry.updated_parsed[:3], tzinfo=UTC).date().isoformat() for entry in read.entries
    ]
    assert days == ["2026-12-01", "2026-12-01", "2026-11-21"]
    assert read.feed.updated == "2026-12-01T00:00:00Z"


def test_an_entry_names_the_indicators_and_editions_touched_and_each_correction() -> None:
    entry = feed(a_log()).entries[1]
    label = real_world().catalogue.indicators["ccas"].label
    said = entry.content[0].value
    assert label.replace("'", "’") in said
    assert {tag.term for tag in entry.tags} == {"ccas", f"edition-{a_figure().key.edition}"}
    assert f'href="{BASE}/carte?' in said
    assert "Erratum de la DREES" in said
    assert "corrigé" in entry.summary


def test_a_note_is_text_never_markup() -> None:
    said = feed(a_log()).entries[1]
    assert "&lt;b&gt;corrigé&lt;/b&gt; &amp;" in said.content[0].value
    assert "\x0b" not in said.content[0].value
    assert "<b>corrigé</b> &" not in said.content[0].value


@pytest.mark.parametrize("base", ["http://localhost:8501", "https://autre.example"])
def test_ids_do_not_change_when_the_site_moves_or_the_log_grows(base: str) -> None:
    here, there = feed(a_log()), feed(a_log()[:2], base)
    assert here.feed.id == there.feed.id
    assert [e.id for e in here.entries][1:] == [e.id for e in there.entries]
    assert all(entry.link.startswith(base) for entry in there.entries)
