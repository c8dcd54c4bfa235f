"""The directory of the sample site: lists, people, posts, whom to ask, vCards, data; and what none of them tells."""

import re

import pytest
import vobject

from tests.build import sample
from tests.build.project import Finished, built
from tests.make_site import Files, MakeSite

SITI, BUDI = "pegawai/siti-aminah/", "pegawai/budi/"


def people(finished: Finished, address: str) -> list[str]:
    return [node.text() for node in finished.html(address).css("main .orang .judul")]


# ------------------------------------------------------------------------------ lists


def test_the_directory_lists_who_works_here_in_the_order_of_their_names(site: Finished) -> None:
    names = ["Prof. Dr. Ratna Wulandari", "Dr. Siti Aminah, S.Sos., M.Si.", "Yayan", "Yayan"]
    assert people(site, "pegawai/") == names
    assert "4 pegawai" in site.words("pegawai/")


def test_a_row_says_post_unit_mail_and_extension(site: Finished) -> None:
    row = site.html("pegawai/").css("main .orang")[1]
    words = " ".join(row.text(separator=" ").split())
    assert words == (
        "Dr. Siti Aminah, S.Sos., M.Si. Kepala Bidang Diklat Plt. Kepala Subbidang Evaluasi "
        "Diklat siti@uji.example Pesawat 214"
    )
    picture = row.css_first("img")
    assert picture is not None and picture.attributes["alt"] == ""


def test_demonstration_data_is_marked_where_it_stands_beside_other(site: Finished) -> None:
    rows = site.html("pegawai/").css("main .orang")
    assert [("Data contoh" in row.text()) for row in rows] == [False, False, True, False]
    assert "Data contoh" in site.words("pegawai/yayan/")


def test_letters_lead_to_their_people_and_empty_ones_to_nothing(site: Finished) -> None:
    letters = {node.text(): node for node in site.html("pegawai/").css(".huruf :is(a, span)")}
    assert len(letters) == 26
    assert letters["R"].attributes["href"] == "../pegawai/#huruf-r"
    assert letters["Q"].tag == "span"
    assert [node.attributes["id"] for node in site.html("pegawai/").css(".orang[id]")] == [
        "huruf-r",
        "huruf-s",
        "huruf-y",
    ]


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("pegawai/pilih/unit/diklat/", ["Dr. Siti Aminah, S.Sos., M.Si.", "Yayan"]),
        ("pegawai/pilih/unit/kompetensi/", ["Yayan"]),
        ("pegawai/pilih/pusat/", ["Prof. Dr. Ratna Wulandari"]),
        ("pegawai/pilih/keahlian/statistik/", ["Dr. Siti Aminah, S.Sos., M.Si.", "Yayan"]),
        ("pegawai/pilih/keahlian/rancangan-pembelajaran/", ["Dr. Siti Aminah, S.Sos., M.Si."]),
        ("units/diklat/pegawai/", ["Dr. Siti Aminah, S.Sos., M.Si.", "Yayan"]),
    ],
)
def test_every_unit_and_expertise_has_a_list_that_is_reached_without_script(
    site: Finished, address: str, names: list[str]
) -> None:
    assert people(site, address) == names
    if not address.startswith("units/"):
        assert address in site.links("pegawai/pilih/", "main")


def test_a_unit_without_people_has_no_list_and_no_entry_for_it(site: Finished) -> None:
    assert not site.has("units/kajian/pegawai/")
    assert "units/kajian/pegawai/" not in site.links("units/kajian/")
    assert "units/diklat/pegawai/" in site.links("units/diklat/", ".menu-unit")


def test_the_menu_of_a_unit_has_at_most_seven_links(real: Finished) -> None:
    for unit in ("diklat", "kajian", "kompetensi", "sekretariat"):
        links = real.links(f"units/{unit}/", ".menu-unit")
        assert len(links) <= 7
        assert f"units/{unit}/pegawai/" in links


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("jabatan/kepala-bidang-latbang/", "Pegawai"),
        ("struktur/", "Pegawai"),
        ("pegawai/ratna-wulandari/", "Pegawai"),
        ("layanan/e-learning/", "Satu Kotak"),
    ],
)
def test_the_menu_marks_the_entry_a_page_stands_below(real: Finished, address: str, entry: str) -> None:
    marked = real.html(address).css('.menu > ul > li > a[aria-current="true"]')
    assert [link.text(strip=True) for link in marked] == [entry]


