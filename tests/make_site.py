"""A site in a dictionary: `make_site({path: text})` writes a small project folder and looks at it.

On top of BASE, a valid site with one unit, a test writes only the files that matter to it. The folder is a
whole project: `python -m satupintu --root <root> build` works in it too (PYTHONPATH must name this repository).
`pytest --bless` writes expected output anew instead of comparing it; the difference is read in review.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from satupintu.cache import Cache
from satupintu.checks import run_checks
from satupintu.loader import load_site
from satupintu.portal import Portal
from satupintu.problems import Problem, SiteInvalid, in_order
from satupintu.site import Site
from satupintu.theme import Assets, load_assets

REPOSITORY = Path(__file__).resolve().parent.parent
DAY = date(2026, 11, 22)
"""The day a made site is seen on where the test names no other; a Sunday."""

SETTINGS = """\
nama: Portal Uji
nama_panjang: Lembaga Uji Portal
singkatan: Portal Uji
tempat: Jatinangor
pemilik: Lembaga Uji
alamat: https://uji.example/
kalimat: Satu pintu untuk semua
pengantar: Semua kabar di satu tempat.
ringkasan: Portal untuk uji.
kontak:
  surel: humas@uji.example
menu:
  - judul: Unit
    semua_unit: true
pengaduan: {judul: Pengaduan, alamat: https://www.lapor.go.id}
pencarian: tidak
admin: tidak
"""
BASE: Mapping[str, str] = {
    "content/situs.yml": SETTINGS,
    "units/diklat/unit.yml": "nama: Bidang Diklat\nringkasan: Pelatihan aparatur.\n",
}

Files = Mapping[str, str | bytes]


@dataclass(frozen=True, slots=True)
class MadeSite:
    """A project folder and the questions tests ask of it; every answer is worked out anew."""

    root: Path

    def write(self, path: str, content: str | bytes) -> Path:
        """Write one file exactly as given; folders are made."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def examined(self, day: date = DAY) -> tuple[Portal | None, list[Problem]]:
        """What `portal check` sees, without its cache."""
        site, problems = load_site(self.root, day)
        if site is None:
            return None, in_order(problems)
        portal = Portal.open(site, theme_assets(), Cache(None))
        return portal, in_order([*problems, *run_checks(portal)])

    def portal(self, day: date = DAY) -> Portal:
        """The portal of a day, problems or not. Raises SiteInvalid where the settings cannot be read."""
        portal, problems = self.examined(day)
        if portal is None:
            raise SiteInvalid(problems)
        return portal

    def site(self, day: date = DAY) -> Site:
        """The site of a day without the checks. Raises SiteInvalid where the settings cannot be read."""
        site, problems = load_site(self.root, day)
        if site is None:
            raise SiteInvalid(problems)
        return site

    def problems(self, day: date = DAY) -> list[Problem]:
        """Every problem, in the order of `portal check`."""
        return self.examined(day)[1]

    def messages(self, day: date = DAY) -> list[str]:
        """Every problem as `path:line: message`."""
        return list(map(str, self.problems(day)))


@cache
def theme_assets() -> Assets:
    return load_assets(REPOSITORY / "theme")


def make_project(root: Path, files: Files) -> MadeSite:
    """A project folder with these files and nothing else but the settings of Pelican and the theme."""
    made = MadeSite(root)
    for name in ("pelicanconf.py", "publishconf.py"):
        made.write(name, (REPOSITORY / name).read_bytes())
    (root / "theme").symlink_to(REPOSITORY / "theme", target_is_directory=True)
    for path, content in files.items():
        made.write(path, content)
    return made


MakeSite = Callable[..., MadeSite]


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """`make_site({path: text or bytes})` on top of BASE; each call makes a folder of its own."""
    count = 0

    def make(files: Files | None = None) -> MadeSite:
        nonlocal count
        count += 1
        return make_project(tmp_path / f"situs-{count}", {**BASE, **(files or {})})

    return make


def markdown(body: str = "Isi.\n", **keys: str) -> str:
    """An item with title, date and summary, and further keys as they stand in the file; "" leaves one out.

    The keys come in the order given, after `judul` (line 2), `tanggal` (3) and `ringkasan` (4).
    """
    return f"---\n{record(**keys)}---\n{body}"


def record(**keys: str) -> str:
    """The same keys as a YAML record, `judul` on line 1."""
    values = {"judul": "Rapat kerja", "tanggal": "2026-11-01", "ringkasan": "Satu kalimat."} | keys
    return "".join(f"{key}: {value}\n" for key, value in values.items() if value)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless", action="store_true", help="write expected output anew instead of comparing it"
    )
    parser.addoption(
        "--sequences", type=int, default=3, help="random sequences of changes that are built (3)"
    )
    parser.addoption(
        "--kills",
        type=int,
        default=0,
        help="how often each work is killed at random moments (a dozen or two)",
    )


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether expected output is to be written anew."""
    return bool(request.config.getoption("--bless"))
