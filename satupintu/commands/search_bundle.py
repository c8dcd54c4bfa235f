"""`pagefind/`: what the search in the browser reads, made from the finished pages by the program of Pagefind.

The program comes with the Python libraries. It reads the pages that were just written; on a large site those of the
past are an index of their own within the bundle, which a visitor loads only when it is needed. A bundle is kept under
the digest of what it took from the pages, and a build that changed none of that runs no program. Its files `filter/`,
`pf_meta` and `pagefind-entry.json` differ between two runs over the same pages, so the digest of the output leaves the
bundle out.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from satupintu.commands.report import Impossible
from satupintu.commands.search_order import ORDER, order_of_time
from satupintu.commands.search_pages import PAST, FoundPage, found_pages, gather
from satupintu.files import files_below
from satupintu.places import SEARCH_BUNDLE
from satupintu.privacy.bundle import BundleUnreadable
from satupintu.problems import Problem, SiteInvalid
from satupintu.store import Store
from satupintu.temporary import temporary_folder

PACKAGE = "pagefind_bin"
PROGRAMS = ("pagefind", "pagefind.exe")
LANGUAGE = "id"
PASSED_OVER = ".akhir, .layar, .beranda-unit .daftar, .beranda-unit .utama, .beranda-unit .kotak"
"""Parts inside <main> that say nothing of what the page is about; templates mark others themselves."""
LEFT_OUT = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind", "*.css")
"""Interfaces that come with Pagefind; ours is `theme/static/js/pencarian.js`."""
ARCHIVE = "arsip"
"""The folder of the index of the past, inside that of the other."""
ONCE = ("pagefind.js", "wasm.*")
"""Programs, which the index of the past has from the other."""
SEAL = "sidik.txt"
"""Two lines beside the files of a bundle: the digest of what it was made from, and that of the files."""
LONGEST_SECONDS = 1_800
PIECES = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "2500"}
"""How many places of words a piece of the index holds, a frequent word more; Pagefind's 20,000 make a visitor load
eight times as much of words that nobody asked for. A version that does not know it makes larger pieces."""
BundleProblems = Callable[[bytes], list[Problem]]
WAY_OUT = "tulis `pencarian: tidak` di content/situs.yml untuk membangun tanpa pencarian"


def write_bundle(
    folder: Path,
    documents: Mapping[str, bytes],
    kept: Store,
    problems: BundleProblems,
    last: Path | None = None,
) -> None:
    """Write the bundle of finished pages into their folder, from the cache or the `last` output where one fits.

    `documents` are the digests of what is taken from each page, by path; `problems` says what may not be published
    in a bundle, also in one that was kept. Raises SiteInvalid where there is any, Impossible where the program is
    not there or fails: a site whose search does not answer must not replace one whose search does.
    """
    key = bundle_key(documents)
    cached = kept.get(key)
    content = cached or (_of_last(last / SEARCH_BUNDLE, key) if last else None)
    found = None
    if content is not None:
        with suppress(BundleUnreadable):  # as good as not there
            found = problems(content)
    if content is None or found is None:
        content = made_bundle(folder)
        try:
            found = problems(content)
        except BundleUnreadable as fault:
            raise Impossible(
                f"Situs tidak dibangun: hasil program pencarian tidak dapat diperiksa ({fault}); {WAY_OUT}."
            ) from fault
    if found:
        raise SiteInvalid(found)
    if content is not cached:
        kept.put(key, content)
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        archive.extractall(folder / SEARCH_BUNDLE, filter="data")
    seal = f"{key}\n{hashlib.sha256(content).hexdigest()}\n"
    (folder / SEARCH_BUNDLE / SEAL).write_text(seal, encoding="ascii")


def keep_bundle(folder: Path, last: Path | None) -> None:
    """Give the files of the last bundle a second name in a finished folder, whichever pages they tell of."""
    if last and (last / SEARCH_BUNDLE).is_dir():
        shutil.copytree(last / SEARCH_BUNDLE, folder / SEARCH_BUNDLE, copy_function=os.link)


def made_from(folder: Path) -> str:
    """The digest of what the bundle in a finished folder was made from; "" where there is none."""
    return _seal(folder / SEARCH_BUNDLE)[0]


def _seal(bundle: Path) -> tuple[str, str]:
    with suppress(OSError, UnicodeDecodeError):
        key, _line, digest = (bundle / SEAL).read_text(encoding="ascii").strip().partition("\n")
        return key, digest
    return "", ""


def _of_last(bundle: Path, key: str) -> bytes | None:
    """The bundle of the last output, if it was made from the same and its files are as they were written."""
    told, digest = _seal(bundle)
    if told != key:
        return None
    with suppress(OSError):
        content = _packed(bundle)
        return content if hashlib.sha256(content).hexdigest() == digest else None
    return None


def bundle_key(documents: Mapping[str, bytes]) -> str:
    """Everything a bundle follows from: the pages, the program, and what it is told."""
    try:
        program = version(PACKAGE)
    except PackageNotFoundError:
        program = ""
    lines = (f"{path}\0{digest.hex()}" for path, digest in sorted(documents.items()))
    told = "\n".join(
        (program, LANGUAGE, PASSED_OVER, *PIECES.values(), ORDER, ARCHIVE, PAST, *LEFT_OUT, *lines)
    )
    return hashlib.sha256(told.encode()).hexdigest()


def made_bundle(folder: Path) -> bytes:
    """The files of a new bundle, in one archive without times and owners."""
    with temporary_folder() as aside:
        bundle = aside / "pagefind"
        try:
            pages = list(found_pages(folder))
            _indexed([page for page in pages if not page.past], folder, bundle)
            indexes, days = [bundle], {page.address: page.order for page in pages}
            (bundle / ORDER).write_text(order_of_time(indexes, days), encoding="ascii")
            if past := [page for page in pages if page.past]:
                indexes.append(bundle / ARCHIVE)
                _indexed(past, folder, indexes[-1], left_out=(*LEFT_OUT, *ONCE))
                (indexes[-1] / ORDER).write_text(order_of_time(indexes, days), encoding="ascii")
        except (OSError, ValueError, LookupError, zlib.error) as fault:
            raise Impossible(
                f"Situs tidak dibangun: hasil program pencarian tidak dapat dibaca ({fault}); {WAY_OUT}."
            ) from fault
        return _packed(bundle)


def _indexed(
    pages: Sequence[FoundPage], site: Path, index: Path, *, left_out: Sequence[str] = LEFT_OUT
) -> None:
    """Write the index of some pages of a finished site, without what nobody loads of it."""
    with tempfile.TemporaryDirectory(prefix=".satupintu-", dir=site.parent) as gathered:
        gather(pages, site, Path(gathered))
        _run(Path(gathered), index)
    for pattern in left_out:
        for file in index.glob(pattern):
            file.unlink()


def _packed(bundle: Path) -> bytes:
    """The files of a bundle as bytes that depend on their names and contents alone."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name in sorted(set(files_below(bundle)) - {SEAL}):
            content = (bundle / name).read_bytes()
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return target.getvalue()


