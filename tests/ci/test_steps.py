"""Every step of the CI files, run in clones of a bare repository: from a proposal to the published branch, and back."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.ci.forge import NEWS, Ended, Forge, github_jobs, gitlab_jobs, make_forge
from tests.make_site import markdown

NEW = markdown(judul="Kabar dari unit")
TOKEN = "rahasia"


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return make_forge(tmp_path)


def ran(ended: Ended) -> Ended:
    assert ended.code == 0, f"{ended.job}: {ended.output}"
    return ended


def published(forge: Forge) -> str:
    return forge.there("show", "gh-pages:units/diklat/berita/baru/index.html")


def github_proposal(
    forge: Forge, number: str, branch: str, files: Mapping[str, str], account: str
) -> list[Ended]:
    """What a pull request starts, with what its approval starts last."""
    head = forge.propose(branch, files)
    forge.there("update-ref", f"refs/pull/{number}/head", head)
    expressions = {
        "github.event.pull_request.number": number,
        "github.event.pull_request.head.sha": head,
        "github.event.pull_request.user.login": account,
        "github.token": TOKEN,
    }
    jobs = github_jobs("usulan.yml")
    approval = jobs.pop("persetujuan")
    order = [*jobs.values(), *github_jobs("isi.yml").values(), approval]
    ended = [forge.run(job, head, expressions) for job in order]
    [report] = [one.summary for one in ended if one.job == "tinjauan"]
    assert "Kabar" in report or NEWS in report, report
    return ended


def github_main(forge: Forge, *names: str, **inputs: str) -> list[Ended]:
    expressions = {
        "vars.JABATAN_PENYETUJU": "Kepala Subbagian Humas",
        "inputs.cabut_penahanan && 'ya' || ''": inputs.get("cabut", ""),
    }
    jobs = github_jobs("terbit.yml")
    return [forge.run(jobs[name], forge.commit("main"), expressions) for name in names or jobs]


def test_github_from_a_proposal_to_the_published_branch_and_back(forge: Forge) -> None:
    for ended in github_proposal(forge, "7", "kabar", {NEWS: NEW}, "pic-diklat"):
        ran(ended)
    forge.merge("kabar")
    for ended in github_main(forge):
        ran(ended)
    assert len(forge.tested) == 1
    assert "Kabar dari unit" in published(forge)
    assert "Kepala Subbagian Humas" in forge.there("log", "-1", "--format=%B", "gh-pages")
    assert forge.there("rev-list", "--count", "gh-pages") == "1"

    forge.propose("keliru", {NEWS: markdown(judul="Kabar keliru")})
    forge.merge("keliru")
    ran(github_main(forge, "terbitkan")[0])
    assert "Kabar keliru" in published(forge)
    back = github_jobs("kembali.yml")["kembali"]
    ran(forge.run(back, "", {"inputs.terbitan": "", "inputs.alasan": "Jadwal keliru"}))
    assert "Kabar dari unit" in published(forge)
    held = github_main(forge, "terbitkan")[0]
    assert held.code == 3
    assert "ditahan" in held.output
    ran(github_main(forge, "terbitkan", cabut="ya")[0])
    assert "Kabar keliru" in published(forge)


def test_github_tells_of_a_proposal_against_the_law_and_of_faulty_content(forge: Forge) -> None:
    codes = {
        ended.job: ended.code
        for ended in github_proposal(forge, "8", "rusak", {NEWS: "---\njudul: A\n"}, "pic-lain")
    }
    assert codes["aturan-folder"] == 1
    assert codes["bangun"] == 1
    assert codes["persetujuan"] == 1


def gitlab(forge: Forge, commit: str, *names: str, **variables: str) -> list[Ended]:
    address = f"https://portal:{TOKEN}@gitlab.example/kantor/portal.git"
    known = {
        "PORTAL_TOKEN": TOKEN,
        "CI_SERVER_HOST": "gitlab.example",
        "CI_PROJECT_PATH": "kantor/portal",
        "CI_COMMIT_SHA": commit,
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "GITLAB_USER_LOGIN": "pic-diklat",
        "JABATAN_PENYETUJU": "Kepala Subbagian Humas",
        "GIT_CONFIG_COUNT": "1",  # the address of the forge is this machine
        "GIT_CONFIG_KEY_0": f"url.file://{forge.remote}.insteadOf",
        "GIT_CONFIG_VALUE_0": address,
        **variables,
    }
    jobs = gitlab_jobs()
    return [forge.run(job, commit, {}, **known) for job in (jobs[name] for name in names)]


def test_gitlab_from_a_proposal_to_the_published_branch_and_back(forge: Forge) -> None:
    head = forge.propose("kabar", {NEWS: NEW})
    assert {*gitlab_jobs()} == {
        *("aturan-folder", "tinjauan", "isi"),
        *("bangun", "uji", "tautan", "terbitkan", "kembali"),
    }
    for ended in gitlab(forge, head, "aturan-folder", "tinjauan", "isi"):
        ran(ended)
    for ended in gitlab(forge, forge.merge("kabar"), "bangun", "uji", "tautan", "terbitkan"):
        ran(ended)
    forge.propose("keliru", {NEWS: markdown(judul="Kabar keliru")})
    ran(gitlab(forge, forge.merge("keliru"), "terbitkan")[0])
    assert "Kabar keliru" in published(forge)
    ran(gitlab(forge, forge.commit("main"), "kembali", KEMBALI="Jadwal keliru")[0])
    assert "Kabar dari unit" in published(forge)
    assert gitlab(forge, forge.commit("main"), "terbitkan")[0].code == 3
    ran(gitlab(forge, forge.commit("main"), "terbitkan", CABUT_PENAHANAN="ya")[0])
    assert "Kabar keliru" in published(forge)
