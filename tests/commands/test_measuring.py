"""`portal weigh` and `portal bench` from the command line."""

import json
from pathlib import Path

from satupintu.commands.report import IMPOSSIBLE, OK, USAGE
from tests.build.project import Finished, portal
from tests.make_site import REPOSITORY


def test_weigh_reads_the_folder_it_is_given(site: Finished, sample_root: Path) -> None:
    ended = portal(sample_root, "weigh", "--output", site.folder, "--json")
    assert ended.returncode == OK, ended.stderr
    assert json.loads(ended.stdout)["breaches"] == []


def test_weigh_says_what_to_do_where_nothing_is_built(sample_root: Path) -> None:
    ended = portal(sample_root, "weigh")
    assert ended.returncode == IMPOSSIBLE
    assert (
        ended.stderr
        == f"Belum ada situs di `{sample_root / 'output'}`; bangun dahulu dengan `./portal build`.\n"
    )


def test_bench_hands_its_arguments_to_the_measurement() -> None:
    ended = portal(REPOSITORY, "bench", "lighthouse", "--help")
    assert ended.returncode == OK
    assert "--runs" in ended.stdout


def test_bench_refuses_a_measurement_that_does_not_exist() -> None:
    ended = portal(REPOSITORY, "bench", "kecepatan")
    assert ended.returncode == USAGE
    assert ended.stderr.startswith("Tidak dijalankan: ")


def test_bench_without_a_measurement_is_that_of_builds() -> None:
    ended = portal(REPOSITORY, "bench", "--help")
    assert ended.returncode == OK
    assert "--against" in ended.stdout


def test_bench_measures_every_work_and_fails_where_an_earlier_run_was_better(tmp_path: Path) -> None:
    works = (
        "full, one edit, new title, new item, no change, check, search index, search, review (cold), review"
    ).split(", ")
    figures = {
        "what": "median",
        "items": 12,
        "units": 1,
        "site": "portal",
        "cpu_seconds": 999,
        "peak_mib": 9999,
    }
    lines = tmp_path / "dulu.jsonl"
    lines.write_text(
        "".join(json.dumps({**figures, "work": work, "bytes_per_page": 1}) + "\n" for work in works)
    )
    size = ("--pages", "12", "--units", "1", "--runs", "1", "--portal-only")
    ended = portal(REPOSITORY, "bench", *size, "--folder", tmp_path, "--against", lines)
    found = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [one["work"] for one in found if one["what"] == "median"] == works, ended.stderr
    assert ended.returncode == 1
    worse = [line for line in ended.stderr.splitlines() if line.startswith("worse: ")]
    assert [line.partition(" bytes_per_page")[0] for line in worse] == [
        f"worse: 12 items, 1 units, {work}:" for work in works
    ]
