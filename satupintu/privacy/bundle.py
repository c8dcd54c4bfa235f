"""What the search bundle holds: it is made after everything else, and joins what pages keep apart.

A fragment has the text of one page, as results quote it. The index has the words of all of them, without the points and
hyphens inside: a figure that nobody takes for a number may look like one there. So a number of the index counts only
where its digits stand in no fragment, which was judged as people read it.
"""

from __future__ import annotations

import io
import json
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath

from msgspec import Struct

from satupintu.cache import Cache
from satupintu.files import ending
from satupintu.places import SEARCH_BUNDLE
from satupintu.privacy.documents import MAX_MEMBER_BYTES
from satupintu.privacy.inside import Canaries, Trace, kept_trace, scan_version, text_traces, trace_to_keep

FRAGMENT, INDEX = "pf_fragment", "pf_index"
PACKED, GZIP = b"\x1f\x8b", 31
"""What a file packed by gzip begins with (RFC 1952, 2.3.1), and what zlib calls that format."""
SIGNATURE = b"pagefind_dcd"
"""Stands before the content of each packed file of Pagefind."""
NO_DIGIT = bytes(byte for byte in range(256) if byte not in b"0123456789")


class BundleUnreadable(Exception):
    """A bundle that cannot be read to its end, or whose files would lie elsewhere; the text names one."""


class InBundle(Struct, frozen=True):
    """A trace, and the address of the page whose text it stands in, else the file of the bundle."""

    place: str
    trace: Trace


def bundle_traces(archive: bytes, canaries: Canaries) -> tuple[InBundle, ...]:
    """Every trace of a bundle, which is a tar archive of its files. Raises BundleUnreadable."""
    found: list[InBundle] = []
    indexed: list[InBundle] = []
    digits: list[bytes] = []
    for name, content in _files(archive):
        place, those = f"{SEARCH_BUNDLE}{name}", found
        if ending(name) == FRAGMENT:
            place = _address(name, content)
            digits.append(content.translate(None, NO_DIGIT))
        elif ending(name) == INDEX:
            those = indexed
        those += (InBundle(place, trace) for trace in text_traces(content, "", canaries))
    quoted = b" ".join(digits)
    found += (each for each in indexed if not each.trace.digits or each.trace.digits.encode() not in quoted)
    return tuple(found)


def remembered_traces(cache: Cache, content: str, archive: bytes) -> tuple[InBundle, ...]:
    """The same without canaries, looked for only where no earlier run has. `content` is the SHA-256 of the archive."""
    key = f"{content}.bundle.{scan_version()}"
    known = cache.get_json("privasi", key)
    with suppress(TypeError, KeyError, ValueError):  # nothing kept, or kept by another version
        return tuple(InBundle(str(place), kept_trace(trace)) for place, trace in known)
    found = bundle_traces(archive, Canaries())
    cache.put_json("privasi", key, [(each.place, trace_to_keep(each.trace)) for each in found])
    return found


def _files(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file, unpacked."""
    try:
        with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
            for member in opened:
                packed = opened.extractfile(member) if member.isreg() else None
                path = PurePosixPath(member.name)
                if packed is None or path.is_absolute() or ".." in path.parts:
                    raise BundleUnreadable(member.name)
                yield member.name, _unpacked(member.name, packed.read())
    except tarfile.TarError as fault:
        raise BundleUnreadable(str(fault)) from fault


def _unpacked(name: str, content: bytes) -> bytes:
    if not content.startswith(PACKED):
        return content
    unpacking = zlib.decompressobj(GZIP)
    try:
        plain = unpacking.decompress(content, MAX_MEMBER_BYTES)
    except zlib.error as fault:
        raise BundleUnreadable(name) from fault
    if not unpacking.eof:
        raise BundleUnreadable(name)
    return plain.removeprefix(SIGNATURE)


def _address(name: str, content: bytes) -> str:
    """The address of the page a fragment is about."""
    try:
        return str(json.loads(content)["url"]).removeprefix("/")
    except (ValueError, KeyError, TypeError) as fault:
        raise BundleUnreadable(name) from fault
