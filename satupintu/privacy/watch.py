"""The net below the checks: every file of the output is looked at once more before anybody sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from satupintu.files import ending
from satupintu.privacy.documents import ARCHIVES, PUBLISHED_PICTURES, UNREADABLE
from satupintu.privacy.inside import Trace, name_traces, text_traces
from satupintu.privacy.numbers import Kind
from satupintu.privacy.scan import RULE, PrivacyScan, told
from satupintu.problems import Problem

LOOKED_INTO = ARCHIVES | PUBLISHED_PICTURES | {"pdf"}
SourceOf = Callable[[str], str]
"""The file a page comes from, by its address; "" where it comes from none."""


class Watch:
    """Collects what files of the output hold; each number is told once, where it comes from."""

    def __init__(self, scan: PrivacyScan, source_of: SourceOf) -> None:
        self._scan = scan
        self._source_of = source_of
        self._seen: dict[tuple[Kind, str], tuple[Trace, list[str]]] = {}

    def see(self, path: str, content: bytes, digest: str) -> None:
        """Look at one file. `content` may lack what was looked at before; `digest` is the SHA-256 of it all."""
        kind, canaries = ending(path), self._scan.canaries
        traces = name_traces(path, canaries)
        if kind in LOOKED_INTO:
            traces += self._scan.inside(digest, path, content).traces
        elif kind not in UNREADABLE:
            traces += text_traces(content, kind, canaries)
        for trace in traces:
            if trace.digest not in self._scan.known:
                self._seen.setdefault((trace.kind, trace.digest), (trace, []))[1].append(path)

    def problems(self) -> Iterator[Problem]:
        for trace, paths in self._seen.values():
            address = paths[0].removesuffix("index.html")
            others = f" dan {len(paths) - 1} berkas lain" if len(paths) > 1 else ""
            yield self._problem(trace, address, f"ada di hasil `/{address}`{others}")

    def bundle_problems(self, archive: bytes) -> Iterator[Problem]:
        """What only the search bundle holds, each number once. Raises BundleUnreadable."""
        found = [each for each in self._scan.in_bundle(archive) if each.trace.digest not in self._scan.known]
        for each in {each.trace.digest: each for each in reversed(found)}.values():
            told_where = f"ada di bahan pencarian `/{each.place}`, walaupun terpisah di halamannya"
            yield self._problem(each.trace, each.place, told_where)

    def _problem(self, trace: Trace, address: str, where: str) -> Problem:
        path, line = self._scan.source_of(trace.digits) or (self._source_of(address) or "theme", 1)
        return Problem(path, line, RULE, told(trace, where))
