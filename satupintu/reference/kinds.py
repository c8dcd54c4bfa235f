"""The kinds of content file, as the documentation presents them: name, place, and an example of each.

The examples together are one small site; a test loads it with the real loader and expects no problem.
"""

from __future__ import annotations

from satupintu.reference.box_kinds import BOX_KINDS
from satupintu.reference.item_kinds import ITEM_KINDS
from satupintu.reference.people_kinds import PEOPLE_KINDS
from satupintu.reference.record_kind import RecordKind
from satupintu.reference.site_kinds import FRESHNESS_KIND, GLOSSARY_KIND, ROLES_KIND, SITE_KINDS

__all__ = ["RECORD_KINDS", "RecordKind"]

RECORD_KINDS: tuple[RecordKind, ...] = (
    *ITEM_KINDS,
    *BOX_KINDS,
    GLOSSARY_KIND,
    FRESHNESS_KIND,
    ROLES_KIND,
    *PEOPLE_KINDS,
    *SITE_KINDS,
)
"""In the order in which they are documented."""
