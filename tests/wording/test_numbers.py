"""Numbers are printed as a French statistics office prints them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.selection import Notice, Problem
from dashboard.wording.dates import in_words
from dashboard.wording.messages import notice_text
from dashboard.wording.numbers import number, percent, plural, points


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(34875, 0, "34\u202f875"), (0, 0, "0"), (-1234.5, 1, "\u22121\u202f234,5"), (637871, 0, "637\u202f871"), (2.25, 2, "2,25")],
)  # fmt: skip
def test_thousands_comma_and_minus_are_french(value: float, decimals: int, text: str) -> None:
    assert number(value, decimals) == text


def test_a_share_is_never_more_precise_than_its_publication() -> None:
    assert percent(72.0) == "72\u00a0%"
    assert percent(66.7) == "66,7\u00a0%"
    assert percent(0.0) == "0\u00a0%"


@pytest.mark.parametrize(
    ("value", "text"),
    [(4.2, "+\u00a04,2\u00a0points"), (-0.5, "\u2212\u00a00,5\u00a0point"), (0.0, "0,0\u00a0point"), (-0.01, "0,0\u00a0point")],
)  # fmt: skip
def test_differences_of_percentages_are_points(value: float, text: str) -> None:
    assert points(value) == text


@given(st.floats(-1e9, 1e9, allow_nan=False), st.integers(0, 3))
def test_a_printed_number_reads_back(value: float, decimals: int) -> None:
    text = number(value, decimals).replace("\u202f", "").replace("\u2212", "-").replace(",", ".")
    assert float(text) == pytest.approx(round(value, decimals), abs=10.0**-decimals)


def test_plural_starts_at_two() -> None:
    assert plural(0, "commune") == "0\u00a0commune"
    assert plural(1, "commune") == "1\u00a0commune"
    assert plural(2, "commune") == "2\u00a0communes"


def test_dates_are_in_words() -> None:
    from datetime import date

    assert in_words(date(2025, 1, 1)) == "1er janvier 2025"
    assert in_words(date(2016, 6, 21)) == "21 juin 2016"


@given(st.text(max_size=400))
def test_a_message_never_carries_markup_of_an_address(value: str) -> None:
    text = notice_text(Notice("territoire", value, Problem.UNKNOWN, "france"))
    assert len(text) < 400
    for opening in ("<", "[", "`", "*", "$"):
        position = text.find(opening)
        while position != -1:
            assert text[position - 1] == "\\"
            position = text.find(opening, position + 1)
