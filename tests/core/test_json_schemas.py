"""JSON Schemas of models beside the program."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from satupintu import json_schemas
from satupintu.json_schemas import Mode, json_schema, program_key
from satupintu.models import Announcement, StandardVersion, Unit


@pytest.fixture(autouse=True)
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program of one module, whose schemas are kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(json_schemas, "PROGRAM", tmp_path)
    (tmp_path / "model.py").write_text("a = 1\n")
    program_key.cache_clear()
    yield tmp_path
    program_key.cache_clear()


def _kept(program: Path) -> list[Path]:
    return list((program / "__pycache__").iterdir())


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize("by_alias", [True, False])
@pytest.mark.parametrize("model", [Announcement, StandardVersion, Unit])
def test_a_kept_schema_is_the_model_s_own(model: type[BaseModel], mode: Mode, by_alias: bool) -> None:
    own = model.model_json_schema(by_alias=by_alias, mode=mode)
    assert json_schema(model, mode, by_alias=by_alias) == own
    assert list(json_schema(model, mode, by_alias=by_alias)["properties"]) == list(own["properties"])


def test_what_is_kept_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    made = json_schema(Unit, "validation", by_alias=True)
    monkeypatch.setattr(Unit, "model_json_schema", lambda **_: pytest.fail("made again"))
    assert json_schema(Unit, "validation", by_alias=True) == made


def test_a_changed_program_makes_it_anew(program: Path) -> None:
    json_schema(Unit, "validation", by_alias=True)
    before = _kept(program)[0].read_bytes()
    (program / "model.py").write_text("a = 10\n")
    program_key.cache_clear()
    json_schema(Unit, "validation", by_alias=True)
    assert _kept(program)[0].read_bytes() != before


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 5000], ids=["empty", "short", "zeros"])
def test_a_damaged_file_is_made_anew(program: Path, damage: bytes) -> None:
    made = json_schema(Unit, "validation", by_alias=True)
    _kept(program)[0].write_bytes(damage)
    assert json_schema(Unit, "validation", by_alias=True) == made


def test_where_nothing_can_be_kept_it_is_made_each_time(program: Path) -> None:
    (program / "__pycache__").write_text("in the way")
    assert json_schema(Unit, "validation", by_alias=True)["properties"]
