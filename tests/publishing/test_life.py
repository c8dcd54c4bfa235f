"""A whole life: a bare remote with the law at its door, a PIC, Humas, publications under load, the way back, verified."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.build import sample
from tests.build.project import portal
from tests.ci.forge import ROLES, UNIT
from tests.law.histories import GIT
from tests.law.test_server import follow, steps
from tests.make_site import BASE, DAY, make_project, markdown
from tests.publishing.office import IGNORED, git
from tests.publishing.web_servers import NAME, WebServer, web_server

PUBLICATIONS = 20
VISITORS = 3
READING_SECONDS = 0.02
"""Between two pages, so that the work gets done that they come for."""
PAGE = "units/diklat/berita/kabar/"
SOURCE = "units/diklat/berita/kabar.md"
PICTURE = "units/diklat/media/foto.png"
OTHER = "units/kajian/unit.yml"
THEME_DIGEST = re.compile(r"theme/[^/]+\.([0-9a-f]{10})\.[a-z0-9]+")


@dataclass(frozen=True)
class Life:
    """Who is there: the remote, and one folder each for the PIC, Humas, and the robot that publishes."""

    place: Path

    @property
    def remote(self) -> Path:
        return self.place / "portal.git"

    @property
    def robot(self) -> Path:
        return self.place / "penerbit"

    @property
    def server(self) -> Path:
        return self.place / "srv"

    def push(self, account: str, folder: Path, *refs: str) -> str:
        """What the server says to a push of an account; it begins with `ok` where it was taken."""
        ended = subprocess.run(
            ["git", "push", "--quiet", "origin", *refs],
            cwd=folder,
            env={**GIT, "PORTAL_AKUN": account},
            capture_output=True,
            text=True,
            check=False,
        )
        return ("ok\n" if ended.returncode == 0 else "") + ended.stderr

    def written(self, number: int) -> None:
        """The news of a day, with a picture of its own."""
        shade = (37 * number % 256, 11 * number % 256, 200)
        (self.pic / PICTURE).write_bytes(sample.picture(*shade, size=(480, 270)))
        text = markdown(judul=f"Kabar {number:02}", gambar="../media/foto.png", alt="Ruang kelas")
        (self.pic / SOURCE).parent.mkdir(exist_ok=True)
        (self.pic / SOURCE).write_text(text)
        git(self.pic, "add", "-A")
        git(self.pic, "commit", "-qm", f"diklat: kabar {number}")

    @property
    def pic(self) -> Path:
        return self.place / "pic"

    def published(self) -> None:
        git(self.robot, "pull", "-q", "--ff-only")
        ended = portal(self.robot, "publish", "--to", self.server, "--date", DAY, "--keep", 50)
        assert ended.returncode == 0, ended.stdout + ended.stderr

    def manifests(self) -> list[dict[str, str]]:
        """The files of every release that ever was, with their digests."""
        found = sorted(self.server.glob("terbitan/*/manifest.json"))
        return [json.loads(path.read_text())["files"] for path in found]


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """The remote as the guide sets it up, with a small site that the office had before."""
    made = Life(tmp_path)
    files = {
        **BASE,
        ".gitignore": IGNORED,
        "content/peran.yml": ROLES,
        "units/diklat/unit.yml": UNIT,
        OTHER: "nama: Bidang Kajian\nringkasan: Kajian kebijakan.\npic:\n  akun: pic-kajian\n",
        PICTURE: sample.picture(1, 2, 3, size=(480, 270)),
    }
    before = make_project(tmp_path / "dahulu", files).root
    git(before, "init", "-q")
    git(before, "add", "-A")
    git(before, "commit", "-qm", "isi")
    follow(steps("**A plain bare repository.**"), REPOSITORY=str(made.remote), SOURCE=str(before))
    for name in ("pic", "humas", "penerbit"):
        git(tmp_path, "clone", "-q", f"file://{made.remote}", name)
    made.server.mkdir()
    return made


# ------------------------------------------------------------------------------------- visitors


@dataclass
class Visits:
    """What visitors saw: answers that were none, and each page with the assets it named, by digests."""

    faults: list[str] = field(default_factory=list)
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    meant: dict[str, set[str]] = field(default_factory=dict)
    """What each ETag of the page stood for."""


def visit_until(stop: threading.Event, server: WebServer, visits: Visits) -> None:
    """Load a page with all it names, again and again; what the browser has, it asks to be confirmed."""
    etag, body = "", b""
    with server.client() as client:
        extensions = {"sni_hostname": NAME}
        while not stop.wait(READING_SECONDS):
            headers = {"If-None-Match": etag} if etag else {}
            answer = client.get(PAGE, headers=headers, extensions=extensions)
            if answer.status_code == 200:
                etag, body = answer.headers["etag"], answer.content
            elif answer.status_code != 304:
                visits.faults.append(f"{PAGE}: {answer.status_code}")
                continue
            visits.meant.setdefault(etag, set()).add(digest(body))
            assets = {}
            for path in assets_of(body):
                got = client.get(path, extensions=extensions)
                if got.status_code != 200:
                    visits.faults.append(f"{path}: {got.status_code}")
                assets[path] = digest(got.content)
                named = THEME_DIGEST.fullmatch(path)
                if named and not assets[path].startswith(named[1]):
                    visits.faults.append(f"{path}: other content")
            visits.seen.append((digest(body), assets))


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def assets_of(body: bytes) -> list[str]:
    """The stylesheet, the scripts, and the files of pictures that a page names, from the site's root."""
    html = LexborHTMLParser(body.decode())
    found = [node.attributes["href"] for node in html.css("link[rel=stylesheet], link[rel=preload]")]
    found += [node.attributes["src"] for node in html.css("script[src], main img[src]")]
    for node in html.css("main source[srcset], main img[srcset]"):
        found += [part.split()[0] for part in (node.attributes["srcset"] or "").split(",")]
    return sorted({urljoin(f"/{PAGE}", one).removeprefix("/") for one in found if one})


