"""The parts that pages of the mirror are put together from, each a piece of HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

from dashboard.exports.templating import render
from dashboard.exports.text_html import four_lines
from dashboard.results.result import Text
from dashboard.wording import evolutions, mirror
from dashboard.wording.typography import fine
from dashboard.wording.verdicts import VERDICTS


def joined(*parts: str) -> Markup:
    """Pieces of HTML of ours under each other; empty ones are left out."""
    return Markup("\n".join(part for part in parts if part))  # noqa: S704 - built by our templates


def words(text: str) -> str:
    """Plain text as HTML: typeset and escaped."""
    return escape(fine(text))


def paragraph(text: str, css: str = "") -> str:
    """A paragraph of plain text, nothing where it is empty."""
    kind = f' class="{css}"' if css else ""
    return f"<p{kind}>{words(text)}</p>" if text else ""


def heading(text: str, level: int = 2) -> str:
    """A heading."""
    return f"<h{level}>{words(text)}</h{level}>"


def region(table: str, name: str) -> str:
    """A table in a place of its own, which scrolls by keyboard where the table is wider."""
    if not table or table.lstrip().startswith('<div class="asco-long"'):
        return table
    label = words(mirror.TABLE_OF.format(caption=name))
    return f'<div class="asco-scroll" role="region" tabindex="0" aria-label="{label}">{table}</div>'


def figure(svg: str, caption: str = "") -> str:
    """A chart; nothing where there is none."""
    if not svg:
        return ""
    said = f"<figcaption>{words(caption)}</figcaption>" if caption else ""
    return f'<figure class="chart">{svg}{said}</figure>'


def described(text: Text) -> str:
    """What is measured, and the selection as a sentence, under the title."""
    return paragraph(text.subtitle, "asco-sub") + paragraph(text.selection, "asco-where")


def told(text: Text) -> str:
    """The four lines, then what the indicator is, folded."""
    lines = "".join(f"<p><b>{words(k)}.</b> {words(v)}</p>" for k, v in text.about)
    about = folded(mirror.READ_MORE, f'<div class="asco-four">{lines}</div>') if lines else ""
    return four_lines(text) + about


def folded(summary: str, inside: str) -> str:
    """A part that opens on demand, without any script."""
    return f"<details><summary>{words(summary)}</summary>{inside}</details>"


def listed(lines: Iterable[str]) -> str:
    """A list of sentences of ours, in which ``**words**`` are strong."""
    return f"<ul>{''.join(f'<li>{strong(line)}</li>' for line in lines)}</ul>"


def strong(text: str) -> str:
    """Text of ours with its ``**strong**`` parts, everything escaped."""
    parts = words(text).split("**")
    return "".join(f"<b>{part}</b>" if i % 2 else part for i, part in enumerate(parts))


def glossary() -> str:
    """What each verdict means, folded."""
    lines = "".join(
        f"<p><b>{words(f'{said.symbol} {said.label}')}.</b> {words(said.explanation)}</p>"
        for said in VERDICTS.values()
    )
    return folded(evolutions.VERDICTS, f'<div class="asco-four">{lines}</div>')


def big(text: str, css: str) -> str:
    """A figure in large type."""
    return paragraph(text, f"asco-big {css}".rstrip())


def template(name: str, **values: object) -> str:
    """A piece made by a template of ``templates/mirror``."""
    return render(f"mirror/{name}", **values)
