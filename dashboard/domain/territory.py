"""A territory a reader can choose: France, métropole, région, département or EPCI."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class TerritoryKind(StrEnum):
    """What sort of territory; the value is the key used in URLs."""

    FRANCE = "france"
    METROPOLE = "metropole"
    REGION = "region"
    DEPARTEMENT = "departement"
    EPCI = "epci"


_CODES = {
    TerritoryKind.REGION: re.compile(r"\d{2}", re.ASCII),
    TerritoryKind.DEPARTEMENT: re.compile(r"\d{2}|2[AB]|97\d", re.ASCII),
    TerritoryKind.EPCI: re.compile(r"\d{9}", re.ASCII),
}


@dataclass(frozen=True, order=True)
class Territory:
    """A territory by kind and official code (empty for France and métropole).

    Région codes have two digits (``76``, DROM ``01`` to ``06``), département codes two or three
    characters (``2A``, ``976``), EPCI codes are SIREN numbers of nine digits.
    """

    kind: TerritoryKind
    code: str = ""

    def __post_init__(self) -> None:
        pattern = _CODES.get(self.kind)
        if (pattern is None and self.code) or (pattern and not pattern.fullmatch(self.code)):
            raise ValueError(f"not a code of a {self.kind.value}: {self.code!r}")

    @property
    def key(self) -> str:
        """Stable name for the URL: ``france``, ``metropole``, ``region-76``, ``epci-200054781``."""
        return f"{self.kind.value}-{self.code}" if self.code else self.kind.value

    @classmethod
    def from_key(cls, key: str) -> Territory:
        """Read back :attr:`key`; ``ValueError`` where the text names no territory."""
        kind, _, code = key.partition("-")
        return cls(TerritoryKind(kind), code.upper())


FRANCE = Territory(TerritoryKind.FRANCE)
METROPOLE = Territory(TerritoryKind.METROPOLE)
DROM_REGIONS = ("01", "02", "03", "04", "06")
