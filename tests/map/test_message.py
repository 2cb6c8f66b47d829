"""The message of the map: small, complete, and refused when it contradicts itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from dashboard.ui.commune_map.message import Cell, CellStyle, Focus, MapMessage, Matrix

ASSETS = Path(__file__).parents[2] / "dashboard" / "ui" / "commune_map" / "assets"
GREY = CellStyle(light=("#eeeeee",), dark=("#222222",))


def message(**changes: Any) -> MapMessage:
    values: dict[str, Any] = {
        "layer": "/geo/france-0123456789ab.bin",
        "title": "Communes par taille",
        "description": "Carte de France.",
        "breaks": (500, 1500),
        "band_words": ("petites", "moyennes", "grandes"),
        "matrix": Matrix((0, 1, 1)),
        "cells": (Cell(GREY, "72 % des communes"), Cell(GREY, "non publié pour cette taille")),
        "departements": {"46": "Lot"},
        "population_years": {"": "2023", "976": "2017"},
    }
    return MapMessage(**{**values, **changes})


def test_a_message_is_a_few_kilobytes_even_with_all_departements_and_a_large_epci() -> None:
    codes = tuple(f"{n:05d}" for n in range(158))
    rows = {f"{n:02d}": (0, 1, 0) for n in range(101)}
    full = message(
        matrix=Matrix((0, 1, 1), rows),
        departements=dict.fromkeys(rows, "Alpes-de-Haute-Provence"),
        focus=Focus("epci", "200069193", codes),
    )
    assert len(message().to_json().encode()) < 4_000
    assert len(full.to_json().encode()) < 12_000


def test_a_message_carries_every_text_the_map_can_show() -> None:
    texts = json.loads(message().to_json())["texts"]
    assert texts["panes"]["976"] == "Mayotte"
    assert all(texts.values())


def test_the_mark_of_simulated_figures_travels_with_the_message() -> None:
    mark = "Démonstration – données fictives"
    assert json.loads(message(mark=mark).to_json())["mark"] == mark
    assert json.loads(message().to_json())["mark"] == ""


def test_every_pattern_of_the_palette_can_be_drawn_by_the_map_and_by_the_legend() -> None:
    from dashboard.exports.swatch import swatch
    from dashboard.figures.bars import PATTERN_SHAPES
    from dashboard.figures.palette import Pattern as Palette
    from dashboard.figures.palette import Style, Tone
    from dashboard.ui.commune_map.message import Pattern as Message

    names = get_args(Palette)
    assert names == get_args(Message)
    script = (ASSETS / "patterns.js").read_text(encoding="utf-8")
    drawn = {
        swatch(Style(Tone("#ffffff", "#000000"), Tone("#000000", "#ffffff"), n)) for n in names
    }
    assert len(drawn) == len(names)
    assert set(PATTERN_SHAPES) == set(names)
    for name in names:
        assert name == "none" or f'{name}": [' in script or f"{name}: [" in script


def test_equal_messages_are_written_the_same() -> None:
    assert message().to_json() == message().to_json()
    assert message(selected="46042").to_json() != message().to_json()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"matrix": Matrix((0, 1))}, "3 bands but 2 cells"),
        ({"matrix": Matrix((0, 1, 2))}, "no cell 2 among 2"),
        ({"matrix": Matrix((0, 1, 1), {"46": (0, -1, 0)})}, "matrix row 46: no cell -1"),
        ({"overrides": {5: ("46042",)}}, "overrides: no cell 5"),
        ({"breaks": (1500, 500)}, "breaks must rise"),
        ({"band_words": ("toutes",)}, "3 size bands but 1 texts"),
    ],
)
def test_a_message_that_contradicts_itself_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        message(**changes)


def test_a_message_of_more_than_50_kilobytes_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 50000"):
        message(overrides={0: tuple(f"{n:05d}" for n in range(7000))}).to_json()


def test_a_look_needs_colours_and_a_pattern_needs_ink() -> None:
    with pytest.raises(ValueError, match=r"2 colour\(s\)"):
        CellStyle(light=("#eeeeee",), dark=("#222222",), pattern="hatch")
    with pytest.raises(ValueError, match="light"):
        CellStyle(light=("grey",), dark=("#222222",))
