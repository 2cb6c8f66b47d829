"""The words of a card → HTML: the four lines, and what the indicator is."""

from __future__ import annotations

from dashboard.exports.templating import render
from dashboard.results.result import Text


def four_lines(text: Text) -> str:
    """Lecture, Champ, Note, Source: those that have something to say."""
    sources = f"{' ; '.join(text.sources)}. {text.date}" if text.sources else text.date
    lines = (
        ("Lecture", text.lecture),
        ("Champ", text.champ),
        ("Note", " ".join(text.notes)),
        ("Source", sources),
    )
    return render("four.html", lines=[(label, said) for label, said in lines if said])
