"""What a page of the mirror is asked for: the world, the address as read, and the site around."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from dashboard.domain.address import parse, to_params
from dashboard.domain.page import Page
from dashboard.domain.selection import Notice, Selection
from dashboard.exports.mirror.frame import Site
from dashboard.exports.mirror.page import MirrorPage
from dashboard.figures.publication.commune_map import LayerSource
from dashboard.results.options import Options
from dashboard.results.result import Text
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.wording.datasets import mark_of
from dashboard.wording.messages import notice_text

Params = Mapping[str, Sequence[str]]
OF_ONE_INDICATOR = ("indicateur", "edition", "portee", "sens")
"""Parameters that name one indicator: left out of the address of a view of many."""
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>$#~:|])")
_LONGEST = 280
"""Characters of the description of a page."""
_ACCUMULATED = ("tailles",)
"""Parameters that a form of checkboxes repeats, and that an address writes between commas."""


@dataclass(frozen=True)
class Asked:
    """One request. ``params`` hold all values of each key as they came.

    ``layer`` gives the outlines that maps are drawn from, where the server has them.
    """

    page: Page
    world: World
    universe: WorldUniverse
    options: Options
    params: Params
    site: Site
    layer: LayerSource | None = None

    @cached_property
    def selection(self) -> Selection:
        """The valid selection nearest to the address."""
        return self._parsed[0]

    @property
    def notices(self) -> tuple[str, ...]:
        """What of the address could not be taken, a sentence each."""
        return self._parsed[1]

    @cached_property
    def _parsed(self) -> tuple[Selection, tuple[str, ...]]:
        parsed = parse(gathered(self.params), self.universe)
        return parsed.selection, tuple(self.told(notice) for notice in parsed.notices)

    def told(self, notice: Notice) -> str:
        """A notice in words, without the escapes of Markdown."""
        names = self.universe.name_of(notice.value), self.universe.name_of(notice.instead)
        return _ESCAPED.sub(r"\1", notice_text(notice, names))

    def address(self, selection: Selection, every: bool = False) -> dict[str, str]:
        """The parameters of a selection; ``every`` says that the view is about many indicators."""
        params = to_params(selection, self.universe)
        if every:
            return {key: value for key, value in params.items() if key not in OF_ONE_INDICATOR}
        return params

    def kept(self, *more: str) -> dict[str, str]:
        """The parameters that follow a reader from page to page, data set and version; and those
        of ``more`` that the address says."""
        params = to_params(self.selection, self.universe)
        return {key: params[key] for key in ("jeu", "v", *more) if key in params}

    def answer(
        self, title: str, description: str, body: Markup, params: Mapping[str, str]
    ) -> MirrorPage:
        """The page, with the mark and the notices that go with what was asked."""
        return MirrorPage(
            self.page,
            title,
            shortened(description),
            body,
            dict(params),
            mark_of(self.selection),
            self.notices,
        )


def gathered(params: Params) -> dict[str, Sequence[str]]:
    """The parameters with those of checkboxes put together, as an address writes them."""
    return {
        key: [",".join(dict.fromkeys(values))] if key in _ACCUMULATED else list(values)
        for key, values in params.items()
    }


def description_of(text: Text) -> str:
    """A page in two sentences, for who has not opened it."""
    return " ".join(part for part in (text.title + ".", text.lecture or text.total) if part)


def shortened(text: str) -> str:
    """The text, cut at a word where it is long."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rsplit(' ', 1)[0]}…"
