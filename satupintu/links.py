"""Links and pictures in texts: from what an author wrote to an address of the site, or a fault."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from html import unescape
from urllib.parse import unquote

from msgspec import Struct, field

from satupintu.language import Language
from satupintu.markdown_faults import Source
from satupintu.models import Item
from satupintu.places import file_address, suggested_name
from satupintu.site import Site

SCHEMES = ("https://", "http://", "mailto:", "tel:")
LASTING = ("/", *SCHEMES)
"""How the addresses begin that lead to the same place from every text of a language."""
OTHER_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
ONE_COMPUTER = re.compile(r"https?://(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?(?:/|$)", re.IGNORECASE)
FILE_OF_COMPUTER = re.compile(r"file:|[a-z]:[\\/]", re.IGNORECASE)
MAIL = re.compile(r"[^/@\s:]+@[\w-]+(?:\.[\w-]+)+")
HOST = re.compile(r"(?:www\.|(?:[\w-]+\.)+(?:id|com|org|net|gov|edu)(?:[/?#]|$))", re.IGNORECASE)
MAIN_PAGES = "content/halaman/"
"""The one folder whose name is left out of addresses."""


class DeadLink(Exception):
    """A link leads nowhere; the text says in Indonesian what is wrong and what to write."""


class Destination(Struct, frozen=True):
    """Where a link leads: an address of the site or an absolute one, and the part after `#`.

    `file` is the path of the published file it leads to, from the root; "" for pages.
    """

    address: str
    fragment: str = ""
    file: str = ""

    @property
    def external(self) -> bool:
        return self.address.startswith(SCHEMES)

    @property
    def full(self) -> str:
        return f"{self.address}#{self.fragment}" if self.fragment else self.address


class Resolver(Struct, frozen=True):
    """Resolves what items of one site write; `is_page` says whether a page lies at an address.

    `known` keeps where visitors' and outside addresses lead from the texts of a language: several texts link them, and
    each text is asked about its links by the checks, its page and its files.
    """

    site: Site
    is_page: Callable[[str], bool]
    known: dict[tuple[Language, str], Destination] = field(default_factory=dict)

    def resolve(self, target: str, item: Item) -> Destination:
        """The destination of a link or picture in an item's text or front matter. Raises DeadLink.

        An English text names pages as Indonesian ones do, and is led to their English versions.
        """
        key = item.place.language, target
        found = self.known.get(key)
        if found is None:
            found = self._destination(unescape(target).strip(), item)
            if target.startswith(LASTING):
                self.known[key] = found
        if found.file and (unit := _other_unit(found.file, item)):
            raise DeadLink(
                f"`{unescape(target).strip()}` milik `units/{unit}`; salin berkasnya ke `media/` unit Anda, atau tautkan halaman yang memuatnya"
            )
        return found

    def _destination(self, target: str, item: Item) -> Destination:
        if not target:
            raise DeadLink("tautan ini kosong; isi alamatnya")
        if target.startswith("{") or target.startswith("%7B"):
            raise DeadLink(
                f"`{unquote(target)}` memakai tanda kurung kurawal; tulis alamat berkas dari tempat halaman ini, misalnya `../media/gambar.png`"
            )
        if fault := slip(target):
            raise DeadLink(fault)
        target = self._from_its_beginning(target)
        if target.startswith(SCHEMES):
            return Destination(self.site.led(target))
        if OTHER_SCHEME.match(target):
            raise DeadLink(
                f"alamat `{target}` tidak diterima; pakai `https://…`, `mailto:…`, `tel:…`, atau alamat di situs ini"
            )
        path, _mark, fragment = target.partition("#")
        if not path:
            return Destination(item.address, fragment)
        found = (
            self._visitor_address(path) if path.startswith("/") else self._relative_file(unquote(path), item)
        )
        return Destination(self.site.address_in(found.address, item.place.language), fragment, found.file)

    def _from_its_beginning(self, target: str) -> str:
        """A page of this site as one copies it from the browser, without the site's own address; else the target."""
        own = self.site.settings.base_url.rstrip("/") + "/"
        rest = target.removeprefix(own)
        if rest == target or "?" in rest or "." in posixpath.basename(rest):
            return target
        return f"/{rest}"

    def _visitor_address(self, path: str) -> Destination:
        address = path.removeprefix("/")
        if self.is_page(address) or self.site.is_unreadable(address):
            return Destination(address)
        if file := self._file_at(address):
            return Destination(address, file=file)
        if not path.endswith("/") and self.is_page(address + "/"):
            raise DeadLink(f"alamat `{path}` kurang garis miring di akhir; tulis `{path}/`")
        raise DeadLink(
            f"alamat `{path}` tidak ada di situs ini; periksa ejaannya, atau buka halamannya dan salin alamatnya"
        )

    def _file_at(self, address: str) -> str:
        """The file published at an address: of a `media/` folder, or below the page of its download."""
        page, name = posixpath.split(address)
        for folder in ("", "content/"):
            path = f"{folder}{address}"
            if path in self.site.files and _is_media(path) and file_address(path) == address:
                return path
            path = f"{folder}{posixpath.dirname(page)}/{name}"
            owner = self.site.owner_of_file.get(path)
            if owner and owner.files[path] == address:
                return path
        return ""

    def _relative_file(self, target: str, item: Item) -> Destination:
        path = posixpath.normpath(posixpath.join(item.place.folder, target))
        if path.startswith(("../", "/")) or path == "..":
            raise DeadLink(f"`{target}` menunjuk ke luar folder isi; pakai alamat di dalam situs")
        if other := self.site.by_path.get(path):
            return Destination(other.address)
        address = file_address(posixpath.splitext(path)[0].removeprefix(MAIN_PAGES)) + "/"
        for unread in (address, file_address(path)):
            if self.site.is_unreadable(unread):
                return Destination(unread)
        if path in self.site.files:
            return Destination(self._address_of_file(path, target), file=path)
        beside = f"{posixpath.dirname(item.place.folder)}/media"
        for folder in (posixpath.dirname(path), beside):
            near = (name for name in self._names_in(folder) if name != item.path)
            if found := _meant(posixpath.basename(path), near):
                told = posixpath.relpath(found, item.place.folder)
                raise DeadLink(f"berkas `{target}` tidak ada; maksudnya `{told}`?")
        raise DeadLink(f"berkas `{target}` tidak ada; periksa nama dan foldernya")

    def _names_in(self, folder: str) -> list[str]:
        known = self.site.files | self.site.by_path.keys()
        return sorted(name for name in known if posixpath.dirname(name) == folder)

    def _address_of_file(self, path: str, target: str) -> str:
        if _is_media(path):
            return file_address(path)
        owner = self.site.owner_of_file.get(path)
        if owner is None:
            raise DeadLink(
                f"`{target}` ada, tetapi tidak disebut catatan unduhan mana pun; buat catatan `.yml` untuknya"
            )
        return owner.files[path]


