"""What an employee's account may change in the own record: the law for one file, asked by the law for folders.

Pure: texts in, problems out. Whose record it is, is not asked here: the caller knows the account's person from
`content/peran.yml` of the base, and calls `problems` for that person's file alone; any other file is not the
employee's to touch. A rename is a deletion and a new file: call it for both paths.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from satupintu import frontmatter
from satupintu.frontmatter import Block, Value
from satupintu.personnel.privacy import shown
from satupintu.problems import Problem

OWN_FIELDS: Mapping[str, str] = {
    "pesawat": "nomor pesawat di meja sendiri",
    "profil": "tentang pekerjaan sendiri",
    "keahlian": "keahlian sendiri",
    "pelatihan": "pelatihan yang diampu sendiri",
    "publikasi": "terbitan sendiri",
    "foto": "foto sendiri",
    "alt": "kata-kata untuk foto sendiri",
    "izin_foto": "izin hanya dapat diberi atau dicabut orangnya",
    "diperbarui": "hari perubahan itu",
}
"""The keys an employee may change, each with the reason. All others come from personnel (Kepegawaian)."""


def problems(path: str, base: str | None, head: str | None) -> list[Problem]:
    """Every key of a person's record that its owner may not change, and did.

    `base` and `head` are the texts of the file before and after the change; None where there is no file. What the
    keys may say is not judged here: the checks of the whole site read the head anyway. Messages show no value.
    """
    if base is None:
        return [_problem(path, 1, "catatan baru hanya dibuat kepegawaian; hapus berkas ini dari usulan Anda")]
    if head is None:
        return [
            _problem(
                path, 1, "catatan hanya dihapus atau diganti namanya oleh kepegawaian; kembalikan berkas ini"
            )
        ]
    try:
        after = frontmatter.parse_mapping(_unix(head), path)
    except frontmatter.Unreadable as fault:
        return list(fault.problems)
    try:
        before = frontmatter.parse_mapping(_unix(base), path)
    except frontmatter.Unreadable:
        return [_problem(path, 1, "catatan yang lama tidak terbaca; minta kepegawaian membetulkannya dahulu")]
    return list(_changed_keys(path, before, after))


def _changed_keys(path: str, before: Block, after: Block) -> Iterator[Problem]:
    for key in changed_keys(before, after):
        if key in OWN_FIELDS:
            continue
        told = f"`{shown(key)}` hanya diubah kepegawaian; kembalikan seperti semula. Yang boleh Anda ubah: {', '.join(OWN_FIELDS)}"
        yield _problem(path, after.lines.get((key,), 1), told)


def changed_keys(before: Block, after: Block) -> Iterator[str]:
    """The keys of a record whose values differ, those of the later one first."""
    for key in dict.fromkeys([*after.values, *before.values]):
        if _filled(before.values.get(key)) != _filled(after.values.get(key)):
            yield key


def _filled(value: Value) -> Value:
    """A key without a value counts as absent, on every level, as in the models."""
    if isinstance(value, dict):
        return {key: _filled(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_filled(inner) for inner in value]
    return value.strip() if isinstance(value, str) else value


def _unix(text: str) -> str:
    """Line ends and mark as the reader of files leaves them."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _problem(path: str, line: int, told: str) -> Problem:
    return Problem(path, line, "data-diri", told)
