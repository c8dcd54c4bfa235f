"""Whatever is changed, in whatever order: a build that takes over from the last output gives what a clean one gives.

`pytest tests/build/test_sequences.py --sequences 200` tries as many random sequences of changes; a failing one is
made as short as it can be and told step by step.
"""

import os
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from satupintu.guard.states import Finding
from tests.build.project import build, tree
from tests.build.sample import picture, service
from tests.build.test_states import record_text, url
from tests.build.test_unchanged import AUTHOR, git, own_theme
from tests.make_site import BASE, DAY, SETTINGS, MadeSite, make_project, markdown

STEPS = 6
"""Changes in one sequence; each is followed by a build and a clean one."""
LONG_AGO = 1_700_000_000
UNITS = ("diklat", "kajian", "sekretariat")
FOLDERS = (
    "content/berita",
    *(f"units/{unit}/{kind}" for unit in UNITS[:2] for kind in ("berita", "pengumuman")),
)
SLUGS = ("satu", "dua", "tiga")
TEMPLATES = ("_footer.html", "_parts.html", "article.html", "list.html", "news_item.html")
EDITED = (
    "content/berita/satu.md",
    "content/berita/berkala.md",
    "content/halaman/tanya.md",
    "content/halaman/profil.md",
    "units/diklat/berita/satu.md",
    "units/diklat/berita/dua.md",
    "units/kajian/pengumuman/satu.md",
)
START = {
    **BASE,
    "units/kajian/unit.yml": "nama: Bidang Kajian\nringkasan: Kajian administrasi.\n",
    "content/berita/satu.md": markdown("## Bagian\n\nIsi **satu**.\n", judul="Kabar satu"),
    "units/diklat/berita/satu.md": markdown("Lihat [dua](dua.md).\n", judul="Kabar diklat"),
    "units/diklat/berita/dua.md": markdown("## Bagian\n\nIsi dua.\n", judul="Kabar dua"),
    "units/kajian/pengumuman/satu.md": markdown(judul="Edaran", berlaku_sampai="2026-11-24"),
    "content/halaman/tanya.md": markdown("## Apa itu?\n\nItu.\n", judul="Tanya", jenis="tanya-jawab"),
    "content/halaman/profil.md": markdown("Lihat [bagian](../berita/satu.md#bagian).\n", judul="Profil"),
    "content/berita/berkala.md": markdown("## Bagian\n\nIsi.\n", judul="Berkala", tanggal="2026-11-23"),
    "content/media/gedung.png": picture(200, 40, 40, (240, 160)),
    "services_catalog/layanan/aktif.yml": service(nama="Layanan aktif", alamat=url("aktif")),
}

TEXTS = (
    "Isi lain.",
    "## Bagian\n\nIsi.",
    "## Bagian lain\n\nIsi, dan [bagian](#bagian-lain).",
    "Lihat [dua](/units/diklat/berita/dua/#bagian) dan [profil](/profil/).",
    "Kabar ABCD dan telepon 022-1234567.",
    "![Gedung](../media/gedung.png)",
    "Isi lain. ![Gedung](../media/gedung.png) [Gambar](../media/gedung.png)",
    "Lihat [yang tidak ada](tidak-ada.md).",
    "NIP 198701012010011001.",
    "## Apa itu?\n\nItu.",
)
"""What may stand below the front matter."""

folders, slugs = some.sampled_from(FOLDERS), some.sampled_from(SLUGS)
words = some.sampled_from(("Rapat", "Pelatihan aparatur", "Kabar baru & lain", "BMN"))


