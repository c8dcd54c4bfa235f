"""The interface's texts: the catalogue is whole, templates carry it as constants, Indonesian needs none."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError
from jinja2.nodes import Output, TemplateData

from satupintu.bytecode import TemplateBytecode
from satupintu.dates import When, full_date
from satupintu.files import size_text
from satupintu.hrefs import Hrefs
from satupintu.interface import InterfaceTexts, Rendering
from satupintu.language import Language, language_of, original_address, wording
from satupintu.reference.catalogue import catalogue_files, faults, kept_catalogue
from tests.make_site import REPOSITORY

TRANSLATED = [language for language in Language if language is not Language.INDONESIAN]


@pytest.fixture
def templates(tmp_path: Path) -> Iterator[Environment]:
    (tmp_path / "halaman.html").write_text(
        '{{ _("Langsung ke isi") }}|{{ _("Unit %(name)s")|format(name="<Diklat>") }}|{{ when|tanggal }}'
    )
    yield Environment(loader=FileSystemLoader(tmp_path), autoescape=True, extensions=[InterfaceTexts])


# ------------------------------------------------------------------------------ catalogue


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_with_its_placeholders(language: Language) -> None:
    assert list(faults(kept_catalogue(language))) == []


@pytest.mark.parametrize("path", catalogue_files())
def test_catalogue_holds_the_texts_of_code_and_templates_and_no_others(path: str) -> None:
    """After a change: python tools/write_reference.py"""
    assert (REPOSITORY / path).read_text(encoding="utf-8") == catalogue_files()[path]


@pytest.mark.parametrize(
    ("line", "replacement", "fault"),
    [
        ('msgstr "Skip to content"', 'msgstr ""', "Langsung ke isi: not translated"),
        ('msgstr "Unit: %(name)s"', 'msgstr "Unit: %(nama)s"', "Unit %(name)s: other placeholders"),
        ("#: theme/templates/_unit_menu.html\n", "#, fuzzy\n", "Unit %(name)s: uncertain"),
    ],
)
def test_a_broken_catalogue_is_noticed(
    line: str, replacement: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = (REPOSITORY / next(iter(catalogue_files()))).read_text(encoding="utf-8")
    assert line in content
    broken = tmp_path / "satupintu.po"
    broken.write_text(content.replace(line, replacement), encoding="utf-8")
    monkeypatch.setattr("satupintu.reference.catalogue.catalogue_file", lambda _language: broken)
    (told,) = faults(kept_catalogue(Language.ENGLISH))
    assert told.startswith(fault)


def test_every_text_written_in_a_template_for_english_pages_is_marked() -> None:
    """Frame and parts say nothing in Indonesian that is not in the catalogue."""
    environment = Environment(extensions=[InterfaceTexts])
    left: list[str] = []
    for name in ("_header", "_footer", "_unit_menu", "english", "farewell", "redirect", "page"):
        tree = environment.parse((REPOSITORY / f"theme/templates/{name}.html").read_text(encoding="utf-8"))
        data = (node.data for output in tree.find_all(Output) for node in output.find_all(TemplateData))
        left += re.findall(r"[A-Za-z]{3,}", re.sub(r"<[^>]*>?|[^<]*>", " ", " ".join(data)))
    assert left == []


# ------------------------------------------------------------------------------ templates


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.INDONESIAN, "Langsung ke isi|Unit &lt;Diklat&gt;|2 Maret 2026"),
        (Language.ENGLISH, "Skip to content|Unit: &lt;Diklat&gt;|2 March 2026"),
    ],
)
def test_a_template_speaks_the_language_of_its_rendering(
    templates: Environment, language: Language, text: str
) -> None:
    template = Rendering(templates, Hrefs("https://uji.example/"), language).template("halaman", "profil/")
    assert template.render(when=When.parse("2026-03-02")) == text


def test_a_text_is_a_constant_of_the_compiled_template(templates: Environment) -> None:
    source = templates.compile('{{ _("Langsung ke isi") }}', raw=True)
    assert "yield 'Langsung ke isi'" in source


def test_compiled_templates_of_two_languages_are_not_mixed(
    templates: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    templates.bytecode_cache = TemplateBytecode(tmp_path)
    for _time in range(2):
        for language, start in ((Language.INDONESIAN, "Langsung"), (Language.ENGLISH, "Skip")):
            template = Rendering(templates, Hrefs(""), language).template("halaman", "")
            assert template.render(when=When.parse("2026-03-02")).startswith(start)
    assert len(list((tmp_path / "__pycache__").iterdir())) == 2


@pytest.mark.parametrize("call", ["_(title)", '_("a", "b")', "_()", "_", '_("a" ~ "b")'])
def test_a_mark_around_anything_but_one_text_is_refused(templates: Environment, call: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="one string"):
        templates.from_string(f"{{{{ {call} }}}}")


# ------------------------------------------------------------------------------ words


def test_a_text_without_translation_stays_indonesian() -> None:
    assert wording(Language.ENGLISH)("Teks yang tidak ada di katalog") == "Teks yang tidak ada di katalog"


def test_values_are_put_into_the_translation() -> None:
    assert wording(Language.ENGLISH)("Halaman: %(address)s", address="x%y") == "Page: x%y"


def test_days_and_sizes_are_written_as_the_language_writes_them() -> None:
    day = When.parse("2026-11-24").day
    assert full_date(day, Language.ENGLISH) == "Tuesday, 24 November 2026"
    assert size_text(1_400_000, Language.ENGLISH) == "1.4 MB"
    assert size_text(5, Language.ENGLISH) == "5 bytes"


@pytest.mark.parametrize(
    ("address", "language", "original"),
    [
        ("", Language.INDONESIAN, ""),
        ("entri/", Language.INDONESIAN, "entri/"),
        ("en/", Language.ENGLISH, ""),
        ("en/units/diklat/halaman/profil/", Language.ENGLISH, "units/diklat/halaman/profil/"),
    ],
)
def test_an_address_tells_the_language_of_its_page(address: str, language: Language, original: str) -> None:
    assert language_of(address) is language
    assert original_address(address) == original
