"""`/riwayat/` as publishing fills it: releases of every kind, in the browser."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from satupintu.releases import history
from satupintu.releases.receipt import Pages, Receipt
from tests.build.project import Finished
from tests.build.serve import served
from tests.make_site import REPOSITORY
from tests.theme.conftest import OpenPage
from tests.theme.test_axe import WIDTHS, Record, judge

COMMIT, DIGEST = "0123456789abcdef" * 2 + "01234567", "89abcdef" * 8
LONG = "units/diklat/halaman/pelatihan-dasar-calon-pegawai-negeri-sipil-golongan-tiga-angkatan-kedua/"
APPROVER = "Kepala Subbagian Hubungan Masyarakat"
RECEIPTS = (
    Receipt(
        release=5,
        day=date(2026, 11, 22),
        commit=COMMIT,
        digest=DIGEST,
        returns_to=2,
        hold=True,
        reason="Jadwal pelatihan keliru",
        approved_by=APPROVER,
    ),
    Receipt(
        release=4,
        day=date(2026, 11, 21),
        commit=COMMIT,
        digest=DIGEST,
        units=("Bidang Pelatihan", "Bidang Kajian", "Situs utama", "Satu Kotak", "Pengembang"),
        added=Pages(count=1, first=("berita/",)),
        changed=Pages(count=729, first=("", LONG, "layanan/", "pegawai/", "agenda/", "unduhan/")),
        removed=Pages(count=2, first=(LONG, "berita/lama/")),
        reason="Digabung ke profil",
    ),
    Receipt(release=3, day=date(2026, 11, 20), commit=COMMIT, digest=DIGEST),
    Receipt(release=2, day=date(2026, 1, 1), commit=COMMIT, digest=DIGEST, units=("Bidang Pelatihan",)),
    Receipt(release=1, day=date(2025, 12, 31), commit=COMMIT, digest=DIGEST, units=("Situs utama",)),
)

pytestmark = pytest.mark.needs("axe")


@pytest.fixture(scope="module")
def filled(real: Finished, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site's page with releases in it."""
    folder = tmp_path_factory.mktemp("riwayat")
    page = history.filled(real.text("riwayat/"), REPOSITORY / "theme", RECEIPTS, real.files)
    Path(folder / "riwayat").mkdir()
    (folder / "riwayat/index.html").write_text(page, encoding="utf-8")
    (folder / "theme").symlink_to(real.folder.resolve() / "theme")
    with served(folder) as address:
        yield f"{address}riwayat/"


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_the_filled_history(
    width: int, tab: OpenPage, axe: str, filled: str, record_property: Record
) -> None:
    page = tab(width)
    page.goto(filled)
    assert page.locator("main li.baris").count() == len(RECEIPTS)
    assert judge(page, axe, record_property, "~ publications, filled") == {}


def test_the_filled_history_fits_a_narrow_window(tab: OpenPage, filled: str) -> None:
    """Digests and long addresses break; nothing has to be moved sideways."""
    page = tab(320)
    page.goto(filled)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
