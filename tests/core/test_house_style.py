"""What a reviewer would send back, and what looks like it and is right."""

import pytest

from satupintu.house_style import MAX_WORDS, alt_remark, line_remarks, remarks
from satupintu.markdown_faults import Source
from tests.make_site import MakeSite, markdown

LONG = " ".join(["kata"] * MAX_WORDS)
WRONG = {
    "tanggal-tulis": (
        ("Datang pada 2 March 2027.", "2 Maret 2027"),
        ("Datang pada March 2, 2027.", "2 Maret 2027"),
        ("Datang pada 2nd May.", "2 Mei"),
        ("Datang pada 02/03/2027.", "2 Maret 2027"),
        ("Datang (2-3-2027) pagi.", "2 Maret 2027"),
        ("Berlaku sejak 10 Nopember 2026.", "10 November 2026"),
        ("Berlaku sejak 1 Pebruari 2026.", "1 Februari 2026"),
    ),
    "uang": (
        ("Biayanya Rp. 10.000,-.", "Rp10.000"),
        ("Biayanya Rp 2.500.000,-", "Rp2.500.000"),
        ("Biayanya Rp. 750.000 per orang.", "Rp750.000"),
        ("Biayanya Rp10,000 saja.", "Rp10.000"),
        ("Biayanya IDR 150,000.", "Rp150.000"),
    ),
    "kata-tautan": (
        ("Daftar [klik di sini](a.md).", "klik di sini"),
        ("Daftar [**Klik disini!**](a.md).", "Klik disini"),
        ("[Baca selengkapnya …](a.md)", "Baca selengkapnya"),
        ("Unduh di [link ini](https://kota.example/a).", "link ini"),
    ),
    "huruf-besar": (
        ("## JADWAL PELATIHAN", "JADWAL PELATIHAN"),
        ("PENTING: BERKAS YANG TERLAMBAT TIDAK DITERIMA", "BERKAS YANG TERLAMBAT TIDAK DITERIMA"),
    ),
    "kepala-tabel": (
        ("| | |\n| --- | --- |\n| Senin | Aula |", "kepala kolom"),
        ("|   |   |\n|:--|--:|\n| Senin | Aula |", "kepala kolom"),
    ),
    "tempelan": (
        ("· \tBawa KTP", "`·`"),
        ("• Bawa KTP\n• Bawa foto", "`•`"),
        ("\uf0b7 Bawa KTP", "- "),
        ("o\tBawa KTP", "`o`"),
        ("> • Bawa KTP", "`•`"),
        ("Hari\tTempat\nSenin\tAula", "tabel"),
        ("No\tNama\tUnit\n1\tSeminar\tDiklat\n2\tRapat\tUmum", "tabel"),
    ),
    "tanda": (
        ("Buka (laman kota)[https://kota.example/a].", "[laman kota](alamat)"),
        ("Buka [laman kota] (https://kota.example/a).", "[laman kota](alamat)"),
        ("Buka [jadwal]  (../halaman/jadwal.md).", "[jadwal](alamat)"),
        ("##Syarat peserta\n\nKTP.", "`## Syarat peserta`"),
        ("| Hari | Tempat |\n| Senin | Aula |", "`| --- | --- |`"),
        ("|A|B|C|\n|1|2|3|\n|4|5|6|", "`| --- | --- | --- |`"),
    ),
    "kalimat": (
        (f"{LONG} lagi.", "46 kata"),
        ("Pendek. " + LONG.replace(" ", "\n", 20) + " lagi. Pendek.", "46 kata"),
    ),
}
NAMED_PICTURES = (
    "aula.png",
    "IMG_2027.JPG",
    "foto1",
    "Gambar",
    "foto 12",
    "WhatsApp Image 2026-11-01 at 08.00.00",
)
DESCRIBED_PICTURES = ("Foto bersama peserta", "Gambar alur pendaftaran", "Aula", "", "Denah lantai 2")
RIGHT = (
    "Buka [laman kota](https://kota.example/a) (berbahasa Inggris) [1].",
    "Lihat catatan [^1] (https://kota.example/a) dan pasal 3 (dua) [lampiran].",
    "## Syarat\n\n#ASN\n\n```\n##Syarat\n| a | b |\n| 1 | 2 |\n```\n\nTulis `[a] (https://b.example/)`.",
    "| Hari | Tempat |\n|:--|--:|\n| Senin | Aula |\n\n| Hari |\n| --- |\n| Senin |",
    "Datang pada 2 Maret 2027, lalu 5–7 Mei 2027 dan 17 Agustus.",
    "Surat Nomor 12/03/2027 dan SK 01-02-2026 berlaku.",
    "Nomor 229/DIK/2026, tahun 2026/2027, skala 1/2, pukul 08.00.",
    "Buka `02/03/2027` dan https://kota.example/berita/02/03/2027/ serta [berita](/2-3-2027/).",
    "Ditayangkan pada September, November, dan April 2027. March adalah nama orang.",
    "Biayanya Rp10.000, Rp2.500.000,00, atau Rp 15.000; paling banyak Rp5 juta.",
    "Baca [alur pendaftaran](a.md), [di sini kami bekerja](b.md), dan ![klik](c.png).",
    "Unduh [formulir pendaftaran (PDF)](a.pdf) atau [unduh](a.pdf).",
    "PKA, PKP, dan LATSAR CPNS oleh LAN RI di PUSLATBANG PKASN LAN. UU ASN dan PNBP berlaku.",
    "Pasal 1 ayat (2) huruf a UUD NRI Tahun 1945; SP4N-LAPOR! dan SIPPN.",
    "| Hari | Tempat |\n| --- | --- |\n| Senin | Aula |\n| | Aula |",
    "| | Senin |\n| --- | --- |\n| Aula | 08.00 |",
    f"{LONG}.",
    f"{LONG}.\n\n{LONG}\n- {LONG}\n- {LONG}: {LONG}; {LONG}.",
    f"| {LONG} | {LONG} |\n| --- | --- |\n| {LONG} | {LONG} |",
    "- Bawa KTP\n- Bawa foto · berwarna\n1.\tDaftar\n2.\tDatang",
    "Senin · Selasa • Rabu, dan 3 × 4 ● penuh.",
    "Hari\tini libur.\n\nBesok\ttidak.",
    "| Hari\t| Tempat |\n| --- | --- |\n| Senin\t| Aula |",
    "```\n• Bawa KTP\nHari\tTempat\nSenin\tAula\n```",
    "```\nRp. 10.000,- pada 02/03/2027, KLIK SEKARANG JUGA\n```",
)


