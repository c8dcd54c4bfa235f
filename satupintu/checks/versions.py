"""Rules about versions of pages in another language."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.checks.examined import Examined
from satupintu.dates import long_date
from satupintu.language import Language
from satupintu.problems import Problem, Severity


def versions_have_their_page(examined: Examined) -> Iterator[Problem]:
    """An English version stands beside the Indonesian page it is a version of."""
    site = examined.portal.site
    for item in site.items:
        if item.place.language is Language.INDONESIAN or site.original_of(item):
            continue
        original = item.place.original
        if not site.is_unreadable(original.address):
            yield Problem(
                item.path,
                1,
                "versi",
                f"versi Inggris tanpa halaman asalnya; buat `{original.path}`, atau betulkan nama berkas ini",
            )


def versions_are_current(examined: Examined) -> Iterator[Problem]:
    """A version that is older than its page may say what is no longer true."""
    site = examined.portal.site
    for item in site.items:
        original = site.newer_original(item)
        if original:
            yield item.problem(
                "diperbarui",
                "versi",
                f"halaman asal {original.path} diperbarui {long_date(original.updated.day)}, sesudah versi Inggris ini; "
                "sesuaikan terjemahannya, lalu isi `diperbarui` dengan hari penyesuaian",
                Severity.WARNING,
            )
