"""Rules no single record can see, as a table: each with the reason people have for it.

`run_checks` gives every problem; `docs/aturan.md` is written from the table.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from satupintu.frontmatter import KeyPath, Unreadable
from satupintu.links import DeadLink, Destination, line_of
from satupintu.markdown import Converted, TargetKind
from satupintu.markdown_faults import Source
from satupintu.models import Announcement, Download, Event, Item, NewsItem, SiteLink, Text, Unit
from satupintu.places import SLUG, Kind, file_address, label_slug, suggested_name
from satupintu.portal import Portal
from satupintu.problems import Problem, Severity
from satupintu.site import Site

MAX_EVENT_DAYS = 2 * 366
"""A longer event is a slip of the pen, and every month of it would become a page."""
COMMON_ANCHORS = frozenset({"isi", "menu", "daftar"})
"""Parts every page has."""


@dataclass(frozen=True)
class Examined:
    """The site as the checks see it; what several checks need is worked out once."""

    portal: Portal

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        return tuple(item for item in self.portal.site.items if isinstance(item, Text))

    @cached_property
    def anchors(self) -> dict[str, frozenset[str]]:
        """The parts (`#…`) of each text's page, by address. Filled while texts are read."""
        return {}

    @cached_property
    def link_problems(self) -> tuple[Problem, ...]:
        return tuple(_text_problems(self))


Check = Callable[[Examined], Iterable[Problem]]


