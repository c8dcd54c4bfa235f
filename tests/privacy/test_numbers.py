"""Which numbers are personal, and which only look so. Every number here is invented."""

from __future__ import annotations

import time

import pytest

from satupintu.privacy.inside import Canaries, text_traces
from satupintu.privacy.numbers import Kind, find, is_nik, is_nip
from satupintu.privacy.reading import suspicious, views
from satupintu.privacy.tables import number_table

PERSONAL = {
    # NIK: region, birth date, serial
    "3204151203800001": Kind.NIK,
    "NIK: 3204155203800001": Kind.NIK,  # a woman's day has 40 added
    "3204 1512 0380 0001": Kind.NIK,
    "320415 120380 0001": Kind.NIK,
    "32.04.15.120380.0001": Kind.NIK,
    "3204-1512-0380-0001": Kind.NIK,
    "3 2 0 4 1 5 1 2 0 3 8 0 0 0 0 1": Kind.NIK,
    "NIK 32041 5120 380 0001": Kind.NIK,  # any grouping beside the word
    "No. KK 3204 151 203 800 001": Kind.NIK,
    "9471012902960012": Kind.NIK,  # 29 February of a leap year
    "12,3204151203800001,Siti": Kind.NIK,
    '{"nik":3204151203800001}': Kind.NIK,
    "peserta3204151203800001x": Kind.NIK,
    "1. 3204151203800001": Kind.NIK,
    # NIP: birth, appointment, sex, serial
    "198001012005011001": Kind.NIP,
    "19800101 200501 1 001": Kind.NIP,
    "NIP. 19800101 200501 2 001": Kind.NIP,
    "19800101.200501.1.001": Kind.NIP,
    "1980 0101 2005 0110 01": Kind.NIP,
    "19920315 202121 2 007": Kind.NIP,  # PPPK: no month
    "NIP198001012005011001": Kind.NIP,
    "nip-198001012005011001": Kind.NIP,
    "19800101\n200501 1 001": Kind.NIP,
    # NPWP
    "01.234.567.8-901.000": Kind.NPWP,
    "NPWP 012345678901000": Kind.NPWP,
    "npwp: 01 234 567 8 901 000": Kind.NPWP,
    "NPWP 0012345678901000": Kind.NPWP,
    # mobile numbers
    "081234567890": Kind.MOBILE,
    "0812-3456-7890": Kind.MOBILE,
    "0812 3456 7890": Kind.MOBILE,
    "081 234 567 890": Kind.MOBILE,
    "0812.3456.7890": Kind.MOBILE,
    "(0812) 3456-7890": Kind.MOBILE,
    "+62 812-3456-7890": Kind.MOBILE,
    "+6281234567890": Kind.MOBILE,
    "tel:+6281234567890": Kind.MOBILE,
    "https://wa.me/6281234567890": Kind.MOBILE,
    "https://api.whatsapp.com/send?phone=6281234567890": Kind.MOBILE,
    "WA 62 812 3456 7890": Kind.MOBILE,
    "HP:0857-1234-567": Kind.MOBILE,
    "WA081234567890": Kind.MOBILE,
    # accounts beside the word
    "rekening BRI 0123-01-000123-30-5": Kind.ACCOUNT,
    "No. Rek. 1234567890": Kind.ACCOUNT,
    "rekening 2026-13-24-08": Kind.ACCOUNT,
    "rekening 0123-01-02-08": Kind.ACCOUNT,
}
DISGUISED = {
    "<b>1980</b>0101<i>2005</i>011001": Kind.NIP,
    '<span class="a">3204</span><span>151203800001</span>': Kind.NIK,
    "**3204**151203800001": Kind.NIK,
    "`3204`1512`0380`0001": Kind.NIK,
    "3204&#49;51203800001": Kind.NIK,
    "3204&#x31;51203800001": Kind.NIK,
    "３２０４１５１２０３８００００１": Kind.NIK,  # full-width digits
    "٣٢٠٤١٥١٢٠٣٨٠٠٠٠١": Kind.NIK,  # Arabic digits
    "3204\u200b1512\u200d0380\u00ad0001": Kind.NIK,  # zero-width space, joiner, soft hyphen
    "3204\u00a01512\u00a00380\u00a00001": Kind.NIK,  # no-break spaces
    "19800101\u2009200501\u20091\u2009001": Kind.NIP,  # thin spaces
    "0812\u20113456\u20117890": Kind.MOBILE,  # no-break hyphens
    "0812\u20133456\u20137890": Kind.MOBILE,  # dashes
    "tel:%30812-3456-7890": Kind.MOBILE,
    "0812%203456%207890": Kind.MOBILE,
    '{"a":"\\u0033204151203800001"}': Kind.NIK,
    "<!-- 3204151203800001 -->": Kind.NIK,
    '<img alt="KTP 3204 1512 0380 0001">': Kind.NIK,
    '<path data-nomor="3204151203800001"/>': Kind.NIK,
    "<text>3204<tspan>1512</tspan>03800001</text>": Kind.NIK,
    "1\ufe0f\u20e39\ufe0f\u20e3800101 200501 1 001": Kind.NIP,  # keycaps
}
HARMLESS = (
    "9904151203800001",  # no such province
    "3204151303800000",  # no serial
    "3204153213800001",  # the 32nd of the 13th month
    "3204153002810001",  # 30 February
    "3204151203800001234",  # nineteen digits
    "0.3204151203800001",  # a fraction
    "Rp3.204.151.203.800.001",  # money
    "3204 1512 0380 0001 1234 5678",  # a row of figures
    "2019 2020 2021 2022 2023 2024",
    "3f9a3204151203800001bc99e0d1c2aa",  # a hexadecimal digest
    "198013012005011001",  # no such month
    "198001011990011001",  # ten years old when appointed
    "198001012005013001",  # no such sex
    "198001012015210001",  # no month, before there were PPPK
    "1980-01-01 2005-01-10 01",  # two dates
    "131472588",  # the old NIP: nothing in it can be checked
    "ISBN 978-602-1234-56-7",
    "ISBN 9786021234567",
    "ISBN 0812345678",
    "https://doi.org/10.31113/jia.v17i2.640",
    "NIDN 0812037801",
    "(022) 7790044",
    "+62 22 7790044",
    "1500 678",
    "08-12-2026 09.00 2027",
    "2026-11-24T08:12:34+07:00",
    "20261124081234567",
    "62.812.345.678",
    "Rp628.123.456.789",
    "5.1.02.01.01.0024",
    "kode rekening 5.1.02.01.01.0024",
    "rekening belanja 521111",
    "ringkasan: Pembukaan rekening\nmulai: 2026-11-24 08:00",
    "024.01.WA.2100.EBA.994.001",
    "3.05.01.02.001.0012",
    "-6.9214871234567890, 107.7710231234567890",
    "Nomor 210/DIK.02.01/2026",
    "01234567-89ab-cdef-0123-456789abcdef",
    "UID:urn:uuid:3f9a0b1c-0852-5812-8345-67ab12cd34ef",  # the name of an entry
    "0820123456789",  # no operator has this
    "A081234567890B",  # a code
    "45363",
)


