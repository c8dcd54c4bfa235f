"""The word list of the browser: which words it may complete, and put in the place of a misspelt one.

The words of what stands above the texts, and what else the glossary calls their things: words that lead somewhere.
Nothing but the stream of documents goes in, so nothing hidden does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from satupintu.search.documents import Document
from satupintu.search.glossary import Glossary
from satupintu.search.stems import words

SHORTEST = 3
MOST = 10_000
"""So many words at most, the most frequent: about 35 kB as sent, on a site far larger than an office has."""


def frequencies(documents: Iterable[Document], glossary: Glossary) -> Counter[str]:
    """How many documents each word stands in, in small letters; numbers are no words, words with digits are."""
    found: Counter[str] = Counter()
    for document in documents:
        texts = (document.heading, *document.other_words(glossary))
        said = {word for text in texts for word in words(text.casefold())}
        found.update(word for word in said if len(word) >= SHORTEST and not word.isdigit())
    return found


def word_list(found: Mapping[str, int]) -> str:
    """Lines of words: line n, from 0, has those that stand in 2ⁿ to 2ⁿ⁺¹ - 1 documents, in the order of letters.

    So a line tells how frequent its words are, and words that begin alike stand together, which packs well.
    """
    kept = sorted(found, key=lambda word: (-found[word], word))[:MOST]
    lines: list[list[str]] = [[] for _ in range(max((found[word].bit_length() for word in kept), default=0))]
    for word in sorted(kept):
        lines[found[word].bit_length() - 1].append(word)
    return "\n".join(" ".join(line) for line in lines)