def run_checks(portal: Portal) -> list[Problem]:
    """Every problem of the whole site that its single files do not show."""
    examined = Examined(portal)
    return [problem for rule in CHECKS for problem in rule.check(examined)]


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: its name, its reason in Indonesian, and the function that looks."""

    name: str
    reason: str
    check: Check


# ---------------------------------------------------------------------------------------- units


def parents_exist(examined: Examined) -> Iterator[Problem]:
    """A parent unit or successor is a unit that exists, and no unit stands above itself."""
    units = examined.portal.site.units
    for unit in units.values():
        for key, slug in (("induk", unit.parent), ("pindah_ke", unit.moved_to)):
            if slug and slug not in units:
                if not examined.portal.site.is_unreadable(f"units/{slug}/"):
                    yield unit.problem(key, "unit", f"unit `{slug}` tidak ada; pilihan: {', '.join(units)}")
            elif slug == unit.slug:
                yield unit.problem(
                    key,
                    "unit",
                    f"`{key}` menunjuk unit ini sendiri; isi dengan unit lain atau hapus barisnya",
                )
        if _stands_above_itself(unit, units):
            yield unit.problem(
                "induk", "unit", "susunan `induk` berputar; salah satu unit harus tanpa `induk`"
            )


def _stands_above_itself(unit: Unit, units: Mapping[str, Unit]) -> bool:
    seen: set[str] = set()
    parent = unit.parent
    while parent and parent in units and parent not in seen:
        if parent == unit.slug:
            return unit.parent != unit.slug
        seen.add(parent)
        parent = units[parent].parent
    return False


def closed_units_are_complete(examined: Examined) -> Iterator[Problem]:
    """A closed unit says when it closed; a successor without that day has no meaning."""
    for unit in examined.portal.site.units.values():
        if unit.moved_to and not unit.closed:
            yield unit.problem(
                "pindah_ke",
                "unit",
                "`pindah_ke` hanya untuk unit yang ditutup; tambahkan `ditutup: <tanggal>`",
            )


def former_slugs_are_free(examined: Examined) -> Iterator[Problem]:
    """A former slug is a possible folder name that no other unit has."""
    units = examined.portal.site.units
    taken: dict[str, Unit] = {}
    for unit in units.values():
        for index, slug in enumerate(unit.former_slugs):
            where = ("slug_lama", index)
            if not SLUG.fullmatch(slug):
                yield unit.problem(
                    where, "unit", f"`{slug}` bukan nama folder; tulis seperti `{suggested_name(slug)}`"
                )
            elif slug in units:
                yield unit.problem(
                    where,
                    "unit",
                    f"nama folder lama `{slug}` dipakai unit `units/{slug}`; hapus dari daftar ini",
                )
            elif slug in taken:
                yield unit.problem(
                    where,
                    "unit",
                    f"nama folder lama `{slug}` juga disebut {taken[slug].path}; hapus dari salah satunya",
                )
            taken[slug] = unit


# ---------------------------------------------------------------------------------------- addresses


def addresses_are_unique(examined: Examined) -> Iterator[Problem]:
    """Two pages cannot lie at one address; the message names both."""
    portal = examined.portal
    owners = {
        former: f"alihan ke `/{page.address}`"
        for page in portal.present
        for former in portal.formerly(page.address)
    }
    owners |= {page.address: page.source for page in portal.present}
    owners |= {item.address: item.path for item in examined.portal.site.items}
    claims: dict[str, str] = {}
    told: set[str] = set()
    for item in examined.portal.site.items:
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
            elif address in claims:
                told.add(address)
                yield item.problem(
                    where,
                    "alamat",
                    f"alamat lama `{former}` juga disebut {claims[address]}; hapus dari salah satunya",
                )
            claims[address] = item.path
    yield from _page_clashes(examined.portal, claims, told)


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


# ---------------------------------------------------------------------------------------- items


def days_are_in_order(examined: Examined) -> Iterator[Problem]:
    """What ends does not end before it begins."""
    for item in examined.portal.site.items:
        match item:
            case Announcement(valid_until=until) if until:
                begin = item.valid_from or item.date
                if until.office_day < begin.office_day:
                    key = "berlaku_mulai" if item.valid_from else "tanggal"
                    yield item.problem(
                        "berlaku_sampai",
                        "tanggal",
                        f"`berlaku_sampai` lebih awal daripada `{key}`; betulkan salah satunya",
                    )
            case Event():
                yield from _event_days(item)
        if (
            item.updated_on
            and item.updated_on.instant < item.date.instant
            and item.updated_on.office_day < item.date.office_day
        ):
            yield item.problem(
                "diperbarui", "tanggal", "`diperbarui` lebih awal daripada `tanggal`; betulkan salah satunya"
            )


def _event_days(event: Event) -> Iterator[Problem]:
    if (
        event.end
        and event.end.clock is None
        and event.start.clock is not None
        and event.end.day >= event.start.day
    ):
        yield event.problem(
            "selesai", "tanggal", "`mulai` memakai jam, `selesai` tidak; tulis jam pada keduanya"
        )
    elif event.end and event.end.instant < event.start.instant:
        yield event.problem(
            "selesai", "tanggal", "`selesai` lebih awal daripada `mulai`; betulkan salah satunya"
        )
    elif (event.last.day - event.start.day).days > MAX_EVENT_DAYS:
        yield event.problem(
            "selesai",
            "tanggal",
            "kegiatan ini berlangsung lebih dari dua tahun; periksa tahun pada `mulai` dan `selesai`",
        )
    if event.date.office_day > event.start.office_day:
        yield event.problem(
            "tanggal",
            "tanggal",
            "`tanggal` (mulai diumumkan) lebih lambat daripada `mulai`; isi dengan hari pengumuman",
        )
    closes = event.registration.closes if event.registration else None
    if closes and closes.office_day > event.last.office_day:
        yield event.problem(
            ("pendaftaran", "tutup"),
            "tanggal",
            "pendaftaran ditutup sesudah kegiatan selesai; betulkan `tutup`",
        )


def events_say_where(examined: Examined) -> Iterator[Problem]:
    """Nobody can come to an event without a place or a link."""
    for item in examined.portal.site.items:
        if isinstance(item, Event) and not item.location and not item.url:
            yield item.problem(
                "mulai", "tempat", "agenda ini belum menyebut `tempat` atau `tautan`; tambahkan salah satunya"
            )


def pictures_have_words(examined: Examined) -> Iterator[Problem]:
    """People who do not see a picture need its words (WCAG 2.2, 1.1.1)."""
    for item in examined.texts:
        if item.picture and item.alt is None:
            yield item.problem(
                "gambar",
                "alt",
                'gambar ini belum punya `alt`; tulis apa yang terlihat, atau `alt: ""` bila hanya hiasan',
            )
        if item.alt and not item.picture:
            yield item.problem(
                "alt", "alt", "`alt` ditulis tanpa `gambar`; hapus barisnya atau tambahkan gambarnya"
            )


def labels_are_words(examined: Examined) -> Iterator[Problem]:
    """A tag becomes an address."""
    for item in examined.portal.site.items:
        for index, tag in enumerate(item.tags):
            if not label_slug(tag):
                yield item.problem(
                    ("label", index),
                    "label",
                    f"label `{tag}` tidak berisi huruf atau angka; tulis kata biasa",
                )


# ---------------------------------------------------------------------------------------- references


def _reference(examined: Examined, item: Item, key: KeyPath, target: str, wanted: str) -> Iterator[Problem]:
    """The problem with an address in front matter."""
    try:
        found = examined.portal.resolver.resolve(target, item)
    except DeadLink as fault:
        yield item.problem(key, "tautan", str(fault))
        return
    if reason := _wrong_kind(examined, found, wanted) or _hidden(examined, item, found):
        yield item.problem(key, "tautan", f"`{target}` {reason}")


def _wrong_kind(examined: Examined, found: Destination, wanted: str) -> str:
    if examined.portal.site.is_unreadable(found.address):
        return ""
    facts = examined.portal.shelf.facts(found.file) if found.file else None
    if wanted == "picture" and (facts is None or (facts.width is None and not facts.fault)):
        return "bukan gambar; pakai berkas png, jpg, atau webp dari folder `media/`"
    if wanted == "file" and facts is None:
        return "bukan berkas; pakai berkas dari folder `media/`, misalnya `../media/lampiran.pdf`"
    if wanted == "event" and not isinstance(examined.portal.site.by_address.get(found.address), Event):
        return "bukan agenda; tulis alamat agendanya, misalnya `../agenda/seminar.md`"
    if wanted == "download" and not isinstance(examined.portal.site.by_address.get(found.address), Download):
        return "bukan unduhan; tulis alamat unduhan penggantinya"
    return ""


def _hidden(examined: Examined, item: Item, found: Destination) -> str:
    """Why a visible page may not lead there: the target is not shown on this day."""
    site = examined.portal.site
    target = site.by_address.get(found.address) or site.owner_of_file.get(found.file)
    if (
        target is None
        or found.external
        or not site.is_visible(item)
        or found.address in examined.portal.by_address
        or site.is_visible(target)
    ):
        return ""
    return f"menunjuk {target.path} yang belum atau tidak terbit; tunggu sampai terbit, atau hapus tautannya"


def references_lead_somewhere(examined: Examined) -> Iterator[Problem]:
    """Pictures, attachments and events named in front matter exist."""
    for item in examined.portal.site.items:
        for key, target, wanted in _references(item):
            yield from _reference(examined, item, key, target, wanted)


def _references(item: Item) -> Iterator[tuple[KeyPath, str, str]]:
    if isinstance(item, Text):
        if item.picture:
            yield ("gambar",), item.picture, "picture"
        for index, attachment in enumerate(item.attachments):
            yield ("lampiran", index, "berkas"), attachment.file, "file"
    if isinstance(item, NewsItem) and item.event:
        yield ("kegiatan",), item.event, "event"
    if isinstance(item, Event) and item.registration and item.registration.address:
        yield ("pendaftaran", "alamat"), item.registration.address, "any"
    if isinstance(item, Download) and item.replaced_by:
        yield ("diganti_oleh",), item.replaced_by, "download"


def downloads_have_their_files(examined: Examined) -> Iterator[Problem]:
    """A download names files that lie beside it, each named by one record only."""
    site = examined.portal.site
    owners: dict[str, str] = {}
    for item in site.items:
        if not isinstance(item, Download):
            continue
        keys: list[KeyPath] = [
            ("berkas",),
            *(("versi_lama", index, "berkas") for index in range(len(item.former_versions))),
        ]
        names = (item.file, *(former.file for former in item.former_versions))
        for key, name in zip(keys, names, strict=True):
            path = f"{item.place.folder}/{name}"
            if path not in site.files:
                yield item.problem(
                    key,
                    "berkas",
                    f"berkas `{name}` tidak ada di `{item.place.folder}/`; unggah berkasnya atau betulkan namanya",
                )
            elif path in owners:
                yield item.problem(
                    key, "berkas", f"berkas `{name}` sudah dipakai {owners[path]}; satu berkas satu catatan"
                )
            owners.setdefault(path, item.path)


def files_are_what_they_say(examined: Examined) -> Iterator[Problem]:
    """A file that is empty, broken or of another type than its name says harms whoever opens it."""
    site, shelf = examined.portal.site, examined.portal.shelf
    for path in sorted(site.files):
        facts = shelf.facts(path)
        if facts.fault:
            yield Problem(path, 1, "jenis-berkas", facts.fault)
        if facts.titled is False:
            yield Problem(
                path,
                1,
                "pdf",
                "PDF ini belum berjudul; isi judul dokumen di aplikasi asalnya lalu simpan ulang",
                Severity.WARNING,
            )
        if facts.has_text is False:
            yield Problem(
                path,
                1,
                "pdf",
                "PDF ini tidak berlapis teks (hasil pindai); buat ulang dari dokumen asli agar terbaca semua orang",
                Severity.WARNING,
            )


def downloads_are_listed(examined: Examined) -> Iterator[Problem]:
    """A file in `unduhan/` that no record names is seen by nobody."""
    site = examined.portal.site
    for path in sorted(site.files):
        folder, name = posixpath.split(path)
        in_downloads = posixpath.basename(folder) == Kind.DOWNLOAD
        if in_downloads and path not in site.owner_of_file and not _has_unreadable(site, folder):
            yield Problem(
                path,
                1,
                "berkas",
                f"berkas `{name}` belum disebut catatan mana pun; buat `.yml` untuknya atau hapus",
                Severity.WARNING,
            )


def _has_unreadable(site: Site, folder: str) -> bool:
    """A record of this folder cannot be read; it may name any of its files."""
    return any(address.startswith(f"{file_address(folder)}/") for address in site.unreadable)


# ---------------------------------------------------------------------------------------- texts


def texts_are_sound(examined: Examined) -> Iterator[Problem]:
    """Nothing an author writes runs as a script, hangs the build, or breaks a page's outline."""
    return (problem for problem in examined.link_problems if problem.rule not in ("tautan", "bagian"))


