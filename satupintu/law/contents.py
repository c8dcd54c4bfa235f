"""What a file may say that its keeper proposes. Only the net change counts: a slip that is mended harms nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from satupintu import code_owners, frontmatter, self_edit
from satupintu.files import ending, fault_of
from satupintu.frontmatter import Block
from satupintu.law.path_names import KEPT_EMPTY, TEXTS, in_content
from satupintu.law.proposal import Change
from satupintu.law.registry import PROFILE, Registry, RegistryFault
from satupintu.law.territory import Territory
from satupintu.problems import Problem

RESERVED: Mapping[str, str] = {
    "pic": "daftar penanggung jawab",
    "induk": "susunan unit",
    "urutan": "urutan menu",
    "nama_lama": "riwayat nama",
    "slug_lama": "alamat lama unit",
}
"""The keys of a unit's profile that its PIC may not change, and what each decides about."""
STEERING = frozenset({"save_as", "url", "slug", "template", "path", "output"})
"""Keys by which generators of sites let a text choose where it is written."""


def content_problems(change: Change, territory: Territory) -> Iterator[Problem]:
    """What is wrong inside a file that the account may change. `change` is a net change."""
    path, rights = change.path, territory.rights
    if path == code_owners.PATH:
        yield from _code_owners(change, territory)
    if not in_content(path):
        return
    if path == rights.record and not rights.humas and path.split("/")[1] not in rights.units:
        yield from _own_record(change, territory)
    if PROFILE.fullmatch(path) and not rights.humas:
        yield from _profile(change, territory)
    if change.after is None:
        return
    if path.endswith(f"/{KEPT_EMPTY}"):
        if change.after.size:
            yield Problem(
                path,
                1,
                "bentuk",
                f"berkas ini hanya menjaga folder kosong; kosongkan, atau tanyakan kepada {territory.ask_humas}",
            )
        return
    data = territory.read(change.after.blob)
    if ending(path) not in TEXTS:
        if fault := fault_of(data, path):
            yield Problem(path, 1, "bentuk", f"{fault}, atau tanyakan kepada {territory.ask_humas}")
        return
    try:
        block = _head(data, path)
    except frontmatter.Unreadable as fault:
        if fault.problems[0].rule == "pengodean":
            told = f"isi berkas ini bukan teks seperti akhiran namanya; simpan ulang sebagai teks UTF-8, atau tanyakan kepada {territory.ask_humas}"
            yield Problem(path, fault.problems[0].line, "bentuk", told)
        return
    yield from _addresses(path, block, territory)


def _head(data: bytes, path: str) -> Block:
    """The keys of a record, or of the front matter of a text. Raises Unreadable."""
    text = frontmatter.decoded(data, path)
    if path.endswith(".md"):
        return frontmatter.parse_document(text, path).block
    return frontmatter.parse_mapping(text, path)


def _profile(change: Change, territory: Territory) -> Iterator[Problem]:
    """A PIC keeps the profile of the unit, but not who keeps it and where it stands among the others."""
    path = change.path
    if change.after is None or not change.before:
        told = f"profil unit hanya dibuat, dihapus, atau dipindahkan Humas; kembalikan seperti di `main`, dan bila perlu diubah, minta {territory.ask_humas}"
        yield Problem(path, 1, "folder", told)
        return
    try:
        after = _head(territory.read(change.after.blob), path)
        before = _head(territory.read(change.before[0].blob), path)
    except frontmatter.Unreadable as fault:
        for problem in fault.problems:
            told = f"{problem.message}; bila ragu, tanyakan kepada {territory.ask_humas}"
            yield Problem(path, problem.line, "folder", told)
        return
    for key in self_edit.changed_keys(before, after):
        if key in RESERVED:
            told = f"`{key}` ({RESERVED[key]}) hanya diubah Humas; kembalikan seperti di `main`, dan bila perlu diubah, minta {territory.ask_humas}"
            yield Problem(path, after.lines.get((key,), 1), "folder", told)


def _own_record(change: Change, territory: Territory) -> Iterator[Problem]:
    path = change.path
    texts: list[str | None] = []
    for version in (change.before[0] if change.before else None, change.after):
        try:
            texts.append(frontmatter.decoded(territory.read(version.blob), path) if version else None)
        except frontmatter.Unreadable as fault:
            yield from fault.problems
            return
    yield from self_edit.problems(path, *texts)


def _addresses(path: str, block: Block, territory: Territory) -> Iterator[Problem]:
    """Where a file lies decides its address; no key may claim one of another unit."""
    for key in block.values:
        if key.lower().replace("-", "_") in STEERING:
            told = f"`{key}` tidak berlaku, karena alamat dan tampilan ditentukan letak berkasnya; hapus baris ini, atau tanyakan kepada {territory.ask_humas}"
            yield Problem(path, block.lines.get((key,), 1), "bentuk", told)
    former = block.values.get("alamat_lama")
    if territory.rights.humas or not isinstance(former, list):
        return
    for index, address in enumerate(former):
        slug = _unit_of(address, territory.base)
        if slug and slug not in territory.rights.units:
            told = f"alamat lama `{address}` berada di {territory.name(slug)}; hapus dari daftar ini, atau minta {territory.ask_humas}"
            yield Problem(path, block.lines.get(("alamat_lama", index), 1), "folder", told)


def _unit_of(address: frontmatter.Value, registry: Registry) -> str:
    """The unit below which an address lies, also under a former folder; empty for any other."""
    parts = address.strip().split("/") if isinstance(address, str) else []
    if len(parts) < 3 or parts[:2] != ["", "units"]:
        return ""
    slug = registry.today.get(parts[2], parts[2])
    return slug if slug in registry.units else ""


def _code_owners(change: Change, territory: Territory) -> Iterator[Problem]:
    """The list for forges is made by a command: whoever may hand it in, hands in what the command writes."""
    head = territory.head
    if change.after is None:
        told = f"daftar ini dipakai forge; kembalikan berkas ini, atau minta {territory.ask_developers}"
        yield Problem(change.path, 1, "bentuk", told)
        return
    try:
        expected = code_owners.text({slug: unit.accounts for slug, unit in head.units.items()}, head.roles)
    except RegistryFault as fault:
        yield from fault.problems
        return
    if territory.read(change.after.blob) != expected.encode():
        told = f"daftar ini tidak sesuai dengan `unit.yml` dan `content/peran.yml` di usulan ini; jalankan `{code_owners.COMMAND}`, atau minta {territory.ask_developers}"
        yield Problem(change.path, 1, "bentuk", told)
