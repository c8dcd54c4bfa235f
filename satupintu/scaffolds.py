"""Starter files: for each kind of record a text whose comments teach every key.

Comments and examples are those of `docs/format.md`: what the models say of a key, and how the documented example
of the kind uses it. A key that must be filled in stands open; every other one waits behind `#`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from msgspec import Struct, field

from satupintu.frontmatter import split
from satupintu.models import ITEM_MODELS, App, Item, Part, Person, Post, Record, Service, Standard, Unit
from satupintu.names import plain_name, without_marks
from satupintu.personnel.record_text import scalar
from satupintu.places import MAIN_ONLY, MAX_SLUG, Kind
from satupintu.reference.kinds import RECORD_KINDS, RecordKind

Answer = str | tuple[str, ...]
"""What a person says of a key: a text, or the entries of a list."""

TODAY_KEYS = ("tanggal", "diperbarui")
"""Keys that get the day of the new file where they must be filled in."""
WIDTH = 100
FENCE = "---\n"
KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)
"""The beginning of a top-level key in an example."""

ABOUT = """\
# {title}: {sentence}
# Baris yang diawali # adalah keterangan dan tidak tampil di situs. Semua kunci: docs/format.md.
"""
OPTIONAL = "\n# Kunci berikut boleh dipakai: hapus # di awal baris kuncinya, lalu ganti isinya.\n"
DRAFT = "\n# draf tidak tampil di situs; ganti menjadi terbit bila sudah siap dibaca umum\nstatus: draf\n"
BODY = (
    "Tulis isinya di sini. Antara dua paragraf ada satu baris kosong; judul bagian diawali dua tanda pagar.\n"
)
FIRST_STEP = """\
langkah:
  - judul: Langkah pertama
    lakukan: Tulis apa yang dilakukan, dalam kalimat perintah.
"""


class Key(Struct, frozen=True):
    """One key of a kind: what `docs/format.md` says of it and what may be written."""

    name: str
    description: str
    required: bool
    is_list: bool
    choices: tuple[str, ...] = ()
    """The only words there are, where they are few."""
    nested: bool = False
    """Whether its value has keys of its own."""


class Scaffold(Struct, frozen=True, dict=True):
    """How a file of one kind is begun. `word` is what one types for the kind, `folder` where its files lie.

    `besides` are keys that the rules ask for though the model does not; `written` is what must be there and
    nobody can be asked for, as it stands in the file.
    """

    word: str
    model: type[Record]
    folder: str
    besides: tuple[str, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict)
    for_units: bool = True
    for_main_site: bool = True

    @cached_property
    def record(self) -> RecordKind:
        """The kind as the documentation presents it."""
        return next(kind for kind in RECORD_KINDS if kind.model is self.model)

    @property
    def has_owner(self) -> bool:
        """Whether its files lie in the folder of a unit or of the main site."""
        return self.for_units or self.for_main_site

    @property
    def is_markdown(self) -> bool:
        return self.record.example_path.endswith(".md")

    @cached_property
    def keys(self) -> Mapping[str, Key]:
        """Every key by its name, in the order of the documentation."""
        hints = get_type_hints(self.model, include_extras=True)
        return {
            info.alias or name: Key(
                info.alias or name,
                info.description or "",
                info.is_required(),
                *_shape(hints[name]),
                _has_parts(hints[name]),
            )
            for name, info in self.model.model_fields.items()
        }

    @property
    def asked(self) -> tuple[Key, ...]:
        """The keys somebody has to say something for."""
        known = (*TODAY_KEYS, *self.written)
        required = (key for key in self.keys.values() if key.required and key.name not in known)
        return (*required, *(self.keys[name] for name in self.besides))

    @property
    def naming(self) -> str:
        """The key after whose value the file is named; "" where a choice of the author's names it."""
        return next((name for name in ("judul", "nama") if name in self.keys), "")

    def path(self, unit: str | None, slug: str) -> str:
        """Where the file lies, from the root."""
        owner = (f"units/{unit}/" if unit else "content/") if self.has_owner else ""
        if self.model is Unit:
            return f"units/{slug}/unit.yml"
        return f"{owner}{self.folder}/{slug}{'.md' if self.is_markdown else '.yml'}"

    def text(self, answers: Mapping[str, Answer | None], today: date, body: str = BODY) -> str:
        """The whole file: what was answered, or is None and must still be filled in, stands open; every other key is
        a comment.
        """
        given = {
            name: today.isoformat() for name in TODAY_KEYS if name in self.keys and self.keys[name].required
        }
        values = {name: _entry(name, value) for name, value in {**given, **answers}.items()} | dict(
            self.written
        )
        open_keys = (key for key in self.keys.values() if key.name in values)
        head = ABOUT.format(title=self.record.title, sentence=self.record.sentence)
        head = "".join(_comment(line.removeprefix("# ")) for line in head.splitlines())
        parts = [head, *(f"\n{_comment(key.description)}{values[key.name]}" for key in open_keys)]
        if issubclass(self.model, Item):
            parts.append(DRAFT)
        parts += [OPTIONAL, *self._behind_signs({*values, "status"})]
        block = "".join(parts)
        return f"{FENCE}{block}{FENCE}{body}" if self.is_markdown else block

    def _behind_signs(self, shown: set[str]) -> Iterator[str]:
        """The other keys as comments, those of this kind alone first, with their documented examples."""
        examples = _examples(self.record)
        own = {
            info.alias for name, info in self.model.model_fields.items() if name in self.model.__annotations__
        }
        for key in sorted(self.keys.values(), key=lambda key: key.name not in own):
            if key.name not in shown:
                example = examples.get(key.name, f"{key.name}:\n")
                yield f"\n{_comment(key.description)}{textwrap.indent(example, '#')}"