def links_lead_somewhere(examined: Examined) -> Iterator[Problem]:
    """A dead link costs people their way and the office their trust."""
    return (problem for problem in examined.link_problems if problem.rule in ("tautan", "bagian"))


def _text_problems(examined: Examined) -> Iterator[Problem]:
    """Problems of every text. Parts (`#…`) are looked up at the end, when all texts are known."""
    parts: list[tuple[Text, str, Destination]] = []
    for item in examined.texts:
        try:
            text, first_line = examined.portal.bodies.source(item)
        except Unreadable as fault:
            yield from fault.problems
            continue
        converted = examined.portal.bodies.convert(item, text)
        examined.anchors[item.address] = frozenset(converted.anchors)
        yield from _one_text(examined, item, text, first_line, converted, parts)
    for item, target, found in parts:
        known = examined.anchors.get(found.address)
        if known is not None and found.fragment not in known | COMMON_ANCHORS:
            text, first_line = examined.portal.bodies.source(item)
            line = line_of(Source(text), target, first_line)
            yield Problem(
                item.path,
                line,
                "bagian",
                f"bagian `#{found.fragment}` tidak ada di `/{found.address}`; periksa judul bagiannya",
            )


def _one_text(
    examined: Examined,
    item: Text,
    text: str,
    first_line: int,
    converted: Converted,
    parts: list[tuple[Text, str, Destination]],
) -> Iterator[Problem]:
    source = Source(text)
    yield from (fault.problem(item.path, first_line) for fault in converted.faults)
    for target in converted.targets:
        try:
            found = examined.portal.resolver.resolve(target.target, item)
        except DeadLink as fault:
            yield Problem(item.path, line_of(source, target.target, first_line), "tautan", str(fault))
            continue
        message = _hidden(examined, item, found)
        if target.kind is TargetKind.PICTURE:
            message = message or _picture_fault(examined, found)
        if message:
            yield Problem(
                item.path,
                line_of(source, target.target, first_line),
                "tautan",
                f"`{target.target}` {message}",
            )
        if found.fragment and not found.external:
            parts.append((item, target.target, found))


