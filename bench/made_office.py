"""What a synthetic office consists of: its units, and its items before their texts are written."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

TODAY = date(2026, 11, 22)
"""The day for which the sites are built; nothing in the corpus is dated later, events only happen later."""
DAYS = 3 * 365

KINDS = ("berita", "pengumuman", "agenda", "unduhan", "halaman")
SHARES = (40, 25, 18, 10, 7)
"""Of a hundred items."""
FIXED_PAGES = ("profil", "bantuan", "kontak", "tentang", "aksesibilitas", "privasi")
"""Pages of the main site that menu and footer lead to; they count as items."""

LABELS = (
    "pelatihan latsar kepemimpinan kompetensi asesmen e-learning arsip inovasi kebijakan kepegawaian"
    " persediaan layanan jadwal alumni informasi-publik kerja-sama"
).split()
FIRST_WORDS = "Diklat Kajian Kompetensi Sekretariat Kepegawaian Keuangan Arsip Inovasi Layanan Asesmen Humas Data".split()
SECOND_WORDS = "Aparatur Administrasi Umum Wilayah Digital Terpadu".split()
OPENINGS = (
    "Penyusunan Pelaksanaan Evaluasi Pendaftaran Pembukaan Penutupan Sosialisasi Hasil Jadwal Persiapan"
    " Pemutakhiran Pendampingan Pengumpulan Ringkasan Pedoman Laporan"
).split()
THINGS = (
    "rencana pengembangan kompetensi|pelatihan dasar calon pegawai|pelatihan kepemimpinan pengawas|uji kompetensi teknis"
    "|kajian layanan publik|forum inovasi daerah|asesmen jabatan fungsional|arsip persuratan elektronik|data kepegawaian"
    "|e-learning peserta pelatihan|survei kepuasan layanan|anggaran dan persediaan|standar pelayanan|proyek perubahan"
    "|kerja sama antarinstansi|klinik penulisan kebijakan"
).split("|")
TOWNS = (
    "Bandung Garut Sumedang Cirebon Serang Tangerang Ciamis Subang Kuningan Indramayu Majalengka Purwakarta Karawang Bogor"
    " Sukabumi Cianjur Tasikmalaya Banjar Depok Cimahi Lebak Pandeglang Cilegon Pangandaran"
).split()


@dataclass(frozen=True, slots=True)
class Plan:
    """One item before its text is written. `owner` is a unit's folder name, "" for the main site."""

    owner: str
    kind: str
    slug: str
    title: str
    day: date
    labels: tuple[str, ...]

    @property
    def address(self) -> str:
        """Where the portal shows it."""
        if self.owner:
            return f"/units/{self.owner}/{self.kind}/{self.slug}/"
        return f"/{self.slug}/" if self.kind == "halaman" else f"/{self.kind}/{self.slug}/"

    @property
    def folder(self) -> str:
        """Its folder in the portal's project."""
        return f"units/{self.owner}/{self.kind}" if self.owner else f"content/{self.kind}"

    @property
    def stock_file(self) -> str:
        """Its file in the stock site, below the content folder."""
        return f"{self.owner or 'pusat'}/{self.kind}/{self.slug}.md"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the synthetic office."""

    slug: str
    name: str
    label: str


def units_of(number: int) -> list[Unit]:
    """So many units with different names."""
    found = []
    for index in range(number):
        first, second = (
            FIRST_WORDS[index % len(FIRST_WORDS)],
            SECOND_WORDS[index // len(FIRST_WORDS) % len(SECOND_WORDS)],
        )
        found.append(Unit(f"{first.lower()}-{second.lower()}", f"{first} {second}", f"{first} {second}"))
    if len({unit.slug for unit in found}) < number:
        raise SystemExit(f"at most {len(FIRST_WORDS) * len(SECOND_WORDS)} units")
    return found


def plans(pages: int, units: Sequence[Unit], chance: random.Random) -> list[Plan]:
    """Every item, over all owners and kinds; the main site is one owner among the units."""
    owners = ["", *(unit.slug for unit in units)]
    found = [
        Plan("", "halaman", slug, slug.capitalize(), TODAY - timedelta(days=DAYS), ()) for slug in FIXED_PAGES
    ]
    found += [
        Plan(unit.slug, "halaman", "profil", f"Profil {unit.name}", TODAY - timedelta(days=DAYS), ())
        for unit in units
    ]
    for number in range(pages - len(found)):
        kind = chance.choices(KINDS, SHARES)[0]
        title = f"{chance.choice(OPENINGS)} {chance.choice(THINGS)} {chance.choice(TOWNS)} {number % 40 + 1}"
        slug = "-".join(title.lower().split()[:4]) + f"-{number:05}"
        day = TODAY - timedelta(days=chance.randrange(DAYS))
        labels = tuple(sorted(chance.sample(LABELS, chance.choice((1, 1, 2, 3)))))
        found.append(Plan(owners[number % len(owners)], kind, slug, title, day, labels))
    return found
