"""An old page keeps the name its office had then, and says what it is called now."""

from tests.make_site import SETTINGS, MakeSite, markdown

RENAMED = SETTINGS.replace("nama: Portal Uji\n", "nama: Puslatbang PKASN LAN\n", 1) + (
    "nama_lama:\n  - nama: PKP2A I LAN\n    sampai: 2018-06-30\n"
)
NOTE = "Saat halaman ini terbit, lembaga ini bernama PKP2A I LAN; kini bernama Puslatbang PKASN LAN."


def note_of(make_site: MakeSite, day: str) -> str:
    made = make_site({"content/situs.yml": RENAMED, "content/berita/a.md": markdown(tanggal=day)})
    values = made.portal().by_address["berita/a/"].make()
    return values.name_note


def test_a_page_from_before_the_renaming_says_both_names(make_site: MakeSite) -> None:
    assert note_of(make_site, "2017-03-01") == NOTE


def test_the_last_day_of_the_old_name_still_has_it(make_site: MakeSite) -> None:
    assert note_of(make_site, "2018-06-30") == NOTE


def test_a_page_from_after_the_renaming_says_nothing(make_site: MakeSite) -> None:
    assert note_of(make_site, "2018-07-01") == ""
