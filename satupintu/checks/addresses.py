"""Rules about addresses: one page at each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from satupintu.checks.examined import Examined
from satupintu.language import original_address
from satupintu.models import Item, Person, Post
from satupintu.portal import Portal
from satupintu.problems import Problem
from satupintu.site import Site


def addresses_are_unique(examined: Examined) -> Iterator[Problem]:
    """Two pages cannot lie at one address; the message names both."""
    portal = examined.portal
    owners = {
        former: f"alihan ke `/{page.address}`"
        for page in portal.present
        for former in portal.formerly(page.address)
    }
    owners |= {page.address: page.source for page in portal.present}
    site = examined.portal.site
    records: tuple[Item | Person | Post, ...] = (*site.items, *site.person_records, *site.post_records)
    owners |= {record.address: record.path for record in records}
    claims: dict[str, str] = {}
    told: set[str] = set()
    for item in records:
        for index, former in enumerate(item.former_addresses):
            address = former.removeprefix("/")
            where = ("alamat_lama", index)
            taken = address if address in owners else address.removesuffix("/")
            if taken in owners:
                told.add(address)
                owner = owners[taken] or "halaman tetap situs"
                yield item.problem(
                    where, "alamat", f"alamat lama `{former}` dipakai {owner}; hapus dari daftar ini"
                )
            elif not address.endswith("/"):
                yield item.problem(
                    where, "alamat", f"alamat lama `{former}` harus diakhiri garis miring; tulis `{former}/`"
                )
            elif other := _unit_of(examined.portal.site, address, item):
                yield item.problem(
                    where, "alamat", f"alamat lama `{former}` milik unit `{other}`; hapus dari daftar ini"
                )
            elif address in claims:
                told.add(address)
                yield item.problem(
                    where,
                    "alamat",
                    f"alamat lama `{former}` juga disebut {claims[address]}; hapus dari salah satunya",
                )
            claims[address] = item.path
    yield from _page_clashes(examined.portal, claims, told)


def _unit_of(site: Site, address: str, item: Item | Person | Post) -> str:
    """The unit, other than the item's own, below whose present or former name an address lies; "" for none."""
    word, _slash, rest = original_address(address).partition("/")
    slug = rest.partition("/")[0] if word == "units" else ""
    owners = (unit.slug for unit in site.units.values() if slug in (unit.slug, *unit.former_slugs))
    return next((owner for owner in owners if owner != item.unit), "")


def _page_clashes(portal: Portal, claims: dict[str, str], told: set[str]) -> Iterator[Problem]:
    """Pages at one address, but for those already told at the line of a former address or slug."""
    units = portal.site.units
    slugs = Counter([*units, *(slug for unit in units.values() for slug in unit.former_slugs)])
    doubled = tuple(f"units/{slug}/" for slug, count in slugs.items() if count > 1)
    first: dict[str, str] = {}
    for page in portal.pages:
        if page.address in first and page.address not in told and not page.address.startswith(doubled):
            files = [
                path for path in (first[page.address], page.source, claims.get(page.address, "")) if path
            ]
            names = " dan ".join(dict.fromkeys(files)) or "dua halaman"
            yield Problem(
                files[-1] if files else "content",
                1,
                "alamat",
                f"alamat `/{page.address}` diperebutkan {names}; ganti salah satunya",
            )
        first.setdefault(page.address, page.source)
