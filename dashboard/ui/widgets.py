"""A choice among many, a choice among a few: the widgets of every control bar.

Each is set from the address before it is drawn, and only tells what was chosen: who writes the
address is the caller's business.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st


def among_many(
    label: str,
    choices: Sequence[str],
    current: str,
    key: str,
    chosen: Callable[[str], None],
    show: Callable[[str], str],
    told: str | None = None,
) -> None:
    """A list to open; ``chosen`` hears the new choice, ``told`` is its help."""
    st.session_state[key] = current
    st.selectbox(
        label,
        choices,
        key=key,
        on_change=lambda: chosen(st.session_state[key]),
        format_func=show,
        help=told,
    )


def among_few(
    label: str,
    choices: Sequence[Any],
    current: Any,
    key: str,
    chosen: Callable[[Any], None],
    show: Callable[[str], str],
    hidden: bool = False,
) -> None:
    """Segments side by side, shown only where there is a choice to make."""
    if len(choices) < 2:
        return
    by_code = {str(choice): choice for choice in choices}
    st.session_state[key] = str(current)

    def changed() -> None:
        code = st.session_state[key]
        if code is not None:
            chosen(by_code[code])

    st.segmented_control(
        label,
        list(by_code),
        key=key,
        on_change=changed,
        format_func=show,
        required=True,
        label_visibility="collapsed" if hidden else "visible",
    )
