"""The application: `streamlit run app.py` and `uvicorn app:app` both serve it."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from dashboard.domain.page import MAP
from dashboard.server.guard import Guard, hosts_of
from dashboard.server.headers import SecurityHeaders
from dashboard.server.lifespan import warm
from dashboard.server.routes import routes
from dashboard.server.settings import setting
from dashboard.ui.errors import show_script_error
from dashboard.ui.map_view import head

app = st.App(
    Path(__file__).parent / "dashboard" / "ui" / "router.py",
    routes=routes({MAP.slug: head}),
    middleware=[Middleware(SecurityHeaders), Middleware(Guard, hosts=setting(hosts_of))],
    lifespan=warm,
    on_script_error=show_script_error,
)
