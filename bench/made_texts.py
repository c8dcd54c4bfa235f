"""The texts of a synthetic office, with links from item to item."""

from __future__ import annotations

import random
from collections.abc import Sequence

from bench.made_office import Plan
from bench.vocabulary import PageWords

HEADINGS = (
    "Latar belakang|Pelaksanaan kegiatan|Ketentuan peserta|Yang perlu disiapkan|Jadwal dan tempat|Hasil dan tindak lanjut"
    "|Cara mendaftar|Biaya dan kuota|Catatan penting|Informasi lebih lanjut|Dokumen yang diminta|Susunan acara"
).split("|")


class Writer:
    """Writes texts in which links are marked `@number@` until it is known for whom they are."""

    def __init__(self, chance: random.Random, items: Sequence[Plan]) -> None:
        self._chance = chance
        self._items = items
        self._words = PageWords(chance)

    def summary(self) -> str:
        """The beginning of another item."""
        self._words = PageWords(self._chance)
        return self._sentence(14, 22)

    def text(self, *, brief: bool = False) -> str:
        """300 to 600 words: headings, a table, two lists, emphasis, links to other items. Or a brief one of about 110,
        so that an item has 130 words with title and summary, as those of the own content have on the average.
        """
        chance, headings = self._chance, self._chance.sample(HEADINGS, 4)
        if brief:
            parts = [self._paragraph(link=True), f"## {headings[0]}", self._paragraph(), self._list("-")]
            return "\n\n".join(parts) + "\n"
        parts = [self._paragraph(), self._paragraph()]
        parts += [f"## {headings[0]}", self._paragraph(link=True), self._list("-")]
        parts += [f"## {headings[1]}", self._sentence(10, 16), self._table()]
        parts += [f"### {headings[2]}", self._paragraph(link=True)]
        parts += [f"## {headings[3]}", self._list("1."), self._paragraph(link=chance.random() < 0.6)]
        parts += [self._paragraph() for _ in range(chance.randrange(4))]
        return "\n\n".join(parts) + "\n"

    def _sentence(self, least: int, most: int) -> str:
        words = self._words.next(self._chance.randint(least, most))
        if len(words) > 9:
            words[5] += ","
        return " ".join(words).capitalize() + "."

    def _paragraph(self, *, link: bool = False) -> str:
        sentences = [self._sentence(9, 17) for _ in range(self._chance.randint(2, 4))]
        sentences[0] = sentences[0].replace(" dan ", " **dan** ", 1)
        if link:
            number = self._chance.randrange(len(self._items))
            sentences.append(f"Lihat juga [{self._items[number].title}](@{number}@).")
        if self._chance.random() < 0.2:
            sentences.append("Rinciannya ada di [situs LAN](https://lan.go.id).")
        return " ".join(sentences)

    def _list(self, mark: str) -> str:
        return "\n".join(f"{mark} {self._sentence(5, 9)}" for _ in range(self._chance.randint(3, 6)))

    def _table(self) -> str:
        chance = self._chance
        rows = ["| Uraian | Waktu | Jumlah |", "| --- | --- | ---: |"]
        for _ in range(chance.randint(4, 8)):
            words = " ".join(self._words.next(3)).capitalize()
            rows.append(f"| {words} | pukul {chance.randint(7, 15):02}.30 WIB | {chance.randint(1, 400)} |")
        return "\n".join(rows)


def linked(text: str, item: Plan, items: Sequence[Plan], *, stock: bool) -> str:
    """The text with its links as the portal's authors, or Pelican's, write them."""
    pieces = text.split("@")
    for index in range(1, len(pieces), 2):
        target = items[int(pieces[index])]
        if stock:
            pieces[index] = f"{{filename}}/{target.stock_file}"
        else:
            near = (target.owner, target.kind) == (item.owner, item.kind) and item.kind != "unduhan"
            pieces[index] = f"{target.slug}.md" if near else target.address
    return "".join(pieces)
