"""The editor's program, with the theme: read when a build publishes it, since it weighs five megabytes."""

from __future__ import annotations

from pathlib import Path

from satupintu.theme import Assets, digest_address

FOLDER = "admin/"
STARTER, INTERFACE, PROGRAM = "penyunting.js", "bahasa.js", "decap-cms.js"
OWN = (STARTER, INTERFACE)
"""Loaded before the program, in this order: the first keeps it from starting by itself."""
PROGRAM_DIGEST = "7c1efd6b616b4786e279aeef194dd21649a72058d3bc8d1f78901b574610dfb8"
"""SHA-256 of Decap CMS 3.16.3 (npm `decap-cms`, `dist/decap-cms.js`), as it stands in the theme."""
FORM = "formulir.js"
"""Makes files of what is written into a form."""
LICENCE = "decap-cms.js.LICENSE.txt"


def script_addresses(assets: Assets) -> tuple[str, ...]:
    """The addresses of the scripts in their order; the large one is not read for its own."""
    own = (digest_address(name, source(assets, name).read_bytes(), FOLDER.rstrip("/")) for name in OWN)
    return (*own, f"{FOLDER}decap-cms.{PROGRAM_DIGEST[:10]}.js")


def scripts(assets: Assets) -> dict[str, bytes]:
    """Each script by its address."""
    contents = (source(assets, name).read_bytes() for name in (*OWN, PROGRAM))
    return dict(zip(script_addresses(assets), contents, strict=True))


def form_script(assets: Assets) -> tuple[str, bytes]:
    """The script of the forms, with its address."""
    content = source(assets, FORM).read_bytes()
    return digest_address(FORM, content, FOLDER.rstrip("/")), content


def source(assets: Assets, name: str) -> Path:
    """A file of the editor in the theme."""
    return assets.layouts.parent / "editor" / name
