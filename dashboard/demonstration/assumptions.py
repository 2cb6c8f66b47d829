"""The assumptions of the demonstration survey: ``data/demonstration/assumptions.toml``, strict.

Everything invented stands in that file, none of it in code. A typing error, an unknown key or a
series that cites one written after it stops the build with the entry and the key.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dashboard.domain.observation import Scope
from dashboard.tables.catalogue_toml import read_toml, validate

ASSUMPTIONS = "assumptions.toml"

Edition = Annotated[str, Field(pattern=r"^\d{4}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
SeriesKey = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z-]+$")]
Region = Annotated[str, Field(pattern=r"^\d{2}$")]
Percent = Annotated[float, Field(ge=0, le=100)]
Fraction = Annotated[float, Field(ge=0, le=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Latent(_Strict):
    """Standard deviations of the terms of the score that ranks the communes of a band."""

    commune: float = Field(ge=0)
    region: float = Field(ge=0)
    question: float = Field(ge=0)
    edition: float = Field(gt=0)
    size: float
    slope_bounds: tuple[float, float]


class Panel(_Strict):
    """``kept``: share of the respondents of 2015 that the sample of 2025 takes back on purpose."""

    kept: Fraction


class Disclosure(_Strict):
    """Thresholds of the disclosure rules: see :class:`dashboard.stats.disclosure.Limits`."""

    units: int = Field(ge=1)
    small: int = Field(ge=1)
    dominance: Fraction


class Reliability(_Strict):
    """Above ``half_width`` points or under ``respondents``, a figure is of low reliability."""

    half_width: float = Field(gt=0)
    respondents: int = Field(ge=1)


class ThemeTable(_Strict):
    """How the tables of a theme are published: limits of the size ranges, date described."""

    id: Slug
    limits: tuple[int, ...]
    reference_date: str


class EditionPlan(_Strict):
    """An edition: sampled units and response rate by band of size, then the exhaustive stratum."""

    id: Edition
    regions_absent: tuple[Region, ...]
    sample: tuple[Annotated[int, Field(ge=0)], ...]
    response: tuple[Fraction, ...]
    epci_sample: tuple[Annotated[int, Field(ge=0)], ...]
    epci_response: tuple[Fraction, ...]
    themes: tuple[ThemeTable, ...]

    def theme(self, name: str) -> ThemeTable:
        """The tables of a theme; ``KeyError`` where the edition has none."""
        found = {theme.id: theme for theme in self.themes}
        return found[name]


class First(_Strict):
    """Units taken before the others: those with every answer of ``have`` and none of ``lack``."""

    have: tuple[SeriesKey, ...]
    lack: tuple[SeriesKey, ...] = ()


class Series(_Strict):
    """A yes/no answer, with the share of each band of size (see the comments of the file)."""

    indicator: Slug
    scope: Scope
    shares: dict[Edition, tuple[Percent, ...]] = {}
    population: dict[Edition, Percent] = {}
    base: dict[Edition, SeriesKey] = {}
    within: tuple[SeriesKey, ...] = ()
    without: tuple[SeriesKey, ...] = ()
    first: First | None = None
    rest: tuple[Edition, ...] = ()

    @property
    def key(self) -> str:
        """``indicator/scope``: how other series cite this one."""
        return f"{self.indicator}/{self.scope.value}"

    @property
    def editions(self) -> tuple[str, ...]:
        """Editions that ask the question."""
        return tuple(sorted({*self.shares, *self.rest}))

    def cited(self) -> Iterator[str]:
        """The series this one is built on."""
        yield from (*self.base.values(), *self.within, *self.without)
        if self.first:
            yield from (*self.first.have, *self.first.lack)


class Gap(_Strict):
    """A question without result in one région: non-response (NR) or not put there (ND)."""

    status: Literal["NR", "ND"]
    edition: Edition
    indicator: Slug
    region: Region
    note: str = ""


class Mark(_Strict):
    """A status of every figure of a theme or of an indicator: provisional (P), estimated (E)."""

    status: Literal["P", "E"]
    edition: Edition
    theme: str = ""
    indicator: str = ""


class Form(StrEnum):
    """How the figures of an indicator are published, where not as a full table."""

    FORTHCOMING = "a-paraitre"
    IMPRECISE = "sans-precision"
    IN_WORDS = "en-mots"
    SOME_SIZES = "tailles-choisies"


class Release(_Strict):
    """An indicator of an edition that is not published as a full table.

    ``words`` and ``about`` (the figure they tell, in percent) for a national total told in words;
    ``sizes`` are the lower limits of the only sizes published.
    """

    form: Form
    edition: Edition
    indicator: Slug
    words: str = ""
    about: Percent = 0.0
    sizes: tuple[int, ...] = ()


class Assumptions(_Strict):
    """The whole file."""

    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    built_on: dt.date
    licence: str = Field(min_length=1)
    seed: int
    bands: tuple[int, ...]
    exhaustive_from: int
    least_sample: int = Field(ge=2)
    epci_strata: tuple[tuple[str, ...], ...]
    latent: Latent
    panel: Panel
    disclosure: Disclosure
    reliability: Reliability
    editions: tuple[EditionPlan, EditionPlan]
    series: tuple[Series, ...]
    gaps: tuple[Gap, ...]
    marks: tuple[Mark, ...]
    releases: tuple[Release, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Series]:
        """Series by their key."""
        return {series.key: series for series in self.series}

    def edition(self, name: str) -> EditionPlan:
        """The plan of an edition; ``KeyError`` where there is none."""
        return {plan.id: plan for plan in self.editions}[name]

    @model_validator(mode="after")
    def _coherent(self) -> Assumptions:
        strata, kinds = len(self.bands) + 1, len(self.epci_strata)
        for plan in self.editions:
            if {len(plan.sample), len(plan.response)} != {strata}:
                raise ValueError(f"edition {plan.id}: {strata} sample sizes and response rates")
            if {len(plan.epci_sample), len(plan.epci_response)} != {kinds}:
                raise ValueError(f"edition {plan.id}: {kinds} EPCI sample sizes and rates")
            odd = {limit for theme in plan.themes for limit in theme.limits} - set(self.bands)
            if odd:
                raise ValueError(f"edition {plan.id}: {sorted(odd)} are not limits of a band")
        seen: set[str] = set()
        for series in self.series:
            later = [key for key in series.cited() if key not in seen]
            if later:
                raise ValueError(f"{series.key} cites {later[0]}, which is not written before it")
            if series.key in seen:
                raise ValueError(f"{series.key} is written twice")
            if {len(shares) for shares in series.shares.values()} - {len(self.bands), kinds}:
                raise ValueError(f"{series.key}: a share for each band of size, or kind of EPCI")
            seen.add(series.key)
        return self


def read_assumptions(path: Path) -> Assumptions:
    """Read the file; :class:`~dashboard.tables.errors.TablesError` names entry and key."""
    return validate(path, Assumptions, read_toml(path), "assumptions")
