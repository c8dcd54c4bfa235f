"""What the plugins share: a generator that finds the checked portal and writes below the output folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from satupintu.bytecode import TemplateBytecode
from satupintu.hrefs import output_path
from satupintu.interface import InterfaceTexts
from satupintu.portal import Portal
from satupintu.writing import Writer


class PortalGenerator(Generator):
    """A Pelican generator over the portal that `plugins.site_data` or the build has put into the context."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.env.add_extension(InterfaceTexts)
        self.env.bytecode_cache = TemplateBytecode(Path(self.theme) / "templates")
        self.made = ""
        """The folder that was made last: nearly every page has one of its own, other files come by folders."""

    @property
    def portal(self) -> Portal:
        portal: Portal = self.context["PORTAL"]
        return portal

    @property
    def writer(self) -> Writer:
        writer: Writer = self.context["PORTAL_WRITER"]
        return writer

    @staticmethod
    def _make(folder: str) -> None:
        """A folder, which most often lies in one that is there; a Path for each costs a tenth of writing."""
        try:
            os.mkdir(folder)  # noqa: PTH102
        except FileExistsError:
            pass
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103

    def place(self, address: str) -> str:
        """Where the file at an address is written; its folder is there."""
        target = f"{self.output_path}/{output_path(address)}"
        folder = target.rpartition("/")[0]
        if folder != self.made:
            self._make(folder)
            self.made = folder
        return target

    def write(self, address: str, content: bytes) -> None:
        self.writer.put(address, content, self.place)
