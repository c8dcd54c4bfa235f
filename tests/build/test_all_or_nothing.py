"""A build that fails, dies or meets another one leaves the old site or the new one, whole."""

import os
import random
import re
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.build import sample
from tests.build.project import (
    QUICK_SECONDS,
    REPOSITORY,
    Finished,
    Result,
    build,
    built,
    command,
    digest_of,
    environment,
    heeds_signals,
    is_whole,
)
from tests.build.small_disk import small_disk, small_files
from tests.make_site import MadeSite, MakeSite, markdown

KILLS = 12
ANNOUNCEMENT = "units/diklat/pengumuman/berlaku.md"


@pytest.fixture
def standing(make_site: MakeSite) -> MadeSite:
    """A small site with a finished output."""
    site = make_site({ANNOUNCEMENT: markdown(judul="Yang lama"), "units/diklat/media/a.csv": "a\n"})
    built(site.root)
    return site


def _is_one_sentence(result: Result) -> bool:
    """Apart from the steps that are told, and the history this folder has not, one line, and no traceback."""
    steps = re.compile(
        r".*…|[\w ]+: [\d,]+ detik|Peringatan: papan pemutakhiran .*"
    )  # a slow step with its time
    lines = [line for line in result.stderr.splitlines() if not steps.fullmatch(line)]
    return len(lines) == 1 and lines[0].endswith(".") and "Traceback" not in result.stdout + result.stderr


# ------------------------------------------------------------------------------------- broken content

