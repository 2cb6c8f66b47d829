"""What stands around each page of the mirror: head, skip link, navigation, foot.

The only place that knows the document; pages give a :class:`MirrorPage`. Addresses of the site are
written with its prefix, canonical ones with its whole base address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.domain.page import HOME, PAGES, SITE, Page
from dashboard.exports.mirror.page import MirrorPage
from dashboard.exports.templating import render
from dashboard.results.standing import Standing
from dashboard.wording import datasets, mirror
from dashboard.wording.messages import DAMAGED_TITLE
from dashboard.wording.pages import FOOTER, FOOTER_DEMONSTRATION, FOOTER_PUBLISHED
from dashboard.wording.typography import fine

ROOT = "accessible"
"""First part of the path of every page of the mirror."""
INDICATORS = Page("indicateurs", "", mirror.ALL_INDICATORS, mirror.ALL_INDICATORS_DESCRIPTION)
"""The index by which every indicator page is reached; it has no interactive page of its own."""
_KEPT = ("jeu", "v")
"""Parameters that follow the reader from page to page."""
_OF_THE_VIEW_ALONE = ("vue", "impression")
"""Parameters that change nothing of what is said: every face is on the page, or it is printed."""


@dataclass(frozen=True)
class Site:
    """Where the site stands and what all its pages share.

    ``base`` is its whole address without closing slash (« https://exemple.fr/asco »), ``prefix``
    the part of it after the host (« /asco », empty at the root). ``styles`` are the names of the
    style sheets from the root of the site; ``version`` that of the published figures.
    """

    base: str
    prefix: str = ""
    styles: tuple[str, ...] = ()
    version: str = ""

    def link(self, path: str, params: Mapping[str, str] | None = None) -> str:
        """Address of a path of the site (« accessible/carte ») from its host."""
        return address_of(self.prefix, path, params)

    def full(self, path: str, params: Mapping[str, str] | None = None) -> str:
        """The whole address of a path, as it is cited."""
        return address_of(self.base, path, params)


def mirror_path(page: Page) -> str:
    """Path of the mirror of a page, from the root of the site."""
    return f"{ROOT}/{page.slug}"


def mirror_html(
    page: MirrorPage, site: Site, standing: Standing | None = None, path: str = ""
) -> str:
    """The whole document of a page.

    ``standing`` is the banner of a frozen view. ``path`` is where the page stands when it is not a
    mirror (« api »).
    """
    at = path or mirror_path(page.page)
    params = canonical_params(page.params)
    kept = {key: page.params[key] for key in _KEPT if key in page.params}
    published = {key: value for key, value in page.params.items() if key != "jeu"}
    interactive = site.link(page.page.slug, page.params) if page.page.script else ""
    return render(
        "mirror/sheet.html" if page.sheet else "mirror/frame.html",
        page=page,
        title=document_title(page),
        words=mirror,
        site_name=SITE,
        canonical=site.full(at, params),
        permanent=site.full(at, params),
        indexed=not kept,
        styles=[site.link(name) for name in site.styles],
        icon=site.link("favicon.svg"),
        feed=site.link("atom.xml"),
        navigation=_navigation(page.page, site, kept, at),
        interactive=interactive,
        interactive_home=site.link("", kept),
        standing=standing,
        newer=site.link(at, {k: v for k, v in page.params.items() if k != "v"}),
        published=site.link(at, published),
        demonstration=_demonstration(page, site, at),
        banner=datasets.BANNER,
        version="" if page.mark else site.version,
        foot=(FOOTER_DEMONSTRATION if page.mark else FOOTER_PUBLISHED, *FOOTER, mirror.FOOT),
    )


def document_title(page: MirrorPage) -> str:
    """Title of the window: simulated figures say so first."""
    name = f"{page.title} – {SITE}" if page.page.slug else page.page.full_title
    return f"{datasets.TITLE_PREFIX} – {name}" if page.mark else name


def canonical_params(params: Mapping[str, str]) -> dict[str, str]:
    """The parameters that change what a page of the mirror says."""
    return {key: value for key, value in params.items() if key not in _OF_THE_VIEW_ALONE}


def _navigation(
    here: Page, site: Site, kept: Mapping[str, str], at: str
) -> list[tuple[str, str, bool]]:
    pages = (*PAGES[:2], INDICATORS, *PAGES[2:])
    is_mirror = at.startswith(f"{ROOT}/")
    return [
        (site.link(mirror_path(page), kept), page.title, is_mirror and page.slug == here.slug)
        for page in pages
    ]


def _demonstration(page: MirrorPage, site: Site, at: str) -> str:
    """Where the home page offers the demonstration, apart from the published figures."""
    if page.mark or page.page.slug != HOME.slug:
        return ""
    return site.link(at, {"jeu": "demonstration"})


def address_of(start: str, path: str, params: Mapping[str, str] | None) -> str:
    """An address from its start, a path and parameters."""
    query = f"?{urlencode(params, safe=',')}" if params else ""
    return f"{start}/{path}{query}"


def embed_html(page: MirrorPage, site: Site, standing: Standing | None = None) -> str:
    """The light document of a view for a frame on another site: no navigation, a link back.

    Search engines are sent to the mirror of the view.
    """
    address = site.full(mirror_path(page.page), canonical_params(page.params))
    return render(
        "mirror/embed.html",
        page=page,
        title=document_title(page),
        words=mirror,
        site_name=SITE,
        canonical=address,
        indexed=False,
        styles=[site.link(name) for name in site.styles],
        icon=site.link("favicon.svg"),
        feed=site.link("atom.xml"),
        standing=standing,
        full=site.full(page.page.slug, page.params),
        foot=FOOTER_DEMONSTRATION if page.mark else FOOTER_PUBLISHED,
    )


def failure_html(page: Page, text: str, site: Site) -> str:
    """The document that stands in place of a page that could not be built."""
    body = Markup("<p>{}</p>").format(fine(text.replace("`", "")))
    return mirror_html(MirrorPage(page, DAMAGED_TITLE, text, body, {}), site)
