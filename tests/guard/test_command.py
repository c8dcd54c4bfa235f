"""`portal links` as it is run: real servers, real processes, real repositories."""

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from satupintu.commands.link_record import push_branch
from satupintu.guard.record import FILE, LinkRecord, Observation, read
from satupintu.guard.states import Finding, State
from tests.build.project import QUICK_SECONDS, Result, environment, portal
from tests.build.sample import service
from tests.guard.servers import Servers, servers
from tests.guard.test_visits import WORDS
from tests.make_site import REPOSITORY, MadeSite, MakeSite

BRANCH = "catatan-tautan"
QUICK = ("--timeout", "20", "--slow", "15")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with servers(tmp_path_factory.mktemp("penjaga")) as found:
        yield found


@dataclass(frozen=True)
class Office:
    """A project whose services run on the servers of the tests."""

    made: MadeSite
    running: Servers

    def links(self, *arguments: object, moment: str = "2026-11-22 06:00") -> Result:
        return portal(self.made.root, *self.arguments(moment), *arguments, env=self.environment)

    def arguments(self, moment: str) -> list[str]:
        given = [f"--resolve={host}={address}" for host, address in self.running.given.items()]
        return ["links", "--now", moment, *QUICK, *given]

    @property
    def environment(self) -> dict[str, str]:
        return {"SSL_CERT_FILE": str(self.running.authority)}

    def git(self, *arguments: str) -> str:
        return git(self.made.root, *arguments)