HEAD = "---\njudul: Pendaftaran\ntanggal: 2026-11-10\nringkasan: Satu kalimat.\n"
BROKEN: dict[str, tuple[str | bytes, int]] = {
    "misspelt key": (HEAD + "berlaku_sampay: 2026-12-01\n---\nIsi.\n", 5),
    "impossible date": (HEAD.replace("2026-11-10", "2026-02-30") + "---\nIsi.\n", 3),
    "no title": (HEAD.replace("judul: Pendaftaran\n", "") + "---\nIsi.\n", 2),
    "the same key twice": (HEAD + "judul: Lagi\n---\nIsi.\n", 5),
    "broken YAML": (HEAD + "label: [satu, dua\n---\nIsi.\n", 5),
    "front matter that never ends": (HEAD + "Isi.\n", 1),
    "ends before it begins": (HEAD + "berlaku_sampai: 2026-11-01\n---\nIsi.\n", 5),
    "missing attachment": (
        HEAD + "lampiran:\n  - berkas: ../media/hilang.pdf\n    judul: Hilang\n---\nIsi.\n",
        6,
    ),
    "dead link": (HEAD + "---\nIsi.\n\nLihat [ini](/tidak/ada/).\n", 8),
    "missing part": (HEAD + "---\nLihat [ini](#tidak-ada).\n", 6),
    "missing picture": (HEAD + "---\n![Foto](../media/hilang.png)\n", 6),
    "script": (HEAD + "---\nIsi.\n\n<script>alert(1)</script>\n", 8),
    "not text": (HEAD.encode() + b"---\nIsi \xff\xfe.\n", 6),
    "alias": (HEAD + "label: &a [x]\nkata_kunci: *a\n---\nIsi.\n", 5),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_announcement_is_told_at_its_line_and_the_old_site_stays(
    make_site: MakeSite, case: str
) -> None:
    content, line = BROKEN[case]
    site = make_site({ANNOUNCEMENT: content})
    (site.root / "output").mkdir()
    (site.root / "output" / "terbitan.json").write_text("{}")
    before = digest_of(site.root / "output")
    result = build(site.root)
    assert result.returncode == 1
    assert result.stdout.startswith(f"{ANNOUNCEMENT}:{line}: "), result.stdout
    assert "Traceback" not in result.stderr
    assert digest_of(site.root / "output") == before


def test_a_refused_build_leaves_a_finished_site_untouched_to_the_byte_and_the_link(
    standing: MadeSite,
) -> None:
    output = standing.root / "output"
    before = (output.readlink(), digest_of(output))
    standing.write(ANNOUNCEMENT, BROKEN["dead link"][0])
    assert build(standing.root).returncode == 1
    assert (output.readlink(), digest_of(output)) == before


def test_every_problem_of_several_files_is_told_at_once(make_site: MakeSite) -> None:
    files = {
        f"units/diklat/pengumuman/rusak-{index}.md": content
        for index, (content, _line) in enumerate(BROKEN.values())
    }
    result = build(make_site(files).root)
    assert [path for path in files if path not in result.stdout] == []


# ------------------------------------------------------------------------------------- what Pelican would pass over


@pytest.fixture
def own_theme(standing: MadeSite) -> MadeSite:
    """The finished small site with a theme of its own to spoil."""
    (standing.root / "theme").unlink()
    shutil.copytree(REPOSITORY / "theme", standing.root / "theme", ignore=shutil.ignore_patterns("*.whl"))
    return standing


def _refused(site: MadeSite, code: int) -> str:
    """What a failing build says; the old site stays as it was."""
    before = digest_of(site.root / "output")
    result = build(site.root)
    assert result.returncode == code, result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert digest_of(site.root / "output") == before
    assert len(list((site.root / ".output.d").iterdir())) == 3, "one finished folder, its record, the lock"
    return result.stdout + result.stderr


@pytest.mark.parametrize(
    ("template", "text"),
    [("list.html", "{{ tidak_ada }}"), ("page.html", "{% if %}"), ("_footer.html", "{{ frame.hilang }}")],
    ids=["undefined value", "syntax", "undefined attribute"],
)
def test_a_faulty_template_is_told_at_its_line(own_theme: MadeSite, template: str, text: str) -> None:
    file = own_theme.root / "theme/templates" / template
    file.write_text("{# satu #}\n" + file.read_text() + f"\n{text}\n")
    own_theme.write("content/halaman/profil.md", markdown())
    if template == "list.html":  # a child template: only its blocks are rendered
        file.write_text(file.read_text().replace("{% block content %}", "{% block content %}" + text))
    assert f"theme/templates/{template}:" in _refused(own_theme, 1)


def test_a_missing_template_fails_the_build(own_theme: MadeSite) -> None:
    (own_theme.root / "theme/templates/units.html").unlink()
    assert "units" in _refused(own_theme, 1)


@pytest.mark.parametrize(
    "part",
    [
        '<p style="color: red">',
        "<script>x()</script>",
        '<img src="https://luar.example/a.png" alt="">',
        '<a href="../tidak-ada/">x</a>',
        '<img srcset="tidak-ada-480.avif 480w, tidak-ada-800.avif 800w" sizes="100vw" src="#" alt="">',
        '<img srcset="#a 1x, //luar.example/a.png 2x" src="#" alt="">',
    ],
)
def test_a_template_that_breaks_the_finished_pages_fails_the_build(own_theme: MadeSite, part: str) -> None:
    file = own_theme.root / "theme/templates/_footer.html"
    file.write_text(file.read_text() + part)
    assert "theme:1: " in _refused(own_theme, 1)


def test_what_pelican_would_log_and_pass_over_fails_the_build(standing: MadeSite) -> None:
    with (standing.root / "pelicanconf.py").open("a") as settings:
        settings.write('PLUGINS.append("plugins.tidak_ada")\n')
    assert "plugins.tidak_ada" in _refused(standing, 1)


@pytest.mark.parametrize("line", ["x = (", "x = tidak_ada", "import tidak_ada", 'THEME = "tidak-ada"'])
def test_settings_that_fail_are_told_in_a_sentence(standing: MadeSite, line: str) -> None:
    with (standing.root / "pelicanconf.py").open("a") as settings:
        settings.write(f"{line}\n")
    assert "pelicanconf.py" in _refused(standing, 3)


def test_a_missing_settings_file_is_told_in_a_sentence(standing: MadeSite) -> None:
    result = build(standing.root, None, "2026-11-22", "--settings", "hilang.py")
    assert result.returncode == 3
    assert _is_one_sentence(result)


# ------------------------------------------------------------------------------------- killed


@pytest.mark.timeout(3_600)
def test_a_build_killed_at_any_moment_leaves_a_whole_site(
    make_site: MakeSite, request: pytest.FixtureRequest
) -> None:
    """Kills spread over the time a build takes; the content changes before each."""
    kills = request.config.getoption("--kills") or KILLS
    site = make_site(sample.FILES)
    output = site.root / "output"
    began = time.monotonic()
    built(site.root, new=True)  # as those that are killed
    whole_time = time.monotonic() - began
    chance = random.Random(22)
    outcomes = set()
    for number in range(kills):
        before = (output / "terbitan.json").read_bytes()
        site.write("units/kajian/halaman/alur.md", markdown(judul=f"Alur ke-{number}"))
        process = subprocess.Popen(
            command(site.root, "build", "--date", "2026-11-22"),
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(whole_time * (number + chance.random()) / kills)
        process.kill()
        process.wait()
        assert is_whole(output), number
        outcomes.add((output / "terbitan.json").read_bytes() == before)
    assert True in outcomes, "no kill came before the switch"
    site.write("units/kajian/halaman/alur.md", markdown(judul="Alur terakhir"))
    assert "Alur terakhir" in built(site.root).words("units/kajian/halaman/alur/")
    assert is_whole(output)
    folders = [path for path in (site.root / ".output.d").iterdir() if path.is_dir()]
    assert len(folders) <= 2, "the present site and the one before"
    assert not (site.root / "output.tautan-baru").exists()


@pytest.mark.parametrize("moment", ["writing", "before the switch", "after the exchange"])
def test_the_next_build_repairs_what_a_killed_one_left(standing: MadeSite, moment: str) -> None:
    left = standing.root / ".output.d" / "0123456789ab"
    link = standing.root / "output.tautan-baru"
    if moment == "writing":
        left.mkdir()
        (left / "index.html").write_text("setengah")
    elif moment == "before the switch":
        link.symlink_to(".output.d/tidak-ada")
    else:
        link.mkdir()
        (link / "index.html").write_text("hasil lama yang ditukar")
    built(standing.root)
    assert not left.exists()
    assert not link.is_symlink()
    assert not link.exists()
    assert sorted(path.name for path in standing.root.iterdir() if "output" in path.name) == [
        ".output.d",
        "output",
    ]


PATIENCE_SECONDS = 30
STOPPED = (130, -signal.SIGINT)
"""How a stopped build ends: Python ends by the signal where it came while a text was being compiled."""


def _stopped(process: subprocess.Popen[str]) -> str:
    """What is said in the end; Python loses the rare interrupt that comes in a callback, and one presses again."""
    while process.returncode is None:
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=PATIENCE_SECONDS)[1]
    return ""


def test_a_build_stopped_from_the_keyboard_says_so_and_changes_nothing(make_site: MakeSite) -> None:
    site = make_site(sample.FILES)
    built(site.root)
    before = digest_of(site.root / "output")
    site.write("units/kajian/halaman/alur.md", markdown(judul="Baru"))
    with _lock_held(site.root):
        process = subprocess.Popen(
            command(site.root, "build", "--date", "2026-11-22"),
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=heeds_signals,
        )
        assert process.stderr is not None
        assert process.stderr.readline().startswith("Menunggu build lain selesai")
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=QUICK_SECONDS)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert digest_of(site.root / "output") == before


