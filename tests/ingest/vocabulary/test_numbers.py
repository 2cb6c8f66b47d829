"""A number written in any French way is read; what only looks like one never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ingest.vocabulary.numbers import NumberRead, read_number

GROUPING = [" ", "\u00a0", "\u202f", "\u2009"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,3", 12.3), ("12.3", 12.3), ("1 234", 1234), ("1\u00a0234", 1234), ("1\u202f234,5", 1234.5), ("1\u2009234\u2009567", 1234567),
        ("- 4,2", -4.2), ("-4,2", -4.2), ("−4,2", -4.2), ("– 4,2", -4.2), ("+ 4,2", 4.2), ("0", 0), ("0,5", 0.5), ("0.234", 0.234),
        ("  12 ", 12), ("12\n", 12), ("1,234", 1.234), ("2018", 2018), ("1234.567", 1234.567), ("1 234.567", 1234.567),
        ("12,3000000000000007", 12.3),
    ],
)  # fmt: skip
def test_french_spellings_are_read(text: str, value: float) -> None:
    assert read_number(text) == NumberRead(pytest.approx(value))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("72 %", NumberRead(72, percent=True)),
        ("72%", NumberRead(72, percent=True)),
        ("72\u202f%", NumberRead(72, percent=True)),
        ("12,5 % (p)", NumberRead(12.5, True, ("(p)",))),
        ("12* %", NumberRead(12, True, ("*",))),
        ("343 500*", NumberRead(343500, marks=("*",))),
        ("12,3**", NumberRead(12.3, marks=("**",))),
        ("12 (E)", NumberRead(12, marks=("(e)",))),
        ("12 (r)*", NumberRead(12, marks=("(r)", "*"))),
        ("12²", NumberRead(12, marks=("²",))),
        ("12 (1)", NumberRead(12, marks=("(1)",))),
    ],
)
def test_what_stands_beside_the_number_is_kept(text: str, read: NumberRead) -> None:
    assert read_number(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "1 23", "12 3", "1234 567", "0 123", "1  234", "12,3,4", "1.234", "12.345", "1.234,5", "1,234.5", "1.234.567",
        "01", "007", "2014-2018", "2014/2018", "01/02/2018", "1/2", "½", "12e", "1e5", ",5", "5,", "12 %%", "% 12", "(12)", "NaN",
        "inf", "١٢", "12 hab.", "environ 12", "12-", "1 234 5", "--4", "12 ; 13", "12\n13", "²", "*12", "(p)", "1234567890123456",
    ],
)  # fmt: skip
def test_what_is_not_surely_one_number_is_none(text: str) -> None:
    assert read_number(text) is None


def test_no_minus_zero() -> None:
    read = read_number("−0,0")
    assert read is not None
    assert str(read.value) == "0.0"


@given(
    st.integers(-(10**12), 10**12), st.integers(0, 4), st.sampled_from(GROUPING), st.booleans(), st.sampled_from(["-", "−", "–", "− "]),
    st.sampled_from(["", "%", " %", "\u00a0%"]), st.sampled_from(["", "*", " (p)", "²", " **", "(1)"]), st.data(),
)  # fmt: skip
def test_whatever_is_written_in_french_comes_back(
    digits: int,
    decimals: int,
    space: str,
    grouped: bool,
    minus: str,
    percent: str,
    mark: str,
    data: st.DataObject,
) -> None:
    whole, rest = divmod(abs(digits), 10**decimals)
    written = f"{whole:,}".replace(",", space) if grouped else str(whole)
    if decimals:
        written += f",{rest:0{decimals}}"
    outer = data.draw(st.sampled_from(["", " ", "\n", "\u00a0"]))
    read = read_number(f"{outer}{minus if digits < 0 else ''}{written}{mark}{percent}{outer}")
    assert read is not None
    assert read.value == float(f"{digits}e-{decimals}")
    assert read.percent == bool(percent)
    assert read.marks == ((mark.strip(),) if mark else ())


@given(st.text(max_size=12))
def test_a_text_without_ascii_digit_is_no_number(text: str) -> None:
    text = "".join(c for c in text if not (c.isascii() and c.isdigit()))
    assert read_number(text) is None


@given(st.from_regex(r"[0-9 .,/()a-z%*-]{1,10}", fullmatch=True))
def test_every_digit_of_a_text_is_in_the_number_or_the_text_is_refused(text: str) -> None:
    read = read_number(text)
    if read is not None:
        kept = "".join(mark for mark in read.marks if any(c.isdigit() for c in mark))
        digits = "".join(c for c in text if c.isdigit())
        value = f"{abs(read.value):.12f}".replace(".", "").strip("0")
        assert value in digits
        assert len(digits) - len([c for c in kept if c.isdigit()]) >= len(value)
        assert not any(c.isalpha() for c in text.replace("(", "").replace(")", "")) or "(" in text


@given(st.from_regex(r"[0-9]{1,3}( [0-9]{1,5}){1,3}", fullmatch=True))
def test_badly_grouped_digits_are_refused(text: str) -> None:
    parts = text.split(" ")
    well = all(len(part) == 3 for part in parts[1:]) and parts[0][0] != "0"
    assert (read_number(text) is not None) == well
