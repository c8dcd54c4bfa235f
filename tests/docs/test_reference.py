"""The documentation says what the code does: generated files are current, every example is true."""

from __future__ import annotations

import ast
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from pypdf import PdfWriter

from satupintu import frontmatter, house_style
from satupintu.reference.files import reference_files
from satupintu.reference.kinds import RECORD_KINDS, RecordKind
from satupintu.reference.rules import RULES
from satupintu.reference.rules_page import TEXT_RULES, TITLE_RULES, reasons_of
from satupintu.reference.schemas import record_schema
from satupintu.reference.theme import FILTERS, example_filters
from tests.make_site import MadeSite, make_project

ROOT = Path(__file__).resolve().parents[2]
FORMAT = (ROOT / "docs/format.md").read_text(encoding="utf-8")
GENERATED = reference_files()
"""What the code says the generated files should be; to work it out takes seconds."""
WRITTEN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "theme/README.md"])

_EXAMPLE = re.compile(r"^Contoh `([^`]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = dict(_EXAMPLE.findall(FORMAT))


@pytest.mark.parametrize("path", GENERATED)
def test_generated_file_is_current(path: str) -> None:
    """After a change: python tools/write_reference.py"""
    assert (ROOT / path).read_text(encoding="utf-8") == GENERATED[path]


def test_every_filter_is_described() -> None:
    assert example_filters().keys() == FILTERS.keys()


def test_no_schema_is_left_over() -> None:
    found = {f"docs/schema/{path.name}" for path in (ROOT / "docs/schema").iterdir()}
    assert found == {path for path in GENERATED if path.startswith("docs/schema/")}


# ------------------------------------------------------------------------------ examples


@pytest.fixture
def examples(tmp_path: Path) -> MadeSite:
    """The examples of docs/format.md as one site, with files of the kinds they name."""
    made = make_project(tmp_path / "contoh", EXAMPLES)
    for name, ending in (
        ("media/seminar-arsip", "png"),
        ("media/syarat-pka-2027", "pdf"),
        ("unduhan/formulir-pendaftaran", "docx"),
        ("unduhan/formulir-pendaftaran-1", "docx"),
    ):
        made.write(f"units/diklat/{name}.{ending}", real_file(ending))
    return made


def real_file(ending: str) -> bytes:
    """A file of the real content."""
    return next(path for path in sorted((ROOT / "units").rglob(f"*.{ending}"))).read_bytes()


def test_every_kind_has_an_example() -> None:
    assert list(EXAMPLES) == [kind.example_path for kind in RECORD_KINDS]


def test_examples_are_a_site_without_problems(examples: MadeSite) -> None:
    assert examples.messages() == []


@pytest.mark.parametrize("name", ["pic.md", "humas.md"])
def test_examples_of_a_guide_fit_into_that_site(name: str, examples: MadeSite) -> None:
    found = _EXAMPLE.findall((ROOT / "docs" / name).read_text(encoding="utf-8"))
    assert found
    for path, text in found:
        examples.write(path, text)
    if name == "pic.md":
        examples.write("units/diklat/unduhan/panduan-peserta.pdf", real_file("pdf"))
    assert examples.messages() == []


@pytest.mark.parametrize("name", ["pic.md", "humas.md"])
def test_messages_in_a_guide_are_those_of_the_rules(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    shown = re.findall(r"(?:^|`` ?)((?:units|content)/[^\n]*?:\d+: .*?)(?: ?``|$)", text, re.MULTILINE)
    assert set(shown) <= {rule.example for rule in RULES}
    assert bool(shown) == (name == "pic.md")


# ------------------------------------------------------------------------------ schemas


@pytest.mark.parametrize("kind", RECORD_KINDS, ids=lambda kind: kind.name)
def test_schema_is_a_schema(kind: RecordKind) -> None:
    jsonschema.Draft202012Validator.check_schema(record_schema(kind))


@pytest.mark.parametrize("kind", RECORD_KINDS, ids=lambda kind: kind.name)
def test_schema_has_the_keys_of_the_model_with_words_for_each(kind: RecordKind) -> None:
    theirs, ours = kind.model.model_json_schema(by_alias=True), record_schema(kind)
    assert list(ours["properties"]) == list(theirs["properties"])
    assert ours["required"] == theirs.get("required", [])
    assert all(found["description"] for found in ours["properties"].values())
    assert ours["additionalProperties"] is False


def content_files() -> Iterator[tuple[RecordKind, Path]]:
    for kind in RECORD_KINDS:
        pattern = re.compile(
            re.sub("<[^>]+>", "[^/]+", "|".join(re.findall("`([^`]+[.][a-z]+)`", kind.place)))
        )
        folders = (ROOT / name for name in ("content", "units", "services_catalog", "docs/contoh"))
        for path in sorted(path for folder in folders for path in folder.rglob("*")):
            if path.is_file() and pattern.fullmatch(path.relative_to(ROOT).as_posix()):
                yield kind, path


CONTENT = [pytest.param(kind, path, id=str(path.relative_to(ROOT))) for kind, path in content_files()]


def test_real_content_has_every_kind() -> None:
    assert {kind.name for kind, _ in content_files()} == {kind.name for kind in RECORD_KINDS}


@pytest.mark.parametrize(("kind", "path"), CONTENT)
def test_schema_accepts_real_content_as_the_portal_reads_it(kind: RecordKind, path: Path) -> None:
    block = (
        frontmatter.read_document(path, path.name).block
        if path.suffix == ".md"
        else frontmatter.read_record(path, path.name)
    )
    assert faults(kind, block.values) == []


@pytest.mark.parametrize(("kind", "path"), CONTENT)
def test_schema_accepts_real_content_as_yaml_tools_read_it(kind: RecordKind, path: Path) -> None:
    assert faults(kind, as_tools_read(head_of(path))) == []


def head_of(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return frontmatter.split(text, path.name)[0] if path.suffix == ".md" else text


def as_tools_read(text: str) -> Any:
    """Typed scalars; JSON has no days, so tools hand them on in ISO 8601."""
    return json.loads(json.dumps(yaml.safe_load(text), default=iso))


def iso(value: object) -> str:
    assert isinstance(value, date | datetime)
    return value.isoformat()


def faults(kind: RecordKind, values: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(record_schema(kind))
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(values)]


def announcement(**keys: object) -> dict[str, object]:
    return {"judul": "A", "tanggal": "2026-11-22", "ringkasan": "B.", **keys}


@pytest.mark.parametrize(
    "keys",
    [
        {"penting": True},
        {"penting": "ya"},
        {"judul": 2027},
        {"nomor": 12.5},
        {"label": ["pka", 2027, False]},
        {"berlaku_sampai": "2026-11-22 08:00"},
        {"berlaku_sampai": "2026-11-22T08:00:00"},
        {"berlaku_sampai": None},
        {"label": None},
    ],
    ids=str,
)
def test_schema_accepts_either_reading_of_a_scalar(
    kind_of: dict[str, RecordKind], keys: dict[str, object]
) -> None:
    assert faults(kind_of["announcements"], announcement(**keys)) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"berlaku_sampi": "2026-11-22"},
        {"penting": "mungkin"},
        {"berlaku_sampai": "22 November 2026"},
        {"status": "siap"},
        {"judul": ""},
        {"judul": "dua\nbaris"},
        {"label": "pka"},
        {"lampiran": [{"berkas": "a.pdf"}]},
        {"alamat_lama": ["berita/lama/"]},
    ],
    ids=str,
)
def test_schema_refuses_what_the_portal_refuses(
    kind_of: dict[str, RecordKind], keys: dict[str, object]
) -> None:
    assert len(faults(kind_of["announcements"], announcement(**keys))) == 1