def slug_of(name: str, *, person: bool = False) -> str:
    """A file name made from a title or a name; a person's is made without titles. "" where it holds no letter."""
    plain = plain_name(name) if person else name
    words = re.sub(r"[^a-z0-9]+", "-", without_marks(plain.casefold())).strip("-")
    return words[:MAX_SLUG].rstrip("-")


def _shape(hint: Any) -> tuple[bool, tuple[str, ...]]:
    """Whether the type is a list, and the only words it takes."""
    if get_origin(hint) is Annotated:
        return _shape(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return True, _shape(get_args(hint)[0])[1]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return False, tuple(choice.value for choice in hint)
    inner = [choice for choice in get_args(hint) if choice is not type(None)]
    return _shape(inner[0]) if inner else (False, ())


def _has_parts(hint: Any) -> bool:
    """Whether a mapping of its own stands in the type."""
    if isinstance(hint, type) and issubclass(hint, Part):
        return True
    return any(_has_parts(inner) for inner in get_args(hint))


def _entry(name: str, value: Answer | None) -> str:
    if value is None:
        return f"{name}:\n"
    if isinstance(value, str):
        return f"{name}: {scalar(value)}\n"
    return f"{name}:\n" + "".join(f"  - {scalar(entry)}\n" for entry in value)


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in textwrap.wrap(text, WIDTH, break_long_words=False))


def _examples(record: RecordKind) -> dict[str, str]:
    """The lines of each top-level key in the documented example."""
    text = record.example
    block = split(text, record.example_path)[0] if record.example_path.endswith(".md") else text
    starts = [*KEY.finditer(block)]
    ends = [*(start.start() for start in starts[1:]), len(block)]
    return {start[1]: block[start.start() : end] for start, end in zip(starts, ends, strict=True)}


def _of_item(kind: Kind) -> Scaffold:
    besides = {Kind.EVENT: ("tempat",), Kind.DOWNLOAD: ("klasifikasi",)}
    written = {Kind.MANUAL: {"langkah": FIRST_STEP}}
    return Scaffold(
        kind.value,
        ITEM_MODELS[kind],
        kind.value,
        besides.get(kind, ()),
        written.get(kind, {}),
        for_units=kind not in MAIN_ONLY,
    )


def _of_catalogue(word: str, model: type[Record]) -> Scaffold:
    return Scaffold(word, model, f"services_catalog/{word}", for_units=False, for_main_site=False)


SCAFFOLDS: Mapping[str, Scaffold] = {
    scaffold.word: scaffold
    for scaffold in (
        *map(_of_item, Kind),
        _of_catalogue("layanan", Service),
        _of_catalogue("aplikasi", App),
        _of_catalogue("standar", Standard),
        Scaffold("pegawai", Person, "pegawai"),
        Scaffold("jabatan", Post, "jabatan", ("jenjang",)),
        Scaffold("unit", Unit, "units", for_units=False, for_main_site=False),
    )
}
"""Every kind that can be begun, by the word one types for it."""
