"""The log of the data as an Atom feed (RFC 4287): a reader is told of each new version."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from dashboard.domain.page import METHOD, SITE
from dashboard.exports.templating import render
from dashboard.results.journal import Entry
from dashboard.wording import feed as words
from dashboard.wording.numbers import plural
from dashboard.wording.typography import fine

MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ET.register_namespace("", _ATOM)


def atom_feed(entries: Sequence[Entry], base: str, path: str) -> bytes:
    """The feed of the log, newest version first, as it comes from ``journal``.

    ``base`` is the whole address of the site without closing slash, ``path`` that of the feed in
    it. Ids do not hold the address, so that a reader is told once even if the site moves.
    """
    feed = ET.Element(_name("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": "fr"})
    _text(feed, "id", _id("versions"))
    _text(feed, "title", f"{words.TITLE} – {SITE}")
    _text(feed, "subtitle", words.SUBTITLE)
    _text(feed, "updated", _instant(entries[0].date) if entries else _instant("1970-01-01"))
    _link(feed, f"{base}{path}", rel="self", type=MEDIA_TYPE)
    _link(feed, f"{base}{METHOD.path}", rel="alternate", type="text/html", hreflang="fr")
    _text(ET.SubElement(feed, _name("author")), "name", SITE)
    _text(feed, "rights", words.RIGHTS)
    for place, entry in enumerate(entries):
        _add(feed, entry, len(entries) - place, base)
    body: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _add(feed: ET.Element, entry: Entry, line: int, base: str) -> None:
    """An entry; ``line`` is its place in the log, which only grows: a version that comes back
    after a rollback has an entry, hence an id, of its own."""
    element = ET.SubElement(feed, _name("entry"))
    _text(element, "id", _id(f"versions/{line}/{entry.version}"))
    _text(element, "title", words.entry_title(entry.title))
    _text(element, "updated", _instant(entry.date))
    _text(element, "published", _instant(entry.date))
    _link(element, f"{base}{METHOD.path}", rel="alternate", type="text/html", hreflang="fr")
    for edition in dict.fromkeys(one.edition for one in entry.affected):
        ET.SubElement(element, _name("category"), {"term": f"edition-{edition}"})
    for indicator in dict.fromkeys(one.indicator for one in entry.affected):
        ET.SubElement(element, _name("category"), {"term": indicator})
    _text(element, "summary", f"{entry.summary}. {entry.note}")
    content = _text(element, "content", _said(entry, base))
    content.set("type", "html")


def _said(entry: Entry, base: str) -> str:
    """The entry in HTML: the reason, who is affected, each corrected figure before and after."""
    pages = [(one, urljoin(f"{base}/", f".{one.pages[0]}")) for one in entry.affected]
    return render("feed_entry.html", entry=entry, pages=pages, plural=plural)


def _name(tag: str) -> str:
    return f"{{{_ATOM}}}{tag}"


def _text(parent: ET.Element, tag: str, text: str) -> ET.Element:
    """A text that XML can hold, typeset unless it is a word of the format."""
    element = ET.SubElement(parent, _name(tag))
    said = text if tag in ("id", "updated", "published", "content") else fine(text)
    element.text = _NOT_XML.sub("", said)
    return element


def _link(parent: ET.Element, href: str, **attributes: str) -> None:
    ET.SubElement(parent, _name("link"), {"href": href, **attributes})


def _id(name: str) -> str:
    return uuid5(NAMESPACE_URL, f"asco/{name}").urn


def _instant(day: str) -> str:
    """The log knows days only."""
    return f"{day}T00:00:00Z"
