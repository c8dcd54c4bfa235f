"""Pictures as pages show them: the main picture of an item, those inside its text, portraits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from satupintu.directory import photo_path
from satupintu.files import DRAWINGS, PICTURES, ending, size_text, type_label
from satupintu.language import Language, wording
from satupintu.markdown import Target, TargetKind
from satupintu.models import Manual, Step, Text
from satupintu.names import initials
from satupintu.pictures import plan
from satupintu.places import file_address
from satupintu.portal import Portal
from satupintu.values import FileLink, Picture, PictureSource, Portrait

# Widths the stylesheet gives a picture (`theme/static/css/40-tata.css`); a browser test measures them.
PHONE = "92vw"
IN_TEXT = f"(min-width: 71rem) 672px, (min-width: 60rem) calc(92vw - 368px), {PHONE}"
LEAD_OF_HOME = f"(min-width: 80rem) 663px, (min-width: 60rem) calc(54vw - 38px), {PHONE}"

DECORATIVE = "hiasan"
"""Written in place of words, it says that a picture in a text tells nothing."""


def main_picture(portal: Portal, item: Text, sizes: str = IN_TEXT) -> Picture | None:
    """The picture an item names in its front matter, for the head of its page or as lead story of the home page.

    There it is the largest thing seen first, on a phone too: it is not loaded lazily.
    """
    source = main_source(portal, item)
    if source is None:
        return None
    original = _original(portal, source.path, item.place.language) if item.keep_original else None
    alt = "" if item.decorative else item.alt or ""
    return _picture(source, alt, sizes, eager=True, credit=item.credit or "", original=original)


def main_source(portal: Portal, item: Text) -> plan.SourcePicture | None:
    """The file an item names as its picture."""
    return portal.shelf.picture(portal.resolver.resolve(item.picture, item).file) if item.picture else None


def step_picture(portal: Portal, item: Manual, step: Step) -> Picture | None:
    """The picture of one step of a manual."""
    if step.picture is None:
        return None
    source = portal.shelf.picture(portal.resolver.resolve(step.picture, item).file)
    return _picture(source, step.alt or "", IN_TEXT, eager=False)


def named_pictures(item: Text) -> tuple[str, ...]:
    """The pictures named in the front matter of an item, as its author wrote them."""
    steps = item.steps if isinstance(item, Manual) else ()
    return tuple(name for name in (item.picture, *(step.picture for step in steps)) if name)


def is_drawing(path: str) -> bool:
    """A drawing is published as it is; it is sharp in every size."""
    return ending(path) in DRAWINGS


def text_picture(portal: Portal, item: Text, target: Target, *, eager: bool) -> Picture | None:
    """A picture inside an item's text; None where the target is no picture of this site."""
    found = portal.resolver.resolve(target.target, item)
    if not found.file:
        return None
    alt = "" if is_decorative(target) else target.alt or ""
    return _picture(portal.shelf.picture(found.file), alt, IN_TEXT, eager=eager, title=target.title)


def is_decorative(target: Target) -> bool:
    return (target.alt or "").strip().lower() == DECORATIVE


def portrait(portal: Portal, path: str, name: str) -> Portrait:
    """The 4:5 portrait of a person, or the initials of the name where `path` is empty."""
    found = plan.portraits(portal.shelf.picture(path)) if path else ()
    width, height = plan.PORTRAIT
    addresses = tuple((rendition.address, rendition.width // width) for rendition in found)
    return Portrait(initials(name), width, height, addresses)


def photographs(portal: Portal) -> Iterator[plan.Rendition]:
    """Every file of the portraits of those who work here; checks have seen their consent."""
    for person in portal.site.directory.staff:
        if path := photo_path(person):
            yield from plan.portraits(portal.shelf.picture(path))


def renditions(portal: Portal, item: Text) -> Iterator[plan.Rendition]:
    """Every file of a picture that the page of an item shows or links."""
    for name in named_pictures(item):
        yield from _shown(portal.shelf.picture(portal.resolver.resolve(name, item).file))
    source = main_source(portal, item)
    if source and item.keep_original and not is_drawing(source.path):
        yield plan.full_size(source)
    for target in portal.bodies.file_targets(item):
        file = portal.resolver.resolve(target.target, item).file
        if file and ending(file) in PICTURES:
            found = portal.shelf.picture(file)
            yield from _shown(found) if target.kind is TargetKind.PICTURE else (plan.full_size(found),)
    for attachment in item.attachments:
        file = portal.resolver.resolve(attachment.file, item).file
        if ending(file) in PICTURES:
            yield plan.full_size(portal.shelf.picture(file))


def _shown(source: plan.SourcePicture) -> Iterator[plan.Rendition]:
    """The renditions of a picture; a drawing has none."""
    for format in () if is_drawing(source.path) else plan.Format:
        yield from plan.scaled(source, format)


def _picture(
    source: plan.SourcePicture,
    alt: str,
    sizes: str,
    *,
    eager: bool,
    credit: str = "",
    title: str = "",
    original: FileLink | None = None,
) -> Picture:
    if is_drawing(source.path):
        address = file_address(source.path)
        return Picture((), address, source.width, source.height, alt, sizes, eager, credit, title, original)
    by_format = {format: plan.scaled(source, format) for format in plan.Format}
    widest = by_format[plan.Format.WEBP][-1]
    return Picture(
        sources=tuple(_source(format, found) for format, found in by_format.items()),
        address=plan.fallback(source).address,
        width=widest.width,
        height=widest.height,
        alt=alt,
        sizes=sizes,
        eager=eager,
        credit=credit,
        title=title,
        original=original,
    )


def _source(format: plan.Format, found: Iterable[plan.Rendition]) -> PictureSource:
    return PictureSource(
        format.media_type, tuple((rendition.address, rendition.width) for rendition in found)
    )


def _original(portal: Portal, path: str, language: Language) -> FileLink:
    words = wording(language)
    title = words("Unduh gambar ukuran penuh")
    return published_link(portal, path, title, file_address(path), language)


def published_file(portal: Portal, path: str) -> tuple[int, str]:
    """Size in bytes and SHA-256 of a file as it is published: pictures are never copied."""
    if ending(path) not in PICTURES:
        facts = portal.shelf.facts(path)
        return facts.size, facts.digest
    content = portal.workshop.content(plan.full_size(portal.shelf.picture(path)))
    return len(content), hashlib.sha256(content).hexdigest()


def published_link(
    portal: Portal, path: str, title: str, address: str, language: Language = Language.INDONESIAN
) -> FileLink:
    """The link to a published file, with the size it is published in."""
    size, _digest = published_file(portal, path)
    return FileLink(
        title, address, type_label(path), size_text(size, language), portal.shelf.facts(path).pages
    )
