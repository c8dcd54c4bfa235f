"""A synthetic office, the same for the same seed: once as a project of this portal, once as a stock Pelican site.

    python bench/corpus.py FOLDER --pages 1000 --units 12

writes `FOLDER/portal/` (`content/`, `units/`; `portal check` finds no error in it) and `FOLDER/stock/content/`
with the same texts, in which only the front matter and the spelling of links differ, and `FOLDER/stock/facts.json`:
the units, and how long each of the lists is that Pelican cuts into pages. Standard library only.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from bench.made_office import FIXED_PAGES, KINDS, Plan, Unit, plans, units_of  # noqa: E402
from bench.made_texts import Writer, linked  # noqa: E402
from bench.tiny_files import pdf, png, small_file  # noqa: E402

SEED = 20261122
PLACES = ("Aula kampus Jatinangor", "Ruang rapat lantai 2", "Laboratorium komputer", "Gedung asrama, ruang A")
Facts = tuple[tuple[str, str], ...]


# ------------------------------------------------------------------------------ the small facts of each kind


def facts_of(item: Plan, number: int, chance: random.Random) -> Facts:
    """Front matter beyond title, day, summary and labels, in the portal's words; nested keys are `a.b`."""
    if item.kind == "berita" and number % 4 == 0:
        return (
            ("gambar", "../media/gedung.png"),
            ("alt", "Gedung kantor dengan pintu terbuka"),
            ("kredit", "Humas"),
        )
    if item.kind == "pengumuman":
        begin = item.day + timedelta(days=chance.randrange(5))
        end = begin + timedelta(days=chance.randint(10, 200))
        found = [
            ("nomor", f"{number}/PKASN/{item.day.year}"),
            ("berlaku_mulai", begin.isoformat()),
            ("berlaku_sampai", end.isoformat()),
        ]
        if number % 6 == 0:
            found.append(("penting", "true"))
        if number % 3 == 0:
            found.append(("lampiran", "../media/lampiran.pdf"))
        return tuple(found)
    if item.kind == "agenda":
        start = item.day + timedelta(days=chance.randint(5, 60))
        end = start + timedelta(days=chance.choice((0, 0, 1, 4)))
        return (
            ("mulai", f"{start} 08:00"),
            ("selesai", f"{end} 15:30"),
            ("tempat", chance.choice(PLACES)),
            ("jenis", chance.choice(("pelatihan", "seminar", "rapat", "layanan"))),
            ("peserta", "Pegawai instansi pusat dan daerah"),
            ("pendaftaran.kontak", "surel"),
            ("pendaftaran.tutup", (start - timedelta(days=2)).isoformat()),
            ("pendaftaran.kuota", str(chance.randint(20, 120))),
        )
    if item.kind == "unduhan":
        ending = ("pdf", "csv", "xlsx")[number % 3]
        return (("berkas", f"{item.slug}.{ending}"), ("versi", '"1.0"'), ("klasifikasi", "berkala"))
    return ()


def portal_front_matter(item: Plan, summary: str, facts: Facts) -> Iterator[str]:
    """Lines of YAML."""
    yield from (f"judul: {item.title}", f"tanggal: {item.day}", f"ringkasan: {summary}")
    if item.labels:
        yield "label:"
        yield from (f"  - {label}" for label in item.labels)
    opened = ""
    for key, value in facts:
        group, dot, name = key.partition(".")
        if key == "lampiran":
            yield from ("lampiran:", f"  - berkas: {value}", "    judul: Lampiran pengumuman")
        elif dot:
            if group != opened:
                yield f"{group}:"
            opened = group
            yield f"  {name}: {value}"
        else:
            yield f"{key}: {value}"


STOCK_KEYS = {
    "gambar": "Picture", "alt": "Alt", "kredit": "Credit", "nomor": "Number", "berlaku_mulai": "Valid_from", "berlaku_sampai": "Valid_until",
    "penting": "Important", "lampiran": "Attachment", "mulai": "Start", "selesai": "End", "tempat": "Place", "jenis": "Event_kind",
    "peserta": "Participants", "pendaftaran.kontak": "Contact", "pendaftaran.tutup": "Closes", "pendaftaran.kuota": "Quota",
    "berkas": "File", "versi": "Version", "klasifikasi": "Class",
}  # fmt: skip


