"""Every real content file is a test, so that the list of failures says which page and which rule."""

from collections import defaultdict
from datetime import date
from functools import cache

import pytest

from satupintu.cache import Cache
from satupintu.checks import run_checks
from satupintu.dates import today
from satupintu.loader import load_site
from satupintu.places import Kind
from satupintu.portal import Portal
from satupintu.problems import Problem
from tests.make_site import REPOSITORY, theme_assets

FOLDERS = ("content", "units", "services_catalog")
OPENING = date(2026, 11, 22)
"""The day the portal is first built for; the samples lie around it."""


def content_files() -> list[str]:
    found = (file for folder in FOLDERS for file in (REPOSITORY / folder).rglob("*") if file.is_file())
    return sorted(file.relative_to(REPOSITORY).as_posix() for file in found)


@cache
def problems_by_path(day: date) -> dict[str, list[str]]:
    site, problems = load_site(REPOSITORY, day)
    if site is not None:
        problems += run_checks(Portal.open(site, theme_assets(), Cache(None)))
    found: dict[str, list[str]] = defaultdict(list)
    for problem in problems:
        found[problem.path].append(str(problem))
    return found


def problems_in(path: str, day: date) -> list[str]:
    return problems_by_path(day).get(path, [])


@pytest.mark.parametrize("path", content_files(), ids=str)
def test_content_file(path: str) -> None:
    assert problems_in(path, OPENING) == []


@pytest.mark.parametrize("day", [OPENING, today()], ids=["opening", "today"])
def test_no_problem_lies_elsewhere(day: date) -> None:
    """Missing files, folders that do not belong, clashes: nothing that no file of its own shows."""
    files = set(content_files())
    assert {path: told for path, told in problems_by_path(day).items() if path not in files} == {}


def test_there_is_content_of_every_kind() -> None:
    site, problems = load_site(REPOSITORY, OPENING)
    assert site is not None
    assert problems == list[Problem]()
    assert {item.kind for item in site.items} == set(Kind)
    assert site.app_records.keys() == {"surat-masuk", "sim-kepegawaian", "sim-persediaan"}
    assert len(site.units) >= 4
