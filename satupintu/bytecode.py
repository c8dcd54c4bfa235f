"""Compiled templates, kept as Python keeps compiled modules: in `__pycache__` beside their sources."""

from __future__ import annotations

import sys
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from satupintu.compiled_files import keep, kept


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
        content = kept(self._file(bucket))
        if content is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        name = ".".join(part for part in (bucket.key, self._variant, sys.implementation.cache_tag) if part)
        return self._folder / f"{name}.jinja"
