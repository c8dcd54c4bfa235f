"""Broken sites: each folder of tests/sites/rusak/ lies over the base site, `pesan.txt` is what the author reads.

`python -m pytest tests/core/test_rusak.py --bless` writes every pesan.txt anew. Read them as the author of the
file would: each line names file and line, says what is wrong, and what to write instead.
"""

import re
from pathlib import Path

import pytest

from tests.make_site import BASE, REPOSITORY, make_project

BROKEN = REPOSITORY / "tests" / "sites" / "rusak"
EXPECTED = "pesan.txt"
CASES = sorted(path.name for path in BROKEN.iterdir() if path.is_dir())
ENGLISH = re.compile(
    r"\b(the|is|not|must|should|invalid|error|expected|found|input|value|string|field)\b", re.I
)
CODE = re.compile(r"`[^`]*`")


def overlay(case: str) -> dict[str, bytes]:
    folder = BROKEN / case
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path != folder / EXPECTED)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("case", CASES)
def test_broken_site_tells_its_author_what_to_write(case: str, tmp_path: Path, bless: bool) -> None:
    made = make_project(tmp_path / "situs", {**BASE, **overlay(case)})
    told = "".join(f"{message}\n" for message in made.messages())
    expected = BROKEN / case / EXPECTED
    if bless:
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_expected_messages_name_a_file_of_the_site_and_one_of_its_lines(case: str) -> None:
    files = {**{path: text.encode() for path, text in BASE.items()}, **overlay(case)}
    lines = (BROKEN / case / EXPECTED).read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        path, number, message = line.split(":", 2)
        if path in files:
            assert 1 <= int(number) <= max(1, len(files[path].splitlines()))
        else:  # a folder, or a file that is missing
            assert number == "1"
            assert any(name.startswith(path.rpartition("/")[0]) for name in files)
        assert not ENGLISH.search(CODE.sub("", message)), message
