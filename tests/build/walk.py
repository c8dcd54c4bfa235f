"""Follows every link of a finished site as a browser does, knowing nothing of how the site was made."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser

LINKING = {
    "href": "a, link, area",
    "src": "img, script, source, iframe, embed",
    "srcset": "img, source",
    "action": "form",
    "data": "object",
}
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)""")
ABSOLUTE = re.compile(rb"""https://[^\s"'<>\\)]+""")


def dead_links(
    folder: Path, site: str = "https://site.test/", *, index: bool = True, own: str = ""
) -> list[str]:
    """Every link of every page and stylesheet that opens nothing, as `page -> link`.

    `site` is where the folder is served; `index` says whether the server answers `…/` with `…/index.html`
    (a disk does not); `own` is the address the site gives itself in feeds, data and site map.
    """
    return [f"{name} -> {link}" for name, link in _dead(folder, site, index, own)]


def _dead(folder: Path, site: str, index: bool, own: str) -> Iterator[tuple[str, str]]:
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    parts: dict[str, set[str]] = {}
    for name, path in sorted(files.items()):
        if name.endswith(".html"):
            document = LexborHTMLParser(path.read_bytes().decode())
            parts[name] = {node.attributes["id"] or "" for node in document.css("[id]")}
    for name, path in sorted(files.items()):
        served = site + (name.removesuffix("index.html") if index else name)
        for link in sorted(set(_links(name, path))):
            target, part = urldefrag(urljoin(served, link))
            if not target.startswith(("http:", "https:")):
                continue
            if own and target.startswith(own):
                target = site + target.removeprefix(own)
            found = _file(target, site, files, index)
            if found is None:
                if _same_host(target, site):
                    yield name, link
            elif part and found in parts and unquote(part) not in parts[found]:
                yield name, link


def _links(name: str, path: Path) -> Iterator[str]:
    content = path.read_bytes()
    if name.endswith(".html"):
        document = LexborHTMLParser(content.decode())
        for attribute, elements in LINKING.items():
            for node in document.css(elements):
                yield from _written(attribute, node.attributes.get(attribute))
        for node in document.css("meta[http-equiv=refresh]"):
            yield (node.attributes["content"] or "").partition("url=")[2]
    elif name.endswith(".css"):
        yield from CSS_ADDRESS.findall(content.decode())
    elif name.endswith((".xml", ".json", ".ics", ".txt")):
        unfolded = content.replace(b"\r\n ", b"")
        yield from (found.decode().rstrip(".,;") for found in ABSOLUTE.findall(unfolded))


def _written(attribute: str, value: str | None) -> list[str]:
    if value is None:
        return []
    if attribute == "srcset":
        return [entry.split()[0] for entry in value.split(",") if entry.strip()]
    return [value]


def _file(target: str, site: str, files: dict[str, Path], index: bool) -> str | None:
    """The file a server (or a disk) opens at an address of the site."""
    if not target.startswith(site):
        return None
    path = unquote(target.removeprefix(site).partition("?")[0])
    if index and (not path or path.endswith("/")):
        path += "index.html"
    return path if path in files else None


def _same_host(target: str, site: str) -> bool:
    return target.split("/")[2] == site.split("/")[2]
