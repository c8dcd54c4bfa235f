"""Problems and sentences on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from satupintu.problems import Problem, as_json, errors, in_order

OK, FAULTY, USAGE, IMPOSSIBLE = 0, 1, 2, 3
"""Exit codes of the contract."""


class Impossible(Exception):
    """Refused, or impossible for a reason outside the content; told in one Indonesian sentence."""


def report(problems: Sequence[Problem], *, json: bool = False) -> int:
    """Print every problem; the exit code is 1 where one is an error."""
    if json:
        print(as_json(problems))
    else:
        for problem in in_order(problems):
            print(problem)
    return FAULTY if errors(problems) else OK


def say(sentence: str) -> None:
    """A sentence about the work itself, kept apart from results."""
    print(sentence, file=sys.stderr, flush=True)
