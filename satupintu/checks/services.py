"""Rules about services and applications: nobody may be sent to a place that is not there."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from satupintu.catalogue import CATEGORIES
from satupintu.checks.examined import Examined
from satupintu.checks.people import meant
from satupintu.models import App, Condition, Offer, Service
from satupintu.places import SLUG, label_slug, suggested_slug
from satupintu.problems import Problem, Severity

RULE = "layanan"
PRIVATE_ENDINGS = (".local", ".lan", ".internal", ".intranet", ".home.arpa", ".localhost", ".test")
"""Names that no public server answers (RFC 6761, 6762, 8375 and the usual ones of office networks)."""

WRITTEN_SMALL = "tulis huruf kecil dan tanda hubung, misalnya `kepala-bidang-latbang`"
ONLY_INSIDE: dict[type[Offer], str] = {
    Service: "hanya dapat dibuka dari jaringan kantor; isi alamat umum, atau hapus baris ini",
    App: "hanya dapat dibuka dari jaringan kantor, dan situs ini dibaca siapa pun; hapus baris ini, atau tulis juga `alamat_internal_ditampilkan: ya` bila alamat itu memang boleh diketahui umum",
}


def services_name_what_exists(examined: Examined) -> Iterator[Problem]:
    """Unit, needs and replacement of a service exist."""
    site = examined.portal.site
    needs = {need.slug for need in site.needs}
    for service in site.offers:
        unit = site.units.get(service.unit)
        if unit is None and not site.is_unreadable(f"units/{service.unit}/"):
            yield service.problem(
                "unit", RULE, f"unit `{service.unit}` tidak ada; pilihan: {', '.join(site.units)}"
            )
        elif unit and site.is_closed(unit):
            yield service.problem(
                "unit",
                RULE,
                f"unit `{service.unit}` sudah ditutup; isi dengan unit yang meneruskannya",
            )
        for index, need in enumerate(service.needs if isinstance(service, Service) else ()):
            if need not in needs and not site.is_unreadable(CATEGORIES):
                told = f"kebutuhan `{need}` tidak ada di services_catalog/kategori.yml"
                yield service.problem(
                    ("kebutuhan", index), RULE, f"{told}; pilihan: {', '.join(sorted(needs)) or 'belum ada'}"
                )
        if not SLUG.fullmatch(service.owner):
            hint = meant(service.owner, site.posts, WRITTEN_SMALL)
            yield service.problem("pemilik", RULE, f"`{service.owner}` bukan nama berkas jabatan; {hint}")
        if service.contact and unit and service.contact not in unit.contact.given:
            told = f"unit `{service.unit}` tidak punya kontak `{service.contact}`"
            known = ", ".join(unit.contact.given) or f"belum ada; isi dahulu `kontak` di {unit.path}"
            yield service.problem("kontak", RULE, f"{told}; pilihan: {known}")
        manual = (service.manual or "").removeprefix("/")
        if manual and manual not in examined.portal.by_address and not site.is_unreadable(manual):
            told = f"panduan `{service.manual}` tidak ada di situs ini"
            yield service.problem("panduan", RULE, f"{told}; buka halamannya dan salin alamatnya, atau hapus")
        yield from _replacement(examined, service)


def needs_name_what_exists(examined: Examined) -> Iterator[Problem]:
    """Each need stands once; its pages exist, and its tags are in use."""
    site = examined.portal.site
    used = {label_slug(tag) for item in site.items for tag in item.tags}
    seen: set[str] = set()
    for need in site.needs:
        if not SLUG.fullmatch(need.slug):
            told = f"nama kebutuhan `{need.slug}` harus huruf kecil, angka, dan tanda hubung"
            yield need.problem("nama", RULE, f"{told}; tulis `{suggested_slug(need.slug)}`")
        elif need.slug in seen:
            yield need.problem(
                "nama", RULE, f"kebutuhan `{need.slug}` ada dua; beri nama lain, atau hapus satu"
            )
        seen.add(need.slug)
        for index, address in enumerate(need.pages):
            path = address.removeprefix("/")
            if path not in examined.portal.by_address and not site.is_unreadable(path):
                told = f"halaman `{address}` tidak ada di situs ini"
                yield need.problem(
                    ("halaman", index), RULE, f"{told}; buka halamannya dan salin alamatnya, atau hapus"
                )
        for index, tag in enumerate(need.tags):
            if label_slug(tag) not in used and not site.unreadable:
                told = f"label `{tag}` tidak dipakai isi mana pun; periksa ejaannya, atau hapus"
                yield need.problem(("label", index), RULE, told, Severity.WARNING)


def _replacement(examined: Examined, service: Offer) -> Iterator[Problem]:
    slug = service.state.replaced_by
    if slug is None:
        return
    where = ("keadaan", "diganti_oleh")
    site = examined.portal.site
    known: Mapping[str, Offer] = site.app_records if isinstance(service, App) else site.records
    if slug == service.slug:
        yield service.problem(
            where,
            RULE,
            f"pengganti menunjuk {service.folder} ini sendiri; isi {service.folder} lain atau hapus",
        )
    elif slug not in known and not site.is_unreadable(f"{service.folder}/{slug}/"):
        yield service.problem(
            where, RULE, f"{service.folder} `{slug}` tidak ada; pilihan: {', '.join(known)}"
        )


def states_say_what_to_do(examined: Examined) -> Iterator[Problem]:
    """Whoever finds a service closed reads what to do meanwhile."""
    for service in examined.portal.site.offers:
        state = service.state
        if state.condition is Condition.MAINTENANCE and state.end is None:
            yield service.problem(
                "keadaan",
                RULE,
                "pemeliharaan wajib menyebut hari terakhirnya; tambahkan `selesai: <tanggal>`",
            )
        if state.condition is not Condition.AVAILABLE and not (state.meanwhile or state.replaced_by):
            yield service.problem(
                "keadaan",
                RULE,
                f"pengguna harus tahu apa yang dapat dilakukan selama itu; tambahkan `sementara: <satu kalimat>` atau `diganti_oleh: <{service.folder}>`",
            )
        if state.start and state.end and state.end.instant < state.start.instant:
            yield service.problem(
                ("keadaan", "selesai"), RULE, "`selesai` lebih awal daripada `mulai`; betulkan tanggalnya"
            )


def service_addresses_are_public(examined: Examined) -> Iterator[Problem]:
    """Each has an address of its own that anybody can reach, but for an application that says openly it has not."""
    taken: dict[str, Offer] = {}
    for service in examined.portal.site.offers:
        if service.service_url is None:
            continue
        host = urlsplit(service.service_url).hostname or ""
        if is_private(host) and not (isinstance(service, App) and service.shows_internal_address):
            yield service.problem("alamat", RULE, f"`{host}` {ONLY_INSIDE[type(service)]}")
        other = taken.setdefault(service.service_url.rstrip("/").lower(), service)
        if other is not service:
            yield service.problem(
                "alamat", RULE, f"alamat ini juga dipakai {other.path}; satu alamat satu {service.folder}"
            )


def is_private(host: str) -> bool:
    """Whether a host is in no public network (RFC 1918, 4193, 6890) or has a name of local use only."""
    try:
        return not ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return host.rstrip(".").lower().endswith(PRIVATE_ENDINGS)
