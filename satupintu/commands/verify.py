"""`portal verify`: a copy of the site, in a folder or on a server, compared with the manifest of its release."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx

from satupintu.commands.built_site import digest_of_file
from satupintu.commands.release_branch import ReleaseBranch
from satupintu.commands.release_folders import LINK, ReleaseFolders, is_release_folder
from satupintu.commands.report import FAULTY, OK, Impossible, report, say
from satupintu.commands.side_repository import side_repository
from satupintu.commands.system_faults import reason_of
from satupintu.files import names_below
from satupintu.hrefs import NOT_FOUND
from satupintu.problems import Problem
from satupintu.releases.manifest import MANIFEST, MAX_BYTES, Manifest, ManifestDamaged, read_manifest
from satupintu.releases.store import Store, manifest_of

RULE = "terbitan"
NOT_VERIFIED = "Tidak diperiksa: "
NOT_SERVED = frozenset({".nojekyll", "CNAME"})
"""Files for the host of pages, which it need not show to anybody."""
MAX_FILE_BYTES = 128 * 1024 * 1024
PORTIONS = 64 * 1024
TIMEOUT_SECONDS = 30
AT_ONCE = 8
NOWHERE = "tidak-ada-di-terbitan-mana-pun/"
"""An address that no release has."""
WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
MISSING = ""
"""Stands for the digest of a file that is not there."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the site: the bytes of its manifest, the digests of files, and the names of all where they can be listed."""

    manifest: bytes | None
    digests: Callable[[Iterable[str]], Mapping[str, str]]
    names: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """What the command line asks for: `manifest` is a file to trust instead of the branch, `to` a folder of releases."""

    manifest: Path | None
    to: Path | None
    remote: str
    branch: str
    json: bool = False


def verify(root: Path, target: str, options: VerifyOptions) -> int:
    """Compare, and name what differs, is missing or was planted (exit 1). Raises Impossible where there is nothing to compare."""
    if WEB_ADDRESS.match(target):
        if not _host(target):
            raise Impossible(
                f"{NOT_VERIFIED}`{target}` bukan alamat situs; tulis seperti `https://contoh.go.id/`."
            )
        with httpx.Client(
            verify=httpx.create_ssl_context(),  # an office's own authority: SSL_CERT_FILE
            timeout=TIMEOUT_SECONDS,
            follow_redirects=False,
            trust_env=False,
        ) as client:
            return _compared(root, _on_server(client, f"{target.rstrip('/')}/"), options)
    folder = Path(target)
    if is_release_folder(folder):
        return _compared(root, _in_folder(folder / LINK), replace(options, to=folder))
    return _compared(root, _in_folder(folder), options)


