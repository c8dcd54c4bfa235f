"""Pelican, run over a checked portal: it reads its settings, and our generators write."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import Any

from satupintu.commands.report import Impossible
from satupintu.portal import Portal
from satupintu.problems import Problem, SiteInvalid
from satupintu.writing import Writer

Settings = dict[str, Any]
"""Those of Pelican."""


def run_pelican(portal: Portal, settings_file: Path, settings: Settings, writer: Writer) -> None:
    """Run Pelican over the checked portal. What it would log and pass over raises SiteInvalid."""
    from jinja2 import TemplateError
    from pelican import Pelican
    from pelican.generators import PelicanTemplateNotFound
    from pelican.log import console

    console.quiet = True
    overheard = _Overheard()
    logger = logging.getLogger()
    logger.addHandler(overheard)
    try:
        Pelican({**settings, "PORTAL": portal, "PORTAL_WRITER": writer}).run()
    except (TemplateError, PelicanTemplateNotFound) as fault:
        raise SiteInvalid([_template_problem(portal.site.root, fault)]) from fault
    finally:
        logger.removeHandler(overheard)
    if overheard.messages:
        raise SiteInvalid(
            Problem(settings_file.name, 1, "pelican", f"Pelican melaporkan: {text}")
            for text in overheard.messages
        )


def pelican_settings(file: Path, folder: Path) -> Settings:
    """Pelican's settings. Raises Impossible where the file, which is a program, fails."""
    from pelican.settings import read_settings

    if not file.is_file():
        raise Impossible(f"berkas pengaturan `{file}` tidak ada.")
    try:
        settings: Settings = read_settings(str(file), override={"OUTPUT_PATH": str(folder)})
        return settings
    except (SyntaxError, ImportError, NameError, AttributeError, TypeError, ValueError) as fault:
        raise Impossible(f"berkas pengaturan `{file.name}` tidak dapat dipakai: {fault}") from fault


def _template_problem(root: Path, fault: Exception) -> Problem:
    """A faulty template with the line in it that failed."""
    frames = traceback.extract_tb(fault.__traceback__)
    place = next((frame for frame in reversed(frames) if frame.filename.endswith(".html")), None)
    if place is None:
        return Problem("theme", 1, "templat", f"templat tidak dapat dipakai: {fault}")
    path = Path(place.filename)
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return Problem(name, place.lineno or 1, "templat", f"templat tidak dapat dipakai: {fault}")


class _Overheard(logging.Handler):
    """Collects warnings and errors that Pelican logs before it goes on without a page."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(" ".join(record.getMessage().split()))
