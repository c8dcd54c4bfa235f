"""Renders and writes every page of the portal.

Which pages there are and what they show is decided in `satupintu.pages`. A page whose values and template are
those of the last output is taken from there.
"""

from __future__ import annotations

from jinja2 import Template, UndefinedError
from msgspec.structs import asdict
from pelican import Pelican, signals

from plugins._generator import PortalGenerator
from satupintu.interface import Rendering
from satupintu.language import Language
from satupintu.values import PageValues


class SitePages(PortalGenerator):
    """One HTML file for each page of the portal."""

    def generate_output(self, _writer: object) -> None:
        renderings: dict[Language, Rendering] = {}
        for page in self.writer.due(self.portal, self.place):
            language = page.language
            if language not in renderings:
                renderings[language] = Rendering(self.env, self.portal.hrefs, language)
            with self.portal.bodies.read_for(page.source):
                values = page.make()
            if self.writer.take(page.address, values, self.place):
                continue
            template = renderings[language].template(values.template, page.address)
            self.write(page.address, render(template, values))


def render(template: Template, values: PageValues) -> bytes:
    """A template receives the documented values of its page and nothing else.

    Raises UndefinedError where it asks for another, also for a field of one that has no such field.
    """
    try:
        # piece by piece: nearly all of them are ASCII, which is encoded many times as quickly as a page with one dash
        return b"".join(map(str.encode, template.generate(asdict(values))))
    except AttributeError as fault:  # templates are compiled to ask values themselves
        raise UndefinedError(str(fault)).with_traceback(fault.__traceback__) from fault


def get_generators(_pelican: Pelican) -> type[SitePages]:
    return SitePages


def register() -> None:
    signals.get_generators.connect(get_generators)
