"""After nothing but texts were edited only their pages are made; whatever else could be concerned, everything is looked at."""

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event

import pytest
from msgspec import structs

from satupintu.blocks import Blocks
from satupintu.commands.edited_texts import EditedSite, edited_site
from satupintu.commands.examine import Reading
from satupintu.commands.inputs import Inputs, read_inputs
from satupintu.commands.kept_files import known_of
from satupintu.commands.preview_build import Builder
from satupintu.commands.progress import Progress
from satupintu.commands.search_bundle import made_from
from satupintu.commands.site_writing import BuildOptions
from satupintu.commands.source_record import DIGESTS, SourceRecord
from satupintu.kept_sources import NOTHING_KEPT, KeptSources, edit_since, read, written
from tests.build.project import build, built, once, tree
from tests.build.sample import picture, service
from tests.build.test_unchanged import AUTHOR, git
from tests.make_site import BASE, DAY, SETTINGS, MadeSite, make_project, markdown

EDITED = "units/diklat/berita/satu.md"
LINKED = "units/diklat/berita/dua.md"
MANUAL = "content/panduan/masuk.md"
SCHEDULED = "units/diklat/berita/nanti.md"
NUMBER, MASKED = "198701012010011001", "19••••••••••••••01"
PHONE = "0812-3456-7890"
FILES: Mapping[str, str | bytes] = {
    "content/situs.yml": SETTINGS.replace("kontak:\n", f"kontak:\n  ponsel: {PHONE}\n"),
    EDITED: markdown("Isi satu.\n", judul="Kabar satu"),
    LINKED: markdown("## Bagian\n\nIsi.\n\n## Lain\n\nIsi dua.\n", judul="Kabar dua"),
    SCHEDULED: markdown("Isi nanti.\n", judul="Nanti", tanggal="2026-12-01"),
    "content/berita/tiga.md": markdown(
        "Lihat [bagian](/units/diklat/berita/dua/#bagian). Rapat 12/11/2026.\n", judul="Kabar tiga"
    ),
    MANUAL: markdown(
        "Isi.\n",
        judul="Masuk",
        langkah="\n  - {judul: Buka, lakukan: Buka halaman masuk., hasil: Halaman terbuka.}",
    ),
    "content/media/gedung.png": picture(200, 40, 40, (240, 160)),
    "services_catalog/layanan/aktif.yml": service(nama="Layanan aktif", alamat="https://aktif.example/"),
}


