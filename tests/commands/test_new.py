"""`portal new`: files that are right as they are begun, and what is said where one cannot be."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from satupintu.cli import portal
from satupintu.commands.report import IMPOSSIBLE, OK, USAGE
from satupintu.frontmatter import parse_mapping, split
from satupintu.models import Event
from satupintu.personnel.record_text import scalar
from satupintu.scaffolds import SCAFFOLDS, Scaffold, slug_of
from tests.make_site import REPOSITORY, MadeSite, MakeSite, markdown

DAY = "2026-11-22"
POST = "nama: Kepala Bidang\njenis: struktural\ndiperbarui: 2026-01-05\n"
WITH_POST = {"units/diklat/jabatan/kepala-bidang.yml": POST}
SERVICE = """\
nama: Konsultasi
unit: diklat
ringkasan: Bertanya tentang pelatihan
khalayak: [asn]
jenis: konsultasi
pemilik: kepala-bidang
diperbarui: 2026-11-20
"""
COMMON = ["--judul", "Libur: akhir tahun", "--ringkasan", "Kantor tutup seminggu."]
OFFER = ["--nama", "Konsultasi", "--unit", "diklat", "--ringkasan", "Bertanya", "--pemilik", "kepala-bidang"]
DIKLAT = ["--unit", "diklat"]
BEGUN: dict[str, tuple[Sequence[str], str]] = {
    "berita": ([*DIKLAT, *COMMON], "units/diklat/berita/libur-akhir-tahun.md"),
    "pengumuman": (["--unit", "utama", *COMMON], "content/pengumuman/libur-akhir-tahun.md"),
    "agenda": (
        [*DIKLAT, *COMMON, "--mulai", "2026-12-01 09:00", "--jenis", "rapat", "--tempat", "Aula"],
        "units/diklat/agenda/libur-akhir-tahun.md",
    ),
    "halaman": ([*DIKLAT, *COMMON], "units/diklat/halaman/libur-akhir-tahun.md"),
    "panduan": (COMMON, "content/panduan/libur-akhir-tahun.md"),
    "layanan": (
        [*OFFER, "--khalayak", "asn", "--khalayak", "instansi", "--jenis", "konsultasi"],
        "services_catalog/layanan/konsultasi.yml",
    ),
    "aplikasi": (
        [*OFFER, "--pengguna", "Semua", "--cara-masuk", "Buka.", "--saat-gangguan", "Telepon loket."],
        "services_catalog/aplikasi/konsultasi.yml",
    ),
    "pegawai": ([*DIKLAT, "--nama", "Dr. Réné Aminah, S.Sos."], "units/diklat/pegawai/rene-aminah.yml"),
    "jabatan": (
        [*DIKLAT, "--nama", "Arsiparis", "--jenis", "fungsional", "--jenjang", "Terampil"],
        "units/diklat/jabatan/arsiparis.yml",
    ),
    "unit": (
        ["--nama", "Kajian Administrasi", "--ringkasan", "Kajian kebijakan."],
        "units/kajian-administrasi/unit.yml",
    ),
}


def new(made: MadeSite, *arguments: str) -> Result:
    command = ["--root", str(made.root), "new", *arguments, "--date", DAY]
    return CliRunner().invoke(portal, command, prog_name="portal")


def files(made: MadeSite) -> set[str]:
    return {
        path.relative_to(made.root).as_posix()
        for folder in ("content", "units", "services_catalog")
        for path in (made.root / folder).rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("word", BEGUN)
def test_a_begun_file_passes_the_check_untouched(make_site: MakeSite, word: str) -> None:
    made, (arguments, path) = make_site(WITH_POST), BEGUN[word]
    before = files(made)
    result = new(made, word, *arguments)
    assert (result.exit_code, files(made) - before) == (OK, {path})
    assert made.messages(date.fromisoformat(DAY)) == []


def test_a_download_brings_its_file_under_a_fitting_name(make_site: MakeSite, tmp_path: Path) -> None:
    made = make_site()
    (tmp_path / "Data Peserta 2026.CSV").write_text("nama,unit\nA,B\n")
    chosen = ["--berkas", str(tmp_path / "Data Peserta 2026.CSV"), "--klasifikasi", "berkala"]
    result = new(made, "unduhan", *DIKLAT, *COMMON, *chosen)
    assert result.exit_code == OK
    assert (made.root / "units/diklat/unduhan/data-peserta-2026.csv").read_text() == "nama,unit\nA,B\n"
    assert made.messages(date.fromisoformat(DAY)) == []


def test_the_address_of_an_event_on_the_web_is_no_place(make_site: MakeSite) -> None:
    made = make_site()
    online = ["--mulai", "2026-12-01 09:00", "--jenis", "rapat", "--tempat", "https://rapat.example/1"]
    assert new(made, "agenda", *DIKLAT, *COMMON, *online).exit_code == OK
    (event,) = made.site().items
    assert isinstance(event, Event)
    assert (event.location, event.url) == (None, "https://rapat.example/1")


def test_a_standard_is_named_in_its_service_and_its_components_are_told(make_site: MakeSite) -> None:
    made = make_site({**WITH_POST, "services_catalog/layanan/konsultasi.yml": SERVICE})
    decree = ["--nomor-sk", "1/2026", "--ditetapkan", "2026-01-05", "--berlaku-mulai", "2026-02-01"]
    result = new(made, "standar", "--slug", "konsultasi", *decree)
    assert "standar: konsultasi\n" in (made.root / "services_catalog/layanan/konsultasi.yml").read_text()
    assert len(re.findall(r"komponen ke-\d+ dari 14", result.output)) == 14


@pytest.mark.parametrize("scaffold", SCAFFOLDS.values(), ids=lambda scaffold: scaffold.word)
def test_every_key_behind_a_sign_is_one_of_the_kind_and_reads_as_yaml(scaffold: Scaffold) -> None:
    answers = {key.name: ("x",) if key.is_list else "x" for key in scaffold.asked}
    text = scaffold.text(answers, date(2026, 11, 22))
    block = split(text, "x.md")[0] if scaffold.is_markdown else text
    revealed = re.sub(r"^#(?! )(?=[a-z_]+:)", "", block, flags=re.MULTILINE)
    revealed = re.sub(r"^#(?=  )", "", revealed, flags=re.MULTILINE)
    assert set(parse_mapping(revealed, "x.yml").values) == set(scaffold.keys)


def test_every_kind_of_the_table_is_begun_by_a_test() -> None:
    assert set(SCAFFOLDS) == {*BEGUN, "unduhan", "standar"}


def test_a_draft_is_in_no_output_until_its_author_says_so(make_site: MakeSite) -> None:
    made = make_site()
    new(made, "berita", *DIKLAT, *COMMON)
    assert made.site(date.fromisoformat(DAY)).visible == ()


def test_a_file_that_is_there_is_left_alone(make_site: MakeSite) -> None:
    made = make_site({"units/diklat/berita/libur-akhir-tahun.md": markdown()})
    result = new(made, "berita", *DIKLAT, *COMMON)
    assert result.exit_code == USAGE
    assert "`units/diklat/berita/libur-akhir-tahun.md` sudah ada; beri nama lain" in result.output
    assert (made.root / "units/diklat/berita/libur-akhir-tahun.md").read_text() == markdown()


WRONG = {
    "no such unit": (
        ["berita", "--unit", "dikla", *COMMON],
        "--unit: `dikla` tidak ada; maksudnya `diklat`?",
    ),
    "a name that is no address": (
        ["berita", *DIKLAT, *COMMON, "--slug", "Kabar Baru"],
        "--slug: nama ini hanya boleh huruf kecil, angka, dan tanda hubung, paling panjang 100; misalnya `kabar-baru`.",
    ),
    "a word of lists": (
        ["berita", *DIKLAT, *COMMON, "--slug", "arsip"],
        "--slug: `arsip` dipakai portal untuk alamat tetap; pilih nama lain.",
    ),
    "a word of addresses": (
        ["halaman", "--unit", "utama", *COMMON, "--slug", "berita"],
        "--slug: `berita` dipakai portal untuk alamat tetap; pilih nama lain.",
    ),
    "an address of the box": (
        ["layanan", *OFFER, "--khalayak", "asn", "--jenis", "konsultasi", "--slug", "daftar"],
        "--slug: `daftar` dipakai portal untuk alamat tetap; pilih nama lain.",
    ),
    "a name of somebody elsewhere": (
        [
            "jabatan",
            "--unit",
            "utama",
            "--nama",
            "Kepala",
            "--jenis",
            "struktural",
            "--slug",
            "kepala-bidang",
        ],
        "--slug: nama ini sudah dipakai `units/diklat/jabatan/kepala-bidang.yml`; beri nama lain.",
    ),
    "what commands call the main site": (
        ["unit", "--nama", "Utama", "--ringkasan", "Satu kalimat."],
        "--slug: `utama` dipakai portal untuk alamat tetap; pilih nama lain.",
    ),
    "an address of the main site": (
        ["halaman", "--unit", "utama", "--judul", "Berita", "--ringkasan", "Satu kalimat."],
        "--slug: `berita` dipakai portal untuk alamat tetap; pilih nama lain.",
    ),
    "an address of the directory": (
        ["pegawai", *DIKLAT, "--nama", "Siti", "--slug", "hubungi"],
        "--slug: `hubungi` dipakai portal untuk alamat tetap; pilih nama lain.",
    ),
    "no day": (
        ["agenda", *DIKLAT, *COMMON, "--mulai", "1 Desember", "--jenis", "rapat", "--tempat", "Aula"],
        "--mulai: nilai `mulai` harus berupa tanggal seperti `2026-11-22` atau `2026-11-22 08:00`; tertulis `1 Desember`.",
    ),
    "no such post": (
        ["layanan", *OFFER[:-1], "kepala-bidan", "--khalayak", "asn", "--jenis", "konsultasi"],
        "--pemilik: `kepala-bidan` tidak ada; maksudnya `kepala-bidang`?",
    ),
    "a post by its title": (
        ["layanan", *OFFER[:-1], "Kepala Bidang", "--khalayak", "asn", "--jenis", "konsultasi"],
        "--pemilik: `Kepala Bidang` tidak ada; maksudnya `kepala-bidang`?",
    ),
    "no level of its kind": (
        ["jabatan", *DIKLAT, "--nama", "Kepala", "--jenis", "struktural", "--jenjang", "Terampil"],
        "--jenjang: `Terampil` tidak ada; pilihan: JPT Utama, JPT Madya, JPT Pratama, Administrator, Pengawas.",
    ),
    "no such file": (
        ["unduhan", *DIKLAT, *COMMON, "--berkas", "tidak-ada.pdf", "--klasifikasi", "berkala"],
        "--berkas: berkas `tidak-ada.pdf` tidak ada di komputer ini.",
    ),
    "markup": (
        ["berita", *DIKLAT, "--judul", "<b>x</b>", "--ringkasan", "x"],
        "--judul: nilai `judul` harus teks biasa tanpa HTML; hapus tanda `<…>`; tertulis `<b>x</b>`.",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_written_is_told_and_nothing_is_made(make_site: MakeSite, case: str) -> None:
    made, (arguments, told) = make_site(WITH_POST), WRONG[case]
    before = files(made)
    result = new(made, *arguments)
    assert (result.exit_code, result.output, files(made)) == (USAGE, f"Tidak dibuat: {told}\n", before)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("catatan.py", "x\n", "jenis berkas ini tidak diterima di sini; yang diterima: "),
        ("Panduan.DOC", "x\n", "berkas DOC tidak diterima; buka, simpan sebagai DOCX, lalu unggah hasilnya"),
        ("panduan.pdf", "bukan pdf\n", "isi berkas bukan PDF seperti akhiran namanya"),
    ],
)
def test_a_download_that_could_not_be_published_is_not_copied(
    make_site: MakeSite, tmp_path: Path, name: str, content: str, told: str
) -> None:
    made = make_site()
    before = files(made)
    (tmp_path / name).write_text(content)
    result = new(
        made, "unduhan", *DIKLAT, *COMMON, "--berkas", str(tmp_path / name), "--klasifikasi", "berkala"
    )
    assert result.exit_code == USAGE
    assert f"--berkas: {told}" in result.output
    assert files(made) == before


def test_what_a_download_holds_is_checked_with_its_record(make_site: MakeSite, tmp_path: Path) -> None:
    (tmp_path / "peserta.csv").write_text("nama,nip\nA,198701012010011001\n")
    chosen = ["--berkas", str(tmp_path / "peserta.csv"), "--klasifikasi", "berkala"]
    result = new(make_site(), "unduhan", *DIKLAT, *COMMON, *chosen)
    assert result.exit_code == 1
    assert "units/diklat/unduhan/peserta.csv:2: NIP" in result.output


def test_of_many_choices_the_first_are_shown(make_site: MakeSite) -> None:
    posts = {f"units/diklat/jabatan/petugas-{number}.yml": POST for number in range(10, 40)}
    made = make_site({**posts, "content/jabatan/ketua.yml": POST})
    said = at_terminal(made, ["layanan"], ["Konsultasi", "diklat", "Bertanya", "Ketua", "juru", "\x04"])
    assert "petugas-10, petugas-11, petugas-12," in said
    assert "petugas-17, … (31 seluruhnya)]" in said
    assert "`Ketua` tidak ada; maksudnya `ketua`?" in said
    assert "`juru` tidak ada; pilihan: petugas-10" in said


def test_a_download_of_a_taken_name_is_refused(make_site: MakeSite, tmp_path: Path) -> None:
    made = make_site({"units/diklat/unduhan/data.csv": "a,b\n"})
    (tmp_path / "data.csv").write_text("lain,lagi\n")
    process = run(
        made, "unduhan", *DIKLAT, *COMMON, "--berkas", str(tmp_path / "data.csv"), "--klasifikasi", "berkala"
    )
    assert process.returncode == IMPOSSIBLE
    assert process.stderr.startswith("Tidak dibuat: `data.csv` sudah ada di folder unduhan")
    assert (made.root / "units/diklat/unduhan/data.csv").read_text() == "a,b\n"


def test_without_a_terminal_the_missing_option_is_named(make_site: MakeSite) -> None:
    process = run(make_site(), "berita", *DIKLAT, "--judul", "Kabar")
    assert (process.returncode, process.stderr) == (
        USAGE,
        "Tidak dijalankan: `--ringkasan` belum diisi. Lihat `./portal new berita --help`.\n",
    )


def test_at_a_terminal_the_rest_is_asked_until_it_is_right(make_site: MakeSite) -> None:
    made = make_site()
    said = at_terminal(made, ["berita"], ["dikla", "diklat", "Kabar: baru", "Satu kalimat.", ""])
    assert "`dikla` tidak ada; maksudnya `diklat`?" in said
    written = (made.root / "units/diklat/berita/kabar-baru.md").read_text()
    assert f"judul: {scalar('Kabar: baru')}\n" in written


def test_leaving_at_a_question_makes_nothing(make_site: MakeSite) -> None:
    made = make_site()
    before = files(made)
    assert "Dihentikan; tidak ada yang berubah." in at_terminal(made, ["berita"], ["diklat", "\x04"])
    assert files(made) == before


def test_names_of_files_follow_from_titles() -> None:
    titles = ["Ke-2: Rapat “Kerja” & Evaluasi", "Réné", "…", "a" * 300]
    assert [slug_of(title) for title in titles] == ["ke-2-rapat-kerja-evaluasi", "rene", "", "a" * 100]


def test_the_shell_completes_commands_kinds_and_choices(make_site: MakeSite) -> None:
    def completed(words: str, at: int) -> list[str]:
        asked = {"_PORTAL_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
        return [line.partition(",")[2] for line in run(make_site(), environment=asked).stdout.splitlines()]

    assert "new" in completed("portal n", 1)
    assert completed("portal new pen", 2) == ["pengumuman"]
    assert completed("portal new agenda --jenis s", 4) == ["seminar"]


def run(
    made: MadeSite, *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "satupintu", "--root", made.root, "new", *arguments],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def at_terminal(made: MadeSite, arguments: Sequence[str], typed: Sequence[str]) -> str:
    """What the terminal shows while somebody types these lines."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "satupintu", "--root", made.root, "new", *arguments],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, "".join(line if line == "\x04" else f"{line}\n" for line in typed).encode())
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # the other end is closed
        pass
    process.wait()
    os.close(ours)
    return shown.decode()
