"""Measures our map and the obvious way side by side, in one run: ``python -m tests.bench``.

Needs Chromium (``CHROMIUM`` names it) and no network. Prints a table and the ratios.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
from rich.console import Console
from rich.table import Table

from tests.bench.answers import Answer, measure_answers
from tests.bench.comparison import MOST, Comparison, measure_comparison
from tests.bench.figures import measure_figures, report_figures
from tests.bench.measure import CHANGES, FIRST_VIEWS, SESSIONS, Measures, measure
from tests.bench.ways import OBVIOUS, OURS
from tests.browser.map_app import kit

GEO = kit.REPOSITORY / "geo"


def main() -> int:
    """Run the bench; 1 where a promise of speed does not hold."""
    console = Console()
    if kit.chromium_path() is None:
        console.print("The bench needs Chromium: set CHROMIUM to its path.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        outlines = Path(folder) / "outlines.geojson"
        write_outlines(outlines)
        results = {}
        for way in (OURS, OBVIOUS):
            console.print(f"Measuring: {way.name} …")
            with kit.browser() as browser, kit.serve(way.app, OUTLINES=str(outlines)) as served:
                url, process = served
                results[way.name] = measure(way, url, process.pid, browser)
    map_holds = report(console, results[OURS.name], results[OBVIOUS.name]) == 0
    comparison_holds = report_comparison(console, measure_comparison())
    figures_hold = report_figures(console, measure_figures())
    answers_hold = report_answers(console, measure_answers())
    return 0 if map_holds and comparison_holds and figures_hold and answers_hold else 1


def write_outlines(path: Path) -> None:
    """The same outlines (500 m) as GeoJSON, five decimals (about a metre)."""
    frame = gpd.read_parquet(GEO / "outlines.parquet").set_index("code")
    frame["geometry"] = frame.geometry.set_precision(1e-5, mode="pointwise")
    collection = json.loads(frame[["geometry"]].to_json(drop_id=False))
    path.write_text(json.dumps(collection, separators=(",", ":")), encoding="utf-8")


def report(console: Console, ours: Measures, obvious: Measures) -> int:
    """Print both columns and the ratios, then the promises that hold or do not."""
    table = Table(title="The commune map beside the obvious way (same machine, same run)")
    for heading in ("", OURS.name, OBVIOUS.name, "ratio"):
        table.add_column(heading, justify="left" if not heading else "right")
    rows = [
        (f"first view, cold cache (s, median of {FIRST_VIEWS})", "first_view", "{:.2f}"),
        (f"recolour, change to pixels (s, median of {CHANGES})", "recolour", "{:.3f}"),
        ("recolour, quickest (s)", "recolour_low", "{:.3f}"),
        ("recolour, slowest (s)", "recolour_high", "{:.3f}"),
        ("sent for a recolour (bytes)", "sent", "{:,}"),
        (f"server memory a session (MB, over {SESSIONS})", "memory", "{:.1f}"),
        ("zoom by wheel, worst frame (s)", "zoom_frame", "{:.3f}"),
        ("drag, worst frame (s)", "pan_frame", "{:.3f}"),
    ]
    for title, name, form in rows:
        a, b = getattr(ours, name), getattr(obvious, name)
        ratio = f"× {b / a:.1f}" if a > 0 else "–"
        table.add_row(title, form.format(a), form.format(b), ratio)
    console.print(table)
    promises = {
        "recolour at least ten times faster": obvious.recolour >= 10 * ours.recolour,
        "first view at least three times faster": obvious.first_view >= 3 * ours.first_view,
        "at most 50 kB sent for a recolour": ours.sent <= 50_000,
    }
    for promise, holds in promises.items():
        console.print(f"{'holds' if holds else 'DOES NOT HOLD'}: {promise}")
    return 0 if all(promises.values()) else 1


def report_comparison(console: Console, found: Comparison) -> bool:
    """Print the times of the comparison; whether their promise holds."""
    table = Table(title=f"/evolutions on the server, warm ({found.pairs} pairs)")
    for heading in ("", "ours", "the obvious way", "ratio"):
        table.add_column(heading, justify="left" if not heading else "right")
    ratio = f"× {found.obvious / found.computed:.1f}"
    table.add_row(
        "all indicators × sizes, verdicts and parts (s)",
        f"{found.computed:.3f}",
        f"{found.obvious:.3f}",
        ratio,
    )
    table.add_row("whole script, all indicators (s)", f"{found.page:.3f}", "", "")
    table.add_row("whole script, one indicator (s)", f"{found.detail:.3f}", "", "")
    console.print(table)
    promises = {
        f"a full comparison in at most {1000 * MOST:.0f} ms": found.computed <= MOST,
        f"each page in at most {1000 * MOST:.0f} ms": max(found.page, found.detail) <= MOST,
    }
    for promise, holds in promises.items():
        console.print(f"{'holds' if holds else 'DOES NOT HOLD'}: {promise}")
    return all(promises.values())


def report_answers(console: Console, found: Sequence[Answer]) -> bool:
    """Print the times of the plain answers beside the obvious ways; whether promises hold."""
    table = Table(title="Search, sheet, API and mirror, each request another one (s)")
    for heading in ("", "median", "slowest", "the obvious way", "", "ratio"):
        table.add_column(heading, justify="right" if heading else "left")
    for one in found:
        table.add_row(
            one.name, f"{one.ours:.4f}", f"{one.slowest:.4f}", f"{one.obvious:.3f}", one.way,
            f"× {one.obvious / one.ours:.1f}",
        )  # fmt: skip
    console.print(table)
    for one in found:
        holds = one.ours <= one.most
        said = "holds" if holds else "DOES NOT HOLD"
        console.print(f"{said}: {one.name} in at most {1000 * one.most:.0f} ms")
    return all(one.ours <= one.most for one in found)


if __name__ == "__main__":
    sys.exit(main())
