"""The command line speaks Indonesian: its help, what it says of wrong arguments, and why the system refused."""

import errno
import re
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import httpx
import pytest

from satupintu.cli import portal as group
from satupintu.commands.system_faults import reason_of
from tests.build.project import command, environment, portal
from tests.make_site import REPOSITORY, MakeSite

ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Show this|exit|default|required|TEXT|INTEGER|FILE|PATH|DIRECTORY|OPTIONS|ARGS)\b"
)


def commands(found: click.Group, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command and group, by the words that lead to it."""
    yield words
    context = click.Context(found)
    for name in found.list_commands(context):
        inner = found.get_command(context, name)
        if isinstance(inner, click.Group):
            yield from commands(inner, (*words, name))
        else:
            yield (*words, name)


@pytest.mark.parametrize("words", sorted(commands(group)), ids=" ".join)
def test_help_is_indonesian_throughout(words: tuple[str, ...]) -> None:
    found: click.Command = group
    context = click.Context(group, info_name="portal", help_option_names=["-h", "--help"])
    for word in words:
        assert isinstance(found, click.Group)
        inner = found.get_command(context, word)
        assert inner is not None
        found = inner
        context = click.Context(inner, parent=context, info_name=word)
    text = found.get_help(context)
    assert text.startswith(f"Pemakaian: ./{' '.join(('portal', *words))}")
    assert not ENGLISH.search(text), text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("chek", "perintah `chek` tidak ada; maksudnya `check`? Lihat `./portal --help`."),
        ("new pengumumann", "perintah `pengumumann` tidak ada; maksudnya `pengumuman`?"),
        ("check --al", "opsi `--al` tidak ada; maksudnya `--all`? Lihat `./portal check --help`."),
        ("check --zzz", "opsi `--zzz` tidak ada. Lihat `./portal check --help`."),
        ("build --date 22-11-2026", "nilai untuk `--date` tidak dapat dipakai; tulis tahun (1900–2999), bulan, hari"),
        ("build --date 0001-01-01", "nilai untuk `--date` tidak dapat dipakai; tulis tahun (1900–2999)"),
        ("remind --date 9999-12-31", "nilai untuk `--date` tidak dapat dipakai; tulis tahun (1900–2999)"),
        ("build --date", "periksa nilai di belakang `--date`"),
        ("build lagi", "ada kata yang berlebih"),
        ("search", "`KATA` belum diisi. Lihat `./portal search --help`."),
        ("serve --port abc", "tulis bilangan, paling kecil 0, paling besar 65535"),
        ("rollback abc", "nilai untuk `TERBITAN` tidak dapat dipakai; tulis bilangan, paling kecil 1"),
        ("search --kind kabar pka", "pilihan: layanan, berita"),
        ("check --canaries tak-ada", "nilai untuk `--canaries` tidak dapat dipakai; berkas atau folder itu tidak ada"),
        ("review main", "usulan ditulis seperti `main..usulan`; tertulis `main`"),
        ("check --changes main --as a", "`--changes` ditulis seperti `main..usulan`; tertulis `main`"),
        ("check --as a", "hanya berguna bersama `--changes`"),
        ("links --push --links a.json", "`--push` dan `--links` tidak dapat dipakai bersama"),
        ("links --resolve contoh", "tertulis `contoh`"),
        ("publish --to a --branch b", "`--to` dan `--branch` tidak dapat dipakai bersama"),
        ("bench cepat", "ukuran `cepat` tidak ada; pilihan: build"),
    ],
)  # fmt: skip
def test_wrong_arguments_are_told_with_what_to_write(arguments: str, told: str) -> None:
    ended = portal(REPOSITORY, *arguments.split())
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("Tidak dijalankan: ")
    assert told in ended.stderr


def test_a_file_that_is_not_there_is_told_without_english(tmp_path: Path) -> None:
    ended = portal(REPOSITORY, "intake", str(tmp_path / "surat.docx"), "--unit", "diklat")
    assert ended.returncode == 3
    assert ended.stderr.endswith("tidak dapat dibaca: berkas atau foldernya tidak ada.\n")


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "tempat penyimpanan penuh"),
        (PermissionError(errno.EACCES, "Permission denied"), "tidak ada izin"),
        (TimeoutError("timed out"), "servernya terlalu lama tidak menjawab"),
        (socket.gaierror(-2, "Name or service not known"), "nama servernya tidak ditemukan"),
        (ssl.SSLCertVerificationError(1, "expired"), "sertifikatnya tidak dapat dipercaya"),
        (OSError(errno.EXDEV, "Invalid cross-device link"), "Invalid cross-device link"),
        (ValueError("lain"), "lain"),
    ],
)
def test_a_fault_of_the_system_has_an_indonesian_reason(fault: Exception, reason: str) -> None:
    assert reason_of(fault) == reason


def test_the_reason_is_found_behind_what_a_library_made_of_it() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound, but nobody listens
        with pytest.raises(httpx.ConnectError) as caught:
            httpx.get(f"http://127.0.0.1:{held.getsockname()[1]}/", trust_env=False)
    assert reason_of(caught.value) == "servernya menolak sambungan"


def ended(root: Path, redirected: str) -> subprocess.CompletedProcess[str]:
    """`portal check` with streams as a shell has redirected them."""
    words = ["sh", "-c", f'exec "$@" {redirected}', "sh", *command(root, "check")]
    return subprocess.run(words, env=environment(), capture_output=True, text=True, check=False)


def test_results_that_find_no_room_are_told_of(make_site: MakeSite) -> None:
    done = ended(make_site({"content/berita/a.md": ""}).root, ">/dev/full")
    assert done.returncode == 3
    assert done.stderr.endswith(
        "Tidak dapat membaca atau menulis hasil perintah ini: tempat penyimpanan penuh.\n"
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_do_not_stop_a_command(closed: str, make_site: MakeSite) -> None:
    done = ended(make_site().root, closed)
    assert done.returncode == 0, done.stderr