def _run(folder: Path, bundle: Path) -> None:
    options = ("--silent", "--force-language", LANGUAGE, "--exclude-selectors", PASSED_OVER)
    command = (str(_program()), "--site", str(folder), "--output-path", str(bundle), *options)
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=LONGEST_SECONDS,
            check=False,
            env=os.environ | PIECES,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise Impossible(
            f"Situs tidak dibangun: program pencarian tidak dapat dijalankan ({fault}); pasang ulang dengan menghapus `.venv`, atau {WAY_OUT}."
        ) from fault
    if done.returncode or not (bundle / "pagefind-entry.json").is_file():
        told = " ".join((done.stderr or done.stdout).split())[:300] or f"kode {done.returncode}"
        raise Impossible(f"Situs tidak dibangun: program pencarian gagal ({told}); {WAY_OUT}.")


def _program() -> Path:
    """The program that the library brings. Raises Impossible where it is not there."""
    found = find_spec(PACKAGE)
    folders = found.submodule_search_locations or () if found else ()
    for folder in folders:
        for name in PROGRAMS:
            if (file := Path(folder) / name).is_file():
                return file
    raise Impossible(
        f"Situs tidak dibangun: program pencarian `{PACKAGE}` tidak terpasang; hapus `.venv` lalu ulangi, atau {WAY_OUT}."
    )
