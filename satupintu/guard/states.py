"""What a check finds, and the state an address is in after a row of checks."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class State(StrEnum):
    """How an address is; the values are words of addresses and of the record."""

    SUSPECT = "diduga-dibajak"
    DEAD = "mati"
    TROUBLE = "gangguan"
    UNCHECKABLE = "tidak-dapat-diperiksa"
    UNCHECKED = "belum-diperiksa"
    ACTIVE = "aktif"


class Effect(StrEnum):
    """What one finding does to the state."""

    UP = "up"
    TROUBLE = "trouble"
    FAILURE = "failure"
    UNKNOWN = "unknown"
    SUSPECT = "suspect"


class Finding(StrEnum):
    """What one check saw."""

    GOOD = "baik"
    LOGIN = "halaman-masuk"
    MOVED = "pindah"
    SLOW = "lambat"
    EMPTY = "kosong"
    EXPIRED = "sertifikat-kedaluwarsa"
    OTHER_NAME = "sertifikat-nama-lain"
    UNTRUSTED = "sertifikat-tidak-dipercaya"
    INSECURE = "tanpa-https"
    NO_NAME = "nama-tidak-ada"
    NO_CONNECTION = "tidak-tersambung"
    TIMEOUT = "tidak-menjawab"
    NOT_FOUND = "halaman-tidak-ada"
    SERVER_ERROR = "kesalahan-server"
    LOOP = "pengalihan-berputar"
    PRIVATE = "jaringan-pribadi"
    REFUSED = "menolak-pemeriksa"
    UNREADABLE = "tidak-terbaca"
    FOREIGN = "host-asing"
    GAMBLING = "kosakata-mencurigakan"


EFFECTS = {
    Finding.GOOD: Effect.UP,
    Finding.LOGIN: Effect.UP,
    Finding.MOVED: Effect.UP,
    Finding.SLOW: Effect.TROUBLE,
    Finding.EMPTY: Effect.TROUBLE,
    Finding.EXPIRED: Effect.TROUBLE,
    Finding.OTHER_NAME: Effect.TROUBLE,
    Finding.UNTRUSTED: Effect.TROUBLE,
    Finding.INSECURE: Effect.TROUBLE,
    Finding.NO_NAME: Effect.FAILURE,
    Finding.NO_CONNECTION: Effect.FAILURE,
    Finding.TIMEOUT: Effect.FAILURE,
    Finding.NOT_FOUND: Effect.FAILURE,
    Finding.SERVER_ERROR: Effect.FAILURE,
    Finding.LOOP: Effect.FAILURE,
    Finding.PRIVATE: Effect.FAILURE,
    Finding.REFUSED: Effect.UNKNOWN,
    Finding.UNREADABLE: Effect.UNKNOWN,
    Finding.FOREIGN: Effect.SUSPECT,
    Finding.GAMBLING: Effect.SUSPECT,
}
REASONS = {
    Finding.GOOD: "Halaman terbuka dengan baik.",
    Finding.LOGIN: "Alamat membuka halaman masuk.",
    Finding.MOVED: "Alamat mengalihkan ke alamat lain yang tepercaya.",
    Finding.SLOW: "Halaman terbuka, tetapi lambat.",
    Finding.EMPTY: "Halaman terbuka tanpa isi.",
    Finding.EXPIRED: "Sertifikat keamanannya kedaluwarsa; peramban akan memperingatkan Anda.",
    Finding.OTHER_NAME: "Sertifikat keamanannya milik nama lain; peramban akan memperingatkan Anda.",
    Finding.UNTRUSTED: "Sertifikat keamanannya tidak dapat dipastikan; peramban mungkin memperingatkan Anda.",
    Finding.INSECURE: "Alamat mengalihkan ke sambungan tanpa pengaman (bukan https).",
    Finding.NO_NAME: "Nama alamatnya tidak ditemukan di internet.",
    Finding.NO_CONNECTION: "Server tidak dapat dihubungi.",
    Finding.TIMEOUT: "Server tidak menjawab sampai batas waktu.",
    Finding.NOT_FOUND: "Server menjawab bahwa halaman itu tidak ada.",
    Finding.SERVER_ERROR: "Server menjawab dengan kesalahan.",
    Finding.LOOP: "Alamat mengalihkan berulang-ulang tanpa sampai.",
    Finding.PRIVATE: "Alamat menuju jaringan yang tidak terbuka untuk umum.",
    Finding.REFUSED: "Server menolak pemeriksaan otomatis; orang mungkin tetap dapat membukanya.",
    Finding.UNREADABLE: "Jawaban server tidak dapat dibaca pemeriksa.",
    Finding.FOREIGN: "Alamat mengalihkan pengunjung ke situs lain yang tidak dikenal.",
    Finding.GAMBLING: "Isi halaman bukan lagi isi layanan ini.",
}
"""What is told of a finding. Neither foreign hosts nor found words stand in pages: that would advertise them."""


def next_state(before: State | None, finding_before: Finding | None, finding: Finding) -> State:
    """The state after a finding, from the state and the finding of the check before it (None: there was none).

    A failure makes an address dead only when the check before failed too. A suspect one is cleared only by two
    good checks in a row: those who hijack a site often show their page to some visitors, or at some hours.
    """
    effect = EFFECTS[finding]
    earlier = EFFECTS[finding_before] if finding_before else None
    if effect is Effect.SUSPECT:
        return State.SUSPECT
    if before is State.SUSPECT and not (effect is earlier is Effect.UP):
        return State.SUSPECT
    if effect is Effect.FAILURE:
        return State.DEAD if earlier is Effect.FAILURE else State.TROUBLE
    return {
        Effect.UP: State.ACTIVE,
        Effect.TROUBLE: State.TROUBLE,
        Effect.UNKNOWN: State.UNCHECKABLE,
    }[effect]


def counted(states: Iterable[State]) -> dict[State, int]:
    """How often each state occurs, in the order of `State`, without those that do not."""
    found = list(states)
    return {state: found.count(state) for state in State if state in found}
