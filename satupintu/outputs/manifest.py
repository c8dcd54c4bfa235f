"""The web manifest (W3C, "Web Application Manifest"): name and icon of the site on a phone's home screen.

Its addresses are relative to the file itself, so that the site works under a sub-path. `display` is "browser":
the site does nothing without a network that would make it an application.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from satupintu.outputs.file import OutputFile
from satupintu.pages.frame import MANIFEST
from satupintu.portal import Portal

ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("maskable-512.png", "512x512", "maskable"),
)
"""Theme file, size in pixels, purpose."""
THEME_COLOUR, BACKGROUND_COLOUR = "tarum-950", "kertas"


def files(portal: Portal) -> Iterator[OutputFile]:
    settings, assets, frame = portal.site.settings, portal.assets, portal.frame
    icons = [
        {"src": assets.addresses[name], "sizes": sizes, "type": "image/png", "purpose": purpose}
        for name, sizes, purpose in ICONS
        if name in assets.addresses
    ]
    manifest = {
        "name": settings.name,
        "short_name": settings.short_name,
        "description": settings.description,
        "lang": frame.language,
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "theme_color": assets.colours.get(THEME_COLOUR),
        "background_color": assets.colours.get(BACKGROUND_COLOUR),
        "icons": icons,
    }
    present = {name: value for name, value in manifest.items() if value}
    yield OutputFile(MANIFEST, (json.dumps(present, ensure_ascii=False, indent=1) + "\n").encode())
