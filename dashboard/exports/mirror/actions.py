"""What a reader can take along from a page of the mirror: files, citation, a frame to embed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.domain.observation import Reading
from dashboard.domain.page import EPCI, EVOLUTIONS, MAP, NEEDS
from dashboard.exports.citing import DREES, INSEE, citation_of
from dashboard.exports.mirror.asked import Asked
from dashboard.exports.mirror.downloads import figures_path, pairs_path, totals_path
from dashboard.exports.mirror.frame import canonical_params, mirror_path
from dashboard.exports.mirror.parts import template
from dashboard.results.result import Text
from dashboard.wording import mirror
from dashboard.wording.datasets import mark_of
from dashboard.wording.dates import today_in_words

EMBED = "embed"
"""First part of the path of a page made for a frame on another site."""
EMBED_HEIGHT = 760
"""Pixels that hold a map with its legend, its source and the way back, from 560 pixels of width."""
EMBEDDED = (MAP.slug, EVOLUTIONS.slug, NEEDS.slug, EPCI.slug)
"""Pages whose views can stand in a frame."""


def actions(
    asked: Asked,
    text: Text,
    params: Mapping[str, str],
    *,
    pairs: bool = False,
    is_frame: bool = False,
    producer: str = "",
) -> str:
    """Files of the view, its citation, the code that embeds it.

    ``pairs`` asks for the file of the comparison; ``is_frame`` says that the figures are
    counts: Insee's, unless another ``producer`` is named.
    """
    frozen = frozen_params(asked, params)
    address = asked.site.full(mirror_path(asked.page), canonical_params(frozen or params))
    producer = producer or (INSEE if is_frame else DREES)
    mark = "" if is_frame else mark_of(asked.selection)
    return template(
        "actions.html",
        words=mirror,
        files=[] if is_frame else files(asked, params, pairs=pairs),
        citation=citation_of(text, mark, address, today_in_words(), producer),
        snippets=snippets(asked, text.title, params, frozen),
    )


def frozen_params(asked: Asked, params: Mapping[str, str]) -> dict[str, str]:
    """The parameters that always show these very figures; empty where data have no versions."""
    if asked.selection.dataset.is_fictitious or not asked.world.versions:
        return {}
    return {**params, "v": asked.selection.version or asked.world.observations.version}


def files(asked: Asked, params: Mapping[str, str], *, pairs: bool) -> list[tuple[str, str]]:
    """Addresses of the figures of the view in each format, by the API of the site: the rows of the
    page, and no other."""
    path, kept = (pairs_path if pairs else figures_path)(asked, params)
    return _formats(asked, path, kept)


def totals_files(asked: Asked, indicators: Sequence[str]) -> str:
    """« Télécharger ces chiffres » under a table of national totals at both dates."""
    path, kept = totals_path(asked, indicators, Reading.UNITS)
    return template("files.html", words=mirror, files=_formats(asked, path, kept))


def _formats(asked: Asked, path: str, kept: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        (asked.site.link(path, {**kept, "format": code}), label)
        for code, label in mirror.FORMATS.items()
    ]


def snippets(
    asked: Asked, title: str, params: Mapping[str, str], frozen: Mapping[str, str]
) -> list[tuple[str, str]]:
    """The code of a frame for another site, live and frozen: what it does, the code."""
    if asked.page.slug not in EMBEDDED:
        return []
    path = f"{EMBED}/{asked.page.slug}"
    live = {key: value for key, value in params.items() if key != "v"}
    found = [(mirror.EMBED_LIVE, embed_code(asked.site.full(path, live), title))]
    if frozen:
        label = mirror.EMBED_FROZEN.format(version=frozen["v"])
        found.append((label, embed_code(asked.site.full(path, frozen), title)))
    return found


def embed_code(address: str, title: str) -> str:
    """The ``<iframe>`` that shows the light page of a view on another site."""
    return template("embed_code.html", address=address, title=title, height=EMBED_HEIGHT).strip()
