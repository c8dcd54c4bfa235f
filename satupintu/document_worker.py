"""Published files, read in a process of their own (`worker.py`): each within the time and memory one file may take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from satupintu.worker import serve, worker

MODULE = "satupintu.document_worker"
PROGRAM = ("document_worker", "pdf", "worker")
"""The modules of this package that decide what is read of a PDF, for cache keys."""
LOCKED, BROKEN = "locked", "broken"


def pdf_facts(data: bytes, count: int) -> dict[str, Any]:
    """Of a PDF `pages`, `title`, and `has_text` in its first pages; else `fault`, LOCKED or BROKEN.

    Raises TooComplicated, as does `found_inside`.
    """
    return dict(worker(MODULE).ask(["pdf_facts", count], data))


def found_inside(data: bytes, name: str, canaries: Sequence[tuple[int, str]]) -> dict[str, Any]:
    """What `privacy.inside` finds in a file, as JSON holds it."""
    return dict(worker(MODULE).ask(["found_inside", name, canaries], data))


# ------------------------------------------------------------------------------ the child's end


def main() -> None:
    """Answer questions about files."""
    from satupintu.pdf import PdfBroken, PdfLocked, first_pages
    from satupintu.privacy.inside import Canaries, answered, looked_inside

    def pdf(data: bytes, count: int) -> dict[str, Any]:
        try:
            read = first_pages(data, count)
        except PdfLocked:
            return {"fault": LOCKED}
        except PdfBroken:
            return {"fault": BROKEN}
        has_text = any(text.strip() for text in read.texts)
        return {"fault": "", "pages": read.pages, "title": read.title, "has_text": has_text}

    def inside(data: bytes, name: str, canaries: Sequence[tuple[int, str]]) -> dict[str, Any]:
        words = Canaries(tuple((line, word) for line, word in canaries))
        return answered(looked_inside(data, name, words))

    answers: dict[str, Callable[..., dict[str, Any]]] = {"pdf_facts": pdf, "found_inside": inside}

    def answer(asked: list[Any], data: bytes) -> dict[str, Any]:
        question, *more = asked
        return answers[question](data, *more)

    serve(answer)


if __name__ == "__main__":
    main()
