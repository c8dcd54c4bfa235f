"""The same of the box: services in every state, what is chosen by, and what helps with a need."""

from __future__ import annotations

from msgspec.structs import replace

from satupintu.guard.states import State
from satupintu.guard.words import WORDS
from satupintu.models import OfferIcon, ServiceKind
from satupintu.pages.specimens import ANNOUNCEMENT, DOWNLOAD, EVENT, GALLERY, LONG_TITLE, LONG_WORD, UNIT
from satupintu.pages.states import BAR
from satupintu.values import (
    BarPart,
    CheckHistory,
    CheckRow,
    Facet,
    FilterOption,
    FilterQuestion,
    Link,
    NeedHelp,
    ServiceEntry,
    ServiceGroup,
)

SERVICE = ServiceEntry(
    name="E-learning",
    address="units/",
    summary="Materi dan tugas pelatihan jarak jauh",
    url="https://elearning.portal.example/",
    domain="elearning.portal.example",
    audience="Peserta pelatihan",
    icon="aplikasi",
    unit=UNIT,
)


def boxes() -> tuple[tuple[str, tuple[ServiceEntry, ...]], ...]:
    """Boxes of one, of several and of the most services, of long names and of every state."""
    several = tuple(replace(SERVICE, icon=kind, name=f"Layanan {kind}") for kind in ServiceKind)
    drawn = tuple(replace(SERVICE, icon=icon, name=f"Layanan {icon}") for icon in OfferIcon)
    counter = replace(SERVICE, name="Legalisasi sertifikat", url="", domain="")
    maintained = replace(
        SERVICE,
        state="Pemeliharaan sampai 28 November 2026",
        meanwhile="Kirim tugas lewat surel penyelenggara.",
        sample=True,
    )
    ended = replace(SERVICE, name="E-monev", state="Dihentikan", ended=True)
    long = replace(
        SERVICE,
        name=LONG_TITLE,
        summary=f"Ringkasan dengan {LONG_WORD} di tengah.",
        audience="Masyarakat umum, peserta pelatihan, instansi, dan pegawai",
        domain=f"{LONG_WORD}.portal.example",
    )
    return (
        ("satu", (SERVICE,)),
        ("dua", (SERVICE, counter)),
        ("lima", several),
        ("delapan", (*several, *several[:3])),
        ("setiap gambar", drawn),
        ("nama panjang", (long, SERVICE, replace(long, state="Pemeliharaan sampai 28 November 2026"))),
        (
            "semua keadaan",
            (SERVICE, maintained, ended, replace(ended, replacement=Link("E-learning", "units/"))),
        ),
        (
            "diduga dibajak",
            (
                replace(
                    counter,
                    state="Diduga dibajak",
                    meanwhile="Jangan membuka alamat itu.",
                    checked="diperiksa Selasa, 24 November 2026 pukul 06.00 WIB",
                ),
            ),
        ),
        ("di loket", (counter, replace(counter, state="Pemeliharaan sampai 28 November 2026"))),
    )


def histories() -> tuple[tuple[str, CheckHistory], ...]:
    """An address before its first check, and one that has been in every state."""
    none = CheckHistory(
        "belum-diperiksa", "Belum diperiksa", "", "Belum ada hasil.", "Buka seperti biasa.", (), "", ()
    )
    bar = tuple(
        BarPart(state.value, 15 * place, BAR[state][0], 15, BAR[state][1])
        for place, state in enumerate(State)
    )
    rows = tuple(
        CheckRow("24 Nov 2026, 06.00 WIB", state.value, WORDS[state].word, WORDS[state].meaning)
        for state in State
    )
    every = CheckHistory(
        State.DEAD.value,
        WORDS[State.DEAD].word,
        "diperiksa Selasa, 24 November 2026 pukul 06.00 WIB",
        "Server tidak menjawab sampai batas waktu.",
        "",
        bar,
        "90 pemeriksaan terakhir: 15 aktif (16,7%), 15 mati (16,7%), 60 lainnya.",
        rows,
    )
    return ("belum diperiksa", none), ("setiap keadaan", every)


def facets() -> tuple[Facet, ...]:
    """Ways to choose, with long names."""
    audiences = (Link("Semua", GALLERY, count=12), Link("Masyarakat", "units/", count=3))
    long = Link("Bidang Pelatihan dan Pengembangan Kompetensi Manajerial", "units/", count=4)
    return Facet("Untuk siapa", audiences), Facet(
        "Unit", (*audiences, long, Link(LONG_WORD, "units/", count=1))
    )


def questions() -> tuple[FilterQuestion, ...]:
    """Answers with the numbers of marks that no service here bears."""
    audiences = (FilterOption("Masyarakat", "masyarakat", "p1", 12), FilterOption("ASN", "asn", "p2", 3))
    long = FilterOption("Bidang Pelatihan dan Pengembangan Kompetensi Manajerial", "diklat", "p3", 4)
    units = (long, FilterOption(LONG_WORD, "panjang", "p4", 1))
    return FilterQuestion("Untuk siapa", "khalayak", audiences), FilterQuestion("Unit", "unit", units)


def groups() -> tuple[tuple[str, ServiceGroup], ...]:
    """Groups with and without what they may have."""
    services = (SERVICE, replace(SERVICE, name="E-monev"))
    plain = ServiceGroup("Pelatihan", "", services, "units/")
    more = Link("Semua 47 layanan", "units/")
    return (
        ("dengan judul", plain),
        ("tanpa judul", replace(plain, title="", address="")),
        ("dengan keterangan dan lanjutan", replace(plain, note="Untuk yang ingin belajar.", more=more)),
        ("judul panjang", replace(plain, title=LONG_TITLE, address="", note=LONG_TITLE)),
    )


def needs() -> tuple[tuple[str, NeedHelp], ...]:
    """Help with everything, and with little."""
    prepare = ("Surat pengantar dari instansi", f"Formulir {LONG_WORD}, satu lembar untuk setiap peserta")
    pages = (Link("Alur pendaftaran pelatihan", "units/"),)
    return (
        ("semua bagian", NeedHelp(prepare, pages, (ANNOUNCEMENT,), (EVENT,), (DOWNLOAD,))),
        ("satu bagian", NeedHelp((), pages, (), (), ())),
    )
