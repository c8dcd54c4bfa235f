"""Whether a proposal may be approved, and why not: every reason in one sentence, counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct, structs

from satupintu.dates import long_date
from satupintu.files import size_text
from satupintu.law.registry import PROFILE
from satupintu.loader import ROLES, SETTINGS
from satupintu.problems import Severity
from satupintu.review.report import Finding, KeyChange, Level, Reason, Report, Status
from satupintu.wording import thousands

MAX_REVIEWED = 10
"""Files that may be marked as reviewed, with nothing else in them changed, before somebody asks whether they were."""
MAX_GROWTH = 5 * 1024 * 1024
"""Bytes by which a site may grow with one proposal before it is worth a word."""
MANY_WORDS = 1_000
"""Words that come to a page or go from it before nobody can have read them by the way."""
MISSED = frozenset({"Menu", "Satu Kotak", "Aplikasi kerja"})
"""Lists from which nothing may disappear unseen."""


class Circumstances(Struct, frozen=True):
    """What counts for the verdict and is in no list of the report.

    `refusals` say why the history cannot be judged; `contested` are files that the base has changed too; `reviewed`
    is the number of files in which only the day of the last review changes; `two` whether two must approve.
    """

    refusals: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    reviewed: int = 0
    two: bool = False
    base_built: bool = True
    kept_by: int = 1


def judged(report: Report, facts: Circumstances) -> Report:
    """The report with its verdict and the reasons, the grave ones first."""
    refused = tuple(Reason(Level.REFUSED, text) for text in _refusals(report, facts))
    read = tuple(Reason(Level.READ, text) for text in _to_be_read(report, facts))
    verdict = Level.REFUSED if refused else Level.READ if read else Level.SAFE
    return structs.replace(report, verdict=verdict, reasons=(*refused, *read))


def _refusals(report: Report, facts: Circumstances) -> Iterator[str]:
    yield from facts.refusals
    if count := _severe(report.problems, Severity.ERROR):
        yield f"{count} kesalahan harus dibetulkan; selama itu situs tidak dapat dibangun"
    if count := _severe(report.private, Severity.ERROR):
        yield f"{count} data pribadi ditemukan; hapus juga dari riwayat usulan"
    if report.law:
        yield f"{len(report.law)} pelanggaran aturan folder"


def _to_be_read(report: Report, facts: Circumstances) -> Iterator[str]:
    if not facts.base_built:
        yield "situs sebelum usulan sendiri tidak dapat dibangun, jadi tidak ada pembandingnya"
    yield from _about_pages(report)
    if count := _severe((*report.problems, *report.private), Severity.WARNING):
        yield f"{count} peringatan baru"
    if report.duplicates:
        yield f"{len(report.duplicates)} halaman mirip dengan yang sudah ada"
    for listing in report.listings:
        if listing.name in MISSED and listing.vanished:
            yield f"{len(listing.vanished)} butir hilang dari {listing.name}"
    yield from _about_files(report, facts)
    grown = report.size.bytes_after - report.size.bytes_before if report.size else 0
    if grown > MAX_GROWTH:
        yield f"situs bertambah {size_text(grown)}"


def _about_pages(report: Report) -> Iterator[str]:
    pages = report.pages
    if count := sum(page.status is Status.REMOVED for page in pages):
        yield f"{count} halaman hilang tanpa penerusan"
    if count := sum(not page.forwarded for page in pages):
        yield f"{count} halaman pindah tanpa `alamat_lama`, jadi tautan lamanya mati"
    if count := sum(not redirect.new for redirect in report.redirects):
        yield f"{count} alamat lama tidak lagi diteruskan"
    if count := sum(page.words.added + page.words.removed > MANY_WORDS for page in pages if page.words):
        yield f"{count} halaman berubah lebih dari {thousands(MANY_WORDS)} kata"
    if count := sum(link.broken for page in pages for link in page.links_added):
        yield f"{count} tautan baru menuju alamat yang mati atau diduga dibajak"
    if report.unseen:
        day = long_date(date.fromisoformat(report.day))
        yield f"{len(report.unseen)} berkas belum tampil pada {day}, jadi tidak ada di pratinjau"


def _about_files(report: Report, facts: Circumstances) -> Iterator[str]:
    if count := sum(not file.content for file in report.files):
        yield f"{count} berkas di luar folder isi berubah; laporan ini tidak menilainya"
    if facts.contested:
        yield f"{len(facts.contested)} berkas juga berubah di `main` sejak usulan ini dibuat; periksa lagi sesudah digabung"
    if any(map(_is_about_power, report.keys)) or any(file.path == ROLES for file in report.files):
        yield "siapa yang berwenang berubah (`content/peran.yml` atau `pic`)"
    if any(_excuses(change) for change in report.keys):
        yield "pengecualian data pribadi berubah (`bukan_data_pribadi`)"
    if facts.kept_by > 1:
        yield f"berkas milik {facts.kept_by} pihak berubah"
    if facts.two:
        yield "harus disetujui dua orang"
    if facts.reviewed > MAX_REVIEWED:
        yield f"{facts.reviewed} berkas hanya diganti tanggal `ditinjau`-nya; tanyakan apakah semua benar dibaca"


def _severe(findings: Iterable[Finding], severity: Severity) -> int:
    return sum(finding.severity == severity.value for finding in findings)


def _is_about_power(change: KeyChange) -> bool:
    return bool(PROFILE.fullmatch(change.path)) and change.key.startswith("Pic")


def _excuses(change: KeyChange) -> bool:
    return change.path == SETTINGS and change.key.startswith("Bukan data pribadi")