def git(folder: Path, *arguments: str) -> str:
    names = ("-c", "user.name=Uji", "-c", "user.email=uji@uji.example", "-c", "init.defaultBranch=main")
    found = subprocess.run(
        ["git", *names, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        timeout=QUICK_SECONDS,
    )
    return found.stdout.strip()


Open = "baik", "judi", "segera-berakhir"


def office(make_site: MakeSite, running: Servers, *names: str, **files: str) -> Office:
    records = {
        f"services_catalog/layanan/{name}.yml": service(nama=f"Layanan {name}", alamat=running.address(name))
        for name in names or Open
    }
    words = (REPOSITORY / WORDS).read_text(encoding="utf-8")
    return Office(make_site({WORDS: words, **records, **files}), running)


def in_git(place: Office, *, remote: bool = True) -> Office:
    """The project as a repository with a remote of its own."""
    place.git("init", "-q")
    place.git("add", "content", "units", "services_catalog")
    place.git("commit", "-qm", "isi")
    if remote:
        git(place.made.root.parent, "init", "-q", "--bare", f"{place.made.root.name}.git")
        place.git("remote", "add", "origin", f"../{place.made.root.name}.git")
    return place


def pushed(place: Office) -> bytes:
    bare = place.made.root.with_name(f"{place.made.root.name}.git")
    return git(bare, "show", f"{BRANCH}:{FILE}").encode()


def test_results_are_written_to_a_file_and_told_in_a_table(make_site: MakeSite, running: Servers) -> None:
    place = office(make_site, running)
    file = place.made.root / "catatan" / "tautan.json"
    result = place.links("--links", file)
    assert result.returncode == 0, result.stderr
    record = read(file.read_bytes())
    assert {address: entry.last.state for address, entry in record.addresses.items()} == {
        running.address("baik"): State.ACTIVE,
        running.address("judi"): State.SUSPECT,
        running.address("segera-berakhir"): State.ACTIVE,
    }
    assert "Diduga dibajak" in result.stdout
    assert "2026-11-22 06.00" in result.stdout


def test_the_owner_is_warned_at_the_line_of_the_address(make_site: MakeSite, running: Servers) -> None:
    place = office(make_site, running)
    told = place.links("--links", place.made.root / FILE, moment=today()).stdout
    assert "services_catalog/layanan/segera-berakhir.yml:" in told
    (certificate,) = [
        line for line in told.splitlines() if "sertifikat Layanan segera-berakhir berakhir" in line
    ]
    assert "kepala-diklat (diklat) perlu memperpanjangnya" in certificate
    (hijacked,) = [line for line in told.splitlines() if "Layanan judi diduga dibajak" in line]
    assert "slot gacor" in hijacked


def today() -> str:
    from satupintu.dates import today as now

    return f"{now()} 06:00"


def test_results_are_told_to_programs_as_json(make_site: MakeSite, running: Servers) -> None:
    place = office(make_site, running)
    rows = json.loads(place.links("--links", place.made.root / FILE, "--json").stdout)
    found = {row["slug"]: row for row in rows}
    assert found["judi"]["state"] == "diduga-dibajak"
    assert found["baik"]["checked"] == "2026-11-22T06:00:00+07:00"
    assert found["baik"]["certificate_until"]


def test_states_are_no_faults_of_the_content_unless_asked_for(make_site: MakeSite, running: Servers) -> None:
    place = office(make_site, running)
    file = place.made.root / FILE
    assert place.links("--links", file).returncode == 0
    assert place.links("--links", file, "--strict").returncode == 1


def test_addresses_that_are_only_examples_are_not_visited(make_site: MakeSite, running: Servers) -> None:
    place = office(make_site, running, "baik")
    place.made.write(
        "services_catalog/layanan/contoh.yml", service(nama="Contoh", alamat="https://contoh.uji.example/")
    )
    result = place.links("--links", place.made.root / FILE)
    assert "1 alamat contoh dilewati" in result.stderr
    assert list(read((place.made.root / FILE).read_bytes()).addresses) == [running.address("baik")]


def test_a_name_that_leads_into_this_machine_is_refused_without_being_given(
    make_site: MakeSite, running: Servers
) -> None:
    """`localhost.localdomain`-like names resolve here; only `--resolve` may lead to 127.0.0.1."""
    place = office(make_site, running, "baik", "sendiri")
    place.links("--links", place.made.root / FILE)
    record = read((place.made.root / FILE).read_bytes())
    assert record.addresses[running.address("sendiri")].last.finding == "jaringan-pribadi"


def test_without_a_network_nothing_is_recorded(make_site: MakeSite, running: Servers) -> None:
    files = {
        f"services_catalog/layanan/{name}.yml": service(
            nama=name, alamat=f"https://{name}.uji{name}.example:9/"
        )
        for name in ("satu", "dua")
    }
    words = (REPOSITORY / WORDS).read_text(encoding="utf-8")
    made = make_site({WORDS: words, **files})
    given = [f"--resolve={name}.uji{name}.example=127.0.0.1" for name in ("satu", "dua")]
    result = portal(made.root, "links", "--links", made.root / FILE, *given)
    assert result.returncode == 3
    assert "periksa sambungan internet" in result.stderr
    assert not (made.root / FILE).exists()


def test_without_the_vocabulary_nothing_is_checked(make_site: MakeSite, running: Servers) -> None:
    place = office(make_site, running, "baik")
    place.made.remove(WORDS)
    result = place.links("--links", place.made.root / FILE)
    assert result.returncode == 1
    assert result.stdout.startswith("services_catalog/kosakata-judi.yml:1: ")


def test_a_damaged_file_is_not_written_over(make_site: MakeSite, running: Servers) -> None:
    place = office(make_site, running, "baik")
    file = place.made.write(FILE, "<<<<<<< HEAD\n")
    result = place.links("--links", file)
    assert result.returncode == 3
    assert "tidak dapat dipakai" in result.stderr
    assert file.read_text() == "<<<<<<< HEAD\n"


@pytest.mark.parametrize(
    "arguments", [("--push", "--links", "x.json"), ("--resolve", "tanpa-ip"), ("--timeout", "0")]
)
def test_arguments_that_make_no_sense_are_wrong_usage(
    arguments: tuple[str, ...], make_site: MakeSite
) -> None:
    result = portal(make_site().root, "links", *arguments)
    assert result.returncode == 2
    assert "Tidak dijalankan" in result.stderr


# ------------------------------------------------------------------------------------------ the branch


def test_outside_a_repository_there_is_no_branch_to_write(make_site: MakeSite, running: Servers) -> None:
    result = office(make_site, running, "baik").links()
    assert result.returncode == 3
    assert "bukan repositori git" in result.stderr


def test_without_a_push_the_local_branch_holds_the_record_alone(
    make_site: MakeSite, running: Servers
) -> None:
    place = in_git(office(make_site, running, "baik"), remote=False)
    before = place.git("status", "--porcelain"), place.git("rev-parse", "HEAD")
    assert place.links().returncode == 0
    assert place.git("ls-tree", "-r", "--name-only", BRANCH) == FILE
    assert (place.git("status", "--porcelain"), place.git("rev-parse", "HEAD")) == before
    assert place.links(moment="2026-11-23 06:00").returncode == 0
    record = read(place.git("show", f"{BRANCH}:{FILE}").encode())
    assert len(record.addresses[running.address("baik")].results) == 2


def test_a_push_adds_one_result_to_the_branch_of_the_remote(make_site: MakeSite, running: Servers) -> None:
    place = in_git(office(make_site, running, "baik"))
    for day in (22, 23):
        result = place.links("--push", moment=f"2026-11-{day} 06:00")
        assert result.returncode == 0, result.stderr
    record = read(pushed(place))
    assert [result.time.day for result in record.addresses[running.address("baik")].results] == [22, 23]
    bare = place.made.root.with_name(f"{place.made.root.name}.git")
    assert git(bare, "rev-list", "--count", BRANCH) == "2"


def test_a_fresh_clone_goes_on_where_another_machine_stopped(make_site: MakeSite, running: Servers) -> None:
    place = in_git(office(make_site, running, "judi", "baik"))
    place.links("--push")
    place.git("push", "-q", "origin", "HEAD:main")
    folder = place.made.root.with_name("klon")
    git(
        place.made.root.parent,
        "clone",
        "-q",
        "--branch",
        "main",
        "--single-branch",
        f"{place.made.root.name}.git",
        "klon",
    )
    clone = Office(MadeSite(folder), running)
    assert clone.links("--push", moment="2026-11-23 06:00").returncode == 0
    results = read(pushed(place)).addresses[running.address("judi")].results
    assert [result.state for result in results] == [State.SUSPECT, State.SUSPECT]


def test_a_fresh_clone_knows_how_a_page_looked_when_it_was_well(
    make_site: MakeSite, running: Servers
) -> None:
    """A nightly job starts from a checkout of main alone: it must fetch the record before it judges."""
    place = in_git(office(make_site, running, "berubah"))
    place.links("--push")
    place.git("push", "-q", "origin", "HEAD:main")
    bare = f"{place.made.root.name}.git"
    git(place.made.root.parent, "clone", "-q", "--branch", "main", "--single-branch", bare, "segar")
    Office(MadeSite(place.made.root.with_name("segar")), running).links("--push", moment="2026-11-23 06:00")
    results = read(pushed(place)).addresses[running.address("berubah")].results
    assert [result.state for result in results] == [State.ACTIVE, State.SUSPECT]


def test_two_pushes_at_once_lose_nothing(make_site: MakeSite, running: Servers) -> None:
    place = in_git(office(make_site, running, "baik"))
    place.git("push", "-q", "origin", "HEAD:main")
    clones = []
    for number in range(4):
        git(
            place.made.root.parent,
            "clone",
            "-q",
            "--branch",
            "main",
            f"{place.made.root.name}.git",
            f"klon-{number}",
        )
        clones.append(Office(MadeSite(place.made.root.with_name(f"klon-{number}")), running))

    def push(number: int) -> Result:
        return clones[number].links("--push", moment=f"2026-11-22 0{number}:00")

    with ThreadPoolExecutor() as pool:
        results = list(pool.map(push, range(4)))
    assert [result.returncode for result in results] == [0] * 4, [result.stderr for result in results]
    kept = read(pushed(place)).addresses[running.address("baik")].results
    assert [result.time.hour for result in kept] == [0, 1, 2, 3]


def test_a_result_that_was_pushed_between_fetch_and_push_is_not_lost(
    make_site: MakeSite, running: Servers
) -> None:
    place = in_git(office(make_site, running, "baik"))
    place.git("push", "-q", "origin", "HEAD:main")
    git(place.made.root.parent, "clone", "-q", "--branch", "main", f"{place.made.root.name}.git", "lain")
    other = Office(MadeSite(place.made.root.with_name("lain")), running)
    asked = []

    def overtaken(record: LinkRecord) -> LinkRecord:
        if not asked:
            assert other.links("--push", moment="2026-11-21 06:00").returncode == 0
        asked.append(record)
        seen = Observation(datetime(2026, 11, 22, 6, tzinfo=UTC), Finding.GOOD)
        return record.adding({running.address("baik"): seen})

    push_branch(place.made.root, overtaken)
    kept = read(pushed(place)).addresses[running.address("baik")].results
    assert [result.time.day for result in kept] == [21, 22]
    assert len(asked) == 2


def test_a_local_result_that_was_not_sent_goes_with_the_next_push(
    make_site: MakeSite, running: Servers
) -> None:
    place = in_git(office(make_site, running, "baik"))
    place.links(moment="2026-11-21 06:00")
    place.links("--push", moment="2026-11-22 06:00")
    kept = read(pushed(place)).addresses[running.address("baik")].results
    assert [result.time.day for result in kept] == [21, 22]


def test_a_push_without_a_remote_or_without_a_way_there_is_impossible(
    make_site: MakeSite, running: Servers
) -> None:
    alone = in_git(office(make_site, running, "baik"), remote=False)
    result = alone.links("--push")
    assert (result.returncode, "tidak punya remote `origin`" in result.stderr) == (3, True)
    alone.git("remote", "add", "origin", "../tidak-ada.git")
    result = alone.links("--push")
    assert result.returncode == 3
    assert "tidak dapat dihubungi" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_push_the_remote_refuses_is_told(make_site: MakeSite, running: Servers) -> None:
    place = in_git(office(make_site, running, "baik"))
    bare = place.made.root.with_name(f"{place.made.root.name}.git")
    hook = bare / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    result = place.links("--push")
    assert result.returncode == 3
    assert "menolak" in result.stderr


def test_a_damaged_branch_is_not_written_over(make_site: MakeSite, running: Servers) -> None:
    place = in_git(office(make_site, running, "baik"), remote=False)
    damage(place)
    before = place.git("rev-parse", BRANCH)
    result = place.links()
    assert result.returncode == 3
    assert place.git("rev-parse", BRANCH) == before


def damage(place: Office) -> None:
    blob = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"],
        input="rusak",
        cwd=place.made.root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    tree = subprocess.run(
        ["git", "mktree"],
        input=f"100644 blob {blob}\t{FILE}\n",
        cwd=place.made.root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    place.git("update-ref", f"refs/heads/{BRANCH}", place.git("commit-tree", tree, "-m", "rusak"))


def test_a_build_with_a_damaged_branch_goes_on_and_says_so(make_site: MakeSite, running: Servers) -> None:
    place = in_git(office(make_site, running, "baik"), remote=False)
    damage(place)
    result = portal(place.made.root, "build", "--date", "2026-11-22")
    assert result.returncode == 0, result.stderr
    assert "tidak dapat dipakai" in result.stderr
    receipt = json.loads((place.made.root / "output" / "terbitan.json").read_text())
    assert receipt["inputs"]["links"] is None


def test_a_build_takes_the_newer_of_the_local_and_the_fetched_branch(
    make_site: MakeSite, running: Servers
) -> None:
    place = in_git(office(make_site, running, "judi", "baik"))
    place.links("--push", moment="2026-11-21 06:00")
    place.git("update-ref", "-d", f"refs/heads/{BRANCH}")
    for moment, shown in (("2026-11-21 06:00", "Sabtu, 21"), ("2026-11-22 06:00", "Minggu, 22")):
        if moment.startswith("2026-11-22"):
            place.links(moment=moment)
        result = portal(place.made.root, "build", "--date", "2026-11-22")
        assert result.returncode == 0, result.stderr
        page = (place.made.root / "output" / "layanan" / "baik" / "index.html").read_text()
        assert f"diperiksa {shown} November 2026 pukul 06.00 WIB" in page


def test_a_build_goes_nowhere(make_site: MakeSite, running: Servers) -> None:
    """A build in which opening any connection is an error still succeeds."""
    place = office(make_site, running, "baik")
    program = (
        "import socket, sys\n"
        "def refuse(*_): raise SystemExit('a connection')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse; socket.create_connection = refuse\n"
        f"sys.argv = ['portal', '--root', {str(place.made.root)!r}, 'build', '--date', '2026-11-22']\n"
        "from satupintu.cli import main\nmain()\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=QUICK_SECONDS,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_the_network_library_is_loaded_by_no_other_command() -> None:
    program = "import satupintu.commands.build, satupintu.commands.check, sys; print('httpx' in sys.modules, 'git' in sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, text=True, check=True
    )
    assert found.stdout.split() == ["False", "False"]


def test_nothing_to_check_and_content_that_cannot_be_read_are_told_to_programs_too(
    make_site: MakeSite,
) -> None:
    empty = make_site({WORDS: (REPOSITORY / WORDS).read_bytes()})
    assert json.loads(portal(empty.root, "links", "--json").stdout) == []
    (row,) = json.loads(portal(make_site().root, "links", "--json").stdout)
    assert row["path"] == WORDS
