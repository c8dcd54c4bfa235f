"""What is decided about releases without git: names, losses, manifests, receipts, the page of the history."""

from datetime import date

import pytest

from satupintu.releases import guards, history
from satupintu.releases.authors import units_of
from satupintu.releases.manifest import Manifest, ManifestDamaged, difference, read_manifest
from satupintu.releases.receipt import NAMED, Pages, Receipt, receipt_in
from tests.make_site import REPOSITORY

ONE = "1" * 64
TWO = "2" * 64
PLACE = f"<p>a</p>\n{history.OPENING}\nlama\n{history.CLOSING}\n<p>z</p>"


def receipt(number: int, year: int = 2026, **values: object) -> Receipt:
    return Receipt.model_validate(
        {"release": number, "day": date(year, 1, 2), "commit": "a" * 40, "digest": ONE, **values}
    )


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("Kepala Subbagian Humas", True),
        ("Kepala Bidang Administrasi", True),
        ("Siti Aminah", False),
        ("disetujui siti aminah, Humas", False),
        ("humas@uji.example", False),
        ("@budi", False),
    ],
)
def test_a_post_is_told_and_a_person_is_not(text: str, good: bool) -> None:
    assert (guards.personal(text, ["Siti Aminah", "Adi", ""]) == "") is good


@pytest.mark.parametrize(("lost", "refused"), [(0, False), (1, False), (2, True)])
def test_a_share_of_the_pages_may_be_lost_and_not_more(lost: int, refused: bool) -> None:
    before = {f"h{number}/index.html": ONE for number in range(10)}
    gone = guards.vanished(before, dict(list(before.items())[lost:]))
    assert bool(guards.too_many_lost(before, gone, 10)) is refused


def test_what_is_no_page_may_be_lost() -> None:
    assert guards.vanished({"a.pdf": ONE, "riwayat/index.html": ONE}, {}) == []


def test_a_manifest_is_read_back_as_it_was_written() -> None:
    manifest = Manifest(7, {"index.html": ONE, "riwayat/index.html": TWO}, {"theme/a.0123456789.css": TWO})
    assert read_manifest(manifest.dumped().encode()) == manifest


def test_the_digest_of_a_release_leaves_its_history_out() -> None:
    assert Manifest(1, {"a": ONE, "riwayat/index.html": ONE}).digest == Manifest(2, {"a": ONE}).digest


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"[" * 5000,
        b"\xff",
        b'{"version": 2}',
        b'{"version": 1, "release": 1}',
        Manifest(1, {"../keluar": ONE}).dumped().encode(),
        Manifest(1, {"/etc/passwd": ONE}).dumped().encode(),
        Manifest(1, {"a": "x"}).dumped().encode(),
        Manifest(1, {"a": ONE}).dumped().replace('"a"', '"\\ud800"').encode(),
        Manifest(1, {"a\0b": ONE}).dumped().encode(),
        Manifest(0, {"a": ONE}).dumped().encode(),
        Manifest(1, {"a": ONE}).dumped().replace('"release": 1', '"release": true').encode(),
        Manifest(1, {"a": ONE}).dumped().replace(ONE, TWO).encode(),
    ],
)
def test_a_damaged_manifest_is_told_and_not_believed(content: bytes) -> None:
    with pytest.raises(ManifestDamaged):
        read_manifest(content)


def test_pages_are_told_apart_by_their_bytes() -> None:
    before = {"index.html": ONE, "a/index.html": ONE, "b/index.html": ONE, "x.css": ONE}
    after = {"index.html": ONE, "a/index.html": TWO, "c/index.html": ONE, "x.css": TWO}
    found = difference(before, after)
    assert (found.added, found.changed, found.removed) == (("c/",), ("a/",), ("b/",))


def test_a_receipt_is_read_back_from_the_message_of_its_commit() -> None:
    told = receipt(3, reason='Kata "petik"\u2028dan {kurung}', hold=True, returns_to=1)
    assert receipt_in(told.message) == told
    assert receipt_in("perbaikan kecil\n\n{bukan catatan}") is None
    assert receipt_in("Merge branch") is None


def test_a_receipt_names_the_first_pages_and_counts_all() -> None:
    pages = Pages.of(tuple(f"h{number}/" for number in range(100)))
    assert (pages.count, len(pages.first)) == (100, NAMED)


def test_units_are_named_before_the_others() -> None:
    paths = [
        "portal",
        "content/a.md",
        "units/b/unit.yml",
        "units/a/unit.yml",
        "services_catalog/kategori.yml",
    ]
    assert units_of(paths, {"b": "Bidang B"}) == ("Bidang B", "a", "Situs utama", "Satu Kotak", "Pengembang")


def test_the_page_links_to_what_is_there_and_only_names_the_rest() -> None:
    told = receipt(2, removed=Pages(count=1, first=("lalu/",)), added=Pages(count=7, first=("", "baru/")))
    page = history.filled(PLACE, REPOSITORY / "theme", [told], ["index.html", "baru/index.html"])
    assert '<a href="../">/</a>, <a href="../baru/">/baru/</a>, dan 5 lagi' in page
    assert "1 halaman dihapus: /lalu/</li>" in page
    assert page.startswith("<p>a</p>")
    assert page.endswith("<p>z</p>")
    assert "lama\n" not in page


def test_filling_the_page_again_gives_the_same_page() -> None:
    once = history.filled(PLACE, REPOSITORY / "theme", [receipt(1)], [])
    assert history.filled(once, REPOSITORY / "theme", [receipt(1)], []) == once


def test_what_the_receipt_holds_is_text_on_the_page() -> None:
    page = history.filled(PLACE, REPOSITORY / "theme", [receipt(1, reason="<script>x()</script>")], [])
    assert "<script" not in page


def test_a_page_without_a_place_for_releases_is_told() -> None:
    with pytest.raises(history.NoHistoryPage):
        history.filled("<p>a</p>", REPOSITORY / "theme", [], [])


def test_the_data_of_past_years_stays_as_it_is() -> None:
    past = history.data_files([receipt(1, 2025), receipt(2, 2025)])
    now = history.data_files([receipt(3), receipt(1, 2025), receipt(2, 2025)])
    assert now["riwayat/2025.json"] == past["riwayat/2025.json"]
    assert history.read_data(now["riwayat/2025.json"].encode()) == [receipt(2, 2025), receipt(1, 2025)]
    assert history.read_data(b"{}") == []


def test_receipts_of_two_sources_are_joined_and_the_first_is_right() -> None:
    joined = history.together([receipt(3), receipt(2, reason="benar")], [receipt(2), receipt(1)])
    assert [(one.release, one.reason) for one in joined] == [(3, ""), (2, "benar"), (1, "")]
