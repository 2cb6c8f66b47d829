"""Plain forms (GET, no script) by which a reader chooses what a page of the mirror shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.domain.observation import Reading
from dashboard.domain.selection import Choices, Compare, Order, Selection
from dashboard.domain.territory import FRANCE, METROPOLE, Territory, TerritoryKind
from dashboard.domain.verdict import VerdictKind
from dashboard.exports.mirror.asked import Asked
from dashboard.exports.mirror.parts import folded, template
from dashboard.results.options import DROM, FRAME_THEME
from dashboard.wording import controls, mirror
from dashboard.wording.places import short_size
from dashboard.wording.verdicts import VERDICTS

Pairs = Sequence[tuple[str, str]]
Label = Callable[[str], str]
_NOTHING: Mapping[str, str] = MappingProxyType({})
_READINGS = (Reading.UNITS, Reading.POPULATION)


@dataclass(frozen=True)
class Field:
    """A list to choose from: groups of values and labels, under a name where there are several."""

    name: str
    label: str
    groups: Sequence[tuple[str, Pairs]]
    current: str

    @property
    def is_choice(self) -> bool:
        """Whether there is more than one value."""
        return sum(len(pairs) for _, pairs in self.groups) > 1


def form(
    asked: Asked,
    key: str,
    label: str,
    fields: Sequence[Field],
    hidden: Mapping[str, str],
    sizes: bool = False,
    checks: Sequence[tuple[str, str, str, bool]] = (),
) -> str:
    """A form of the page; fields with one value only are left out, what they say is hidden.

    ``checks`` are name, value, label and state of single boxes.
    """
    chosen = {size.code for size in asked.selection.sizes}
    boxes = [(size.code, short_size(size), size.code in chosen) for size in asked.universe.sizes()]
    return template(
        "form.html",
        key=key,
        action=asked.page.slug or "./",
        label=label,
        fields=[field for field in fields if field.is_choice],
        hidden=hidden,
        boxes=boxes if sizes else [],
        sizes_label=controls.SIZES,
        checks=checks,
        button=mirror.SHOW,
    )


def chooser(*forms: str, summary: str = controls.BAR) -> str:
    """The forms of a page, folded: what it says comes first."""
    inside = "".join(forms)
    return folded(summary, inside).replace("<details>", '<details class="ask">', 1)


def indicator_form(asked: Asked, frame: bool = True, hidden: Mapping[str, str] = _NOTHING) -> str:
    """Which indicator; the reader then sees its own editions, scopes and readings."""
    options, current = asked.options, asked.selection.indicator
    groups = [
        (label, [(i, options.indicator_label(i)) for i in options.indicators_of(theme)])
        for theme, label in options.themes.items()
        if frame or theme != FRAME_THEME
    ]
    found = Field("indicateur", controls.INDICATOR, groups, current)
    kept = asked.kept() | _place(asked.selection) | dict(hidden)
    return form(asked, "quoi", mirror.CHOOSE_INDICATOR, [found], kept)


def view_form(asked: Asked, choices: Choices, dated: bool = True, places: bool = True) -> str:
    """How the indicator is shown: edition, comparison, reading, scope, level, place, sizes."""
    chosen, options = asked.selection, asked.options

    def edition(code: str) -> str:
        return options.edition_label(code, chosen.indicator)

    fields = [
        *(_dates(chosen, choices, edition) if dated else ()),
        Field("lecture", controls.READING, _named(choices.readings, controls.reading_label),
              chosen.reading.value),
        Field("portee", controls.SCOPE, _named(choices.scopes, controls.scope_label),
              chosen.scope.value),
        Field("sens", controls.ORIENTATION,
              _named(choices.orientations, controls.ORIENTATIONS.__getitem__),
              chosen.orientation.value),
    ]  # fmt: skip
    if dated and chosen.compare is Compare.NONE:
        fields += [
            Field("maille", controls.LEVEL, _named(choices.levels, controls.LEVELS.__getitem__),
                  chosen.level.value),
            Field("classes", controls.METHOD, _named(choices.methods, controls.METHODS.__getitem__),
                  chosen.method.value),
        ]  # fmt: skip
    if places:
        fields.append(territory_field(asked))
    hidden = asked.kept() | {"indicateur": chosen.indicator}
    if not dated:
        hidden |= {"partie": chosen.section.value}
    sizes = options.has_sizes(chosen.indicator)
    checks = [] if dated else [adjusted(chosen)]
    return form(asked, "comment", mirror.CHOOSE_VIEW, fields, hidden, sizes, checks)


def glance_form(asked: Asked, counts: Mapping[VerdictKind, int]) -> str:
    """Subject, verdict, order and reading of the table of all indicators."""
    chosen = asked.selection
    themes = [(k, v) for k, v in asked.options.themes.items() if k != FRAME_THEME]
    verdicts = [(kind.value, f"{VERDICTS[kind].label} ({n})") for kind, n in counts.items()]
    verdict = chosen.verdict.value if chosen.verdict else ""
    if chosen.verdict and chosen.verdict not in counts:
        verdicts.append((verdict, f"{VERDICTS[chosen.verdict].label} (0)"))
    orders = [(order.value, controls.ORDERS[order]) for order in Order]
    readings = _named(_READINGS, controls.reading_label)
    fields = [
        Field("sujet", controls.THEME, [("", [("", controls.ALL_THEMES), *themes])], chosen.theme),
        Field("verdict", controls.VERDICT, [("", [("", controls.ALL_VERDICTS), *verdicts])],
              verdict),
        Field("tri", controls.ORDER, [("", orders)], chosen.order.value),
        Field("lecture", controls.READING, readings, chosen.reading.value),
    ]  # fmt: skip
    return form(
        asked, "tri", mirror.CHOOSE_FILTERS, fields, asked.kept(), checks=[adjusted(chosen)]
    )


def territory_form(asked: Asked, hidden: Mapping[str, str]) -> str:
    """Where."""
    fields = [territory_field(asked)]
    return form(asked, "ou", mirror.CHOOSE_TERRITORY, fields, asked.kept() | dict(hidden))


def adjusted(chosen: Selection) -> tuple[str, str, str, bool]:
    """The box that corrects verdicts for their number."""
    return "correction", "bh", controls.ADJUSTED, chosen.adjusted


def territory_field(asked: Asked) -> Field:
    """France, régions, départements; the EPCI of the département that was chosen."""
    options, chosen = asked.options, asked.selection.territory
    kinds = (TerritoryKind.REGION.value, DROM, TerritoryKind.DEPARTEMENT.value)
    groups = [("", _labelled(asked, (FRANCE, METROPOLE)))]
    groups += [
        (controls.TERRITORY_KINDS[kind], _labelled(asked, options.territories_of(kind)))
        for kind in kinds
    ]
    near = options.epci_near(chosen)
    if near:
        groups.append((mirror.EPCI_HERE, _labelled(asked, near)))
    return Field("territoire", controls.TERRITORY_KIND, groups, chosen.key)


def _dates(chosen: Selection, choices: Choices, edition: Label) -> list[Field]:
    found = [
        Field("comparaison", controls.COMPARE,
              _named(choices.compares, controls.COMPARES.__getitem__),
              chosen.compare.value)
    ]  # fmt: skip
    if chosen.compare is Compare.NONE:
        editions = _named(sorted(choices.editions), edition)
        found.append(Field("edition", controls.EDITION, editions, chosen.edition))
    return found


def _named(codes: Sequence[str], name: Label) -> Sequence[tuple[str, Pairs]]:
    return [("", [(str(code), name(code)) for code in codes])]


def _labelled(asked: Asked, territories: Sequence[Territory]) -> Pairs:
    return [(t.key, asked.options.territory_label(t.key)) for t in territories]


def _place(chosen: Selection) -> dict[str, str]:
    return {"territoire": chosen.territory.key} if chosen.territory != FRANCE else {}
