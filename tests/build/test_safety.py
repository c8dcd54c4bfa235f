"""No script of an author runs, nothing is asked of another site, and nothing private is shown."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Route

from tests.build import sample
from tests.build.project import Finished, build, built, once
from tests.build.serve import served
from tests.make_site import BASE, MakeSite, make_project, markdown

TAGS = """<script>alert(1)</script>"><img src=x onerror=alert(1)>"""
QUOTES = """'' onmouseover=alert(1) x="y" onfocus="alert(1)" &lt;img src=x onerror=alert(1)&gt; {{ 7*7 }} javascript:alert(1)"""
"""Escapes from an attribute, and tags that appear after one reading too many; no tag as it stands."""

FIELDS = {
    "content/situs.yml": """\
nama: {x}
nama_panjang: {x}
singkatan: {x}
tempat: {x}
pemilik: {x}
nama_lama:
  - nama: {x}
    sampai: 2030-01-01
alamat: https://uji.example/
kalimat: {x}
pengantar: {x}
ringkasan: {x}
kontak:
  alamat: {x}
  telepon: {x}
  surel: humas@uji.example
  jam: {x}
menu:
  - judul: Unit
    semua_unit: true
  - judul: {x}
    isi:
      - judul: {x}
        alamat: /berita/
        ringkasan: {x}
kaki:
  - judul: {x}
    isi:
      - judul: {x}
        alamat: /berita/
pintasan:
  - judul: {x}
    alamat: /berita/
panduan:
  - judul: {x}
    alamat: /berita/
    ringkasan: {x}
pemberitahuan:
  - teks: {x}
    mulai: 2026-11-01
    selesai: 2026-12-01
pengaduan:
  judul: {x}
  alamat: https://www.lapor.go.id
""",
    "units/diklat/unit.yml": """\
nama: {x}
singkatan: {x}
ringkasan: {x}
nama_lama:
  - nama: {x}
    sampai: 2030-01-01
tugas:
  - {x}
kontak:
  alamat: {x}
  pesawat: {x}
  jam: {x}
""",
    "units/diklat/berita/satu.md": """\
---
judul: {x}
tanggal: 2026-11-01
ringkasan: {x}
label:
  - {x}
gambar: ../media/foto.png
alt: {x}
kredit: {x}
kata_kunci:
  - {x}
ditinjau:
  tanggal: 2026-11-01
  oleh: {x}
---
Isi.
""",
    "units/diklat/pengumuman/satu.md": """\
---
judul: {x}
tanggal: 2026-11-01
ringkasan: {x}
nomor: {x}
lampiran:
  - berkas: ../media/a.csv
    judul: {x}
---
Isi.
""",
    "units/diklat/agenda/satu.md": """\
---
judul: {x}
tanggal: 2026-11-01
ringkasan: {x}
mulai: 2026-12-01 08:00
tempat: {x}
tautan: https://rapat.example/"onmouseover=alert(1)
penyelenggara: {x}
jenis: pelatihan
peserta: {x}
pendaftaran:
  kontak: {x}
  biaya: {x}
---
Isi.
""",
    "units/diklat/unduhan/satu.yml": """\
judul: {x}
tanggal: 2026-11-01
ringkasan: {x}
berkas: b.csv
versi: {x}
versi_lama:
  - berkas: c.csv
    versi: {x}
    tanggal: 2026-10-01
""",
}
LOOSE_FILES: dict[str, str | bytes] = {
    "units/diklat/media/foto.png": sample.picture(9, 9, 9),
    "units/diklat/media/a.csv": "a\n",
    "units/diklat/unduhan/b.csv": "b\n",
    "units/diklat/unduhan/c.csv": "c\n",
}
BODY = """\
Kata " onmouseover="alert(1)" dan &lt;script&gt;alert(1)&lt;/script&gt; dan {{ 7*7 }}.

## Judul " onclick="alert(1)

`<script>alert(1)</script>`

    <img src=x onerror=alert(1)>

| a " onclick="alert(1) | b |
| --- | --- |
| &lt;svg onload=alert(1)&gt; | c |
"""


