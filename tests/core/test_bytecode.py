"""Compiled templates beside their sources."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from satupintu.bytecode import TemplateBytecode


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "halaman.html").write_text("{{ 1 + 1 }} pintu")
    return tmp_path


def _rendered(templates: Path) -> str:
    loader = FileSystemLoader(templates)
    environment = Environment(loader=loader, bytecode_cache=TemplateBytecode(templates), autoescape=True)
    return environment.get_template("halaman.html").render()


def _kept(templates: Path) -> list[Path]:
    return list((templates / "__pycache__").iterdir())


def test_a_template_is_kept_compiled_beside_its_source(templates: Path) -> None:
    assert _rendered(templates) == "2 pintu"
    assert len(_kept(templates)) == 1


def test_what_is_kept_is_used(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _rendered(templates)
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("compiled again"))
    assert _rendered(templates) == "2 pintu"


def test_a_changed_template_is_compiled_anew(templates: Path) -> None:
    _rendered(templates)
    (templates / "halaman.html").write_text("tiga")
    assert _rendered(templates) == "tiga"


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 5000], ids=["empty", "short", "zeros"])
def test_a_damaged_file_is_compiled_anew(templates: Path, damage: bytes) -> None:
    _rendered(templates)
    _kept(templates)[0].write_bytes(damage)
    assert _rendered(templates) == "2 pintu"


def test_a_flipped_byte_is_noticed_before_python_reads_it(templates: Path) -> None:
    _rendered(templates)
    file = _kept(templates)[0]
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)
    assert _rendered(templates) == "2 pintu"
    assert file.read_bytes() != content


def test_a_folder_that_cannot_be_made_stops_nothing(templates: Path) -> None:
    (templates / "__pycache__").write_text("in the way")
    assert _rendered(templates) == "2 pintu"


def test_nothing_is_written_where_python_writes_no_bytecode(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _rendered(templates) == "2 pintu"
    assert not (templates / "__pycache__").exists()
