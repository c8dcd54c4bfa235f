"""Nothing hidden is found: a word planted in every field of every kind of record is in no part of the search."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from satupintu.cache import Cache
from satupintu.guard.record import read
from satupintu.loader import load_site
from satupintu.models import App, Item, Person, Post, Service, Unit
from satupintu.models.items import ITEM_MODELS
from satupintu.places import ENDINGS, Kind
from satupintu.portal import Portal
from satupintu.schema import aliases
from satupintu.search.index import opened
from satupintu.search.vocabulary import frequencies
from satupintu.store import Store
from tests.build.test_states import HISTORIES, record_text, url
from tests.make_site import DAY, MakeSite, markdown, theme_assets

SECRET = "kenarirahasia"
PAST, COMING = "2026-01-01", "2027-01-01"
Record = dict[str, Any]

ITEM: Record = {
    "judul": f"Penataan arsip {SECRET}",
    "ringkasan": f"Penataan arsip {SECRET}.",
    "label": [SECRET],
    "kata_kunci": [SECRET],
    "alamat_lama": [f"/berita/{SECRET}/"],
    "ditinjau": {"tanggal": PAST, "oleh": SECRET},
}
TEXT: Record = {
    "gambar": f"../media/{SECRET}.png",
    "alt": SECRET,
    "kredit": SECRET,
    "lampiran": [{"berkas": f"../media/{SECRET}.pdf", "judul": SECRET}],
}
ITEMS: Mapping[Kind, Record] = {
    Kind.NEWS: {**ITEM, **TEXT, "kegiatan": f"../agenda/{SECRET}.md"},
    Kind.ANNOUNCEMENT: {**ITEM, **TEXT, "nomor": SECRET},
    Kind.EVENT: {
        **ITEM,
        **TEXT,
        "mulai": "2026-12-01",
        "jenis": "rapat",
        "tempat": SECRET,
        "tautan": f"https://{SECRET}.uji.example/",
        "penyelenggara": SECRET,
        "peserta": SECRET,
        "pendaftaran": {"alamat": f"https://{SECRET}.uji.example/"},
    },
    Kind.DOWNLOAD: {
        **ITEM,
        "berkas": f"{SECRET}.csv",
        "versi": SECRET,
        "versi_lama": [{"berkas": f"{SECRET}-1.csv", "versi": SECRET, "tanggal": PAST}],
        "klasifikasi": "berkala",
        "diganti_oleh": f"/unduhan/{SECRET}/",
    },
    Kind.PAGE: {**ITEM, **TEXT},
    Kind.MANUAL: {
        **ITEM,
        **TEXT,
        "langkah": [
            dict.fromkeys(("bagian", "judul", "pelaku", "lakukan", "hasil", "gambar", "alt"), SECRET)
        ],
    },
}
OFFER: Record = {
    "nama": f"Penataan arsip {SECRET}",
    "unit": "diklat",
    "ringkasan": f"Penataan arsip {SECRET}",
    "alamat": f"https://{SECRET}.uji.example/",
    "akun": SECRET,
    "jam": SECRET,
    "kontak": SECRET,
    "panduan": f"/panduan/{SECRET}/",
    "pemilik": SECRET,
    "kata_kunci": [SECRET],
    "keadaan": {
        "status": "pemeliharaan",
        "mulai": PAST,
        "selesai": "2026-12-31",
        "sementara": SECRET,
        "diganti_oleh": SECRET,
    },
    "diperbarui": PAST,
    "ditinjau": {"tanggal": PAST, "oleh": SECRET},
}
RECORDS: Mapping[type[BaseModel], tuple[str, Record]] = {
    Service: (
        f"services_catalog/layanan/{SECRET}.yml",
        {
            **OFFER,
            "nama_en": SECRET,
            "ringkasan_en": SECRET,
            "khalayak": ["masyarakat"],
            "jenis": "formulir",
            "kebutuhan": [SECRET],
            "penyelenggara": SECRET,
            "standar": SECRET,
        },
    ),
    App: (
        f"services_catalog/aplikasi/{SECRET}.yml",
        {**OFFER, "pengguna": [SECRET], "cara_masuk": SECRET, "saat_gangguan": [SECRET]},
    ),
    Person: (
        f"units/diklat/pegawai/{SECRET}.yml",
        {
            "nama": SECRET,
            "pangkat": "Penata",
            "golongan": "III/c",
            "surel": f"{SECRET}@uji.example",
            "profil": SECRET,
            "keahlian": [SECRET],
            "pelatihan": [SECRET],
            "publikasi": [{"judul": SECRET, "tahun": 2020}],
            "foto": f"../media/{SECRET}.png",
            "alt": SECRET,
            "alamat_lama": [f"/pegawai/{SECRET}-lama/"],
            "diperbarui": PAST,
        },
    ),
    Post: (
        f"units/diklat/jabatan/{SECRET}.yml",
        {
            "nama": SECRET,
            "jenis": "pelaksana",
            "jenjang": SECRET,
            "eselon": SECRET,
            "atasan": SECRET,
            "tugas": [SECRET],
            "pejabat": [{"pegawai": SECRET, "mulai": PAST, "sk": SECRET}],
            "alamat_lama": [f"/jabatan/{SECRET}-lama/"],
            "diperbarui": PAST,
        },
    ),
    Unit: (
        f"units/{SECRET}/unit.yml",
        {
            "nama": SECRET,
            "nama_en": SECRET,
            "singkatan": SECRET,
            "nama_lama": [{"nama": f"{SECRET} lama"}],
            "slug_lama": [f"{SECRET}-lama"],
            "induk": SECRET,
            "ringkasan": SECRET,
            "ringkasan_en": SECRET,
            "tugas": [SECRET],
            "kontak": {"alamat": SECRET},
            "pic": {"akun": SECRET, "surel": f"{SECRET}@uji.example", "wakil": SECRET},
            "pindah_ke": "diklat",
        },
    ),
}
NO_TEXT = frozenset(
    """tanggal diperbarui status contoh gambar_hiasan gambar_berteks gambar_asli penting berlaku_mulai berlaku_sampai
    selesai revisi dibatalkan jenis khusus_pegawai bahasa sejak sampai status_kepegawaian nip_tersamar pesawat
    izin_foto urutan formasi standar_menyusul ditutup pelayanan_publik lewat_jaringan_kantor
    alamat_internal_ditampilkan ikon""".split()
)
"""Keys whose values are days, numbers, or words of a list: no word can be planted there."""
HIDDEN_ITEMS = ({"status": "draf"}, {"tanggal": COMING}, {"status": "draf", "tanggal": COMING})
HIDDEN_RECORDS: Mapping[type[BaseModel], tuple[Record, ...]] = {
    Service: ({"sejak": COMING}, {"sampai": PAST}, {"unit": "tutup"}),
    App: ({"sejak": COMING}, {"sampai": PAST}, {"unit": "tutup"}),
    Person: ({"sejak": COMING}, {"sampai": PAST}),
    Post: ({"sejak": COMING}, {"sampai": PAST}),
    Unit: ({"ditutup": PAST},),
}
PUBLIC = {
    **{f"content/berita/lain-{word}.md": markdown(judul=f"Hal {word}", ringkasan=f"Tentang {word}.") for word in ("taman", "kolam", "pagar")},
    "content/berita/arsip-kita.md": markdown(judul="Penataan arsip", ringkasan="Penataan arsip."),
    "units/tutup/unit.yml": f"nama: Unit tutup\nringkasan: Sudah tutup.\nditutup: {PAST}\n",
}  # fmt: skip


def item_file(kind: Kind, folder: str, more: Record) -> dict[str, str]:
    keys = yaml.safe_dump({"tanggal": PAST, **ITEMS[kind], **more}, allow_unicode=True)
    name = f"{folder}/{kind}/{SECRET}{ENDINGS[kind]}"
    return {name: keys if kind is Kind.DOWNLOAD else f"---\n{keys}---\nTeks {SECRET}.\n"}


def found_in(portal: Portal, store: Path) -> set[str]:
    """The parts of the search in which the planted word stands."""
    index = opened(portal.documents, portal.site.glossary, Store(store))
    (packed,) = (path for path in store.rglob("*") if path.is_file())
    with zipfile.ZipFile(io.BytesIO(packed.read_bytes()[32:])) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    answer = index.search(SECRET)
    parts = {
        "stream": repr([(*document.facts, document.body()) for document in portal.documents]),
        "index": content.decode("latin-1"),
        "answers": repr(answer.hits) + index.search(f"{SECRET[:-1]}x").meant,
        "words": repr(frequencies(portal.documents, portal.site.glossary)),
        "related": repr(portal.related),
    }
    return {name for name, text in parts.items() if SECRET in text.lower()}


@pytest.mark.parametrize(
    ("model", "planted"),
    [*((ITEM_MODELS[kind], planted) for kind, planted in ITEMS.items()), *((model, keys) for model, (_file, keys) in RECORDS.items())],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)  # fmt: skip
def test_the_word_is_planted_in_every_field(model: type[Item], planted: Record) -> None:
    assert set(aliases(model)) - set(planted) - NO_TEXT == set()


@pytest.mark.parametrize("kind", Kind)
def test_what_is_not_hidden_is_found_or_the_rest_would_prove_nothing(
    make_site: MakeSite, tmp_path: Path, kind: Kind
) -> None:
    portal = make_site({**PUBLIC, **item_file(kind, "content", {})}).portal()
    assert found_in(portal, tmp_path / "cari") == {"stream", "index", "answers", "words", "related"}


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_records_that_are_not_hidden_are_found_too(
    make_site: MakeSite, tmp_path: Path, model: type[BaseModel]
) -> None:
    file, keys = RECORDS[model]
    found = found_in(make_site({**PUBLIC, file: yaml.safe_dump(keys)}).portal(), tmp_path / "cari")
    assert found >= {"stream", "index", "answers"}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("hidden", HIDDEN_ITEMS, ids=["draft", "future", "both"])
def test_drafts_and_what_is_yet_to_come_are_nowhere(
    make_site: MakeSite, tmp_path: Path, kind: Kind, hidden: Record
) -> None:
    portal = make_site({**PUBLIC, **item_file(kind, "content", hidden)}).portal()
    assert any(SECRET in item.title for item in portal.site.items), "it was read"
    assert found_in(portal, tmp_path / "cari") == set()


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.MANUAL])
def test_items_of_a_closed_unit_are_nowhere(make_site: MakeSite, tmp_path: Path, kind: Kind) -> None:
    portal = make_site({**PUBLIC, **item_file(kind, "units/tutup", {})}).portal()
    assert any(SECRET in item.title for item in portal.site.items), "it was read"
    assert found_in(portal, tmp_path / "cari") == set()


@pytest.mark.parametrize(
    ("model", "hidden"),
    [(model, hidden) for model, ways in HIDDEN_RECORDS.items() for hidden in ways],
    ids=lambda value: value.__name__ if isinstance(value, type) else "-".join(value),
)
def test_records_of_other_days_and_closed_units_are_nowhere(
    make_site: MakeSite, tmp_path: Path, model: type[BaseModel], hidden: Record
) -> None:
    file, keys = RECORDS[model]
    portal = make_site({**PUBLIC, file: yaml.safe_dump({**keys, **hidden})}).portal()
    site = portal.site
    read_in = (site.records, site.app_records, site.person_records, site.post_records, site.units)
    assert SECRET in repr(read_in), "it was read"
    assert found_in(portal, tmp_path / "cari") == set()


def test_what_only_the_office_may_know_is_nowhere(make_site: MakeSite, tmp_path: Path) -> None:
    private = {
        "units/diklat/unit.yml": {
            "nama": "Bidang Diklat",
            "ringkasan": "Pelatihan aparatur.",
            "pic": {"akun": SECRET, "surel": f"{SECRET}@uji.example", "wakil": SECRET},
        },
        "services_catalog/layanan/aula.yml": {
            **OFFER, "nama": "Aula", "ringkasan": "Aula", "kata_kunci": ["aula"], "akun": "akun peserta",
            "khalayak": ["masyarakat"], "jenis": "formulir", "keadaan": {"status": "tersedia"},
        },
        "units/diklat/pegawai/ada.yml": {
            "nama": "Ada", "surel": f"{SECRET}@uji.example", "foto": f"../media/{SECRET}.png", "alt": SECRET, "diperbarui": PAST,
        },
        "units/diklat/jabatan/ada.yml": {
            "nama": "Arsiparis", "jenis": "pelaksana", "pejabat": [{"pegawai": "ada", "mulai": PAST, "sk": SECRET}], "diperbarui": PAST,
        },
    }  # fmt: skip
    records = {path: yaml.safe_dump(record) for path, record in private.items()}
    portal = make_site({**PUBLIC, **records}).portal()
    assert {"layanan/aula/", "pegawai/ada/", "jabatan/ada/", "units/diklat/"} <= portal.document_at.keys()
    assert found_in(portal, tmp_path / "cari") == set()


@pytest.mark.parametrize("withheld", [False, True])
def test_an_address_that_is_withheld_is_in_no_text(make_site: MakeSite, withheld: bool) -> None:
    made = make_site(
        {
            "services_catalog/layanan/dibajak.yml": yaml.safe_dump(
                {**RECORDS[Service][1], "alamat": url("dibajak"), "ringkasan": f"Buka {url('dibajak')}"}
            ),
            "content/halaman/tentang.md": markdown(f"Buka {url('dibajak')} saja.\n", judul="Tentang"),
        }
    )
    links = read(record_text(HISTORIES).encode()) if withheld else read(record_text({}).encode())
    site, problems = load_site(made.root, date(DAY.year, DAY.month, DAY.day), links)
    assert site is not None, problems
    portal = Portal.open(site, theme_assets(), Cache(None))
    told = {document.address: f"{document.summary} {document.body()}" for document in portal.documents}
    for address in ("layanan/dibajak/", "tentang/"):
        assert ("dibajak.layanan-uji.example" in told[address]) is not withheld
        assert ("alamat ditahan" in told[address]) is withheld
