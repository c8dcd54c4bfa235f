"""Rules about single items that span several keys."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.checks.examined import Examined
from satupintu.house_style import alt_remark
from satupintu.models import Announcement, Event, Text
from satupintu.places import label_slug
from satupintu.problems import Problem, Severity

MAX_EVENT_DAYS = 2 * 366
"""A longer event is a slip of the pen, and every month of it would become a page."""


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
        if item.picture:
            yield from _words_of_picture(item)
        elif item.alt:
            yield item.problem(
                "alt", "alt", "`alt` ditulis tanpa `gambar`; hapus barisnya atau tambahkan gambarnya"
            )
        for key, wanted in (("gambar_hiasan", item.decorative), ("gambar_asli", item.keep_original)):
            if wanted and not item.picture:
                yield item.problem(
                    key, "gambar", f"`{key}` ditulis tanpa `gambar`; hapus barisnya atau tambahkan gambarnya"
                )


def _words_of_picture(item: Text) -> Iterator[Problem]:
    alt = (item.alt or "").strip()
    if remark := alt_remark(alt):
        yield item.problem("alt", "alt", remark, Severity.WARNING)
    if item.decorative and alt:
        yield item.problem(
            "gambar_hiasan",
            "alt",
            "`alt` dan `gambar_hiasan: ya` tidak dapat bersama; hapus `alt` bila gambar hanya hiasan, atau hapus `gambar_hiasan`",
        )
    if not alt and not item.decorative:
        yield item.problem(
            "gambar" if item.alt is None else "alt",
            "alt",
            "gambar ini belum punya `alt`; tulis apa yang terlihat, atau `gambar_hiasan: ya` bila hanya hiasan",
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
