"""Any specification of a figure that could be written down, and dossiers of them."""

from hypothesis import strategies as st

from dashboard.domain.dataset import Dataset
from dashboard.domain.dossier import MAX_FIGURES, MAX_METHOD, Dossier
from dashboard.domain.dossier_figures import UniverseOf
from dashboard.domain.figure import FigureKind, FigureSpec, PageFormat
from dashboard.domain.figure_address import figure_params, parse_figure, plain_text
from tests.worlds import universe

UNIVERSE_OF: UniverseOf = universe
INDICATORS = ("action-sociale", "abs-realisee", "ccas", "prestation", "aide-sociale-legale")
TEXTS = st.text(max_size=120).map(plain_text)


@st.composite
def specs(draw: st.DrawFn, dataset: Dataset) -> FigureSpec:
    """A valid specification: what an address of anything at hand is read as."""
    params = {
        "jeu": dataset.value,
        "type": draw(st.sampled_from(list(FigureKind))).value,
        "indicateurs": ",".join(
            draw(st.lists(st.sampled_from(INDICATORS), min_size=1, max_size=4, unique=True))
        ),
        "editions": draw(st.sampled_from(["2015", "2025", "2015,2025"])),
        "tailles": draw(st.sampled_from(["", "moins-500", "500-1500,30000-plus"])),
        "total": draw(st.sampled_from(["oui", "non"])),
        "territoire": draw(st.sampled_from(["france", "region-76", "metropole"])),
        "numero": str(draw(st.integers(1, 9))),
        "titre": draw(TEXTS),
        "note": draw(TEXTS),
        "format": draw(st.sampled_from(list(PageFormat))).value,
    }
    spec = parse_figure(params, universe(dataset.value)).spec
    assert parse_figure(figure_params(spec), universe(dataset.value)).spec == spec
    return spec


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Any dossier."""
    dataset = draw(st.sampled_from(list(Dataset)))
    return Dossier(
        title=draw(TEXTS),
        author=draw(TEXTS),
        method=tuple(draw(st.lists(TEXTS, max_size=MAX_METHOD))),
        figures=tuple(draw(st.lists(specs(dataset), max_size=MAX_FIGURES, min_size=0))),
    )
