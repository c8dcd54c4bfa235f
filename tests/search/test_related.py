"""Related pages: what stands under "Terkait", and what never does."""

from pathlib import Path

import pytest

from satupintu.pages.related import related_pages
from satupintu.search.related import MOST, related
from satupintu.store import Store
from tests.make_site import SETTINGS, MadeSite, MakeSite, markdown
from tests.search.test_search import SERVICE

NEWS = "units/diklat/berita"
SUMMARY = "Penataan arsip kantor."


def news(title: str, body: str = "Isi.\n", **keys: str) -> str:
    return markdown(body, **{"judul": title, "ringkasan": SUMMARY, **keys})


def others(number: int = 6) -> dict[str, str]:
    """Pages about something else, so that words of the one subject are rare."""
    return {
        f"content/berita/lain-{place}.md": markdown(judul=f"Hal {word}", ringkasan=f"Tentang {word} saja.")
        for place, word in enumerate(["taman", "kolam", "gerbang", "kebun", "pagar", "atap"][:number])
    }


def shown(made: MadeSite, address: str) -> list[tuple[str, str]]:
    """Address and note of each page under "Terkait" of one."""
    portal = made.portal()
    return [(page.address, page.note) for page in portal.by_address[address].make().related]  # type: ignore[attr-defined]


def test_at_most_four_pages_about_the_same_and_never_the_page_itself(make_site: MakeSite) -> None:
    made = make_site({**others(), **{f"{NEWS}/arsip-{n}.md": news(f"Penataan arsip {n}") for n in range(7)}})
    found = [address for address, _note in shown(made, f"{NEWS}/arsip-0/")]
    assert len(found) == len(set(found)) == MOST
    assert set(found) <= {f"{NEWS}/arsip-{n}/" for n in range(1, 7)}


def test_a_page_about_nothing_else_there_is_has_none(make_site: MakeSite) -> None:
    made = make_site({**others(), f"{NEWS}/satu.md": news("Penataan arsip")})
    assert shown(made, f"{NEWS}/satu/") == []


def test_what_is_over_comes_last_however_alike_and_says_so(make_site: MakeSite) -> None:
    over = {"tanggal": "2026-01-05", "berlaku_sampai": "2026-02-01"}
    cancelled = {"mulai": "2026-12-01", "tempat": "Aula", "jenis": "rapat", "dibatalkan": "true"}
    made = make_site(
        {
            **others(),
            f"{NEWS}/a.md": news("Penataan arsip kantor"),
            "units/diklat/pengumuman/lama.md": news("Penataan arsip kantor", **over),
            "units/diklat/agenda/batal.md": news("Penataan arsip kantor", **cancelled),
            f"{NEWS}/b.md": news("Arsip kantor baru", ringkasan="Ruang arsip."),
        }
    )
    assert shown(made, f"{NEWS}/a/") == [
        (f"{NEWS}/b/", "Berita"),
        ("units/diklat/agenda/batal/", "Agenda, dibatalkan"),
        ("units/diklat/pengumuman/lama/", "Pengumuman, telah berakhir"),
    ]


def test_a_report_stands_before_what_is_merely_about_the_same(make_site: MakeSite) -> None:
    event = {"mulai": "2026-11-10", "tempat": "Aula", "jenis": "rapat"}
    made = make_site(
        {
            **others(),
            "units/diklat/agenda/arsip-kita.md": news("Penataan arsip", **event),
            f"{NEWS}/laporan.md": news(
                "Gudang rapi", ringkasan="Selesai.", kegiatan="../agenda/arsip-kita.md"
            ),
            f"{NEWS}/c.md": news("Penataan arsip lagi"),
        }
    )
    assert shown(made, "units/diklat/agenda/arsip-kita/") == [
        (f"{NEWS}/laporan/", "Laporan kegiatan"),
        (f"{NEWS}/c/", "Berita"),
    ]
    assert shown(made, f"{NEWS}/laporan/")[0] == ("units/diklat/agenda/arsip-kita/", "Agenda")