def test_a_build_stopped_while_it_writes_leaves_the_old_site_and_nothing_else(own_theme: MadeSite) -> None:
    """A template that takes very long holds it there."""
    before = digest_of(own_theme.root / "output")
    template = own_theme.root / "theme/templates/units.html"
    template.write_text(
        template.read_text()
        + "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    )
    store = own_theme.root / ".output.d"
    folders = {path for path in store.iterdir() if path.is_dir()}
    process = subprocess.Popen(
        command(own_theme.root, "build", "--date", "2026-11-22"),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeds_signals,
    )
    while not any(path.is_dir() and any(path.iterdir()) for path in set(store.iterdir()) - folders):
        assert process.poll() is None
        time.sleep(0.01)
    err = _stopped(process)
    assert process.returncode in STOPPED
    assert err.splitlines()[-1] == "Dihentikan; tidak ada yang berubah."
    assert "Traceback" not in err
    assert digest_of(own_theme.root / "output") == before
    assert {path for path in store.iterdir() if path.is_dir()} == folders


# ------------------------------------------------------------------------------------- no room


def test_a_full_disk_is_told_in_a_sentence_and_the_old_site_stays(
    make_site: MakeSite, tmp_path: Path
) -> None:
    """Elsewhere than on a small disk, a limit on the size of a file stands for it."""
    site = make_site()
    disk = tmp_path / "cakram"
    disk.mkdir()
    with small_disk(disk, "600k") as full:
        output = disk / "output"
        built(site.root, output)
        before = digest_of(output)
        for number in range(60):
            site.write(
                f"content/halaman/tebal-{number}.md",
                markdown("Kata demi kata.\n\n" * 500, judul=f"Tebal {number}"),
            )
        result = build(site.root, output) if full else build(site.root, output, preexec_fn=small_files)
        assert result.returncode == 3, result.stdout + result.stderr
        assert _is_one_sentence(result), result.stderr
        assert digest_of(output) == before
        assert len([path for path in (disk / ".output.d").iterdir() if path.is_dir()]) == 1


def test_a_file_that_grows_too_large_is_told_in_a_sentence_and_the_old_site_stays(standing: MadeSite) -> None:
    before = digest_of(standing.root / "output")
    standing.write("content/halaman/tebal.md", markdown("Kata demi kata.\n\n" * 2000))
    result = build(standing.root, preexec_fn=small_files)
    assert result.returncode == 3, result.stdout + result.stderr
    assert _is_one_sentence(result), result.stderr
    assert digest_of(standing.root / "output") == before


# ------------------------------------------------------------------------------------- two at once


def test_two_builds_at_once_both_end_well_and_leave_one_whole_site(make_site: MakeSite) -> None:
    site = make_site(sample.FILES)
    arguments = command(site.root, "build", "--date", "2026-11-22")
    processes = [
        subprocess.Popen(arguments, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _each in range(2)
    ]
    told = [process.communicate(timeout=QUICK_SECONDS)[0].decode() for process in processes]
    assert [process.returncode for process in processes] == [0, 0], told
    assert is_whole(site.root / "output")
    assert len([path for path in (site.root / ".output.d").iterdir() if path.is_dir()]) <= 2


def test_the_lock_of_a_dead_build_holds_nobody_up(standing: MadeSite) -> None:
    with _lock_held(standing.root) as holder:
        holder.kill()
        holder.wait()
        assert "Menunggu" not in build(standing.root).stderr


class _lock_held:
    """Another process that holds the lock of a site's output, as a running build does."""

    def __init__(self, root: Path) -> None:
        self.file = root / ".output.d" / "kunci"

    def __enter__(self) -> "subprocess.Popen[str]":
        program = "import fcntl, sys, time; f = open(sys.argv[1], 'w'); fcntl.flock(f, 2); print('ya', flush=True); time.sleep(600)"
        self.process = subprocess.Popen(
            ["python3", "-c", program, str(self.file)], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ya\n"
        return self.process

    def __exit__(self, *_fault: object) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


# ------------------------------------------------------------------------------------- what lies there already


def _foreign_folder(output: Path) -> None:
    output.mkdir()
    (output / "skripsi.docx").write_text("tiga tahun kerja")


def _foreign_file(output: Path) -> None:
    output.write_text("bukan folder")


def _foreign_link(output: Path) -> None:
    other = output.with_name("lain")
    other.mkdir()
    (other / "penting.txt").write_text("penting")
    output.symlink_to("lain")


FOREIGN = {"folder": _foreign_folder, "file": _foreign_file, "symbolic link": _foreign_link}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_the_portal_did_not_make_is_never_replaced(
    make_site: MakeSite, tmp_path: Path, what: str
) -> None:
    output = tmp_path / "hasil"
    FOREIGN[what](output)
    before = _snapshot(tmp_path, output)
    result = build(make_site().root, output)
    assert result.returncode == 3
    assert _is_one_sentence(result), result.stderr
    assert str(output) in result.stderr
    assert _snapshot(tmp_path, output) == before


def test_the_root_of_the_file_system_is_no_output(make_site: MakeSite) -> None:
    result = build(make_site().root, Path("/"))
    assert (result.returncode, result.stderr) == (
        3,
        "`/` tidak dapat menjadi folder hasil; pilih `--output` lain.\n",
    )


def _snapshot(folder: Path, output: Path) -> tuple[bool, str]:
    kept = digest_of(output) if output.is_dir() else output.read_text()
    return output.is_symlink(), kept


def test_a_copied_finished_folder_is_replaced_by_a_build(standing: MadeSite, tmp_path: Path) -> None:
    copy = tmp_path / "salinan"
    shutil.copytree(standing.root / "output", copy)
    standing.write(ANNOUNCEMENT, markdown(judul="Yang baru"))
    built(standing.root, copy)
    assert copy.is_symlink()
    assert "Yang baru" in Finished(copy).words("pengumuman/")
    assert sorted(path.name for path in tmp_path.iterdir() if "salinan" in path.name) == [
        ".salinan.d",
        "salinan",
    ]


def test_an_empty_folder_may_be_the_output(make_site: MakeSite, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    assert built(make_site().root, tmp_path / "kosong").has("")


def test_output_is_a_relative_link_so_that_the_project_can_be_moved(
    standing: MadeSite, tmp_path: Path
) -> None:
    standing.root.rename(tmp_path / "pindah rumah")
    assert Finished(tmp_path / "pindah rumah" / "output").has("")
    built(tmp_path / "pindah rumah")


def test_an_output_below_a_file_is_told_in_a_sentence(make_site: MakeSite, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    result = build(make_site().root, tmp_path / "berkas" / "hasil")
    assert result.returncode == 3
    assert _is_one_sentence(result), result.stderr


def test_an_output_where_the_system_lets_nobody_write_is_told_in_a_sentence(
    make_site: MakeSite, tmp_path: Path
) -> None:
    closed = tmp_path / "terkunci"
    closed.mkdir(mode=0o555)
    parent = closed if os.geteuid() else Path("/proc")  # root may write everywhere but there
    result = build(make_site().root, parent / "hasil")
    assert result.returncode == 3
    assert _is_one_sentence(result), result.stderr
