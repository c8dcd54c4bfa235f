"""`portal search`: what is found, in which order, and what is not."""

import json
import subprocess
from pathlib import Path

import pytest

from satupintu.places import ENDINGS, Kind
from satupintu.search.documents import documents
from satupintu.search.index import Answer, SearchIndex, Wanted, opened
from satupintu.store import Store
from tests.build.project import Result, command, environment, portal
from tests.make_site import BASE, REPOSITORY, MadeSite, MakeSite, markdown, record

SERVICE = """\
nama: Peminjaman aula
unit: diklat
ringkasan: Meminjam aula untuk kegiatan
jenis: formulir
khalayak: [masyarakat]
pemilik: kepala
diperbarui: 2026-11-01
"""
NEWS = "units/diklat/berita"


def index(made: MadeSite, store: Store | None = None) -> SearchIndex:
    portal = made.portal()
    return opened(tuple(documents(portal)), portal.site.glossary, store or Store(None))


def found(made: MadeSite, query: str, wanted: Wanted | None = None) -> list[str]:
    return [hit.address for hit in index(made).search(query, wanted=wanted).hits]


def news(title: str, body: str = "Isi.\n", **keys: str) -> str:
    return markdown(body, judul=title, **keys)


def download(title: str, **keys: str) -> str:
    return record(judul=title, klasifikasi="berkala", versi='"1"', **keys)


def test_affixes_do_not_hide_a_page(make_site: MakeSite) -> None:
    made = make_site({f"{NEWS}/a.md": news("Pelatihan arsip")})
    assert "units/diklat/berita/a/" in found(made, "dilatih mengarsipkan")


def test_an_abbreviation_and_its_misspelling_lead_to_what_it_stands_for(make_site: MakeSite) -> None:
    made = make_site(
        {
            f"{NEWS}/a.md": news("Penghitungan barang milik negara"),
            "content/glosarium.yml": "kelompok:\n  - kata: [BMN, barang milik negara]\n    arti: Barang.\n",
        }
    )
    for query in ("BMN", "barang milik negara", "bmm"):
        assert found(made, query) == ["units/diklat/berita/a/", "glosarium/"]


def test_a_misspelt_word_is_told(make_site: MakeSite) -> None:
    made = make_site({f"{NEWS}/a.md": news("Sertifikat peserta")})
    assert index(made).search("sertifkat").meant == "sertifikat"


def test_no_word_is_taken_for_one_that_tells_nothing(make_site: MakeSite) -> None:
    made = make_site({f"{NEWS}/a.md": news("Sertifikat sejak 2020")})
    assert index(made).search("sejal") == Answer(())


def test_a_former_name_finds_the_unit_before_what_was_written_about_it(make_site: MakeSite) -> None:
    unit = f"{BASE['units/diklat/unit.yml']}nama_lama:\n  - nama: Balai Kursus\n"
    told = news("Balai Kursus berganti nama", "Balai Kursus kini Bidang Diklat.\n")
    made = make_site({"units/diklat/unit.yml": unit, f"{NEWS}/nama.md": told})
    assert found(made, "balai kursus") == ["units/diklat/", "units/diklat/berita/nama/"]


def test_a_name_of_several_words_means_the_thing_and_not_its_words(make_site: MakeSite) -> None:
    made = make_site(
        {
            f"{NEWS}/a.md": news("Daftar BMN"),
            f"{NEWS}/b.md": news("Milik siapa barang negara tetangga"),
            "content/glosarium.yml": "kelompok:\n  - kata: [BMN, barang milik negara]\n    arti: Barang.\n",
        }
    )
    first, *others = found(made, "barang milik negara")
    assert first == f"{NEWS}/a/"
    assert f"{NEWS}/b/" in others


def test_a_number_is_found_with_its_stops_and_without(make_site: MakeSite) -> None:
    made = make_site({f"{NEWS}/a.md": news("Kabar", "Ada 1.500 peserta.\n"), f"{NEWS}/b.md": news("Lain")})
    assert found(made, "1500") == found(made, "1.500") == [f"{NEWS}/a/"]


