"""Measures our map and the obvious way side by side, in one run: ``python -m tests.bench``.

Needs Chromium (``CHROMIUM`` names it) and no network. Prints a table and the ratios.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import geopandas as gpd
from rich.console import Console
from rich.table import Table

from tests.bench.comparison import MOST, Comparison, measure_comparison
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
    return 0 if report_comparison(console, measure_comparison()) and map_holds else 1


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


if __name__ == "__main__":
    sys.exit(main())
