"""What a visitor sees when something is wrong: a sentence in French, never a traceback."""

from __future__ import annotations

import logging

import streamlit as st

from dashboard.geography.integrity import GeographyError
from dashboard.tables.errors import TablesError
from dashboard.wording.messages import DAMAGED_TITLE, UNEXPECTED, damaged_file

_LOGGER = logging.getLogger("dashboard")


def show_script_error(error: Exception) -> bool:
    """Handler of ``st.App``: show the error in French; true tells Streamlit to stay silent."""
    _LOGGER.error("a page could not be built: %s", error, exc_info=error)
    st.title(DAMAGED_TITLE)
    if isinstance(error, GeographyError | TablesError):
        st.error(damaged_file(error.path, error.command))
    else:
        st.error(UNEXPECTED)
    return True
