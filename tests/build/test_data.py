"""`/api/v1/`: the content as data, judged by a validator the build does not use."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree

from tests.build import sample
from tests.build.project import Finished, built, once
from tests.make_site import make_project

KINDS = (
    "units",
    "services",
    "apps",
    "people",
    "posts",
    "news",
    "announcements",
    "events",
    "downloads",
    "pages",
    "manuals",
)
OF_NO_UNIT = {"services": "layanan/", "apps": "aplikasi/", "people": "pegawai/", "posts": "jabatan/"}
"""Kinds whose unit is no part of their addresses."""
BASE_FIELDS = {"id", "url", "unit", "title", "updated"}
ADDRESS = {
    "pages": "pages",
    "news": "berita",
    "announcements": "pengumuman",
    "events": "agenda",
    "downloads": "unduhan",
}


@pytest.fixture(scope="session")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The sample site after the unit `diklat` was renamed `pelatihan` and the site moved to another address."""
    files = {
        path.replace("units/diklat/", "units/pelatihan/"): content for path, content in sample.FILES.items()
    }
    replaced = {
        "units/diklat/": "units/pelatihan/",
        sample.OWN: "https://baru.example/situs/",
        "pindah_ke: diklat": "pindah_ke: pelatihan",
    }
    for path, content in files.items():
        if isinstance(content, str):
            for former, present in replaced.items():
                content = content.replace(former, present)
            files[path] = content
    files["units/pelatihan/unit.yml"] = (
        sample.DIKLAT.replace("Bidang Diklat", "Bidang Pelatihan") + "slug_lama: [diklat]\n"
    )
    folder = once(
        tmp_path_factory, "ganti-nama", lambda target: built(make_project(target / "situs", files).root)
    )
    return Finished(folder / "situs" / "output")


