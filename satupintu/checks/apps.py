"""Rules about the staff's applications and about manuals: the inside of the office's network stays inside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from pydantic import BaseModel

from satupintu.checks.examined import Examined
from satupintu.checks.services import is_private
from satupintu.frontmatter import KeyPath, Unreadable
from satupintu.models import App, Manual, Offer, Record
from satupintu.problems import Problem

RULE = "aplikasi"
LEAK = "jaringan-kantor"
HOSTS = re.compile(
    r"(?<![\w.])(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:]*:[0-9a-fA-F:]+\]|(?:[a-z0-9-]+\.)+[a-z][a-z-]+)(?![\w.]\w)",
    re.IGNORECASE,
)
"""What reads like the name or number of a computer."""


def applications_are_told_rightly(examined: Examined) -> Iterator[Problem]:
    """An application that shows an inner address has one, and is then not for outside."""
    for app in examined.portal.site.app_records.values():
        inside = is_private(urlsplit(app.service_url or "").hostname or "")
        if app.shows_internal_address and not inside:
            yield app.problem(
                "alamat_internal_ditampilkan",
                RULE,
                "`alamat_internal_ditampilkan` ditulis tanpa alamat jaringan kantor; hapus barisnya",
            )
        if inside and not app.office_only:
            yield app.problem(
                "lewat_jaringan_kantor",
                RULE,
                "alamat ini hanya ada di jaringan kantor, tetapi `lewat_jaringan_kantor` berisi `tidak`; hapus baris itu",
            )


def pictures_of_steps_have_words(examined: Examined) -> Iterator[Problem]:
    """People who do not see the picture of a step need its words (WCAG 2.2, 1.1.1)."""
    for item in examined.portal.site.items:
        if isinstance(item, Manual):
            yield from _step_pictures(item)


def _step_pictures(manual: Manual) -> Iterator[Problem]:
    for index, step in enumerate(manual.steps):
        if step.picture and not step.alt:
            told = f"gambar langkah `{step.title}` belum punya `alt`; tulis apa yang terlihat"
            yield manual.problem(("langkah", index, "gambar"), "alt", told)
        if step.alt and not step.picture:
            told = "`alt` ditulis tanpa `gambar`; hapus barisnya atau tambahkan gambarnya"
            yield manual.problem(("langkah", index, "alt"), "alt", told)


def inner_addresses_stay_inside(examined: Examined) -> Iterator[Problem]:
    """No text about services, applications and manuals gives away an address of the office's network."""
    site = examined.portal.site
    for offer in site.offers:
        if not (isinstance(offer, App) and offer.shows_internal_address):
            yield from _leaks(offer, _said(offer))
    for item in site.items:
        if isinstance(item, Manual):
            yield from _leaks(item, _said(item))


def texts_name_no_inner_address(examined: Examined) -> Iterator[Problem]:
    """Nor does what stands below the steps of a manual."""
    for item in examined.texts:
        if isinstance(item, Manual):
            yield from _leaks_of_text(examined, item)


def _leaks(record: Record, texts: Iterable[tuple[KeyPath, str]]) -> Iterator[Problem]:
    for key, text in texts:
        if key == ("alamat",) and isinstance(record, Offer):
            continue  # told by the rule about addresses
        for host in inner_hosts(text):
            yield record.problem(key, LEAK, _told(host))


def _leaks_of_text(examined: Examined, manual: Manual) -> Iterator[Problem]:
    try:
        text, first_line = examined.portal.bodies.source(manual)
    except Unreadable:
        return  # told by the rule about texts
    for number, line in enumerate(text.splitlines(), first_line):
        for host in inner_hosts(line):
            yield Problem(manual.path, number, LEAK, _told(host))


def _told(host: str) -> str:
    return f"`{host}` adalah alamat jaringan kantor, dan situs ini dibaca siapa pun; hapus, lalu tulis ke mana pegawai bertanya"


def inner_hosts(text: str) -> list[str]:
    """The computers of private networks that a text names."""
    return [found for found in HOSTS.findall(text) if is_private(found)]


def _said(model: BaseModel, where: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text of a record, with the key it stands at."""
    for name, field in type(model).model_fields.items():
        yield from _texts(getattr(model, name), (*where, field.alias or name))


def _texts(value: object, key: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, BaseModel):
        yield from _said(value, key)
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from _texts(entry, (*key, index))
