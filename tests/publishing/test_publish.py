"""`portal publish`: real repositories, a real remote, and everything that must be refused."""

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from satupintu.commands.publication import ReleaseNote
from satupintu.commands.publish import Place, PublishOptions, publish
from tests.make_site import DAY, SETTINGS
from tests.publishing.office import FIRST, PAGE, SECOND, Office, git, refused


def test_a_build_is_published_whole_and_nothing_else(office: Office) -> None:
    before = office.local
    office.published()
    built = {
        path.relative_to(office.output(FIRST).resolve()).as_posix() for path in _files(office.output(FIRST))
    }
    assert set(office.names()) == built | {".nojekyll", "manifest.json", "riwayat/2026.json"}
    assert FIRST in office.file("berita/satu/index.html")
    assert office.local_now() == before


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.resolve().rglob("*") if path.is_file()]


def test_it_builds_first_with_the_settings_of_the_published_site(office: Office) -> None:
    shutil.rmtree(office.root / ".output.d")
    (office.root / "publishconf.py").write_text("tidak_ada.benar\n")
    office.git("commit", "-qam", "pengaturan rusak")
    office.git("push", "-q", "origin", "main")
    result = office.run("publish", "--date", DAY)
    assert result.returncode == 3
    assert "publishconf.py" in result.stderr
    office.git("revert", "--no-edit", "HEAD")
    office.git("push", "-q", "origin", "main")
    assert office.run("publish", "--date", DAY).returncode == 0
    assert FIRST in office.file("berita/satu/index.html")


def test_faulty_content_is_told_and_not_published(office: Office) -> None:
    (office.root / PAGE).write_text("---\njudul: A\n")
    office.git("commit", "-qam", "rusak")
    office.git("push", "-q", "origin", "main")
    result = office.run("publish", "--date", DAY)
    assert result.returncode == 1
    assert f"{PAGE}:" in result.stdout
    assert not office.tip


def test_what_is_published_already_makes_no_second_commit(office: Office) -> None:
    office.published()
    tip = office.tip
    assert "Tidak ada yang baru" in office.published()
    assert office.tip == tip


def test_a_build_of_another_day_that_changes_no_page_is_nothing_new(office: Office) -> None:
    office.published()
    tip = office.tip
    result = office.run("publish", "--date", "2026-11-23")
    assert "Tidak ada yang baru" in result.stderr
    assert office.tip == tip


def test_a_commit_that_changes_no_page_is_nothing_new(office: Office) -> None:
    office.published()
    tip = office.tip
    (office.root / "catatan.txt").write_text("x")
    office.git("add", "-A")
    office.git("commit", "-qm", "catatan")
    office.git("push", "-q", "origin", "main")
    assert office.run("publish", "--date", DAY).returncode == 0
    assert office.tip == tip


def test_the_next_release_follows_the_last_one(office: Office) -> None:
    office.published()
    first = office.tip
    office.move_on()
    assert "Terbitan 2: 3 halaman baru" in office.published(SECOND)
    assert office.there("rev-parse", "gh-pages~1") == first
    assert SECOND in office.file("berita/satu/index.html")
    assert "lalu/index.html" not in office.names()


# ------------------------------------------------------------------------------------- guards


def test_an_emptied_output_is_refused(office: Office) -> None:
    for entry in office.output(FIRST).resolve().iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    refused(office.publish(), "situs kosong")
    assert not office.tip


def test_an_output_without_its_home_page_is_refused(office: Office) -> None:
    (office.output(FIRST) / "index.html").unlink()
    refused(office.publish(), "situs kosong")


def test_no_output_at_all_is_refused(office: Office) -> None:
    office.output(FIRST).unlink()
    refused(office.publish(), "tidak ada hasil bangun")


@pytest.mark.parametrize("what", ["changed", "planted", "removed"])
def test_an_output_changed_after_it_was_built_is_refused(office: Office, what: str) -> None:
    page = office.output(FIRST) / "berita/satu/index.html"
    if what == "changed":
        page.write_text(page.read_text().replace(FIRST, "Kabar palsu"))
    elif what == "planted":
        page.with_name("tanam.html").write_text("x")
    else:
        page.unlink()
    refused(office.publish(), "berubah sesudah dibangun")
    assert not office.tip


