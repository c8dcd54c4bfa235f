"""What the preview builds anew for."""

import pytest
from watchfiles import Change

from satupintu.commands.preview_changes import counts


@pytest.mark.parametrize("name", ["rapat.md", "unit.yml", "aula.png", "40-isi.css"])
def test_what_was_saved_counts(name: str) -> None:
    assert counts(Change.modified, f"/situs/units/diklat/berita/{name}")


@pytest.mark.parametrize(
    "name", [".rapat.md.swp", "rapat.md~", "#rapat.md#", "4913", ".goutputstream-A1B2C3", "rapat.md.part"]
)
def test_what_an_editor_writes_on_its_way_does_not(name: str) -> None:
    assert not counts(Change.added, f"/situs/units/diklat/berita/{name}")
