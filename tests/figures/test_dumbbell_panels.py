"""Two dates that do not compare: two panels that share nothing."""

from __future__ import annotations

from tests.figures.dumbbells import (
    APART,
    CHARTS,
    PAIRS,
    drawn,
    segments,
    texts,
)


def test_marks_of_two_dates_never_share_an_axis_where_no_row_is_comparable() -> None:
    assert APART.is_apart
    figure = drawn(APART)
    axes = {t["name"]: t.get("xaxis", "x") for t in figure["data"] if t["name"] != "grid"}
    assert axes["before"] == axes["interval-before"] == "x"
    assert axes["after"] == axes["interval-after"] == "x2"
    assert all(t["x"] for t in figure["data"])
    first, last = (figure["layout"][name]["domain"] for name in ("xaxis", "xaxis2"))
    assert first[1] < last[0], "a gap between the panels, for the break"
    for name in ("xaxis", "xaxis2"):
        assert figure["layout"][name]["range"] == [0, 100]
    assert not segments(figure, "join")
    breaks = [s for s in figure["layout"]["shapes"] if s.get("name") == "break"]
    assert breaks
    for shape in figure["layout"]["shapes"]:
        assert (shape["xref"], shape["xanchor"]) == ("paper", 0.5), "nothing spans both panels"
    assert any(text == "<b>2016</b>" for text in texts(figure))
    assert any("ABS annuelle jusqu’en 2016" in text for text in texts(figure))
    assert not CHARTS["detail"].is_apart, "one comparable row and there are no panels"


def test_panels_show_every_level_and_its_interval() -> None:
    figure = drawn(APART)
    for name in ("before", "after"):
        cells = [getattr(pair, name) for pair in PAIRS]
        shown = [c for c in cells if c.value is not None and not c.confidentiality.hides]
        marks = next(t for t in figure["data"] if t["name"] == name)
        assert marks["x"] == [c.value for c in shown]
        spans = {(s[0][0], s[1][0]) for s in segments(figure, f"interval-{name}")}
        for cell in shown:
            if cell.observation is not None and cell.observation.interval is not None:
                assert cell.observation.interval in spans
    said = [a for a in figure["layout"]["annotations"] if a["name"] in ("before", "after")]
    assert len(said) == 2 * len(PAIRS)
    assert {a["xref"] for a in said if a["name"] == "before"} == {"x"}
    assert {a["xref"] for a in said if a["name"] == "after"} == {"x2"}
