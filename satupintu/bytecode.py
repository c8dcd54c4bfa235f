"""Compiled templates, kept as Python keeps compiled modules: in `__pycache__` beside their sources."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

DIGEST = hashlib.sha256
SIZE = DIGEST().digest_size


class TemplateBytecode(BytecodeCache):
    """Bytecode of templates in one folder, each file after its own digest.

    Jinja looks whether the bytecode belongs to the template's text and to this Python; the digest keeps a
    damaged file from Python's unmarshaller, which does not survive every one. What cannot be read or written
    is compiled anew.
    """

    def __init__(self, templates: Path, variant: str = "") -> None:
        """`variant` tells apart what the same templates become: their language and its texts."""
        self._folder = templates / "__pycache__"
        self._variant = variant

    def for_variant(self, variant: str) -> TemplateBytecode:
        """The bytecode of the same templates in another variant."""
        return TemplateBytecode(self._folder.parent, variant)

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            content = self._file(bucket).read_bytes()
        except OSError:
            return
        if DIGEST(content[SIZE:]).digest() == content[:SIZE]:
            bucket.bytecode_from_string(content[SIZE:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        content = bucket.bytecode_to_string()
        file = self._file(bucket)
        aside = file.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(exist_ok=True)
            aside.write_bytes(DIGEST(content).digest() + content)
            aside.replace(file)
        except OSError:
            with suppress(OSError):
                aside.unlink()

    def _file(self, bucket: Bucket) -> Path:
        name = ".".join(part for part in (bucket.key, self._variant, sys.implementation.cache_tag) if part)
        return self._folder / f"{name}.jinja"