def attacked(text: str) -> dict[str, str | bytes]:
    """A site with one text in every field an author may fill freely."""
    quoted = "'" + text + "'"
    return {**BASE, **{path: shape.replace("{x}", quoted) for path, shape in FIELDS.items()}, **LOOSE_FILES}


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """A finished site in whose every field somebody tries to leave an attribute."""
    files = {
        **attacked(QUOTES),
        "content/halaman/isi.md": f"---\njudul: Isi\ntanggal: 2026-01-01\nringkasan: Isi.\n---\n{BODY}",
    }
    folder = once(
        tmp_path_factory, "serangan", lambda target: built(make_project(target / "situs", files).root)
    )
    return Finished(folder / "situs" / "output")


@pytest.mark.parametrize("group", ["content/", "units/diklat/unit.yml", "units/diklat/"])
def test_a_tag_in_any_free_text_is_refused_at_its_line(make_site: MakeSite, group: str) -> None:
    """Every line that carries the attack is named, apart from `alt`, which only ever is an attribute."""
    attack = attacked(TAGS)
    chosen = {
        path: attack[path]
        for path in FIELDS
        if path.startswith(group) and (group == path or not path.endswith("unit.yml"))
    }
    found = build(make_site({**LOOSE_FILES, **chosen}).root).stdout
    wanted = [
        f"{path}:{number}: "
        for path, text in chosen.items()
        if isinstance(text, str)
        for number, line in enumerate(text.splitlines(), 1)
        if TAGS in line and not line.startswith("alt:")
    ]
    assert len(wanted) >= 8
    assert [place for place in wanted if place not in found] == []


def test_what_looks_like_an_attack_is_shown_as_it_was_written(hostile: Finished) -> None:
    shown = QUOTES.replace("''", "'")
    assert shown in hostile.words("units/diklat/")
    assert shown in hostile.words("units/diklat/berita/satu/")
    alt = hostile.html("units/diklat/berita/satu/").css_first("figure img").attributes["alt"]
    assert alt == shown


def test_no_page_of_the_hostile_site_has_a_handler_or_a_script_address(hostile: Finished) -> None:
    assert list(_forbidden(hostile)) == []


def test_no_page_of_the_real_site_has_inline_style_script_or_handler(real: Finished) -> None:
    assert list(_forbidden(real)) == []


def _forbidden(finished: Finished) -> Iterator[str]:
    for address in finished.pages:
        html = finished.html(address)
        if html.css(
            "style, script:not([src], [type='application/ld+json']), iframe, object, embed, base, svg script, [style]"
        ):
            yield f"{address}: a forbidden element or style"
        for node in html.css("*"):
            for name, value in node.attributes.items():
                if name.startswith("on") or (value or "").strip().lower().startswith(
                    ("javascript:", "data:", "vbscript:")
                ):
                    yield f"{address}: {name}={value}"


def test_every_page_carries_the_same_strict_policy_before_anything_it_governs(real: Finished) -> None:
    """The page of the search alone may run the WebAssembly of its index besides (0022)."""
    policies = defaultdict(set)
    for address in real.pages:
        head = real.html(address).head
        assert head is not None
        policy = head.css_first("meta[http-equiv=Content-Security-Policy]")
        assert policy is not None, address
        policies[policy.attributes["content"]].add(address)
        text = real.text(address)
        assert text.index("Content-Security-Policy") < min(text.index("<link"), text.index("<script")), (
            address
        )
    (searched,) = [found for found, addresses in policies.items() if addresses == {"cari/"}]
    (found,) = policies.keys() - {searched}
    assert (searched or "").replace(" 'wasm-unsafe-eval'", "") == found
    rules = dict(rule.strip().split(" ", 1) for rule in (found or "").split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self'"
    assert "unsafe" not in (found or "") and "http" not in (found or "") and "*" not in (found or "")


@contextmanager
def watched(page: Page) -> Iterator[list[str]]:
    """Dialogs, breaches of the policy, errors of scripts: whatever happens while the block runs."""
    seen: list[str] = []

    def dismiss(dialog: object) -> None:
        seen.append(f"dialog at {page.url}")
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: seen.append(f"error at {page.url}: {error}"))
    page.on(
        "console",
        lambda message: seen.append(f"{page.url}: {message.text}") if message.type == "error" else None,
    )
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))"
    )
    yield seen


