"""Rules about service standards: each belongs to one service, is complete, and adds up."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.catalogue import STANDARDS
from satupintu.checks.examined import Examined
from satupintu.dates import long_date
from satupintu.frontmatter import KeyPath
from satupintu.models import Rate, Service, Standard, StandardVersion
from satupintu.pages.standard_prints import PAPERS, TOO_LONG, poster
from satupintu.problems import Problem, SiteInvalid
from satupintu.standards import (
    Component,
    Held,
    counted_times,
    minutes_over,
    missing,
    mixed_days,
    rules,
    summed,
)

RULE = "standar"


def standards_belong_to_one_service(examined: Examined) -> Iterator[Problem]:
    """A service names a standard that exists, and each standard is named by one service."""
    site = examined.portal.site
    owners: dict[str, Service] = {}
    mistaken = False
    for service in site.records.values():
        slug = service.standard
        if slug is None or site.is_unreadable(f"standar/{slug}/"):
            continue
        if slug not in site.standards:
            mistaken = True
            known = ", ".join(site.standards) or "belum ada"
            yield service.problem(
                "standar", RULE, f"standar `{slug}` tidak ada di `{STANDARDS}/`; pilihan: {known}"
            )
        elif slug in owners:
            told = f"standar `{slug}` juga disebut {owners[slug].path}; satu standar satu layanan"
            yield service.problem(
                "standar", RULE, f"{told}, salin berkasnya dengan nama lain lalu sesuaikan isinya"
            )
        else:
            owners[slug] = service
    for slug, standard in site.standards.items():
        if slug not in owners and not mistaken and not site.unreadable:
            told = "standar ini belum disebut layanan mana pun"
            yield standard.problem(
                (),
                RULE,
                f"{told}; tambahkan `standar: {slug}` di berkas layanannya, atau hapus berkas ini",
            )


def public_services_have_standards(examined: Examined) -> Iterator[Problem]:
    """A public service has a complete standard, or its unit a day until which it brings it."""
    site = examined.portal.site
    for service in site.catalogue.records.values():
        due = site.units[service.unit].standards_due
        if due and site.today <= due.office_day:
            continue
        faults = tuple(_owed(examined, service))
        if due and faults:
            unit = site.units[service.unit]
            yield unit.problem(
                "standar_menyusul",
                RULE,
                f"janji menyusulkan standar sudah lewat ({long_date(due.day)}), tetapi layanan `{service.slug}` belum lengkap; "
                "lengkapi standarnya, atau minta Humas memberi tanggal baru",
            )
        yield from faults


def _owed(examined: Examined, service: Service) -> Iterator[Problem]:
    """What a service lacks, one problem for each component."""
    site = examined.portal.site
    standard = site.standards.get(service.standard or "")
    if standard is None:
        if service.public_service and service.standard is None:
            told = "layanan ini pelayanan publik tetapi belum punya standar pelayanan"
            yield service.problem(
                "pelayanan_publik",
                RULE,
                f"{told}; buat `{STANDARDS}/{service.slug}.yml` lalu tambahkan `standar: {service.slug}`, "
                f"atau minta Humas menulis `standar_menyusul: <tanggal>` di units/{service.unit}/unit.yml",
            )
        return
    current = standard.in_force(site.today)
    if service.public_service and current is None:
        told = f"pada {long_date(site.today)} belum ada versi standar yang berlaku"
        yield standard.problem("berlaku_mulai", RULE, f"{told}; catat juga versi sebelumnya di `versi_lama`")
    for key, version in standard.versions():
        still_holds = version is current and version.valid_from.office_day < standard.valid_from.office_day
        if not key or still_holds:
            yield from (_without(standard, key, component) for component in missing(version))


def _without(standard: Standard, key: KeyPath, component: Component) -> Problem:
    place = f"{component.group}, komponen ke-{component.number} dari {len(rules().components)}"
    return standard.problem(
        key, RULE, f"komponen “{component.title}” belum ada ({place}); tambahkan kunci `{component.key}`"
    )


def standards_add_up(examined: Examined) -> Iterator[Problem]:
    """The times of the steps fit into the promised time, and tariffs have their rule."""
    for standard in examined.portal.site.standards.values():
        for key, version in standard.versions():
            yield from _times(standard, key, version)
            yield from _fees(standard, key, version)


def _times(standard: Standard, key: KeyPath, version: StandardVersion) -> Iterator[Problem]:
    where = (*key, "jangka_waktu")
    if mixed_days(version):
        yield standard.problem(
            where,
            RULE,
            "hari kerja dan hari kalender bercampur, jumlahnya tidak dapat dibandingkan; pakai salah satunya di semua langkah dan di `paling_lama`",
        )
    elif version.duration and minutes_over(version):
        times, total = summed(counted_times(version)), version.duration.at_most
        reckoned = f"1 hari kerja dihitung {rules().working_day // 60} jam {rules().working_day % 60} menit"
        yield standard.problem(
            (*where, "paling_lama"),
            RULE,
            f"waktu semua langkah ({times}) melebihi jangka waktu {total}; kurangi waktu langkah atau tambah `paling_lama` ({reckoned})",
        )


def _fees(standard: Standard, key: KeyPath, version: StandardVersion) -> Iterator[Problem]:
    fees = version.fees
    if fees is None or not fees.rates:
        return
    where = (*key, "biaya")
    if not any(rate.amount for rate in fees.rates):
        yield standard.problem(where, RULE, "semua tarif nol; tulis `biaya: Tidak dipungut biaya`")
    elif not fees.legal_basis:
        yield standard.problem(
            where,
            RULE,
            f"tarif {_first(fees.rates)} belum punya dasar hukum; tambahkan `dasar: <peraturan tarif PNBP>`, atau tulis `biaya: Tidak dipungut biaya`",
        )


def _first(rates: tuple[Rate, ...]) -> str:
    return f"“{rates[0].subject}”"


def posters_fit(examined: Examined) -> Iterator[Problem]:
    """The poster of each standard in force is one sheet that can still be read."""
    portal = examined.portal
    for held in portal.site.service_standards.all_held():
        for paper in PAPERS:
            try:
                poster(portal, held, paper)
            except SiteInvalid as fault:
                if TOO_LONG not in str(fault):
                    raise
                yield _long(held)
                break


def _long(held: Held) -> Problem:
    place = next((key for key, version in held.standard.versions() if version is held.version), ())
    first = rules().of_group(rules().groups[0])
    longest = max(first, key=lambda component: len(str(getattr(held.version, component.field))))
    told = "posternya tidak muat di satu lembar walaupun hurufnya sudah yang terkecil"
    return held.standard.problem(
        (*place, longest.key), RULE, f"{told}; ringkas “{longest.title}”, komponen yang terpanjang"
    )


def versions_follow_each_other(examined: Examined) -> Iterator[Problem]:
    """Decrees are of different days, hold from their day on, and the newest stands at the top."""
    for standard in examined.portal.site.standards.values():
        seen: dict[str, str] = {}
        for key, version in standard.versions():
            day = version.determined.day.isoformat()
            if day in seen:
                yield standard.problem(
                    (*key, "ditetapkan"),
                    RULE,
                    f"dua versi ditetapkan pada hari yang sama ({day}), padahal tanggal itu menjadi alamatnya; betulkan salah satunya",
                )
            seen[day] = version.decree
            if version.valid_from.office_day < version.determined.office_day:
                yield standard.problem(
                    (*key, "berlaku_mulai"),
                    RULE,
                    "standar berlaku sebelum ditetapkan; betulkan `berlaku_mulai` atau `ditetapkan`",
                )
            if key and version.valid_from.office_day >= standard.valid_from.office_day:
                yield standard.problem(
                    (*key, "berlaku_mulai"),
                    RULE,
                    "versi lama ini mulai berlaku bersamaan atau sesudah versi di awal berkas; yang terbaru ditulis di awal",
                )
