"""A sieve lets through every text in which its rule finds something."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from satupintu.checks.known_words import _NUMBER, Telephones
from satupintu.house_style import MEANINGLESS, STYLE_RULES, remarks
from satupintu.markdown_faults import MAX_BRACKETS, MAX_COLUMNS, MAX_DEPTH, Source, refusals
from satupintu.sieve import Sieve

WORDS = sorted({word for words in MEANINGLESS for word in words.split()})
PARTS = (
    *("January", "May", "Nopember", "Mei", "2", "31st", "2027", "/", "-", "Rp", "IDR", "Rp.", "10,000", ",-"),
    *("[", "![", "](a.md)", "](", "sinİ", "Klİk", "lin\u212a", "\u0307", "²", "**", "_", *WORDS),
    *("|", "| |", "| --- |", "\n", "\n\n", "\n- ", " ", "  ", "\t", ".", "!", "•", "kata ", "é", "\u00a0"),
    *("0", "(022)", "+62", "22", "7790044", "779 0044", "LAPORAN", "TAHUN", "ANGGARAN", "e", "E", "SP4N"),
)
TEXTS = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(TEXTS)
def test_rules_about_writing_say_the_same_of_texts_without_code_as_if_they_looked_at_each(text: str) -> None:
    sieved = {(rule, message) for rule, _line, message in remarks(Source(text))}
    assert sieved == {
        (rule, message) for rule, (_may, look) in STYLE_RULES.items() for _, message in look(text)
    }


@settings(max_examples=800, deadline=None, derandomize=True)
@given(TEXTS)
def test_every_number_is_told_that_the_expression_finds(text: str) -> None:
    assert bool(list(Telephones(()).unknown(Source(text)))) == bool(_NUMBER.search(text))


@pytest.mark.parametrize("before", ["", "Teks.\n"], ids=["first line", "later"])
@pytest.mark.parametrize(
    "line",
    [
        *(
            f"{marker * (MAX_DEPTH + 1)} a"
            for marker in (">", "> ", ">\t", "- ", "* > ", "\t-\t", "1. ", "  123456789) ", "\u0661. ")
        ),
        " " * MAX_COLUMNS + "- a",
        "> " * (MAX_COLUMNS // 2) + "1. a",
        "\t" * (MAX_COLUMNS // 4) + "* a",
    ],
)
def test_what_is_nested_too_deep_is_refused(line: str, before: str) -> None:
    assert [fault.rule for fault in refusals(Source(f"{before}{line}\n"))] == ["kedalaman"]


@pytest.mark.parametrize("bracket", ["[", "]", "](", "![", "[ ", "[\t", "] !["])
def test_brackets_in_a_row_are_refused(bracket: str) -> None:
    assert [fault.rule for fault in refusals(Source(bracket * MAX_BRACKETS))] == ["kurung"]


def test_words_are_found_as_they_are_written() -> None:
    sieve = Sieve.of_words(("a.b", "c d"))
    assert [sieve.holds(text) for text in ("xa.bx", "c d", "axb", "c  d", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_no_words_are_found_nowhere() -> None:
    assert not Sieve.of_words(()).holds("apa saja\n")


def test_a_text_that_is_long_and_hard_takes_no_time() -> None:
    """The engine is linear where Python's would try every way to read this."""
    assert not Sieve("(?:a*)*(?:a*)*b").holds("a" * 200_000)
