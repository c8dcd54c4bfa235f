"""Commands that the documentation names can be typed as they stand there."""

import re
import shlex
import subprocess

import click
import pytest

from satupintu.cli import portal
from tests.make_site import REPOSITORY

GUIDES = sorted([REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")])
NAMED = re.compile(r"\./portal\b([^`\n|]*)")
DEMONSTRATION = ("content", "units", "services_catalog")


def named() -> list[tuple[str, str]]:
    """Each command with the guide that names it, without the rest of its sentence."""
    return sorted(
        {
            (guide.name, line.partition("#")[0].strip())
            for guide in GUIDES
            for line in NAMED.findall(guide.read_text())
        }
    )


@pytest.mark.parametrize(("guide", "line"), [pair for pair in named() if re.match(r"[a-z]", pair[1])])
def test_a_command_in_the_documentation_exists_with_its_options(guide: str, line: str) -> None:
    words = [word for word in shlex.split(line.replace("…", " ").replace("[", " ").replace("]", " ")) if word]
    found: click.Command | None = portal
    context = click.Context(portal)
    while isinstance(found, click.Group) and words and not words[0].startswith("-"):
        found = found.get_command(context, words.pop(0))
        assert found is not None, f"{guide}: {line}"
    options = {name for parameter in found.get_params(context) for name in parameter.opts} if found else set()
    if found and not found.context_settings.get("ignore_unknown_options"):
        assert {word for word in words if re.match(r"--\w", word)} <= options, f"{guide}: {line}"


@pytest.mark.parametrize("looked_for", ["^contoh: true", "[.]example"])
def test_the_guide_of_humas_finds_all_that_is_demonstration(looked_for: str) -> None:
    (command,) = re.findall(
        rf'^grep -rl "{re.escape(looked_for)}" .*$', (REPOSITORY / "docs/humas.md").read_text(), re.MULTILINE
    )
    told = subprocess.run(shlex.split(command), cwd=REPOSITORY, check=True, capture_output=True, text=True)
    texts = (
        path
        for folder in DEMONSTRATION
        for path in (REPOSITORY / folder).rglob("*")
        if path.suffix in (".md", ".yml") and re.search(looked_for, path.read_text(), re.MULTILINE)
    )
    assert {path.relative_to(REPOSITORY).as_posix() for path in texts} <= set(told.stdout.splitlines())
