"""The index of the command line: Whoosh over the stream of documents.

It is kept in memory and, as one piece of bytes that its digest vouches for, in the cache: Whoosh pickles its
schema, so nothing but what this program wrote and finds unchanged is ever opened.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from satupintu.cache import program_digest
from satupintu.search.documents import Document
from satupintu.search.glossary import Glossary, as_compared
from satupintu.search.stems import cut, stem, words
from satupintu.search.terms import STOP_WORDS, Part, parts, weighted, wishes
from satupintu.store import Store
from satupintu.temporary import temporary_folder

MODULES = tuple(f"search/{name}" for name in ("documents", "field", "glossary", "index", "stems", "terms"))
"""The parts of the program that an index follows from."""
Files: TypeAlias = Mapping[str, bytes]

SATURATION = 2.0
"""How soon a term that is repeated counts no more (k1 of BM25)."""
OVER = 0.6
"""What the score of something that is over is multiplied with."""
KINDS = {
    "layanan": 1.2,
    "aplikasi": 1.2,
    "panduan": 1.1,
    "berita": 0.9,
    "pegawai": 0.9,
    "jabatan": 0.9,
    "glosarium": 0.9,
}
"""The same by kind: of equal matches a service comes before news."""
SHOWN = ("address", "title", "kind", "unit", "day")
MEGABYTES = 512
"""What the writer may keep in memory: that of 10,000 pages; with less it takes three times as long."""
GLOSSARY = "glosarium.json"
CONSIDERED = 200
"""So many of the engine's hits are put in order."""
PRIVATE = re.compile(r"(?:\d[\s.-]*){15}")
"""So many digits are the number of a person, however they are parted; who types one by mistake finds nothing."""
LEAST_BEGINNING, LEAST_MISSPELT, SHORT = 4, 3, 5
"""So many letters a word has at least that may be the beginning of another, or another misspelt; up to SHORT only
one of its letters may be wrong, beyond that two."""

NEAR = 5
"""So many words are looked at for one that tells something."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found, by how well it answers (only to be compared within one answer).

    `day` is as in ISO 8601, "" for what has none.
    """

    address: str
    title: str
    kind: str
    unit: str
    day: str
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, best first; `meant` is the query with misspelt words put right, "" where none were."""

    hits: tuple[Hit, ...]
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the hits are narrowed to; None narrows nothing."""

    unit: str | None = None
    kind: str | None = None
    year: int | None = None

    def takes(self, hit: Hit) -> bool:
        return (
            self.unit in (None, hit.unit)
            and self.kind in (None, hit.kind)
            and (self.year is None or hit.day.startswith(f"{self.year:04}-"))
        )


class SearchIndex:
    """Answers queries; made by `opened`."""

    def __init__(self, key: str, files: Files, glossary: Glossary) -> None:
        """`key` is the digest of what it was made from, `glossary` the one by which it names things."""
        from whoosh.filedb.filestore import RamStorage
        from whoosh.scoring import BM25F

        storage = RamStorage()
        storage.files = dict(files)
        self.key = key
        self._glossary = glossary
        self._searcher = storage.open_index().searcher(weighting=BM25F(B=0.0, K1=SATURATION))

    def __len__(self) -> int:
        return int(self._searcher.doc_count())

    def search(self, query: str, limit: int = 10, wanted: Wanted | None = None) -> Answer:
        """The best documents with any word of the query; those that are called, or were called, just so come first."""
        asked = query_words(query)
        mended = [self._mended(word) for word in asked]
        meant = " ".join(mended) if mended != asked else ""
        called = {as_compared(query), as_compared(meant)} - {""}
        narrow = wanted or Wanted()
        found = [(names, hit) for names, hit in self._hits(mended) if narrow.takes(hit)]
        found.sort(
            key=lambda pair: (called.isdisjoint(pair[0]), -pair[1].score, pair[1].address),
        )
        return Answer(tuple(hit for _names, hit in found[:limit]), meant)

    def nearest(self, text: str, terms: int, limit: int) -> list[str]:
        """The addresses of what has most of the terms that tell a text from others, as many `terms` as are asked."""
        from whoosh.query import Or, Term

        counted = Counter(stem for stem in cut(text).stems if ("terms", stem) in self._searcher.reader())
        telling = sorted(counted, key=lambda stem: (-counted[stem] * self._searcher.idf("terms", stem), stem))
        asked = Or([Term("terms", stem) for stem in telling[:terms]])
        return [found["address"] for found in self._searcher.search(asked, limit=limit)] if telling else []

    def _hits(self, words: Sequence[str]) -> Iterator[tuple[Sequence[str], Hit]]:
        """What has any of the words, with the names it has and had, as they are compared."""
        from whoosh.query import DisjunctionMax, Or, Term

        asked = [
            DisjunctionMax([Term("terms", term, much) for term, much in wish.terms])
            for wish in wishes(words, self._glossary)
        ]
        for found in self._searcher.search(Or(asked), limit=CONSIDERED) if asked else ():
            kept = found.fields()
            weight = KINDS.get(kept["kind"], 1.0) * (1.0 if kept["current"] else OVER)
            address, title, kind, unit, day = (kept[name] for name in SHOWN)
            yield kept["names"], Hit(address, title, kind, unit, day, round(found.score * weight, 4))

    def _mended(self, word: str) -> str:
        """The word itself where something has it; else one that begins with it, else the nearest."""
        reader = self._searcher.reader()
        if not word.isalpha() or ("terms", stem(word)) in reader or ("spelling", word) in reader:
            return word
        if len(word) >= LEAST_BEGINNING:
            longer = [(-frequency, text) for text, frequency in self._beginning(word)]
            if longer:
                return min(longer)[1]
        if len(word) < LEAST_MISSPELT:
            return word
        near = self._searcher.corrector("spelling").suggest(
            word, limit=NEAR, maxdist=1 if len(word) <= SHORT else 2, prefix=1
        )
        return next((text for text in near if text not in STOP_WORDS), word)

    def _beginning(self, word: str) -> Iterator[tuple[str, float]]:
        """The words that begin with one, and how often each stands in titles, summaries and other words."""
        reader = self._searcher.reader()
        for text in reader.expand_prefix("spelling", word):
            yield text.decode(), reader.frequency("spelling", text)


