"""Nothing private stands in any field of any record, in any file or name; and no message repeats it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from satupintu import frontmatter
from satupintu.commands.check import check
from satupintu.models import ColumnMap
from satupintu.personnel.maps import read_map, site_problems
from satupintu.privacy.numbers import find, masked
from satupintu.privacy.redaction import redacted
from satupintu.privacy.scan import CanaryFault, read_canaries
from satupintu.problems import Problem, Severity, SiteInvalid, as_json, errors
from satupintu.reference.kinds import RECORD_KINDS, RecordKind
from satupintu.schema import _inner_model
from tests.make_site import DAY, SETTINGS, MadeSite, MakeSite, make_project, markdown

PLANTED = {
    "nik": "3204151203800001",
    "nip": "19800101 200501 1 001",
    "npwp": "01.234.567.8-901.000",
    "ponsel": "0812-3456-7890",
}
ALL = ", ".join(PLANTED.values())
OFFICE_NUMBERS = {"telepon", "faks", "ponsel"}
"""Keys of `kontak`: a mobile number there is the office's."""

EXAMPLES = {kind.example_path: kind.example for kind in RECORD_KINDS}


def leaves(model: type[BaseModel], *place: str) -> Iterator[tuple[str, ...]]:
    """The place of every value a record may hold, by its keys; that of a list is its first entry."""
    for name, field in model.model_fields.items():
        here = (*place, field.alias or name)
        inner = _inner_model(field.annotation)
        if inner is None:
            yield here
        else:
            yield from leaves(inner, *here)


def is_list(model: type[BaseModel], key: str) -> bool:
    annotation = next(field.annotation for field in model.model_fields.values() if field.alias == key)
    return "tuple" in str(annotation) or any("tuple" in str(each) for each in get_args(annotation))


def planted(kind: RecordKind, place: tuple[str, ...]) -> str:
    """The example of a kind with every number in the value at a place."""
    head, body = halves(kind)
    values: dict[str, Any] = yaml.load(head, Loader=yaml.BaseLoader)
    spot: Any = values
    model: type[BaseModel] = kind.model
    for key in place[:-1]:
        listed = is_list(model, key)
        if not isinstance(spot.get(key), list if listed else dict):
            spot[key] = [{}] if listed else {}
        spot = spot[key][0] if listed else spot[key]
        field = next(each for each in model.model_fields.values() if each.alias == key)
        model = _inner_model(field.annotation) or model
    spot[place[-1]] = [ALL] if is_list(model, place[-1]) else ALL
    written = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=4096)
    return f"---\n{written}---\n{body}" if body else written


def halves(kind: RecordKind) -> tuple[str, str]:
    """Front matter and text; a record has no text."""
    if not kind.example_path.endswith(".md"):
        return kind.example, ""
    head, body, _line = frontmatter.split(kind.example, kind.example_path)
    return head, body


PLACES = [
    (kind, place) for kind in RECORD_KINDS if kind.model is not ColumnMap for place in leaves(kind.model)
]
MAPS = [(kind, place) for kind in RECORD_KINDS if kind.model is ColumnMap for place in leaves(kind.model)]
"""A map of columns is no part of a site: it is read by the import alone."""


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> MadeSite:
    """The examples of docs/format.md as a site, in which one record at a time is changed."""
    return make_project(tmp_path_factory.mktemp("ladang"), EXAMPLES)


@pytest.mark.parametrize(
    ("kind", "place"), PLACES, ids=[f"{kind.name}-{'.'.join(place)}" for kind, place in PLACES]
)
def test_number_in_a_field_is_refused_and_not_repeated(
    kind: RecordKind, place: tuple[str, ...], examples: MadeSite
) -> None:
    examples.write(kind.example_path, planted(kind, place))
    try:
        portal, problems = examples.examined(DAY)
    finally:
        examples.write(kind.example_path, kind.example)
    assert errors(problems)
    for number in PLANTED.values():
        assert number not in as_json(problems)
        assert number not in "\n".join(map(str, problems))
    if portal is not None:  # without readable settings there is no site to look at, and nothing is built
        told = {
            problem.message.split(" (")[1].split(")")[0] for problem in problems if problem.rule == "privasi"
        }
        wanted = {digits_masked(name) for name in PLANTED}
        office = digits_masked("ponsel")
        is_office = place[-1] in OFFICE_NUMBERS and place[0] == "kontak"
        is_unread = bool(portal.site.unreadable) and kind.name == "units"  # so is the contact it declares
        assert wanted - told <= ({office} if is_office or is_unread else set())


@pytest.mark.parametrize(("kind", "place"), MAPS, ids=[".".join(place) for _kind, place in MAPS])
def test_number_in_a_map_of_columns_is_not_repeated(
    kind: RecordKind, place: tuple[str, ...], make_site: MakeSite
) -> None:
    made = make_site()
    map_file = made.write("../peta.yml", planted(kind, place))
    try:
        told = [*site_problems(read_map(map_file), made.site())]
    except SiteInvalid as fault:
        told = fault.problems
    for number in PLANTED.values():
        assert number not in as_json(told) + "\n".join(map(str, told))


@cache
def digits_masked(name: str) -> str:
    (found,) = find(PLANTED[name])
    return masked(found.digits)


def test_number_in_a_text_is_told_at_its_line(make_site: MakeSite) -> None:
    body = "Satu.\n\nDua.\n\n- peserta *3204*151203800001\n"
    made = make_site({"units/diklat/berita/a.md": markdown(body)})
    assert [(problem.line, problem.rule) for problem in made.problems()] == [(10, "privasi")]