def test_services_fill_places_left_with_those_of_their_unit_and_people_stand_nowhere(
    make_site: MakeSite,
) -> None:
    person = "nama: Peminjaman Aula\nprofil: Peminjaman aula.\nkeahlian: [peminjaman aula]\ndiperbarui: 2026-01-01\n"
    made = make_site(
        {
            **others(),
            "services_catalog/layanan/aula.yml": SERVICE,
            "services_catalog/layanan/cetak.yml": SERVICE.replace("Peminjaman aula", "Cetak kartu").replace(
                "Meminjam aula untuk kegiatan", "Kartu tamu"
            ),
            "units/diklat/unduhan/a.csv": "a\n",
            "units/diklat/unduhan/formulir.yml": "judul: Formulir peminjaman aula\ntanggal: 2026-01-01\n"
            "ringkasan: Meminjam aula\nberkas: a.csv\nklasifikasi: berkala\n",
            "units/diklat/pegawai/aula.yml": person,
        }
    )
    assert shown(made, "layanan/aula/") == [
        ("units/diklat/unduhan/formulir/", "Unduhan"),
        ("layanan/cetak/", "Layanan"),
    ]
    assert shown(made, "units/diklat/unduhan/formulir/") == [("layanan/aula/", "Layanan")]


def test_english_pages_lead_to_english_ones_alone(make_site: MakeSite) -> None:
    pages = {
        f"content/halaman/arsip{name}.md": news(f"Arsip kantor{name}") for name in ("-satu", "-dua", "-tiga")
    }
    english = {f"content/halaman/arsip{name}.en.md": markdown("Text.\n", judul=f"Archive{name}", ringkasan="Of it.") for name in ("-satu", "-dua")}  # fmt: skip
    made = make_site({**others(), **pages, **english})
    assert shown(made, "en/arsip-satu/") == [("en/arsip-dua/", "")]
    assert {address for address, _note in shown(made, "arsip-satu/")} == {"arsip-dua/", "arsip-tiga/"}


def test_nothing_hidden_is_related(make_site: MakeSite) -> None:
    hidden = {
        f"{NEWS}/draf.md": news("Penataan arsip", status="draf"),
        f"{NEWS}/nanti.md": news("Penataan arsip", tanggal="2027-01-01"),
        "units/tutup/unit.yml": "nama: Arsip\nringkasan: Arsip.\nditutup: 2026-01-01\n",
        "units/tutup/berita/tutup.md": news("Penataan arsip"),
        "services_catalog/layanan/nanti.yml": SERVICE.replace("Peminjaman aula", "Penataan arsip")
        + "sejak: 2027-01-01\n",
    }
    made = make_site({**others(), **hidden, f"{NEWS}/a.md": news("Penataan arsip")})
    portal = made.portal()
    assert shown(made, f"{NEWS}/a/") == []
    assert {address for found in portal.related.values() for address in found} <= portal.by_address.keys()


@pytest.fixture
def office(make_site: MakeSite) -> MadeSite:
    pages = {f"{NEWS}/arsip-{n}.md": news(f"Penataan arsip {n}") for n in range(3)}
    return make_site({**others(), **pages})


def test_a_change_of_a_text_changes_no_list_and_asks_for_nothing_anew(
    office: MadeSite, tmp_path: Path
) -> None:
    store = Store(tmp_path / "cari")
    before = related(office.portal().documents, store)
    office.write(
        f"{NEWS}/arsip-1.md", news("Penataan arsip 1", "Seluruhnya lain: kolam, taman, dan pagar.\n")
    )
    assert related(office.portal().documents, store) == before
    assert len([path for path in (tmp_path / "cari").rglob("*") if path.is_file()]) == 1


def test_a_damaged_list_is_made_again(office: MadeSite, tmp_path: Path) -> None:
    store, documents = Store(tmp_path / "cari"), office.portal().documents
    before = related(documents, store)
    (kept,) = (path for path in (tmp_path / "cari").rglob("*") if path.is_file())
    kept.write_bytes(b"rusak")
    assert related(documents, store) == before


def test_pages_without_search_have_related_pages_too(office: MadeSite) -> None:
    portal = office.portal()
    assert "pencarian: tidak" in SETTINGS
    assert related_pages(portal, f"{NEWS}/arsip-0/") != ()


def test_a_portal_that_let_go_of_what_pages_were_made_from_answers_as_before(office: MadeSite) -> None:
    portal = office.portal()
    before = portal.related, portal.document_titles, [document.facts for document in portal.documents]
    portal.close()
    assert "related" not in vars(portal)
    assert before == (
        portal.related,
        portal.document_titles,
        [document.facts for document in portal.documents],
    )
