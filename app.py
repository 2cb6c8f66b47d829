"""The application: `streamlit run app.py` and `uvicorn app:app` both serve it."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from dashboard.domain.page import MAP
from dashboard.server.api.site import api_site
from dashboard.server.commune_address import commune_routes
from dashboard.server.guard import Guard, hosts_of
from dashboard.server.headers import SecurityHeaders
from dashboard.server.lifespan import warm
from dashboard.server.limits import rate_of, trusted_of
from dashboard.server.mirror_site import Loaders, mirror_site
from dashboard.server.routes import routes
from dashboard.server.search import search_routes
from dashboard.server.settings import setting
from dashboard.server.site import base_of
from dashboard.ui import cache
from dashboard.ui.errors import show_script_error
from dashboard.ui.map_view import head

MIRROR = Loaders(
    cache.world, cache.log, cache.steps, cache.method, cache.map_layer, setting(base_of)
)
API = api_site(cache.world, cache.steps, MIRROR.base, setting(rate_of), setting(trusted_of))

app = st.App(
    Path(__file__).parent / "dashboard" / "ui" / "router.py",
    routes=[
        *mirror_site(MIRROR),
        *API,
        *search_routes(cache.world),
        *commune_routes(cache.world),
        *routes({MAP.slug: head}, MIRROR.base),
    ],
    middleware=[Middleware(SecurityHeaders), Middleware(Guard, hosts=setting(hosts_of))],
    lifespan=warm,
    on_script_error=show_script_error,
)
