"""Words that come and go between two texts, with what stands around them, and never too much of it."""

from satupintu.review.report import Mark
from satupintu.review.words import CONTEXT, MAX_SHOWN, beginning, word_change


def told(before: list[str], after: list[str]) -> list[str]:
    """Each paragraph that differs, with what comes as `+…+` and what goes as `-…-`."""
    signs = {Mark.ADDED: "+", Mark.REMOVED: "-", Mark.SAME: "", Mark.GAP: ""}
    change = word_change(before, after)
    assert change is not None
    return [
        " ".join(f"{signs[part.mark]}{part.text}{signs[part.mark]}" for part in paragraph)
        for paragraph in change.paragraphs
    ]


def test_equal_texts_have_no_difference() -> None:
    assert word_change(["Satu.", "Dua."], ["Satu.", "Dua."]) is None


def test_a_changed_word_stands_in_its_sentence() -> None:
    assert told(["Datang pukul 08.00 di aula."], ["Datang pukul 09.00 di aula."]) == [
        "Datang pukul -08.00- +09.00+ di aula."
    ]


def test_paragraphs_that_stay_are_not_shown() -> None:
    assert told(["Satu.", "Dua.", "Tiga."], ["Satu.", "Dua.", "Empat.", "Tiga."]) == ["+Empat.+"]


def test_words_far_from_a_change_are_left_out() -> None:
    start, end = [f"awal{number}" for number in range(30)], [f"akhir{number}" for number in range(30)]
    (found,) = told([" ".join([*start, "lama", *end])], [" ".join([*start, "baru", *end])])
    assert found == " ".join(["…", *start[-CONTEXT:], "-lama-", "+baru+", *end[:CONTEXT], "…"])


def test_a_paragraph_written_anew_is_not_picked_apart() -> None:
    assert told(["Kami libur pada hari Senin."], ["Pendaftaran dibuka untuk umum pada Maret."]) == [
        "-Kami libur pada hari Senin.-",
        "+Pendaftaran dibuka untuk umum pada Maret.+",
    ]


def test_every_word_is_counted_and_only_some_are_shown() -> None:
    """Twenty thousand words that repeat: the text is the worst there is for the usual way to compare."""
    before = [" ".join(["dan", "yang", "itu"] * 25)] * 267
    after = [" ".join(["yang", "dan", "itu"] * 25)] * 267
    change = word_change(before, after)
    assert change is not None
    shown = [
        word
        for paragraph in change.paragraphs
        for part in paragraph
        if part.mark in (Mark.ADDED, Mark.REMOVED)
        for word in part.text.split()
    ]
    assert len(shown) == MAX_SHOWN
    assert change.added == change.removed
    assert change.hidden == change.added + change.removed - MAX_SHOWN


def test_a_stretch_too_long_to_compare_is_shown_as_replaced() -> None:
    before = [" ".join(f"a{number % 9}" for number in range(60_000))]
    after = [" ".join(f"a{number % 7}" for number in range(60_000))]
    change = word_change(before, after)
    assert change is not None
    assert (change.removed, change.added) == (60_000, 60_000)


def test_a_word_without_end_is_cut() -> None:
    (found,) = told([], ["x" * 10_000])
    assert len(found) < 100


def test_the_beginning_of_a_text_ends_in_the_middle_of_a_paragraph() -> None:
    assert beginning(["Satu dua.", "Tiga empat lima."], 4) == ("Satu dua.", "Tiga empat …")
    assert beginning(["Satu dua.", "Tiga."], 2) == ("Satu dua. …",)
    assert beginning([], 2) == ()
