"""Writes everything that is published besides pages: data, feeds, calendars, media, robots' files."""

from __future__ import annotations

from pelican import Pelican, signals

from plugins._generator import PortalGenerator
from satupintu.memory import give_back


class SiteFiles(PortalGenerator):
    """One file for each output the core lists in `satupintu.outputs`."""

    def generate_output(self, _writer: object) -> None:
        if self.writer.keep_files(self.place):
            return
        from satupintu.outputs import FILES  # slow to import, and most builds after an edit make none of them

        with self.portal.bodies.read_for(""):
            for files in FILES:
                for file in files(self.portal):
                    self.write(file.address, file.content)
        give_back()  # before the values of pages come


def get_generators(_pelican: Pelican) -> type[SiteFiles]:
    return SiteFiles


def register() -> None:
    signals.get_generators.connect(get_generators)
