"""The switch « Chiffres publiés | Démonstration » of every page, and the banner of the second."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.dataset import Dataset
from dashboard.ui import state
from dashboard.ui.layout import html
from dashboard.ui.layout import words as text_of
from dashboard.wording import controls
from dashboard.wording import datasets as words

_KEY = "controls-dataset"
_KEPT, _PAGE = "dataset-kept", "page-shown"


def show() -> None:
    """The switch in the sidebar, and the banner that no reader of the demonstration can miss."""
    current = state.dataset()
    st.session_state[_KEY] = current.value
    with st.sidebar:
        st.segmented_control(
            controls.DATASET,
            list(controls.DATASETS),
            key=_KEY,
            on_change=_changed,
            format_func=controls.DATASETS.__getitem__,
            help=words.SIDEBAR_HELP,
            required=True,
        )
    if current.is_fictitious:
        _banner()


def offer() -> None:
    """The one button that leads from a page without second edition to the demonstration."""
    if not state.dataset().is_fictitious:
        st.button(words.SEE, on_click=_put, args=(Dataset.DEMONSTRATION,), key="see-demonstration")


def _banner() -> None:
    with st.container(key="bandeau"):
        html(f'<p class="asco-strip" aria-hidden="true">{text_of(words.BANNER_TITLE)}</p>')
    with st.container(key="demonstration"):
        html(
            f'<p class="asco-demo" role="note"><b>{text_of(words.BANNER_TITLE)}.</b> '
            f"{text_of(words.BANNER)}</p>"
        )
        st.button(
            words.BACK,
            on_click=_put,
            args=(Dataset.PUBLISHED,),
            type="tertiary",
            key="back-published",
        )


def follow(slug: str) -> None:
    """Keep the data set from page to page: the navigation bar drops the address.

    ``slug`` is the page shown; to be called before anything asks for the data set.
    """
    arrived = st.session_state.get(_PAGE) not in (None, slug)
    kept = st.session_state.get(_KEPT) == Dataset.DEMONSTRATION.value
    if arrived and kept and "jeu" not in st.query_params:
        st.query_params["jeu"] = Dataset.DEMONSTRATION.value
    st.session_state[_PAGE] = slug
    st.session_state[_KEPT] = state.dataset().value


def _changed() -> None:
    _put(Dataset(st.session_state[_KEY]))


def _put(dataset: Dataset) -> None:
    """Write the data set into the address, beside whatever else it says."""
    if dataset.is_fictitious:
        st.query_params["jeu"] = dataset.value
    elif "jeu" in st.query_params:
        del st.query_params["jeu"]