def stock_front_matter(item: Plan, summary: str, facts: Facts, category: str) -> Iterator[str]:
    """Lines of Pelican's own Markdown metadata. The slug carries the owner: Pelican's slugs are site-wide."""
    slug = f"{item.owner or 'pusat'}-{item.slug}" if item.slug in FIXED_PAGES else item.slug
    yield from (
        f"Title: {item.title}",
        f"Date: {item.day}",
        f"Category: {category}",
        f"Slug: {slug}",
        f"Summary: {summary}",
    )
    yield f"Kind: {item.kind}"
    if item.labels:
        yield f"Tags: {', '.join(item.labels)}"
    for key, value in facts:
        written = value.strip('"')
        if key in ("gambar", "lampiran"):
            written = f"{item.owner or 'pusat'}/media/{value.rpartition('/')[2]}"
        elif key == "berkas":
            written = f"{item.owner or 'pusat'}/unduhan/{value}"
        yield f"{STOCK_KEYS[key]}: {written}"


# ------------------------------------------------------------------------------ writing


def unit_record(unit: Unit, number: int) -> str:
    """`unit.yml`."""
    return (
        f"nama: {unit.name}\nsingkatan: {unit.label}\nurutan: {number}\n"
        f"ringkasan: Layanan, berita, dan data {unit.name} untuk seluruh aparatur.\n"
        "tugas:\n  - Melayani instansi pusat dan daerah\n  - Memutakhirkan data dan laporan unit\n"
        "kontak:\n  alamat: Jalan Contoh 1, Jatinangor\n  telepon: (022) 7790044\n"
        f"  surel: {unit.slug}@kantor.example\npic:\n  akun: pic-{unit.slug}\n"
    )


SETTINGS = """\
nama: Kantor Contoh
nama_panjang: Kantor Contoh untuk Pengukuran Kecepatan
singkatan: Kantor Contoh
tempat: Jatinangor
pemilik: Lembaga Contoh
pencarian: tidak
alamat: https://kantor.example/
kalimat: Satu pintu untuk semua unit
pengantar: Pengumuman, agenda, unduhan, dan berita dari seluruh unit di satu tempat.
ringkasan: Portal contoh dengan isi buatan, untuk mengukur kecepatan.
kontak:
  alamat: Jalan Contoh 1, Jatinangor
  telepon: (022) 7790044
  surel: humas@kantor.example
pita:
  - {judul: Aksesibilitas, alamat: /aksesibilitas/}
  - {judul: Peta situs, alamat: /peta-situs/}
menu:
  - judul: Unit
    semua_unit: true
  - judul: Informasi
    isi:
      - {judul: Pengumuman, alamat: /pengumuman/, ringkasan: Yang sedang berlaku dari semua unit}
      - {judul: Agenda, alamat: /agenda/, ringkasan: 'Pelatihan, seminar, rapat, layanan'}
      - {judul: Jadwal pelatihan, alamat: /agenda/pelatihan/, ringkasan: 'Waktu, kuota, biaya, batas daftar'}
      - {judul: Unduhan, alamat: /unduhan/, ringkasan: 'Pedoman, formulir, data'}
      - {judul: Berita, alamat: /berita/, ringkasan: Kabar dan laporan kegiatan}
  - {judul: Profil, alamat: /profil/}
  - {judul: Bantuan, alamat: /bantuan/}
  - {judul: Kontak, alamat: /kontak/}
pintasan:
  - {judul: Pengumuman, alamat: /pengumuman/}
kaki:
  - judul: Informasi
    isi:
      - {judul: Pengumuman, alamat: /pengumuman/}
      - {judul: Agenda, alamat: /agenda/}
      - {judul: Unduhan, alamat: /unduhan/}
      - {judul: Berita, alamat: /berita/}
  - judul: Unit
    semua_unit: true
  - judul: Tentang situs
    isi:
      - {judul: Tentang portal ini, alamat: /tentang/}
      - {judul: Pernyataan aksesibilitas, alamat: /aksesibilitas/}
      - {judul: Kebijakan privasi, alamat: /privasi/}
      - {judul: Peta situs, alamat: /peta-situs/}
pengaduan: {judul: Pengaduan (SP4N-LAPOR!), alamat: 'https://www.lapor.go.id'}
keamanan: {kontak: 'mailto:keamanan@kantor.example', berlaku_sampai: 2027-12-31}
"""