class Changes(RuleBasedStateMachine):
    """One project whose files are changed; after every change its output is compared with a clean one."""

    def __init__(self, place: Path) -> None:
        super().__init__()
        shutil.rmtree(place, ignore_errors=True)
        self.made: MadeSite = make_project(place / "situs", START)
        self.clean = place / "bersih"
        self.day, self.settings, self.more = DAY, SETTINGS, list[object]()
        own_theme(self.made)

    def _exists(self, path: str) -> bool:
        return (self.made.root / path).exists()

    @rule(folder=folders, slug=slugs, title=words, body=words)
    def write(self, folder: str, slug: str, title: str, body: str) -> None:
        """A new text, or another in its place."""
        self.made.write(f"{folder}/{slug}.md", markdown(f"{body}.\n", judul=title))

    @rule(path=some.sampled_from(EDITED), text=some.sampled_from(TEXTS), more=some.sampled_from(TEXTS))
    def edit(self, path: str, text: str, more: str) -> None:
        """Another text below the same front matter."""
        if self._exists(path):
            front = (self.made.root / path).read_text().split("---\n")[1]
            self.made.write(path, f"---\n{front}---\n{text}\n\n{more}\n")

    @rule()
    def commit(self) -> None:
        """What lies there, under git from now on."""
        if not self._exists(".git"):
            git(self.made.root, "init", "-q")
            (self.made.root / ".git/info/exclude").write_text("/.cache/\n/output*\n/.output*\n")
        git(self.made.root, "add", "--all")
        git(self.made.root, *AUTHOR, "commit", "-q", "--allow-empty", "-m", "isi")

    @rule(folder=folders, slug=slugs, other=slugs)
    def link(self, folder: str, slug: str, other: str) -> None:
        """A text that links its neighbour, which may not be there."""
        self.made.write(f"{folder}/{slug}.md", markdown(f"Lihat [ini]({other}.md#bagian).\n"))

    @rule(folder=folders, slug=slugs)
    def remove(self, folder: str, slug: str) -> None:
        if self._exists(f"{folder}/{slug}.md"):
            self.made.remove(f"{folder}/{slug}.md")

    @rule(folder=folders, slug=slugs, to=folders, name=slugs)
    def move(self, folder: str, slug: str, to: str, name: str) -> None:
        """A new name, another kind or another unit."""
        if self._exists(f"{folder}/{slug}.md"):
            text = (self.made.root / f"{folder}/{slug}.md").read_bytes()
            self.made.remove(f"{folder}/{slug}.md")
            self.made.write(f"{to}/{name}.md", text)

    @rule(
        unit=some.sampled_from(UNITS),
        name=words,
        closed=some.booleans(),
        order=some.integers(1, 3),
        former=some.booleans(),
    )
    def unit(self, unit: str, name: str, closed: bool, order: int, former: bool) -> None:
        """A unit with other data; the third is new."""
        end = "ditutup: 2026-11-20\n" if closed else ""
        end += f"slug_lama: [{unit}-dulu]\n" if former else ""
        self.made.write(
            f"units/{unit}/unit.yml", f"nama: {unit} {name}\nringkasan: {name}.\nurutan: {order}\n{end}"
        )

    @rule(title=words, engine=some.sampled_from(("commonmark", "python-markdown")), notice=some.booleans())
    def menu(self, title: str, engine: str, notice: bool) -> None:
        """Another menu, engine and notice in the settings of the site."""
        entry = f"menu:\n  - judul: {title}\n    alamat: /berita/\n"
        due = "pemberitahuan:\n  - {teks: Kantor pindah, mulai: 2026-11-22, selesai: 2026-11-23}\n"
        shown = due if notice else ""
        self.settings = SETTINGS.replace("menu:\n", entry) + f"markdown: {engine}\n{shown}"
        self.made.write("content/situs.yml", self.settings)

    @rule(meaning=words)
    def glossary(self, meaning: str) -> None:
        self.made.write(
            "content/glosarium.yml",
            f"kelompok:\n  - kata: [BMN, barang milik negara]\n    arti: {meaning}.\n",
        )

    @rule(name=some.sampled_from(TEMPLATES), number=some.integers(1, 3))
    def template(self, name: str, number: int) -> None:
        """A template that prints the same, or something else, in other bytes."""
        file = self.made.root / "theme/templates" / name
        text = file.read_text().replace('class="daftar"', f'class="daftar d{number}"', 1)
        file.write_text(f"{text}{{# {number} #}}")

    @rule(trim=some.booleans())
    def pelican(self, trim: bool) -> None:
        with (self.made.root / "pelicanconf.py").open("a") as file:
            file.write(f'JINJA_ENVIRONMENT["trim_blocks"] = {trim}\n')

    @rule(finding=some.sampled_from((Finding.GOOD, Finding.SLOW, Finding.GAMBLING)))
    def links(self, finding: Finding) -> None:
        """Another link record."""
        file = self.made.write("tautan.json", record_text({"aktif": [finding]}))
        self.more = ["--links", file]

    @rule(days=some.integers(-3, 3))
    def another_day(self, days: int) -> None:
        self.day = date.fromisoformat(str(DAY)) + timedelta(days=days)

    @rule(cut=some.booleans())
    def damage(self, cut: bool) -> None:
        """Somebody edits the output, or the record is cut off."""
        output = self.made.root / "output"
        if not output.exists():
            return
        folder = output.resolve()
        record = folder.with_name(f"{folder.name}.halaman")
        if cut:
            record.write_bytes(record.read_bytes()[:-40])
        else:
            (folder / "index.html").write_bytes(b"<h1>Lain</h1>")

    @rule()
    def time_passes(self) -> None:
        """What was written lately may change again unseen, and is always read; files of long ago are not."""
        for path in self.made.root.rglob("*"):
            if path.is_file() and not path.is_symlink() and ".git" not in path.parts:
                os.utime(path, (LONG_AGO, LONG_AGO))

    @invariant()
    def both_builds_are_one(self) -> None:
        own = build(self.made.root, None, self.day, *self.more)
        clean = build(self.made.root, self.clean, self.day, *self.more, "--full")
        assert own.returncode == clean.returncode, own.stdout + clean.stdout
        assert own.stdout == clean.stdout
        if own.returncode == 0:
            assert tree(self.made.root / "output") == tree(self.clean)


def test_random_changes_never_tell_the_two_builds_apart(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    machine: Callable[[], Changes] = lambda: Changes(tmp_path)  # noqa: E731 (hypothesis asks for something to call)
    number = request.config.getoption("--sequences")
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=number,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