def query_words(query: str) -> list[str]:
    """The words of a query that can find anything, in small letters."""
    asked = [] if PRIVATE.search(query) else words(query.casefold())
    return [word for word in asked if word not in STOP_WORDS] or asked


def opened(documents: Sequence[Document], glossary: Glossary, store: Store) -> SearchIndex:
    """The index of these documents, from the store where it is there whole, else made and stored."""
    bodies = [document.body() for document in documents]
    key = _digest(documents, bodies, glossary)
    kept = reopened(key, store)
    if kept is None:
        counted = [parts(document, body, glossary) for document, body in zip(documents, bodies, strict=True)]
        del bodies
        files = _made(documents, counted, glossary)
        store.put(key, _packed(files, glossary))
        kept = SearchIndex(key, files, glossary)
    return kept


def reopened(key: str, store: Store) -> SearchIndex | None:
    """The index that `opened` has stored under a key; None where it is not there whole."""
    content = store.get(key)
    if content is None:
        return None
    files, glossary = _unpacked(content)
    return SearchIndex(key, files, glossary)


def _digest(documents: Sequence[Document], bodies: Sequence[str], glossary: Glossary) -> str:
    """The digest of all that an index follows from: documents, glossary, program and engine."""
    from importlib.metadata import version

    versions = [version("whoosh-reloaded"), version("pystemmer")]
    total = hashlib.sha256(json.dumps([versions, program_digest(*MODULES), glossary.groups]).encode())
    for document, body in zip(documents, bodies, strict=True):
        total.update(json.dumps([*document.facts, body], ensure_ascii=False).encode())
    return total.hexdigest()


def _made(documents: Sequence[Document], counted: Sequence[Mapping[str, Part]], glossary: Glossary) -> Files:
    """The files of a new index; lean: no positions, no stored texts.

    It is written in a folder of its own: in memory, Whoosh would share one for temporary files with every other run.
    """
    from whoosh.fields import STORED, Schema
    from whoosh.filedb.filestore import FileStorage

    from satupintu.search.field import WeightedTerms

    kept = dict.fromkeys((*SHOWN, "current", "names"), STORED)
    schema = Schema(**kept, terms=WeightedTerms(), spelling=WeightedTerms())
    with temporary_folder() as folder:
        with FileStorage(str(folder)).create_index(schema).writer(limitmb=MEGABYTES) as writer:
            for document, found in zip(documents, weighted(counted), strict=True):
                writer.add_document(
                    address=document.address,
                    title=document.title,
                    kind=document.kind,
                    unit=document.unit,
                    day=document.day.isoformat() if document.day else "",
                    current=document.current,
                    names=[as_compared(name) for name in (document.title, *document.former_names)],
                    terms=found,
                    spelling=_spelt(document, glossary),
                )
        return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def _spelt(document: Document, glossary: Glossary) -> Counter[str]:
    """The words that misspelt ones are held against: those above the text, and what else its things are called."""
    texts = (document.heading, *document.other_words(glossary))
    return Counter(word for text in texts for word in words(text.casefold()))


def _packed(files: Files, glossary: Glossary) -> bytes:
    """The files of an index, and the glossary whose groups its terms count, in one piece."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(GLOSSARY, json.dumps(glossary.groups, ensure_ascii=False))
        for name in sorted(files):
            archive.writestr(name, files[name])
    return target.getvalue()


def _unpacked(content: bytes) -> tuple[Files, Glossary]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    groups = json.loads(files.pop(GLOSSARY))
    return files, Glossary(tuple(map(tuple, groups)))
