"""Problems and sentences on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from satupintu.problems import Problem, as_json, errors, in_order

OK, FAULTY, USAGE, IMPOSSIBLE = 0, 1, 2, 3
"""Exit codes (docs/kontrak.md)."""
FEW_WARNINGS = 10
"""As many as somebody who writes a page now and then reads."""


class Impossible(Exception):
    """Refused, or impossible for a reason outside the content; told in one Indonesian sentence."""


def report(problems: Sequence[Problem], *, json: bool = False, most: int | None = None) -> int:
    """Print every problem, as text at most so many warnings; the exit code is 1 where one is an error."""
    if json:
        print(as_json(problems))
        return FAULTY if errors(problems) else OK
    ordered = in_order(problems)
    failed = len(errors(ordered))
    tell([str(problem) for problem in ordered], len(ordered) if most is None else failed + most)
    return FAULTY if failed else OK


def tell(lines: Sequence[str], most: int) -> None:
    """Print the first lines of problems, and how many more there are."""
    for line in lines[:most]:
        print(line)
    if left := len(lines[most:]):
        say(f"dan {left} peringatan lagi; semuanya: `./portal check --all`")


def say(sentence: str) -> None:
    """A sentence about the work itself, kept apart from results."""
    print(sentence, file=sys.stderr, flush=True)
