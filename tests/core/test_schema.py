"""A mapping becomes a model, or problems that name the key's line and what to write instead."""

from typing import Any

import pytest
from pydantic import BaseModel

from satupintu import schema
from satupintu.frontmatter import parse_mapping
from satupintu.models import ITEM_MODELS, Announcement, Download, Event, NewsItem, SiteSettings, Unit

NEWS = "judul: Rapat\ntanggal: 2026-11-01\nringkasan: Satu.\n"
EVENT = NEWS + "mulai: 2026-12-01\njenis: rapat\ntempat: Aula\n"


def parsed(model: type[BaseModel], text: str) -> Any:
    found, problems = schema.parse(model, parse_mapping(text, "a.md"), "a.md")
    assert problems == []
    return found


def told(model: type[BaseModel], text: str) -> list[str]:
    found, problems = schema.parse(model, parse_mapping(text, "a.md"), "a.md")
    assert found is None
    return list(map(str, problems))


def test_a_missing_key_is_told_with_the_line_to_add() -> None:
    assert told(NewsItem, "judul: Rapat\ntanggal: 2026-11-01\n") == [
        "a.md:1: kunci `ringkasan` wajib diisi; tambahkan baris `ringkasan: …`"
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("rangkuman", "ringkasan"), ("Judul", "judul"), ("labbel", "label"), ("title", "judul"), ("date", "tanggal"),
        ("tags", "label"), ("status_", "status"),
    ],
)  # fmt: skip
def test_an_unknown_key_gets_a_suggestion(written: str, meant: str) -> None:
    assert told(NewsItem, f"{NEWS}{written}: x\n") == [
        f"a.md:4: kunci `{written}` tidak dikenal; maksudnya `{meant}`?"
    ]


def test_a_key_like_no_other_gets_the_list_of_keys() -> None:
    (line,) = told(NewsItem, f"{NEWS}warna: biru\n")
    assert line.startswith("a.md:4: kunci `warna` tidak dikenal; kunci yang ada: judul, tanggal, diperbarui,")


def test_an_unknown_key_inside_a_mapping_gets_the_keys_of_that_mapping() -> None:
    (line,) = told(Unit, "nama: D\nringkasan: D.\nkontak:\n  telpon: 022\n")
    assert line == "a.md:4: kunci `telpon` tidak dikenal; maksudnya `telepon`?"


@pytest.mark.parametrize("private", ["nip", "nik", "alamat_rumah", "ponsel_pribadi"])
def test_a_person_in_charge_has_no_private_fields(private: str) -> None:
    (line,) = told(Unit, f"nama: D\nringkasan: D.\npic:\n  akun: budi\n  {private}: '1'\n")
    assert line.startswith("a.md:5: ")
    assert "tidak boleh disimpan di sini" in line


def test_a_word_outside_the_list_gets_the_list_and_a_suggestion() -> None:
    assert told(NewsItem, NEWS + "status: draft\n") == [
        "a.md:4: nilai `status` harus salah satu dari terbit, draf; tertulis `draft`; maksudnya `draf`?"
    ]


@pytest.mark.parametrize("word", ["true", "ya", "True", "'Ya'"])
def test_yes_is_written_in_several_ways(word: str) -> None:
    assert parsed(Announcement, f"{NEWS}penting: {word}\n").important is True


@pytest.mark.parametrize("word", ["false", "tidak", "False"])
def test_no_is_written_in_several_ways(word: str) -> None:
    assert parsed(Announcement, f"{NEWS}penting: {word}\n").important is False


@pytest.mark.parametrize("word", ["no", "yes", "1", "mungkin"])
def test_any_other_word_for_yes_or_no_is_refused(word: str) -> None:
    assert told(Announcement, f"{NEWS}penting: {word}\n") == [
        f"a.md:4: nilai `penting` harus `true` atau `false`; tertulis `{word}`"
    ]


DAY_FORM = "harus berupa tanggal seperti `2026-11-22` atau `2026-11-22 08:00`"


@pytest.mark.parametrize(
    "day", ["besok", "2026-11-22T08:00Z", "31/11/2026", "11/22/2026", "22/11/26", "2026"]
)
def test_a_day_in_another_form_is_refused_with_the_form(day: str) -> None:
    (line,) = told(NewsItem, NEWS.replace("2026-11-01", day))
    assert line == f"a.md:2: nilai `tanggal` {DAY_FORM}; tertulis `{day}`"


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        ("22-11-2026", "2026-11-22"),
        ("22/11/2026", "2026-11-22"),
        ("22.11.2026", "2026-11-22"),
        ("2/1/2026", "2026-01-02"),
        ("2026-1-2", "2026-01-02"),
        ("2026/11/22", "2026-11-22"),
        ("22 November 2026", "2026-11-22"),
        ("Minggu, 22 nov 2026", "2026-11-22"),
        ("22 Nopember 2026", "2026-11-22"),
        ("2 Pebruari 2026", "2026-02-02"),
        ("2026-11-22 8:00", "2026-11-22 08:00"),
        ("2026-11-22 08.00", "2026-11-22 08:00"),
        ("22 November 2026, pukul 08.00 WITA", "2026-11-22 08:00 WITA"),
    ],
)
def test_a_day_in_another_form_is_told_how_it_is_written(day: str, meant: str) -> None:
    (line,) = told(NewsItem, NEWS.replace("2026-11-01", f'"{day}"'))
    assert line == f"a.md:2: nilai `tanggal` {DAY_FORM}; tertulis `{day}`; maksudnya `{meant}`?"


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "2026-11-22 25:00"])
def test_a_day_that_is_not_in_the_calendar_is_refused(day: str) -> None:
    (line,) = told(NewsItem, NEWS.replace("2026-11-01", day))
    assert line.startswith("a.md:2: nilai `tanggal` menyebut hari atau jam yang tidak ada di kalender")


