"""The same of people: those who work here, what they see to, and the organisation."""

from __future__ import annotations

from msgspec.structs import replace

from satupintu.pages.specimens import LONG_TITLE, LONG_WORD, UNIT
from satupintu.values import (
    ChartNode,
    ContactLine,
    DutyEntry,
    Link,
    PersonEntry,
    Portrait,
    PostLine,
)

PERSON = PersonEntry(
    name="Dr. Siti Aminah, S.Sos., M.Si.",
    address="units/",
    posts=("Kepala Bidang Pelatihan",),
    unit=UNIT,
    mail="siti.aminah@puslatbang.example",
    extension="214",
    portrait=Portrait("SA", 112, 140),
)


def people_lists() -> tuple[tuple[str, tuple[PersonEntry, ...]], ...]:
    """With everything, with little, acting, and with a long name."""
    acting = replace(PERSON, posts=(*PERSON.posts, "Plt. Kepala Bidang Pengembangan"), sample=True)
    long = replace(
        PERSON,
        name="Prof. Dr. H. Muhammad Fadhlurrahman Kusumawardhana, S.Sos., M.Si., Ph.D.",
        posts=(LONG_TITLE,),
        mail=f"{LONG_WORD.lower()}@puslatbang.example",
    )
    return (
        ("satu", (PERSON,)),
        ("beberapa", (PERSON, acting, replace(PERSON, name="Yayan", posts=(), mail="", extension=""))),
        ("nama panjang", (long, PERSON)),
    )


def duty_lists() -> tuple[tuple[str, tuple[DutyEntry, ...]], ...]:
    """Duties with one holder, with many, and with none."""
    duty = DutyEntry("Cuti, izin, dan surat tugas", Link("Pengelola Kepegawaian", ""), UNIT, (PERSON,))
    line = ContactLine("Telepon", "(022) 7790044", "tel:+62227790044")
    return (
        ("satu", (duty,)),
        ("beberapa", (replace(duty, holders=(PERSON,) * 3, more=2), duty)),
        ("lowong", (replace(duty, holders=(), state="Lowong", contact=(line,)),)),
    )


def tenures() -> tuple[tuple[str, tuple[PostLine, ...]], ...]:
    """Posts that were held, of one line and of several."""
    line = PostLine("Agus Permana (Plt.)", "", "1–31 Januari 2024", "SK 04/2024")
    return (
        ("satu", (replace(line, decree=""),)),
        ("beberapa", (replace(line, title=LONG_TITLE, address="units/"), line)),
    )


def charts() -> tuple[tuple[str, tuple[ChartNode, ...], bool], ...]:
    """Organisations drawn with lines, of one post, and as a tree."""
    one = ChartNode("Pengelola Pelatihan", "", (Link("Siti Aminah, S.Sos.", ""),))
    acting = ChartNode(
        "Kepala Subbidang Evaluasi", "", (Link("Dr. Ahmad Fauzi", "", "Plt."),), "Lowong", (one,)
    )
    many = ChartNode(LONG_TITLE, "", (), "24 orang", (acting, one))
    head = ChartNode(
        "Kepala Pusat", "", one.holders, "", (many, acting, replace(one, holders=(), words="Lowong"))
    )
    return (
        ("digambar", (head,), True),
        ("satu jabatan", (one,), True),
        ("pohon saja", (replace(head, below=(many, one) * 4),), False),
    )
