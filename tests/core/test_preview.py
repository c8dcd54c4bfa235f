"""What the preview puts into pages."""

import pytest

from satupintu.preview import ASSETS, State, asset, bar, waiting_page, with_preview

PAGE = b'<html><head><title>A</title></head>\n<body class="x"><main>Isi</main></body></html>'
ERROR = "units/diklat/berita/a.md:3: `judul` kosong; tulis <judul>"


def test_a_page_gets_the_script_in_its_head_and_the_bar_before_everything_else() -> None:
    page = with_preview(PAGE, State("t-1", errors=(ERROR,), ready=True)).decode()
    head, _, body = page.partition("</head>")
    assert '<script src="/.pratinjau/pratinjau.js" data-keadaan="t-1" defer></script>' in head
    assert body.startswith('\n<body class="x"><div class="pratinjau pratinjau-galat" role="alert">')


def test_a_page_without_problems_gets_no_bar() -> None:
    assert bar(State("t-1", ready=True)) == ""


def test_what_is_no_page_stays_as_it_is() -> None:
    assert with_preview(b"<p>sepotong</p>", State("t-1", errors=(ERROR,))) == b"<p>sepotong</p>"


def test_a_problem_is_shown_with_its_place_and_without_becoming_html() -> None:
    shown = bar(State("t-1", errors=(ERROR,), ready=True))
    assert "<li><code>units/diklat/berita/a.md:3</code>: `judul` kosong; tulis &lt;judul&gt;</li>" in shown


def test_warnings_stay_folded_and_errors_do_not() -> None:
    assert bar(State("t-1", warnings=("a.md:1: peringatan: x",), ready=True)).startswith("<details")
    assert "<details" not in bar(State("t-1", errors=(ERROR,), warnings=("a.md:1: peringatan: x",)))


def test_of_many_problems_the_first_are_shown_and_the_rest_counted() -> None:
    shown = bar(State("t-1", errors=tuple(f"a.md:{line}: salah" for line in range(1, 26)), ready=True))
    assert shown.count("<li>") == 21
    assert "dan 5 lagi" in shown


@pytest.mark.parametrize(
    ("state", "title"),
    [(State("t-0"), "Situs sedang dibangun …"), (State("t-1", (ERROR,)), "Situs belum dapat ditampilkan")],
)
def test_without_pages_it_is_said_what_is_awaited(state: State, title: str) -> None:
    page = waiting_page(state).decode()
    assert f"<h1>{title}</h1>" in page
    assert ("a.md:3" in page) is bool(state.errors)
    assert "/.pratinjau/pratinjau.js" in page


@pytest.mark.parametrize("address", ASSETS)
def test_the_files_of_the_preview_are_there(address: str) -> None:
    assert asset(address)
