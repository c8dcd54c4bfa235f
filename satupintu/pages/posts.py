"""A page for each post: who holds it, what for, what is above and below it, who held it before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from satupintu.dates import long_date
from satupintu.directory import Node, Tenure
from satupintu.models import Capacity, Post
from satupintu.names import plain_name
from satupintu.pages.heads import Subject, head
from satupintu.pages.people import ONE_DAY, TRAIL, days, description, entry, office, unit_contact
from satupintu.portal import Page, Portal
from satupintu.social import CardKind
from satupintu.values import Fact, Link, PersonEntry, PostLine, PostValues
from satupintu.wording import capital

VACANT = "Lowong"


def pages(portal: Portal) -> Iterator[Page]:
    for post in portal.site.directory.known_posts:
        yield Page(
            post.address,
            post.name,
            partial(_post, portal, post),
            post.updated,
            indexed=post.exists_on(portal.site.today),
            source=post.path,
        )


def shown_below(portal: Portal, node: Node) -> Iterator[Node]:
    """The posts below one that the site tells of: vacant ones only where it tells of vacancies."""
    vacancies = portal.site.settings.directory.vacancies
    return (below for below in node.below if below.tenures or vacancies)


def _post(portal: Portal, post: Post) -> PostValues:
    directory, today = portal.site.directory, portal.site.today
    node = directory.nodes.get(post.slug)
    unit = office(portal, post.unit)
    told = description(portal, post.address, f"tugas, pejabat, dan riwayat jabatan ini di {unit.title}.")
    return PostValues(
        frame=portal.frame,
        page=head(
            portal,
            post.address,
            post.name,
            told,
            trail=TRAIL,
            updated=post.updated,
            sample=post.sample,
            indexed=node is not None,
            subject=Subject(CardKind.PAGE),
        ),
        state=_state(portal, post, node),
        holders=tuple(_holder(portal, tenure) for tenure in node.tenures) if node else (),
        duties=post.duties,
        facts=tuple(_facts(portal, post, node)),
        below=tuple(_below(below) for below in shown_below(portal, node)) if node else (),
        succession=tuple(
            PostLine(
                f"{tenure.person.name}{_as(tenure)}",
                tenure.person.address,
                days(tenure, holds=tenure.holds_on(today)),
                tenure.appointment.decree or "",
            )
            for tenure in directory.succession(post)
        ),
        contact=unit_contact(portal, post.unit) if node else (),
    )


def _as(tenure: Tenure) -> str:
    return "" if tenure.capacity is Capacity.DEFINITIVE else f" ({tenure.capacity.prefix.strip()})"


def _state(portal: Portal, post: Post, node: Node | None) -> str:
    """What must be known before anything else: that the post is no more, or vacant."""
    if node is None:
        last = post.until.office_day + ONE_DAY if post.until else portal.site.today
        return f"Jabatan ini tidak ada lagi sejak {long_date(last)}."
    if any(tenure.capacity is Capacity.DEFINITIVE for tenure in node.tenures):
        return ""
    if not portal.site.settings.directory.vacancies:
        return ""
    if node.tenures:
        return f"{VACANT}; tugasnya dijalankan {node.tenures[0].capacity.prefix.strip()}"
    return VACANT


def _holder(portal: Portal, tenure: Tenure) -> tuple[PersonEntry, str]:
    return entry(portal, tenure.person), capital(f"{tenure.capacity.prefix}{days(tenure, holds=True)}")


def _facts(portal: Portal, post: Post, node: Node | None) -> Iterator[Fact]:
    unit = office(portal, post.unit)
    yield Fact("Unit", unit.title, unit.address)
    yield Fact("Jenis", capital(post.kind.value))
    if post.level:
        yield Fact("Jenjang", post.level)
    if post.echelon:
        yield Fact("Eselon", post.echelon)
    superior = portal.site.directory.superior(post) if node else None
    if superior:
        yield Fact("Atasan", superior.name, superior.address)
    if post.places > 1 and node and portal.site.settings.directory.vacancies:
        filled = sum(tenure.capacity is Capacity.DEFINITIVE for tenure in node.tenures)
        yield Fact("Formasi", f"{filled} dari {post.places} terisi")


def _below(node: Node) -> Link:
    held = ", ".join(f"{plain_name(tenure.person.name)}{_as(tenure)}" for tenure in node.tenures)
    return Link(node.post.name, node.post.address, held or VACANT)
