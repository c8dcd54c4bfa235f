"""Synthetic pages of figures without one personal number: what a scan finds in them is a false alarm.

    python bench/figures.py [--pages 4000] [--seed 20261124]

Each page is of one of `KINDS`, as Markdown sources, as the HTML of a finished page, or as the text of a PDF
holds it. Rates of long numbers are those of an office's pages, taken high: on every tenth page a table of
sixteen-digit codes would be met, and so on. Prints the false alarms by kind and in a thousand pages.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

PROJECT = str(Path(__file__).resolve().parents[1])
if PROJECT not in sys.path:
    sys.path.insert(0, PROJECT)

from satupintu.privacy.inside import Canaries, text_traces  # noqa: E402

SEED = 20261124
PAGES = 4000
ROWS = 30
LIMIT = 1.0
"""False alarms in a thousand pages (issue: at most one)."""

Rows = Iterator[list[str]]


def statistics(draw: random.Random) -> Rows:
    """People in training by region and year, with and without points."""
    for _row in range(ROWS):
        plain = draw.random() < 0.5
        figures = [draw.randrange(10 ** draw.randrange(2, 6)) for _column in range(8)]
        yield ["Kabupaten", *(str(each) if plain else f"{each:,}".replace(",", ".") for each in figures)]


def years(draw: random.Random) -> Rows:
    for _row in range(ROWS):
        first = draw.randrange(1985, 2015)
        yield ["Tahun", *map(str, range(first, first + draw.randrange(4, 9)))]


def four_digits(draw: random.Random) -> Rows:
    """Rows of figures of four digits: what a NIK written in groups looks like most."""
    for _row in range(ROWS):
        yield ["Nilai", *(str(draw.randrange(1000, 10_000)) for _column in range(draw.randrange(5, 9)))]


def budget(draw: random.Random) -> Rows:
    for _row in range(ROWS):
        amount = draw.randrange(10 ** draw.randrange(6, 14))
        account = f"024.01.WA.{draw.randrange(1000, 9999)}.EBA.{draw.randrange(100, 999)}.{draw.randrange(100, 999)}"
        shown = f"{amount:,}".replace(",", ".")
        yield [
            f"{account}.5211{draw.randrange(10, 99)}",
            draw.choice((f"Rp{shown}", f"Rp {shown},00", shown)),
        ]


def region_budget(draw: random.Random) -> Rows:
    for _row in range(ROWS):
        code = f"5.{draw.randrange(1, 4)}.{draw.randrange(1, 7):02}.{draw.randrange(1, 9):02}.{draw.randrange(1, 30):02}"
        yield [f"kode rekening {code}.{draw.randrange(1, 9999):04}", "belanja"]


def isbn(draw: random.Random) -> Rows:
    for _row in range(ROWS):
        twelve = [9, 7, 8, *(draw.randrange(10) for _digit in range(9))]
        check = -sum(digit * (1, 3)[place % 2] for place, digit in enumerate(twelve)) % 10
        number = "".join(map(str, (*twelve, check)))
        yield [
            draw.choice(
                (
                    f"ISBN {number}",
                    f"ISBN 978-{number[3:6]}-{number[6:10]}-{number[10:12]}-{number[12]}",
                    number,
                )
            )
        ]


def doi(draw: random.Random) -> Rows:
    for _row in range(ROWS):
        yield [
            f"https://doi.org/10.{draw.randrange(1000, 99999)}/jia.v{draw.randrange(30)}i{draw.randrange(4)}.{draw.randrange(10**6)}"
        ]


def digests(draw: random.Random) -> Rows:
    for _row in range(ROWS):
        digest = hashlib.sha256(draw.randbytes(8)).hexdigest()
        yield [
            draw.choice(
                (
                    digest,
                    digest[:40],
                    digest[:32],
                    f"{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}",
                )
            )
        ]


def decrees(draw: random.Random) -> Rows:
    for _row in range(ROWS):
        year = draw.randrange(1990, 2027)
        yield [
            draw.choice(
                (
                    f"Nomor {draw.randrange(1, 999)}/K.1/HKM.02.{draw.randrange(1, 4)}/{year}",
                    f"SK-{draw.randrange(1, 9999):04}/{draw.randrange(1, 13):02}/{year}",
                    f"{draw.randrange(100, 999)}.{draw.randrange(1, 99)}/KEP/{year}",
                    f"AHU-{draw.randrange(10**7):07}.AH.01.{draw.randrange(1, 13):02}.TAHUN {year}",
                )
            )
        ]


def postcodes(draw: random.Random) -> Rows:
    for _row in range(ROWS):
        yield [str(draw.randrange(10_000, 99_999)) for _column in range(6)]


def coordinates(draw: random.Random) -> Rows:
    for _row in range(ROWS):
        places = draw.choice((4, 6, 7, 14, 15, 16))
        yield [f"{draw.uniform(-11, 6):.{places}f}, {draw.uniform(95, 141):.{places}f}"]


def floats(draw: random.Random) -> Rows:
    for _row in range(ROWS):
        yield [repr(draw.random()), repr(draw.random() * 1000), f"{draw.random():.16f}".replace(".", ",")]


def telephones(draw: random.Random) -> Rows:
    """Offices' lines, which are nobody's own."""
    for _row in range(ROWS):
        area, number = (
            draw.choice(("021", "022", "0251", "0274", "0911")),
            str(draw.randrange(2_000_000, 9_000_000)),
        )
        yield [
            draw.choice(
                (
                    f"({area}) {number}",
                    f"{area}-{number}",
                    f"+62 {area[1:]} {number}",
                    f"{area} {number[:3]} {number[3:]}",
                )
            ),
            f"pesawat {draw.randrange(100, 999)}",
        ]


def times(draw: random.Random) -> Rows:
    for _row in range(ROWS):
        moment = datetime(1990, 1, 1) + timedelta(seconds=draw.randrange(36 * 365 * 86_400))
        written = draw.choice(
            (
                "%Y-%m-%d %H:%M:%S",
                "%Y%m%d%H%M%S",
                "%d-%m-%Y %H.%M",
                "%d/%m/%Y %H.%M",
                "%Y-%m-%dT%H:%M:%S+07:00",
                "%Y%m%d %H%M%S",
                "%d.%m.%Y",
            )
        )
        other = moment + timedelta(days=draw.randrange(9000))
        yield [
            moment.strftime(written),
            other.strftime(written),
            f"{moment:%Y%m%d%H%M%S}{draw.randrange(1000):03}",
        ]


def goods(draw: random.Random) -> Rows:
    """Codes of state property (kode barang and NUP) and of budget units."""
    for _row in range(ROWS):
        group = f"{draw.randrange(1, 9)}.{draw.randrange(1, 20):02}.{draw.randrange(1, 20):02}.{draw.randrange(1, 20):02}.{draw.randrange(1, 999):03}"
        yield [
            draw.choice((group, group.replace(".", ""))),
            str(draw.randrange(1, 999)),
            f"{draw.randrange(10**9):09}.{draw.randrange(10**6)}.{draw.randrange(1000):03}",
        ]


def barcodes(draw: random.Random) -> Rows:
    """EAN-13 of things bought here (GS1 prefixes 899, and of the countries that sell most)."""
    for _row in range(ROWS):
        prefix = draw.choice(
            ("899", "899", "899", "471", "690", "693", "880", "885", "888", "893", "955", "300", "400", "490")
        )
        yield [f"{prefix}{draw.randrange(10**10):010}", str(draw.randrange(10**6))]


def long_codes(draw: random.Random) -> Rows:
    """One random number of 16 to 18 digits among others: a page has one where it has any."""
    length = draw.choice((16, 16, 17, 18))
    yield ["Nomor transaksi", "".join(str(draw.randrange(10)) for _digit in range(length))]
    yield from prose(draw)


def prose(draw: random.Random) -> Rows:
    for _row in range(ROWS):
        yield [
            f"Pada {draw.randrange(1, 29)} Maret {draw.randrange(2000, 2027)} sebanyak {draw.randrange(10, 9999)} peserta dari {draw.randrange(2, 99)} instansi mengikuti {draw.randrange(2, 40)} kelas."
        ]


KINDS: dict[Callable[[random.Random], Rows], int] = {
    prose: 30,
    statistics: 12,
    years: 4,
    four_digits: 4,
    budget: 8,
    region_budget: 3,
    isbn: 4,
    doi: 3,
    digests: 4,
    decrees: 8,
    postcodes: 2,
    coordinates: 3,
    floats: 3,
    telephones: 4,
    times: 4,
    goods: 4,
    barcodes: 2,
    long_codes: 3,
}
"""Of about a hundred pages."""


def as_markdown(rows: Rows) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def as_page(rows: Rows) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<main><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></main>"


def as_print(rows: Rows) -> str:
    """As the text of a PDF gives a table: cells with a space between them."""
    return "\n".join(" ".join(row) for row in rows)


FORMS: dict[str, Callable[[Rows], str]] = {"md": as_markdown, "html": as_page, "txt": as_print}


def pages(count: int, seed: int = SEED) -> Iterator[tuple[str, str, str]]:
    """Kind, form (ending) and text of each page."""
    draw = random.Random(seed)  # noqa: S311 (figures, not secrets)
    kinds, shares = list(KINDS), list(KINDS.values())
    for _page in range(count):
        kind, form = draw.choices(kinds, shares)[0], draw.choice(list(FORMS))
        yield kind.__name__, form, FORMS[form](kind(draw))


def false_alarms(count: int, seed: int = SEED) -> Counter[tuple[str, str]]:
    """How often something was found, by kind of page and of number."""
    found: Counter[tuple[str, str]] = Counter()
    for kind, form, text in pages(count, seed):
        found.update((kind, trace.kind.value) for trace in text_traces(text.encode(), form, Canaries())[:1])
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    found = false_alarms(chosen.pages, chosen.seed)
    for (page, number), times_found in sorted(found.items()):
        print(f"{page:14} {number:10} {times_found}")
    rate = found.total() * 1000 / chosen.pages
    print(f"{found.total()} false alarms on {chosen.pages} pages: {rate:.2f} in a thousand")
    return 0 if rate <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