def test_draft_and_what_comes_later_are_looked_at_too(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/diklat/berita/a.md": markdown(f"{PLANTED['nik']}\n", status="draf"),
            "units/diklat/berita/b.md": markdown(f"{PLANTED['nip']}\n", tanggal="2027-12-01"),
        }
    )
    told = [problem for problem in made.problems() if problem.rule == "privasi"]
    assert [problem.path.rpartition("/")[2] for problem in told] == ["a.md", "b.md"]


def test_office_number_is_free_on_every_page(make_site: MakeSite) -> None:
    unit = "nama: Bidang Diklat\nringkasan: Pelatihan.\nkontak:\n  ponsel: 0812-3456-7890\n"
    body = "WA [0812 3456 7890](https://wa.me/6281234567890) atau +62 812-3456-7890.\n"
    made = make_site({"units/diklat/unit.yml": unit, "content/berita/a.md": markdown(body)})
    assert made.messages() == []


def test_number_of_another_unit_counts_too_and_a_private_one_does_not(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/kajian/unit.yml": "nama: Kajian\nringkasan: Kajian.\nkontak:\n  telepon: 0812 3456 7890\n",
            "units/diklat/berita/a.md": markdown("Hubungi 081234567890 atau 0857-1234-5678.\n"),
        }
    )
    assert [problem.message.split(";")[0] for problem in made.problems()] == [
        "nomor ponsel yang bukan kontak kantor (08••••••••78) ada di baris ini"
    ]


def test_excused_number_is_free_in_its_file_and_nowhere_else(make_site: MakeSite) -> None:
    settings = (
        f"{SETTINGS}bukan_data_pribadi:\n  - jenis: nik\n    tersamar: 32••••••••••••01\n"
        "    berkas: units/diklat/berita/a.md\n    alasan: Kode barang\n"
    )
    text = markdown(f"Kode {PLANTED['nik']}\n")
    made = make_site({"content/situs.yml": settings, "units/diklat/berita/a.md": text})
    assert made.messages() == []
    made.write("units/diklat/berita/b.md", text)
    assert [problem.path for problem in made.problems()] == ["units/diklat/berita/b.md"]


def test_author_that_is_the_office_is_not_warned_of(make_site: MakeSite) -> None:
    made = make_site(
        {"units/diklat/media/a.docx": word("Tim Humas Portal Uji"), "units/diklat/media/b.docx": word("Budi")}
    )
    told = made.problems()
    assert [(problem.path, problem.severity) for problem in told] == [
        ("units/diklat/media/b.docx", Severity.WARNING)
    ]


def word(author: str) -> bytes:
    import io
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
        archive.writestr("docProps/core.xml", f"<cp:c><dc:creator>{author}</dc:creator></cp:c>")
    return target.getvalue()


# ------------------------------------------------------------------------------------------ canaries


def test_canary_is_found_in_texts_files_and_names_and_not_repeated(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make_site(
        {
            "units/diklat/berita/a.md": markdown("Isi.\n\nKenari *biru* 77.\n"),
            "units/diklat/berita/kenari-biru-77.md": markdown(),
            "units/diklat/media/a.csv": "nama\nKENARI_BIRU_77\n",
            ".penanda": "# rahasia\nKenari Biru 77\n",
        }
    )
    assert check(made.root, DAY, [], json=True) == 1
    told = [row for row in json.loads(capsys.readouterr().out) if row["rule"] == "privasi"]
    assert [(row["path"], row["line"]) for row in told] == [
        ("units/diklat/berita/a.md", 8),
        ("units/diklat/berita/kenari-biru-77.md", 1),
        ("units/diklat/media/a.csv", 2),
    ]
    assert all("(baris 2)" in row["message"] and "biru" not in row["message"].lower() for row in told)


def test_other_list_of_canaries_can_be_named(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    made = make_site({"units/diklat/berita/a.md": markdown("Kenari biru.\n")})
    words = made.write("rahasia.txt", "kenari biru\n")
    assert (check(made.root, DAY, []), check(made.root, DAY, [], canaries=words)) == (0, 1)


def test_canary_that_would_be_found_everywhere_is_refused(make_site: MakeSite) -> None:
    words = make_site().write(".penanda", "kenari biru\na b c\n")
    with pytest.raises(CanaryFault, match="baris 2"):
        read_canaries(words)


# ------------------------------------------------------------------------------------------ messages


@pytest.mark.parametrize(
    "number",
    [*PLANTED.values(), "+62 812-3456-7890", "3204\u200b151203800001", "３２０４１５１２０３８００００１"],
)
def test_problem_never_shows_a_number(number: str) -> None:
    problem = Problem(f"a/{number}.md", 1, "nilai", f"tertulis `{number}`, bukan tanggal")
    assert number not in str(problem)
    assert number not in as_json([problem])


def test_number_cut_off_in_a_quotation_is_hidden() -> None:
    assert (
        redacted("tertulis `Peserta dengan NIP 19800101 2005…`")
        == "tertulis `Peserta dengan NIP •••••••••••••…`"
    )


@pytest.mark.parametrize(
    "message",
    [
        "nilai `tanggal` harus berupa tanggal seperti `2026-11-22 08:00`; tertulis `2026-11-31`",
        "pelatihan `PKA 2026` pada 2026-11-22, 2026-11-23, 2026-11-24",
        "alamat `/berita/arsip/2026/` – lihat [x](y) *dan* `a\\b` &amp; 100%20",
    ],
)
def test_message_without_a_number_stays_as_it_is(message: str) -> None:
    assert redacted(message) == message
