"""All service standards as one flat table, for whoever fills in the national registry of services (SIPPN).

One row for each standard in force, one column for each component. The points of a component stand in one
cell, parted by `SEPARATOR`. CSV as in RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from msgspec import Struct

from satupintu.pages.standard_parts import service_standard
from satupintu.portal import Portal
from satupintu.standards import Held, rules
from satupintu.values import StandardComponent

SEPARATOR = " | "


class Column(Struct, frozen=True):
    """One column: its name, what stands in it (Indonesian, for the documentation), and how it is filled."""

    name: str
    sentence: str
    cell: Callable[[Portal, Held], str]


def table(portal: Portal) -> bytes:
    """The table of the day, its header first."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    found = columns()
    writer.writerow(column.name for column in found)
    for held in portal.site.service_standards.all_held():
        writer.writerow(column.cell(portal, held) for column in found)
    return target.getvalue().encode("utf-8-sig")


def columns() -> tuple[Column, ...]:
    """The columns in their order; those of the components follow the table of the law."""
    return (
        Column(
            "layanan", "nama pendek layanan, tetap: `asesmen-kompetensi`", lambda _, held: held.service.slug
        ),
        Column("nama", "nama layanan", lambda _, held: held.service.name),
        Column("ringkasan", "untuk apa, satu kalimat", lambda _, held: held.service.summary),
        Column("unit", "nama unit pengelola", _unit),
        Column("lembaga", "nama panjang lembaga", lambda portal, _: portal.site.settings.full_name),
        Column("alamat", "halaman layanan di situs ini", _address),
        Column("nomor_sk", "keputusan yang menetapkan standar", lambda _, held: held.version.decree),
        Column(
            "ditetapkan",
            "tanggal keputusan, `2026-01-05`",
            lambda _, held: held.version.determined.day.isoformat(),
        ),
        Column(
            "berlaku_mulai", "hari pertama berlaku", lambda _, held: held.version.valid_from.day.isoformat()
        ),
        *(
            Column(component.key, f"komponen “{component.title}”", _component(component.title))
            for component in rules().components
        ),
        Column("maklumat", "maklumat pelayanan", lambda _, held: _pledge(held)),
        Column("contoh", "`ya` untuk data peragaan, selain itu `tidak`", lambda _, held: _sample(held)),
    )


def _unit(portal: Portal, held: Held) -> str:
    return portal.site.units[held.service.unit].name


def _address(portal: Portal, held: Held) -> str:
    return portal.hrefs.absolute(held.service.address)


def _component(title: str) -> Callable[[Portal, Held], str]:
    def cell(_portal: Portal, held: Held) -> str:
        groups = service_standard(held.standard, held.version).groups
        shown = (component for group in groups for component in group.components if component.title == title)
        return SEPARATOR.join(point for component in shown for point in _points(component))

    return cell


def _points(component: StandardComponent) -> tuple[str, ...]:
    steps = (
        f"{number}. {step.activity} ({'; '.join(step.details)})"
        for number, step in enumerate(component.steps, start=1)
    )
    return (*((component.headline,) if component.headline else ()), *steps, *component.lines)


def _pledge(held: Held) -> str:
    pledge = held.version.pledge
    return f"{pledge.text} ({pledge.signer})" if pledge else ""


def _sample(held: Held) -> str:
    return "ya" if held.standard.sample else "tidak"
