"""The one error of the geography build."""

from __future__ import annotations


class BuildError(Exception):
    """A rule of the build failed: nothing was replaced.

    ``rule`` names it, ``found`` says what was met, ``advice`` what to do (all in English).
    """

    def __init__(self, rule: str, found: str, advice: str) -> None:
        self.rule = rule
        self.found = found
        self.advice = advice
        super().__init__(f"{rule}: {found}. {advice}")


def require(condition: bool, rule: str, found: str, advice: str) -> None:
    """Raise :class:`BuildError` unless the condition holds."""
    if not condition:
        raise BuildError(rule, found, advice)
