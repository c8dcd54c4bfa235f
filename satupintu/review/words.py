"""How two texts differ, word by word: paragraphs are compared first, then the words of those that differ.

Both steps find a longest common subsequence with the bit-parallel method of rapidfuzz, whose cost does not depend on
how often words repeat: about one operation for 64 pairs of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from satupintu.review.report import Mark, Segment, WordChange

MAX_PAIRS = 1_500_000_000
"""Pairs of words that are looked at in one stretch (190 MB, about a second); a longer one is shown as replaced whole."""
MIN_COMMON = 0.25
"""Paragraphs with a smaller share of words in common are two texts, not one that was changed."""
CONTEXT = 8
"""Words that stay, shown on each side of those that change."""
MAX_SHOWN = 400
"""Words that come or go, shown of one page."""
MAX_LETTERS = 80
BREAK = "\n"
"""Stands between the paragraphs of a stretch; no word is a line end."""

Run = tuple[Mark, list[str]]


def word_change(before: Sequence[str], after: Sequence[str]) -> WordChange | None:
    """How the paragraphs of a text differ; None where they do not."""
    runs: list[list[Run]] = []
    for start, end, first, last in _stretches(before, after):
        old, new = _words(before[start:end]), _words(after[first:last])
        runs.append(_runs(old, new))
    if not runs:
        return None
    added, removed = (
        sum(len(_without_breaks(words)) for stretch in runs for mark, words in stretch if mark is wanted)
        for wanted in (Mark.ADDED, Mark.REMOVED)
    )
    shown = _Shown(MAX_SHOWN)
    paragraphs = [shown.paragraph(runs) for stretch in runs for runs in _paragraphs(stretch)]
    told = tuple(paragraph for paragraph in paragraphs if paragraph)
    return WordChange(added, removed, told, added + removed - shown.count)


def beginning(paragraphs: Sequence[str], limit: int) -> tuple[str, ...]:
    """The first paragraphs of a text, at most so many words of them."""
    found: list[str] = []
    for paragraph in paragraphs:
        words = paragraph.split()
        if limit <= 0:
            found[-1] += " …"
            break
        cut = " …" if len(words) > limit else ""
        found.append(_segment(Mark.SAME, words[:limit]).text + cut)
        limit -= len(words)
        if cut:
            break
    return tuple(found)


def _stretches(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two sequences differ: from and to which index of the first stands what of the second."""
    start = first = 0
    for same in (*_common(before, after), (len(before), len(after), 0)):
        if same[0] > start or same[1] > first:
            yield start, same[0], first, same[1]
        start, first = same[0] + same[2], same[1] + same[2]


def _common(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int, int]]:
    """Stretches of both that are equal, in order: where each begins in the first and in the second, and its length."""
    if len(before) * len(after) > MAX_PAIRS:
        return []
    numbers: dict[str, int] = {}
    rows = [[numbers.setdefault(word, len(numbers)) for word in words] for words in (before, after)]
    found = LCSseq.opcodes(*rows)
    return [
        (code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in found
        if code.tag == "equal"
    ]


def _words(paragraphs: Sequence[str]) -> list[str]:
    found: list[str] = []
    for paragraph in paragraphs:
        found += (*paragraph.split(), BREAK)
    return found


def _without_breaks(words: Sequence[str]) -> list[str]:
    return [word for word in words if word != BREAK]


def _runs(old: list[str], new: list[str]) -> list[Run]:
    """Words in their order with what becomes of them."""
    same = _common(old, new)
    kept = sum(length - old[start : start + length].count(BREAK) for start, _first, length in same)
    if kept < MIN_COMMON * min(len(old), len(new)) or not old or not new:
        return [(Mark.REMOVED, old), (Mark.ADDED, new)]
    runs: list[Run] = []
    start = first = 0
    for at, place, length in (*_telling(same), (len(old), len(new), 0)):
        runs += (Mark.REMOVED, old[start:at]), (Mark.ADDED, new[first:place])
        runs.append((Mark.SAME, old[at : at + length]))
        start, first = at + length, place + length
    return [run for run in runs if run[1]]


def _telling(same: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Without single words that two texts have in common by chance, between longer changes on both sides."""
    for index, (start, first, length) in enumerate(same):
        last_start, last_first, last = same[index - 1] if index else (0, 0, 0)
        before = max(start - last_start - last, first - last_first - last)
        following = same[index + 1] if index + 1 < len(same) else None
        after = max(following[0] - start, following[1] - first) - length if following else 0
        if length > 1 or before < 3 or after < 3:
            yield start, first, length


def _paragraphs(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of each paragraph, cut at the breaks."""
    found: list[Run] = []
    for mark, words in runs:
        start = 0
        for end in (*(place for place, word in enumerate(words) if word == BREAK), len(words)):
            if end > start:
                found.append((mark, words[start:end]))
            if end < len(words) and any(mark is not Mark.SAME for mark, _words in found):
                yield found
            if end < len(words):
                found = []
            start = end + 1
    if any(mark is not Mark.SAME for mark, _words in found):
        yield found


class _Shown:
    """Puts paragraphs into segments until enough words have been shown."""

    def __init__(self, limit: int) -> None:
        self.count = 0
        self._limit = limit

    def paragraph(self, runs: Sequence[Run]) -> tuple[Segment, ...]:
        if self.count >= self._limit:
            return ()
        found: list[Segment] = []
        for index, (mark, words) in enumerate(runs):
            if mark is Mark.SAME:
                found += _context(words, first=index == 0, last=index == len(runs) - 1)
                continue
            left = words[: self._limit - self.count]
            self.count += len(left)
            if left:
                found.append(_segment(mark, left))
        return tuple(found)


def _context(words: list[str], *, first: bool, last: bool) -> Iterator[Segment]:
    """Words that stay, but for those far from any that change."""
    head, tail = (0 if first else CONTEXT), (0 if last else CONTEXT)
    if len(words) <= head + tail + 1:
        yield _segment(Mark.SAME, words)
        return
    if head:
        yield _segment(Mark.SAME, words[:head])
    yield Segment(Mark.GAP, "…")
    if tail:
        yield _segment(Mark.SAME, words[-tail:])


def _segment(mark: Mark, words: Sequence[str]) -> Segment:
    return Segment(
        mark, " ".join(word if len(word) <= MAX_LETTERS else f"{word[:MAX_LETTERS]}…" for word in words)
    )
