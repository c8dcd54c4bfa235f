"""What the configurations of `docs/server/` make of a release: every status, header and type, asked through HTTP."""

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from satupintu.releases.assets import is_named_by_content
from tests.build.project import Finished
from tests.build.serve import served
from tests.publishing.web_servers import CONFIGURATIONS, NAME, WebServer, web_server
from tests.tools_plugin import VISITOR, leave

KINDS = (
    pytest.param(("nginx", ""), marks=pytest.mark.needs("nginx"), id="nginx"),
    pytest.param(("nginx", "portal"), marks=pytest.mark.needs("nginx"), id="nginx-jalur"),
    pytest.param(("caddy", ""), marks=pytest.mark.needs("caddy"), id="caddy"),
    pytest.param(("caddy", "portal"), marks=pytest.mark.needs("caddy"), id="caddy-jalur"),
)
PAGES = ("", "cari/", "berita/", "embed/kotak.html", "en/", "404.html")
TYPES = {
    "index.html": "text/html; charset=utf-8",
    "feeds/berita.atom.xml": "application/atom+xml; charset=utf-8",
    "sitemap.xml": "application/xml; charset=utf-8",
    "agenda/agenda.ics": "text/calendar; charset=utf-8",
    "api/v1/index.json": "application/json; charset=utf-8",
    "situs.webmanifest": "application/manifest+json",
    "robots.txt": "text/plain; charset=utf-8",
    ".well-known/security.txt": "text/plain; charset=utf-8",
    "favicon.ico": "image/x-icon",
    "pagefind/pagefind.js": "text/javascript; charset=utf-8",
    "pagefind/wasm.id.pagefind": "application/octet-stream",
    "embed/kotak-potongan.txt": "text/plain; charset=utf-8",
}
ENDINGS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "yml": "text/yaml; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "vcf": "text/vcard; charset=utf-8",
    "avif": "image/avif",
    "webp": "image/webp",
    "png": "image/png",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pf_fragment": "application/octet-stream",
    "pf_meta": "application/octet-stream",
}
ALWAYS = {
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory, real: Finished) -> Path:
    """The real site where a publication would have put it."""
    folder = tmp_path_factory.mktemp("srv")
    (folder / "sekarang").symlink_to(real.folder.resolve())
    return folder


@pytest.fixture(scope="module")
def start(target: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., WebServer]]:
    """Each server once for all tests, stopped after them."""
    running: dict[tuple[str, str], WebServer] = {}
    with ExitStack() as stack:

        def started(kind: tuple[str, str]) -> WebServer:
            if kind not in running:
                folder = tmp_path_factory.mktemp("web") / "w"
                running[kind] = stack.enter_context(web_server(kind[0], target, folder, kind[1]))
            return running[kind]

        yield started


@pytest.fixture(params=KINDS)
def server(request: pytest.FixtureRequest, start: Callable[..., WebServer]) -> WebServer:
    return start(request.param)


def test_the_policy_of_a_page_is_its_own_and_says_who_may_frame_it(server: WebServer) -> None:
    for path in PAGES:
        answer = server.get(path)
        own = POLICY.search(answer.text)
        assert own, path
        framed = "*" if path.startswith("embed/") else "'none'"
        policy = answer.headers["content-security-policy"]
        assert policy == f"{own[1].replace('&#39;', chr(39))}; frame-ancestors {framed}", path


def test_the_editor_brings_its_own_policy_and_may_log_in_through_a_window(server: WebServer) -> None:
    """What it may ask depends on the forge, and stands in its pages."""
    headers = server.get("admin/diklat/").headers
    assert headers["content-security-policy"] == "frame-ancestors 'self'"
    assert headers["cross-origin-opener-policy"] == "same-origin-allow-popups"


def test_every_answer_has_the_headers_that_protect_its_reader(server: WebServer) -> None:
    for path in ("", "robots.txt", "berita", "tidak-ada/"):
        headers = server.get(path).headers
        assert {name: headers.get(name) for name in ALWAYS} == ALWAYS, path
        assert not re.search(r"\d", headers.get("server", "")), "no version is told"


def test_files_have_their_type_and_charset(server: WebServer, real: Finished) -> None:
    wanted = dict(TYPES)
    for ending, kind in ENDINGS.items():
        wanted[next(name for name in real.files if name.endswith(f".{ending}"))] = kind
    answers = {path: server.get(path) for path in wanted}
    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(wanted, 200)
    assert {path: answer.headers["content-type"].lower() for path, answer in answers.items()} == wanted


def test_every_ending_of_the_site_is_known(real: Finished) -> None:
    """So that a new kind of file gets its line in both configurations."""
    endings = {name.rpartition(".")[2] for name in real.files} - {"pagefind", "pf_fragment"}
    endings -= {"pf_index", "pf_filter", "pf_meta"}
    nginx = (CONFIGURATIONS / "nginx.conf").read_text()
    assert [
        one for one in sorted(endings) if not re.search(rf"^ +\S+/\S+(?: \w+)*? {one}\b", nginx, re.M)
    ] == []


def test_names_with_a_digest_are_kept_for_ever_and_the_rest_is_asked_for_again(
    server: WebServer, real: Finished
) -> None:
    named = [name for name in real.files if is_named_by_content(name)]
    kinds = {re.sub(r"[^./]*[0-9a-f]{7,}", "", name): name for name in named}  # one of each folder and ending
    for path in kinds.values():
        assert server.get(path).headers["cache-control"] == "public, max-age=31536000, immutable", path
    for path in ("", "berita/", "robots.txt", "api/v1/index.json", "pagefind/pagefind.js", "terbitan.json"):
        assert server.get(path).headers["cache-control"] == "no-cache", path