@pytest.mark.parametrize("kind", KINDS)
def test_data_validates_against_its_published_schema(site: Finished, real: Finished, kind: str) -> None:
    for finished in (site, real):
        schema = finished.json(f"api/v1/schema/{kind}.json")
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        assert list(validator.iter_errors(finished.json(f"api/v1/{kind}.json"))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_schema_refuses_an_unknown_field_and_a_missing_one(site: Finished, kind: str) -> None:
    validator = Draft202012Validator(site.json(f"api/v1/schema/{kind}.json"))
    document = site.json(f"api/v1/{kind}.json")
    assert not validator.is_valid({**document, "items": [{**document["items"][0], "nip": "1"}]})
    assert not validator.is_valid(
        {**document, "items": [{key: value for key, value in document["items"][0].items() if key != "id"}]}
    )


@pytest.mark.parametrize("kind", KINDS)
def test_data_has_the_envelope_and_the_fields_of_the_contract(real: Finished, kind: str) -> None:
    document = real.json(f"api/v1/{kind}.json")
    assert list(document) == ["kind", "version", "count", "items"]
    assert (document["kind"], document["version"], document["count"]) == (kind, 1, len(document["items"]))
    assert document["count"] > 0
    assert [item["id"] for item in document["items"] if not item.keys() >= BASE_FIELDS] == []
    assert len({item["id"] for item in document["items"]}) == document["count"]


def test_index_lists_every_kind_with_its_count_and_addresses(real: Finished) -> None:
    kinds = {entry["kind"]: entry for entry in real.json("api/v1/index.json")["kinds"]}
    assert tuple(kinds) == KINDS
    for kind, entry in kinds.items():
        assert entry["count"] == real.json(f"api/v1/{kind}.json")["count"]
        assert entry["url"].endswith(f"/api/v1/{kind}.json")
        assert entry["schema"].endswith(f"/api/v1/schema/{kind}.json")


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_names_its_page_and_its_unit(site: Finished, kind: str) -> None:
    for row in site.items(kind).values():
        address = row["url"].removeprefix(sample.OWN)
        assert site.has(address), row["id"]
        assert row["title"] in site.words(address, "body")
        if kind not in OF_NO_UNIT:
            assert row["unit"] == (address.split("/")[1] if address.startswith("units/") else None)


def test_ids_are_paths_without_ending(site: Finished) -> None:
    assert "units/diklat/pengumuman/berlaku" in site.items("announcements")
    assert "content/halaman/profil" in site.items("pages")
    assert "units/diklat" in site.items("units")


@pytest.mark.parametrize("kind", KINDS)
def test_ids_stay_when_a_unit_is_renamed_and_the_site_moves(
    site: Finished, renamed: Finished, kind: str
) -> None:
    assert set(renamed.items(kind)) == set(site.items(kind))
    moved = [row for row in renamed.items(kind).values() if row["unit"] == "pelatihan"]
    home = "https://baru.example/situs/" + OF_NO_UNIT.get(kind, "units/pelatihan/")
    assert all(row["url"].startswith(home) for row in moved)


def test_a_unit_renamed_earlier_keeps_its_first_id(site: Finished) -> None:
    assert "units/asesmen" in site.items("units")
    assert "units/asesmen/agenda/rapat-batal" in site.items("events")
    assert site.items("events")["units/asesmen/agenda/rapat-batal"]["unit"] == "kompetensi"


@pytest.mark.parametrize("secret", [sample.SECRET_ACCOUNT, sample.DRAFT, sample.SCHEDULED, "Arsip"])
def test_what_is_private_draft_future_or_withheld_is_not_in_the_data(site: Finished, secret: str) -> None:
    assert [name for name in site.files if name.startswith("api/") and secret in site.text(name)] == []


def test_the_account_that_keeps_a_unit_is_in_no_file_at_all(
    site: Finished, real: Finished, real_project: Path
) -> None:
    assert site.where(sample.SECRET_ACCOUNT) == []
    accounts = {
        line.partition(":")[2].strip()
        for file in real_project.glob("units/*/unit.yml")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith(("akun:", "wakil:"))
    }
    assert len(accounts) >= 4
    assert {account: real.where(account) for account in accounts if real.where(account)} == {}


def test_a_download_carries_the_facts_of_the_real_file(site: Finished) -> None:
    row = site.items("downloads")["units/diklat/unduhan/pedoman"]
    served = site.file(row["file"]["url"].removeprefix(sample.OWN)).read_bytes()
    assert (row["file"]["type"], row["file"]["size"], row["file"]["sha256"]) == (
        "PDF",
        len(served),
        hashlib.sha256(served).hexdigest(),
    )
    former: dict[str, Any] = row["former_versions"][0]
    assert (former["version"], former["date"]) == ("1.0", "2025-02-03")
    assert site.has(former["url"].removeprefix(sample.OWN))
    assert row["updated"] == "2026-04-06"


def test_events_and_reports_name_each_other_and_attachments_are_files(site: Finished) -> None:
    event = site.items("events")["units/diklat/agenda/latsar-2026"]
    report = site.items("news")["units/diklat/berita/laporan-latsar"]
    assert event["reports"] == [report["url"]]
    assert report["event"] == event["url"]
    attachments = site.items("announcements")["units/diklat/pengumuman/berlaku"]["attachments"]
    assert [file["type"] for file in attachments] == ["PDF", "CSV"]
    assert all(site.has(file["url"].removeprefix(sample.OWN)) for file in attachments)


def test_expired_announcements_stay_in_the_data_with_their_last_day(site: Finished) -> None:
    assert site.items("announcements")["units/diklat/pengumuman/berakhir"]["valid_until"] == "2025-06-30"


# ------------------------------------------------------------------------------------- renamed: feeds and calendars


def test_old_addresses_of_the_renamed_unit_lead_to_the_new_ones(renamed: Finished) -> None:
    page = renamed.html("units/diklat/pengumuman/berlaku/")
    assert (page.css_first("meta[http-equiv=refresh]").attributes["content"] or "").endswith(
        "units/pelatihan/pengumuman/berlaku/"
    )


@pytest.mark.parametrize("kind", ["berita", "pengumuman", "agenda", "unduhan"])
def test_feed_ids_stay_when_a_unit_is_renamed_and_the_site_moves(
    site: Finished, renamed: Finished, kind: str
) -> None:
    for before, after in (("", ""), ("units/diklat/", "units/pelatihan/")):
        assert _feed_ids(renamed, f"{after}feeds/{kind}.atom.xml") == _feed_ids(
            site, f"{before}feeds/{kind}.atom.xml"
        )


def test_calendar_ids_stay_when_a_unit_is_renamed_and_the_site_moves(
    site: Finished, renamed: Finished
) -> None:
    uids = [
        sorted(line for line in finished.text("agenda/agenda.ics").splitlines() if line.startswith("UID:"))
        for finished in (site, renamed)
    ]
    assert uids[0] == uids[1]
    assert len(set(uids[0])) == 5


def _feed_ids(finished: Finished, address: str) -> list[str]:
    root = etree.fromstring(finished.file(address).read_bytes())
    return sorted(node.text or "" for node in root.iter("{http://www.w3.org/2005/Atom}id"))