def _picture_fault(examined: Examined, found: Destination) -> str:
    if found.external:
        return "gambar dari situs lain; simpan gambarnya di folder `media/`, lalu tulis `../media/nama-gambar.png`"
    return _wrong_kind(examined, found, "picture")


# ---------------------------------------------------------------------------------------- settings


def settings_lead_somewhere(examined: Examined) -> Iterator[Problem]:
    """Menu, footer and notices lead to pages that exist."""
    settings = examined.portal.site.settings
    for key, address in _settings_addresses(examined):
        path = address.partition("#")[0].removeprefix("/")
        if address.startswith("https://") or examined.portal.site.is_unreadable(path):
            continue
        if not address.startswith("/") or path not in examined.portal.by_address:
            yield settings.problem(
                key,
                "tautan",
                f"alamat `{address}` tidak ada di situs ini; tulis seperti `/profil/` atau `https://…`",
            )


def _settings_addresses(examined: Examined) -> Iterator[tuple[KeyPath, str]]:
    settings = examined.portal.site.settings
    flat: dict[str, tuple[SiteLink, ...]] = {
        "pita": settings.strip,
        "pintasan": settings.shortcuts,
        "panduan": settings.manuals,
    }
    for key, links in flat.items():
        for index, link in enumerate(links):
            yield (key, index, "alamat"), link.address
    for index, entry in enumerate(settings.menu):
        if entry.address:
            yield ("menu", index, "alamat"), entry.address
        for place, link in enumerate(entry.links):
            yield ("menu", index, "isi", place, "alamat"), link.address
    for index, column in enumerate(settings.footer):
        for place, link in enumerate(column.links):
            yield ("kaki", index, "isi", place, "alamat"), link.address
    for index, notice in enumerate(settings.notices):
        if notice.address:
            yield ("pemberitahuan", index, "alamat"), notice.address
    yield ("pengaduan", "alamat"), settings.complaint.address