def test_what_has_not_changed_is_not_sent_again(server: WebServer) -> None:
    first = server.get("berita/")
    again = server.get("berita/", If_None_Match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["cache-control"] == "no-cache"
    other = server.get("berita/", If_None_Match='"lain"')
    assert other.status_code == 200


def test_texts_are_compressed_and_what_is_compressed_already_is_not(
    server: WebServer, real: Finished
) -> None:
    page = server.get("berita/", Accept_Encoding="gzip")
    assert page.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in page.headers["vary"].lower()
    assert page.content == real.file("berita/").read_bytes()
    assert (
        server.get("berita/", Accept_Encoding="gzip", If_None_Match=page.headers["etag"]).status_code == 304
    )
    picture = next(name for name in real.files if name.endswith(".avif"))
    for path in (picture, "pagefind/wasm.id.pagefind"):
        assert "content-encoding" not in server.get(path, Accept_Encoding="gzip").headers, path
    assert gzip.decompress(server.get("pagefind/wasm.id.pagefind").content), "it is a compressed file itself"


@pytest.mark.parametrize(
    "path", ["tidak-ada/", "tidak-ada.ics", "theme/x.0123456789.css", "media/", "theme/"]
)
def test_a_dead_address_gets_the_page_for_them(server: WebServer, real: Finished, path: str) -> None:
    answer = server.get(path)
    assert answer.status_code == 404
    assert answer.content == real.file("404.html").read_bytes()
    assert answer.headers["content-type"].lower() == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_hidden_files_are_not_shown(server: WebServer, target: Path) -> None:
    hidden = (target / "sekarang/.git", target / "sekarang/berita/.env", target / "sekarang/.webrahasia")
    for file in hidden:
        file.write_text("rahasia")
    try:
        for path in (".git", "berita/.env", ".webrahasia"):
            answer = server.get(path)
            assert answer.status_code == 404, path
            assert "rahasia" not in answer.text.partition("<main")[0][:20]
    finally:
        for file in hidden:
            file.unlink()


def test_an_address_without_its_last_slash_leads_to_the_page(server: WebServer) -> None:
    answer = server.get("berita")
    assert answer.status_code in (301, 302, 307, 308)
    assert answer.headers["location"] in (f"{server.prefix}berita/", "berita/")


def test_an_old_address_leads_to_the_new_one(server: WebServer, real: Finished) -> None:
    old = next(name for name, path in real.pages.items() if b'http-equiv="refresh"' in path.read_bytes())
    answer = server.get(old)
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', answer.text)
    assert answer.status_code == 200
    assert found
    assert server.get(str(answer.url.join(found[1]))).status_code == 200


def test_other_applications_may_read_data_and_pieces_and_nothing_else(server: WebServer) -> None:
    allowed = {
        path: server.get(path, Origin="https://lain.example").headers.get("access-control-allow-origin")
        for path in ("api/v1/index.json", "embed/kotak-potongan.txt", "", "cari/")
    }
    assert allowed == {"api/v1/index.json": "*", "embed/kotak-potongan.txt": "*", "": None, "cari/": None}


def test_nothing_can_be_sent(server: WebServer) -> None:
    with server.client() as client:
        for method in ("POST", "PUT", "DELETE"):
            answer = client.request(method, "", extensions={"sni_hostname": NAME})
            assert answer.status_code == 405, method


def test_who_comes_without_encryption_is_led_to_it(server: WebServer) -> None:
    answer = httpx.get(
        f"http://127.0.0.1:{server.plain}/berita/?a=1", headers={"Host": NAME}, trust_env=False
    )
    assert answer.status_code in (301, 308)
    assert re.fullmatch(rf"https://{NAME}(:\d+)?/berita/\?a=1", answer.headers["location"])


# ------------------------------------------------------------------------------------- in the browser


FRAMED = '<iframe src="{address}embed/kotak.html"></iframe><iframe src="{address}berita/"></iframe>'


@pytest.fixture
def visited(browser: Browser) -> Iterator[Page]:
    """A page of a visitor who trusts the authority of these tests."""
    context = browser.new_context(**VISITOR, ignore_https_errors=True)
    yield context.new_page()
    leave(context)


def test_search_and_pages_work_under_the_policy_of_the_server(server: WebServer, visited: Page) -> None:
    """Both policies hold at once, that of the page and that of the server; nothing a page needs is forbidden."""
    said: list[str] = []
    visited.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    visited.on("pageerror", lambda fault: said.append(str(fault)))
    visited.goto(f"{server.address}cari/?q=pelatihan")
    expect(visited.locator("main mark").first).to_be_visible()
    visited.goto(server.address)
    assert visited.evaluate("document.fonts.ready.then(() => document.fonts.size)") > 0
    assert said == []


def test_pieces_can_be_framed_by_other_sites_and_pages_cannot(
    server: WebServer, visited: Page, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(FRAMED.format(address=server.address))
    with served(tmp_path) as other_site:
        visited.goto(other_site)
        piece, page = (visited.frame_locator("iframe").nth(number) for number in range(2))
        expect(piece.get_by_role("link").first).to_be_visible()
        expect(page.locator("main")).to_have_count(0)
