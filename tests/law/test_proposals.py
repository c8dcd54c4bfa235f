"""Reading a proposal from a repository: nothing that somebody can push or set changes what is read."""

from pathlib import Path

import pytest

from satupintu.commands import proposals
from satupintu.commands.proposals import Range, read_proposal
from satupintu.commands.report import Impossible
from satupintu.law.proposal import Proposal, Unreviewable
from tests.law.histories import SUBMODULE, Commit, File, Histories, git
from tests.law.office import NEWS

OWN = "units/diklat/berita/baru.md"
THEIRS = "units/kajian/berita/rapat.md"


def proposed(repository: Path, base: Commit, head: Commit) -> Proposal:
    with read_proposal(repository, Range(base.id, head.id)) as (proposal, _read):
        return proposal


def paths(proposal: Proposal) -> list[str]:
    return [change.path for change in proposal.net]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("main..usulan", ("main", "usulan")),
        ("origin/main..HEAD~1", ("origin/main", "HEAD~1")),
        ("main", None),
        ("main..", None),
        ("..usulan", None),
        ("main...usulan", None),
        ("a..b..c", None),
        ("--all..usulan", None),
        ("main..--all", None),
    ],
)
def test_a_range_names_two_commits(text: str, parts: tuple[str, str] | None) -> None:
    found = Range.parse(text)
    assert (found and (found.base, found.head)) == parts


def test_both_trees_and_all_changes_are_read(made: Histories, main: Commit) -> None:
    first = made.commit({OWN: NEWS}, main)
    head = made.commit({OWN: NEWS + "a", THEIRS: None}, first)
    proposal = proposed(made.root, main, head)
    assert proposal.base.keys() == main.files.keys()
    assert proposal.head.keys() == head.files.keys()
    assert [(change.path, len(change.before), change.after is None) for change in proposal.net] == [
        (OWN, 0, False),
        (THEIRS, 1, True),
    ]
    assert sorted((change.path, change.commit) for change in proposal.steps) == sorted(
        [(OWN, first.id), (OWN, head.id), (THEIRS, head.id)]
    )
    assert {change.after.size for change in proposal.net if change.after} == {len(NEWS) + 1}


def test_blobs_are_read_to_the_byte(made: Histories, main: Commit) -> None:
    content = b"\xff\r\n\0 \n\n"
    head = made.commit({"units/diklat/media/a.txt": content}, main)
    with read_proposal(made.root, Range(main.id, head.id)) as (proposal, read):
        assert proposal.net[0].after
        assert read(proposal.net[0].after.blob) == content


def test_what_is_checked_out_does_not_matter(made: Histories, main: Commit, tmp_path: Path) -> None:
    head = made.commit({OWN: NEWS}, main)
    made.point("refs/heads/main", main)
    made.point("refs/heads/usulan", head)
    git(tmp_path, "clone", "--quiet", str(made.root), "klon")
    (tmp_path / "klon/content/peran.yml").write_text("bukan ini", encoding="utf-8")
    with read_proposal(tmp_path / "klon", Range("origin/main", "origin/usulan")) as (proposal, _read):
        assert paths(proposal) == [OWN]


def test_replaced_objects_are_not_believed(made: Histories, main: Commit) -> None:
    head = made.commit({THEIRS: "diubah"}, main)
    harmless = made.commit({OWN: NEWS}, main)
    made.point(f"refs/replace/{head.id}", harmless)
    assert paths(proposed(made.root, main, head)) == [THEIRS]


def test_submodules_that_ask_to_be_ignored_are_seen(made: Histories, main: Commit) -> None:
    modules = '[submodule "a"]\n\tpath = a\n\turl = ./a\n\tignore = all\n'
    base = made.commit({".gitmodules": modules, "a": File("1" * 40, SUBMODULE)}, main)
    head = made.commit({"a": File("2" * 40, SUBMODULE)}, base)
    git(made.root, "config", "submodule.a.ignore", "all")
    git(made.root, "config", "diff.ignoreSubmodules", "all")
    assert paths(proposed(made.root, base, head)) == ["a"]


def test_settings_of_the_repository_join_no_rename(made: Histories, main: Commit) -> None:
    git(made.root, "config", "diff.renames", "copies")
    head = made.commit({THEIRS: None, OWN: NEWS}, main)
    assert sorted(paths(proposed(made.root, main, head))) == [OWN, THEIRS]


def test_the_environment_of_a_hook_names_no_other_repository(
    made: Histories, main: Commit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "lain.git")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "lain.git"))
    assert paths(proposed(made.root, main, made.commit({OWN: NEWS}, main))) == [OWN]


def test_too_many_commits_are_sent_back(
    made: Histories, main: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals, "MAX_COMMITS", 1)
    head = made.commit({OWN: NEWS + "a"}, made.commit({OWN: NEWS}, main))
    assert proposed(made.root, main, head).faults == (Unreviewable.TOO_LARGE,)


def test_too_many_files_are_sent_back(made: Histories, main: Commit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "MAX_CHANGES", 3)
    head = made.commit({f"units/diklat/berita/{name}.md": NEWS for name in "ab"}, main)
    assert proposed(made.root, main, head).faults == (Unreviewable.TOO_LARGE,)


# ------------------------------------------------------------------------------ impossible


def test_a_commit_that_is_not_there_is_named(made: Histories, main: Commit) -> None:
    with (
        pytest.raises(Impossible, match="commit `tidak-ada` tidak ada"),
        read_proposal(made.root, Range(main.id, "tidak-ada")),
    ):
        pass


def test_a_file_is_no_commit(made: Histories, main: Commit) -> None:
    blob = git(made.root, "rev-parse", f"{main.id}:content/situs.yml").decode().strip()
    with (
        pytest.raises(Impossible, match="tidak ada di repositori ini"),
        read_proposal(made.root, Range(main.id, blob)),
    ):
        pass


def test_a_folder_without_repository_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(Impossible, match="tidak terbaca sebagai repositori git"),
        read_proposal(tmp_path, Range("a", "b")),
    ):
        pass


def test_a_history_that_is_cut_off_is_not_judged(made: Histories, main: Commit, tmp_path: Path) -> None:
    made.point("refs/heads/main", made.commit({OWN: NEWS}, main))
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{made.root}", "klon")
    with (
        pytest.raises(Impossible, match="terpotong"),
        read_proposal(tmp_path / "klon", Range("HEAD", "HEAD")),
    ):
        pass


def test_a_blob_that_is_missing_is_told(main: Commit, tmp_path: Path) -> None:
    """As in a repository that a full disk has damaged."""
    lone = Histories.at(tmp_path / "rusak.git")
    base = lone.commit(main.files)
    head = lone.commit({OWN: "isi tersendiri"}, base)
    blob = git(lone.root, "rev-parse", f"{head.id}:{OWN}").decode().strip()
    (lone.root / "objects" / blob[:2] / blob[2:]).unlink()
    with (
        pytest.raises(Impossible, match=r"objek [0-9a-f]+ hilang"),
        read_proposal(lone.root, Range(base.id, head.id)),
    ):
        pass
