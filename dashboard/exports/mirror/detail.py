"""One indicator at both dates: verdict of the register, table, chart, what explains the change."""

from __future__ import annotations

from dashboard.exports.evolution_html import explained_table, pairs_table
from dashboard.exports.mirror.actions import actions
from dashboard.exports.mirror.asked import Asked
from dashboard.exports.mirror.parts import (
    figure,
    glossary,
    heading,
    joined,
    paragraph,
    region,
    told,
)
from dashboard.figures.dumbbell_spec import dumbbell
from dashboard.figures.explained import explained_chart
from dashboard.figures.plain.charts import dumbbell_svg, explained_svg
from dashboard.results.evolution import Evolution
from dashboard.wording import evolutions as words
from dashboard.wording.typography import lower_first


def evolution_parts(
    asked: Asked, found: Evolution, key: str, judged: bool = True, taken: bool = True
) -> str:
    """The card of a comparison without its title.

    ``key`` makes the ids of its charts its own; ``judged`` and ``taken`` leave out what the
    register says and the actions, where the page says them elsewhere.
    """
    text = found.text
    return joined(
        status(found) if judged else "",
        paragraph(text.total, "asco-total"),
        region(pairs_table(found), text.title),
        figure(pairs_svg(found, key)),
        paragraph(found.chance, "asco-note"),
        told(text),
        explanation(found, key),
        glossary() if taken else "",
        actions(asked, text, asked.address(found.selection), pairs=True) if taken else "",
    )


def pairs_svg(found: Evolution, key: str) -> str:
    """Both levels of every row; nothing where no level is a number."""
    return dumbbell_svg(dumbbell(found), found.text.title, found.text.alternative, f"{key}-niveaux")


def status(found: Evolution) -> str:
    """What the register says, with its reasons, where a difference would stand."""
    said = f"{words.STATUS} : {lower_first(found.status_text)}"
    return paragraph(said, f"asco-status {found.entry.status.value}")


def explanation(found: Evolution, key: str) -> str:
    """What is due to behaviour and what to the structure of communes, or why nobody can say."""
    explained = found.explained
    if explained is None or explained.waits:
        return ""
    if explained.refused:
        return paragraph(explained.refused, "asco-where")
    chart = explained_chart(explained, found.mark)
    table = explained_table(explained, found.mark, found.before, found.after)
    return joined(
        heading(words.EXPLAINED),
        paragraph(explained.sentence, "asco-total"),
        region(table, words.EXPLAINED),
        figure(explained_svg(chart, words.EXPLAINED, explained.alternative, f"{key}-part")),
    )