def test_a_site_that_lost_too_many_pages_is_refused_and_they_are_listed(office: Office) -> None:
    office.published()
    tip = office.tip
    for page in (office.root / "content/halaman").glob("*.md"):
        page.unlink()
    office.git("commit", "-qam", "hapus")
    office.git("push", "-q", "origin", "main")
    result = office.run("publish", "--date", DAY)
    assert result.returncode == 3
    assert result.stdout.splitlines() == [f"/h-{number}/" for number in range(6)] + ["/lalu/"]
    assert "7 dari 31 halaman hilang (22,6 %, paling banyak 10 %)" in result.stderr
    assert office.tip == tip
    allowed = office.run("publish", "--no-build", "--allow-loss", "Digabung ke profil")
    assert allowed.returncode == 0, allowed.stderr
    assert office.receipts[0].reason == "Digabung ke profil"
    assert office.receipts[0].removed.count == 7


def test_the_settings_say_how_much_may_be_lost(office: Office) -> None:
    office.published()
    (office.root / "content/situs.yml").write_text(f"{SETTINGS}penerbitan:\n  paling_banyak_hilang: 30\n")
    for page in (office.root / "content/halaman").glob("*.md"):
        page.unlink()
    office.git("commit", "-qam", "hapus")
    office.git("push", "-q", "origin", "main")
    assert office.run("publish", "--date", DAY).returncode == 0


@pytest.mark.parametrize("name", ["content/berita/belum.md", PAGE])
def test_a_working_tree_with_changes_is_refused(office: Office, name: str) -> None:
    (office.root / name).write_text("---\njudul: Belum disetujui\n---\n")
    refused(office.publish(), name)
    assert not office.tip


def test_new_files_are_seen_though_git_is_told_not_to_show_them(office: Office) -> None:
    office.git("config", "status.showUntrackedFiles", "no")
    (office.root / "content/berita/belum.md").write_text("---\njudul: Belum disetujui\n---\n")
    refused(office.publish(), "content/berita/belum.md")


def test_settings_of_git_that_change_what_it_prints_change_no_release(office: Office) -> None:
    """Those that people have: other letters, signatures, colours, file names by the folder they are asked in."""
    for key, value in {
        "i18n.logOutputEncoding": "ISO-8859-1",
        "i18n.commitEncoding": "ISO-8859-1",
        "log.showSignature": "true",
        "color.ui": "always",
        "log.decorate": "full",
        "status.short": "true",
        "status.branch": "true",
        "diff.noprefix": "true",
    }.items():
        office.git("config", key, value)
    office.published(FIRST, "--approved-by", "Kepala Subbagian “Humas” – é")
    office.move_on()
    office.published(SECOND)
    told = office.run("releases", "--json")
    assert [row["approved_by"] for row in json.loads(told.stdout)] == ["", "Kepala Subbagian “Humas” – é"]


def test_it_is_the_repository_of_the_portal_whatever_a_hook_says(office: Office) -> None:
    """Git tells its hooks by variables where they are; a publication that is started there is about another one."""
    there = {
        "GIT_DIR": str(office.remote),
        "GIT_WORK_TREE": str(office.place),
        "GIT_INDEX_FILE": "/tidak/ada",
    }
    result = office.run("publish", "--date", DAY, env=there)
    assert result.returncode == 0, result.stderr
    assert office.receipts


def test_the_receipt_names_the_commit_that_was_built(office: Office) -> None:
    """Whoever commits here while the site is built does so for the next release."""
    released = office.git("rev-parse", "HEAD")

    def committed_meanwhile() -> int:
        office.git("commit", "-q", "--allow-empty", "-m", "berikutnya")
        return 0

    options = PublishOptions(office.output(FIRST), Place(), ReleaseNote(DAY), build=committed_meanwhile)
    assert publish(office.root, options) == 0
    assert [receipt.commit for receipt in office.receipts] == [released]