def test_a_site_without_people_says_so_and_leads_on(make_site: MakeSite) -> None:
    finished = built(make_site().root)
    assert "Belum ada pegawai." in finished.words("pegawai/")
    assert finished.html("pegawai/").css(".huruf") == [], "no letters of nobody"
    assert not finished.has("pegawai/hubungi/")
    assert not finished.has("pegawai/pilih/")
    assert finished.json("api/v1/people.json")["count"] == 0


# ------------------------------------------------------------------------------ people


def test_the_page_of_somebody_tells_what_may_be_known(site: Finished) -> None:
    words = site.words(SITI)
    for told in (
        "Kepala Bidang Diklat , sejak 1 Januari 2026",
        "Plt. Kepala Subbidang Evaluasi , sejak 1 Juli 2026",
        "siti@uji.example",
        "(022) 7790044, pesawat 214",
        "Merancang pelatihan sejak 2010.",
        "Latsar",
        "Belajar bersama (2020)",
        "Jabatan terdahulu",
        "Kepala Seksi Lama 1 Januari 2021–31 Desember 2024",
    ):
        assert told in words, told
    assert {"pegawai/pilih/keahlian/statistik/", "jabatan/kepala-diklat/", "units/diklat/"} <= set(
        site.links(SITI, "main")
    )
    assert 'href="tel:+62227790044;ext=214"' in site.text(SITI)


def test_the_photograph_has_its_words_on_the_page_of_its_own(site: Finished) -> None:
    picture = site.html(SITI).css_first("main img")
    assert picture is not None
    assert picture.attributes["alt"] == "Siti Aminah tersenyum di depan rak buku"
    assert site.has((picture.attributes["src"] or "").removeprefix("../../"))


def test_who_has_left_keeps_a_page_with_the_posts_and_nothing_else(site: Finished) -> None:
    words = site.words(BUDI)
    assert "Tidak lagi bertugas di sini sejak 1 Januari 2026." in words
    assert "Kepala Bidang Diklat 1 Januari 2020–31 Desember 2025 SK 1/2020" in words
    assert '<meta name="robots" content="noindex">' in site.text(BUDI)
    assert site.html(BUDI).css_first(".artikel :is(img, .potret, a[href^='mailto:'], a[download])") is None
    assert not site.has("pegawai/budi/budi.vcf")
    assert BUDI not in site.text("sitemap.xml")


@pytest.mark.parametrize(
    "secret", [sample.LEFT, sample.COMING, sample.HIDDEN_RANK, sample.ENDING, "30 Juni 2027"]
)
def test_what_is_over_to_come_or_hidden_is_in_no_file(site: Finished, secret: str) -> None:
    assert site.where(secret) == []


def test_two_people_of_one_name_have_titles_of_their_own(site: Finished) -> None:
    titles = [site.html(f"pegawai/{slug}/").css_first("title") for slug in ("yayan", "yayan-2")]
    assert [title.text() for title in titles if title] == [
        "Yayan – Diklat – Portal Uji",
        "Yayan – Kompetensi – Portal Uji",
    ]


def test_rank_and_masked_number_are_shown_only_where_the_site_says_so(make_site: MakeSite) -> None:
    settings = sample.SITE + "direktori:\n  tampilkan_pangkat: ya\n  tampilkan_nip_tersamar: ya\n"
    number = "nip_tersamar: xxxxxxxxxxxxxx2001\n"
    files: Files = {
        **sample.PEOPLE,
        "content/situs.yml": settings,
        "units/diklat/media/siti.png": sample.FILES["units/diklat/media/siti.png"],
        "units/diklat/pegawai/siti-aminah.yml": sample.person("Siti", sample.SITI + number),
        "units/kompetensi/unit.yml": sample.KOMPETENSI,
        "units/kearsipan/unit.yml": sample.ARSIP,
    }
    finished = built(make_site(files).root)
    assert "Penata Tingkat I (III/d)" in finished.words(SITI)
    assert "xxxxxxxxxxxxxx2001" in finished.words(SITI)
    assert finished.items("people")["pegawai/siti-aminah"]["rank"] == "Penata Tingkat I"
    assert finished.where("xxxxxxxxxxxxxx2001") == [f"{SITI}index.html"]


def test_people_and_posts_of_a_closed_unit_say_farewell(site: Finished) -> None:
    for address in ("pegawai/arif/", "jabatan/kepala-arsip/"):
        assert "Bagian Arsip" in site.words(address)
        assert "Arif" not in site.words(address)


# ------------------------------------------------------------------------------ posts


