"""Which names of suspect addresses go out of a text."""

import pytest

from satupintu.guard.unsaid import names_of, unsaid_html


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Buka https://a.go.id/masuk.", "Buka (alamat ditahan)."),
        ("Buka HTTP://WWW.A.go.id, lalu daftar", "Buka (alamat ditahan), lalu daftar"),
        ("(lihat a.go.id/kelas/1?x=2)", "(lihat (alamat ditahan))"),
        ("https://a.go.id/masuk/", "(alamat ditahan)"),
        ("b-a.go.id, a.go.id.my dan data.go.id", "b-a.go.id, a.go.id.my dan data.go.id"),
    ],
)
def test_the_whole_host_is_meant_and_no_other(text: str, left: str) -> None:
    names = names_of(["a.go.id/masuk"], ["b.go.id/masuk"])
    assert names is not None
    assert unsaid_html(text, names) == left


def test_a_host_with_a_sound_service_keeps_its_other_addresses() -> None:
    names = names_of(["a.go.id/judi"], ["a.go.id/baik"])
    assert names is not None
    assert unsaid_html("a.go.id/judi/x dan a.go.id/baik", names) == "(alamat ditahan) dan a.go.id/baik"


def test_tags_stay_as_they_are() -> None:
    names = names_of(["a.go.id"], [])
    assert names is not None
    html = '<a href="https://a.go.id/">https://a.go.id/</a>'
    assert unsaid_html(html, names) == '<a href="https://a.go.id/">(alamat ditahan)</a>'


def test_nothing_is_looked_for_where_nothing_is_suspect() -> None:
    assert names_of([], ["a.go.id"]) is None