@pytest.fixture
def kind_of() -> dict[str, RecordKind]:
    return {kind.name: kind for kind in RECORD_KINDS}


# ------------------------------------------------------------------------------ rules

APP = "services_catalog/aplikasi/surat-masuk.yml"
NOTICE = "units/diklat/pengumuman/jadwal.md"
UNIT = "nama: Kelas\nringkasan: Unit kelas.\n"
DOWNLOAD = "judul: Pedoman\ntanggal: 2026-11-20\nringkasan: Pedoman.\nberkas: pedoman.pdf\n"
MEETING = "---\njudul: Rapat\ntanggal: 2026-11-20\nringkasan: Rapat unit.\njenis: rapat\nmulai: 2026-12-01\n---\nIsi.\n"


def notice(keys: str = "", body: str = "Isi.\n", title: str = "judul: Jadwal") -> str:
    return f"---\n{title}\ntanggal: 2026-11-20\nringkasan: Jadwal baru.\n{keys}---\n{body}"


def untitled_pdf() -> bytes:
    target = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(target)
    return target.getvalue()


def settings(old: str, new: str) -> dict[str, str]:
    return {"content/situs.yml": EXAMPLES["content/situs.yml"].replace(old, new)}


QUESTIONS = """\
---
judul: Tanya jawab
tanggal: 2026-11-01
ringkasan: Pertanyaan tentang pelatihan.
jenis: tanya-jawab
---
## Berapa biayanya?
"""
BROKEN: dict[str, dict[str, str | bytes]] = {
    "pengodean": {NOTICE: b"---\njudul: Caf\xe9\n"},
    "pembuka": {NOTICE: "judul: Jadwal\n"},
    "yaml": {NOTICE: notice(title="judul: Rapat: hasil")},
    "ukuran": {NOTICE: notice(body="a" * 600 * 1024)},
    "nama-berkas": {"units/diklat/pengumuman/Jadwal PKA.md": notice()},
    "kunci": {NOTICE: notice("berlaku_sampi: 2026-12-01\n")},
    "nilai": {NOTICE: notice("berlaku_sampai: 1 Desember 2026\n")},
    "unit": {"units/kelas/unit.yml": f"{UNIT}induk: diklt\n"},
    "alamat": {NOTICE: notice("alamat_lama:\n  - /units/diklat/halaman/profil/\n")},
    "tanggal": {NOTICE: notice("berlaku_sampai: 2026-11-01\n")},
    "tempat": {"units/diklat/agenda/rapat.md": MEETING},
    "alt": {NOTICE: notice("gambar: ../media/seminar-arsip.png\n")},
    "gambar": {NOTICE: notice("gambar_asli: ya\n")},
    "poster": {
        NOTICE: notice("gambar: ../media/seminar-arsip.png\nalt: Jadwal seminar\ngambar_berteks: ya\n")
    },
    "tanggal-tulis": {NOTICE: notice(body="Datang pada 02/03/2027.\n")},
    "uang": {NOTICE: notice(body="Biayanya Rp. 10.000,- per orang.\n")},
    "kata-tautan": {NOTICE: notice(body="Baca aturan, [klik di sini](../halaman/profil.md).\n")},
    "huruf-besar": {NOTICE: notice(body="PENDAFTARAN PELATIHAN DIBUKA\n")},
    "kepala-tabel": {NOTICE: notice(body="|  |  |\n| --- | --- |\n| Senin | Aula |\n")},
    "kalimat": {NOTICE: notice(body=f"Kami {'sedang ' * 44}menunggu.\n")},
    "tempelan": {NOTICE: notice(body="• Bawa KTP\n• Bawa foto\n")},
    "tanda": {NOTICE: notice(body="##Syarat\n")},
    "judi": {
        NOTICE: notice(body="Situs slot gacor.\n"),
        "services_catalog/kosakata-judi.yml": "ambang: 8\nambang_berubah: 3\nkelompok:\n  - nama: judi\n    bobot: 3\n    kata: [slot gacor]\n",
    },
    "singkatan": {
        NOTICE: notice(body="Daftar BMN kantor.\n"),
        "content/glosarium.yml": "kelompok:\n  - kata: [BMN, barang milik negara]\n    arti: Barang.\n",
    },
    "telepon": {NOTICE: notice(body="Hubungi (021) 3868201.\n")},
    "label": {NOTICE: notice('label:\n  - "..."\n')},
    "tautan": {NOTICE: notice(body="Lihat [profil](../halaman/profl.md).\n")},
    "bagian": {NOTICE: notice(body="Lihat [tugas](../halaman/profil.md#tugas).\n")},
    "berkas": {"units/diklat/unduhan/pedoman.yml": DOWNLOAD},
    "jenis-berkas": {"units/diklat/media/denah.pdf": b"bukan pdf"},
    "pdf": {"units/diklat/media/pindaian.pdf": untitled_pdf()},
    "pegawai": {
        "units/diklat/pegawai/siti.yml": "nama: Siti\npangkat: Penata\ngolongan: III/d\ndiperbarui: 2026-11-01\n"
    },
    "jabatan": {
        "units/diklat/pegawai/ani.yml": "nama: Ani\ndiperbarui: 2026-11-01\n",
        "units/diklat/pegawai/siti.yml": "nama: Siti\ndiperbarui: 2026-11-01\n",
        "units/diklat/jabatan/kepala.yml": "nama: Kepala\njenis: struktural\npejabat:\n  - pegawai: ani\n    mulai: 2025-01-01\n  - pegawai: siti\n    mulai: 2026-02-01\ndiperbarui: 2026-11-01\n",
    },
    "layanan": {
        "services_catalog/layanan/e-learning.yml": "nama: E-learning\nunit: dikla\nringkasan: Belajar daring\nkhalayak: [asn]\njenis: aplikasi\npemilik: kepala-bidang\ndiperbarui: 2026-11-01\n"
    },
    "standar": {
        "services_catalog/standar/e-learning.yml": EXAMPLES[
            "services_catalog/standar/e-learning.yml"
        ].replace("persyaratan:\n  - Terdaftar sebagai peserta pelatihan.\n", "")
    },
    "aplikasi": {APP: f"{EXAMPLES[APP]}alamat_internal_ditampilkan: ya\n"},
    "jaringan-kantor": {
        APP: EXAMPLES[APP].replace("Laporkan gangguan lewat telepon", "Buka http://surat.kantor.local/")
    },
    "privasi": {NOTICE: notice(body="NIK peserta 3204151203800001.\n")},
    "versi": {"units/diklat/halaman/visi.en.md": notice(title="judul: Vision")},
    "glosarium": {
        "content/glosarium.yml": "kelompok:\n  - kata:\n      - cuti\n      - izin cuti\n    arti: Hak.\n  - kata:\n      - libur\n      - cuti\n    arti: Hari.\n"
    },
    "tanya-jawab": {"units/diklat/halaman/tanya.md": QUESTIONS},
    "peran": {
        "content/peran.yml": "humas:\n  - akun: pranata-humas\npegawai:\n  pegawai-ani: siti-aminah\n  pegawai-siti: siti-aminh\n"
    },
    "ditinjau": {
        "units/diklat/halaman/alur.md": notice(keys="ditinjau:\n  tanggal: 2026-11-01\n  oleh: Siti Aminah\n")
    },
    "menu": {**settings("  - judul: Diklat\n    alamat: /units/diklat/\n", "  - judul: Diklat\n")},
    "kontak": {**settings("  surel: humas@puslatbang-pkasn.example\n", "")},
    "judul": {NOTICE: notice(body="# Syarat\n")},
    "html": {NOTICE: notice(body='<iframe src="https://contoh.example/"></iframe>\n')},
    "catatan-kaki": {NOTICE: notice(body="Masa kerja dihitung penuh[^uu].\n")},
    "kedalaman": {NOTICE: notice(body=f"{'>' * 40} dalam\n")},
    "kurung": {NOTICE: notice(body="[" * 120 + "\n")},
    "tabel": {NOTICE: notice(body="|a" * 1500 + "|\n" + "|-" * 1500 + "|\n" + "|\n" * 1500)},
    "rumit": {NOTICE: notice(body="-\n+\n" * 60_000)},
}
NOT_OF_THE_CONTENT = {
    "bentuk",
    "catatan-tautan",
    "data-diri",
    "folder",
    "hasil",
    "pelican",
    "persetujuan",
    "riwayat",
    "tautan-berkas",
    "tautan-layanan",
    "templat",
}
"""Rules that no file's text can break; they have tests of their own."""


