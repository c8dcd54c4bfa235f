"""Nasty inputs for every kind of file: never a traceback, each within two seconds, and the file is named."""

import os
import time
from random import Random

import pytest

from satupintu.problems import as_json
from tests.make_site import SETTINGS, MakeSite, markdown, record

SECONDS = 2.0
PATHS = {
    "settings": "content/situs.yml",
    "unit": "units/diklat/unit.yml",
    "news": "units/diklat/berita/a.md",
    "event": "units/diklat/agenda/a.md",
    "page": "content/halaman/a.md",
    "download": "units/diklat/unduhan/a.yml",
}
GOOD = {
    "settings": SETTINGS,
    "unit": "nama: Bidang Diklat\nringkasan: Pelatihan aparatur.\n",
    "news": markdown(),
    "event": markdown(mulai="2026-12-01", tempat="Aula", jenis="rapat"),
    "page": markdown(),
    "download": record(berkas="a.txt"),
}

ANYWHERE = {
    "nothing": b"",
    "one byte": b"\xff",
    "null bytes": b"\0" * 10_000,
    "random bytes": Random(1).randbytes(50_000),
    "utf-16": "---\njudul: Rapat\n---\n".encode("utf-16"),
    "surrogates in UTF-8": b"judul: \xed\xa0\x80\xed\xb0\x80\n",
    "overlong UTF-8": b"judul: \xc0\xaf\n",
    "only fences": b"---\n" * 50_000,
    "only spaces": b" " * 300_000,
    "only tabs": b"\t" * 60_000,
    "only line feeds": b"\n" * 300_000,
    "only carriage returns": b"\r" * 300_000,
    "only colons": b":" * 60_000,
    "only brackets": b"[" * 300_000,
    "too large": b"a" * 600_000,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 1000,
    "html": b"<html><script>alert(1)</script></html>\n",
    "json": b'{"judul": "Rapat"}\n',
    "toml": b"+++\njudul = 'Rapat'\n+++\n",
    "a merge conflict": b"<<<<<<< HEAD\njudul: A\n=======\njudul: B\n>>>>>>> lain\n",
    "git lfs pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
}
"""Whole files, as they are."""

BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefg", "bcdefgh", strict=True)
)
MAPPINGS = {
    "nested flow lists": "a: " + "[" * 60_000,
    "nested closed lists": "a: " + "[" * 1_000 + "]" * 1_000,
    "nested flow mappings": "a: " + "{" * 60_000,
    "mappings as keys": "{" * 5_000,
    "complex keys": "? " * 20_000,
    "nested block mappings": "".join(" " * depth + "a:\n" for depth in range(300)),
    "nested block lists": "- " * 30_000,
    "an alias bomb": BOMB,
    "an anchor to itself": "a: &a [*a]\n",
    "a merge key": "a: &a {b: c}\nd:\n  <<: *a\n",
    "a python object": "a: !!python/object/apply:os.system ['true']\n",
    "a binary": "a: !!binary AAAA\n",
    "a directive": "%YAML 1.2\n---\na: b\n",
    "a tag directive": "%TAG ! tag:example.com,2026:\n",
    "many documents": "---\na: b\n" * 1_000,
    "many keys": "".join(f"kunci{number}: x\n" for number in range(4_000)),
    "the same key many times": "judul: x\n" * 6_000,
    "a very long key": "k" * 60_000 + ": x\n",
    "a very long value": "judul: " + "x" * 60_000 + "\n",
    "a very long line of text": "ringkasan: " + "a: " * 10_000 + "\n",
    "a key with a line feed": '"a\\nb": x\n',
    "an empty key": '"": x\n: y\n',
    "a key that is null": "~: x\n",
    "escapes in quotes": 'judul: "\\0\\a\\e\\x1b[31m\\u202e\\U0001F600"\n',
    "lone surrogates": 'judul: "\\ud800"\n',
    "broken escapes": 'judul: "\\x"\n',
    "a quote that never closes": 'judul: "' + "x\n" * 20_000,
    "a block that never ends": "judul: |\n" + "  x\n" * 15_000,
    "invisible letters": "judul: \u200b\u200b\n",
    "a byte order mark inside": "judul: a\nringkasan: \ufeffb\n",
    "line separators": "judul: a\u2028b\u2029c\u0085d\n",
    "control characters": "judul: a\x07b\x1b[31m\n",
    "not a number": "urutan: .nan\nrevisi: .inf\n",
    "huge numbers": "urutan: 1e999\nrevisi: " + "9" * 5_000 + "\n",
    "a negative number": "urutan: -99999999999\nrevisi: -1\n",
    "impossible days": "tanggal: 0000-00-00\nmulai: 2026-02-30\nselesai: 9999-99-99\n",
    "days at the ends of time": "tanggal: 0001-01-01\nmulai: 9999-12-31 23:59 WIT\nselesai: 0001-01-01 00:00 WIT\n",
    "lists for everything": "judul: []\ntanggal: [[]]\nringkasan: [a]\nnama: []\nmenu: {}\nkontak: []\nlampiran: [[], {}, x]\n",
    "mappings for everything": "judul: {}\ntanggal: {a: b}\nlabel: {a: b}\nnama: {}\nmenu: [x]\npic: {akun: {}}\n",
    "markup in every text": "judul: <svg/onload=alert(1)>\nringkasan: '<img src=x onerror=alert(1)>'\nnama: '{{ 7*7 }}'\n",
    "ways out of the folder": "berkas: ../../../etc/passwd\ngambar: /etc/passwd\nalamat_lama: [/../../x/]\ninduk: ../lain\n",
    "other people's settings": "slug: admin\nsave_as: ../../index.html\nurl: /\ntemplate: ../x\nstatus: hidden\n",
    "a pattern made slow": "tautan: https://"
    + "a." * 25_000
    + " x\nalamat: https://"
    + "a." * 5_000
    + " x\n",
    "a mail address made slow": "kontak:\n  surel: " + "a@" + "a-" * 20_000 + "\n",
}
"""Front matter, or a whole record."""

BODIES = {
    "brackets": "[" * 200_000,
    "quotes": "> " * 50_000,
    "a table": "|a" * 500 + "\n" + "|-" * 500 + "\n" + "|\n" * 1_000,
    "links": "[a](b.md)\n" * 5_000,
    "links to everywhere": "[a]("
    + "../" * 2_000
    + "x) [b](/"
    + "a/" * 2_000
    + ") [c](\\..\\x) [d](%00) [e](%ff)\n",
    "odd schemes": "[a](JaVaScRiPt:x) [b](&#106;avascript:x) [c](data:x) [d](\u202ehttps://x) <javascript:x>\n",
    "odd parts": "[a](#" + "x" * 5_000 + ") [b](#%ff) [c](#) [d](##)\n",
    "null and controls": "a\0b\x1bc\n",
    "headings": "".join(f"{'#' * (1 + number % 6)} a\n\n" for number in range(3_000)),
    "pictures": "![a](../media/x.png)\n" * 3_000,
    "unclosed html": "<div>" * 5_000,
    "single digits": "1 " * 120_000,
    "dialling codes": "0 8 " * 60_000,
    "groups of digits": "320415 120380 0001 " * 13_000,
    "a template": "{{ site }} {% include '/etc/passwd' %}\n",
}
"""Texts under good front matter."""


def examine(make_site: MakeSite, kind: str, content: bytes) -> None:
    """Check a site with this file within the time; every problem is told, and those of the file name it."""
    made = make_site({PATHS[kind]: content, "units/diklat/unduhan/a.txt": "Isi.\n"})
    before = time.process_time()
    problems = made.problems()
    taken = time.process_time() - before
    assert [problem.path for problem in problems if problem.path == PATHS[kind]]
    assert all("\n" not in str(problem) and str(problem).isprintable() for problem in problems)
    assert all(1 <= problem.line <= content.count(b"\n") + content.count(b"\r") + 1 for problem in problems)
    assert max(len(problem.message) for problem in problems) < 1_000
    as_json(problems).encode()
    assert taken < SECONDS


