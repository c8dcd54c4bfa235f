"""How states are told to visitors: word, meaning, and what to do meanwhile."""

from __future__ import annotations

from msgspec import Struct

from satupintu.guard.states import State


class Words(Struct, frozen=True):
    """A state in words; `meanwhile` is "" where nothing need be done."""

    word: str
    meaning: str
    meanwhile: str = ""


CONTACT = "hubungi unit pengelola lewat loket, telepon, atau surel pada jam layanan"
WORDS = {
    State.ACTIVE: Words("Aktif", "Alamatnya diperiksa dan terbuka seperti biasa."),
    State.TROUBLE: Words(
        "Gangguan",
        "Pemeriksaan terakhir menemukan masalah, misalnya tidak menjawab, lambat, atau sertifikat kedaluwarsa.",
        f"Coba lagi nanti, atau {CONTACT}.",
    ),
    State.DEAD: Words(
        "Mati",
        "Dua pemeriksaan berturut-turut gagal. Tautannya ditahan sampai alamat itu terbuka lagi.",
        f"Selama itu, {CONTACT}.",
    ),
    State.SUSPECT: Words(
        "Diduga dibajak",
        "Alamatnya menampilkan isi yang bukan milik layanan, atau mengalihkan ke situs tidak dikenal. Tautannya ditahan.",
        f"Jangan membuka alamat itu dan jangan memasukkan kata sandi di sana. Selama itu, {CONTACT}.",
    ),
    State.UNCHECKABLE: Words(
        "Tidak dapat diperiksa",
        "Servernya menolak pemeriksaan otomatis, atau alamatnya hanya terbuka di jaringan kantor; mungkin berjalan biasa.",
        f"Buka seperti biasa; bila tidak terbuka, {CONTACT}.",
    ),
    State.UNCHECKED: Words(
        "Belum diperiksa",
        "Belum ada hasil pemeriksaan, atau hasil yang terakhir sudah terlalu lama.",
        f"Buka seperti biasa; bila tidak terbuka, {CONTACT}.",
    ),
}
