"""What is the same on every page: header, menu, notice, footer; and contacts as lines."""

from __future__ import annotations

from satupintu.models import Contact, FooterPart, MenuItem, SiteLink
from satupintu.portal import Portal
from satupintu.site import Site
from satupintu.values import ContactLine, FooterColumn, Frame, Link, MenuEntry, Notice
from satupintu.wording import telephone_number

FOOTER_UNITS = 5
MANIFEST = "situs.webmanifest"
"""Browsers refuse to read it from a disk, and say so; there it is not named."""


def frame(portal: Portal) -> Frame:
    """The frame of this build, the same object for every page."""
    site, settings = portal.site, portal.site.settings
    return Frame(
        site_name=settings.name,
        wordmark=settings.short_name,
        wordmark_place=settings.place,
        owner=settings.owner,
        language="id",
        locale="id_ID",
        strip=tuple(map(site_link, settings.strip)),
        menu=tuple(_menu_entry(site, entry) for entry in settings.menu),
        footer=tuple(_footer_column(site, column) for column in settings.footer),
        contact=contact_lines(settings.contact),
        complaint=site_link(settings.complaint),
        notice=_notice(site),
        assets=dict(portal.assets.addresses),
        manifest="" if portal.hrefs.from_disk else MANIFEST,
    )


def site_link(link: SiteLink) -> Link:
    return Link(link.title, link.address.removeprefix("/"), link.summary)


def unit_links(site: Site) -> tuple[Link, ...]:
    return tuple(Link(unit.name, unit.address, unit.summary) for unit in site.open_units)


def _menu_entry(site: Site, entry: MenuItem) -> MenuEntry:
    if entry.units:
        return MenuEntry(
            entry.title, "units/", (*unit_links(site), Link("Semua unit", "units/")), ("units/",)
        )
    children = tuple(map(site_link, entry.links))
    group = tuple(link.address for link in children if link.address.endswith("/"))
    return MenuEntry(entry.title, (entry.address or "").removeprefix("/"), children, group)


def _footer_column(site: Site, column: FooterPart) -> FooterColumn:
    if column.units:
        return FooterColumn(column.title, (*unit_links(site)[:FOOTER_UNITS], Link("Semua unit", "units/")))
    return FooterColumn(column.title, tuple(map(site_link, column.links)))


def _notice(site: Site) -> Notice | None:
    for notice in site.settings.notices:
        if notice.start.office_day <= site.today <= notice.end.office_day:
            return Notice(notice.text, (notice.address or "").removeprefix("/"))
    return None


def contact_lines(contact: Contact) -> tuple[ContactLine, ...]:
    """A contact in the order in which people use it; telephone and mail as links."""
    found = (
        ("", contact.address, ""),
        ("Telepon", contact.telephone, _telephone_address(contact.telephone)),
        ("Pesawat", contact.extension, ""),
        ("Faks", contact.fax, ""),
        ("Ponsel kantor", contact.mobile, _telephone_address(contact.mobile)),
        ("Surel", contact.mail, f"mailto:{contact.mail}"),
        ("Jam layanan", contact.hours, ""),
    )
    return tuple(ContactLine(label, text, address) for label, text, address in found if text)


def _telephone_address(number: str | None) -> str:
    """`tel:+62227790044` for `(022) 7790044`."""
    found = telephone_number(number)
    return f"tel:{found}" if found else ""
