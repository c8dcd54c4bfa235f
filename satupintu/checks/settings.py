"""Rules about content/situs.yml."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.checks.examined import Examined
from satupintu.frontmatter import KeyPath
from satupintu.models import SiteLink
from satupintu.problems import Problem, Severity


def settings_lead_somewhere(examined: Examined) -> Iterator[Problem]:
    """Menu, footer and notices lead to pages that exist."""
    settings = examined.portal.site.settings
    for key, address in _settings_addresses(examined):
        path = address.partition("#")[0].removeprefix("/")
        if address.startswith("https://") or examined.portal.site.is_unreadable(path):
            continue
        if not address.startswith("/") or path not in examined.portal.by_address:
            yield settings.problem(
                key,
                "tautan",
                f"alamat `{address}` tidak ada di situs ini; tulis seperti `/profil/` atau `https://…`",
            )


def _settings_addresses(examined: Examined) -> Iterator[tuple[KeyPath, str]]:
    settings = examined.portal.site.settings
    flat: dict[str, tuple[SiteLink, ...]] = {
        "pita": settings.strip,
        "pintasan": settings.shortcuts,
        "panduan": settings.manuals,
    }
    for key, links in flat.items():
        for index, link in enumerate(links):
            yield (key, index, "alamat"), link.address
    for index, entry in enumerate(settings.menu):
        if entry.address:
            yield ("menu", index, "alamat"), entry.address
        for place, link in enumerate(entry.links):
            yield ("menu", index, "isi", place, "alamat"), link.address
    for index, column in enumerate(settings.footer):
        for place, link in enumerate(column.links):
            yield ("kaki", index, "isi", place, "alamat"), link.address
    for index, notice in enumerate(settings.notices):
        if notice.address:
            yield ("pemberitahuan", index, "alamat"), notice.address
    yield ("pengaduan", "alamat"), settings.complaint.address


def settings_are_usable(examined: Examined) -> Iterator[Problem]:
    """A menu entry leads somewhere, a notice ends after it begins, security.txt has not run out."""
    site, settings = examined.portal.site, examined.portal.site.settings
    for index, entry in enumerate(settings.menu):
        if sum((bool(entry.address), bool(entry.links), entry.units)) != 1:
            yield settings.problem(
                ("menu", index),
                "menu",
                f"menu `{entry.title}` harus punya tepat satu dari `alamat`, `isi`, atau `semua_unit: true`",
            )
    for index, notice in enumerate(settings.notices):
        if notice.end.office_day < notice.start.office_day:
            yield settings.problem(
                ("pemberitahuan", index, "selesai"),
                "tanggal",
                "pemberitahuan selesai sebelum mulai; betulkan salah satunya",
            )
    if settings.security and settings.security.expires.office_day < site.today:
        yield settings.problem(
            ("keamanan", "berlaku_sampai"),
            "tanggal",
            "masa berlaku security.txt sudah lewat; periksa kontaknya lalu perbarui tanggalnya",
            Severity.WARNING,
        )
    if not settings.contact.mail:
        yield settings.problem(
            "kontak",
            "kontak",
            "kontak lembaga belum punya `surel`; tambahkan, karena tautan Laporkan kekeliruan memakainya",
        )
