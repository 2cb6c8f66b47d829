"""Everything of the mirror that the application serves, in the order it is matched."""

from __future__ import annotations

from starlette.routing import BaseRoute

from dashboard.server.mirror import Loaders, mirror_routes
from dashboard.server.mirror_pictures import picture_routes
from dashboard.server.sitemap import sitemap_routes

__all__ = ["Loaders", "mirror_site"]


def mirror_site(loaders: Loaders) -> list[BaseRoute]:
    """Pictures before pages, whose addresses would take any name; then the site map."""
    return [*picture_routes(loaders), *mirror_routes(loaders), *sitemap_routes(loaders)]
