"""What is the same on every page of a language: header, menu, notice, footer; and contacts as lines."""

from __future__ import annotations

from satupintu.language import Language, language_of, wording
from satupintu.links import SCHEMES
from satupintu.models import Contact, FooterPart, MenuItem, SiteLink, Unit
from satupintu.places import APPS, SEARCH, Kind, list_address
from satupintu.portal import Portal
from satupintu.site import Site
from satupintu.values import ContactLine, FooterColumn, Frame, Link, MenuEntry, Notice
from satupintu.wording import telephone_number

FOOTER_UNITS = 5
MANUALS = list_address(Kind.MANUAL)
UNIT_PROFILE = "profil"
"""The free page that says what a unit is."""
PEOPLE, ABOUT_PEOPLE = "pegawai/", ("jabatan/", "struktur/")
"""Whoever is on the page of a post or on the chart is among the people in the menu too."""
LOCALES = {Language.INDONESIAN: "id_ID", Language.ENGLISH: "en_GB"}
"""The languages as Open Graph names them."""
MANIFEST = "situs.webmanifest"
"""Browsers refuse to read it from a disk, and say so; there it is not named."""


def frame(portal: Portal, language: Language) -> Frame:
    """The frame of this build, the same object for every page of a language."""
    site, settings = portal.site, portal.site.settings
    return Frame(
        site_name=settings.name,
        wordmark=settings.short_name,
        wordmark_place=settings.place,
        owner=said(language, settings.owner, settings.owner_en)[0],
        language=language.value,
        locale=LOCALES[language],
        home=site.address_in("", language),
        strip=tuple(site_link(site, link, language) for link in settings.strip),
        other_language=_other_language(site, language),
        menu=tuple(_menu_entry(site, entry, language) for entry in settings.menu),
        footer=tuple(_footer_column(site, column, language) for column in settings.footer),
        contact=contact_lines(settings.contact, language),
        complaint=site_link(site, settings.complaint, language),
        notice=_notice(site, language),
        assets=dict(portal.assets.addresses),
        manifest="" if portal.hrefs.from_disk else MANIFEST,
        search=SEARCH if settings.search else "",
    )


def said(language: Language, indonesian: str, english: str | None) -> tuple[str, str]:
    """A text of the data in a language, and its own language where it is only there in Indonesian."""
    if language is Language.INDONESIAN:
        return indonesian, ""
    return (english, "") if english else (indonesian, Language.INDONESIAN.value)


def link_to(site: Site, language: Language, title: tuple[str, str], address: str, summary: str = "") -> Link:
    """A link on a page in some language, to the same language where the page it leads to has it."""
    text, title_language = title
    found = site.address_in(address, language)
    other = not found.startswith(SCHEMES) and language_of(found) is not language
    leads_to = language_of(found).value if other else ""
    return Link(text, found, summary, language=leads_to, title_language=title_language)


def site_link(site: Site, link: SiteLink, language: Language = Language.INDONESIAN) -> Link:
    """A link of the settings. A summary that is not there in the language is left out."""
    summary = link.summary if language is Language.INDONESIAN else link.summary_en or ""
    title = said(language, link.title, link.title_en)
    return link_to(site, language, title, site.led(link.address).removeprefix("/"), summary)


def unit_link(site: Site, unit: Unit, language: Language = Language.INDONESIAN) -> Link:
    """A unit by its name; its home is Indonesian, so that other languages lead to its profile where they have it."""
    if language is Language.INDONESIAN:
        return Link(unit.name, unit.address, unit.summary)
    title = said(language, unit.name, unit.name_en)
    profile = f"{list_address(Kind.PAGE, unit.slug)}{UNIT_PROFILE}/"
    address = profile if profile in site.english else unit.address
    return link_to(site, language, title, address, unit.summary_en or "")


