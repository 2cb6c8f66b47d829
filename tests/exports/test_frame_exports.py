"""Tables of the frame, of the laws and of the register: real, marked, explained."""

from __future__ import annotations

import re
from dataclasses import replace

from dashboard.domain.comparability import ComparisonLevel
from dashboard.exports.evolution_html import (
    epci_table,
    milestones_list,
    register_table,
)
from dashboard.exports.register_html import LEVELS
from dashboard.results.epci import epci_structure
from dashboard.results.evolution import EpciKind, EpciStructure
from dashboard.results.register import RegisterRow, register_rows
from dashboard.wording.comparability import COMPARABILITY
from dashboard.wording.datasets import DEMONSTRATION
from tests.exports.tables import _plain, body
from tests.figures import samples
from tests.worlds import real_world


def test_epci_are_counted_by_kind_and_what_is_not_known_is_said_missing() -> None:
    rows = body(epci_table(epci_structure(real_world())))
    total = next(row for row in rows if row[0].startswith("Ensemble"))
    assert total[1:4] == ["2 145", "2 133", "1 254"]
    partial = EpciStructure(
        (2014, 2025), (EpciKind("Métropoles", (None, 21), (None, 9), (None, 1000)),), samples.TEXT
    )
    text = epci_table(partial)
    assert "n.d. : non disponible" in text.replace("\u00a0", " ")
    assert body(text)[1][1:] == ["n.d.", "21", "n.d.", "9", "n.d.", "1 000"]


def test_each_milestone_has_its_machine_readable_date_effect_and_doubt() -> None:
    milestones = real_world().catalogue.milestones
    text = milestones_list(tuple(reversed(milestones)))
    dates = re.findall(r'datetime="([^"]+)"', text)
    lengths = {"jour": 10, "mois": 7, "annee": 4}
    ordered = sorted(milestones, key=lambda m: m.date)
    assert dates == [m.date[: lengths[m.precision]] for m in ordered]
    plain = _plain(re.sub("<[^>]+>", " ", text))
    for m in milestones:
        assert _plain(m.effect) in plain
        if m.to_confirm:
            assert "À confirmer" in plain


def test_the_register_gives_status_level_reading_reasons_and_day_of_every_judgement() -> None:
    rows = register_rows(real_world())
    text = register_table(rows)
    listed = [row for row in rows if row.levels != (ComparisonLevel.ENTITY,)]
    listed.sort(key=lambda row: [r.theme for r in rows].index(row.theme))
    found = [row for row in body(f"<tr></tr>{text}") if row[0] != "Indicateur"]
    assert len(found) == len(listed)
    for shown, row in zip(found, listed, strict=True):
        assert shown[0] == _plain(row.label)
        assert COMPARABILITY[row.entry.status] in shown[3]
        for level in row.levels:
            assert LEVELS[level] in shown[1]
        for reason in row.entry.reasons:
            assert _plain(reason.label) in shown[3]
    reasons = {reason for row in rows for reason in row.entry.reasons}
    assert text.count("<dd>") == len(reasons), "each reason is explained once, under the table"
    assert set(LEVELS) == set(ComparisonLevel)
    nobody = RegisterRow("Thème", "X", (), (), (), samples.BLOCKED)
    assert "tous niveaux" in register_table([nobody])


def test_the_register_is_folded_by_theme_without_a_scroll_inside_the_page() -> None:
    rows = register_rows(real_world())
    text = register_table(rows, DEMONSTRATION)
    plain = _plain(re.sub("<[^>]+>", " ", text))
    themes = list(dict.fromkeys(row.theme for row in rows))
    assert text.count("<details") == text.count("<table") == len(themes)
    assert "asco-long" not in text
    for theme in themes:
        count = sum(r.theme == theme and r.levels != (ComparisonLevel.ENTITY,) for r in rows)
        assert f"{_plain(theme)} ( {count} jugement" in plain.replace("(", "( ")
    captions = re.findall("<caption>(.*?)</caption>", text)
    assert all(c.replace("\u00a0", " ").startswith(f"{DEMONSTRATION} – ") for c in captions)
    assert DEMONSTRATION not in register_table(rows)


def test_what_the_register_says_unit_by_unit_is_a_sentence_and_an_exception_a_row() -> None:
    rows = register_rows(real_world())
    units = [row for row in rows if row.levels == (ComparisonLevel.ENTITY,)]
    assert len(units) > 2
    plain = _plain(re.sub("<[^>]+>", " ", register_table(rows)))
    said = re.findall(
        r"Unité par unité \(commune ou EPCI\), (\d+) indicateurs : non comparable", plain
    )
    assert sum(map(int, said)) == len(units)
    alone = replace(units[0], label="Seule", entry=samples.ALLOWED)
    assert any(
        row[0] == "Seule" and "unité par unité" in row[1]
        for row in body(f"<tr></tr>{register_table([*units, alone])}")
    )
