"""What of a personnel file is nobody's business, seen from a heading or from a value."""

from __future__ import annotations

import re

from satupintu.personnel.headings import normalised
from satupintu.schema import private_key

PRIVATE_WORDS = frozenset(
    """nik nip nrp npwp nuptk ktp kk karpeg karis karsu bpjs taspen paspor rekening gaji tunjangan hp wa ponsel
    handphone whatsapp telepon telp tlp lahir usia umur kelamin agama darah kawin nikah perkawinan ibu ayah
    tua istri suami anak pasangan keluarga rumah alamat domisili pribadi kesehatan sakit penyakit cuti hukuman
    disiplin sandi password""".split()
)
"""Words that give a private column away wherever they stand in its heading (UU 27/2022, art. 4)."""
OFFICE_WORDS = frozenset("surel email mail pesawat ext ekstensi kantor".split())
"""With one of these in the heading, an address or a telephone is the office's: `Alamat Surel`, `Pesawat Telepon`."""
EXCUSED_WORDS = frozenset("alamat telepon telp tlp".split())
LONG_NUMBER = re.compile(r"\d(?:[ .\-]?\d){8,}")
"""Nine digits or more: NIK, NIP, NPWP and telephone numbers, however they are grouped. No public field has them."""
SHOWN_NUMBER = re.compile(r"\d(?:[ ./\-]?\d){5,}")
"""What a message never shows: shorter runs may be dates of birth."""
LONGEST_SHOWN = 60


def private_heading(heading: str) -> bool:
    """Whether a column of this name holds what the public tree never holds."""
    listed = normalised(heading).split()
    words = {*listed, "".join(word for word in listed if len(word) == 1)}  # `N.I.K.`
    if words & OFFICE_WORDS:
        words -= EXCUSED_WORDS
    return bool(private_key(heading)) or bool(words & PRIVATE_WORDS)


def holds_private_number(text: str) -> bool:
    return bool(LONG_NUMBER.search(text))


def shown(text: str) -> str:
    """A value of a public column as a message may show it."""
    cut = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
    return without_numbers(cut)


def without_numbers(text: str) -> str:
    """A sentence that quotes a value, without the longer numbers in it."""
    return SHOWN_NUMBER.sub("•••", text)
