"""Single values of the structured data: fees, headlines, telephone numbers, questions."""

import pytest

from satupintu.fees import price_of
from satupintu.files import DOCUMENTS
from satupintu.questions import Question, questions
from satupintu.structured import MEDIA_TYPES
from satupintu.wording import cut, telephone_number


@pytest.mark.parametrize(
    ("fee", "price"),
    [
        ("Rp4.500.000", 4_500_000),
        ("Rp 750.000 per peserta", 750_000),
        ("Rp4.500.000,00", 4_500_000),
        ("Rp500000", 500_000),
        ("Tidak dipungut biaya", 0),
        ("Gratis", 0),
        ("Gratis untuk ASN, umum Rp50.000", None),
        ("Rp2.000.000 sampai Rp3.000.000", None),
        ("Rp4,5 juta", None),
        ("Sesuai kesepakatan", None),
        ("Rp1.50.000", None),
    ],
)
def test_a_fee_is_a_price_only_where_it_is_one_amount(fee: str, price: int | None) -> None:
    assert price_of(fee) == price


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("Kabar baru", 20, "Kabar baru"),
        ("Kabar baru dari unit", 12, "Kabar baru…"),
        ("Kabar baru, dari unit", 13, "Kabar baru…"),
        ("Kabarbarudariunit", 8, "Kabarba…"),
        ("  dua \n baris ", 20, "dua baris"),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_at_a_word(text: str, longest: int, expected: str) -> None:
    assert cut(text, longest) == expected
    assert len(expected) <= longest


@pytest.mark.parametrize("number", ["(022) 7790044", "022-7790044", "+62 22 7790044"])
def test_a_telephone_number_is_dialled_from_anywhere(number: str) -> None:
    assert telephone_number(number) == "+62227790044"


def test_every_document_that_can_be_published_has_its_media_type() -> None:
    assert MEDIA_TYPES.keys() == DOCUMENTS


def test_a_heading_with_a_question_mark_is_a_question_and_what_follows_its_answer() -> None:
    html = (
        "<p>Pembuka.</p><h2>Pelatihan</h2><p>Bukan jawaban.</p>"
        '<h3 id="a">Siapa  boleh <em>ikut</em>?</h3>\n<p>ASN.</p>\n<ul>\n<li>CPNS</li>\n<li>PNS</li>\n</ul>'
        "<h2>Catatan</h2><p>Bukan jawaban.</p><h2>Berapa?</h2>"
    )
    assert questions(html) == (Question("Siapa boleh ikut?", "ASN. CPNS PNS"), Question("Berapa?", ""))