def test_a_word_cut_short_stands_for_one_that_begins_with_it(make_site: MakeSite) -> None:
    made = make_site({f"{NEWS}/a.md": news("Rekapitulasi surat"), f"{NEWS}/b.md": news("Rekan kerja")})
    answer = index(made).search("rekap")
    assert (answer.meant, [hit.address for hit in answer.hits]) == ("rekapitulasi", [f"{NEWS}/a/"])


def test_a_service_comes_before_news_that_match_as_well(make_site: MakeSite) -> None:
    made = make_site(
        {
            "services_catalog/layanan/aula.yml": SERVICE,
            f"{NEWS}/aula.md": news("Peminjaman aula baru", ringkasan="Meminjam aula untuk kegiatan"),
        }
    )
    assert found(made, "pinjam aula")[0] == "layanan/aula/"


def test_what_is_in_force_comes_before_what_is_over(make_site: MakeSite) -> None:
    over = {"tanggal": "2026-01-05", "berlaku_sampai": "2026-02-01"}
    made = make_site(
        {
            "units/diklat/pengumuman/a.md": news("Jadwal ujian", **over),
            "units/diklat/pengumuman/b.md": news("Jadwal ujian", tanggal="2026-01-05"),
        }
    )
    for query in ("ujian jadwal", "jadwal ujian"):
        assert found(made, query) == ["units/diklat/pengumuman/b/", "units/diklat/pengumuman/a/"]


@pytest.mark.parametrize(
    ("kind", "over", "current"),
    [
        ("agenda", {"mulai": "2026-03-01"}, {"mulai": "2026-12-01"}),
        ("agenda", {"mulai": "2026-12-01", "dibatalkan": "true"}, {"mulai": "2026-12-01"}),
        ("unduhan", {"diganti_oleh": "/units/diklat/unduhan/b/"}, {}),
    ],
    ids=["has been", "cancelled", "replaced"],
)
def test_what_is_no_more_comes_after_its_like(
    make_site: MakeSite, kind: str, over: dict[str, str], current: dict[str, str]
) -> None:
    more = {"tempat": "Aula", "jenis": "rapat"} if kind == "agenda" else {"berkas": "a.csv"}
    folder, write, ending = (
        f"units/diklat/{kind}",
        news if kind == "agenda" else download,
        ENDINGS[Kind(kind)],
    )
    made = make_site(
        {
            f"{folder}/a.csv": "a,b\n",
            f"{folder}/a{ending}": write("Ujian dinas", **more, **over),
            f"{folder}/b{ending}": write("Ujian dinas", **more, **current),
        }
    )
    assert found(made, "dinas ujian") == [f"{folder}/b/", f"{folder}/a/"]


def test_an_exact_title_comes_first(make_site: MakeSite) -> None:
    made = make_site(
        {
            "services_catalog/layanan/aula.yml": SERVICE,
            f"{NEWS}/aula.md": news("Aula", ringkasan="Sudah dibuka."),
        }
    )
    assert found(made, "aula")[0] == "units/diklat/berita/aula/"


@pytest.mark.parametrize(
    "query", ["198001012005011001", "19800101 200501 1 001", "NIP 19800101.200501.1.001", "zzzzqqq", "???"]
)
def test_a_number_of_a_person_or_nonsense_finds_nothing(make_site: MakeSite, query: str) -> None:
    made = make_site(
        {f"{NEWS}/a.md": news("Kabar 1 dari 198 peserta, 200501, 001", "NIP peserta 19800101.\n")}
    )
    assert found(made, query) == []


def test_nothing_hidden_is_in_the_stream(make_site: MakeSite) -> None:
    secret = "rahasiasekali"
    made = make_site(
        {
            f"{NEWS}/draf.md": news(secret, secret, status="draf"),
            f"{NEWS}/nanti.md": news(secret, secret, tanggal="2027-01-01"),
            "units/tutup/unit.yml": f"nama: {secret}\nringkasan: {secret}.\nditutup: 2026-01-01\n",
            "units/tutup/berita/a.md": news(secret, secret),
            "services_catalog/layanan/nanti.yml": SERVICE.replace("Peminjaman aula", secret)
            + "sejak: 2027-01-01\n",
            "services_catalog/layanan/usai.yml": SERVICE.replace("Peminjaman aula", secret)
            + "sampai: 2026-01-01\n",
            "services_catalog/layanan/aula.yml": f"{SERVICE}alamat: https://{secret}.example/\n",
            "units/diklat/pegawai/pergi.yml": f"nama: {secret}\nsampai: 2026-01-01\ndiperbarui: 2026-01-01\n",
            "units/diklat/pegawai/ada.yml": f"nama: Ada\nsurel: {secret}@uji.example\ndiperbarui: 2026-01-01\n",
        }
    )
    told = [
        (doc.address, doc.title, doc.summary, doc.body(), doc.tags, doc.keywords)
        for doc in documents(made.portal())
    ]
    assert {row[0] for row in told} == {"layanan/aula/", "pegawai/ada/", "units/diklat/"}
    assert secret not in str(told)


