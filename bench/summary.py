"""Medians, ratios and growth of measured runs; the table; and the comparison with an earlier measurement. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from bench.cost import Cost, Output

FULL = "full"
PORTAL, STOCK, HUGO = "portal", "stock", "hugo"
PEERS = (STOCK, HUGO)
Summary = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured: a site of some size, and the work that is done on it (`full` is a build of everything)."""

    items: int
    units: int
    site: str
    work: str = FULL


@dataclass(frozen=True, slots=True)
class Run:
    """One measured command, in one round: what is measured in one round ran in turn. `output` is what lies there then."""

    subject: Subject
    round: int
    cost: Cost
    output: Output

    def flat(self) -> dict[str, Any]:
        """As one object of figures."""
        cost = {name: round(value, 2) for name, value in asdict(self.cost).items()}
        return {**asdict(self.subject), "round": self.round, **cost, **asdict(self.output)}


def summaries(runs: Sequence[Run]) -> list[dict[str, Any]]:
    """One object for each subject, in the order of their first run: medians, the least CPU, ratios and growth.

    `of_stock` and `of_hugo` are the median, over the rounds, of the CPU of this work by the CPU of a full build of
    the peer in the same round; `…_page` the same for each page of output. `growth_per_page` is the CPU for each page
    against the smallest size measured, `growth_peak` likewise the peak.
    """
    found = []
    for subject in dict.fromkeys(run.subject for run in runs):
        own = [run for run in runs if run.subject == subject]
        one = _middle(subject, own)
        for peer in PEERS:
            full = Subject(subject.items, subject.units, peer)
            rounds = {run.round: run for run in runs if run.subject == full}
            pairs = [(run, rounds[run.round]) for run in own if run.round in rounds]
            if pairs:
                one[f"of_{peer}"] = round(median(_ratio(run, other) for run, other in pairs), 2)
                one[f"of_{peer}_page"] = round(
                    median(
                        _ratio(run, other) * other.output.pages / run.output.pages for run, other in pairs
                    ),
                    2,
                )
        found.append(one)
    for one in found:
        alike = [other for other in found if (other["site"], other["work"]) == (one["site"], one["work"])]
        smallest = min(alike, key=lambda other: int(other["items"]))
        one["growth_per_page"] = round(_per_page(one) / _per_page(smallest), 2)
        one["growth_peak"] = round(one["peak_mib"] / max(smallest["peak_mib"], 1), 2)
    return found


def _ratio(run: Run, other: Run) -> float:
    return run.cost.cpu_seconds / max(other.cost.cpu_seconds, 0.001)


def _per_page(summary: Summary) -> float:
    return float(max(summary["cpu_seconds"], 0.001)) / int(summary["pages"])


def _middle(subject: Subject, runs: Sequence[Run]) -> dict[str, Any]:
    cpu = [run.cost.cpu_seconds for run in runs]
    return {
        **asdict(subject),
        **asdict(runs[0].output),
        "cpu_seconds": round(median(cpu), 2),
        "cpu_least": round(min(cpu), 2),
        "wall_seconds": round(median(run.cost.wall_seconds for run in runs), 1),
        "peak_mib": round(median(run.cost.peak_mib for run in runs)),
    }


COLUMNS = (
    "items", "units", "site", "work", "pages", "bytes_per_page", "cpu_seconds", "cpu_least", "of_stock", "of_hugo",
    "wall_seconds", "peak_mib", "growth_per_page", "growth_peak",
)  # fmt: skip


def table(found: Sequence[Summary], versions: Mapping[str, str]) -> str:
    """A Markdown table; `versions` are those of the peers, told beside their names."""
    named = [
        one | {"site": f"{one['site']} {versions.get(one['site'], '')}".strip()} for one in map(dict, found)
    ]
    rows = [
        COLUMNS,
        ["---"] * len(COLUMNS),
        *([str(one.get(name, "")) for name in COLUMNS] for one in named),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def earlier(lines: Iterable[str]) -> list[dict[str, Any]]:
    """The summaries of an earlier measurement. Raises ValueError where a line is none of its lines."""
    found = []
    for line in lines:
        read = json.loads(line)
        if not isinstance(read, dict):
            raise ValueError(line)
        if read.get("what") == "median":
            found.append(read)
    return found


def worse(found: Sequence[Summary], before: Sequence[Summary], tolerance: float) -> Iterator[str]:
    """What the portal does worse than in an earlier measurement, beyond a tolerance (0.1: a tenth).

    CPU is compared as a ratio to a peer where both measurements have one, since machines differ and are never alike
    busy; memory and bytes are compared as they are.
    """
    known = {_key(one): one for one in before}
    for one in found:
        then = known.get(_key(one))
        if then is None or one["site"] != PORTAL:
            continue
        ratio = next((f"of_{peer}" for peer in PEERS if f"of_{peer}" in one and f"of_{peer}" in then), None)
        for name in (ratio or "cpu_seconds", "peak_mib", "bytes_per_page"):
            if one[name] > then[name] * (1 + tolerance):
                where = f"{one['items']} items, {one['units']} units, {one['work']}"
                yield f"{where}: {name} {one[name]}, was {then[name]}"


def _key(summary: Summary) -> tuple[object, ...]:
    return tuple(summary.get(name) for name in ("items", "units", "site", "work"))
