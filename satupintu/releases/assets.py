"""Files named by their content: what such a name has answered once it answers for ever."""

from __future__ import annotations

import re

NAMED_BY_CONTENT = re.compile(
    r"(?:.*/)?[^/]+\.[0-9a-f]{10}\.[a-z0-9]+"  # theme, pictures, pieces for other applications
    r"|pagefind/(?:arsip/)?(?:fragment|index|filter)/[^/]+_[0-9a-f]{7,}\.pf_[a-z]+"
    r"|pagefind/(?:arsip/)?[^/]+_[0-9a-f]{7,}\.pf_meta"
)
"""The configurations for web servers in `docs/server/` say the same to browsers."""


def is_named_by_content(path: str) -> bool:
    """Whether other content would be a file of another name, so that browsers need never ask again."""
    return NAMED_BY_CONTENT.fullmatch(path) is not None