def test_a_shallow_clone_is_refused(office: Office) -> None:
    office.move_on()
    shallow = office.clone("dangkal", "--depth", "1")
    refused(shallow.publish(SECOND), "riwayat")
    assert not office.tip


def test_a_build_of_an_older_commit_is_refused(office: Office) -> None:
    office.move_on()
    refused(office.publish(FIRST), "tidak dibuat dari `main` yang terbaru")


def test_a_clone_behind_main_is_refused_though_it_has_not_heard_of_it(office: Office) -> None:
    behind = office.clone("tertinggal")
    office.move_on()
    refused(behind.publish(FIRST), "bukan `main` yang terbaru")
    assert not office.tip


def test_commits_that_nobody_has_approved_are_refused(office: Office) -> None:
    office.git("merge", "-q", "--ff-only", "kedua")
    refused(office.publish(SECOND), "bukan `main` yang terbaru")


def test_a_build_of_uncommitted_changes_is_refused(office: Office) -> None:
    page = office.root / PAGE
    committed = page.read_text()
    page.write_text(committed.replace(FIRST, "Belum disetujui"))
    office.run("build", "--date", DAY)
    page.write_text(committed)
    refused(office.publish(), "tidak dibuat dari `main` yang terbaru")


def test_a_build_for_opening_from_a_disk_is_refused(office: Office) -> None:
    office.run("build", "--date", DAY, "--from-disk")
    refused(office.publish(), "--from-disk")


def test_a_folder_without_repository_is_refused(office: Office) -> None:
    shutil.rmtree(office.root / ".git")
    refused(office.publish(), "bukan repositori git")


def test_a_remote_that_is_not_known_is_refused(office: Office) -> None:
    refused(office.publish(FIRST, "--remote", "pusat"), "remote `pusat`")


def test_a_remote_that_cannot_be_reached_is_told(office: Office) -> None:
    office.remote.rename(office.place / "hilang.git")
    refused(office.publish(), "tidak dapat dihubungi")


def test_a_remote_without_the_source_is_refused(office: Office) -> None:
    refused(office.publish(FIRST, "--source", "utama"), "tidak punya cabang `utama`")


def test_the_source_itself_is_never_published_to(office: Office) -> None:
    refused(office.publish(FIRST, "--branch", "main"), "cabang sumber")


def test_a_branch_that_holds_something_else_is_left_alone(office: Office) -> None:
    office.git("push", "-q", "origin", "kedua:gh-pages")
    tip = office.tip
    refused(office.publish(), "berisi hal lain")
    assert office.tip == tip


def test_a_release_without_readable_manifest_is_no_ground_to_build_on(office: Office) -> None:
    office.published()
    with_clone = office.place / "tangan"
    git(office.place, "clone", "-q", "-b", "gh-pages", str(office.remote), "tangan")
    message = git(with_clone, "log", "-1", "--format=%B")
    (with_clone / "manifest.json").write_text("{}")
    git(with_clone, "commit", "-qam", message)
    git(with_clone, "push", "-q")
    office.move_on()
    refused(office.publish(SECOND), "manifest.json", "rollback")


def test_a_push_that_the_remote_refuses_is_told_with_its_words(office: Office) -> None:
    _hook(office.remote, "pre-receive", "echo 'cabang ini dilindungi' >&2; exit 1")
    refused(office.publish(), "menolak", "cabang ini dilindungi")
    assert not office.tip


def _hook(repository: Path, name: str, script: str) -> Path:
    hook = repository / "hooks" / name
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n{script}\n")
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    return hook


@pytest.mark.parametrize(
    "name",
    [
        "baris\nbaru.html",
        ".git/config",
        "CNAME",
        ".nojekyll",
        "a/.sembunyi",
        "A b.html",
        "titik.",
        "manifest.json",
        "_headers",
    ],
)
def test_file_names_that_are_not_safe_are_refused(office: Office, name: str) -> None:
    file = office.output(FIRST) / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("x")
    refused(office.publish(), "nama berkas tidak aman", name.encode("unicode_escape").decode())
    assert not office.tip


