"""A page of the accessible mirror before it is written: what it says and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.domain.page import Page


@dataclass(frozen=True)
class MirrorPage:
    """The content of one page, which the frame (head, navigation, foot) is put around.

    ``title`` is the only ``h1``; ``body`` starts at ``h2``. ``params`` are the canonical
    parameters of the view: mirror and interactive page share them, at ``/accessible/<slug>`` and
    ``/<slug>``. ``stale`` says that the address could not be taken as it stood (``notices``).
    ``sheet`` asks for the printed A4 page instead of the screen layout.
    """

    page: Page
    title: str
    description: str
    body: Markup
    params: dict[str, str]
    mark: str = ""
    notices: tuple[str, ...] = ()
    sheet: bool = False
