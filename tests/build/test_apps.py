"""What the staff work with: their applications, marked and findable on every page, and nothing of the inner network."""

import pytest

from satupintu.checks.apps import inner_hosts
from tests.build.project import Finished, built, tree
from tests.build.sample import app, service
from tests.make_site import MakeSite

APPS = ("surat-masuk", "sim-kepegawaian", "sim-persediaan")
READABLE = (".html", ".json", ".xml", ".txt", ".ics", ".svg", ".webmanifest", ".css", ".js")
INNER = "https://192.168.7.40/surat"


def site_of(make_site: MakeSite, files: dict[str, str]) -> Finished:
    return built(make_site(files).root)


RECORD = "services_catalog/aplikasi/surat-masuk.yml"


@pytest.mark.parametrize("slug", APPS)
def test_an_application_says_who_uses_it_how_to_come_in_and_what_to_do_when_it_is_down(
    real: Finished, slug: str
) -> None:
    page, record = f"aplikasi/{slug}/", real.items("apps")[f"aplikasi/{slug}"]
    words = real.words(page)
    assert "Khusus pegawai" in words
    for told in (record["entry"], *record["users"], *record["outage"]):
        assert told in words
    assert "(022) 7790044" in words
    assert f"panduan/{slug}/" in real.links(page, "main")
    assert f"panduan/{slug}/selebaran.pdf" in real.links(page, "main")


@pytest.mark.parametrize("slug", APPS)
def test_an_application_whose_address_is_not_known_leads_to_no_other_site(real: Finished, slug: str) -> None:
    assert [link for link in real.links(f"aplikasi/{slug}/", "main") if link.startswith("http")] == []


@pytest.mark.parametrize("address", ["aplikasi/", "layanan/", "units/sekretariat/layanan/"])
def test_applications_stand_in_lists_under_their_own_heading_and_marked(real: Finished, address: str) -> None:
    page = real.html(address)
    headings = [node.text(strip=True) for node in page.css("h1, h2")]
    assert "Aplikasi kerja pegawai" in headings
    rows = [node for node in page.css(".layanan") if "aplikasi/" in (node.html or "").split("</a>")[0]]
    assert len(rows) == len(APPS)
    assert all("Khusus pegawai" in row.text() for row in rows)


def test_applications_are_not_counted_as_services(real: Finished) -> None:
    assert real.items("services").keys().isdisjoint(real.items("apps"))
    assert f"{len(real.items('services'))} layanan" in real.words("layanan/")


def test_every_page_leads_to_every_application_and_to_the_manuals(real: Finished) -> None:
    wanted = {*(f"aplikasi/{slug}/" for slug in APPS), "aplikasi/", "panduan/"}
    framed = [each for each in real.pages if each != "404.html"]
    missing = {address: left for address in framed if (left := wanted - set(real.links(address, "footer")))}
    assert missing == {}


def test_the_column_of_a_site_without_applications_still_leads_to_the_manuals(make_site: MakeSite) -> None:
    made = make_site()
    settings = (made.root / "content/situs.yml").read_text(encoding="utf-8")
    made.write("content/situs.yml", f"{settings}kaki:\n  - judul: Kerja\n    aplikasi: true\n")
    finished = built(made.root)
    assert {"aplikasi/", "panduan/"} <= set(finished.links("units/diklat/", "footer"))
    assert "Belum ada aplikasi kerja." in finished.words("aplikasi/")
    assert "Belum ada panduan." in finished.words("panduan/")


def test_no_file_of_the_real_site_names_a_computer_of_an_inner_network(real: Finished) -> None:
    read = {
        name: path.read_text(encoding="utf-8")
        for name, path in real.files.items()
        if name.endswith(READABLE)
        and not name.startswith(("pagefind/", "admin/decap-"))  # programs that are not ours
    }
    assert len(read) > 400
    assert {name: found for name, text in read.items() if (found := inner_hosts(text))} == {}


def test_an_inner_address_is_shown_only_where_its_record_says_so(make_site: MakeSite) -> None:
    shown = site_of(make_site, {RECORD: app(alamat=INNER, alamat_internal_ditampilkan="ya")})
    assert INNER in shown.links("aplikasi/surat-masuk/", "main")
    assert "Lewat jaringan kantor" in shown.words("aplikasi/surat-masuk/")
    hidden = make_site({RECORD: app(alamat=INNER)})
    assert len(hidden.messages()) == 1


def test_an_application_that_has_ended_leads_to_its_successor_and_nowhere_else(make_site: MakeSite) -> None:
    ended = app(
        nama="Surat lama",
        alamat="https://kenari-lama.uji.example/",
        keadaan="\n  status: dihentikan\n  diganti_oleh: surat-masuk",
    )
    finished = site_of(make_site, {RECORD: app(), "services_catalog/aplikasi/lama.yml": ended})
    assert finished.where("kenari-lama") == []
    assert "aplikasi/surat-masuk/" in finished.links("aplikasi/lama/", "main")
    assert finished.items("apps")["aplikasi/lama"]["state"]["condition"] == "dihentikan"


def test_an_application_of_another_day_is_in_no_file(make_site: MakeSite) -> None:
    finished = site_of(
        make_site,
        {
            RECORD: app(nama="Kenari nanti", sejak="2027-01-01"),
            "services_catalog/aplikasi/lewat.yml": app(nama="Kenari lewat", sampai="2026-01-01"),
        },
    )
    assert finished.where("Kenari") == []


def test_a_changed_sentence_changes_the_places_of_its_application_and_nothing_else(
    make_site: MakeSite,
) -> None:
    kept = {"services_catalog/layanan/belajar.yml": service()}
    sentence = "Mencatat dan meneruskan surat"
    before = built(make_site(kept | {RECORD: app()}).root)
    after = built(make_site(kept | {RECORD: app(ringkasan=sentence)}).root)
    old, new = tree(before.folder), tree(after.folder)
    changed = {name for name in new if old[name] != new[name]} - {"terbitan.json"}
    assert changed == {
        "index.html",
        "aplikasi/index.html",
        "aplikasi/surat-masuk/index.html",
        "layanan/index.html",
        "layanan/pilih/status/index.html",
        "layanan/pilih/status/di-loket/index.html",
        "layanan/pilih/jenis/aplikasi/index.html",
        "layanan/pilih/unit/diklat/index.html",
        "units/diklat/layanan/index.html",
        "api/v1/apps.json",
    }
    assert all(sentence in after.text(name) for name in changed)
