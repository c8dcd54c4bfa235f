"""Servers set up by the very lines of docs/pengembang.md, and pushes to them as people make them.

Only sshd is left out: what it would start for a key is started for the account of that key.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from satupintu.commands.tools import find
from tests.law.histories import GIT, Changed, Commit, Histories, git
from tests.law.office import NEWS, OFFICE, SITI
from tests.make_site import REPOSITORY

GUIDE = (REPOSITORY / "docs/pengembang.md").read_text(encoding="utf-8")
OWN = "units/diklat/berita/baru.md"
THEIRS = "units/kajian/berita/rapat.md"
ACCOUNTS = ("pic-diklat", "pic-diklat-2", "pic-kajian", "humas", "humas-3", "penerbit", "siapa")


def steps(before: str) -> str:
    """The first block of shell lines after some words of the guide."""
    _, _, after = GUIDE.partition(before)
    found = re.search(r"^```sh\n(.*?)^```$", after, re.MULTILINE | re.DOTALL)
    assert found, before
    return found[1]


def follow(lines: str, **environment: str) -> None:
    """Do what the guide says, every line of which must succeed."""
    settings = {**GIT, "PORTAL": str(REPOSITORY), **environment}
    ended = subprocess.run(["sh", "-euc", lines], check=False, capture_output=True, text=True, env=settings)
    assert ended.returncode == 0, ended.stderr


@dataclass(frozen=True)
class Server:
    """A server and the folder people work in: `push` acts for one account."""

    work: Histories
    main: Commit
    repository: Path
    address: str
    of_key: Callable[[str], str]
    """What the line of an account's key in `authorized_keys` says is to be run."""
    environment: Mapping[str, str]

    def propose(self, changed: Changed, *parents: Commit) -> Commit:
        return self.work.commit(changed, *(parents or (self.main,)))

    def push(self, account: str, commit: Commit | None, branch: str, *options: str) -> str:
        """What the server says; it begins with `ok` where the push was taken."""
        target = f"{commit.id if commit else ''}:refs/heads/{branch}"
        ended = subprocess.run(
            ["git", "-C", str(self.work.root), "push", "--quiet", *options, self.address, target],
            env={**GIT, **self.logged_in(account)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return ("ok\n" if ended.returncode == 0 else "") + ended.stderr

    def logged_in(self, account: str) -> Mapping[str, str]:
        return logged_in(self.of_key(account), self.environment)

    def reset(self) -> None:
        """As it was when it was set up."""
        refs = git(self.repository, "for-each-ref", "--format=delete %(refname)")
        git(self.repository, "update-ref", "--stdin", given=refs)
        git(self.repository, "update-ref", "refs/heads/main", self.main.id)


def logged_in(command: str, environment: Mapping[str, str]) -> Mapping[str, str]:
    """For git: instead of ssh, run a command in a shell with what git asks for in a variable, as sshd does."""
    ssh = """sh -c 'SSH_ORIGINAL_COMMAND="$2" exec sh -c "$UJI_PERINTAH"' ssh"""
    sshd = {"SSH_CONNECTION": "127.0.0.1 50000 127.0.0.1 22"}
    return {
        **environment,
        **sshd,
        "UJI_PERINTAH": command,
        "GIT_SSH_COMMAND": ssh,
        "GIT_SSH_VARIANT": "simple",
    }


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> tuple[Histories, Commit]:
    """Where the portal's repository was before."""
    work = Histories.at(tmp_path_factory.mktemp("sumber") / "kerja.git")
    main = work.commit(OFFICE)
    work.point("refs/heads/main", main)
    return work, main


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, source: tuple[Histories, Commit]) -> Server:
    work, main = source
    repository = tmp_path_factory.mktemp("polos") / "portal.git"
    follow(steps("**A plain bare repository.**"), REPOSITORY=str(repository), SOURCE=str(work.root))
    line = re.search(r'^restrict,command="(.*)" ssh-ed25519', GUIDE, re.MULTILINE)
    assert line
    command = line[1].replace('\\"', '"')
    assert "PORTAL_AKUN=pic-diklat" in command
    return Server(
        work,
        main,
        repository,
        f"server:{repository}",
        lambda account: command.replace("pic-diklat", f"'{account}'"),
        {},
    )


@pytest.fixture(scope="module")
def gitolite(tmp_path_factory: pytest.TempPathFactory, source: tuple[Histories, Commit]) -> Server:
    work, main = source
    home, program = tmp_path_factory.mktemp("gitolite"), find("gitolite")
    assert program
    environment = {"HOME": str(home), "PATH": f"{program.parent}:{os.environ['PATH']}"}
    keys = home / "kunci"
    keys.mkdir()
    for account in ("pengelola", *ACCOUNTS):
        make_key = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", account, "-f", str(keys / account)]
        subprocess.run(make_key, check=True)

    def of_key(account: str) -> str:
        lines = (home / ".ssh/authorized_keys").read_text(encoding="utf-8")
        line = re.search(rf'^command="([^"]* {account})"', lines, re.MULTILINE)
        assert line, lines
        return line[1]

    follow(steps("**gitolite** (Debian"), ADMIN_KEY=str(keys / "pengelola.pub"), **environment)
    admin = logged_in(of_key("pengelola"), environment)
    settings = home / "pengaturan"
    git(home, "clone", "--quiet", "server:gitolite-admin", str(settings), environment=admin)
    _, _, after = GUIDE.partition("In `conf/gitolite.conf`")
    conf = re.search(r"^```\n(repo portal\n.*?)^```$", after, re.MULTILINE | re.DOTALL)
    assert conf
    with (settings / "conf/gitolite.conf").open("a", encoding="utf-8") as file:
        file.write(conf[1])
    for account in ACCOUNTS:
        shutil.copy(keys / f"{account}.pub", settings / "keydir")
    git(settings, "add", ".")
    git(settings, "commit", "--quiet", "-m", "portal")
    git(settings, "push", "--quiet", environment=admin)
    follow(steps("After that push"), SOURCE=str(work.root), **environment)
    return Server(work, main, home / "repositories/portal.git", "server:portal", of_key, environment)


@pytest.fixture(params=["plain", pytest.param("gitolite", marks=pytest.mark.needs("gitolite"))])
def server(request: pytest.FixtureRequest) -> Server:
    """Either server, as it was when it was set up: what depends on how it names accounts."""
    found: Server = request.getfixturevalue(request.param)
    found.reset()
    return found


@pytest.fixture
def bare(plain: Server) -> Server:
    """The plain one alone: what both leave to the same script."""
    plain.reset()
    return plain


def test_a_proposal_is_taken_in_and_let_through_by_humas(server: Server) -> None:
    """The whole way: proposed, refused to its author, let through; then the next one, merged."""
    first = server.propose({OWN: NEWS})
    assert server.push("pic-diklat", first, "usulan/pic-diklat/jadwal").startswith("ok")
    refused = server.push("pic-diklat", first, "main")
    assert "`pic-diklat` mengusulkan perubahan ini, jadi tidak dapat menyetujuinya sendiri" in refused
    assert server.push("humas", first, "main").startswith("ok")

    second = server.propose({THEIRS: NEWS + "a"})
    assert server.push("pic-kajian", second, "usulan/pic-kajian/rapat").startswith("ok")
    assert server.push("humas", server.work.merge(first, second, server.main), "main").startswith("ok")
    assert server.push("pic-kajian", None, "usulan/pic-kajian/rapat").startswith("ok")


def test_a_violation_is_told_to_the_one_who_pushes(server: Server) -> None:
    told = server.push("pic-diklat", server.propose({THEIRS: "diubah"}), "usulan/pic-diklat/salah")
    assert "ok" not in told.splitlines()
    assert f"{THEIRS}:1: berkas ini milik unit Bidang Kajian" in told
    assert "`pic-kajian` atau `pic-kajian-2`" in told


def test_the_author_that_a_commit_names_is_not_asked(bare: Server) -> None:
    forged = bare.work.commit({THEIRS: "diubah"}, bare.main, author="humas <humas@uji.example>")
    assert "milik unit Bidang Kajian" in bare.push("pic-diklat", forged, "usulan/pic-diklat/palsu")


def test_the_branches_of_others_are_theirs(server: Server) -> None:
    commit = server.propose({"units/diklat/berita/lain.md": NEWS})
    for branch in ("usulan/humas/jadwal", "setuju/humas/jadwal", "gh-pages", "catatan-tautan", "lain"):
        assert not server.push("pic-diklat", commit, branch).startswith("ok"), branch


def test_an_account_that_main_does_not_know_proposes_nothing(bare: Server) -> None:
    told = bare.push("siapa", bare.propose({OWN: NEWS + "b"}), "usulan/siapa/jadwal")
    assert "akun `siapa` tidak terdaftar" in told


def test_robots_write_their_branches_alone(server: Server) -> None:
    commit = server.propose({"index.html": "<p>\n"})
    assert server.push("penerbit", commit, "gh-pages").startswith("ok")
    assert not server.push("penerbit", commit, "main").startswith("ok")


def test_main_takes_nothing_that_was_not_proposed(bare: Server) -> None:
    assert "belum diusulkan" in bare.push("humas", bare.propose({OWN: NEWS + "c"}), "main")


def test_main_takes_no_change_beside_the_proposal(bare: Server) -> None:
    proposed = bare.propose({"units/diklat/berita/dua.md": NEWS})
    assert bare.push("pic-diklat", proposed, "usulan/pic-diklat/dua").startswith("ok")
    more = bare.work.commit({"units/diklat/berita/dua.md": "diubah Humas"}, proposed)
    assert "di luar usulan `pic-diklat`" in bare.push("humas", more, "main")


def test_main_takes_one_proposal_at_a_time(bare: Server) -> None:
    one = bare.propose({"units/diklat/berita/satu.md": NEWS})
    other = bare.propose({"units/kajian/berita/satu.md": NEWS})
    assert bare.push("pic-diklat", one, "usulan/pic-diklat/satu").startswith("ok")
    assert bare.push("pic-kajian", other, "usulan/pic-kajian/satu").startswith("ok")
    both = bare.work.merge(one, other, bare.main)
    assert "satu per satu" in bare.push("humas", both, "main")


def test_main_never_goes_back_and_is_never_deleted(bare: Server) -> None:
    other = bare.work.commit({**OFFICE, OWN: "lain"})
    assert not bare.push("humas", other, "main", "--force").startswith("ok")
    assert not bare.push("humas", None, "main").startswith("ok")


def test_a_record_of_a_person_waits_for_the_second_approval(server: Server) -> None:
    path = "units/diklat/pegawai/siti.yml"
    proposed = server.propose({path: SITI.replace("Siti\n", "Dr. Siti\n")})
    assert server.push("pic-diklat", proposed, "usulan/pic-diklat/gelar").startswith("ok")
    assert "disetujui dua orang" in server.push("humas", proposed, "main")

    foreign = server.propose({path: SITI.replace("Siti\n", "Prof. Siti\n")})
    assert "hanya menunjuk commit terakhir sebuah usulan" in server.push(
        "pic-diklat-2", foreign, "setuju/pic-diklat-2/gelar"
    )
    assert server.push("pic-diklat-2", proposed, "setuju/pic-diklat-2/gelar").startswith("ok")

    changed = server.propose({path: SITI.replace("Siti\n", "Dr. Siti A.\n")}, proposed)
    assert server.push("pic-diklat", changed, "usulan/pic-diklat/gelar").startswith("ok")
    assert "disetujui dua orang" in server.push("humas", changed, "main"), (
        "the approval was for another commit"
    )
    assert server.push("pic-diklat-2", changed, "setuju/pic-diklat-2/gelar", "--force").startswith("ok")
    assert server.push("humas", changed, "main").startswith("ok")


def test_a_server_that_does_not_know_the_account_takes_nothing(bare: Server) -> None:
    told = bare.push("", bare.propose({OWN: NEWS + "d"}), "usulan/pic-diklat/tanpa")
    assert "server tidak tahu akun Anda" in told
    assert "tidak dapat dipakai" in bare.push("a/b", bare.propose({OWN: NEWS + "e"}), "usulan/a/b/c")