@pytest.mark.timeout(120)
def test_nothing_of_the_hostile_site_runs_in_a_browser(hostile: Finished, page: Page) -> None:
    with served(hostile.folder) as site, watched(page) as seen:
        for address in hostile.pages:
            page.goto(site + address)
            page.mouse.move(200, 200)
            page.keyboard.press("Tab")
    assert seen == []


def test_the_policy_stops_a_script_that_came_through(hostile: Finished, page: Page, tmp_path: Path) -> None:
    text = hostile.text("").replace(
        "</main>",
        "<script>alert(1)</script><img src=x onerror=alert(1)><p style='color:red' onclick=alert(1)></main>",
    )
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    wanted, breaches = {"script-src-elem", "script-src-attr", "style-src-attr"}, set[str]()
    with served(tmp_path) as site, watched(page) as seen:
        page.goto(site)
        for _moment in range(100):  # the browser tells of them when it comes to it
            breaches = set(re.findall(r"policy: (\S+)", " ".join(seen)))
            if wanted <= breaches:
                break
            page.wait_for_timeout(100)
    assert [line for line in seen if line.startswith("dialog")] == []
    assert wanted <= breaches


REAL_PAGES = (
    "",
    "profil/",
    "kontak/",
    "aksesibilitas/",
    "units/",
    "units/diklat/",
    "berita/",
    "pengumuman/",
    "agenda/",
    "agenda/pelatihan/",
    "unduhan/",
    "units/diklat/pengumuman/jadwal-pka-2027/",
    "units/diklat/berita/kalender-pelatihan-2027-terbit/",
    "units/diklat/unduhan/kalender-pelatihan-2027/",
    "units/diklat/agenda/rapat-koordinasi/",
    "peta-situs/",
    "404.html",
)


def test_no_page_of_the_real_site_asks_anything_of_another(real: Finished, page: Page) -> None:
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    page.route("**/*", note)
    with served(real.folder) as site, watched(page) as seen:
        for address in REAL_PAGES:
            page.goto(site + address, wait_until="load")
        assert {url for url in asked if not url.startswith(site)} == set()
        assert len(asked) > len(REAL_PAGES)
    assert seen == []


def test_nothing_is_kept_on_the_device_of_a_visitor(real: Finished, page: Page) -> None:
    with served(real.folder) as site:
        for address in REAL_PAGES[:6]:
            page.goto(site + address)
        kept = page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]")
    assert kept == ["", 0, 0]
    assert page.context.cookies() == []


@pytest.mark.parametrize("ending", ["jpg", "webp"])
def test_a_published_picture_carries_no_metadata(make_site: MakeSite, ending: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "kenari-kamera"
    exif[0x8825] = {1: "S", 2: (6.0, 55.0, 0.0)}
    target = io.BytesIO()
    Image.new("RGB", (40, 20), (9, 9, 9)).save(target, {"jpg": "JPEG", "webp": "WEBP"}[ending], exif=exif)
    site = make_site(
        {
            f"content/media/foto.{ending}": target.getvalue(),
            "content/berita/satu.md": markdown(gambar=f"../media/foto.{ending}", alt="Gedung kantor"),
        }
    )
    finished = built(site.root)
    assert finished.where("kenari-kamera") == []
    published = [path for name, path in finished.files.items() if name.startswith("media/")]
    assert {path.suffix for path in published} == {".avif", ".webp"}
    for path in published:
        with Image.open(path) as picture:
            assert dict(picture.getexif()) == {}
