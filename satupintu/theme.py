"""The theme's static files, named by their content so that browsers may keep them for ever."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field

from satupintu.left_behind import is_left_behind

STYLESHEET = "satupintu.css"
EMBED_STYLESHEET = "sematan.css"
"""That of the pieces for other applications, which lies beside them."""
SCRIPTS = "js"
FONT = "plus-jakarta-sans.woff2"
LAYOUTS = "print"
"""The theme's folder of layouts of documents for print (`satupintu.typeset`)."""
FIXED_NAMES = frozenset({"favicon.ico"})
"""Files that browsers ask for by name at the root of a site."""
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LOOSE = re.compile(r'("[^"]*")|;?\s*(})\s*|\s*([{;,])\s*|(?<=:)\s+')
"""What means nothing in CSS: white space beside these signs, the last semicolon. Texts stay as they are."""
COLOUR = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b")


class Assets(Struct, frozen=True, dict=True):
    """Theme files to publish: address by name, and content by address; and where the layouts for print are."""

    addresses: Mapping[str, str] = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)
    layouts: Path = Path("theme/print")

    def content(self, name: str) -> bytes:
        """A file by its plain name; empty where the theme has none."""
        return self.contents.get(self.addresses.get(name, ""), b"")

    @cached_property
    def colours(self) -> Mapping[str, str]:
        """The colour tokens of the stylesheet as `#rrggbb`, in the light scheme: it is written first."""
        found: dict[str, str] = {}
        for name, colour in COLOUR.findall(self.content(STYLESHEET).decode()):
            found.setdefault(name, colour)
        return found


def load_assets(theme: Path) -> Assets:
    """The stylesheets joined in name order, and every other static file, each under its digest.

    So are the scripts in a folder of `js/`, to one of its name: their texts must not go over lines.

    Stylesheets go without their comments and indentation. They name a font as
    `url("<file name>")`; its published address is put there.
    """
    static = theme / "static"
    names = {path.name: path.read_bytes() for path in _found(static, "**/*") if _published(path)}
    names |= {
        f"{folder.name}.js": _script(folder)
        for folder in sorted((static / SCRIPTS).glob("*/"))
        if folder.is_dir()
    }
    addresses = {name: _address(name, content) for name, content in names.items()}
    contents = {addresses[name]: content for name, content in names.items()}
    stylesheet = _joined(static / "css", addresses)
    addresses[STYLESHEET] = _address(STYLESHEET, stylesheet)
    contents[addresses[STYLESHEET]] = stylesheet
    for path in _found(static / "embed", "*.css"):
        strip = _compact(path.read_text(encoding="utf-8")).encode()
        addresses[path.name] = digest_address(path.name, strip, "embed")
        contents[addresses[path.name]] = strip
    return Assets(addresses, contents, theme / LAYOUTS)


def digest_address(name: str, content: bytes, folder: str = "theme") -> str:
    """`<folder>/<stem>.<digest>.<ending>`."""
    stem, _dot, ending = name.rpartition(".")
    return f"{folder}/{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{ending}"


def _found(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if not is_left_behind(path.name))


def _published(path: Path) -> bool:
    part_of_script = path.parent.parent.name == SCRIPTS
    return (
        path.is_file()
        and not part_of_script
        and path.suffix in {".js", ".woff2", ".svg", ".png", ".ico", ".webmanifest"}
    )


def _address(name: str, content: bytes) -> str:
    return name if name in FIXED_NAMES else digest_address(name, content)


def _script(folder: Path) -> bytes:
    """The parts of a module in name order, without comments on lines of their own and without indentation."""
    lines = "".join(path.read_text(encoding="utf-8") for path in _found(folder, "*.js")).splitlines()
    kept = (line.strip() for line in lines)
    return "".join(f"{line}\n" for line in kept if line and not line.startswith("//")).encode()


def _joined(folder: Path, addresses: Mapping[str, str]) -> bytes:
    text = "".join(path.read_text(encoding="utf-8") for path in _found(folder, "*.css"))
    for name, address in addresses.items():
        text = text.replace(f'url("{name}")', f'url("{address.removeprefix("theme/")}")')
    return _compact(text).encode()


def _compact(text: str) -> str:
    return LOOSE.sub(r"\1\2\3", COMMENT.sub("", text)).strip()
