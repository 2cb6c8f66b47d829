"""What can be said of two figures of one fact at two dates."""

from __future__ import annotations

from enum import StrEnum


class VerdictKind(StrEnum):
    """The verdict on a pair; the value is the key used in URLs and files.

    Unknown precision is not « no significant difference »: it says that nobody can tell.
    """

    UP = "hausse"
    DOWN = "baisse"
    NO_DIFFERENCE = "pas-de-difference"
    UNKNOWN_PRECISION = "precision-inconnue"
    IN_WORDS = "en-toutes-lettres"
    """One of the two figures is words, a bound or an order of magnitude."""
    NOT_COMPARABLE = "non-comparable"
    OTHER_SIZES = "tailles-differentes"
    """The editions cut sizes differently, and the pieces cannot be put together."""
    SECRET = "secret"
    MISSING = "sans-chiffre"
    """One of the two figures does not exist: not collected, not answered, not concerned."""
    FORTHCOMING = "a-paraitre"

    @property
    def is_test(self) -> bool:
        """Whether a statistical test stands behind it."""
        return self in (VerdictKind.UP, VerdictKind.DOWN, VerdictKind.NO_DIFFERENCE)

    @property
    def shows_difference(self) -> bool:
        """Whether a difference, an arrow or a joining line may stand anywhere."""
        return self.is_test or self is VerdictKind.UNKNOWN_PRECISION
