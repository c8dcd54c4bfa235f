"""The words of the made texts: as many, as unevenly frequent and as often repeated as those of an office.

    python bench/vocabulary.py

prints how made pages compare with the portal's own content, as counted on 2026-11-25. With a few equally frequent
words every word would be on every page, and each query would be answered by thousands of pages; with too many rare
ones a search would be flattered. So the head are the words of the own content with their counts (`words.txt`), and
one word in twenty-five, as often as the own content at its end has a new one, comes from a tail of 17,500 made ones:
affixed forms of its roots, names and numbers, by the law of Zipf and Mandelbrot. A page repeats itself: one word in
four is one it has said. So made pages of the same lengths have as many different words as the real ones, each and all
together, and a word is on as many of them. Texts of 300 to 600 words, as a bench has
them unless told otherwise, put a word on more pages than the real ones of 130: what a search costs is then too high. Standard library only.
"""

from __future__ import annotations

import random
import sys
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, product
from pathlib import Path
from statistics import mean

COUNTED = Path(__file__).with_name("words.txt")
"""The own content's words, letters and digits between signs, without single letters; a line has a count, then the
words that stand there so often."""
MADE = 17_500
MADE_SHARE = 1 / 25
REPEATED = 1 / 4
"""So many words of a page are others of it, said again."""
OFFSET, EXPONENT = 20, 1.0
"""Of the law by which made words become rarer: the frequency of the nth goes with (n + OFFSET) ** -EXPONENT."""
KINDS_OF_MADE = {"forms": 0.65, "names": 0.28, "numbers": 0.07}
SEED = 17
SHORTEST_ROOT, LONGEST_ROOT = 4, 7
AFFIXES = (
    ("di", ""), ("ter", ""), ("ber", ""), ("se", ""), ("pe", "an"), ("ke", "an"), ("per", "an"), ("", "kan"), ("", "i"),
    ("", "nya"), ("di", "kan"), ("memper", "kan"), ("ke", "annya"), ("ber", "an"),
)  # fmt: skip
BEGINNINGS = (
    "Su Wi Har Bam Tri Dar Kus Mul Pur Rah Sas Tar Wid Yud Agus Bud Dew Fit Gun Her Ind Jum"
).split()
MIDDLES = "a i u o an ar en in on ut as er".split()
ENDINGS = "yanto wati putra sari dana tini gung mara jaya diman lina rejo wangi tama bang".split()

OWN_LENGTHS = tuple(
    length
    for length, pages in {
        10: 57, 20: 57, 30: 16, 40: 2, 50: 2, 60: 5, 70: 4, 80: 7, 90: 5, 100: 11, 110: 12, 120: 13, 130: 7, 140: 4,
        150: 7, 160: 8, 170: 5, 180: 6, 190: 5, 200: 2, 210: 2, 220: 6, 240: 4, 250: 1, 260: 1, 270: 1, 280: 2, 290: 1,
        300: 1, 310: 1, 320: 2, 340: 1, 410: 1, 430: 1, 790: 1, 1570: 1,
    }.items()
    for _ in range(pages)
)  # fmt: skip
"""Words of each page of the own content, by tens."""
OWN_SPREAD = {1: 0.653, 3: 0.347, 10: 0.294, 30: 0.198, 100: 0.107, 300: 0.050, 1000: 0.011, 2000: 0.004}
"""On which share of those pages the word is that is on so many of them, by rank."""
OWN_DIFFERENT = {(50, 100): 53, (100, 150): 81, (150, 250): 122, (250, 700): 168}
"""Different words on a page, by its length."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words and, for each, how much it and all before it weigh."""

    words: Sequence[str]
    totals: Sequence[float]

    def drawn(self, chance: random.Random) -> str:
        """A word of the language, by how frequent it is."""
        return self.words[bisect(self.totals, chance.random() * self.totals[-1])]


class PageWords:
    """The words of one page, one after the other."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._said: list[str] = []

    def next(self, number: int) -> list[str]:
        """So many more words; never two numbers side by side, which no sentence has."""
        found = [self._next()]
        while len(found) < number:
            word = self._next()
            if not (word[0].isdigit() and found[-1][0].isdigit()):
                found.append(word)
        return found

    def _next(self) -> str:
        again = self._said and self._chance.random() < REPEATED
        word = self._chance.choice(self._said) if again else vocabulary().drawn(self._chance)
        self._said.append(word)
        return word


@cache
def vocabulary() -> Vocabulary:
    """The counted words and the made ones, the same each time."""
    head = counted()
    tail = made(head)
    law = [(place + OFFSET) ** -EXPONENT for place in range(1, len(tail) + 1)]
    share = sum(head.values()) * MADE_SHARE / (1 - MADE_SHARE) / sum(law)
    weights = (*head.values(), *(share * weight for weight in law))
    return Vocabulary((*head, *tail), tuple(accumulate(weights)))


def counted() -> dict[str, int]:
    """How often each word stands in the own content, most frequent first."""
    lines = (line.split() for line in COUNTED.read_text(encoding="ascii").splitlines())
    return {word: int(count) for count, *words in lines for word in words}


def made(known: dict[str, int]) -> list[str]:
    """MADE words that are not known, in the order in which they become rarer."""
    chance = random.Random(SEED)  # noqa: S311 (texts, not secrets)
    kinds = {"forms": forms(known), "names": names(), "numbers": map(str, range(100, 10_000))}
    found: list[str] = []
    for kind, share in KINDS_OF_MADE.items():
        new = sorted(set(kinds[kind]) - known.keys())
        found += chance.sample(new, round(MADE * share))
    chance.shuffle(found)
    return found


def forms(known: dict[str, int]) -> Iterator[str]:
    """What affixes make of the roots among the words."""
    roots = [word for word in known if word.isalpha() and SHORTEST_ROOT <= len(word) <= LONGEST_ROOT]
    for (before, after), root in product(AFFIXES, roots):
        yield before + root + after


def names() -> Iterator[str]:
    """Names of people and places."""
    for parts in product(BEGINNINGS, MIDDLES, ("", "s", "t", "n"), MIDDLES[:3], ENDINGS):
        yield "".join(parts).lower()


def main() -> None:
    chance = random.Random(SEED)  # noqa: S311 (texts, not secrets)
    made = [PageWords(chance).next(length) for length in OWN_LENGTHS]
    on_pages = Counter(word for page in made for word in set(page))
    said = Counter(word for page in made for word in page)
    frequent, spread = (sorted(counts.values(), reverse=True) for counts in (said, on_pages))
    own = list(counted().values())
    lines = [
        "| rank | share of words, own, % | made | on pages, own, % | made |",
        "| --- | --- | --- | --- | --- |",
    ]
    for rank, pages in OWN_SPREAD.items():
        made_pages = spread[rank - 1] / len(made)
        lines.append(
            f"| {rank} | {own[rank - 1] / sum(own):.2%} | {frequent[rank - 1] / said.total():.2%} | {pages:.1%} | {made_pages:.1%} |"
        )
    lines.append(f"different words: own {len(own)}, made {len(said)}")
    for (least, most), different in OWN_DIFFERENT.items():
        pages = [len(set(page)) for page in made if least <= len(page) < most]
        lines.append(f"on a page of {least} to {most} words: own {different}, made {round(mean(pages))}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