def test_every_explained_rule_is_broken_once() -> None:
    assert {rule.name for rule in RULES} == BROKEN.keys() | NOT_OF_THE_CONTENT


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.name in BROKEN], ids=lambda rule: rule.name)
def test_broken_rule_says_what_the_documentation_shows(rule: Any, examples: MadeSite) -> None:
    for path, content in BROKEN[rule.name].items():
        examples.write(path, content)
    found = [problem for problem in examples.problems() if problem.rule == rule.name]
    assert rule.example in map(str, found)
    assert rule.severity in {problem.severity for problem in found}


def test_symbolic_link_says_what_the_documentation_shows(examples: MadeSite) -> None:
    (examples.root / "units/diklat/media/salinan.pdf").symlink_to("syarat-pka-2027.pdf")
    assert examples.messages() == [rule.example for rule in RULES if rule.name == "tautan-berkas"]


def test_every_rule_has_a_reason() -> None:
    assert [rule.name for rule in RULES if not reasons_of(rule)] == []


@pytest.mark.parametrize("name", [rule.name for rule in RULES])
def test_rule_has_a_heading(name: str) -> None:
    assert re.search(rf"^### `{name}`", (ROOT / "docs/aturan.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_rule_named_in_the_code_is_explained() -> None:
    named = {name for path in sorted((ROOT / "satupintu").rglob("*.py")) for name in rules_named_in(path)}
    named |= house_style.STYLE_RULES.keys()
    assert named - {TEXT_RULES, TITLE_RULES} == {rule.name for rule in RULES}


PLACE_OF_RULE = {"Problem": 2, "problem": 1, "Fault": 0, "Rule": 0, "refuse": 2}
"""Which argument of a call names the rule."""


def rules_named_in(path: Path) -> Iterator[str]:
    """The rule of every problem that a module makes: an argument, a default, or the variable `rule`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called), args=arguments):
                place = PLACE_OF_RULE.get(called, len(arguments))
                yield from choices(arguments[place]) if place < len(arguments) else ()
            case ast.Assign(targets=[ast.Name(id="rule")], value=value):
                yield from choices(value)
            case ast.FunctionDef(name="refuse", args=ast.arguments(defaults=[rule, *_])):
                yield from choices(rule)


def choices(node: ast.expr) -> Iterator[str]:
    """The texts an expression may give."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=first, orelse=second):
            yield from choices(first)
            yield from choices(second)


# ------------------------------------------------------------------------------ links

_LINK = re.compile(r"(?<!`)!?\[[^\]\n]*\]\(([^)\s]+)\)(?!`)")
_FENCED = re.compile(r"^(```+|~~~+).*?^\1$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_of_the_documentation_lead_somewhere(path: Path) -> None:
    prose = _CODE.sub("code", _FENCED.sub("", path.read_text(encoding="utf-8")))
    for target in _LINK.findall(prose):
        if target.startswith("https://"):
            continue
        name, _, part = target.partition("#")
        file = (path.parent / name) if name else path
        assert file.exists(), target
        if part:
            assert part in anchors(file), target


def anchors(path: Path) -> set[str]:
    """The anchors a forge gives the headings of a Markdown file."""
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


# ------------------------------------------------------------------------------ the script


def test_script_names_what_is_out_of_date(tmp_path: Path) -> None:

    for folder in ("satupintu", "tools", "theme/templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "babel.cfg", tmp_path)
    for file in GENERATED:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    (tmp_path / "docs/aturan.md").write_text("lama", encoding="utf-8")
    command = [sys.executable, "-P", str(tmp_path / "tools/write_reference.py")]
    checked = subprocess.run([*command, "--check"], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (1, "docs/aturan.md: out of date\n")
    written = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (written.returncode, written.stdout) == (0, "docs/aturan.md: written\n")
    assert (tmp_path / "docs/aturan.md").read_bytes() == (ROOT / "docs/aturan.md").read_bytes()
