"""What the staff work with: their applications in one list, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from satupintu.models import App, Manual
from satupintu.pages.articles import step_count
from satupintu.pages.frame import contact_lines
from satupintu.pages.freshness import last_review
from satupintu.pages.heads import Subject, head
from satupintu.pages.manuals import leaflet_link
from satupintu.pages.offers import APPS_TITLE, address_history, entries, entry
from satupintu.pages.related import related_pages
from satupintu.places import APPS
from satupintu.portal import Page, Portal
from satupintu.social import CardKind
from satupintu.values import AppsValues, AppValues, Fact, Link

EMPTY = Link("Lihat semua layanan", "layanan/", "Belum ada aplikasi kerja.")
INTRO = "Aplikasi yang dipakai pegawai sehari-hari: siapa yang boleh memakainya, cara masuk, dan apa yang dilakukan saat gangguan."


def pages(portal: Portal) -> Iterator[Page]:
    yield Page(APPS, APPS_TITLE, partial(_apps, portal), section="Daftar")
    for app in portal.site.catalogue.apps:
        yield Page(
            app.address,
            app.name,
            partial(_app, portal, app),
            app.updated,
            source=app.path,
            section=APPS_TITLE,
        )


def _apps(portal: Portal) -> AppsValues:
    apps = portal.site.catalogue.apps
    return AppsValues(
        frame=portal.frame,
        page=head(portal, APPS, APPS_TITLE, INTRO),
        intro=INTRO,
        count=f"{len(apps)} aplikasi",
        services=entries(portal, apps),
        empty=EMPTY,
    )


def _app(portal: Portal, app: App) -> AppValues:
    unit = portal.site.units[app.unit]
    manual = _manual(portal, app)
    return AppValues(
        frame=portal.frame,
        page=head(
            portal,
            app.address,
            app.name,
            app.summary,
            trail=(Link(APPS_TITLE, APPS),),
            updated=app.updated,
            reviewed=last_review(portal, app),
            sample=app.sample,
            subject=Subject(CardKind.PAGE),
        ),
        service=entry(portal, app),
        users=app.users,
        entry=app.entry,
        outage=app.outage,
        facts=tuple(_facts(portal, app)),
        manual=_manual_link(portal, app, manual),
        leaflet=leaflet_link(portal, manual) if manual else None,
        contact=contact_lines(unit.contact.only(app.contact)),
        related=related_pages(portal, app.address),
        others=tuple(
            Link(other.name, other.address) for other in portal.site.catalogue.apps if other is not app
        ),
        history=address_history(portal, app),
    )


def _manual(portal: Portal, app: App) -> Manual | None:
    item = portal.site.by_address.get((app.manual or "").removeprefix("/"))
    return item if isinstance(item, Manual) else None


def _manual_link(portal: Portal, app: App, manual: Manual | None) -> Link | None:
    """The manual with the number of its steps, or another page that an application names as its manual."""
    if manual:
        return Link(manual.title, manual.address, step_count(manual))
    if app.manual is None:
        return None
    address = app.manual.removeprefix("/")
    return Link(portal.by_address[address].title, address)


def _facts(portal: Portal, app: App) -> Iterator[Fact]:
    unit = portal.site.units[app.unit]
    yield Fact("Unit", unit.name, unit.address)
    yield Fact("Untuk siapa", "Khusus pegawai")
    yield Fact("Jaringan", "Hanya jaringan kantor" if app.office_only else "Dari mana pun")
    if app.account:
        yield Fact("Akun", app.account)
    if app.hours:
        yield Fact("Jam layanan", app.hours)
    if owner := portal.site.directory.nodes.get(app.owner):
        yield Fact("Penanggung jawab", owner.post.name, owner.post.address)
