"""Proposals that cannot be built, that bring dangerous files, that touch what is others', and where reports may lie."""

import json
from pathlib import Path

import comrak

from tests.build.project import portal
from tests.law.histories import SUBMODULE, SYMLINK, File, Histories, git
from tests.make_site import markdown
from tests.review.proposals import SCHEDULE, Office, office

__all__ = ["office"]

NEWS = "units/diklat/berita/baru.md"


def test_a_head_that_does_not_build_still_has_its_report(office: Office, tmp_path: Path) -> None:
    broken = SCHEDULE.replace("judul: Jadwal pelatihan\n", "judul:\n").replace(
        "../halaman/aturan", "../hilang"
    )
    head = office.propose({"units/diklat/pengumuman/jadwal.md": broken})
    output = tmp_path / "laporan"
    found = office.report(head, output)
    assert found["verdict"] == "tidak-boleh"
    assert [(each["path"], each["line"], each["rule"]) for each in found["problems"]] == [
        ("units/diklat/pengumuman/jadwal.md", 2, "kunci")
    ]
    assert found["keys"][0] == {
        "path": "units/diklat/pengumuman/jadwal.md",
        "key": "Judul",
        "before": "Jadwal pelatihan",
        "after": "",
    }
    assert found["pages"] == [] and found["size"] is None
    assert sorted(file.name for file in output.iterdir()) == ["komentar.md", "laporan.html", "laporan.json"]
    assert "Halaman tidak dibandingkan" in (output / "laporan.html").read_text()


def test_a_base_that_does_not_build_is_told_and_is_no_fault_of_the_proposal(
    office: Office, tmp_path: Path
) -> None:
    base = office.propose({"units/kajian/berita/kajian.md": "tanpa pembuka"})
    head = office.propose({"units/kajian/berita/kajian.md": markdown()}, base)
    found = office.report(head, tmp_path / "laporan", base=base)
    assert found["verdict"] == "perlu-dibaca"
    assert found["reasons"][0]["text"] == (
        "situs sebelum usulan sendiri tidak dapat dibangun, jadi tidak ada pembandingnya"
    )


def test_what_the_law_refuses_is_in_the_report(office: Office, tmp_path: Path) -> None:
    head = office.propose({NEWS: markdown(), "units/kajian/berita/kajian.md": markdown(judul="Diganti")})
    found = office.report(head, tmp_path / "laporan", "--as", "pic-diklat")
    assert found["verdict"] == "tidak-boleh"
    assert [(each["path"], each["rule"]) for each in found["law"]] == [
        ("units/kajian/berita/kajian.md", "folder")
    ]
    assert [owner["name"] for owner in found["owners"]] == ["Bidang Diklat", "Bidang Kajian"]


def test_files_that_are_no_files_are_refused_and_write_nothing(office: Office, tmp_path: Path) -> None:
    outside = tmp_path / "luar"
    outside.mkdir()
    head = office.propose(
        {
            "units/diklat/media/pintu": File(str(outside), SYMLINK),
            "units/diklat/media/lain": File(office.main.id, SUBMODULE),
        }
    )
    found = office.report(head, tmp_path / "laporan")
    told = {(each["path"], each["rule"]) for each in found["problems"]}
    assert {("units/diklat/media/pintu", "bentuk"), ("units/diklat/media/lain", "bentuk")} <= told
    assert list(outside.iterdir()) == []


def test_a_path_that_leads_out_is_refused_and_not_written(office: Office, tmp_path: Path) -> None:
    head = office.made.odd("../keluar.md", "di luar", office.main)
    found = office.report(head, tmp_path / "laporan")
    assert ("../keluar.md", "bentuk") in {(each["path"], each["rule"]) for each in found["problems"]}
    assert list(tmp_path.rglob("keluar.md")) == []


def test_a_personal_number_is_refused_and_in_no_file_of_the_report(office: Office, tmp_path: Path) -> None:
    number = "3204121708900001"
    head = office.propose({NEWS: markdown(f"NIK {number}.\n"), "units/diklat/unit.yml": f"nama: {number}\n"})
    found = office.report(head, tmp_path / "laporan")
    assert found["verdict"] == "tidak-boleh"
    assert {each["path"] for each in found["private"]} == {NEWS, "units/diklat/unit.yml"}
    written = [file for file in (tmp_path / "laporan").rglob("*") if file.is_file()]
    assert [file.name for file in written if number.encode() in file.read_bytes()] == []


def test_a_personal_number_that_was_taken_back_stays_in_the_history_and_is_refused(
    office: Office, tmp_path: Path
) -> None:
    slip = office.propose({NEWS: markdown("Satu.\n\nNIK 3204121708900001.\n")})
    head = office.propose({NEWS: markdown("Satu.\n")}, slip)
    found = office.report(head, tmp_path / "laporan", "--as", "pic-diklat")
    assert found["verdict"] == "tidak-boleh"
    assert [(each["path"], each["line"]) for each in found["private"]] == [(NEWS, 8)]
    assert found["private"][0]["message"] == (
        f"NIK atau nomor KK (32••••••••••••01) sudah dihapus, tetapi tetap ada di commit {slip.id[:8]}; "
        "buat usulan baru dari `main` tanpa commit itu, dan beri tahu Humas"
    )


