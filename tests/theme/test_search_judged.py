"""The judged questions asked of the page of the search, in a real browser, over the real content."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from bench.search import FIRST, Engine, Judged, judged, mean_reciprocal_rank, questions, table, worst
from satupintu.commands.search_bundle import write_bundle
from satupintu.store import Store
from tests.build.project import Finished
from tests.build.serve import served
from tests.search.judging import hold_to_the_aims, ours, real_index, real_portal
from tests.tables_plugin import SEARCH

AGREEMENT = 0.95
"""The aim of the project for the questions that both engines answer alike among the first five."""
GLOSSARY = "/glosarium/"
"""Answers no question by itself."""
MARK = re.compile(r' data-(?!pagefind-body)[a-z-]+="[^"]*"')
MAIN = re.compile(r"<main\b[^>]*>")
ASK = """async (query) => {
  const form = document.getElementById('pencarian');
  const told = document.querySelector('#hasil [role="status"] p');
  form.elements.q.value = query;
  const answered = new Promise((resolve) => {
    new MutationObserver((_, observer) => { observer.disconnect(); resolve(); }).observe(told, { childList: true });
  });
  form.requestSubmit();
  await answered;
  return [...document.querySelectorAll('#hasil h3 a')].map((link) => new URL(link.href).pathname);
}"""
PLAIN = """async ([address, query]) => {
  const pagefind = await import(address);
  const { results } = await pagefind.search(query);
  return Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).raw_url));
}"""


def on_the_page(page: Page, home: str) -> Engine:
    """What a visitor sees on the first page of results, query by query."""
    page.goto(f"{home}cari/")
    return lambda query: page.evaluate(ASK, query)


def as_it_comes(page: Page, home: str) -> Engine:
    """Pagefind with nothing told to it, neither by pages nor by a script."""
    page.goto(f"{home}cari/")
    return lambda query: page.evaluate(PLAIN, [f"{home}pagefind/pagefind.js", query])


def unmarked(real: Finished, folder: Path) -> Path:
    """The pages that are found, without what they tell the engine besides their text, and a bundle of them."""
    for address, path in real.pages.items():
        text = path.read_text(encoding="utf-8")
        if "data-pagefind-body" in text or address == "cari/":
            target = folder / address / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            plain = MAIN.sub(lambda main: MARK.sub("", main[0]), text).replace(" data-pagefind-ignore", "")
            target.write_text(plain, encoding="utf-8")
    write_bundle(folder, {}, Store(None), lambda _archive: [])
    return folder


def found_early(answer: Judged) -> bool:
    return 0 < answer.place <= FIRST


def test_the_page_answers_among_the_first_as_the_command_line_does(
    real: Finished,
    real_address: str,
    page: Page,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    answers = judged(on_the_page(page, real_address))
    with served(unmarked(real, tmp_path)) as home:
        plain = judged(as_it_comes(page, home))
    whoosh = judged(ours(real_index(real_portal())))
    alike = sum(map(lambda one, other: found_early(one) == found_early(other), answers, whoosh)) / len(whoosh)
    rows = {"in the browser": answers, "Pagefind as it comes": plain}
    listed = [*table(rows), f"answered as by portal search: {alike:.3f}", "", *worst(answers)]
    record_property(SEARCH, listed)
    assert len(answers) == len(questions())
    hold_to_the_aims(answers)
    assert alike >= AGREEMENT
    assert [answer.question.query for answer in answers if answer.found[0] == GLOSSARY] == [], (
        "says every word"
    )
    assert mean_reciprocal_rank(plain) < mean_reciprocal_rank(answers)


@pytest.mark.parametrize("half", [0, 1])
def test_each_half_of_the_questions_is_answered_as_well(real_address: str, page: Page, half: int) -> None:
    hold_to_the_aims(judged(on_the_page(page, real_address), questions()[half::2]))
