"""The search bundle holds nothing private: bundles of the real program, and forged ones."""

import gzip
import hashlib
import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from satupintu.cache import Cache
from satupintu.commands.report import Impossible
from satupintu.commands.search_bundle import write_bundle
from satupintu.privacy.bundle import BundleUnreadable, bundle_traces, remembered_traces
from satupintu.privacy.inside import Canaries
from satupintu.problems import Problem
from satupintu.store import DIGEST_BYTES, Store

NIK, NIP, MOBILE = "3204151203800001", "198503122010012001", "081234567890"
PAGE = "<html lang=id><body><main data-pagefind-body><h1>Rapat</h1><p>Satu kalimat. {}</p></main>"
NONE = Canaries()
CANARY = Canaries(((3, "bungarampai"),))
Change = Callable[[str, bytes], bytes]


def changed(archive: bytes, change: Change) -> bytes:
    """A bundle in which each file has the content that a function gives it."""
    target = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(archive)) as old,
        tarfile.open(fileobj=target, mode="w") as new,
    ):
        for entry in old:
            file = old.extractfile(entry)
            assert file is not None
            content = change(entry.name, file.read())
            entry.size = len(content)
            new.addfile(entry, io.BytesIO(content))
    return target.getvalue()


def planted(archive: bytes, kind: str, old: str, new: str) -> bytes:
    """A bundle with other words in its files of one kind."""

    def change(name: str, content: bytes) -> bytes:
        if not name.endswith(kind):
            return content
        if not content.startswith(b"\x1f\x8b"):
            return content.replace(old.encode(), new.encode())
        return gzip.compress(gzip.decompress(content).replace(old.encode(), new.encode()))

    found = changed(archive, change)
    assert found != archive
    return found


def made(folder: Path, text: str = "", store: Store | None = None) -> bytes:
    """The bundle that the program makes of one page, or that a store holds."""
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(PAGE.format(text), encoding="utf-8")
    archives: list[bytes] = []

    def look(archive: bytes) -> list[Problem]:
        bundle_traces(archive, NONE)
        archives.append(archive)
        return []

    write_bundle(folder, {"index.html": text.encode()}, store or Store(None), look)
    return archives[-1]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return made(tmp_path_factory.mktemp("situs"))


def found(archive: bytes, canaries: Canaries = NONE) -> list[tuple[str, str]]:
    return [(each.place, each.trace.kind.value) for each in bundle_traces(archive, canaries)]


@pytest.mark.parametrize(
    ("number", "kind"), [(NIK, "nik"), (NIP, "nip"), (MOBILE, "ponsel"), ("01.234.567.8-901.000", "npwp")]
)
def test_a_number_in_a_fragment_is_told_with_its_page(bundle: bytes, number: str, kind: str) -> None:
    forged = planted(bundle, "pf_fragment", "Satu kalimat", number)
    assert found(forged) == [("", kind)], "the home page has the empty address"


@pytest.mark.parametrize(
    ("kind", "old"),
    [
        ("pf_fragment", "kalimat"),
        ("pf_index", "kalimat"),
        ("pf_meta", "title"),
        ("pagefind-entry.json", "page_count"),
        ("pagefind.js", "const"),
    ],
)
def test_a_canary_is_found_in_every_kind_of_file(bundle: bytes, kind: str, old: str) -> None:
    assert found(bundle, CANARY) == []
    assert {each for _place, each in found(planted(bundle, kind, old, "bunga rampai"), CANARY)} == {"penanda"}


def test_a_figure_that_the_index_joins_is_judged_as_the_page_has_it(tmp_path: Path) -> None:
    figures = f"Nilai 3204.{NIK[4:]} dan 32-04-15-12-03-8000-01."
    archive = made(tmp_path, figures)
    index = b"".join(gzip.decompress(path.read_bytes()) for path in tmp_path.rglob("*.pf_index"))
    assert NIK.encode() in index
    assert found(archive) == []


def test_a_number_of_the_index_that_no_page_has_is_found(bundle: bytes) -> None:
    assert {kind for _place, kind in found(planted(bundle, "pf_index", "kalimat", f"kalimat\x70{NIK}"))} == {
        "nik"
    }


def test_what_was_found_is_remembered_without_the_number(bundle: bytes, tmp_path: Path) -> None:
    file = tmp_path / "ingatan.sqlite"
    forged = planted(bundle, "pf_fragment", "Satu kalimat", NIK)
    cache = Cache(file)
    first = remembered_traces(cache, "a" * 64, forged)
    cache.close()
    again = remembered_traces(Cache(file), "a" * 64, b"not looked at")
    assert [each.trace.digest for each in again] == [each.trace.digest for each in first] != []
    assert [each.trace.digits for each in again] == [""]
    assert NIK.encode() not in file.read_bytes()


@pytest.mark.parametrize(
    "content",
    [b"\x1f\x8brusak", gzip.compress(b"pagefind_dcd{}" * 9)[:-9], gzip.compress(b"pagefind_dcd[]")],
    ids=["no gzip", "cut off", "no fragment"],
)
def test_a_kept_bundle_that_cannot_be_read_is_made_again(
    bundle: bytes, tmp_path: Path, content: bytes
) -> None:
    damaged = changed(bundle, lambda name, own: content if name.endswith("pf_fragment") else own)
    with pytest.raises(BundleUnreadable, match="pf_fragment"):
        bundle_traces(damaged, NONE)
    store = Store(tmp_path / "kept")
    made(tmp_path / "site", store=store)
    [file] = (tmp_path / "kept").glob("*/*")
    file.write_bytes(hashlib.sha256(damaged).digest() + damaged)
    again = made(tmp_path / "site", store=store)
    assert found(again) == []
    assert file.read_bytes()[DIGEST_BYTES:] == again


def test_files_of_a_bundle_that_would_lie_elsewhere_are_refused() -> None:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("../lepas.html"), io.BytesIO(b""))
    with pytest.raises(BundleUnreadable, match="lepas"):
        bundle_traces(target.getvalue(), NONE)


def test_a_new_bundle_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    def refuse(_archive: bytes) -> list[Problem]:
        raise BundleUnreadable("fragment/a")

    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    with pytest.raises(Impossible, match="fragment/a"):
        write_bundle(tmp_path, {"index.html": b""}, Store(None), refuse)
