"""The pictures of a report: which are seen side by side, and small copies of them that stand in the report itself."""

from __future__ import annotations

import base64
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from satupintu.drawings import drawing_size
from satupintu.files import DRAWINGS, MAX_FILE_BYTES, PICTURES, ending
from satupintu.law.proposal import EXECUTABLE, REGULAR, Change, Contents
from satupintu.pictures.encode import encoded
from satupintu.pictures.plan import Format, Rendition, SourcePicture
from satupintu.pictures.source import NotAPicture, PictureRefused, upright_size
from satupintu.places import file_address
from satupintu.review.report import FileChange, PageChange, PictureTold

LONGEST_SIDE = 320
"""Pixels of a copy."""
MAX_BYTES = 20_000
"""Of a copy; a larger drawing is only told."""
MAX_COPIES = 60
"""Copies in one report, which with them stays below 2 MB."""
RENDITION = re.compile(r"(.+?)(?:-potret)?-\d+\.[0-9a-f]{10}\.(?:avif|webp)")
"""How the published sizes of a picture are called (`satupintu.pictures.plan`)."""


class Pair(Struct, frozen=True):
    """A picture of a page before and after: None where it was not there, or is not there any more."""

    before: PictureTold | None
    after: PictureTold | None


class Copies(Struct, frozen=True):
    """Copies of both sides as `data:` addresses: by the address of a picture of a page, or by the path of a file."""

    before: Mapping[str, str] = {}
    after: Mapping[str, str] = {}


def pairs(page: PageChange) -> tuple[Pair, ...]:
    """What replaces what on a page: the same picture with other words, a file of the same name, the same words, or the
    only one that goes and the only one that comes."""
    come, gone = list(page.pictures), list(page.pictures_removed)
    found: dict[int, PictureTold] = {}
    for alike in (_address, _name, _words):
        for new in come:
            old = next((each for each in gone if alike(each) == alike(new)), None)
            if old is not None and id(new) not in found:
                found[id(new)] = old
                gone.remove(old)
    rest = [new for new in come if id(new) not in found]
    if len(rest) == len(gone) == 1:
        found[id(rest[0])] = gone.pop()
    return (*(Pair(found.get(id(new)), new) for new in come), *(Pair(old, None) for old in gone))


def _address(picture: PictureTold) -> str:
    return picture.address


def _name(picture: PictureTold) -> str:
    return original(picture.address)


def _words(picture: PictureTold) -> str | None:
    return picture.alt or picture.address


def original(address: str) -> str:
    """The address of the file a picture of a page was made from, without its ending."""
    rendition = RENDITION.fullmatch(address)
    return rendition[1] if rendition else posixpath.splitext(address)[0]


def originals(paths: Iterable[str]) -> frozenset[str]:
    """The same of the files of pictures among some paths."""
    return frozenset(posixpath.splitext(file_address(path))[0] for path in paths if is_picture(path))


def is_picture(path: str) -> bool:
    return ending(path) in PICTURES | DRAWINGS


def not_on(pages: Sequence[PageChange], files: Iterable[FileChange]) -> tuple[FileChange, ...]:
    """The files of pictures that no page of a report shows: those of drafts, and those that nobody uses."""
    shown = {
        original(picture.address).removeprefix("/")
        for page in pages
        for picture in (*page.pictures, *page.pictures_removed)
    }
    return tuple(file for file in files if not originals([file.path]) <= shown)


def copies(
    pages: Sequence[PageChange],
    loose: Sequence[FileChange],
    folders: tuple[Path | None, Path | None],
    net: Iterable[Change],
    read: Contents,
) -> Copies:
    """Copies of the pictures on `pages`, from the folders of both finished sites, and of the files in `loose`."""
    made: tuple[dict[str, str], dict[str, str]] = {}, {}
    for side, name, content in _wanted(pages, loose, folders, net, read):
        if sum(map(len, made)) == MAX_COPIES:
            break
        if name not in made[side] and (copy := small(content(), ending(name))):
            made[side][name] = copy
    return Copies(*made)


Wanted = tuple[int, str, Callable[[], bytes]]


def _wanted(
    pages: Sequence[PageChange],
    loose: Sequence[FileChange],
    folders: tuple[Path | None, Path | None],
    net: Iterable[Change],
    read: Contents,
) -> Iterator[Wanted]:
    """The side of each picture (0 or 1), how it is called, and what gives its bytes."""
    for page in pages:
        for side, pictures in enumerate((page.pictures_removed, page.pictures)):
            for picture in pictures:
                file = Path(f"{folders[side]}{picture.address}")
                if file.is_file() and ".." not in file.parts:
                    yield side, picture.address, file.read_bytes
    names = {file.path for file in loose}
    for change in (change for change in net if change.path in names):
        for side, version in enumerate((change.before[0] if change.before else None, change.after)):
            if version and version.mode in (REGULAR, EXECUTABLE) and version.size <= MAX_FILE_BYTES:
                yield side, change.path, partial(read, version.blob)


def small(data: bytes, kind: str) -> str:
    """A small copy of a picture as a `data:` address; "" for what is no picture that a site may show.

    `kind` is the ending of its name.
    """
    try:
        if kind in DRAWINGS:
            drawing_size(data)
            return _address_of("image/svg+xml", data) if len(data) <= MAX_BYTES else ""
        if kind not in PICTURES:
            return ""
        width, height = upright_size(data, kind)
    except (NotAPicture, PictureRefused):
        return ""
    share = min(1.0, LONGEST_SIDE / max(width, height))
    size = max(1, round(width * share)), max(1, round(height * share))
    source = SourcePicture(f"gambar.{kind}", "", width, height)
    ((_rendition, content),) = encoded(data, [Rendition(source, "", *size, Format.WEBP, limit=MAX_BYTES)])
    return _address_of(Format.WEBP.media_type, content)


def _address_of(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"
