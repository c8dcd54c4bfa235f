"""The web editor in a real browser: what is written there becomes a page of the site."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from socket import create_connection

import pytest
import yaml
from playwright.sync_api import Page, expect

from satupintu.commands.tools import find
from tests.build.project import Finished, built, once
from tests.build.serve import served
from tests.make_site import BASE, MadeSite, MakeSite, make_project, markdown
from tests.publishing.office import git
from tests.theme.conftest import OpenPage, axe, visitor
from tests.theme.test_axe import Record, judge

__all__ = ["axe", "visitor"]

SETTINGS = BASE["content/situs.yml"].replace("admin: tidak\n", "")
LOCAL = f"{SETTINGS}penyunting:\n  jenis: lokal\n"
KEPT = "units/diklat/pengumuman/lama.md"
FILES = {
    **BASE,
    "content/situs.yml": SETTINGS,
    "units/kajian/unit.yml": "nama: Kajian\nringkasan: Kajian kebijakan.\n",
    KEPT: markdown(
        "Isi lama.\n",
        judul="Pengumuman lama",
        tanggal="2026-11-02 08:00",
        alamat_lama="[/pengumuman/dahulu/]",
        contoh="ya",
    ),
}
TITLE = 'Jadwal ujian PKA v.2: "akhir"'
SLUG = "jadwal-ujian-pka-v-2-akhir"
PATH = f"units/diklat/pengumuman/{SLUG}.md"
SERVER = ("127.0.0.1", 8081)
"""Where the editor looks for decap-server (`configuration.LOCAL_SERVER`)."""


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """A site whose editor is for training."""
    folder = once(
        tmp_path_factory, "penyunting", lambda folder: built(make_project(folder / "situs", FILES).root)
    )
    return Finished(folder / "situs" / "output")


@pytest.fixture
def training(trained: Finished) -> Iterator[str]:
    with served(trained.folder) as address:
        yield address


@contextmanager
def decap_server(repository: Path) -> Iterator[None]:
    """decap-server on a repository while the block runs."""
    program = find("decap-server")
    node = find("node")
    assert program and node
    environment = {
        "PATH": os.environ["PATH"],
        "MODE": "git",
        "GIT_REPO_DIRECTORY": str(repository),
        "BIND_HOST": SERVER[0],
        "PORT": str(SERVER[1]),
        "GIT_AUTHOR_NAME": "PIC",
        "GIT_AUTHOR_EMAIL": "pic@uji.example",
        "GIT_COMMITTER_NAME": "PIC",
        "GIT_COMMITTER_EMAIL": "pic@uji.example",
    }
    with subprocess.Popen(
        [str(node), str(program)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as running:
        try:
            answers(running)
            yield
        finally:
            running.terminate()
            running.wait(timeout=30)


def answers(running: subprocess.Popen[bytes]) -> None:
    """Wait until the server takes connections, or say why it ended."""
    while running.poll() is None:
        try:
            with closing(create_connection(SERVER, timeout=1)):
                return
        except OSError:
            time.sleep(0.1)
    assert running.stdout is not None
    raise AssertionError(running.stdout.read().decode())


def enter(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Masuk").click()


def leave_for(page: Page, address: str) -> None:
    """Load another place of the editor anew: only its part after `#` may differ."""
    page.goto("about:blank")
    page.goto(address)


def write(page: Page, **values: str) -> None:
    """Fill in fields by their labels, and the text."""
    for label, value in values.items():
        if label == "isi":
            page.locator("[data-slate-editor=true]").click()
            page.keyboard.type(value)
        else:
            page.get_by_label(label.capitalize().replace("_", " ")).first.fill(value)


def save(page: Page) -> None:
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Isi tersimpan")).to_be_visible()


def turn(page: Page, before: str, after: str) -> None:
    """Change the state of what is being written."""
    page.get_by_role("button", name=f"Keadaan: {before}").click()
    page.get_by_role("menuitem", name=after).click()
    expect(page.get_by_role("button", name=f"Keadaan: {after}")).to_be_visible()


def publish(page: Page) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Terbitkan").click()
    page.get_by_role("menuitem", name="Terbitkan sekarang").click()
    expect(page.get_by_text("Isi diterbitkan")).to_be_visible()


def test_every_text_of_the_interface_is_there_in_indonesian(page: Page, training: str) -> None:
    page.goto(f"{training}admin/diklat/")
    expect(page.get_by_role("button", name="Masuk")).to_be_visible()
    keys = """language => {
        const paths = (value, path) => typeof value === "string" ? [path]
            : Object.entries(value).flatMap(([key, inner]) => paths(inner, `${path}.${key}`))
        return paths(CMS.getLocale(language), "").sort()
    }"""
    assert page.evaluate(keys, "id") == page.evaluate(keys, "en")
    variables = """language => {
        const found = value => typeof value === "string" ? [...new Set(value.match(/%{\\\\w+}/g) || [])].sort()
            : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, found(inner)]))
        return found(CMS.getLocale(language))
    }"""
    assert page.evaluate(variables, "id") == page.evaluate(variables, "en")


def test_the_editor_asks_nobody_but_its_own_site(page: Page, training: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    enter(page, f"{training}admin/diklat/#/collections/diklat-berita/new")
    expect(page.get_by_label("Judul")).to_be_visible()
    assert not [url for url in asked if not url.startswith((training, "data:", "blob:"))]
    assert not errors


def test_what_is_written_and_published_becomes_a_page(page: Page, training: str, tmp_path: Path) -> None:
    enter(page, f"{training}admin/diklat/#/collections/diklat-pengumuman/new")
    write(page, judul=TITLE, tanggal="2026-11-20", ringkasan="Ujian: akhir, no # tidak", nomor="12")
    write(page, nomor="", isi="Ujian dimulai pukul 08.00.")
    save(page)
    turn(page, "Konsep", "Siap")
    publish(page)
    path = "['units', 'diklat', 'pengumuman', name]"
    read = f"name => {path}.reduce((folder, word) => folder[word], window.repoFiles).content"
    text = page.evaluate(read, f"{SLUG}.md")
    assert text == (
        f"---\njudul: '{TITLE}'\ntanggal: 2026-11-20\nringkasan: \"Ujian: akhir, no # tidak\"\n"
        "status: terbit\n---\nUjian dimulai pukul 08.00.\n"
    )
    site = built(make_project(tmp_path / "situs", FILES | {PATH: text}).root)
    assert TITLE in site.words(f"units/diklat/pengumuman/{SLUG}/")


def upload(page: Page, button: str, name: str, kind: str, content: bytes) -> None:
    page.get_by_role("button", name=button).click()
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind, "buffer": content})
    page.get_by_role("button", name="Pakai yang dipilih").click()


def proposed(page: Page) -> dict[str, str]:
    """The files of what was saved last, by path; "" for what is no text."""
    return dict(
        page.evaluate(
            """() => Object.values(window.repoFilesUnpublished)[0].diffs.map(
                each => [each.path, typeof each.content === "string" ? each.content : ""])"""
        )
    )


def test_a_picture_goes_to_the_media_of_the_unit_under_a_name_of_ours(page: Page, training: str) -> None:
    enter(page, f"{training}admin/diklat/#/collections/diklat-berita/new")
    write(page, judul="Kelas dibuka", tanggal="2026-11-20", ringkasan="Kelas.", alt="Ruang kelas", isi="Isi.")
    upload(page, "Pilih gambar", "Foto Kelas (1).PNG", "image/png", b"gambar")
    save(page)
    files = proposed(page)
    assert files.keys() == {"units/diklat/berita/kelas-dibuka.md", "units/diklat/media/foto-kelas-1.png"}
    assert "\ngambar: ../media/foto-kelas-1.png\n" in files["units/diklat/berita/kelas-dibuka.md"]


def test_the_file_of_a_download_goes_beside_its_record(page: Page, training: str) -> None:
    enter(page, f"{training}admin/diklat/#/collections/diklat-unduhan/new")
    write(page, judul="Pedoman PKA", tanggal="2026-11-20", ringkasan="Pedoman.")
    upload(page, "Pilih berkas", "Pedoman PKA 2027.pdf", "application/pdf", b"%PDF-1.4")
    save(page)
    assert proposed(page) == {
        "units/diklat/unduhan/pedoman-pka.yml": (
            "judul: Pedoman PKA\ntanggal: 2026-11-20\nringkasan: Pedoman.\nstatus: terbit\n"
            "berkas: pedoman-pka-2027.pdf\n"
        ),
        "units/diklat/unduhan/pedoman-pka-2027.pdf": "",
    }


def test_without_script_the_page_says_what_is_missing(visitor: OpenPage, training: str) -> None:
    page = visitor(360, java_script_enabled=False)
    page.goto(f"{training}admin/diklat/")
    expect(page.get_by_text("memerlukan JavaScript")).to_be_visible()
    page.get_by_role("link", name="Kembali ke pilihan penyunting").click()
    expect(page.get_by_role("link", name="Bidang Diklat")).to_be_visible()


@pytest.mark.needs("axe")
@pytest.mark.parametrize("width", [360, 1280])
def test_the_choice_of_editors_is_accessible(
    visitor: OpenPage, training: str, axe: str, record_property: Record, width: int
) -> None:
    page = visitor(width)
    page.goto(f"{training}admin/")
    assert judge(page, axe, record_property, "pilihan penyunting") == {}


def test_no_page_leads_to_the_editor_and_no_engine_takes_it(trained: Finished) -> None:
    assert "Disallow: /admin/" in trained.text("robots.txt")
    assert "/admin/" not in trained.text("sitemap.xml")
    links = {
        link.attributes["href"]
        for page in trained.pages
        for link in trained.html(page.removesuffix("index.html")).css("a")
    }
    assert not [link for link in links if link and "admin/" in link]


def test_one_setting_leaves_the_editor_out(tmp_path: Path) -> None:
    assert not built(make_project(tmp_path / "situs", BASE).root).has("admin/")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("penyunting:\n  jenis: github\n", "perlu `repositori`, misalnya `puslatbang/portal`"),
        ("penyunting:\n  jenis: gitea\n", "`jenis`"),
    ],
)
def test_an_editor_without_a_repository_is_refused(make_site: MakeSite, settings: str, message: str) -> None:
    _portal, problems = make_site({"content/situs.yml": BASE["content/situs.yml"] + settings}).examined()
    assert [message in problem.message for problem in problems] == [True]


def test_the_policy_lets_the_editor_ask_its_forge(tmp_path: Path) -> None:
    settings = f"{SETTINGS}penyunting:\n  jenis: gitlab\n  repositori: pkasn/portal\n  masuk: https://git.uji.example\n  id_aplikasi: abc\n"
    site = built(make_project(tmp_path / "situs", {**BASE, "content/situs.yml": settings}).root)
    policy = site.html("admin/diklat/").css_first("[http-equiv]").attributes["content"]
    assert "connect-src 'self' data: blob: https://git.uji.example;" in str(policy)
    assert yaml.safe_load(site.text("admin/diklat/config.yml"))["backend"] == {
        "name": "gitlab",
        "repo": "pkasn/portal",
        "branch": "main",
        "commit_messages": {
            "create": "tambah {{path}}",
            "update": "ubah {{path}}",
            "delete": "hapus {{path}}",
            "uploadMedia": "unggah {{path}}",
            "deleteMedia": "hapus {{path}}",
        },
        "squash_merges": True,
        "base_url": "https://git.uji.example",
        "auth_type": "pkce",
        "app_id": "abc",
        "api_root": "https://git.uji.example/api/v4",
    }


@pytest.fixture
def kept(tmp_path: Path) -> MadeSite:
    """A project in a repository of its own, built, with an editor for decap-server."""
    made = make_project(tmp_path / "situs", {**FILES, "content/situs.yml": LOCAL})
    made.write(".gitignore", "/output*\n/.output*\n.cache/\n__pycache__/\n")
    git(made.root, "init", "--quiet", "--initial-branch=main")
    git(made.root, "add", "--all")
    git(made.root, "commit", "--quiet", "--message=Awal")
    built(made.root)
    return made


@pytest.mark.needs("node", "decap-server")
def test_a_pic_proposes_and_humas_publishes_through_git(page: Page, kept: MadeSite, tmp_path: Path) -> None:
    """Also: a record that is edited keeps the keys the editor does not show, and its hour."""
    with decap_server(kept.root), served(kept.root / "output") as address:
        enter(page, f"{address}admin/diklat/#/collections/diklat-pengumuman/new")
        write(page, judul=TITLE, tanggal="2026-11-20", ringkasan="Ujian akhir", isi="Pukul 08.00.")
        save(page)
        turn(page, "Konsep", "Diperiksa")
        leave_for(page, f"{address}admin/diklat/#/collections/diklat-pengumuman/entries/lama")
        expect(page.get_by_label("Judul")).to_have_value("Pengumuman lama")
        write(page, ringkasan="Ringkasan baru")
        save(page)
        turn(page, "Konsep", "Diperiksa")
        proposals = git(kept.root, "branch", "--list", "cms/*", "--format=%(refname:short)").split()
        assert proposals == ["cms/diklat-pengumuman/" + slug for slug in (SLUG, "lama")]
        assert git(kept.root, "log", "--format=%s", "main") == "Awal"
        for slug in (SLUG, "lama"):
            leave_for(page, f"{address}admin/humas/#/collections/diklat-pengumuman/entries/{slug}")
            turn(page, "Diperiksa", "Siap")
            publish(page)
    assert not git(kept.root, "branch", "--list", "cms/*")
    old = git(kept.root, "show", f"main:{KEPT}")
    assert "alamat_lama:\n  - /pengumuman/dahulu/" in old
    assert "contoh: true" in old or "contoh: ya" in old
    git(kept.root, "checkout", "--quiet", "--force", "main")
    site = built(kept.root, tmp_path / "hasil")
    assert TITLE in site.words(f"units/diklat/pengumuman/{SLUG}/")
    assert "Ringkasan baru" in site.words("units/diklat/pengumuman/lama/")


@pytest.mark.parametrize("name", ["diklat", "kajian"])
def test_a_unit_edits_its_own_folders_alone(trained: Finished, name: str) -> None:
    collections = yaml.safe_load(trained.text(f"admin/{name}/config.yml"))["collections"]
    folders = {each["folder"] for each in collections}
    own = {f"units/{name}/{kind}" for kind in ("berita", "pengumuman", "agenda", "unduhan", "halaman")}
    assert folders == own | {"services_catalog/layanan"}
    services = next(each for each in collections if each["name"] == "layanan")
    assert services["filter"] == {"field": "unit", "value": name}
