"""A fair share for every unit in lists that join them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from satupintu.models import Item

Listed = TypeVar("Listed", bound=Item)


def fair_share(items: Iterable[Listed], size: int) -> tuple[Listed, ...]:
    """The first `size` items such that no unit has more than its share while others have any.

    `items` come in order of preference; each owner (unit, or the main site) first gets an equal
    share of the places, then the places left over go to whoever is next. Order is kept.
    """
    waiting = list(items)
    owners = {item.unit for item in waiting}
    share = max(1, size // len(owners)) if owners else size
    taken: dict[str | None, int] = defaultdict(int)
    chosen: list[int] = []
    for index, item in enumerate(waiting):
        if len(chosen) < size and taken[item.unit] < share:
            taken[item.unit] += 1
            chosen.append(index)
    rest = [index for index in range(len(waiting)) if index not in set(chosen)]
    return tuple(waiting[index] for index in sorted(chosen + rest[: size - len(chosen)]))
