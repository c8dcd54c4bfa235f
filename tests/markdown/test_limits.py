"""No text hangs the build: each gives HTML or a fault in seconds, and the next text still converts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from satupintu.markdown import Converted, Engine, convert
from satupintu.markdown_faults import MAX_BYTES, MAX_DEPTH
from satupintu.markdown_worker import MODULE
from satupintu.worker import MEMORY_BYTES, TooComplicated, Worker
from tests.build.project import QUICK_SECONDS

SECONDS = 30.0
"""Twice the promise and more for a busy machine; what these texts could take without limits is minutes."""

each_engine = pytest.mark.parametrize("engine", Engine)

HEAVY = {
    "brackets": "[" * 50_000,
    "bracket pairs": "[](" * 50_000,
    "picture brackets": "![" * 50_000,
    "spaced brackets": "[ " * 50_000,
    "quotes": ">" * 50_000,
    "spaced quotes": "> " * 50_000,
    "lists on one line": "- " * 50_000,
    "numbers on one line": "1. " * 50_000,
    "lists by indentation": "".join(" " * (2 * depth) + "- a\n" for depth in range(500)),
    "lists by tabs": "".join("\t" * depth + "- a\n" for depth in range(500)),
    "quotes growing": "".join("> " * depth + "a\n\n" for depth in range(400)),
    "emphasis": "*a " * 50_000,
    "closing emphasis": "*a **a " * 15_000 + "a* a** " * 15_000,
    "stars": "*" * 50_000,
    "underscores": "_a_" * 50_000,
    "tildes": "~~a" * 50_000,
    "backticks": "".join("a" + "`" * length for length in range(1, 500)),
    "less-than": "<" * 50_000,
    "open tags": "<a " * 50_000,
    "open comments": "<!-- " * 40_000,
    "nested elements": "<div>\n" * 40_000,
    "nested inline elements": "a " + "<b>" * 60_000,
    "nested lists in HTML": "<ul><li>" * 30_000,
    "nested tables in HTML": "<table><tr><td>" * 15_000,
    "misnested elements": "a " + "<b><i></b>" * 20_000,
    "headings in HTML": "<h2>" * 50_000,
    "broken headings in HTML": "<div>\n" + "<h2 " * 50_000,
    "captions in HTML": "<table><caption>" * 15_000,
    "task boxes in HTML": '<li><input type="checkbox" ' * 9_000,
    "wide table": "|a" * 1000 + "\n" + "|-" * 1000 + "\n" + "|\n" * 60_000,
    "wide table with short rows": "|a" * 1000 + "\n" + "|-" * 1000 + "\n" + "|x|\n" * 60_000,
    "wide table with bare rows": "|a" * 200 + "|\n" + "|-" * 200 + "|\n" + "x\n" * 120_000,
    "many wide tables": ("|a" * 500 + "\n" + "|-" * 500 + "\n" + "x\n" * 500 + "\n") * 80,
    "table rules only": "a|b\n" + "-|-\n" * 60_000,
    "long table": "| a | b |\n|---|---|\n" + "| x | y |\n" * 20_000,
    "empty cells": "|a|b|\n|-|-|\n" + "||\n" * 60_000,
    "footnotes": "".join(f"[^{number}]\n\n[^{number}]: a\n\n" for number in range(8_000)),
    "one footnote many times": "[^1] " * 40_000 + "\n\n[^1]: a\n",
    "footnotes without text": "".join(f"[^{number}]: a\n" for number in range(15_000)),
    "reference links": "".join(f"[{number}]: /u\n" for number in range(15_000)),
    "one reference many times": "[a]: " + "x" * 20_000 + "\n\n" + "[a]" * 60_000,
    "same headings": "## a\n" * 40_000,
    "top headings": "# a\n" * 60_000,
    "skipped headings": "## a\n#### b\n" * 18_000,
    "pictures without words": "![](a) " * 35_000,
    "links without words": "[](a) " * 40_000,
    "long fence": "`" * 120_000 + "<b>[^1]" * 8_000,
    "half footnotes": "[^a" * 80_000,
    "heading of spaces": "# a" + " " * 200_000 + "b",
    "wordless headings": "## ☎\n" * 40_000,
    "entities": "&#x1F4A9;" * 20_000,
    "addresses": "https://" * 30_000,
    "mail addresses": "a@" * 60_000,
    "dotted mail": "a." * 60_000 + "@b.id",
    "alerts": "> [!NOTE]\n> a\n\n" * 15_000,
    "fences": "```\n" * 50_000,
    "growing fences": "".join("`" * length + "\n" for length in range(3, 600)),
    "spaces": " " * 200_000,
    "spaces before a word": " " * 200_000 + "a",
    "spaces in a footnote": "a[^1]\n\n[^1]: b `" + " " * 200_000 + "c`",
    "line feeds": "\n" * 250_000,
    "backslashes": "\\" * 250_000,
    "null bytes": "\x00" * 10_000,
    "one word": "a" * 250_000,
    "unknown elements": "".join(f"<x{number}>" for number in range(20_000)),
}

# Python-Markdown takes its full two seconds for most of these: some of each kind are enough.
HEAVY_FOR_PYTHON = [
    "bracket pairs",
    "quotes growing",
    "lists by indentation",
    "closing emphasis",
    "open tags",
    "nested elements",
    "broken headings in HTML",
    "wide table with bare rows",
    "one reference many times",
    "same headings",
]
WITH_ENGINES = [(name, Engine.COMMONMARK) for name in HEAVY] + [
    (name, Engine.PYTHON_MARKDOWN) for name in HEAVY_FOR_PYTHON
]

SHOW_NOTHING = {"spaces", "line feeds", "null bytes", "reference links"}


def rules(converted: Converted) -> set[str]:
    return {fault.rule for fault in converted.faults}


@pytest.mark.parametrize(("name", "engine"), WITH_ENGINES)
def test_heavy_text_ends_in_time(name: str, engine: Engine) -> None:
    before = perf_counter()
    converted = convert(HEAVY[name], engine)
    assert perf_counter() - before < SECONDS
    assert converted.html or converted.faults or name in SHOW_NOTHING


@each_engine
def test_text_over_the_size_is_refused(engine: Engine) -> None:
    converted = convert("a" * (MAX_BYTES + 1), engine)
    assert (converted.html, rules(converted)) == ("", {"ukuran"})


@each_engine
def test_size_is_counted_in_bytes(engine: Engine) -> None:
    assert rules(convert("é" * (MAX_BYTES // 2 + 1), engine)) == {"ukuran"}


def test_text_of_the_full_size_is_converted() -> None:
    assert convert("kata. " * (MAX_BYTES // 6), Engine.COMMONMARK).faults == ()


@each_engine
def test_quotes_up_to_the_depth_are_converted(engine: Engine) -> None:
    converted = convert("> " * MAX_DEPTH + "a\n", engine)
    assert converted.html.count("<blockquote>") == MAX_DEPTH


@each_engine
def test_quotes_beyond_the_depth_are_refused_at_their_line(engine: Engine) -> None:
    [fault] = convert("Teks.\n\n" + "> " * (MAX_DEPTH + 1) + "a\n", engine).faults
    assert (fault.rule, fault.line) == ("kedalaman", 3)


@each_engine
def test_lists_beyond_the_depth_are_refused_at_their_line(engine: Engine) -> None:
    text = "".join("    " * depth + "- a\n" for depth in range(MAX_DEPTH + 1))
    [fault] = convert(text, engine).faults
    assert (fault.rule, fault.line) == ("kedalaman", MAX_DEPTH + 1)


def test_code_may_be_indented_far() -> None:
    assert convert("```\n" + " " * 200 + "- a\n```\n", Engine.COMMONMARK).faults == ()


def test_rule_of_many_hyphens_is_not_deep() -> None:
    assert convert("a\n\n" + "-" * 80 + "\n", Engine.COMMONMARK).faults == ()


@each_engine
def test_brackets_in_a_row_are_refused_at_their_line(engine: Engine) -> None:
    [fault] = convert("Teks.\n" + "[" * 200 + "\n", engine).faults
    assert (fault.rule, fault.line) == ("kurung", 2)


def test_many_links_are_no_brackets_in_a_row() -> None:
    assert convert("[a](b). " * 1000, Engine.COMMONMARK).faults == ()


@each_engine
def test_table_that_fills_up_its_short_rows_is_refused_at_its_line(engine: Engine) -> None:
    [fault] = convert("Teks.\n\n" + HEAVY["wide table with short rows"], engine).faults
    assert (fault.rule, fault.line) == ("tabel", 3)


@pytest.mark.parametrize("before", ["> ", "- ", "", "\t> "])
def test_table_that_fills_itself_is_found_in_any_container(before: str) -> None:
    lines = ["|a" * 1000, "|-" * 1000, *["x"] * 60_000]
    text = "\n".join(
        (before if before != "- " or number == 0 else "  ") + line for number, line in enumerate(lines)
    )
    converted = convert(text, Engine.COMMONMARK)
    assert rules(converted) == {"tabel"} or len(converted.html) < 2 * len(text)


def test_table_of_a_thousand_rows_is_converted() -> None:
    assert convert("| a | b |\n|---|---|\n" + "| x | y |\n" * 1000, Engine.COMMONMARK).faults == ()


# ---------------------------------------------------------------- the process of Python-Markdown

CRAFTED = "[a](" * 20_000


def test_crafted_text_gives_a_fault_and_the_next_text_converts() -> None:
    stopped = convert(CRAFTED, Engine.PYTHON_MARKDOWN)
    following = convert("Teks *biasa*.\n", Engine.PYTHON_MARKDOWN)
    assert (stopped.html, rules(stopped), following.html) == ("", {"rumit"}, "<p>Teks <em>biasa</em>.</p>")


def test_text_that_takes_too_much_memory_gives_a_fault_and_the_next_text_converts() -> None:
    worker = Worker(MODULE)
    with pytest.raises(TooComplicated):
        worker.ask("a" * (MEMORY_BYTES // 3))
    assert worker.ask("b") == "<p>b</p>"
    worker.stop()


def test_one_process_serves_many_texts() -> None:
    worker = Worker(MODULE)
    worker.ask("a")
    first = worker.process_id
    worker.ask("b")
    assert worker.process_id == first is not None
    worker.stop()


def test_stopped_worker_starts_again_when_needed() -> None:
    worker = Worker(MODULE)
    worker.ask("a")
    worker.stop()
    assert worker.ask("b") == "<p>b</p>"
    worker.stop()


def test_worker_that_died_between_two_texts_is_replaced() -> None:
    worker = Worker(MODULE)
    worker.ask("a")
    assert worker.process_id is not None
    os.kill(worker.process_id, 9)
    os.waitid(os.P_PID, worker.process_id, os.WEXITED | os.WNOWAIT)  # until it has died
    assert worker.ask("b") == "<p>b</p>"
    worker.stop()


def test_nothing_of_one_text_is_left_in_the_next() -> None:
    convert("[^1] [a]\n\n[^1]: catatan\n[a]: /u\n", Engine.PYTHON_MARKDOWN)
    assert convert("[^1] [a]\n", Engine.PYTHON_MARKDOWN).html == "<p>[^1] [a]</p>"


PROGRAM = """
import os, sys
from satupintu.markdown import Engine, convert
from satupintu.markdown_worker import MODULE
from satupintu.worker import worker
convert("a", Engine.PYTHON_MARKDOWN)
parent = worker(MODULE).process_id
child = os.fork()
if child == 0:
    html = convert("*b*", Engine.PYTHON_MARKDOWN).html
    sys.exit(0 if html == "<p><em>b</em></p>" and worker(MODULE).process_id != parent else 1)
_, status = os.waitpid(child, 0)
html = convert("c", Engine.PYTHON_MARKDOWN).html
print(os.waitstatus_to_exitcode(status), html, worker(MODULE).process_id == parent, parent)
"""


def test_forked_process_gets_a_worker_of_its_own_and_all_end_with_their_owners() -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=QUICK_SECONDS,
    )
    assert run.stderr == ""
    exit_code, html, same, process_id = run.stdout.split()
    assert (exit_code, html, same) == ("0", "<p>c</p>", "True")
    with pytest.raises(ProcessLookupError):
        os.kill(int(process_id), 0)


SLEEPER = """
import time
from satupintu import worker
worker.WALL_SECONDS = 0.1
worker.serve(lambda _question, _data: time.sleep(60))
"""


def test_work_that_sleeps_ends_with_its_process() -> None:
    run = subprocess.run(
        [sys.executable, "-c", SLEEPER],
        input=b'["a", 0]\n',
        capture_output=True,
        timeout=QUICK_SECONDS,
        check=False,
    )
    assert (run.stdout, run.returncode < 0) == (b'"ready"\n', True)