def in_place(kind: str, mapping: str) -> bytes:
    """A mapping where the kind keeps one."""
    text = f"---\n{mapping}\n---\nIsi.\n" if PATHS[kind].endswith(".md") else mapping
    return text.encode()


@pytest.mark.parametrize("kind", PATHS)
@pytest.mark.parametrize("name", ANYWHERE)
def test_a_nasty_file_is_refused_by_name_in_time(name: str, kind: str, make_site: MakeSite) -> None:
    examine(make_site, kind, ANYWHERE[name])


@pytest.mark.parametrize("kind", PATHS)
@pytest.mark.parametrize("name", MAPPINGS)
def test_a_nasty_mapping_is_refused_by_name_in_time(name: str, kind: str, make_site: MakeSite) -> None:
    examine(make_site, kind, in_place(kind, MAPPINGS[name]))


@pytest.mark.parametrize("kind", ["news", "page"])
@pytest.mark.parametrize("name", BODIES)
def test_a_nasty_text_is_examined_in_time(name: str, kind: str, make_site: MakeSite) -> None:
    made = make_site({PATHS[kind]: GOOD[kind].removesuffix("Isi.\n") + BODIES[name]})
    before = time.process_time()
    problems = made.problems()
    assert time.process_time() - before < SECONDS
    assert {problem.path for problem in problems} <= {PATHS[kind]}
    assert all(problem.line >= 6 for problem in problems)


@pytest.mark.parametrize("kind", PATHS)
def test_a_good_file_with_changed_bytes_is_never_a_traceback(kind: str, make_site: MakeSite) -> None:
    """A hundred small accidents to each kind; what is still good may stay good."""
    made = make_site({"units/diklat/unduhan/a.txt": "Isi.\n"})
    for seed in range(100):
        chance, content = Random(seed), bytearray(GOOD[kind].encode())
        for _ in range(chance.choice([1, 1, 2, 8])):
            place = chance.randrange(len(content))
            content[place : place + chance.choice([0, 1, 1, 6])] = chance.choice(
                [
                    b"",
                    b":",
                    b": ",
                    b"\t",
                    b"\n",
                    b"'",
                    b'"',
                    b"[",
                    b"{",
                    b"- ",
                    b"#",
                    b"&a ",
                    b"!",
                    b"|",
                    b">",
                    b"\xff",
                    b"\0",
                    b"---",
                ]
            )
        made.write(PATHS[kind], bytes(content))
        assert all(problem.line >= 1 for problem in made.problems())


@pytest.mark.parametrize("days", ["1900-01-01/1902-01-02", "2199-12-31/2199-12-31", "2026-12-31/2027-01-01"])
def test_the_pages_of_an_event_are_made_in_time(days: str, make_site: MakeSite) -> None:
    """The longest event that is accepted; the year's typist who writes 2206 for 2026 is told instead."""
    start, end = days.split("/")
    text = markdown(tanggal="1900-01-01", mulai=start, selesai=end, tempat="Aula", jenis="pelatihan")
    made = make_site({"units/diklat/agenda/a.md": text})
    before = time.process_time()
    portal = made.portal()
    for page in portal.pages:
        page.make()
    assert time.process_time() - before < SECONDS


@pytest.mark.parametrize(
    "name", [b"a\nb.md", b"a\rb.md", b"\xff\xfe.md", b"\x1b[31m.md", b"-rf.md", b"*.md", b"a;b.md", b"'.md", b"`.md", b"$(x).md",
             b" .md", b".md", b"..md", b"con.md.md", "a\u202eb.md".encode(), "ａ.md".encode(), b"a" * 200 + b".md"],
)  # fmt: skip
@pytest.mark.parametrize("folder", ["units/diklat/berita", "units/diklat/media", "units", "content/halaman"])
def test_a_nasty_name_is_refused_and_shown_on_one_line(folder: str, name: bytes, make_site: MakeSite) -> None:
    (message,) = make_site({f"{folder}/{os.fsdecode(name)}": "x"}).messages()
    assert message.startswith(f"{folder}/")
    assert message.isprintable()
    message.encode()
