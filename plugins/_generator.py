"""What the plugins share: a generator that finds the checked portal and writes below the output folder."""

from __future__ import annotations

from pathlib import Path

from pelican.generators import Generator

from satupintu.hrefs import output_path
from satupintu.portal import Portal


class PortalGenerator(Generator):
    """A Pelican generator over the portal that `plugins.site_data` or the build has put into the context."""

    @property
    def portal(self) -> Portal:
        portal: Portal = self.context["PORTAL"]
        return portal

    def write(self, address: str, content: bytes) -> None:
        target = Path(self.output_path) / output_path(address)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        self.context["PORTAL_WRITTEN"](address)
