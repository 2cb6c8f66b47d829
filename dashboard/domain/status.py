"""The one vocabulary of status, from file to pixel to spreadsheet.

Two questions are kept apart, as SDMX does: what is known of the observation, and whether it may be
shown. Words and looks stand in ``wording`` and ``figures``; here are only the nouns.
"""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Why there is, or is not, a figure. The value is the code written in files."""

    PUBLISHED = "A"
    PROVISIONAL = "P"
    ESTIMATED = "E"
    LOW_RELIABILITY = "U"
    NOT_COLLECTED = "ND"
    NON_RESPONSE = "NR"
    NOT_CONCERNED = "NC"
    NOT_COMPARABLE = "B"
    FORTHCOMING = "AP"
    NOT_PUBLISHED_FOR_SIZE = "NPT"
    NOT_AVAILABLE = "NA"
    OTHER_WAY = "AS"
    """Published in words in the other direction, of which words have no exact complement."""
    FIELD_TO_CONFIRM = "FC"
    """Whether the territory belongs to the field of the edition is not known."""

    WITHDRAWN = "RT"
    """Published once, then withdrawn by its producer; the note says why."""

    @property
    def has_figure(self) -> bool:
        """Whether a number or its words may stand in the cell."""
        return self in _WITH_FIGURE


_WITH_FIGURE = frozenset(
    {Status.PUBLISHED, Status.PROVISIONAL, Status.ESTIMATED, Status.LOW_RELIABILITY}
)


class Confidentiality(StrEnum):
    """Whether the figure may be shown, in the codes of the SDMX list CL_CONF_STATUS."""

    FREE = "F"
    SECRET = "C"
    SECRET_SECONDARY = "D"

    @property
    def hides(self) -> bool:
        """Whether the figure must not be shown."""
        return self is not Confidentiality.FREE


class Qualifier(StrEnum):
    """How a published text states its figure; the words always stay with it."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"
    NONE = "none"
    """Words without any number, such as « la quasi-totalité »."""