def told(text: str) -> list[tuple[str, int, str]]:
    return list(remarks(Source(text)))


@pytest.mark.parametrize(
    ("rule", "text", "shown"), [(rule, *case) for rule, cases in WRONG.items() for case in cases]
)
def test_what_is_written_wrong_is_told_once_with_what_is_right(rule: str, text: str, shown: str) -> None:
    [(named, line, message)] = told(f"Isi.\n\n{text}\n")
    assert (named, line) == (rule, 3)
    assert shown in message


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_written_right_is_not_remarked_upon(text: str) -> None:
    assert told(text) == []


def test_the_line_is_that_of_the_file(make_site: MakeSite) -> None:
    made = make_site({"units/diklat/berita/a.md": markdown("Satu.\n\nDua pada 02/03/2027.\n")})
    [message] = made.messages()
    assert message.startswith("units/diklat/berita/a.md:8: peringatan: tulis tanggal dengan nama bulan")


def test_titles_and_summaries_are_read_too(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/diklat/berita/a.md": markdown(
                judul="PENDAFTARAN PELATIHAN DIBUKA", ringkasan="Biayanya Rp. 10.000,-."
            )
        }
    )
    found = [(problem.line, problem.rule, problem.severity.value) for problem in made.problems()]
    assert found == [(2, "huruf-besar", "warning"), (4, "uang", "warning")]
    assert list(line_remarks("Jadwal PKA dan PKP 2027")) == []


def test_english_pages_have_english_dates(make_site: MakeSite) -> None:
    made = make_site(
        {
            "content/halaman/profil.md": markdown("Profil.\n"),
            "content/halaman/profil.en.md": markdown(
                "Since 2 March 2027.\n", judul="Profile on 2 March 2027"
            ),
        }
    )
    assert made.messages() == []


VOCABULARY = """\
ambang: 8
ambang_berubah: 3
kelompok:
  - nama: kuat
    bobot: 3
    kata: [slot gacor, maxwin]
  - nama: lemah
    bobot: 1
    kata: [deposit pulsa, bonus harian]
pengecualian: [berantas slot gacor]
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Main di situs SLOT-GACOR sekarang.", "`slot gacor`"),
        ("Deposit pulsa, bonus harian, dan maxwin.", "`maxwin`, `deposit pulsa`, `bonus harian`"),
    ],
)
def test_words_of_gambling_are_told(text: str, words: str, make_site: MakeSite) -> None:
    made = make_site(
        {
            "services_catalog/kosakata-judi.yml": VOCABULARY,
            "units/diklat/berita/a.md": markdown(f"{text}\n"),
        }
    )
    [problem] = made.problems()
    assert (problem.rule, problem.severity.value) == ("judi", "warning")
    assert f"kata situs judi ({words})" in problem.message


@pytest.mark.parametrize(
    "text",
    ["Kami berantas slot gacor.", "Deposit pulsa dan bonus harian.", "Slot waktu ujian dan cerita gacor."],
)
def test_what_only_speaks_of_it_is_not(text: str, make_site: MakeSite) -> None:
    made = make_site(
        {
            "services_catalog/kosakata-judi.yml": VOCABULARY,
            "units/diklat/berita/a.md": markdown(f"{text}\n"),
        }
    )
    assert made.messages() == []


@pytest.mark.parametrize(
    "text",
    [
        "A" * 200_000,
        "AA " * 60_000,
        "| " * 100_000 + "\n",
        "Rp1" * 60_000,
        "1-2-" * 50_000,
        "](" * 90_000,
        "\n   " * 50_000,
    ],
    ids=lambda text: text[:6],
)
def test_no_text_takes_long(text: str) -> None:
    """The remarks come; a pattern that grows with the square of a text would hang here for minutes."""
    assert len(told(text)) < 100


@pytest.mark.parametrize("words", NAMED_PICTURES)
def test_the_name_of_a_file_tells_nobody_what_is_seen(words: str) -> None:
    assert alt_remark(words).startswith(f"teks pengganti `{words}` tidak menyebut yang terlihat")


@pytest.mark.parametrize("words", DESCRIBED_PICTURES)
def test_what_is_seen_is_told_as_it_is(words: str) -> None:
    assert alt_remark(words) == ""
