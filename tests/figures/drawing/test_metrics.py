"""Widths of text: those of Arial, and lines that a reader's font can hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.drawing.metrics import ROOM, UNKNOWN, balanced, width, wrapped

SENTENCES = st.text(
    alphabet="abcdefghij ÉÈàçœ0123456789,.-–’()\u00a0\u202f %", min_size=0, max_size=160
)


def test_widths_are_those_of_arial() -> None:
    # Advance widths of Arial, in thousandths: a digit, a space, a capital W, a bold e.
    assert width("0123456789", 10) == pytest.approx(55.6)
    assert width(" ", 10) == width("\u00a0", 10) == pytest.approx(2.78)
    assert width("W", 10) == pytest.approx(9.44)
    assert width("e", 10, bold=True) == pytest.approx(5.56)
    assert width("m", 20) == pytest.approx(16.66)


def test_bold_is_wider_than_regular() -> None:
    text = "Ensemble des communes"
    assert width(text, 10, bold=True) > width(text, 10)


def test_an_unknown_character_is_as_wide_as_any() -> None:
    assert width("漢", 10) == UNKNOWN / 100
    assert UNKNOWN >= 1000


@given(SENTENCES, st.floats(20, 300))
def test_every_line_fits_unless_it_is_one_word(text: str, limit: float) -> None:
    for line in wrapped(text, 8, limit):
        assert width(line, 8) * ROOM <= limit or " " not in line


@given(SENTENCES, st.floats(20, 300))
def test_no_character_is_lost(text: str, limit: float) -> None:
    kept = "".join(wrapped(text, 8, limit)).replace(" ", "")
    assert kept == text.strip(" ").replace(" ", "")
    assert "".join(balanced(text, 8, limit)).replace(" ", "") == kept


def test_lines_never_break_at_a_no_break_space() -> None:
    text = "augmente de 4,2\u00a0points parmi les 34\u202f875\u00a0communes : 72\u00a0% enfin"
    for limit in range(20, 200, 7):
        joined = " ".join(wrapped(text, 8, limit))
        assert joined == text


def test_a_long_compound_may_break_after_its_hyphen() -> None:
    assert wrapped("Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson", 8, 90)[0].endswith("-")


def test_the_first_line_leaves_room_for_what_stands_before_it() -> None:
    text = "Communes de France métropolitaine et des DROM, hors Mayotte."
    first = wrapped(text, 8, 150, first=60)[0]
    assert width(first, 8) * ROOM <= 90
    assert len(first) < len(wrapped(text, 8, 150)[0])


def test_balanced_lines_leave_no_word_alone() -> None:
    text = "Neuf communes sur dix de plus de 1 500 habitants mènent au moins une action sociale"
    whole, even = wrapped(text, 10, 380), balanced(text, 10, 380)
    assert len(whole) == len(even) == 2
    short, long = sorted(width(line, 10) for line in even)
    assert short > 0.7 * long
