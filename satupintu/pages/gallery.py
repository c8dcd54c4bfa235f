"""`/galeri/`: every part of the theme in every state, for those who work on it.

Built only where `content/situs.yml` says `galeri: true`; in no menu, site map or search. Screenshots of
it are compared in the tests. The values of the parts are those of `specimens.py` and its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from string import ascii_uppercase

from markupsafe import Markup
from msgspec.structs import replace

from satupintu.markdown import convert, with_links
from satupintu.pages import specimens, specimens_box, specimens_index, specimens_people
from satupintu.pages.heads import head
from satupintu.pages.specimens import GALLERY, UNIT
from satupintu.places import LISTED, Kind
from satupintu.portal import Page, Portal
from satupintu.values import (
    ContactLine,
    Finder,
    GalleryValues,
    Letter,
    Link,
    PageHead,
    Picture,
    Portrait,
    UnitBand,
)

PROSE = "theme/gallery/prose.md"


def pages(portal: Portal) -> Iterator[Page]:
    if portal.site.settings.gallery:
        yield Page(GALLERY, "Galeri tampilan", partial(_gallery, portal), indexed=False)


def _gallery(portal: Portal) -> GalleryValues:
    text = "Setiap bagian tampilan dalam setiap keadaan, untuk yang merawatnya."
    return GalleryValues(
        frame=portal.frame,
        page=head(portal, GALLERY, "Galeri tampilan", text, indexed=False),
        intro=text,
        rows=specimens.row_lists(),
        leads=specimens.leads(),
        pictures=(
            ("dengan kredit", _picture(portal)),
            ("tanpa kredit", replace(_picture(portal), credit="")),
        ),
        portraits=(
            ("gambar", Portrait("SA", 112, 140, ((portal.assets.addresses["favicon.svg"], 1),))),
            ("inisial", Portrait("SA", 112, 140)),
            ("satu huruf", Portrait("S", 112, 140)),
        ),
        people=specimens_people.people_lists(),
        asked=specimens_people.duty_lists(),
        held=specimens_people.tenures(),
        alphabet=tuple(Letter(letter, "" if letter in "QVX" else "units/") for letter in ascii_uppercase),
        terms=specimens_index.term_lists(),
        words=specimens_index.word_lists(),
        shelves=specimens_index.shelf_lists(),
        finder=Finder(GALLERY, 1, 3, "pegawai", "Nama atau jabatan", ("Bidang Diklat", "Sekretariat")),
        files=specimens.file_lists(),
        facts=specimens.fact_lists(),
        contacts=specimens.contacts(),
        links=specimens.link_lists(),
        related=specimens.related_lists(),
        units=specimens.unit_lists(),
        charts=specimens_people.charts(),
        services=specimens_box.boxes(),
        box_foot=Link("Lihat semua layanan", "units/"),
        histories=specimens_box.histories(),
        facets=specimens_box.facets(),
        questions=specimens_box.questions(),
        telephone=ContactLine("Telepon", "(022) 7790044", "tel:+62227790044"),
        groups=specimens_box.groups(),
        needs=specimens_box.needs(),
        pagers=specimens.pagers(),
        months=specimens.months(),
        steps=specimens.step_lists(),
        empties=(
            ("dengan kalimat", Link("Lihat agenda yang sudah lewat", "", "Belum ada agenda bulan ini.")),
            ("tautan saja", Link("Lihat semua unit", "")),
        ),
        band=_band(portal),
        prose=_prose(portal),
    )


def _picture(portal: Portal) -> Picture:
    return Picture(
        (), portal.assets.addresses["favicon.svg"], 200, 200, "Pintu yang terbuka", "200px", credit="Humas"
    )


def _band(portal: Portal) -> PageHead:
    """The band of a unit with a long name and as many links as it may have."""
    menu = tuple(Link(kind.heading, "units/") for kind in (*LISTED, Kind.PAGE, Kind.NEWS, Kind.PAGE)[:7])
    name = "Bidang Pelatihan dan Pengembangan Kompetensi Manajerial dan Sosial Kultural"
    return replace(
        head(portal, GALLERY, "Judul halaman di dalam unit", "", indexed=False, trail=(UNIT,)),
        unit=UnitBand(name, "units/", menu),
    )


def _prose(portal: Portal) -> Markup:
    """A text with everything authors may write, by the site's own engine."""
    text = (portal.site.root / PROSE).read_text(encoding="utf-8")
    converted = convert(text, portal.site.settings.markdown)
    html = with_links(converted.html, lambda target: portal.hrefs.href(target.lstrip("/"), GALLERY))
    return Markup(html)  # noqa: S704 (nh3 has cleaned it)
