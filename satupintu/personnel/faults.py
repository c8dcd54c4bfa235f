"""Why a file of the personnel system cannot be used at all."""

from __future__ import annotations


class FileRefused(Exception):
    """The file as a whole cannot be read; told in one Indonesian sentence that shows nothing of what it holds."""