def stock_facts(items: Sequence[Plan], units: Sequence[Unit]) -> dict[str, object]:
    """What the stock site's settings and the choice of its page sizes are made from."""
    articles = [item for item in items if item.kind != "halaman"]
    lists = Counter({"all": len(articles)})
    for item in articles:
        lists.update((f"category {item.owner}", f"year {item.day:%Y}", f"month {item.day:%Y-%m}"))
    return {
        "owners": ["pusat", *(unit.slug for unit in units)],
        "units": [
            (unit.slug, unit.name, f"Layanan, berita, dan data {unit.name} untuk seluruh aparatur.")
            for unit in units
        ],
        "lists": list(lists.values()),
        "tags": list(Counter(label for item in articles for label in item.labels).values()),
    }


def write_corpus(folder: Path, pages: int, unit_count: int, seed: int = SEED, *, brief: bool = False) -> None:
    """Both sites with the same `pages` items, of 300 to 600 words or `brief`. The folder must be empty or absent."""
    chance = random.Random(seed)  # noqa: S311 (texts, not secrets)
    units = units_of(unit_count)
    items = plans(pages, units, chance)
    portal, stock = folder / "portal", folder / "stock" / "content"
    names = {"": "Kantor Contoh", **{unit.slug: unit.name for unit in units}}
    for number, owner in enumerate(names):
        for place in (portal / (f"units/{owner}" if owner else "content"), stock / (owner or "pusat")):
            for name in (*KINDS, "media"):
                (place / name).mkdir(parents=True, exist_ok=True)
            (place / "media/gedung.png").write_bytes(png(number))
            (place / "media/lampiran.pdf").write_bytes(pdf("Lampiran pengumuman"))
    (portal / "content/situs.yml").write_text(SETTINGS, encoding="utf-8")
    for number, unit in enumerate(units):
        (portal / f"units/{unit.slug}/unit.yml").write_text(unit_record(unit, number), encoding="utf-8")
    facts_file = folder / "stock/facts.json"
    facts_file.write_text(json.dumps(stock_facts(items, units)), encoding="utf-8")
    writer = Writer(chance, items)
    for number, item in enumerate(items):
        summary, facts = writer.summary(), facts_of(item, number, chance)
        text = "" if item.kind == "unduhan" else writer.text(brief=brief)
        lines = "\n".join(portal_front_matter(item, summary, facts))
        if item.kind == "unduhan":
            name = facts[0][1]
            content = small_file(name, item.title)
            (portal / item.folder / f"{item.slug}.yml").write_text(f"{lines}\n", encoding="utf-8")
            (portal / item.folder / name).write_bytes(content)
            (stock / item.stock_file).with_name(name).write_bytes(content)
        else:
            body = linked(text, item, items, stock=False)
            (portal / item.folder / f"{item.slug}.md").write_text(
                f"---\n{lines}\n---\n{body}", encoding="utf-8"
            )
        lines = "\n".join(stock_front_matter(item, summary, facts, names[item.owner]))
        body = linked(text, item, items, stock=True)
        (stock / item.stock_file).write_text(f"{lines}\n\n{body}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--units", type=int, default=12)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--brief", action="store_true", help="texts as long as the own content has them")
    options = parser.parse_args()
    write_corpus(options.folder, options.pages, options.units, options.seed, brief=options.brief)


if __name__ == "__main__":
    main()
