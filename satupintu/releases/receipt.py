"""The receipt of one release: what `/riwayat/` shows of it. It names units and a post, and no person."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from satupintu.models.base import Part
from satupintu.releases.manifest import Difference

NAMED = 20
"""How many pages of a kind a receipt names; a new menu changes all of them."""
MAX_POST = 80
MAX_REASON = 200

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Commit = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}(?:[0-9a-f]{24})?$")]


class Pages(Part):
    """How many pages, and the addresses of the first of them."""

    count: int = Field(ge=0)
    first: tuple[str, ...] = ()

    @classmethod
    def of(cls, addresses: tuple[str, ...]) -> Pages:
        return cls(count=len(addresses), first=addresses[:NAMED])


class Receipt(Part):
    """One release. `returns_to` is the release whose tree this one puts back; `hold` keeps further ones away."""

    release: int = Field(ge=1)
    day: date
    commit: Commit
    digest: Digest
    units: tuple[str, ...] = ()
    approved_by: str = ""
    added: Pages = Pages(count=0)
    changed: Pages = Pages(count=0)
    removed: Pages = Pages(count=0)
    returns_to: int | None = None
    hold: bool = False
    reason: str = ""

    @property
    def shows(self) -> int:
        """The release whose content is seen."""
        return self.returns_to or self.release

    @property
    def pages_in_words(self) -> str:
        """`3 halaman baru, 2 berubah, 1 dihapus`."""
        return f"{self.added.count} halaman baru, {self.changed.count} berubah, {self.removed.count} dihapus"

    @property
    def summary(self) -> str:
        if self.returns_to:
            return f"Terbitan {self.release}: kembali ke terbitan {self.returns_to}"
        return f"Terbitan {self.release}: {self.pages_in_words}"

    def with_pages(self, pages: Difference) -> Receipt:
        return self.model_copy(
            update={
                "added": Pages.of(pages.added),
                "changed": Pages.of(pages.changed),
                "removed": Pages.of(pages.removed),
            }
        )

    def as_data(self) -> dict[str, object]:
        """As JSON has it; `removed` comes last of the pages, as on the page."""
        return self.model_dump(mode="json")

    @property
    def message(self) -> str:
        """The message of its commit: a sentence for people, then the receipt in one line."""
        line = json.dumps(self.as_data(), ensure_ascii=False, separators=(",", ":"))
        return f"{self.summary}\n\n{line}\n"


def receipt_in(message: str) -> Receipt | None:
    """The receipt in the message of a commit, or None where it is not one of a release."""
    lines = [line for line in message.split("\n") if line.startswith("{")]
    return receipt_from(lines[-1]) if lines else None


def receipt_from(text: str | bytes) -> Receipt | None:
    """A receipt from JSON, or None where it is none."""
    try:
        return Receipt.model_validate_json(text)
    except ValidationError:
        return None