def found(text: str) -> list[Kind]:
    """The kinds found in any view of a text, as the scan finds them."""
    content = text.encode()
    if not suspicious(content):
        return []
    return sorted({each.kind for view in views(content) for each in find(view)})


@pytest.mark.parametrize("text", PERSONAL)
def test_personal_number_is_recognised(text: str) -> None:
    assert found(f"Data: {text}.") == [PERSONAL[text]]


@pytest.mark.parametrize("text", DISGUISED)
def test_disguised_number_is_recognised(text: str) -> None:
    assert found(f"Data: {text}.") == [DISGUISED[text]]


@pytest.mark.parametrize("text", HARMLESS)
def test_number_of_another_kind_is_left_alone(text: str) -> None:
    assert found(f"Data: {text}.") == []


def test_day_of_a_nik_is_real() -> None:
    assert is_nik("3204152902800001")  # 1980 was a leap year
    assert not is_nik("3204152902810001")


def test_nip_is_given_between_sixteen_and_sixty() -> None:
    assert [age for age in (15, 16, 60, 61) if is_nip(f"19500101{1950 + age}011001")] == [16, 60]


def test_every_province_is_known_once() -> None:
    assert len(number_table().provinces) == 38


def test_every_form_of_a_mobile_number_is_the_same_number() -> None:
    forms = ("0812-3456-7890", "+62 812 3456 7890", "wa.me/6281234567890", "(0812) 34567890")
    assert {each.digits for form in forms for each in find(form)} == {"081234567890"}


def test_two_numbers_in_a_line_are_two() -> None:
    text = "0812-3456-7890 / 0857-1234-5678, NIK 3204151203800001 NIP 198001012005011001"
    assert [each.kind for each in find(text)] == [Kind.MOBILE, Kind.MOBILE, Kind.NIK, Kind.NIP]


def test_masked_number_shows_two_digits_at_each_end() -> None:
    (nik,) = find("3204151203800001")
    assert nik.masked == "32••••••••••••01"


# ------------------------------------------------------------------------------------------ hostile texts

HALF_A_MEGABYTE = 512 * 1024
HOSTILE = [
    "1 ", "1\n", "12 ", "0 8 ", "628 ", "1.", "1 - ", "1.1-", "08 ", "1980 ", "2020 ", "1980-01-01 ", "٠ ", "&#49;", "%31", "1`\\",
    "3 2 0 4 1 5 1 2 0 3 8 0 0 0 0 1 ", "320415 120380 0001 ", "19800101 200501 1 001 ", "0812-3456-7890 ", "rekening 1234567890 ",
    "%20", "1%20 ", "\\u0020", "0<b ", "0<b>", "0</b> ", "1&nbsp", "rek ", "rek. <b>", "3f9a0b1c-0852-5812-8345-",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_of_nothing_but_digits_is_read_in_time(text: str) -> None:
    """As long as a source may be; in two seconds of CPU, whatever stands in it."""
    content = text.encode() * (HALF_A_MEGABYTE // len(text.encode()))
    before = time.process_time()
    text_traces(content, "md", Canaries())
    assert time.process_time() - before < 2.0


def test_a_line_is_told_for_every_number_of_a_long_list() -> None:
    content = "\n".join(f"0812{number:08}" for number in range(20_000)).encode()
    before = time.process_time()
    traces = text_traces(content, "csv", Canaries())
    assert time.process_time() - before < 2.0
    assert [trace.line for trace in traces] == list(range(1, 20_001))
