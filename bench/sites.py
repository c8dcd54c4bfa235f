"""The sites that `bench/build.py` measures: the same texts for the portal and its peers, and what changes in them.

The program is copied beside its site, so that nobody's editing disturbs a run.
"""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.cost import looked_at as output_of
from bench.cost import timed
from bench.hugo_site import HugoProgram, write_hugo_site
from bench.summary import HUGO, PORTAL, STOCK

BENCH = Path(__file__).resolve().parent
PROJECT = BENCH.parent
PROGRAM = ("satupintu", "plugins", "theme", "pelicanconf.py")
SOURCES = ("content", "units", "services_catalog")
DAY, NEXT_DAY = "2026-11-22", "2026-11-23"
FIXED = {STOCK: 3, HUGO: 6}
"""Pages of the peers that are neither content nor cut lists."""
MAIN, PROPOSAL = "main", "usulan"
ROLES = "humas:\n  - akun: humas\n  - akun: humas-2\npengembang:\n  - akun: pengembang\n"
SENTENCE = "\nSatu kalimat tambahan.\n"
ANNOUNCEMENT = f"""\
---
judul: Pengumuman tambahan untuk pengukuran
tanggal: {DAY}
ringkasan: Satu pengumuman lagi, agar daftar dan berandanya berubah.
---
Pengumuman ini ada selama pengukuran.
"""


class Sites:
    """The same texts as sites of the portal and of its peers, in one folder, and what builds them."""

    def __init__(self, place: Path, items: int, units: int, hugo: HugoProgram | None, *, peers: bool) -> None:
        """Write the sites. A first build of the portal tells how many pages the peers have to make too."""
        self.items, self.units = items, units
        self.portal, stock, of_hugo = place / PORTAL, place / STOCK, place / HUGO
        corpus = [str(BENCH / "corpus.py"), str(place), "--pages", str(items), "--units", str(units)]
        subprocess.run([sys.executable, *corpus], check=True)
        _copy_program(self.portal, stock)
        timed(self.command("build", "--date", DAY, "--full"), self.portal)
        wanted = output_of(self.portal / "output").pages
        facts = json.loads((stock / "facts.json").read_text(encoding="utf-8"))
        lists, tags = facts["lists"], facts["tags"]
        self.peers: dict[str, tuple[Path, list[str]]] = {}
        if peers:
            sizes = _paginated(*page_sizes(lists, tags, wanted - items - FIXED[STOCK]))
            pelican = [sys.executable, "-m", "pelican", "content", "-q", "-e", f"PAGINATED_TEMPLATES={sizes}"]
            self.peers[STOCK] = stock, pelican
        if peers and hugo:
            write_hugo_site(stock, of_hugo, one_size([*lists, *tags], wanted - items - FIXED[HUGO]))
            self.peers[HUGO] = of_hugo, [str(hugo.path), "--quiet"]
        self._proposals, self._reports = place / "usulan", place / "tinjauan"
        _propose(self.portal, self._proposals)

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "satupintu", "--root", str(self.portal), *arguments]

    def edit(self) -> None:
        """One more sentence in the first text of a unit."""
        text = min(self.portal.glob("units/*/*/*.md"))
        with text.open("a", encoding="utf-8") as file:
            file.write(SENTENCE)

    def rename(self, number: int) -> None:
        """Another title for the first article."""
        _retitled(_first_article(self.portal), f"edisi {number}")

    @contextmanager
    def added(self) -> Iterator[None]:
        """One announcement more, of the day of the build, while the block lasts."""
        unit = min(self.portal.glob("units/*/unit.yml")).parent
        text = unit / "pengumuman/pengumuman-tambahan.md"
        text.write_text(ANNOUNCEMENT, encoding="utf-8")
        yield
        text.unlink()

    def review(self) -> list[str]:
        """The report on the branch PROPOSAL, as JSON, in a folder beside the sites."""
        where = ("--repository", str(self._proposals), "--output", str(self._reports))
        return self.command("review", f"{MAIN}..{PROPOSAL}", "--date", DAY, "--json", *where)


def _propose(portal: Path, repository: Path) -> None:
    """A repository with the sources of a site, and a branch in it that gives one article another title and text."""
    for name in SOURCES:
        if (portal / name).is_dir():
            shutil.copytree(portal / name, repository / name)
    (repository / "content/peran.yml").write_text(ROLES, encoding="utf-8")

    def git(*arguments: str) -> None:
        names = ("-c", "user.name=Bench", "-c", "user.email=bench@kantor.example", "-c", "gc.auto=0")
        subprocess.run(["git", *names, *arguments], cwd=repository, check=True)

    git("init", "-q", f"--initial-branch={MAIN}")
    git("add", "-A")
    git("commit", "-qm", "isi")
    git("switch", "-qc", PROPOSAL)
    text = _first_article(repository)
    _retitled(text, "edisi usulan")
    with text.open("a", encoding="utf-8") as file:
        file.write(SENTENCE)
    git("commit", "-qam", "usulan")
    git("switch", "-q", MAIN)


def _first_article(portal: Path) -> Path:
    return min(portal.glob("*/**/berita/*.md"))


def _retitled(text: Path, more: str) -> None:
    """Put words after the title of an item."""
    lines = text.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("judul: "))
    lines[at] = f"{lines[at].partition(' edisi ')[0].rstrip()} {more}\n"
    text.write_text("".join(lines), encoding="utf-8")


def _copy_program(portal: Path, stock: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", ".*")
    for name in PROGRAM:
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, portal / name, ignore=ignored)
        else:
            shutil.copy(PROJECT / name, portal / name)
    shutil.copytree(BENCH / "stock", stock, ignore=ignored, dirs_exist_ok=True)
    subprocess.run([sys.executable, "-m", "compileall", "-q", "satupintu", "plugins"], cwd=portal, check=True)


def _paginated(size: int, of_tags: int) -> str:
    return json.dumps({"index": size, "category": size, "period_archives": size, "tag": of_tags})


def _made(lengths: Sequence[int], size: int) -> int:
    """The pages that lists of these lengths are cut into."""
    return sum(math.ceil(length / size) for length in lengths)


def one_size(lists: Sequence[int], wanted: int) -> int:
    """Entries to a page of every list, so that together they make about `wanted` pages."""
    return min(range(1, 500), key=lambda size: abs(_made(lists, size) - wanted))


def page_sizes(lists: Sequence[int], tags: Sequence[int], wanted: int) -> tuple[int, int]:
    """Entries to a page of the stock site's lists, and of its tags, so that together they make `wanted` pages."""
    near = one_size([*lists, *tags], wanted)
    sizes = [
        (size, of_tags)
        for size in range(max(1, near - 1), near + 2)
        for of_tags in range(max(1, near - 9), near + 10)
    ]
    return min(sizes, key=lambda pair: abs(_made(lists, pair[0]) + _made(tags, pair[1]) - wanted))


def emptied(folder: Path) -> None:
    """Take away what earlier builds wrote; the portal's output is a link into a folder beside it."""
    if (folder / "output").is_symlink():
        (folder / "output").unlink()
    for name in ("output", ".output.d", ".cache", "resources"):
        shutil.rmtree(folder / name, ignore_errors=True)
