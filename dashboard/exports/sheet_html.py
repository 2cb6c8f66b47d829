"""The sheet of a commune → HTML: on screen, in the mirror, and on one printed page alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.domain.page import COMMUNE
from dashboard.exports.locator import locator
from dashboard.exports.mirror.parts import strong
from dashboard.exports.qr import qr_image
from dashboard.exports.sheet_table import sheet_table
from dashboard.exports.templating import render
from dashboard.figures.mark import marked
from dashboard.geography.integrity import GeographyError
from dashboard.results.sheet.nouns import Sheet
from dashboard.wording import sheet as words
from dashboard.wording.numbers import number
from dashboard.wording.places import as_sentence
from dashboard.wording.typography import lower_first


@dataclass(frozen=True)
class Printed:
    """What a printed page adds: the permanent address, as text and as a QR code."""

    address: str


def sheet_html(
    sheet: Sheet,
    level: int = 2,
    kept: Mapping[str, str] | None = None,
    printed: Printed | None = None,
) -> Markup:
    """The whole sheet; ``level`` is that of its headings.

    Its links are relative to the folder of the pages and carry the parameters ``kept`` (data set,
    version); a printed sheet has none, and its address in clear and as a QR code.
    """
    dense = printed is not None and len(sheet.editions) > 1
    table = sheet_table(sheet, dense)
    pairs = [fact.pair for subject in sheet.subjects for fact in subject.facts if fact.pair]
    text = render(
        "commune_sheet.html",
        sheet=sheet,
        words=words,
        as_sentence=as_sentence,
        level=level,
        printed=printed is not None,
        locator=_picture(sheet),
        locator_alt=words.LOCATOR.format(place=sheet.title),
        qr=qr_image(printed.address) if printed else "",
        qr_alt=words.QR_ALT.format(address=printed.address) if printed else "",
        address=printed.address if printed else "",
        caption=marked(words.CAPTION, sheet.mark),
        brief=[
            (*_parted(one.short if dense else one.sentence, one.figure), " ".join(one.more))
            for one in sheet.brief
        ],
        dense=dense,
        epci_short=_short(sheet),
        table=table,
        starred=any(pair.verdict.is_uncertain for pair in pairs),
        around_caption=words.AROUND,
        neighbours=list(_neighbours(sheet, kept or {})),
        next_abs=[Markup(strong(line)) for line in sheet.next_abs],  # noqa: S704 - escaped there
        four=[(label, said) for label, said in _four(sheet) if said],
    )
    return Markup(text)  # noqa: S704 - built by our template


def _picture(sheet: Sheet) -> str:
    """The small map; none where the outlines are damaged: the sheet goes on without it."""
    try:
        return locator(sheet.commune)
    except GeographyError:
        return ""


def _parted(sentence: str, figure: str) -> tuple[str, str, str]:
    """The sentence before its figure, the figure, and the sentence after."""
    at = sentence.casefold().find(figure.casefold())
    if at < 0 or not figure:
        return sentence, "", ""
    end = at + len(figure)
    return sentence[:at], sentence[at:end], sentence[end:]


def _short(sheet: Sheet) -> str:
    """The nationwide figures of EPCI in one sentence for each date."""
    by_date: dict[str, list[str]] = {}
    for figure in sheet.epci_figures:
        name = figure.label.partition(":")[2].strip() or figure.label
        by_date.setdefault(figure.when, []).append(f"{lower_first(name)} {figure.cell.text}")
    lines = (f"{words.EPCI_ALL}, {when} : {', '.join(said)}" for when, said in by_date.items())
    return " ".join(as_sentence(line) for line in lines)


def _neighbours(sheet: Sheet, kept: Mapping[str, str]) -> Iterator[dict[str, str]]:
    for one in sheet.neighbours:
        yield {
            "name": one.name,
            "people": number(one.population),
            "distance": words.distance(one.distance_km),
            "address": f"{COMMUNE.slug}?{urlencode({**kept, 'commune': one.code})}",
        }


def _four(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    source = as_sentence(" ; ".join(sheet.sources))
    return (words.CHAMP, sheet.champ), (words.NOTE, sheet.note), (words.SOURCES, source)
