"""Everything that is published besides pages: data, feeds, calendars, media, and files robots read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from satupintu.outputs import (
    api,
    calendars,
    cards,
    editor,
    feeds,
    leaflets,
    manifest,
    media,
    robots,
    standards,
    vcards,
    vocabulary,
)
from satupintu.outputs.file import OutputFile
from satupintu.portal import Portal

FILES: tuple[Callable[[Portal], Iterator[OutputFile]], ...] = (
    media.files,
    feeds.files,
    calendars.files,
    vcards.files,
    api.files,
    standards.files,
    robots.files,
    manifest.files,
    cards.files,
    leaflets.files,
    vocabulary.files,
    editor.files,
)
