"""A size range in any French spelling comes back as its two limits, doubts told."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.ingest.vocabulary.sizes import read_size


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Moins de 500 hab.", "moins-500"), ("< 500 hab.", "moins-500"), ("MOINS DE 500\nHABITANTS", "moins-500"), ("<500", "moins-500"),
        ("Communes de moins de 500 habitants", "moins-500"), ("de moins de 500 habitants", "moins-500"), ("jusqu'à 499", "moins-500"),
        ("jusqu’à 499 hab.", "moins-500"), ("499 habitants ou moins", "moins-500"), ("≤ 499", "moins-500"),
        ("500 à 1 499 habitants", "500-1500"), ("De 500 à 1 499 habitants", "500-1500"), ("De 500 à moins de 1 500 habitants", "500-1500"),
        ("500 hab. à 1 499 hab.", "500-1500"), ("Communes de 500 à 1\u202f499 habitants", "500-1500"), ("[500 ; 1 500[", "500-1500"),
        ("entre 500 et 1 499 habitants", "500-1500"), ("500 à < 1 500", "500-1500"), ("de 500 à 1 500 habitants (exclus)", "500-1500"),
        ("1 500-4 999", "1500-5000"), ("1 500 – 4 999 hab", "1500-5000"), ("1.500 à 4.999 hab.", "1500-5000"), ("1500-4999", "1500-5000"),
        ("1\u00a0500 à 4\u00a0999 habitants", "1500-5000"), ("2 000 à 2 099", "2000-2100"), ("[5 000, 10 000[", "5000-10000"),
        ("de 501 à 1 500 habitants", "501-1501"), ("]500 ; 1 500]", "501-1501"), ("2014 à 2018 habitants", "2014-2019"),
        ("30 000 hab. ou plus", "30000-plus"), ("30 000 habitants et plus", "30000-plus"), ("à partir de 10 000", "10000-plus"),
        ("≥ 30 000", "30000-plus"), (">= 30000", "30000-plus"), ("30 000 hab. et +", "30000-plus"), ("au moins 30 000 habitants", "30000-plus"),
        ("EPCI de 15 000 habitants ou plus", "15000-plus"), ("20 à 39 habitants", "20-40"), ("[30 000 ; +∞[", "30000-plus"),
    ],
)  # fmt: skip
def test_plain_spellings_are_read_without_doubt(text: str, code: str) -> None:
    read = read_size(text)
    assert read is not None
    assert (read.size.code, read.is_total, read.doubt) == (code, False, "")


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("de 500 à 1 500", "500-1500", "1500 is taken as the first population beyond"),
        (
            "entre 500 et 1 500 habitants",
            "500-1500",
            "1500 is taken as the first population beyond",
        ),
        ("500 à 1 510 hab.", "500-1510", "1510 is taken as the first population beyond"),
        ("500-1 500 hab.", "500-1500", "1500 is taken as the first population beyond"),
        ("Plus de 5 000", "5000-plus", "5000 included"),
        ("> 5 000 hab.", "5000-plus", "5000 included"),
        ("jusqu'à 500 habitants", "moins-501", "500 itself"),
        ("1 à 499 habitants", "moins-500", "taken as from 0"),
    ],
)
def test_a_doubtful_limit_is_read_and_told(text: str, code: str, told: str) -> None:
    read = read_size(text)
    assert read is not None
    assert read.size.code == code
    assert told in read.doubt


@pytest.mark.parametrize(
    "text",
    ["Ensemble", "ENSEMBLE", "Ensemble des communes", "Total", "Total :", "Toutes communes", "Toutes les communes", "Toutes tailles confondues", "Ensemble (toutes tailles)"],
)  # fmt: skip
def test_the_total_is_all_sizes(text: str) -> None:
    read = read_size(text)
    assert read is not None
    assert (read.size, read.is_total) == (ALL_SIZES, True)


@pytest.mark.parametrize(
    "text",
    [
        "", "500", "500 habitants", "2014-2018", "2014 à 2018", "de 2014 à 2018", "2000-2100", "[1900 ; 2000[", "01-Ain", "01-02", "971-974", "2 000 €", "Moins de 2 000 €",
        "65 et plus", "60 à 74", "Moins de 60 ans", "moins de 20", "à partir de 2014", "2014 - 2018 - 2020", "Communes", "12,5 à 30", "1 499 à 500",
        "Plus de la moitié", "Ensemble de la France", "Total général", "Part des communes de moins de 500 habitants", "500 à 500 habitants", "505 à 505 habitants", "0 à 0 habitant",
        "Moins de 0 habitant", "007 à 800", "Ensemble des actions", "72 %", "de 500 à", "Plus de 5 000 places",
    ],
)  # fmt: skip
def test_other_labels_are_no_size(text: str) -> None:
    assert read_size(text) is None


LIMITS = st.integers(10, 20_000).map(lambda n: n * 10)
SPACE = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ".", ""])
HAB = st.sampled_from([" hab.", " habitants", " hab", " HABITANTS", "\u00a0habitants"])


@given(LIMITS, LIMITS, SPACE, HAB, st.sampled_from(["{a}{h}{s}à {b}{h}", "De {a} à {b}{h}", "{a}-{b}{h}", "{a} – {b}{h}", "de {a}{h} à moins de {c}{h}", "[{a} ; {c}[", "entre {a} et {b}{h}"]))  # fmt: skip
def test_any_range_comes_back(one: int, other: int, space: str, hab: str, pattern: str) -> None:
    low, high = sorted((one, other))
    high += 10 if low == high else 0

    def written(number: int) -> str:
        return f"{number:,}".replace(",", space)

    years = low >= 1900 and high <= 2100
    assume(not (years and space == "" and "{h}" not in pattern))
    text = pattern.format(a=written(low), b=written(high - 1), c=written(high), h=hab, s=" ")
    read = read_size(text)
    assert read is not None, text
    assert (read.size, read.is_total, read.doubt) == (SizeRange(low, high), False, "")


@given(LIMITS, SPACE, HAB, st.sampled_from(["{a}{h} ou plus", "{a}{h} et plus", "au moins {a}{h}", "≥ {a}{h}", "à partir de {a}{h}"]))  # fmt: skip
def test_any_open_range_comes_back(low: int, space: str, hab: str, pattern: str) -> None:
    read = read_size(pattern.format(a=f"{low:,}".replace(",", space), h=hab))
    assert read is not None
    assert (read.size, read.doubt) == (SizeRange(low), "")


@given(st.integers(1900, 2100), st.integers(1900, 2100), st.sampled_from(["-", " - ", " à ", "–", "/"]))  # fmt: skip
def test_two_years_are_never_a_size(one: int, other: int, between: str) -> None:
    assert read_size(f"{one}{between}{other}") is None


@given(st.text(max_size=20))
def test_a_text_without_digits_is_at_most_a_total(text: str) -> None:
    text = "".join(c for c in text if not c.isdigit())
    read = read_size(text)
    assert read is None or read.is_total


@given(st.from_regex(r"[0-9 .àde-]{1,16}", fullmatch=True))
def test_any_text_is_read_without_fault(text: str) -> None:
    read = read_size(text)
    assert read is None or sum(c.isdigit() for c in text) >= 3