def test_a_post_shows_its_holder_duties_neighbours_and_succession(site: Finished) -> None:
    words, links = site.words("jabatan/kepala-diklat/"), site.links("jabatan/kepala-diklat/", "main")
    assert people(site, "jabatan/kepala-diklat/") == ["Dr. Siti Aminah, S.Sos., M.Si."]
    for told in (
        "Sejak 1 Januari 2026",
        "Jenis Struktural",
        "Jenjang Administrator",
        "Jadwal dan pendaftaran",
    ):
        assert told in words, told
    assert {"jabatan/kepala/", "jabatan/kepala-evaluasi/", "jabatan/penguji/"} <= set(links)
    rows = [
        " ".join(row.text(separator=" ").split())
        for row in site.html("jabatan/kepala-diklat/").css("tbody tr")
    ]
    assert rows == [
        "Dr. Siti Aminah, S.Sos., M.Si. sejak 1 Januari 2026 SK 2/2026",
        "Budi 1 Januari 2020–31 Desember 2025 SK 1/2020",
    ]


def test_a_vacant_post_says_so_and_names_the_acting_holder(site: Finished) -> None:
    assert "Lowong; tugasnya dijalankan Plt." in site.words("jabatan/kepala-evaluasi/")
    assert people(site, "jabatan/kepala-evaluasi/") == ["Dr. Siti Aminah, S.Sos., M.Si."]
    vacant = site.words("jabatan/penguji/")
    assert "Lowong" in vacant
    assert "0 dari 2 terisi" in vacant
    assert "Yayan" not in vacant


def test_a_post_that_is_no_more_says_since_when(site: Finished) -> None:
    assert "Jabatan ini tidak ada lagi sejak 1 Januari 2025." in site.words("jabatan/kepala-lama/")
    assert '<meta name="robots" content="noindex">' in site.text("jabatan/kepala-lama/")


def test_vacancies_are_not_told_where_the_site_says_so(make_site: MakeSite) -> None:
    files: Files = {
        "content/situs.yml": sample.SITE + "direktori:\n  tampilkan_lowong: tidak\n",
        "units/diklat/unit.yml": sample.DIKLAT,
        "units/diklat/jabatan/kepala.yml": sample.post("Kepala"),
        "units/diklat/jabatan/penguji.yml": sample.post(
            "Penguji", "atasan: kepala\nformasi: 2\ntugas: [Ujian]\n", "pelaksana"
        ),
    }
    finished = built(make_site(files).root)
    assert finished.where("Lowong") == []
    assert "terisi" not in finished.words("jabatan/penguji/")
    assert "jabatan/penguji/" not in finished.links("jabatan/kepala/", "main")
    assert "Ujian" in finished.words("pegawai/hubungi/")
    assert finished.json("api/v1/posts.json")["items"] == []


def test_a_service_names_the_post_that_is_responsible(site: Finished) -> None:
    assert "Penanggung jawab Kepala Bidang Diklat" in site.words("layanan/e-learning/")
    assert "jabatan/kepala-diklat/" in site.links("layanan/e-learning/", "main")


# ------------------------------------------------------------------------------ whom to ask


def test_duties_lead_to_who_sees_to_them(site: Finished) -> None:
    rows = [" ".join(row.text(separator=" ").split()) for row in site.html("pegawai/hubungi/").css(".urusan")]
    assert rows == [
        "Jadwal dan pendaftaran Kepala Bidang Diklat Diklat Dr. Siti Aminah, S.Sos., M.Si. siti@uji.example Pesawat 214",
        "Nilai peserta Plt. Kepala Subbidang Evaluasi Diklat Dr. Siti Aminah, S.Sos., M.Si. siti@uji.example Pesawat 214",
        "Ujian ulang Penguji Diklat Lowong. Hubungi unitnya: (022) 7790044 diklat@uji.example",
    ]
    assert "pegawai/hubungi/" in site.links("pegawai/", "main")


# ------------------------------------------------------------------------------ vCards and data


def test_a_vcard_is_read_by_an_independent_parser(site: Finished) -> None:
    card = vobject.readOne(site.text("pegawai/siti-aminah/siti-aminah.vcf"))
    card.validate(raiseException=True)
    assert card.fn.value == "Dr. Siti Aminah, S.Sos., M.Si."
    assert (card.n.value.family, card.n.value.given) == ("Siti Aminah", "")
    assert (card.n.value.prefix, card.n.value.suffix) == ("Dr.", "S.Sos., M.Si.")
    assert card.org.value == ["Lembaga Uji Portal", "Bidang Diklat"]
    assert card.title.value == "Kepala Bidang Diklat; Plt. Kepala Subbidang Evaluasi"
    assert card.email.value == "siti@uji.example"
    assert card.tel.value == "+62227790044"
    assert card.note.value == "Pesawat 214."
    assert card.url.value == f"{sample.OWN}{SITI}"
    assert "photo" not in card.contents