@pytest.mark.parametrize("day", ["0000-00-00", "0001-01-01", "3000-01-01"])
def test_a_day_that_cannot_be_reckoned_with_is_refused(day: str) -> None:
    (line,) = told(NewsItem, NEWS.replace("2026-11-01", day))
    assert line.startswith("a.md:2: nilai `tanggal` menyebut tahun di luar 1900–2999")


@pytest.mark.parametrize(
    "number", ["1.000", "1,5", "1e3", "1_000", "0x10", "empat puluh", "", "99999999999999999999", "٤"]
)
def test_only_plain_digits_are_a_number(number: str) -> None:
    (line,) = told(Event, f"{EVENT}pendaftaran:\n  kuota: '{number}'\n")
    assert line.startswith("a.md:8: nilai `kuota` harus bilangan bulat tanpa titik atau koma")


@pytest.mark.parametrize(("number", "limit"), [("0", "paling kecil 1"), ("100001", "paling besar 100000")])
def test_a_number_outside_its_limits_is_refused_with_the_limit(number: str, limit: str) -> None:
    assert told(Event, f"{EVENT}pendaftaran:\n  kuota: {number}\n") == [
        f"a.md:8: nilai `kuota` {limit}; tertulis `{number}`"
    ]


def test_a_list_instead_of_text_is_refused() -> None:
    assert told(NewsItem, NEWS.replace("judul: Rapat", "judul: [Rapat, Kerja]")) == [
        "a.md:1: nilai `judul` harus teks satu baris, bukan daftar atau isian bertingkat"
    ]


def test_text_instead_of_a_list_is_refused() -> None:
    assert told(NewsItem, NEWS + "label: latsar, pka\n") == [
        "a.md:4: nilai `label` harus daftar: tulis tiap butir di baris sendiri, diawali `- `"
    ]


def test_text_instead_of_a_mapping_is_refused() -> None:
    (line,) = told(Unit, "nama: D\nringkasan: D.\nkontak: (022) 7790044\n")
    assert line.startswith("a.md:3: nilai `kontak` harus isian bertingkat")


def test_text_that_is_too_long_is_refused_with_the_limit() -> None:
    assert told(NewsItem, NEWS.replace("Rapat", "R" * 201)) == [
        "a.md:1: nilai `judul` terlalu panjang; paling panjang 200 huruf"
    ]


def test_text_of_exactly_the_limit_is_accepted() -> None:
    assert parsed(NewsItem, NEWS.replace("Rapat", "R" * 200)).title == "R" * 200


@pytest.mark.parametrize("empty", ["''", "'   '", "|-\n  \n"])
def test_a_text_without_letters_is_refused(empty: str) -> None:
    assert "a.md:1: nilai `judul` kosong" in told(NewsItem, NEWS.replace("Rapat", empty))[0]


def test_a_title_of_two_lines_is_refused() -> None:
    assert told(NewsItem, NEWS.replace("Rapat", "|-\n  Rapat\n  kerja")) == [
        "a.md:1: nilai `judul` harus satu baris; tertulis `Rapat kerja`"
    ]


def test_a_key_without_a_value_counts_as_absent() -> None:
    item = parsed(NewsItem, NEWS + "gambar:\nlabel: ~\nkegiatan:\n")
    assert (item.picture, item.tags, item.event) == (None, (), None)


def test_an_empty_entry_of_a_list_is_told_at_its_line() -> None:
    (line,) = told(NewsItem, NEWS + "label:\n  - latsar\n  -\n  - pka\n")
    assert line.startswith("a.md:6: nilai `label` kosong")


def test_a_wrong_entry_of_a_list_of_mappings_is_told_at_its_line() -> None:
    text = NEWS + "lampiran:\n  - berkas: a.pdf\n    judul: A\n  - berkas: b.pdf\n"
    assert told(NewsItem, text) == ["a.md:7: kunci `judul` wajib diisi; tambahkan baris `judul: …`"]


def test_every_problem_of_a_record_is_told() -> None:
    assert len(told(NewsItem, "judul: ''\ntanggal: besok\nwarna: biru\n")) == 4


