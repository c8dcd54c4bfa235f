"""`/riwayat/`: what was released when. A build leaves the list open; each release fills it in (`releases.history`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from satupintu.pages.heads import head
from satupintu.portal import Page, Portal
from satupintu.releases.manifest import HISTORY
from satupintu.values import HistoryValues

TITLE = "Riwayat penerbitan"
INTRO = (
    "Setiap terbitan situs ini: kapan, dari unit mana, siapa yang menyetujui, dan halaman apa yang berubah."
)


def pages(portal: Portal) -> Iterator[Page]:
    yield Page(HISTORY, TITLE, partial(_values, portal), section="Daftar")


def _values(portal: Portal) -> HistoryValues:
    return HistoryValues(frame=portal.frame, page=head(portal, HISTORY, TITLE, INTRO), releases=(), data=())
