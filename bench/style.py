"""How right the remarks on writing are: slips planted in the real texts, and what is said of them.

    python bench/style.py [--seed 20261125]

Every Indonesian text of the repository is read as it is (nothing may be said), then with slips planted at places that
are drawn: dates in numbers, in English or of the old spelling, amounts with `Rp.` and `,-`, links of the words "klik
di sini", headings in capitals, tables without their header. Prints one JSON object: texts,
words, remarks on the texts as they are, and by rule the slips planted, found, and remarked upon without one.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from satupintu import frontmatter, house_style  # noqa: E402
from satupintu.dates import month_name  # noqa: E402
from satupintu.markdown_faults import Source  # noqa: E402

SEED = 20261125
MONTHS = {month_name(number): number for number in range(1, 13)}
DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
AMOUNT = re.compile(r"\bRp(\d[\d.]*\d)\b")
LINK = re.compile(r"(?<!!)\[([^\[\]\n]+)\](?=\()")
HEADING = re.compile(r"^(#{2,3} )((?=.*[A-Za-z]{5}.*[A-Za-z]{5})[A-Za-z ]{12,})$", re.MULTILINE)
HEADER = re.compile(r"^(\|[^\n]*\|)(?=\n\| ?-)", re.MULTILINE)
ENGLISH = {number: name for name, number in house_style.ENGLISH_MONTHS.items()}

Slip = Callable[[random.Random, "re.Match[str]"], str]


def wrong_date(draw: random.Random, match: re.Match[str]) -> str:
    day, month, year = match[1], MONTHS[match[2]], match[3]
    forms = [f"{int(day):02}/{month:02}/{year}", f"{day}-{month}-{year}"]
    if month in ENGLISH:
        forms += [f"{day} {ENGLISH[month]} {year}", f"{ENGLISH[month]} {day}, {year}"]
    return draw.choice(forms)


def wrong_amount(draw: random.Random, match: re.Match[str]) -> str:
    digits = match[1]
    return draw.choice([f"Rp. {digits}", f"Rp. {digits},-", f"Rp {digits},-", f"IDR {digits}"])


def wrong_heading(_draw: random.Random, match: re.Match[str]) -> str:
    return match[1] + match[2].upper()


def wrong_link(draw: random.Random, _match: re.Match[str]) -> str:
    return f"[{draw.choice(['klik di sini', 'di sini', 'Selengkapnya', 'link ini'])}]"


def wrong_header(_draw: random.Random, match: re.Match[str]) -> str:
    return re.sub(r"[^|]", " ", match[1])


SLIPS: dict[str, tuple[re.Pattern[str], Slip]] = {
    house_style.DATE: (DATE, wrong_date),
    house_style.MONEY: (AMOUNT, wrong_amount),
    house_style.LINK: (LINK, wrong_link),
    house_style.CAPITALS: (HEADING, wrong_heading),
    house_style.HEADER: (HEADER, wrong_header),
}


def texts() -> list[str]:
    """The bodies of all Indonesian items, and the Indonesian documentation."""
    files = sorted(path for folder in ("content", "units") for path in (PROJECT / folder).rglob("*.md"))
    bodies = [
        frontmatter.read_document(path, path.name).body for path in files if not path.name.endswith(".en.md")
    ]
    documents = ("pic", "humas", "dialek", "aturan", "format", "kepegawaian", "sematan")
    return bodies + [(PROJECT / f"docs/{name}.md").read_text(encoding="utf-8") for name in documents]


def said(text: str) -> Counter[str]:
    return Counter(rule for rule, _line, _message in house_style.remarks(Source(text)))


def planted(text: str, pattern: re.Pattern[str], slip: Slip, draw: random.Random) -> tuple[str, int]:
    """A text with slips at up to five places, outside code, and how many there are."""
    prose = Source(text).prose
    places = [match for match in pattern.finditer(text) if prose[match.start() : match.end()] == match[0]]
    chosen = sorted(draw.sample(places, min(5, len(places))), key=lambda match: match.start(), reverse=True)
    for match in chosen:
        text = text[: match.start()] + slip(draw, match) + text[match.end() :]
    return text, len(chosen)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=SEED)
    draw = random.Random(parser.parse_args().seed)  # noqa: S311 (the same draw each time)
    bodies = texts()
    began = time.process_time()
    as_they_are = sum((said(body) for body in bodies), Counter[str]())
    seconds = time.process_time() - began
    rules = {}
    for rule, (pattern, slip) in SLIPS.items():
        wrong = [planted(body, pattern, slip, draw) for body in bodies]
        found = sum((said(text) for text, _count in wrong), Counter[str]())
        rules[rule] = {
            "planted": sum(count for _text, count in wrong),
            "found": found[rule],
            "others": found.total() - found[rule],
        }
    row = {
        "texts": len(bodies),
        "words": sum(len(body.split()) for body in bodies),
        "remarks": as_they_are.total(),
        "microseconds_a_text": round(seconds / len(bodies) * 1e6),
        "rules": rules,
    }
    print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