def _other_unit(path: str, item: Item) -> str:
    """The unit that keeps a file of a `media/` folder, if it is another one than that of the item.

    A link publishes the file it leads to; only its keeper decides when.
    """
    parts = path.split("/")
    theirs = len(parts) == 4 and parts[0] == "units" and parts[2] == "media"
    return parts[1] if theirs and item.unit and parts[1] != item.unit else ""


def _is_media(path: str) -> bool:
    return posixpath.basename(posixpath.dirname(path)) == "media"


def _meant(name: str, paths: Iterable[str]) -> str:
    """The path of the file that was probably meant by a name: the one of that name but for its writing, else the one
    most alike; "" where none is."""
    names = {posixpath.basename(path): path for path in paths}
    written = suggested_name(name)
    near = [written] if written in names else get_close_matches(name, names, n=1)
    return names[near[0]] if near else ""


def slip(target: str) -> str:
    """What is wrong with an address that was written as people say it, or that only their own computer knows; "" for
    every other."""
    if ONE_COMPUTER.match(target):
        path = "/" + target.partition("://")[2].partition("/")[2]
        return f"alamat `{target}` hanya ada di komputer Anda (pratinjau); tulis `{path}`"
    if FILE_OF_COMPUTER.match(target):
        name = suggested_name(unquote(target).replace("\\", "/").rpartition("/")[2])
        return f"`{target}` ada di komputer Anda; simpan berkasnya di `media/`, lalu tulis `../media/{name}`"
    if MAIL.fullmatch(target):
        return f"alamat surel `{target}` kurang `mailto:`; tulis `mailto:{target}`"
    if HOST.match(target):
        return f"alamat `{target}` kurang `https://`; tulis `https://{target}`"
    return ""


def line_of(source: Source, target: str, first_line: int) -> int:
    """The line of its file on which a link's target stands in a text; else the text's first line."""
    for written in (target, unescape(target), unquote(unescape(target))) if target else ("]()",):
        if line := source.line(written):
            return first_line + line - 1
    return first_line
