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
