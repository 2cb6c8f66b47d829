"""The two maps as the bench sees them: how to open them, and how to know that they are painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.browser.map_app.kit import FIND_MAP

if TYPE_CHECKING:
    from playwright.sync_api import Page

OUR_CHANGE = """(index) => new Promise((resolve) => {
  const canvas = window.ascoBox.querySelector("canvas");
  const began = performance.now();
  const observer = new MutationObserver(() => {
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)));
  });
  observer.observe(canvas, {attributes: true, attributeFilter: ["data-painted"]});
  document.querySelectorAll(".stRadio input")[index].click();
})"""

PLOTLY_READY = """() => {
  const plot = document.querySelector(".js-plotly-plot");
  const map = plot?._fullLayout?.map?._subplot?.map;
  if (!map) return false;
  if (window.plotlyMap !== map) {
    window.plotlyMap = map;
    window.plotlyDrawn = false;
    map.on("idle", () => {
      window.plotlyDrawn = Object.keys(map.style.sourceCaches ?? map.style.tileManagers).length > 0;
    });
  }
  return window.plotlyDrawn && map.loaded();
}"""

# Streamlit may build the chart anew or let Plotly update it: either way, the change is on screen
# when the map of a chart that holds other values falls idle with its outlines.
PLOTLY_CHANGE = """(index) => new Promise((resolve) => {
  const values = () => document.querySelector(".js-plotly-plot")?.data?.[0]?.z;
  const before = values();
  const map = window.plotlyMap;
  const began = performance.now();
  let changed = false;
  const look = () => {
    const ready = (READY)();
    if (!changed && values() && values() !== before) {
      changed = true;
      if (window.plotlyMap === map) window.plotlyDrawn = false;
    }
    if (changed && ready && window.plotlyDrawn) {
      requestAnimationFrame(() => resolve(performance.now() - began));
    } else setTimeout(look, 10);
  };
  document.querySelectorAll(".stRadio input")[index].click();
  look();
})""".replace("READY", PLOTLY_READY)


@dataclass(frozen=True)
class Way:
    """One of the maps measured."""

    name: str
    app: str
    ready: str
    change: str
    area: str
    outlines: str

    def wait(self, page: Page) -> None:
        """Wait until the map is painted for the first time."""
        page.wait_for_function(self.ready, timeout=120_000, polling=20)


OURS = Way(
    "our map", "tests.browser.map_app.app:app", FIND_MAP, OUR_CHANGE, ".asco-map .stage", "**/geo/*"
)
OBVIOUS = Way(
    "Plotly map",
    "tests.bench.obvious_way.app:app",
    PLOTLY_READY,
    PLOTLY_CHANGE,
    ".js-plotly-plot",
    "**/outlines.geojson",
)
