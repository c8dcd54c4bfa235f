"""What a key of a record or a heading of a table would hold that is nobody's business (UU 27/2022, art. 4).

Keys are few and ours: only what is surely private is refused by name. Headings are anybody's: a column that
might be private is dropped.
"""

from __future__ import annotations

import re
import unicodedata

PRIVATE_KEYS = {
    "nik": "NIK",
    "ktp": "Nomor KTP",
    "nip": "NIP",
    "nip_lama": "NIP",
    "nrp": "NRP",
    "npwp": "NPWP",
    "kk": "Nomor kartu keluarga",
    "karpeg": "Nomor kartu pegawai",
    "bpjs": "Nomor BPJS",
    "rekening": "Nomor rekening",
    "gaji": "Gaji",
    "alamat_rumah": "Alamat rumah",
    "alamat_tinggal": "Alamat rumah",
    "domisili": "Alamat rumah",
    "hp": "Nomor ponsel pribadi",
    "no_hp": "Nomor ponsel pribadi",
    "handphone": "Nomor ponsel pribadi",
    "ponsel": "Nomor ponsel pribadi",
    "ponsel_pribadi": "Nomor ponsel pribadi",
    "wa": "Nomor ponsel pribadi",
    "whatsapp": "Nomor ponsel pribadi",
    "surel_pribadi": "Surel pribadi",
    "email_pribadi": "Surel pribadi",
    "tanggal_lahir": "Tanggal lahir",
    "tgl_lahir": "Tanggal lahir",
    "tempat_lahir": "Tempat lahir",
    "ttl": "Tempat dan tanggal lahir",
    "umur": "Umur",
    "usia": "Umur",
    "jenis_kelamin": "Jenis kelamin",
    "agama": "Agama",
    "golongan_darah": "Golongan darah",
    "status_kawin": "Status perkawinan",
    "status_perkawinan": "Status perkawinan",
    "pasangan": "Data keluarga",
    "istri": "Data keluarga",
    "suami": "Data keluarga",
    "anak": "Data keluarga",
    "ibu_kandung": "Nama ibu kandung",
    "tanda_tangan": "Gambar tanda tangan",
    "sakit": "Keterangan kesehatan",
    "alasan_cuti": "Alasan cuti",
    "riwayat_penyakit": "Keterangan kesehatan",
}
"""Keys of data that the public tree never holds, and what to call them."""
KEY_WORDS = frozenset({"nik", "nip", "npwp", "ktp", "kk", "rekening", "handphone", "whatsapp"})
"""Words that give such a key away wherever they stand in it: `nomor_nik`, `foto_ktp`."""
HEADING_WORDS = frozenset(
    """nik nip nrp npwp nuptk ktp kk karpeg karis karsu bpjs taspen paspor rekening gaji tunjangan hp wa ponsel
    handphone whatsapp telepon telp tlp lahir usia umur kelamin agama darah kawin nikah perkawinan ibu ayah
    tua istri suami anak pasangan keluarga rumah alamat domisili pribadi kesehatan sakit penyakit cuti hukuman
    disiplin sandi password""".split()
)
"""Words that give a private column away wherever they stand in its heading (UU 27/2022, art. 4)."""
OFFICE_WORDS = frozenset("surel email mail pesawat ext ekstensi kantor".split())
"""With one of these in the heading, an address or a telephone is the office's: `Alamat Surel`, `Pesawat Telepon`."""
EXCUSED_WORDS = frozenset("alamat telepon telp tlp".split())


def private_key(key: str) -> str:
    """What a key would hold that is nobody's business (UU 27/2022); "" for any other key."""
    words = [word for word in re.split(r"[^a-z0-9]+", key.lower()) if word]
    return PRIVATE_KEYS.get("_".join(words)) or next(
        (PRIVATE_KEYS[word] for word in words if word in KEY_WORDS), ""
    )


def private_heading(heading: str) -> bool:
    """Whether a column of this name holds what the public tree never holds."""
    listed = plain_words(heading)
    words = {*listed, "".join(word for word in listed if len(word) == 1)}  # `N.I.K.`
    if words & OFFICE_WORDS:
        words -= EXCUSED_WORDS
    return bool(private_key(heading)) or bool(words & HEADING_WORDS)


def plain_words(text: str) -> list[str]:
    """Words of small letters and digits: those of `Gol./Ruang ` and `GOL RUANG` are the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.findall(r"[a-z0-9]+", letters)
