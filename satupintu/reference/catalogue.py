"""The catalogues of the interface's texts, brought up to date with the code and the templates by Babel.

New texts come in untranslated, those that are gone go out, translations stay. Nothing is guessed from a
similar text: a translation is written by somebody, or missing, and then `faults` names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from satupintu.language import Language, catalogue_file

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("satupintu", "theme")
"""The folders texts stand in; Babel need not walk through the others."""
KEYWORDS = {"_": None, "words": None}
"""What a text is marked with: `_("…")` in templates, `words("…")` in Python (satupintu.language.Wording)."""
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
HEADER = """\
# The interface of the portal. Add a translation to each msgid; the msgids come from the code and the templates
# (python tools/write_reference.py).
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def catalogue_files() -> dict[str, str]:
    """The text of each catalogue by its path from the project's root."""
    found = sorted(set(_texts()))
    translated = (language for language in Language if language is not Language.INDONESIAN)
    return {
        catalogue_file(language).relative_to(ROOT).as_posix(): _catalogue(language, found)
        for language in translated
    }


def faults(catalogue: Catalog) -> Iterator[str]:
    """What is wrong with the translations of a catalogue."""
    for message in catalogue:
        if not message.id:
            continue
        if message.fuzzy:
            yield f"{message.id}: uncertain (fuzzy)"
        if not message.string:
            yield f"{message.id}: not translated"
        elif set(PLACEHOLDER.findall(str(message.id))) != set(PLACEHOLDER.findall(str(message.string))):
            yield f"{message.id}: other placeholders in the translation"
    yield from (f"{message.id}: no longer used" for message in catalogue.obsolete.values())


def kept_catalogue(language: Language) -> Catalog:
    """The catalogue as it is on disk; empty where there is none yet."""
    file = catalogue_file(language)
    content = file.read_bytes() if file.is_file() else b""
    return read_po(BytesIO(content), locale=language.value, charset="utf-8")


def _texts() -> Iterator[tuple[str, str]]:
    """Each text with the file it stands in."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    for name, _line, text, _comments, _context in extract_from_dir(
        ROOT, methods, options, KEYWORDS, directory_filter=_holds_texts
    ):
        yield str(text), Path(name).as_posix()


def _holds_texts(folder: str | Path) -> bool:
    return Path(folder).relative_to(ROOT).parts[0] in SOURCES


def _catalogue(language: Language, found: list[tuple[str, str]]) -> str:
    kept, fresh = kept_catalogue(language), Catalog(language.value)
    for text, path in found:
        before = kept.get(text)
        fresh.add(text, before.string if before else "", [(path, 0)], before.flags if before else ())
    target = BytesIO()
    write_po(target, fresh, width=100, omit_header=True, sort_output=True, include_lineno=False)
    return HEADER.format(language=language.value) + target.getvalue().decode()