def _other_language(site: Site, language: Language) -> Link | None:
    """The way from every page to the other language; none on a site that has but one."""
    if not site.english:
        return None
    other, name = {
        Language.INDONESIAN: (Language.ENGLISH, "English"),
        Language.ENGLISH: (Language.INDONESIAN, "Bahasa Indonesia"),
    }[language]
    return Link(name, other.prefix, language=other.value, title_language=other.value)


def _all_units(site: Site, language: Language) -> Link:
    words = wording(language)
    return link_to(site, language, (words("Semua unit"), ""), "units/")


def _menu_entry(site: Site, entry: MenuItem, language: Language) -> MenuEntry:
    title, title_language = said(language, entry.title, entry.title_en)
    if entry.units:
        units = tuple(unit_link(site, unit, language) for unit in site.open_units)
        panel = (*units, _all_units(site, language))
        below = f"{language.prefix}units/"
        return MenuEntry(title, "units/", panel, (below,), title_language=title_language)
    children = tuple(site_link(site, link, language) for link in entry.links)
    own = link_to(site, language, (title, title_language), (entry.address or "").removeprefix("/"))
    home = language.prefix
    group = tuple(
        link.address for link in (*children, own) if link.address.endswith("/") and link.address != home
    )
    group += ABOUT_PEOPLE if PEOPLE in group else ()
    return MenuEntry(title, own.address, children, group, own.language, title_language)


def _footer_column(site: Site, column: FooterPart, language: Language) -> FooterColumn:
    title, title_language = said(language, column.title, column.title_en)
    if column.units:
        units = (unit_link(site, unit, language) for unit in site.open_units[:FOOTER_UNITS])
        return FooterColumn(title, (*units, _all_units(site, language)), title_language)
    links = tuple(site_link(site, link, language) for link in column.links)
    if column.apps:
        links += _app_links(site, language)
    return FooterColumn(title, links, title_language)


def _app_links(site: Site, language: Language) -> tuple[Link, ...]:
    """What the staff work with, how to come in, and the manuals: on every page at the same place."""
    words = wording(language)
    own = Language.INDONESIAN.value if language is not Language.INDONESIAN else ""
    apps = ((app.name, own, app.address) for app in site.catalogue.apps)
    more = ((words("Cara masuk (khusus pegawai)"), "", APPS), (words("Semua panduan"), "", MANUALS))
    return tuple(
        link_to(site, language, (title, title_language), address)
        for title, title_language, address in (*apps, *more)
    )


def _notice(site: Site, language: Language) -> Notice | None:
    for notice in site.settings.notices:
        if notice.start.office_day <= site.today <= notice.end.office_day:
            text = said(language, notice.text, notice.text_en)
            if not notice.address:
                return Notice(text[0], title_language=text[1])
            link = link_to(site, language, text, site.led(notice.address).removeprefix("/"))
            return Notice(link.title, link.address, link.language, link.title_language)
    return None


def contact_lines(contact: Contact, language: Language = Language.INDONESIAN) -> tuple[ContactLine, ...]:
    """A contact in the order in which people use it; telephone and mail as links."""
    words = wording(language)
    hours, hours_language = said(language, contact.hours or "", contact.hours_en)
    found = (
        ("", contact.address, ""),
        (words("Telepon"), contact.telephone, _telephone_address(contact.telephone)),
        (words("Pesawat"), contact.extension, ""),
        (words("Faks"), contact.fax, ""),
        (words("Ponsel kantor"), contact.mobile, _telephone_address(contact.mobile)),
        (words("Surel"), contact.mail, f"mailto:{contact.mail}"),
    )
    lines = tuple(ContactLine(label, text, address) for label, text, address in found if text)
    last = ContactLine(words("Jam layanan"), hours, language=hours_language)
    return (*lines, last) if hours else lines


def _telephone_address(number: str | None) -> str:
    """`tel:+62227790044` for `(022) 7790044`."""
    found = telephone_number(number)
    return f"tel:{found}" if found else ""
