"""Rules about what front matter and records name: pictures, attachments, events, files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from satupintu.checks.examined import Examined
from satupintu.frontmatter import KeyPath
from satupintu.links import DeadLink, Destination
from satupintu.models import Download, Event, Item, Manual, NewsItem, Text
from satupintu.places import Kind, file_address, suggested_name
from satupintu.problems import Problem, Severity
from satupintu.site import Site

UPLOAD = "unggah berkasnya atau betulkan namanya"


def _reference(examined: Examined, item: Item, key: KeyPath, target: str, wanted: str) -> Iterator[Problem]:
    """The problem with an address in front matter."""
    try:
        found = examined.portal.resolver.resolve(target, item)
    except DeadLink as fault:
        yield item.problem(key, "tautan", str(fault))
        return
    if reason := wrong_kind(examined, found, wanted) or hidden(examined, item, found):
        yield item.problem(key, "tautan", f"`{target}` {reason}")


def wrong_kind(examined: Examined, found: Destination, wanted: str) -> str:
    if examined.portal.site.is_unreadable(found.address):
        return ""
    facts = examined.portal.shelf.facts(found.file) if found.file else None
    if wanted == "picture" and (facts is None or (facts.width is None and not facts.fault)):
        return "bukan gambar; pakai berkas png, jpg, webp, atau svg dari folder `media/`"
    if wanted == "file" and facts is None:
        return "bukan berkas; pakai berkas dari folder `media/`, misalnya `../media/lampiran.pdf`"
    if wanted == "event" and not isinstance(examined.portal.site.by_address.get(found.address), Event):
        return "bukan agenda; tulis alamat agendanya, misalnya `../agenda/seminar.md`"
    if wanted == "download" and not isinstance(examined.portal.site.by_address.get(found.address), Download):
        return "bukan unduhan; tulis alamat unduhan penggantinya"
    return ""


def hidden(examined: Examined, item: Item, found: Destination) -> str:
    """Why a visible page may not lead there: the target is not shown on this day."""
    site = examined.portal.site
    if found.external or found.address in examined.portal.addresses or not site.is_visible(item):
        return ""
    target = site.by_address.get(found.address) or site.owner_of_file.get(found.file)
    if target is None or site.is_visible(target):
        return ""
    return f"menunjuk {target.path} yang belum atau tidak terbit; tunggu sampai terbit, atau hapus tautannya"


def references_lead_somewhere(examined: Examined) -> Iterator[Problem]:
    """Pictures, attachments, events and contacts named in front matter exist."""
    for item in examined.portal.site.items:
        for key, target, wanted in _references(item):
            yield from _reference(examined, item, key, target, wanted)
        if isinstance(item, Event) and item.registration and item.registration.contact:
            yield from _contact(examined.portal.site, item, item.registration.contact)


def _contact(site: Site, event: Event, written: str) -> Iterator[Problem]:
    """A key of the `kontak` of the event's owner that says nothing; any other text is shown as it is written."""
    unit = site.unit_of(event)
    contact = unit.contact if unit else site.settings.contact
    if written in {field.alias for field in type(contact).model_fields.values()} - {*contact.given}:
        owner = f"unit `{unit.slug}`" if unit else "situs utama"
        place = unit.path if unit else site.settings.path
        known = f"pilihan: {', '.join(contact.given)}" if contact.given else f"isi dahulu `kontak` di {place}"
        told = f"{owner} tidak punya kontak `{written}`; {known}, atau tulis kontaknya di sini"
        yield event.problem(("pendaftaran", "kontak"), "tautan", told)


def _references(item: Item) -> Iterator[tuple[KeyPath, str, str]]:
    if isinstance(item, Text):
        if item.picture:
            yield ("gambar",), item.picture, "picture"
        for index, attachment in enumerate(item.attachments):
            yield ("lampiran", index, "berkas"), attachment.file, "file"
    if isinstance(item, Manual):
        for index, step in enumerate(item.steps):
            if step.picture:
                yield ("langkah", index, "gambar"), step.picture, "picture"
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
            if site.is_unreadable(file_address(path)):
                continue
            if path not in site.files:
                meant = suggested_name(posixpath.basename(name))
                near = f"{item.place.folder}/{meant}"
                hint = f"maksudnya `{meant}`?" if near in site.files else UPLOAD
                yield item.problem(
                    key, "berkas", f"berkas `{name}` tidak ada di `{item.place.folder}/`; {hint}"
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
    mistaken = {posixpath.dirname(path) for path in site.owner_of_file.keys() - site.files}
    for path in sorted(site.files):
        folder, name = posixpath.split(path)
        in_downloads = posixpath.basename(folder) == Kind.DOWNLOAD and folder not in mistaken
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
