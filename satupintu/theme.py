"""The theme's static files, named by their content so that browsers may keep them for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

STYLESHEET = "satupintu.css"


@dataclass(frozen=True, slots=True)
class Assets:
    """Theme files to publish: address by name, and content by address."""

    addresses: Mapping[str, str] = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)


def load_assets(theme: Path) -> Assets:
    """The stylesheets joined in name order, and every other static file, each under its digest.

    The stylesheet names a font as `url("<file name>")`; its published address is put there.
    """
    static = theme / "static"
    names = {path.name: path.read_bytes() for path in sorted(static.rglob("*")) if _published(path)}
    addresses = {name: _address(name, content) for name, content in names.items()}
    contents = {addresses[name]: content for name, content in names.items()}
    stylesheet = _joined(static / "css", addresses)
    addresses[STYLESHEET] = _address(STYLESHEET, stylesheet)
    contents[addresses[STYLESHEET]] = stylesheet
    return Assets(addresses, contents)


def _published(path: Path) -> bool:
    return path.is_file() and path.suffix in {".js", ".woff2", ".svg", ".png", ".ico", ".webmanifest"}


def _address(name: str, content: bytes) -> str:
    stem, _dot, ending = name.rpartition(".")
    return f"theme/{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{ending}"


def _joined(folder: Path, addresses: Mapping[str, str]) -> bytes:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css")))
    for name, address in addresses.items():
        text = text.replace(f'url("{name}")', f'url("{address.removeprefix("theme/")}")')
    return text.encode()
