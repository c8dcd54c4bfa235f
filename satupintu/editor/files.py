"""The editor's program, with the theme: read when a build publishes it, since it weighs five megabytes."""

from __future__ import annotations

from pathlib import Path

from satupintu.theme import Assets, digest_address

FOLDER = "admin/"
STARTER, INTERFACE, PROGRAM = "penyunting.js", "bahasa.js", "decap-cms.js"
SCRIPTS = (STARTER, INTERFACE, PROGRAM)
"""In the order in which a page loads them: the first keeps the last from starting by itself."""
PROGRAM_DIGEST = "7c1efd6b616b4786e279aeef194dd21649a72058d3bc8d1f78901b574610dfb8"
"""SHA-256 of Decap CMS 3.16.3 (npm `decap-cms`, `dist/decap-cms.js`), as it stands in the theme."""
FORM = "formulir.js"
"""Makes files of what is written into a form."""
LICENCE = "decap-cms.js.LICENSE.txt"


def scripts(assets: Assets) -> dict[str, bytes]:
    """Each script by its address."""
    found: dict[str, bytes] = {}
    for name in SCRIPTS:
        content = source(assets, name).read_bytes()
        found[digest_address(name, content, FOLDER.rstrip("/"))] = content
    return found


def form_script(assets: Assets) -> tuple[str, bytes]:
    """The script of the forms, with its address."""
    content = source(assets, FORM).read_bytes()
    return digest_address(FORM, content, FOLDER.rstrip("/")), content


def source(assets: Assets, name: str) -> Path:
    """A file of the editor in the theme."""
    return assets.layouts.parent / "editor" / name