def test_spaces_around_a_value_are_nothing() -> None:
    assert parsed(NewsItem, NEWS.replace("Rapat", "'  Rapat '")).title == "Rapat"


@pytest.mark.parametrize(
    "url", ["http://a.go.id", "a.go.id", "https://", "https://a b.go.id", "javascript:alert(1)"]
)
def test_an_address_elsewhere_must_be_https(url: str) -> None:
    (line,) = told(Event, f"{EVENT}tautan: '{url}'\n")
    assert line.startswith("a.md:7: nilai `tautan` harus alamat lengkap yang diawali `https://`")


@pytest.mark.parametrize(
    "mail", ["humas", "humas@", "humas@a", "a b@c.id", "a@b.id, c@d.id", "humаs@a.id", "béa@a.id"]
)
def test_a_mail_address_must_be_one(mail: str) -> None:
    (line,) = told(Unit, f"nama: D\nringkasan: D.\nkontak:\n  surel: '{mail}'\n")
    assert line.startswith("a.md:4: nilai `surel` harus alamat surel seperti")


@pytest.mark.parametrize(
    "title", ["Rapat <b>kerja</b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>"]
)
def test_html_in_free_text_is_refused(title: str) -> None:
    (line,) = told(NewsItem, NEWS.replace("Rapat", f"'{title}'"))
    assert line.startswith("a.md:1: nilai `judul` harus teks biasa tanpa HTML")


@pytest.mark.parametrize("title", ["Nilai < 60 & > 40", "R&D", "Rapat 'besar'", 'Rapat "besar"', "1 <2"])
def test_signs_that_are_not_html_are_text(title: str) -> None:
    quoted = title.replace("'", "''")
    assert parsed(NewsItem, NEWS.replace("Rapat", f"'{quoted}'")).title == title


def test_a_long_wrong_value_is_shown_shortened() -> None:
    (line,) = told(NewsItem, NEWS.replace("2026-11-01", "x" * 500))
    assert line.endswith(f"tertulis `{'x' * 60}…`")


def test_a_key_with_a_line_break_does_not_break_the_message() -> None:
    (line,) = told(NewsItem, NEWS + '"a\\nb": x\n')
    assert "\n" not in line


def patterns(model: type[BaseModel]) -> set[str]:
    """The patterns of texts in a model and in the parts it is made of, but for those of our own validators."""
    found: set[str] = set()

    def walk(part: object) -> None:
        if isinstance(part, dict):
            if part.get("type") == "string" and isinstance(pattern := part.get("pattern"), str):
                found.add(pattern)
            for inner in part.values():
                walk(inner)
        elif isinstance(part, list):
            for inner in part:
                walk(inner)

    walk(model.model_json_schema())
    return {pattern for pattern in found if pattern != "^https://" and not pattern.startswith(r"^\d{4}")}


@pytest.mark.parametrize("model", [*ITEM_MODELS.values(), Unit, SiteSettings])
def test_every_pattern_of_a_model_has_its_sentence(model: type[BaseModel]) -> None:
    assert patterns(model) <= schema.SHAPES.keys()


@pytest.mark.parametrize("model", [*ITEM_MODELS.values(), Unit, SiteSettings])
def test_every_key_is_indonesian_and_explained(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        assert field.alias, name
        assert field.description, name


@pytest.mark.parametrize("model", [*ITEM_MODELS.values(), Unit, SiteSettings])
def test_models_are_frozen_and_refuse_unknown_keys(model: type[BaseModel]) -> None:
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"


def test_the_class_of_a_download_is_one_of_the_law_and_never_exempt() -> None:
    text = "judul: A\ntanggal: 2026-11-01\nringkasan: A.\nberkas: a.pdf\nklasifikasi: dikecualikan\n"
    (line,) = told(Download, text)
    assert "harus salah satu dari berkala, serta-merta, setiap-saat" in line


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (NewsItem, f"{NEWS}lampiran:\n  - berkas: ../media/a.pdf\n    judul: Daftar\n"),
        (Event, f"{EVENT}pendaftaran:\n  alamat: /kontak/\n"),
    ],
)
def test_a_record_that_was_read_is_what_its_model_makes(model: type[BaseModel], text: str) -> None:
    read, made = parsed(model, text), model.model_validate(parse_mapping(text, "a.md").values)
    assert read == made
    assert read.model_dump(mode="json") == made.model_dump(mode="json")
    assert read.model_copy(update={"title": "Lain"}) == made.model_copy(update={"title": "Lain"})


def test_records_read_from_equal_lines_share_them() -> None:
    block = parse_mapping(NEWS, "a.md", first_line=2)
    first, second = parsed(NewsItem, NEWS).located("a.md", block.lines), parsed(NewsItem, NEWS)
    assert first.lines is second.located("b.md", dict(block.lines)).lines
    assert (first.line("tanggal"), first.line("label"), second.path) == (3, 1, "b.md")
