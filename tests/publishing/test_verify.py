"""`portal verify`: a folder and a real server, compared with what was released."""

import json
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from satupintu.commands import verify
from satupintu.commands.report import Impossible
from satupintu.commands.verify import VerifyOptions
from tests.build.project import Result
from tests.build.serve import Handler, served
from tests.publishing.office import FIRST, SECOND, Office, git, refused

PAGE = "berita/satu/index.html"


@pytest.fixture
def copy(office: Office) -> Path:
    """The release that is out, as a web host has checked it out."""
    office.published()
    folder = office.place / "salinan"
    git(office.place, "clone", "-q", "-b", "gh-pages", str(office.remote), folder.name)
    (folder / ".git").rename(office.place / "riwayat-git")
    return folder


class Host(Handler):
    """As hosts of pages do: the site's own page for addresses that lead nowhere."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def agrees(result: Result) -> None:
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout == ""
    assert "Sesuai terbitan 1" in result.stderr


def named(result: Result) -> list[str]:
    """What is told, as `path: beginning of the message`."""
    assert result.returncode == 1, result.stdout + result.stderr
    return [line.partition(":1: ")[0] for line in result.stdout.splitlines()]


def test_a_folder_with_what_was_released_agrees(office: Office, copy: Path) -> None:
    agrees(office.run("verify", copy))


def test_what_differs_is_missing_or_was_planted_in_a_folder_is_named(office: Office, copy: Path) -> None:
    (copy / PAGE).write_text("slot gacor")
    (copy / "robots.txt").unlink()
    (copy / "berita/slot").mkdir()
    (copy / "berita/slot/index.html").write_text("slot gacor")
    (copy / "theme/tautan.js").symlink_to("/etc/passwd")
    found = json.loads(office.run("verify", copy, "--json").stdout)
    assert {row["path"]: row["message"].partition(";")[0] for row in found} == {
        PAGE: "isi berkas ini bukan yang diterbitkan",
        "berita/slot/index.html": "berkas ini tidak pernah diterbitkan",
        "robots.txt": "berkas ini hilang",
        "theme/tautan.js": "berkas ini tidak pernah diterbitkan",
    }


def test_a_manifest_changed_together_with_a_page_deceives_nobody(office: Office, copy: Path) -> None:
    """The manifest on the publishing branch is believed, not the one that lies beside the page."""
    from satupintu.commands.built_site import digest_of_file
    from satupintu.releases.manifest import Manifest, read_manifest

    (copy / PAGE).write_text("slot gacor")
    manifest = read_manifest((copy / "manifest.json").read_bytes())
    files = {**manifest.files, PAGE: digest_of_file(copy / PAGE)}
    (copy / "manifest.json").write_text(Manifest(manifest.release, files).dumped())
    assert named(office.run("verify", copy)) == [PAGE]


def test_a_server_with_what_was_released_agrees(office: Office, copy: Path) -> None:
    with served(copy, base=Host) as address:
        agrees(office.run("verify", address))


def test_what_differs_or_is_missing_on_a_server_is_named(office: Office, copy: Path) -> None:
    (copy / PAGE).write_text("slot gacor")
    (copy / "robots.txt").unlink()
    (copy / "404.html").write_text("slot gacor")
    with served(copy, base=Host) as address:
        assert named(office.run("verify", address)) == ["404.html", PAGE, "robots.txt"]


def test_a_copy_that_is_behind_agrees_with_its_own_release(office: Office, copy: Path) -> None:
    office.move_on()
    office.published(SECOND)
    agrees(office.run("verify", copy))


def test_without_a_repository_the_copy_is_compared_with_itself_and_that_is_told(
    office: Office, copy: Path
) -> None:
    (office.root / ".git").rename(office.place / "bukan-git")
    result = office.run("verify", copy)
    agrees(result)
    assert "hanya menurut manifesnya sendiri" in result.stderr


def test_a_manifest_that_is_named_is_believed(office: Office, copy: Path, tmp_path: Path) -> None:
    kept = tmp_path / "manifes.json"
    kept.write_bytes((copy / "manifest.json").read_bytes())
    (copy / PAGE).write_text("slot gacor")
    (office.root / ".git").rename(office.place / "bukan-git")
    assert named(office.run("verify", copy, "--manifest", kept)) == [PAGE]
    kept.write_text("{}")
    refused(office.run("verify", copy, "--manifest", kept), "bukan manifes")


def test_what_is_not_there_cannot_be_compared(office: Office) -> None:
    refused(office.run("verify", office.place / "tidak-ada"), "tidak ada")
    refused(office.run("verify", "http://127.0.0.1:9/"), "tidak dapat dihubungi")
    refused(office.run("verify", "HTTP://127.0.0.1:9/"), "tidak dapat dihubungi")
    for address in ("https://", "https:///x/", "https://[x/"):
        refused(office.run("verify", address), f"`{address}` bukan alamat situs")
    refused(office.run("verify", office.output(FIRST)), "manifest.json")


def test_a_manifest_that_never_ends_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            with suppress(OSError):
                while True:
                    self.wfile.write(b" " * 1000)

        def log_message(self, *_arguments: object) -> None:
            """Nothing."""

    monkeypatch.setattr(verify, "MAX_BYTES", 10_000)
    with ThreadingHTTPServer(("127.0.0.1", 0), Endless) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        with pytest.raises(Impossible, match=r"tidak punya `manifest\.json` yang utuh"):
            verify.verify(tmp_path, address, VerifyOptions(None, None, "origin", "gh-pages"))
        server.shutdown()
