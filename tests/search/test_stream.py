"""One stream of documents: what each engine made of it, on a small site and on the real one."""

import pytest

from satupintu.cache import Cache
from satupintu.loader import load_site
from satupintu.portal import Portal
from satupintu.search.index import opened
from satupintu.search.kinds import KINDS
from satupintu.store import Store
from tests.build.project import Finished
from tests.make_site import DAY, theme_assets
from tests.theme.test_search import searched

__all__ = ["searched"]


@pytest.fixture(params=["small", "real"])
def site(request: pytest.FixtureRequest) -> tuple[Finished, Portal]:
    """A finished site with its search, and the portal it was built from."""
    if request.param == "real":
        finished, root = request.getfixturevalue("real"), request.getfixturevalue("real_project")
    else:
        finished = request.getfixturevalue("searched")
        root = finished.folder.parent
    loaded, problems = load_site(root, DAY)
    assert loaded is not None, problems
    return finished, Portal.open(loaded, theme_assets(), Cache(None))


def test_both_engines_have_every_document_once_and_each_has_its_page(site: tuple[Finished, Portal]) -> None:
    finished, portal = site
    addresses = [document.address for document in portal.documents]
    assert len(addresses) == len(set(addresses)) > 0
    assert [address for address in addresses if not finished.has(address)] == []
    marked = {address for address in finished.pages if "data-pagefind-body" in finished.text(address)}
    assert marked == set(addresses)
    [language] = finished.json("pagefind/pagefind-entry.json")["languages"].values()
    index = opened(portal.documents, portal.site.glossary, Store(None))
    assert len(addresses) == language["page_count"] == len(index)


def test_the_mark_of_a_page_says_what_its_document_says(site: tuple[Finished, Portal]) -> None:
    _finished, portal = site
    for document in portal.documents:
        mark = portal.search_marks[document.address]
        assert (mark.title, mark.summary, mark.kind, mark.unit) == (
            document.title,
            document.summary,
            document.kind,
            document.unit,
        )
        assert document.kind in KINDS
        assert (mark.weight == "0.5") is not document.current
        assert (mark.level == 4) is not document.current
        assert mark.keywords == ", ".join(dict.fromkeys([*document.keywords, *document.tags]))
        told = set(filter(None, f"{mark.words}, {mark.codes}".split(", ")))
        assert told == set(document.other_words(portal.site.glossary))
