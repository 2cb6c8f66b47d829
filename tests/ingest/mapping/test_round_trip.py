"""Whatever the table and whichever way round it lies: each number, from its own cell, to its key."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.ingest.mapping.draft_toml import value
from dashboard.ingest.workbook.cells import address
from tests.ingest.mapping.known import NO_CONTRACT, checked, known
from tests.ingest.mapping.tables import DEFAULTS, head, table, turned

INDICATORS = {
    i.id: i.group
    for i in known().catalogue.indicators.values()
    if i.unit == "commune" and "communes" in i.readings and len(i.scopes) == 1
}
LABELS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters='"\\'),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip())
PLAIN = LABELS.map(lambda text: " ".join(text.split()))
SHARES = st.integers(0, 10**6).map(lambda n: n / 10**4)
CONTENTS = st.one_of(st.none(), st.just("ND"), SHARES)


@st.composite
def tables(
    draw: st.DrawFn,
) -> tuple[dict[str, list[float | str | None]], list[str], list[int], list[str]]:
    """Rows by label, labels of the columns, a size limit for each row, an indicator a column."""
    row_labels = draw(st.lists(PLAIN, min_size=1, max_size=5, unique=True))
    column_labels = draw(st.lists(PLAIN, min_size=1, max_size=4, unique=True))
    limits = draw(
        st.lists(
            st.integers(1, 10**6), min_size=len(row_labels), max_size=len(row_labels), unique=True
        )
    )
    named = draw(
        st.lists(
            st.sampled_from(sorted(INDICATORS)),
            min_size=len(column_labels),
            max_size=len(column_labels),
            unique=True,
        )
    )
    width = len(column_labels)
    rows = {label: draw(st.lists(CONTENTS, min_size=width, max_size=width)) for label in row_labels}
    return rows, column_labels, limits, named


@settings(max_examples=40)
@given(tables(), st.booleans())
def test_every_number_arrives_once_with_its_cell(
    drawn: tuple[dict[str, list[float | str | None]], list[str], list[int], list[str]], lies: bool
) -> None:
    rows, columns, limits, named = drawn
    found = table(rows, columns, codes={"ND": "non disponible"})
    if not found.figures:
        return
    found = turned(found) if lies else found
    kinds = ("row", "column") if not lies else ("column", "row")
    text = (
        head() + f'[[table]]\nsheet = "Tableau 1"\nnumber = "Tableau 1"\ntitle = "{found.title}"\n'
    )
    text += f'scale = "percent"\n{DEFAULTS}\n'
    for label, limit in zip(rows, limits, strict=True):
        text += f'[[table.{kinds[0]}]]\nlabel = {value([label])}\nsize = "moins-{limit}"\n'
    for label, name in zip(columns, named, strict=True):
        scope = known().catalogue.indicators[name].scopes[0].value
        text += f'[[table.{kinds[1]}]]\nlabel = {value([label])}\nindicator = "{name}"\n'
        text += f'scope = "{scope}"\ngroup = "{INDICATORS[name]}"\n'
    with NO_CONTRACT:
        done = checked(text, found)
    assert not {c.id for c in done.checks if c.stops} & {"mapping", "nothing-dropped", "codes"}
    expected = {
        (name, str(limit), _cell(i, j, lies), _text(content))
        for i, (limit, contents) in enumerate(zip(limits, rows.values(), strict=True))
        for j, (name, content) in enumerate(zip(named, contents, strict=True))
        if content is not None
    }
    cells = {o.id: o.cell for o in done.origins}
    got = [(r["indicator"], r["size_max"], cells[r["id"]], r["value"]) for r in done.rows]
    assert len(got) == len(set(got))
    assert {(a, b, c, _number(d)) for a, b, c, d in got} == {
        (a, b, c, _number(d)) for a, b, c, d in expected
    }


def _cell(row: int, column: int, lies: bool) -> str:
    place = (row + 5, column + 2)
    return address(*(reversed(place) if lies else place))


def _text(content: float | str) -> str:
    return "" if isinstance(content, str) else repr(content)


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
