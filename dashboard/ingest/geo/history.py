"""The graph of every change of commune from 1943 to 1 January 2019 (package 0.8.0).

Its nodes are communes (``COM``) and what they keep of older ones: communes déléguées (``COMD``),
associées (``COMA``) or absorbed (``COMP``), each for a span of time, each within a ``pole``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.commune import Change
from dashboard.ingest.geo.errors import require
from dashboard.ingest.geo.lineage import Atom, Atoms, Event, Snapshot, name_change
from dashboard.ingest.geo.readers import Record

LAST_DAY = "2019-01-01"
_COMMUNE = "COM"


class History:
    """The graph, asked for the communes of a day, their atoms and the events of a period."""

    def __init__(self, records: list[Record]) -> None:
        self._nodes = {str(record["id"]): record for record in records}

    def communes(self, day: str) -> dict[str, str]:
        """Node by code of the communes that existed at the end of a day (ISO)."""
        return {
            str(node["code"]): name
            for name, node in self._nodes.items()
            if node["type"] == _COMMUNE
            and node.get("dateDebut", "") <= day < node.get("dateFin", "9999")
        }

    def name(self, node: str) -> str:
        """Name of the commune a node stands for."""
        return str(self._nodes[node]["nom"])

    def atoms(self, node: str) -> Atoms:
        """What a commune is made of on 1 January 2019, see :meth:`holders`."""
        return frozenset(self._atoms(node))

    def holders(self, since: str) -> dict[Atom, str]:
        """Commune of 1 January 2019 of every atom of the communes that lived after a day."""
        found: dict[Atom, str] = {}
        for node, record in self._nodes.items():
            if record["type"] != _COMMUNE or record.get("dateFin", "9999") <= since:
                continue
            for atom, holder in self._atoms(node).items():
                require(
                    found.setdefault(atom, holder) == holder,
                    "filiation",
                    f"{atom} is in {holder} and in {found[atom]} on {LAST_DAY}",
                    "The history package contradicts itself: do not use it",
                )
        return found

    def snapshot(self) -> Snapshot:
        """The communes of 1 January 2019."""
        names = {code: self.name(node) for code, node in self.communes(LAST_DAY).items()}
        return Snapshot(int(LAST_DAY[:4]), names, {})

    def events(self, after: str) -> Iterator[Event]:
        """What happened to the communes after the end of a day, dates being those of Insee."""
        for node in self._nodes.values():
            if node["type"] == _COMMUNE and node.get("dateFin", "") > after:
                yield from self._end_of(node)

    def _end_of(self, node: Record) -> Iterator[Event]:
        if "successeur" not in node:
            for member in node.get("membres", ()):
                heir = self._successor(self._nodes[member])
                yield self._event(node, Change.REESTABLISHMENT, heir, self.atoms(heir["id"]))
            return
        heir, atoms = self._successor(node), self.atoms(node["id"])
        if heir["type"] != _COMMUNE:
            yield self._event(node, Change.FUSION, self._nodes[heir["pole"]], atoms)
        elif heir["code"] != node["code"]:
            yield self._event(node, Change.CODE, heir, atoms)
        elif heir["nom"] != node["nom"]:
            yield self._event(node, name_change(node["nom"], heir["nom"]), heir, atoms)

    def _event(self, old: Record, kind: Change, new: Record, atoms: Atoms) -> Event:
        names = str(old["nom"]), str(new["nom"])
        codes = str(old["code"]), str(new["code"])
        return Event(codes[0], names[0], old["dateFin"], True, kind, codes[1], names[1], atoms)

    def _successor(self, node: Record) -> Record:
        return self._nodes[node["successeur"]]

    def _atoms(self, node: str) -> dict[Atom, str]:
        record = self._nodes[node]
        if record["type"] != _COMMUNE:
            return self._atoms_within(record)
        found: dict[Atom, str] = {}
        for member in record.get("membres", ()):
            found |= self._atoms_within(self._nodes[member])
        if found:
            return found
        if "dateFin" not in record:
            return {str(record["code"]): str(record["code"])}
        return self._atoms(record["successeur"])

    def _atoms_within(self, record: Record) -> dict[Atom, str]:
        while "successeur" in record:
            record = self._successor(record)
            if record["type"] == _COMMUNE:
                return self._atoms(record["id"])
        return {str(record["code"]): self._holder(record)}

    def _holder(self, record: Record) -> str:
        while record["type"] != _COMMUNE or "dateFin" in record:
            record = self._successor(record) if "dateFin" in record else self._nodes[record["pole"]]
        return str(record["code"])