def settings_are_usable(examined: Examined) -> Iterator[Problem]:
    """A menu entry leads somewhere, a notice ends after it begins, security.txt has not run out."""
    site, settings = examined.portal.site, examined.portal.site.settings
    for index, entry in enumerate(settings.menu):
        if sum((bool(entry.address), bool(entry.links), entry.units)) != 1:
            yield settings.problem(
                ("menu", index),
                "menu",
                f"menu `{entry.title}` harus punya tepat satu dari `alamat`, `isi`, atau `semua_unit: true`",
            )
    for index, notice in enumerate(settings.notices):
        if notice.end.office_day < notice.start.office_day:
            yield settings.problem(
                ("pemberitahuan", index, "selesai"),
                "tanggal",
                "pemberitahuan selesai sebelum mulai; betulkan salah satunya",
            )
    if settings.security and settings.security.expires.office_day < site.today:
        yield settings.problem(
            ("keamanan", "berlaku_sampai"),
            "tanggal",
            "masa berlaku security.txt sudah lewat; periksa kontaknya lalu perbarui tanggalnya",
            Severity.WARNING,
        )
    if not settings.contact.mail:
        yield settings.problem(
            "kontak",
            "kontak",
            "kontak lembaga belum punya `surel`; tambahkan, karena tautan Laporkan kekeliruan memakainya",
        )


CHECKS: tuple[Rule, ...] = (
    Rule("unit", "Unit yang disebut harus ada, supaya menu dan susunan unit tidak putus.", parents_exist),
    Rule(
        "unit",
        "Unit yang ditutup menyebut harinya, supaya pengunjung tahu sejak kapan.",
        closed_units_are_complete,
    ),
    Rule(
        "unit",
        "Nama folder lama tidak boleh dipakai unit lain, supaya alamat lama membuka halaman yang benar.",
        former_slugs_are_free,
    ),
    Rule(
        "alamat",
        "Satu alamat satu halaman; dua isi di satu alamat berarti salah satunya hilang.",
        addresses_are_unique,
    ),
    Rule(
        "tanggal",
        "Yang selesai tidak lebih awal daripada yang mulai, supaya orang datang pada hari yang benar.",
        days_are_in_order,
    ),
    Rule("tempat", "Orang harus tahu ke mana datang atau tautan apa yang dibuka.", events_say_where),
    Rule(
        "alt", "Orang yang tidak melihat gambar membaca kata-katanya (WCAG 2.2, 1.1.1).", pictures_have_words
    ),
    Rule("label", "Label menjadi alamat, jadi harus berisi kata.", labels_are_words),
    Rule("tautan", "Gambar, lampiran, dan agenda yang disebut harus ada.", references_lead_somewhere),
    Rule("berkas", "Unduhan harus punya berkasnya.", downloads_have_their_files),
    Rule(
        "jenis-berkas",
        "Berkas yang kosong, rusak, atau salah akhiran merugikan orang yang membukanya.",
        files_are_what_they_say,
    ),
    Rule(
        "berkas", "Berkas yang tidak disebut catatan mana pun tidak dilihat siapa pun.", downloads_are_listed
    ),
    Rule(
        "tautan",
        "Tautan mati membuat orang tersesat dan lembaga kehilangan kepercayaan.",
        links_lead_somewhere,
    ),
    Rule(
        "markdown",
        "Isi tidak boleh menjalankan skrip, mengubah tampilan, atau merusak susunan judul.",
        texts_are_sound,
    ),
    Rule(
        "tautan",
        "Menu, kaki halaman, dan pemberitahuan harus membuka halaman yang ada.",
        settings_lead_somewhere,
    ),
    Rule("menu", "Pengaturan situs harus dapat dipakai di semua halaman.", settings_are_usable),
)
