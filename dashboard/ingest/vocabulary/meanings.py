"""From the words a file gives to a code or mark to the project's one vocabulary of status."""

from __future__ import annotations

import re

from dashboard.domain.status import Confidentiality, Status

_SECRETS: tuple[tuple[str, Confidentiality], ...] = (
    (r"secret\w* (?:\w+ )?(?:secondaire|induit)", Confidentiality.SECRET_SECONDARY),
    (r"\bsecret\b|\bconfidentiel", Confidentiality.SECRET),
)
_STATUSES: tuple[tuple[str, Status], ...] = (
    (r"non[- ]r[eé]pon|absence de r[eé]ponse|pas r[eé]pondu", Status.NON_RESPONSE),
    (r"(?:non|pas) concern|(?:non|pas) applicable", Status.NOT_CONCERNED),
    (r"sans objet|nature des choses", Status.NOT_CONCERNED),
    (r"(?:non|pas) disponible|(?:non|pas) communiqu|\bindisponible", Status.NOT_AVAILABLE),
    (r"(?:non|pas) (?:collect|recueilli|demand|pos[eé]e)", Status.NOT_COLLECTED),
    (r"(?:non|pas|peu) significati|(?:non|pas|peu) fiable", Status.LOW_RELIABILITY),
    (r"(?:non|pas) comparable", Status.NOT_COMPARABLE),
    (r"[aà] para[iî]tre", Status.FORTHCOMING),
    (r"(?<!non )\bprovisoire|semi-d[eé]finiti", Status.PROVISIONAL),
    (r"(?<!non )\b(?:estim[eé]|estimation|imput[eé])", Status.ESTIMATED),
    (r"(?<!non )\br[eé]vis[eé]", Status.PUBLISHED),
)
_NEGATED = re.compile(r"n'(?:est|a|ont|sont|[eé]tait) pas (?:[eé]t[eé] )?|n'a pu [eê]tre ")


def status_of(meaning: str) -> tuple[Status, Confidentiality] | None:
    """The status that a meaning states, ``None`` where it states none, or several at once.

    A secret outranks the rest (« non disponible : secret statistique »), so that nothing secret is
    ever taken for shown; its status stays that of a published cell. A revised figure is published.
    """
    text = " ".join(meaning.lower().replace("’", "'").split())
    text = _NEGATED.sub("pas ", text)
    for pattern, confidentiality in _SECRETS:
        if re.search(pattern, text):
            return Status.PUBLISHED, confidentiality
    found = {status for pattern, status in _STATUSES if re.search(pattern, text)}
    return (found.pop(), Confidentiality.FREE) if len(found) == 1 else None
