"""The web editor's program and its configurations (`pages/editor.py` has its pages)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from satupintu.editor.configuration import Configuration, humas_configuration, unit_configuration
from satupintu.editor.files import FOLDER, LICENCE, form_script, scripts, source
from satupintu.outputs.file import OutputFile
from satupintu.pages.editor import HUMAS, unit_editor
from satupintu.portal import Portal


def files(portal: Portal) -> Iterator[OutputFile]:
    if not portal.site.settings.admin:
        return
    for address, content in scripts(portal.assets).items():
        yield OutputFile(address, content)
    yield OutputFile(*form_script(portal.assets))
    yield OutputFile(f"{FOLDER}{LICENCE}", source(portal.assets, LICENCE).read_bytes())
    yield _configuration(HUMAS, humas_configuration(portal))
    for unit in portal.site.open_units:
        yield _configuration(unit_editor(unit), unit_configuration(portal, unit))


def _configuration(folder: str, configuration: Configuration) -> OutputFile:
    text = json.dumps(configuration, ensure_ascii=False)  # which is YAML too, and made far sooner
    return OutputFile(f"{folder}config.yml", text.encode())
