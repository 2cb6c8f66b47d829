"""Between the address bar and the view of the page « Données »."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from dashboard.domain.data_view import DataView, data_view_params, parse_data_view
from dashboard.domain.page import DATA
from dashboard.domain.query import Query
from dashboard.exports.data.addresses import api_path
from dashboard.exports.data.formats import Format
from dashboard.results.data.catalogue import CELLS, SHOWN
from dashboard.results.data.known import KnownOf
from dashboard.results.world import World
from dashboard.ui import state
from dashboard.wording.messages import notice_text


def read(world: World) -> DataView:
    """The view of the address; what could not be taken is told in one line each."""
    view, notices = parse_data_view(state.params(), SHOWN, KnownOf(world))
    for notice in notices:
        st.info(notice_text(notice))
    return view


def write(view: DataView) -> None:
    """Put a view into the address bar."""
    st.query_params.from_dict(data_view_params(view))


def write_filter(view: DataView, key: str, codes: Sequence[str]) -> None:
    """Put one filter, given by its codes, into the address bar; back to the first page."""
    params = data_view_params(view.with_()) | {key: ",".join(codes)}
    st.query_params.from_dict({name: value for name, value in params.items() if value})


def link(view: DataView) -> str:
    """The address of a view, relative to the page."""
    return f"?{urlencode(data_view_params(view), safe=',')}"


def whole(view: DataView) -> Query:
    """The query without filters; communes with a figure keep the view they are made for."""
    query = view.query
    if view.table != CELLS:
        return Query()
    return query.with_(
        statuses=(), confidentialities=(), text="", order="", sizes=(), territories=()
    )


def kept_query(view: DataView) -> Query:
    """Which figures and which version, and nothing else."""
    return Query(dataset=view.query.dataset, version=view.query.version)


def kept_params(view: DataView) -> dict[str, str]:
    """What a link to the catalogue keeps."""
    return data_view_params(DataView(query=kept_query(view)))


def api_address(world: World, view: DataView, form: Format, query: Query) -> str:
    """The whole address, in the API, of a query on the data set of a view."""
    asked = query.with_(dataset=view.query.dataset, version=view.query.version)
    return f"{site()}/{api_path(world, view.table, asked, form)}"


def here(view: DataView) -> str:
    """The whole address of a view, to cite."""
    return f"{site()}{DATA.path}{link(view)}"


def site() -> str:
    """The whole address of the site, without closing slash."""
    return (st.context.url or "").split("?", 1)[0].rstrip("/").removesuffix(f"/{DATA.slug}")
