"""The index of the command line: Whoosh over the stream of documents.

It is kept in memory and, as one piece of bytes that its digest vouches for, in the cache: Whoosh pickles its
schema, so nothing but what this program wrote and finds unchanged is ever opened.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from satupintu.cache import program_digest
from satupintu.search.documents import Document
from satupintu.search.glossary import Glossary, as_compared
from satupintu.search.stems import WORD, stem, stems, words
from satupintu.store import Store

if TYPE_CHECKING:
    from whoosh.filedb.filestore import RamStorage

BOOSTS = {
    "title": 4.0,
    "keywords": 6.0,
    "tags": 2.0,
    "summary": 3.0,
    "alias": 1.5,
    "body": 0.8,
    "body_alias": 0.4,
}
"""How much a word counts by where it stands; `alias` are other words for what stands above the body."""
TITLE_SHARE = 0.4
"""What the score gains where all words of the title were asked for; less where only some were."""
OVER = 0.6
"""What the score of something that is over is multiplied with."""
KINDS = {
    "layanan": 1.3,
    "panduan": 1.3,
    "aplikasi": 1.2,
    "halaman": 1.1,
    "berita": 0.85,
    "pegawai": 0.8,
    "jabatan": 0.8,
}
"""The same by kind: of equal matches a service comes before news."""
CONSIDERED = 200
"""So many of the engine's hits are put in order."""
LONGEST_NUMBER = 8
"""A longer number is no word anybody searches for; a NIP, typed by mistake, finds nothing."""
STOP_WORDS = frozenset(
    """ada adalah agar akan apa apakah atau bagaimana bagi bila bisa boleh cara dalam dan dapat dari
    dengan di dimana itu ingin ini jika kapan ke kepada mana mau oleh pada saya sebagai siapa supaya
    untuk yang""".split()
)


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

    def __init__(self, storage: RamStorage) -> None:
        self._searcher = storage.open_index().searcher()

    def __len__(self) -> int:
        return int(self._searcher.doc_count())

    def search(self, query: str, limit: int = 10, wanted: Wanted | None = None) -> Answer:
        """The best documents with any word of the query; exact titles come first."""
        asked = query_words(query)
        mended = [self._mended(word) for word in asked]
        terms = {stem(word) for word in mended}
        meant = " ".join(mended) if mended != asked else ""
        exact = {as_compared(query), as_compared(meant)} - {""}
        narrow = wanted or Wanted()
        hits = [hit for hit in self._hits(terms) if narrow.takes(hit)]
        hits.sort(key=lambda hit: (as_compared(hit.title) not in exact, -hit.score, hit.address))
        return Answer(tuple(hits[:limit]), meant)

    def _hits(self, terms: set[str]) -> Iterator[Hit]:
        from whoosh.query import Or, Term

        asked = Or([Term(field, term, boost) for term in sorted(terms) for field, boost in BOOSTS.items()])
        for found in self._searcher.search(asked, limit=CONSIDERED) if terms else ():
            kept = found.fields()
            title = stems(kept["title"])
            share = sum(word in terms for word in title) / max(1, len(title))
            weight = KINDS.get(kept["kind"], 1.0) * (1.0 if kept["current"] else OVER)
            score = found.score * weight * (1 + TITLE_SHARE * share)
            yield Hit(
                kept["address"], kept["title"], kept["kind"], kept["unit"], kept["day"], round(score, 4)
            )

    def _mended(self, word: str) -> str:
        """The word itself where some document has it; else the nearest that one has."""
        reader = self._searcher.reader()
        if any((field, stem(word)) in reader for field in BOOSTS) or not word.isalpha():
            return word
        near = self._searcher.corrector("spelling").suggest(
            word, limit=1, maxdist=1 if len(word) < 5 else 2, prefix=1
        )
        return near[0] if near else word


def query_words(query: str) -> list[str]:
    """The words of a query that can find anything, in small letters."""
    found = (word for word in words(query.casefold()) if not (word.isdigit() and len(word) > LONGEST_NUMBER))
    asked = list(found)
    return [word for word in asked if word not in STOP_WORDS] or asked


def opened(documents: Sequence[Document], glossary: Glossary, store: Store) -> SearchIndex:
    """The index of these documents, from the store where it is there whole, else made and stored."""
    rows = [_row(document, glossary) for document in documents]
    key = _digest(rows)
    kept = store.get(key)
    storage = _unpacked(kept) if kept else _made(rows)
    if kept is None:
        store.put(key, _packed(storage))
    return SearchIndex(storage)


def _row(document: Document, glossary: Glossary) -> dict[str, Any]:
    """A document as Whoosh takes it."""
    body = document.body()
    alias = " ".join(document.other_words(glossary))
    keywords = " ".join(document.keywords)
    return {
        "address": document.address,
        "title": document.title,
        "kind": document.kind,
        "unit": document.unit,
        "day": document.day.isoformat() if document.day else "",
        "current": document.current,
        "summary": document.summary,
        "tags": " ".join(document.tags),
        "keywords": keywords,
        "alias": alias,
        "body": body,
        "body_alias": " ".join(glossary.aliases(body)),
        "spelling": " ".join([document.title, document.summary, *document.tags, keywords, alias]),
    }


def _digest(rows: Sequence[dict[str, Any]]) -> str:
    """The digest of the documents, of the program and of the engine."""
    from importlib.metadata import version

    versions = [version("whoosh-reloaded"), version("snowballstemmer")]
    program = program_digest("search/index", "search/stems", "search/documents", "search/glossary")
    text = json.dumps([versions, program, rows], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _made(rows: Sequence[dict[str, Any]]) -> RamStorage:
    """A new index; lean: no positions, no stored texts."""
    from whoosh.analysis import LowercaseFilter, RegexTokenizer, StemFilter
    from whoosh.fields import STORED, TEXT, Schema
    from whoosh.filedb.filestore import RamStorage

    plain = RegexTokenizer(WORD) | LowercaseFilter()
    field = partial(TEXT, analyzer=plain | StemFilter(stemfn=stem, lang=None), phrase=False)
    schema = Schema(
        address=STORED,
        kind=STORED,
        unit=STORED,
        day=STORED,
        current=STORED,
        title=field(stored=True),
        **{name: field() for name in BOOSTS if name != "title"},
        spelling=TEXT(analyzer=plain, phrase=False),
    )
    storage = RamStorage()
    with storage.create_index(schema).writer() as writer:
        for row in rows:
            writer.add_document(**row)
    return storage


def _packed(storage: RamStorage) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(storage.files):
            archive.writestr(name, bytes(storage.files[name]))
    return file.getvalue()


def _unpacked(content: bytes) -> RamStorage:
    from whoosh.filedb.filestore import RamStorage

    storage = RamStorage()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        storage.files = {name: archive.read(name) for name in archive.namelist()}
    return storage