def test_names_that_are_equal_but_for_case_are_refused(office: Office) -> None:
    (office.output(FIRST) / "INDEX.html").write_text("x")
    refused(office.publish(), "`INDEX.html dan index.html` (sama di komputer lain)")


def test_a_name_that_is_no_text_is_refused(office: Office) -> None:
    (Path(os.fsdecode(os.fsencode(office.output(FIRST)) + b"/\xff.html"))).write_text("x")
    refused(office.publish(), "nama berkas tidak aman")


def test_a_link_in_the_output_is_refused(office: Office) -> None:
    (office.output(FIRST) / "rahasia.txt").symlink_to("/etc/passwd")
    refused(office.publish(), "bukan berkas biasa")
    assert not office.tip


def test_the_domain_of_the_site_comes_from_the_settings_alone(office: Office) -> None:
    office.published()
    assert "CNAME" not in office.names()
    (office.root / "content/situs.yml").write_text(f"{SETTINGS}penerbitan:\n  domain_sendiri: ya\n")
    office.git("commit", "-qam", "domain")
    office.git("push", "-q", "origin", "main")
    assert office.run("publish", "--date", DAY).returncode == 0
    assert office.file("CNAME") == "uji.example"
    assert office.file(".nojekyll") == ""


def test_the_search_bundle_is_taken_over_where_it_is_made_from_the_same_pages(office: Office) -> None:
    """Two runs of Pagefind over the same pages differ in bytes; a bundle that was spoilt stands for the second run."""
    (office.root / "content/situs.yml").write_text(SETTINGS.replace("pencarian: tidak\n", ""))
    office.git("commit", "-qam", "cari")
    office.git("push", "-q", "origin", "main")
    assert office.run("publish", "--date", DAY).returncode == 0
    tip, bundle = office.tip, office.file("pagefind/pagefind-entry.json")
    built = office.output(FIRST) / "pagefind/pagefind-entry.json"
    built.write_text(built.read_text() + " ")
    assert "Tidak ada yang baru" in office.run("publish", "--no-build").stderr
    assert office.tip == tip
    (office.root / "content/situs.yml").write_text(
        SETTINGS.replace("pencarian: tidak\n", "") + "kaki: []\npenerbitan: {domain_sendiri: ya}\n"
    )
    office.git("commit", "-qam", "domain")
    office.git("push", "-q", "origin", "main")
    office.run("build", "--date", DAY)
    built.write_text(built.read_text() + " ")
    assert office.run("publish", "--no-build").returncode == 0
    assert office.tip != tip
    assert office.file("pagefind/pagefind-entry.json") == bundle


# ------------------------------------------------------------------------------------- the receipt


def test_the_receipt_names_units_post_and_pages(office: Office) -> None:
    office.published(FIRST, "--approved-by", "Kepala Subbagian Humas")
    office.move_on()
    office.published(SECOND, "--approved-by", "Kepala Subbagian Humas")
    receipt = office.receipts[0]
    assert (receipt.release, receipt.day, receipt.commit) == (2, DAY, office.git("rev-parse", "HEAD"))
    assert receipt.units == ("Bidang Diklat", "Situs utama")
    assert receipt.approved_by == "Kepala Subbagian Humas"
    assert receipt.added.first == (
        "units/diklat/berita/arsip/2026/",
        "units/diklat/berita/dua/",
        "units/diklat/pemutakhiran/",
    )
    assert receipt.removed.first == ("lalu/",)
    assert "berita/satu/" in receipt.changed.first
    assert receipt.digest == json.loads(office.file("manifest.json"))["digest"]


@pytest.mark.parametrize("text", ["budi@uji.example", "@budi-humas", "dua\nbaris", "x" * 81])
def test_what_is_no_post_is_no_approver(office: Office, text: str) -> None:
    refused(office.publish(FIRST, "--approved-by", text))
    assert not office.tip


def test_nobody_is_named_in_the_branch(office: Office) -> None:
    office.published()
    assert office.there("log", "--format=%an%ae%cn%ce", "gh-pages") == "Portal Satu Pintuportal@localhost" * 2
