"""Figures are not people: at most one false alarm on a thousand pages of them (bench/figures.py measures more)."""

from __future__ import annotations

from bench.figures import KINDS, LIMIT, false_alarms, pages

PAGES = 2000


def test_false_alarms_are_at_most_one_in_a_thousand_pages() -> None:
    assert false_alarms(PAGES).total() * 1000 / PAGES <= LIMIT


def test_every_kind_of_page_is_among_them() -> None:
    assert {kind for kind, _form, _text in pages(PAGES)} == {kind.__name__ for kind in KINDS}
