"""Rules about what is nobody's business: personal numbers in texts, files and names."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.checks.examined import Examined
from satupintu.problems import Problem


def nothing_private_is_written_down(examined: Examined) -> Iterator[Problem]:
    """No source holds a personal number, so that none can be published or stay in the history of changes."""
    return examined.portal.privacy.problems()
