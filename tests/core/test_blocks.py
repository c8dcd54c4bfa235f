"""Front matter from build to build, and where it lies meanwhile."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from satupintu.blocks import Blocks, kept_form
from satupintu.frontmatter import parse_mapping
from satupintu.store import Store

PATH = "units/diklat/berita/satu.md"
BLOCK = parse_mapping("judul: Kabar satu\ntag:\n  - satu\n  - dua\n", PATH)


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file may grow any more."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_block_of_an_earlier_run_is_as_it_was_read() -> None:
    assert Blocks({PATH: kept_form(BLOCK)}).get(PATH) == BLOCK


def test_what_was_noted_can_be_kept() -> None:
    blocks = Blocks()
    blocks.note(PATH, BLOCK, body_line=7)
    assert blocks.kept(PATH) == kept_form(BLOCK, 7)


def test_a_file_that_changed_must_be_read() -> None:
    assert Blocks({"lain.md": kept_form(BLOCK)}).get(PATH) is None


def test_what_is_laid_aside_is_still_there() -> None:
    blocks = Blocks({PATH: kept_form(BLOCK)})
    blocks.lay_aside()
    assert (blocks.get(PATH), blocks.kept(PATH)) == (BLOCK, kept_form(BLOCK))


def test_what_is_laid_aside_is_not_in_memory() -> None:
    kept = kept_form(BLOCK)
    blocks = Blocks({PATH: kept})
    held = sys.getrefcount(kept)
    blocks.lay_aside()
    assert sys.getrefcount(kept) == held - 1


@pytest.mark.usefixtures("full_disk")
def test_a_block_for_which_there_was_no_room_is_told() -> None:
    blocks = Blocks()
    blocks.note(PATH, BLOCK)
    with pytest.raises(OSError, match=PATH):
        blocks.kept(PATH)


def test_what_breaks_off_is_not_kept(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"satu"
        raise OSError

    store = Store(tmp_path)
    store.put("ab" * 32, b"dulu")
    store.put_pieces("ab" * 32, pieces())
    assert (store.get("ab" * 32), len(list(tmp_path.glob("*/*")))) == (b"dulu", 1)
