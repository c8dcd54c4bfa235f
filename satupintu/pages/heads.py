"""A page's own head: title, breadcrumb, unit band, and the address for reporting an error."""

from __future__ import annotations

from urllib.parse import quote

from satupintu.dates import When
from satupintu.models import Unit
from satupintu.places import Kind, list_address
from satupintu.portal import Portal
from satupintu.values import Link, PageHead, UnitBand

HOME = Link("Beranda", "")
FEED_TYPE = "application/atom+xml"
CALENDAR_TYPE = "text/calendar"
UNIT_LISTS = (Kind.NEWS, Kind.ANNOUNCEMENT, Kind.EVENT, Kind.DOWNLOAD)
UNIT_PROFILE = "profil"


def head(
    portal: Portal,
    address: str,
    title: str,
    description: str,
    *,
    unit: Unit | None = None,
    trail: tuple[Link, ...] = (),
    updated: When | None = None,
    sample: bool = False,
    indexed: bool = True,
    alternates: tuple[tuple[str, str, str], ...] = (),
) -> PageHead:
    """The head of a page; `trail` is what stands between the unit (or home) and the page."""
    return PageHead(
        address=address,
        title=title,
        description=" ".join(description.split()),
        trail=(*_beginning(address, unit), *trail),
        canonical=portal.hrefs.absolute(address),
        report=_report(portal, address, title, unit),
        unit=portal.bands[unit.slug] if unit else None,
        updated=updated,
        sample=sample,
        indexed=indexed,
        alternates=alternates,
    )


def _beginning(address: str, unit: Unit | None) -> tuple[Link, ...]:
    if not address:
        return ()
    if unit is None:
        return (HOME,)
    here = () if address == unit.address else (Link(unit.label, unit.address),)
    return (HOME, Link("Unit", "units/"), *here)


def unit_band(portal: Portal, unit: Unit) -> UnitBand:
    """The local menu: home, profile where there is one, and the lists."""
    links = [Link("Beranda unit", unit.address)]
    profile = f"{unit.address}{Kind.PAGE}/{UNIT_PROFILE}/"
    item = portal.site.by_address.get(profile)
    if item and portal.site.is_visible(item):
        links.append(Link("Profil unit", profile))
    links += [Link(kind.heading, list_address(kind, unit.slug)) for kind in UNIT_LISTS]
    return UnitBand(unit.name, unit.address, tuple(links))


def _report(portal: Portal, address: str, title: str, unit: Unit | None) -> str:
    """A mailto: address with subject and page filled in (RFC 6068)."""
    settings = portal.site.settings
    mail = (unit.contact.mail if unit else None) or settings.contact.mail or ""
    subject = quote(f"Kekeliruan di halaman: {title}", safe="")
    body = quote(f"Halaman: {portal.hrefs.absolute(address)}\r\n\r\nYang keliru:\r\n", safe="")
    return f"mailto:{mail}?subject={subject}&body={body}"


def feed(kind: Kind, unit: Unit | None) -> tuple[str, str, str]:
    """The feed of a list, as (title, address, media type)."""
    owner = f" {unit.label}" if unit else ""
    return (f"{kind.heading}{owner}", feed_address(kind, unit.slug if unit else None), FEED_TYPE)


def feed_address(kind: Kind, unit: str | None) -> str:
    return f"units/{unit}/feeds/{kind}.atom.xml" if unit else f"feeds/{kind}.atom.xml"


def calendar_address(unit: str | None) -> str:
    return f"{list_address(Kind.EVENT, unit)}agenda.ics"
