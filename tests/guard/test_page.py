"""What is read in a page, and which hosts may be trusted."""

import pytest

from satupintu.guard.hosts import domain_of, is_public, is_reserved
from satupintu.guard.judge import is_login
from satupintu.guard.page import has_changed, seen_page, suspicion
from tests.guard.servers import DEFACED, GAMBLING, HIDDEN, PAGE, TURNED, WARNING
from tests.guard.test_visits import real_vocabulary

ADDRESS = "https://layanan.uji.example/a/"


def score(html: str) -> int:
    return suspicion(seen_page(html, ADDRESS).words, real_vocabulary())[0]


@pytest.mark.parametrize("html", [GAMBLING, HIDDEN, DEFACED])
def test_a_hijacked_or_defaced_page_passes_the_threshold(html: str) -> None:
    assert score(html) >= real_vocabulary().threshold


@pytest.mark.parametrize("html", [PAGE, WARNING, TURNED])
def test_an_ordinary_page_and_one_against_gambling_do_not(html: str) -> None:
    assert score(html) < real_vocabulary().threshold


def test_a_word_counts_once_however_often_it_stands_there() -> None:
    assert score("<p>" + "judi online, " * 50 + "</p>") == score("<p>judi online</p>") == 1


def test_words_are_found_in_title_description_pictures_and_addresses_too() -> None:
    for html in (
        "<title>Slot Gacor</title>",
        '<meta name="description" content="slot-gacor">',
        '<img src="a.png" alt="SLOT GACOR">',
        '<a href="https://slot-gacor.tempat.example/">x</a>',
        '<div style="display:none">slot gacor</div>',
    ):
        assert score(html) >= 3, html


def test_a_word_inside_another_word_does_not_count() -> None:
    assert score("<p>perjudian, pokerakal, bandara</p>") == 0


def test_scripts_and_styles_are_no_words() -> None:
    assert score("<script>var slot = 'slot gacor'</script><style>.maxwin{}</style>") == 0


def test_languages_are_told_apart() -> None:
    assert seen_page(PAGE, ADDRESS).indonesian
    assert not seen_page(TURNED, ADDRESS).indonesian


def test_an_edited_text_keeps_its_fingerprint_and_another_text_has_another() -> None:
    before = seen_page(PAGE, ADDRESS).fingerprint
    edited = seen_page(PAGE.replace("surat dari unit", "kabar dari unit"), ADDRESS).fingerprint
    assert not has_changed(before, edited)
    assert has_changed(before, seen_page(TURNED, ADDRESS).fingerprint)
    assert not has_changed("", before)


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=/beranda/", "https://layanan.uji.example/beranda/"),
        ("3;URL='https://lain.example/x'", "https://lain.example/x"),
        ("600; url=/segar/", ""),
        ("5", ""),
        ("", ""),
    ],
)
def test_a_page_that_sends_on_at_once_is_followed(content: str, target: str) -> None:
    assert seen_page(f'<meta http-equiv="Refresh" content="{content}">', ADDRESS).refresh == target


@pytest.mark.parametrize(
    ("html", "empty"),
    [
        ("", True),
        ("<title>x</title>", True),
        ("<body>&nbsp; \n</body>", True),
        ('<div id="root"></div><script src="a.js"></script>', False),
        ("<script>1</script>", True),
        ("<p>Selamat datang di layanan</p>", False),
        ("<form></form>", False),
    ],
)
def test_a_page_without_words_and_without_anything_that_shows_is_empty(html: str, empty: bool) -> None:
    assert seen_page(html, ADDRESS).empty is empty


@pytest.mark.parametrize(
    ("address", "login"),
    [
        ("https://a.uji.example/login", True),
        ("https://a.uji.example/user/masuk.php", True),
        ("https://sso.uji.example/x", True),
        ("https://a.uji.example/catalogin/", False),
        ("https://a.uji.example/beranda?lanjut=login", False),
        ("https://a.uji.example/author/", False),
    ],
)
def test_login_pages_are_known_by_their_address(address: str, login: bool) -> None:
    assert is_login(address) is login


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("a.b.lan.go.id", "lan.go.id"),
        ("lapor.go.id", "lapor.go.id"),
        ("www.s.id", "s.id"),
        ("a.uji.example", "uji.example"),
        ("10.0.0.1", "10.0.0.1"),
    ],
)
def test_hosts_belong_to_the_domain_somebody_registered(host: str, domain: str) -> None:
    assert domain_of(host) == domain


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "bukan-alamat",
    ],
)
def test_private_addresses_are_known_in_every_spelling(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "103.10.0.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


def test_example_domains_are_not_visited() -> None:
    assert is_reserved("a.uji.example") and is_reserved("example.com") and not is_reserved("lan.go.id")