def test_every_document_has_a_page_and_comes_once() -> None:
    real = MadeSite(REPOSITORY).portal()
    addresses = [document.address for document in documents(real)]
    assert len(addresses) == len(set(addresses)) > 150
    assert set(addresses) <= real.by_address.keys()


def test_hits_are_narrowed_to_unit_kind_and_year(make_site: MakeSite) -> None:
    made = make_site(
        {
            f"{NEWS}/a.md": news("Kabar arsip", tanggal="2025-03-01"),
            f"{NEWS}/b.md": news("Kabar arsip lagi", tanggal="2026-03-01"),
            "content/berita/c.md": news("Kabar arsip pusat", tanggal="2026-03-01"),
            "units/diklat/agenda/d.md": news("Arsip", mulai="2026-12-01", tempat="Aula", jenis="rapat"),
        }
    )
    assert found(made, "arsip", Wanted("diklat", "berita", 2026)) == ["units/diklat/berita/b/"]


def test_a_damaged_index_is_made_again(make_site: MakeSite, tmp_path: Path) -> None:
    made = make_site({f"{NEWS}/a.md": news("Kabar arsip")})
    store = Store(tmp_path / "cari")
    before = index(made, store).search("arsip")
    (kept,) = (path for path in (tmp_path / "cari").rglob("*") if path.is_file())
    kept.write_bytes(b"rusak")
    assert index(made, store).search("arsip") == before
    assert kept.read_bytes() != b"rusak"


def test_two_at_once_are_not_in_each_others_way(make_site: MakeSite, tmp_path: Path) -> None:
    made = make_site({f"{NEWS}/a{number}.md": news(f"Kabar arsip {number}") for number in range(20)})
    runs = [
        subprocess.Popen(
            command(made.root, "search", "arsip", "--date", f"2026-11-{day}"),
            env=environment({"TMPDIR": str(tmp_path)}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for day in range(22, 26)
    ]
    told = [process.communicate()[0].decode() for process in runs]
    assert [process.returncode for process in runs] == [0] * 4, told
    assert all("Kabar arsip" in text for text in told)
    assert list(tmp_path.glob("*.tmp")) == [], "nothing is left in the folder all programs share"


def run(root: Path, *arguments: str) -> Result:
    return portal(root, "search", *arguments)


def test_the_command_answers_as_json(make_site: MakeSite) -> None:
    made = make_site({f"{NEWS}/a.md": news("Kabar arsip", tanggal="2026-03-01")})
    result = run(made.root, "arsip", "--json", "--date", "2026-11-22")
    (row,) = json.loads(result.stdout)
    assert row.pop("score") > 0
    assert row == {
        "url": "/units/diklat/berita/a/",
        "title": "Kabar arsip",
        "kind": "berita",
        "unit": "diklat",
        "date": "2026-03-01",
    }
    assert result.returncode == 0


def test_the_command_says_where_nothing_is_found_and_what_it_needs(make_site: MakeSite) -> None:
    made = make_site()
    nothing = run(made.root, "zzzqqq")
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert nothing.stderr.startswith("Tidak ada hasil untuk “zzzqqq”.")
    assert run(made.root).returncode == 2
    assert run(made.root, "a", "--kind", "surat").returncode == 2
    unknown = run(made.root, "a", "--unit", "hilang")
    assert (unknown.returncode, unknown.stderr) == (3, "Unit `hilang` tidak ada; pilihan: diklat.\n")