def _host(address: str) -> str:
    """The host of an address; "" of what is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _compared(root: Path, copy: Copy, options: VerifyOptions) -> int:
    own = _own(copy)
    manifest, source = _trusted(root, own, options)
    problems = list(differences(manifest, copy))
    if own and own.release != manifest.release:
        told = f"salinan ini terbitan {own.release}, yang dibandingkan terbitan {manifest.release}"
        problems.append(Problem(MANIFEST, 1, RULE, told))
    report(problems, json=options.json)
    if problems:
        say(f"{len(problems)} berkas tidak sesuai terbitan {manifest.release} ({source}).")
        return FAULTY
    say(f"Sesuai terbitan {manifest.release}: {len(manifest.files)} berkas ({source}).")
    return OK


def differences(manifest: Manifest, copy: Copy) -> Iterator[Problem]:
    """What differs, is missing, or lies there without being in the manifest."""
    wanted = {**manifest.kept, **manifest.files}
    if copy.names is None:
        wanted = {path: digest for path, digest in wanted.items() if path not in NOT_SERVED}
    found = copy.digests(wanted)
    for path, digest in sorted(wanted.items()):
        if found[path] == MISSING:
            yield Problem(path, 1, RULE, "berkas ini hilang; terbitkan ulang")
        elif found[path] != digest:
            yield Problem(
                path,
                1,
                RULE,
                "isi berkas ini bukan yang diterbitkan; cari siapa yang mengubahnya, lalu terbitkan ulang",
            )
    for path in sorted((copy.names or frozenset()) - wanted.keys() - {MANIFEST}):
        yield Problem(
            path, 1, RULE, "berkas ini tidak pernah diterbitkan; cari siapa yang menaruhnya, lalu hapus"
        )


def _own(copy: Copy) -> Manifest | None:
    """The manifest that the copy carries, where it can be read."""
    try:
        return read_manifest(copy.manifest) if copy.manifest is not None else None
    except ManifestDamaged:
        return None


def _trusted(root: Path, own: Manifest | None, options: VerifyOptions) -> tuple[Manifest, str]:
    """The manifest to believe, and where it comes from: a file that was named, the store of releases, the copy itself.

    Whoever can plant a page can change the manifest beside it, so that of the copy comes last, and is told.
    """
    if options.manifest:
        try:
            return read_manifest(options.manifest.read_bytes()), f"menurut {options.manifest}"
        except ManifestDamaged as fault:
            raise Impossible(f"{NOT_VERIFIED}`{options.manifest}` bukan manifes: {fault}.") from fault
    if options.to:
        store = ReleaseFolders(options.to)
        return _of_store(store, None, f"menurut catatan di {store.name}")
    try:
        return _of_branch(root, own, options)
    except Impossible as fault:
        if own is None:
            raise Impossible(
                f"{NOT_VERIFIED}salinan itu tidak punya `{MANIFEST}` yang utuh, dan cabang terbitan tidak terbaca."
            ) from fault
        return own, "hanya menurut manifesnya sendiri; sebut `--manifest BERKAS` yang Anda percaya"


def _of_branch(root: Path, own: Manifest | None, options: VerifyOptions) -> tuple[Manifest, str]:
    with side_repository(root, options.remote) as side:
        tip = side.fetch(options.branch).get(options.branch, "")
        store = ReleaseBranch(side, options.branch, tip, None)
        return _of_store(store, own, f"menurut {store.name}")


def _of_store(store: Store, own: Manifest | None, source: str) -> tuple[Manifest, str]:
    """The manifest of the release that visitors see, or of the one the copy says it is. Raises Impossible."""
    releases = store.releases()
    named = [release for release in releases if own and release.receipt.release == own.release]
    for release in [*named, *releases[:1]]:
        if found := manifest_of(store, release):
            return found, source
    raise Impossible(f"{NOT_VERIFIED}belum ada terbitan di {store.name}.")


def _in_folder(folder: Path) -> Copy:
    if not folder.is_dir():
        raise Impossible(f"{NOT_VERIFIED}folder `{folder}` tidak ada.")
    names = frozenset(names_below(folder.resolve()))
    manifest = folder / MANIFEST
    content = manifest.read_bytes() if manifest.is_file() else None

    def digests(paths: Iterable[str]) -> dict[str, str]:
        return {
            path: digest_of_file(folder / path) if (folder / path).is_file() else MISSING for path in paths
        }

    return Copy(content, digests, names)


def _on_server(client: httpx.Client, base: str) -> Copy:
    """A copy behind an address. Raises Impossible where the server does not answer."""

    def digests(paths: Iterable[str]) -> dict[str, str]:
        wanted = list(paths)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return dict(zip(wanted, pool.map(lambda path: _digest(client, base, path), wanted), strict=True))

    try:
        return Copy(_manifest(client, base), digests, None)
    except (httpx.HTTPError, httpx.InvalidURL) as fault:
        raise Impossible(f"{NOT_VERIFIED}`{base}` tidak dapat dihubungi: {reason_of(fault)}.") from fault


def _manifest(client: httpx.Client, base: str) -> bytes | None:
    """The bytes of a manifest on a server; None where there is none, and where they do not end."""
    content = b""
    with client.stream("GET", f"{base}{MANIFEST}") as answer:
        if answer.status_code != httpx.codes.OK:
            return None
        for portion in answer.iter_bytes(PORTIONS):
            content += portion
            if len(content) > MAX_BYTES:
                return None
    return content


def _digest(client: httpx.Client, base: str, path: str) -> str:
    """The digest of what visitors get at the address of a file. The page for dead addresses is what a dead one gets."""
    address = (
        path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
    )
    expected = httpx.codes.OK
    if path == NOT_FOUND:
        address, expected = NOWHERE, httpx.codes.NOT_FOUND
    try:
        with client.stream("GET", f"{base}{quote(address)}") as answer:
            if answer.status_code != expected:
                return MISSING
            total, size = hashlib.sha256(), 0
            for portion in answer.iter_bytes(PORTIONS):
                total.update(portion)
                size += len(portion)
                if size > MAX_FILE_BYTES:
                    return "terlalu besar"
            return total.hexdigest()
    except httpx.HTTPError as fault:
        raise Impossible(f"{NOT_VERIFIED}`{base}` berhenti menjawab: {reason_of(fault)}.") from fault
