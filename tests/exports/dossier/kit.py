"""Dossiers that are exported once for all tests, and a browser that is none."""

import datetime as dt
import io
import json
import zipfile
from functools import cache
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.domain.dossier import Dossier
from dashboard.domain.figure import FigureKind, FigureSpec
from dashboard.domain.observation import Reading, Scope
from dashboard.exports.dossier.dossier import dossier_zip
from dashboard.exports.rendering.errors import no_browser
from tests.worlds import world_of

ON = dt.date(2026, 11, 21)
VERSION = "0.1.0"


class StandIn:
    """Says what it was asked to render instead of rendering it."""

    version = "StandIn/1"

    def __enter__(self) -> "StandIn":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def pdf(self, pages: Any, title: str = "", on: dt.date | None = None) -> bytes:
        return json.dumps(
            ["pdf", len(pages), [page[1:] for page in pages], title, str(on)]
        ).encode()

    def png(self, svg: bytes, width: float, height: float, dpi: int = 300) -> bytes:
        return json.dumps(["png", len(svg), width, height, dpi]).encode()


def without_browser() -> StandIn:
    raise no_browser()


def spec(kind: FigureKind, *indicators: str, **more: Any) -> FigureSpec:
    chosen = {"editions": ("2015",), "scope": Scope.OWN, "reading": Reading.UNITS, **more}
    return FigureSpec(kind, indicators, **chosen)


ACTION = spec(FigureKind.BARS, "action-sociale")
BENEFITS = spec(
    FigureKind.TABLE, "prestation-en-nature", "aide-financiere-non-remboursable",
    "cheque-accompagnement-personnalise",
)  # fmt: skip
NEEDS = spec(FigureKind.BARS, "abs-realisee", scope=Scope.EITHER)
REAL = Dossier("Un essai", "A. Auteur", ("Une méthode.",), (ACTION, BENEFITS, NEEDS))
SIMULATED = Dossier(
    "Un essai",
    figures=(
        ACTION.with_(dataset=Dataset.DEMONSTRATION),
        spec(FigureKind.DUMBBELL, "action-sociale", editions=("2015", "2025"), dataset=Dataset.DEMONSTRATION),
    ),
)  # fmt: skip


@cache
def exported(dossier: Dossier, browser: bool = True) -> bytes:
    return dossier_zip(
        world_of(dossier.dataset.value), dossier, ON, VERSION,
        render=StandIn if browser else without_browser,
    )  # fmt: skip


@cache
def files(dossier: Dossier, browser: bool = True) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(exported(dossier, browser))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest(dossier: Dossier, browser: bool = True) -> Any:
    return next(
        json.loads(body) for name, body in files(dossier, browser).items() if "manifest" in name
    )


def table(body: bytes) -> list[dict[str, str]]:
    import csv

    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))
