"""Renders and writes every page of the portal.

Which pages there are and what they show is decided in `satupintu.pages`. Converting, rendering and
writing are separate steps, so that a later build can skip a page whose values and template are the same.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache

from jinja2 import Template
from pelican import Pelican, signals

from plugins._generator import PortalGenerator
from satupintu.interface import Rendering
from satupintu.language import Language
from satupintu.values import PageValues


class SitePages(PortalGenerator):
    """One HTML file for each page of the portal."""

    def generate_output(self, _writer: object) -> None:
        renderings: dict[Language, Rendering] = {}
        for page in self.portal.pages:
            language = page.language
            if language not in renderings:
                renderings[language] = Rendering(self.env, self.portal.hrefs, language)
            values = page.make()
            template = renderings[language].template(values.template, page.address)
            self.write(page.address, render(template, values))


def render(template: Template, values: PageValues) -> bytes:
    """A template receives the documented values of its page and nothing else."""
    names = _names(type(values))  # type: ignore[arg-type]  # mypy takes the hash of its instances for the kind's
    return template.render({name: getattr(values, name) for name in names}).encode()


@cache
def _names(kind: type[PageValues]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def get_generators(_pelican: Pelican) -> type[SitePages]:
    return SitePages


def register() -> None:
    signals.get_generators.connect(get_generators)