def test_lines_of_a_vcard_end_and_fold_as_they_must(real: Finished) -> None:
    cards = [path.read_bytes() for name, path in real.files.items() if name.endswith(".vcf")]
    assert len(cards) > 50
    for card in cards:
        assert card.endswith(b"\r\n")
        assert not re.search(rb"(?<!\r)\n", card)
        assert max(len(line) for line in card.split(b"\r\n")) <= 75
        card.decode("utf-8")


def test_the_data_of_a_person_is_that_of_the_page(site: Finished) -> None:
    row = site.items("people")["pegawai/siti-aminah"]
    assert (row["title"], row["mail"], row["extension"], row["unit"]) == (
        "Dr. Siti Aminah, S.Sos., M.Si.",
        "siti@uji.example",
        "214",
        "diklat",
    )
    assert (row["rank"], row["grade"]) == (None, None)
    assert [(post["title"], post["capacity"], post["since"]) for post in row["posts"]] == [
        ("Kepala Bidang Diklat", "definitif", "2026-01-01"),
        ("Kepala Subbidang Evaluasi", "plt", "2026-07-01"),
    ]
    assert site.has(row["photo"]["url"].removeprefix(sample.OWN))
    assert site.has(row["card"].removeprefix(sample.OWN))
    private = {"photo_consent", "masked_number", "since", "until", "name", "photo_words"}
    assert private.isdisjoint(row)


def test_the_data_has_the_people_and_posts_of_the_day(site: Finished) -> None:
    assert set(site.items("people")) == {
        f"pegawai/{slug}" for slug in ("ratna", "siti-aminah", "yayan", "yayan-2")
    }
    posts = site.items("posts")
    assert set(posts) == {
        f"jabatan/{slug}" for slug in ("kepala", "kepala-diklat", "kepala-evaluasi", "penguji", "pengelola")
    }
    assert posts["jabatan/penguji"]["holders"] == []
    assert posts["jabatan/kepala-diklat"]["superior"] == f"{sample.OWN}jabatan/kepala/"


def test_a_photograph_leaves_no_other_file_than_the_portraits(site: Finished) -> None:
    assert [name for name in site.files if "siti" in name and "/media/" in name] == sorted(
        name
        for name in site.files
        if re.fullmatch(r"units/diklat/media/siti-potret-(112|224)\.[0-9a-f]{10}\.webp", name)
    )


# ------------------------------------------------------------------------------ renamed files


RENAMED: Files = {
    "units/diklat/pegawai/ani.yml": "nama: Ani\nalamat_lama:\n  - /pegawai/ani-lama/\ndiperbarui: 2026-11-01\n",
    "units/diklat/pegawai/cici.yml": "nama: Cici\nsejak: 2027-01-01\nalamat_lama:\n  - /pegawai/cici-lama/\ndiperbarui: 2026-11-01\n",
    "units/diklat/jabatan/bidang.yml": (
        "nama: Kepala Bidang\njenis: struktural\nalamat_lama:\n  - /jabatan/seksi/\ndiperbarui: 2026-11-01\n"
    ),
}


def test_former_addresses_of_people_and_posts_lead_to_them(make_site: MakeSite) -> None:
    finished = built(make_site(RENAMED).root)
    for former, present in (("pegawai/ani-lama/", "pegawai/ani/"), ("jabatan/seksi/", "jabatan/bidang/")):
        assert present in finished.links(former)
    assert not finished.has("pegawai/cici-lama/"), "nothing of who is to come"


def test_former_address_that_somebody_has_is_refused(make_site: MakeSite) -> None:
    made = make_site(RENAMED)
    made.write(
        "units/diklat/pegawai/budi.yml", RENAMED["units/diklat/pegawai/ani.yml"].replace("ani-lama", "ani")
    )  # type: ignore[union-attr, arg-type]
    assert made.messages() == [
        "units/diklat/pegawai/budi.yml:3: alamat lama `/pegawai/ani/` dipakai units/diklat/pegawai/ani.yml; hapus dari daftar ini"
    ]