@pytest.fixture(scope="session")
def finished_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of a small site with a finished output. Only read it."""

    def make(folder: Path) -> None:
        built(make_project(folder / "situs", {**BASE, **FILES}).root)

    return once(tmp_path_factory, "disunting", make) / "situs"


@pytest.fixture
def standing(finished_project: Path, tmp_path: Path) -> MadeSite:
    """A small site with a finished output."""
    return MadeSite(shutil.copytree(finished_project, tmp_path / "situs", symlinks=True))


def inputs(site: MadeSite) -> Inputs:
    settings = site.root / "pelicanconf.py"
    return read_inputs(site.root, day=DAY, settings=settings, from_disk=False, canaries=None, links=None)


def seen(site: MadeSite) -> EditedSite | None:
    """What the next build need look at alone; None where it looks at everything."""
    folder, now = (site.root / "output").resolve(), inputs(site)
    kept, last = record(site).load(), known_of(folder)
    edit = edit_since(kept, last.origin.inputs, around=now.around, past=now.past, sources=now.sources)
    if edit is None:
        return None
    reading = Reading(blocks=Blocks(kept.blocks(now.sources)), numbers=frozenset(kept.numbers))
    return edited_site(site.root, DAY, reading, edit, kept, last, Progress(quiet=True))


def record(site: MadeSite, output: str = "output") -> SourceRecord:
    return SourceRecord(site.root, site.root / output)


def again(site: MadeSite, kept: KeptSources) -> None:
    """Keep this as what was read."""
    record(site).keep(kept.with_sources(kept.sources.items(), len(kept.sources)))


def edit(site: MadeSite, path: str, text: str) -> None:
    """Another text below the same front matter."""
    front = (site.root / path).read_text().split("---\n")[1]
    site.write(path, f"---\n{front}---\n{text}\n")


def as_clean(site: MadeSite, *more: object) -> None:
    """Build; output and what is said are those of a clean build."""
    own = build(site.root, None, DAY, *more)
    clean = build(site.root, site.root / "bersih", DAY, *more, "--full")
    assert (own.returncode, own.stdout) == (clean.returncode, clean.stdout)
    assert tree(site.root / "output") == tree(site.root / "bersih")


@pytest.mark.parametrize(
    "text",
    [
        "Isi yang lain.",
        "## Bagian baru\n\nLihat [itu](#bagian-baru) dan [dua](dua.md#bagian).",
        "Rapat 13/11/2026, telepon 022-1234567.",
        f"Telepon {PHONE}.",
        "| Nama | Isi |\n| --- | --- |\n| a | b |\n\n[Laman](https://contoh.example/).",
    ],
)
def test_an_edit_that_only_its_page_shows_concerns_only_that_page(standing: MadeSite, text: str) -> None:
    edit(standing, EDITED, text)
    found = seen(standing)
    assert found is not None
    assert [page.address for page in found.due()] == ["units/diklat/berita/satu/"]
    as_clean(standing)
    again = seen(standing)
    assert again is not None, "what was read for the edited site is kept as well"
    assert not again.edit.paths


def test_an_edit_beside_an_open_editor_concerns_only_its_page(standing: MadeSite) -> None:
    for name in (".satu.md.swp", "satu.md~", "#satu.md#", "4913"):
        standing.write(f"units/diklat/berita/{name}", b"x")
    edit(standing, EDITED, "Isi yang lain.")
    site = seen(standing)
    assert site is not None
    assert {page.address for page in site.due()} == {"units/diklat/berita/satu/"}
    as_clean(standing)


def test_an_edit_after_a_full_build_concerns_only_its_page(standing: MadeSite) -> None:
    (standing.root / "output").unlink()
    shutil.rmtree(standing.root / ".cache")
    built(standing.root, None, DAY, "--full")
    edit(standing, EDITED, "Isi yang lain.")
    site = seen(standing)
    assert site is not None
    assert {page.address for page in site.due()} == {"units/diklat/berita/satu/"}
    as_clean(standing)


def test_the_text_of_a_manual_stands_on_its_page_alone(standing: MadeSite) -> None:
    edit(standing, MANUAL, "Isi yang lain.")
    found = seen(standing)
    assert found is not None
    assert [page.address for page in found.due()] == ["panduan/masuk/"]
    as_clean(standing)


def test_a_text_that_something_else_is_made_from_concerns_everything(standing: MadeSite) -> None:
    portal = standing.portal()
    text, other = portal.site.by_path[EDITED], portal.site.by_path[LINKED]
    with portal.bodies.read_for(EDITED):
        portal.bodies.converted(text)
    assert portal.bodies.is_alone(text)
    with portal.bodies.read_for(""):
        portal.bodies.source(other)
    assert not portal.bodies.is_alone(other)
    kept = record(standing).load()
    shown = structs.replace(kept.sources[EDITED], alone=False)
    again(standing, structs.replace(kept, sources={**kept.sources, EDITED: shown}))
    edit(standing, EDITED, "Isi yang lain.")
    assert seen(standing) is None


def test_several_edits_one_after_another_end_as_a_clean_build(standing: MadeSite) -> None:
    for number in range(3):
        edit(standing, EDITED, f"Isi nomor {number}.")
        edit(standing, LINKED, f"## Bagian\n\nIsi dua nomor {number}.")
        assert seen(standing) is not None
        as_clean(standing)


def test_the_text_of_what_is_not_published_yet_concerns_no_page(standing: MadeSite) -> None:
    edit(standing, SCHEDULED, "Isi yang lain.")
    found = seen(standing)
    assert found is not None
    assert not found.due()
    as_clean(standing)


def titled(site: MadeSite) -> None:
    site.write(EDITED, markdown("Isi satu.\n", judul="Kabar lain"))


def line_added(site: MadeSite) -> None:
    site.write(EDITED, markdown("Isi satu.\n", judul="Kabar satu").replace("---\n", "---\n\n", 1))


def new_file(site: MadeSite) -> None:
    site.write("units/diklat/berita/empat.md", markdown("Isi.\n", judul="Kabar empat"))


def removed(site: MadeSite) -> None:
    site.remove(EDITED)


def renamed(site: MadeSite) -> None:
    (site.root / EDITED).rename(site.root / "units/diklat/berita/lima.md")


def unit_data(site: MadeSite) -> None:
    site.write("units/diklat/unit.yml", "nama: Bidang Diklat\nringkasan: Lainnya.\n")


def media(site: MadeSite) -> None:
    site.write("content/media/gedung.png", picture(20, 40, 40, (240, 160)))


def other_settings(site: MadeSite) -> None:
    with (site.root / "pelicanconf.py").open("a") as file:
        file.write("# lain\n")


EDITS: Mapping[str, tuple[str, str]] = {
    "a picture": (EDITED, "![Gedung](/media/gedung.png)"),
    "a part that others link": (LINKED, "## Lain\n\nIsi dua."),
    "an inner address": (MANUAL, "Buka http://192.168.1.10/masuk."),
    "a dead link": (EDITED, "Lihat [ini](tidak-ada.md)."),
    "a dead part": (EDITED, "Lihat [ini](dua.md#tidak-ada)."),
    "a part of the frame of another page": (EDITED, "Lihat [ini](dua.md#pencarian)."),
    "a personal number": (EDITED, "NIP 198701012010011001."),
    "a script": (EDITED, "<script>alert(1)</script>"),
}


@pytest.mark.parametrize(
    "change", [titled, line_added, new_file, removed, renamed, unit_data, media, other_settings]
)
def test_any_other_change_concerns_everything(standing: MadeSite, change: Callable[[MadeSite], None]) -> None:
    change(standing)
    assert seen(standing) is None
    as_clean(standing)


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_that_others_may_see_or_that_is_wrong_concerns_everything(
    standing: MadeSite, what: str
) -> None:
    edit(standing, *EDITS[what])
    assert seen(standing) is None
    own = build(standing.root)
    clean = build(standing.root, standing.root / "bersih", DAY, "--full")
    assert (own.returncode, own.stdout) == (clean.returncode, clean.stdout)


def test_a_text_that_an_exception_speaks_of_concerns_everything(standing: MadeSite) -> None:
    """Whether the exception is still needed, and what may be published, follows from the text."""
    excused = f"bukan_data_pribadi:\n  - jenis: nip\n    tersamar: {MASKED}\n    berkas: {EDITED}\n    alasan: Contoh\n"
    standing.write("content/situs.yml", f"{FILES['content/situs.yml']!s}{excused}")
    edit(standing, EDITED, f"Contoh {NUMBER}.")
    built(standing.root)
    edit(standing, EDITED, "Tanpa nomor.")
    assert seen(standing) is None
    as_clean(standing)


def test_warnings_of_other_texts_are_told_again(standing: MadeSite) -> None:
    edit(standing, EDITED, "Rapat 14/11/2026.")
    result = build(standing.root)
    assert "12/11/2026" in result.stdout
    assert "14/11/2026" in result.stdout
    edit(standing, EDITED, "Rapat.")
    result = build(standing.root)
    assert "12/11/2026" in result.stdout
    assert "14/11/2026" not in result.stdout


def test_a_commit_of_an_edited_text_makes_the_board_anew(standing: MadeSite) -> None:
    git(standing.root, "init", "-q")
    (standing.root / ".git/info/exclude").write_text("/.cache/\n/output*\n/.output*\n/bersih\n/.bersih*\n")
    for number in range(2):
        edit(standing, EDITED, f"Isi nomor {number}.")
        git(standing.root, "add", "--all")
        date = f"2026-11-{10 + number}T08:00:00+07:00"
        git(
            standing.root,
            *AUTHOR,
            "-c",
            "core.hooksPath=/dev/null",
            "commit",
            "-q",
            "-m",
            "isi",
            "--date",
            date,
        )
        if number:
            found = seen(standing)
            assert found is not None
            assert found.edit.past
        as_clean(standing)


@pytest.mark.parametrize("path", ["units/diklat/berita/dua/index.html", "berita/index.html", "robots.txt"])
def test_a_file_of_the_last_output_that_somebody_changed_is_made_anew(standing: MadeSite, path: str) -> None:
    edit(standing, EDITED, "Isi yang lain.")
    assert seen(standing) is not None
    (standing.root / "output" / path).write_text("disunting")
    as_clean(standing)


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda content: content[:-1],
        lambda content: content[:60] + bytes([content[60] ^ 1]) + content[61:],
        lambda content: hashlib.sha256(b"satu-pintu-isi-2").digest() + b"satu-pintu-isi-2",
        lambda _content: b"",
    ],
    ids=["cut off", "another bit", "another version", "empty"],
)
def test_what_was_kept_of_the_sources_is_never_trusted_blindly(
    standing: MadeSite, spoilt: Callable[[bytes], bytes]
) -> None:
    kept = (path for path in (standing.root / ".cache/isi").rglob("*") if path.is_file())
    (file,) = (path for path in kept if path.name != DIGESTS)
    file.write_bytes(spoilt(file.read_bytes()))
    assert record(standing).load() == NOTHING_KEPT
    edit(standing, EDITED, "Isi yang lain.")
    assert seen(standing) is None
    as_clean(standing)


def test_what_another_version_kept_counts_as_nothing(standing: MadeSite) -> None:
    kept = record(standing).load()
    content = b"".join(written(kept.with_sources(kept.sources.items(), len(kept.sources))))
    assert read(content) != NOTHING_KEPT
    assert read(content.replace(b"satu-pintu-isi-3", b"satu-pintu-isi-2", 1)) == NOTHING_KEPT
    assert read(content[:-1]) == NOTHING_KEPT


def test_what_was_kept_for_another_output_counts_as_nothing(standing: MadeSite) -> None:
    """Each output has what was read for it."""
    edit(standing, EDITED, "Isi yang lain.")
    built(standing.root, standing.root / "lain")
    assert seen(standing) is not None
    again(standing, record(standing, "lain").load())
    assert seen(standing) is None
    as_clean(standing)


def test_the_preview_keeps_to_edited_texts_although_its_search_tells_of_earlier_pages(
    standing: MadeSite,
) -> None:
    settings = str(FILES["content/situs.yml"]).replace("pencarian: tidak", "pencarian: ya")
    standing.write("content/situs.yml", settings)
    options = BuildOptions(standing.root / "output", DAY, standing.root / "pelicanconf.py")
    with Builder(standing.root) as builder:

        def changes(*, search: bool) -> bool:
            """Whether a build of the preview makes another output than the last."""
            outcome = builder.build(structs.replace(options, search=search), Event())
            assert outcome is not None
            assert outcome.pages, outcome.errors
            return outcome.changed

        assert changes(search=True)
        for number in range(2):
            edit(standing, EDITED, f"Isi nomor {number}.")
            assert seen(standing) is not None
            assert changes(search=False)
            assert not changes(search=False)
        assert changes(search=True), "the search tells of the pages of now"
        receipt = json.loads((standing.root / "output/terbitan.json").read_text())
        assert made_from(standing.root / "output") == receipt["inputs"]["search"]
        assert not changes(search=True)