def test_a_moved_page_without_its_old_address_is_found_by_its_text(office: Office, tmp_path: Path) -> None:
    text = office.main.files["units/diklat/halaman/aturan.md"].content
    moved = {"units/diklat/halaman/aturan.md": None, "units/diklat/halaman/tata-tertib.md": text}
    schedule = SCHEDULE.replace("halaman/aturan.md", "halaman/tata-tertib.md")
    head = office.propose({**moved, "units/diklat/pengumuman/jadwal.md": schedule})
    found = office.report(head, tmp_path / "laporan")
    (page,) = [each for each in found["pages"] if each["status"] == "pindah"]
    assert (page["former"], page["address"], page["forwarded"]) == (
        "/units/diklat/halaman/aturan/",
        "/units/diklat/halaman/tata-tertib/",
        False,
    )
    assert found["reasons"][0]["text"].startswith("1 halaman pindah tanpa `alamat_lama`")
    (changed,) = [each for each in found["pages"] if each["status"] == "berubah"]
    assert [link["address"] for link in changed["links_added"]] == ["/units/diklat/halaman/tata-tertib/"]
    assert [link["address"] for link in changed["links_removed"]] == ["/units/diklat/halaman/aturan/"]


def test_only_what_the_proposal_changes_is_reported_when_the_base_has_moved_on(
    office: Office, tmp_path: Path
) -> None:
    head = office.propose({NEWS: markdown(judul="Berita baru")})
    both = "units/kajian/berita/kajian.md"
    later = office.propose({both: markdown(judul="Diubah di asal")})
    found = office.report(head, tmp_path / "laporan", base=later)
    assert [page["title"] for page in found["pages"]] == ["Berita baru"]
    clash = office.propose({both: markdown(judul="Diubah di usulan")})
    found = office.report(clash, tmp_path / "laporan", base=later)
    assert any("juga berubah di `main`" in reason["text"] for reason in found["reasons"])


def test_many_files_marked_as_reviewed_and_nothing_else_are_asked_about(
    office: Office, tmp_path: Path
) -> None:
    reviewed = "{tanggal: 2026-11-20, oleh: Humas}"
    names = [f"units/diklat/berita/berita-{number}.md" for number in range(11)]
    base = office.propose({name: markdown(judul=name) for name in names})
    head = office.propose({name: markdown(judul=name, ditinjau=reviewed) for name in names}, base)
    found = office.report(head, tmp_path / "laporan", base=base)
    told = "11 berkas hanya diganti tanggal `ditinjau`-nya; tanyakan apakah semua benar dibaca"
    assert [reason["text"] for reason in found["reasons"]] == [told]


def test_a_page_that_reads_like_another_is_named(office: Office, tmp_path: Path) -> None:
    body = (
        "Peserta membawa surat tugas, kartu pegawai, dan laptop pada hari pertama pelatihan di Jatinangor.\n"
    )
    base = office.propose({"units/diklat/berita/bawaan.md": markdown(body, judul="Bawaan peserta")})
    head = office.propose({"units/diklat/berita/bekal.md": markdown(body, judul="Bawaan para peserta")}, base)
    found = office.report(head, tmp_path / "laporan", base=base)
    (each,) = found["duplicates"]
    assert (each["address"], each["other"]["address"]) == (
        "/units/diklat/berita/bekal/",
        "/units/diklat/berita/bawaan/",
    )


def test_files_of_the_program_are_named_and_nothing_of_them_is_run(office: Office, tmp_path: Path) -> None:
    mark = tmp_path / "dijalankan"
    program = f"import pathlib\npathlib.Path({str(mark)!r}).touch()\n"
    template = "{{ 1/0 }}"
    head = office.propose(
        {"pelicanconf.py": program, "satupintu/__init__.py": program, "theme/templates/base.html": template}
    )
    found = office.report(head, tmp_path / "laporan")
    assert [file["content"] for file in found["files"]] == [False] * 3
    assert found["reasons"][0]["text"].startswith("3 berkas di luar folder isi berubah")
    assert not mark.exists()


def test_usage_and_what_is_no_repository_have_their_own_codes(office: Office, tmp_path: Path) -> None:
    assert portal(office.root, "review", "main").returncode == 2
    assert portal(office.root, "review").returncode == 2
    unknown = portal(office.root, "review", "main..tidak-ada", "--repository", office.made.root)
    assert (unknown.returncode, unknown.stdout) == (3, "")
    nowhere = portal(office.root, "review", "main..usulan", "--repository", tmp_path)
    assert (nowhere.returncode, nowhere.stdout) == (3, "")


def test_a_folder_of_somebody_else_is_left_alone(office: Office, tmp_path: Path) -> None:
    (tmp_path / "surat").write_text("penting")
    ended = office.review(office.main, tmp_path)
    assert ended.returncode == 3
    assert (tmp_path / "surat").read_text() == "penting"


def test_the_comment_calls_nobody_and_links_nowhere(office: Office, tmp_path: Path) -> None:
    """CommonMark makes nothing but code of what others wrote."""
    link, picture = "`rm` [klik](javascript:alert(1)) @humas", "<img src=x onerror=alert(1)>"
    for title in (link, picture):
        office.report(office.propose({NEWS: markdown(judul=json.dumps(title))}), tmp_path / "laporan")
        comment = (tmp_path / "laporan/komentar.md").read_text()
        html = comrak.render_markdown(comment)
        assert title in comment
        assert "<a " not in html and "<img" not in html
        assert [line for line in html.splitlines() if "@humas" in line and "<code>" not in line] == []


def test_the_working_tree_and_the_repository_stay_as_they_are(office: Office, tmp_path: Path) -> None:
    head = office.propose({NEWS: markdown()})
    office.made.point("refs/heads/main", office.main)
    git(tmp_path, "clone", "--quiet", str(office.made.root), "klon")
    clone = Histories(tmp_path / "klon")
    git(clone.root, "fetch", "--quiet", "origin", head.id)
    before = git(clone.root, "for-each-ref"), git(clone.root, "status", "--porcelain")
    Office(office.root, clone, office.main).report(head, tmp_path / "laporan")
    assert (git(clone.root, "for-each-ref"), git(clone.root, "status", "--porcelain")) == before
