"""Several publication figures in order: what an author saves, reopens and exports in one go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.dataset import Dataset
from dashboard.domain.figure import FigureSpec
from dashboard.domain.figure_address import plain_text

MAX_FIGURES = 24
MAX_METHOD = 20
"""Lines of method, each as long as any free text of a figure."""


@dataclass(frozen=True)
class Correction:
    """A published figure that was corrected, withdrawn or restored, in the words of the log.

    ``date`` is an ISO date, ``figures`` are the labels of the figures of the dossier that show it.
    """

    date: str
    version: str
    kind: str
    label: str
    who: str
    before: str
    after: str
    note: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class DossierAbout:
    """What a file of figures says of itself; ``published_on`` is an ISO date.

    ``data_sha256`` is the checksum of the data in hexadecimal, ``corrections`` are those of the log
    of their versions, the latest first.
    """

    title: str
    author: str
    method: tuple[str, ...]
    data_version: str
    app_version: str
    licence: str
    citation: str
    published_on: str
    data_sha256: str = ""
    corrections: tuple[Correction, ...] = ()


class DossierProblem(StrEnum):
    """Why something is no dossier; the words are those of ``wording``."""

    UNREADABLE = "unreadable"
    UNKNOWN_KEY = "unknown_key"
    WRONG_TYPE = "wrong_type"
    TEXT_TOO_LONG = "text_too_long"
    TOO_MANY_FIGURES = "too_many_figures"
    TOO_MANY_LINES = "too_many_lines"
    ADDRESS_TOO_LONG = "address_too_long"
    MIXED = "mixed"
    EMPTY = "empty"


class DossierError(ValueError):
    """Something that is no dossier: ``where`` names the place, the message says what to do.

    ``met`` is what stood there, for a sentence in another language: a key, a count, a place.
    """

    def __init__(
        self, problem: DossierProblem, reason: str, where: str = "", met: str = ""
    ) -> None:
        self.problem, self.reason, self.where, self.met = problem, reason, where, met
        super().__init__(f"{where}: {reason}" if where else reason)


@dataclass(frozen=True)
class Dossier:
    """Figures in the order of the publication, numbered by kind: Graphique 1, Tableau 1, Carte 1.

    Whatever number a figure came with is replaced, and texts are kept as plain ones. All figures
    are of one data set, since published and fictitious values never share a file. Raises
    :class:`DossierError`.
    """

    title: str = ""
    author: str = ""
    method: tuple[str, ...] = ()
    figures: tuple[FigureSpec, ...] = ()

    def __post_init__(self) -> None:
        if len(self.figures) > MAX_FIGURES:
            raise DossierError(
                DossierProblem.TOO_MANY_FIGURES,
                f"{len(self.figures)} figures, at most {MAX_FIGURES}: make two dossiers",
                met=str(len(self.figures)),
            )
        if len(self.method) > MAX_METHOD:
            raise DossierError(
                DossierProblem.TOO_MANY_LINES,
                f"{len(self.method)} lines of method, at most {MAX_METHOD}: shorten it",
                met=str(len(self.method)),
            )
        if len({spec.dataset for spec in self.figures}) > 1:
            raise DossierError(
                DossierProblem.MIXED,
                "published and fictitious figures in one dossier: make two dossiers",
            )
        object.__setattr__(self, "figures", numbered(self.figures))
        object.__setattr__(self, "title", plain_text(self.title))
        object.__setattr__(self, "author", plain_text(self.author))
        object.__setattr__(self, "method", tuple(map(plain_text, self.method)))

    @property
    def dataset(self) -> Dataset:
        """The data set of its figures; the published one where there is none yet."""
        return self.figures[0].dataset if self.figures else Dataset.PUBLISHED


def numbered(figures: Iterable[FigureSpec]) -> tuple[FigureSpec, ...]:
    """The figures, each with its number among those of its noun."""
    counts: Counter[str] = Counter()
    found = []
    for spec in figures:
        counts[spec.kind.noun] += 1
        found.append(spec.with_(number=counts[spec.kind.noun]))
    return tuple(found)
