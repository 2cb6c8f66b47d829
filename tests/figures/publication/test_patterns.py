"""A pattern is judged twice: by its lines, and by the one colour it makes at the size of a commune."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.figures.drawing.shapes import Drawn, Fill
from dashboard.figures.drawing.svg_parts import ink_share
from dashboard.figures.publication.colour_sight import BY_PATTERN, from_afar, too_close


def test_a_class_with_the_pattern_of_no_value() -> None:
    status = ("non publié", Fill("#fcfbf9", "hatch", "#aaa79f"))
    (found,) = too_close([("plus de la moitié", Fill("#badff6", "hatch", "#1d5c80"))], [status])
    assert found.sight == BY_PATTERN
    assert not too_close([("plus de la moitié", Fill("#badff6", "grid", "#1d5c80"))], [status])


def test_ink_that_pales_a_class_to_no_value_is_seen() -> None:
    """Papers are apart; what ink and paper make together is not."""
    status = ("non publié", Fill("#fcfbf9", "rails", "#aaa79f"))
    assert not too_close([("8 %", Fill("#cfe4f2"))], [status])
    (found,) = too_close([("8 %", Fill("#cfe4f2", "cross", "#ffffff"))], [status])
    assert "gris" in found.sight


def test_two_classes_of_one_pattern_that_are_one_from_afar() -> None:
    one, other = Fill("#86b6d4", "hatch", "#124a68"), Fill("#4f90b8", "hatch", "#ffffff")
    assert not too_close([("a", Fill(one.paper)), ("b", Fill(other.paper))])
    assert too_close([("a", one), ("b", other)])
    assert too_close([("a", one), ("b", replace(other, pattern="hatch-back"))])
    assert not too_close([("a", one), ("b", replace(other, pattern="dots"))])


def test_a_pattern_makes_one_colour_from_afar() -> None:
    assert from_afar(Fill("#336699")) == "#336699"
    names: tuple[Drawn, ...] = ("none", "rails", "hatch", "dots", "grid", "cross")
    shares = {name: ink_share(name) for name in names}
    assert list(shares.values()) == sorted(shares.values())
    assert shares["none"] == 0
    assert shares["hatch"] == pytest.approx(0.5 * 2**0.5 / 4)
    mixed = from_afar(Fill("#ffffff", "hatch", "#000000"))
    assert 0xE0 < int(mixed[1:3], 16) < 0xF0
