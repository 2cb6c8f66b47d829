"""What a visitor sees when something is wrong: a sentence in French, never a traceback."""

from __future__ import annotations

import logging

import streamlit as st

from dashboard.domain.page import HOME
from dashboard.geography.integrity import GeographyError
from dashboard.paths import ROOT
from dashboard.tables.errors import TablesError
from dashboard.wording.messages import BACK_HOME, DAMAGED_TITLE, UNEXPECTED, damaged_file

_LOGGER = logging.getLogger("dashboard")


def show_script_error(error: Exception) -> bool:
    """Log the error and say it in French; true tells Streamlit (``on_script_error``) to be silent.

    The router calls it for errors of a page; ``st.App`` for those of the router itself.
    """
    _LOGGER.error("a page could not be built: %s", error, exc_info=error)
    st.header(DAMAGED_TITLE, anchor=False)
    if isinstance(error, GeographyError | TablesError):
        st.error(damaged_file(error.path, error.command))
    else:
        st.error(UNEXPECTED)
    st.page_link(ROOT / "pages" / HOME.script, label=BACK_HOME)
    return True
