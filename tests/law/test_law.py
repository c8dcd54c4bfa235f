"""The law for folders, asked about real histories: whatever it must refuse, and whatever it must let pass."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from satupintu.commands.proposals import Range, read_proposal
from satupintu.law.judge import Verdict, verdict
from satupintu.law.registry import RegistryFault
from tests.law.cases import HOSTILE, LEGAL, Proposed
from tests.law.histories import Commit, Histories
from tests.law.office import DIKLAT, NEWS, ROLES
from tests.make_site import DAY

TOLD = Path(__file__).parent / "hostile.txt"
"""What each hostile proposal is told; `--bless` writes it anew."""


def judged(made: Histories, main: Commit, proposed: Proposed) -> Verdict:
    changes = Range((proposed.base or main).id, proposed.head.id)
    with read_proposal(made.root, changes) as (proposal, read):
        return verdict(proposal, read, proposed.account, DAY, proposed.approvers)


def told_before() -> dict[str, list[str]]:
    """The sentences of each case: a line with its name, then the sentences, indented."""
    found: dict[str, list[str]] = {}
    for line in TOLD.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            found[list(found)[-1]].append(line.strip())
        else:
            found[line] = []
    return found


@pytest.fixture(scope="module")
def blessed(request: pytest.FixtureRequest) -> Iterator[dict[str, list[str]]]:
    """What every case has been told in this run, written at its end where that is asked for."""
    found: dict[str, list[str]] = {}
    yield found
    if request.config.getoption("--bless"):
        kept = {**told_before(), **found}
        cases = ((name, kept.get(name, [])) for name in HOSTILE)
        parts = (f"{name}\n" + "".join(f"  {line}\n" for line in lines) for name, lines in cases)
        TOLD.write_text("".join(parts), encoding="utf-8")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_proposal_is_refused_with_a_sentence_for_each_violation(
    name: str, made: Histories, main: Commit, blessed: dict[str, list[str]], bless: bool
) -> None:
    told = [str(problem) for problem in judged(made, main, HOSTILE[name](made, main)).problems]
    blessed[name] = told
    assert told
    assert bless or told == told_before()[name]


@pytest.mark.parametrize("name", LEGAL)
def test_legal_proposal_passes_in_silence(name: str, made: Histories, main: Commit) -> None:
    assert judged(made, main, LEGAL[name](made, main)).problems == ()


def test_no_sentence_is_kept_of_a_case_that_is_gone(bless: bool) -> None:
    assert bless or list(told_before()) == list(HOSTILE)


# ------------------------------------------------------------------------------ the fast lane


@pytest.mark.parametrize(
    ("name", "fast"),
    [
        ("contact of the unit approved by one", True),
        ("contact of a person approved by one", True),
        ("own fields of an employee approved by one", False),
        ("approved by Humas", False),
        ("no change", False),
    ],
)
def test_only_contact_data_takes_the_fast_lane(name: str, fast: bool, made: Histories, main: Commit) -> None:
    assert judged(made, main, LEGAL[name](made, main)).contact_only is fast


def test_contact_data_beside_other_changes_is_no_fast_lane(made: Histories, main: Commit) -> None:
    profile = DIKLAT.replace("diklat@", "pelatihan@")
    assert judged(made, main, Proposed(made.commit({"units/diklat/unit.yml": profile}, main))).contact_only
    both = made.commit({"units/diklat/unit.yml": profile, "units/diklat/berita/baru.md": NEWS}, main)
    assert not judged(made, main, Proposed(both)).contact_only


def test_rights_are_those_of_the_day(made: Histories, main: Commit) -> None:
    head = made.commit({"content/berita/baru.md": NEWS}, main)
    with read_proposal(made.root, Range(main.id, head.id)) as (proposal, read):
        days = [date(2026, 12, 19), date(2026, 12, 20), date(2026, 12, 31), date(2027, 1, 1)]
        passed = [not verdict(proposal, read, "humas-4", day).problems for day in days]
    assert passed == [False, True, True, False]


# ------------------------------------------------------------------------------ what the base says


def test_without_roles_in_the_base_nothing_is_judged(made: Histories) -> None:
    base = made.commit({"units/diklat/unit.yml": DIKLAT})
    head = made.commit({"content/peran.yml": ROLES}, base)
    with pytest.raises(RegistryFault, match="tidak diketahui siapa Humas"):
        judged(made, base, Proposed(head))


def test_roles_of_the_base_that_cannot_be_read_are_told(made: Histories, main: Commit) -> None:
    base = made.commit({"content/peran.yml": "humas: [a"}, main)
    with pytest.raises(RegistryFault, match=r"content/peran\.yml:1: "):
        judged(made, base, Proposed(made.commit({}, base)))


def test_a_unit_that_cannot_be_read_is_kept_by_humas(made: Histories, main: Commit) -> None:
    base = made.commit({"units/diklat/unit.yml": "pic:\n  akun: pic-diklat\npic: x\n"}, main)
    head = made.commit({"units/diklat/berita/baru.md": NEWS}, base)
    assert [problem.rule for problem in judged(made, base, Proposed(head, "pic-diklat")).problems] == [
        "folder"
    ]
    assert judged(made, base, Proposed(head, "humas")).problems == ()