@pytest.fixture
def served(life: Life) -> Iterator[WebServer]:
    with web_server("nginx", life.server, life.place / "nginx") as server:
        yield server


@pytest.mark.needs("nginx")
@pytest.mark.timeout(1_200)
def test_a_whole_life(life: Life, served: WebServer) -> None:
    # A PIC proposes; another unit's files are out of reach, and so is main.
    life.written(0)
    assert life.push("pic-diklat", life.pic, "HEAD:usulan/pic-diklat/kabar").startswith("ok")
    assert "tidak dapat menyetujuinya sendiri" in life.push("pic-diklat", life.pic, "HEAD:main")
    git(life.pic, "switch", "-q", "--create", "nakal")
    (life.pic / OTHER).write_text((life.pic / OTHER).read_text().replace("Kajian kebijakan", "Milik kami"))
    git(life.pic, "commit", "-qam", "kajian: ganti")
    refused = life.push("pic-diklat", life.pic, "HEAD:usulan/pic-diklat/nakal")
    assert not refused.startswith("ok")
    assert OTHER in refused
    git(life.pic, "switch", "-q", "main")

    # Humas reads the report, and lets it through.
    humas = life.place / "humas"
    git(humas, "fetch", "-q", "origin")
    asked = ("review", "origin/main..origin/usulan/pic-diklat/kabar", "--as", "pic-diklat")
    reviewed = portal(humas, *asked, "--output", life.place / "tinjauan", "--date", DAY)
    assert reviewed.returncode == 0, reviewed.stdout + reviewed.stderr
    assert "Kabar 00" in (life.place / "tinjauan/laporan.html").read_text()
    assert life.push("humas", humas, "origin/usulan/pic-diklat/kabar:main").startswith("ok")

    # The robot publishes; visitors come, and stay while it publishes again and again.
    life.published()
    assert "Kabar 00" in served.get(PAGE).text
    stop, visits = threading.Event(), Visits()
    visitors = [
        threading.Thread(target=visit_until, args=(stop, served, visits)) for _each in range(VISITORS)
    ]
    for visitor in visitors:
        visitor.start()
    try:
        for number in range(1, PUBLICATIONS + 1):
            life.written(number)
            git(life.remote, "fetch", "-q", str(life.pic), "HEAD:main")  # judged above
            life.published()
    finally:
        stop.set()
        for visitor in visitors:
            visitor.join(60)

    assert visits.faults == []
    manifests = life.manifests()
    assert len(manifests) == PUBLICATIONS + 1
    of_page = {manifest[f"{PAGE}index.html"]: manifest for manifest in manifests}
    mixed = [
        path
        for page, assets in visits.seen
        for path, content in assets.items()
        if of_page.get(page, {}).get(path) != content
    ]
    assert mixed == []
    assert all(any("foto-" in path for path in assets) for _page, assets in visits.seen)
    assert len({page for page, _assets in visits.seen}) > 2, "several releases were seen"
    assert {etag: len(bodies) for etag, bodies in visits.meant.items()} == dict.fromkeys(visits.meant, 1)

    # Back, and all is as it was released, in the folder and as visitors get it.
    back = portal(life.robot, "rollback", 1, "--to", life.server, "--reason", "Jadwal keliru", "--date", DAY)
    assert back.returncode == 0, back.stderr
    assert "Kabar 00" in served.get(PAGE).text
    trust = {"SSL_CERT_FILE": str(served.authority)}
    for target in ((life.server,), (served.address, "--to", life.server)):
        verified = portal(life.robot, "verify", *target, env=trust)
        assert verified.returncode == 0, verified.stdout + verified.stderr
        assert "Sesuai terbitan 1" in verified.stderr
    (life.server / "sekarang/robots.txt").unlink()
    damaged = portal(life.robot, "verify", served.address, "--to", life.server, env=trust)
    assert damaged.returncode == 1
    assert damaged.stdout.startswith("robots.txt:")
