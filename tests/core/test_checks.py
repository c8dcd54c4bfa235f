"""The table of rules: each fires where it should, at its line, and is silent where all is well."""

import io
from datetime import date

import pytest
from PIL import Image

from satupintu.checks import CHECKS
from satupintu.problems import Severity
from tests.make_site import SETTINGS, MakeSite, markdown, record

UNIT = "nama: D\nringkasan: D.\n"
EVENT = {"mulai": "2026-12-01", "tempat": "Aula", "jenis": "rapat"}


def png() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 4)).save(target, "PNG")
    return target.getvalue()


def event(**keys: str) -> str:
    return markdown(**{**EVENT, **keys})


# ------------------------------------------------------------------------------------------ the table


def test_every_rule_has_a_reason_and_says_what_people_lose() -> None:
    for rule in CHECKS:
        assert rule.reason.endswith("."), rule.name
        assert rule.check.__doc__, rule.name


def test_no_check_stands_in_the_table_twice() -> None:
    assert len({rule.check for rule in CHECKS}) == len(CHECKS)


def test_a_full_and_correct_site_has_no_problems(make_site: MakeSite) -> None:
    """Every rule looks at something here, and none has anything to say."""
    made = make_site(
        {
            "content/situs.yml": SETTINGS
            + "pita:\n  - judul: Profil\n    alamat: /profil/#tugas\n"
            + "kaki:\n  - judul: Unit\n    semua_unit: true\n  - judul: Info\n    isi:\n"
            + "      - judul: Berita\n        alamat: /berita/\n"
            + "pemberitahuan:\n  - teks: Libur\n    alamat: /profil/\n    mulai: 2026-12-01\n    selesai: 2026-12-01\n"
            + "keamanan:\n  kontak: mailto:a@uji.example\n  berlaku_sampai: 2026-11-22\n",
            "content/halaman/profil.md": markdown("## Tugas\n\n[Diklat](/units/diklat/)\n"),
            "units/diklat/unit.yml": UNIT + "slug_lama: [pelatihan]\ninduk: sekretariat\n",
            "units/sekretariat/unit.yml": UNIT,
            "units/tua/unit.yml": UNIT + "ditutup: 2026-01-01\npindah_ke: diklat\n",
            "units/diklat/media/kelas.png": png(),
            "units/diklat/media/daftar.txt": "Daftar.\n",
            "units/diklat/agenda/rapat.md": event(
                selesai="2026-12-02", pendaftaran="{alamat: /profil/, tutup: 2026-11-30}"
            ),
            "units/diklat/berita/a.md": markdown(
                "[Rapat](../agenda/rapat.md), [tugas](/profil/#tugas), [ringkasnya](#ringkasnya), ![Kelas](../media/kelas.png)\n\n"
                "## Ringkasnya\n\n[LAN](https://lan.go.id) dan [surel](mailto:a@uji.example).\n",
                gambar="../media/kelas.png",
                alt="Kelas",
                kegiatan="../agenda/rapat.md",
                lampiran="[{berkas: ../media/daftar.txt, judul: Daftar}]",
                label="[Latsar]",
                alamat_lama="[/berita/lama/]",
                diperbarui="2026-11-02",
            ),
            "units/diklat/pengumuman/a.md": markdown(berlaku_mulai="2026-11-05", berlaku_sampai="2026-11-05"),
            "units/diklat/unduhan/pedoman.yml": record(
                berkas="pedoman.txt", diganti_oleh="/units/diklat/unduhan/baru/"
            ),
            "units/diklat/unduhan/pedoman.txt": "Pedoman.\n",
            "units/diklat/unduhan/baru.yml": record(berkas="baru.txt"),
            "units/diklat/unduhan/baru.txt": "Baru.\n",
        }
    )
    assert made.messages() == []


# ------------------------------------------------------------------------------------------ units


@pytest.mark.parametrize(("key", "more"), [("induk", ""), ("pindah_ke", "ditutup: 2026-01-01\n")])
def test_a_unit_that_does_not_exist_is_told_with_those_that_do(
    key: str, more: str, make_site: MakeSite
) -> None:
    assert make_site({"units/diklat/unit.yml": f"{UNIT}{key}: kajian\n{more}"}).messages() == [
        "units/diklat/unit.yml:3: unit `kajian` tidak ada; pilihan: diklat"
    ]


def test_a_unit_cannot_stand_above_itself(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/a/unit.yml": UNIT + "induk: b\n",
            "units/b/unit.yml": UNIT + "induk: c\n",
            "units/c/unit.yml": UNIT + "induk: a\n",
            "units/d/unit.yml": UNIT + "induk: a\n",
            "units/e/unit.yml": UNIT + "induk: e\n",
        }
    )
    assert [message.partition(": ")[0] for message in made.messages()] == [
        f"units/{slug}/unit.yml:3" for slug in "abce"
    ]


def test_a_successor_needs_the_day_of_closing(make_site: MakeSite) -> None:
    (message,) = make_site(
        {"units/diklat/unit.yml": UNIT + "pindah_ke: kajian\n", "units/kajian/unit.yml": UNIT}
    ).messages()
    assert message == (
        "units/diklat/unit.yml:3: `pindah_ke` hanya untuk unit yang ditutup; tambahkan `ditutup: <tanggal>`"
    )


@pytest.mark.parametrize(
    ("slugs", "told"),
    [
        ("[Bidang Diklat]", "`Bidang Diklat` bukan nama folder; tulis seperti `bidang-diklat`"),
        ("[kajian]", "nama folder lama `kajian` dipakai unit `units/kajian`; hapus dari daftar ini"),
        ("[diklat]", "nama folder lama `diklat` dipakai unit `units/diklat`; hapus dari daftar ini"),
        ("[tua]", "nama folder lama `tua` juga disebut units/kajian/unit.yml; hapus dari salah satunya"),
    ],
)
def test_a_former_folder_name_must_be_free(slugs: str, told: str, make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/diklat/unit.yml": UNIT + f"slug_lama: {slugs}\n",
            "units/kajian/unit.yml": UNIT + "urutan: 1\nslug_lama: [tua]\n",
        }
    )
    assert made.messages() == [f"units/diklat/unit.yml:3: {told}"]


# ------------------------------------------------------------------------------------------ addresses


@pytest.mark.parametrize(
    ("former", "told"),
    [
        ("/units/diklat/berita/b/", "dipakai units/diklat/berita/b.md; hapus dari daftar ini"),
        ("/units/diklat/berita/a/", "dipakai units/diklat/berita/a.md; hapus dari daftar ini"),
        ("/berita/", "dipakai halaman tetap situs; hapus dari daftar ini"),
        ("/", "dipakai halaman tetap situs; hapus dari daftar ini"),
        ("/units/tua/berita/b/", "dipakai alihan ke `/units/diklat/berita/b/`; hapus dari daftar ini"),
        ("/lama/", "juga disebut content/berita/c.md; hapus dari salah satunya"),
        ("/lama", "harus diakhiri garis miring; tulis `/lama/`"),
        ("/404.html", "dipakai halaman tetap situs; hapus dari daftar ini"),
        ("/404.html/", "dipakai halaman tetap situs; hapus dari daftar ini"),
    ],
)
def test_a_former_address_must_be_free(former: str, told: str, make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/diklat/unit.yml": UNIT + "slug_lama: [tua]\n",
            "units/diklat/berita/a.md": markdown(alamat_lama=f"[{former}]"),
            "units/diklat/berita/b.md": markdown(),
            "content/berita/c.md": markdown(alamat_lama="[/lama/]"),
        }
    )
    assert made.messages() == [f"units/diklat/berita/a.md:5: alamat lama `{former}` {told}"]


# ------------------------------------------------------------------------------------------ days


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ({"berlaku_sampai": "2026-10-31"}, 5),
        ({"berlaku_mulai": "2026-11-05", "berlaku_sampai": "2026-11-04"}, 6),
        ({"diperbarui": "2026-10-31"}, 5),
    ],
)
def test_an_announcement_does_not_end_before_it_begins(
    keys: dict[str, str], line: int, make_site: MakeSite
) -> None:
    (message,) = make_site({"units/diklat/pengumuman/a.md": markdown(**keys)}).messages()
    assert message.startswith(f"units/diklat/pengumuman/a.md:{line}: `")
    assert "lebih awal daripada" in message


@pytest.mark.parametrize(
    ("keys", "line", "told"),
    [
        ({"selesai": "2026-11-30"}, 8, "`selesai` lebih awal daripada `mulai`"),
        ({"mulai": "2026-12-01 09:00", "selesai": "2026-12-01 08:59"}, 8, "`selesai` lebih awal"),
        ({"mulai": "2026-12-01 09:00", "selesai": "2026-12-01 09:30 WIT"}, 8, "`selesai` lebih awal"),
        ({"selesai": "2206-12-02"}, 8, "kegiatan ini berlangsung lebih dari dua tahun; periksa tahun"),
        ({"mulai": "2026-12-01 09:00", "selesai": "2026-12-01"}, 8, "`mulai` memakai jam, `selesai` tidak"),
        ({"tanggal": "2026-12-02"}, 3, "`tanggal` (mulai diumumkan) lebih lambat daripada `mulai`"),
        ({"pendaftaran": "\n  tutup: 2026-12-02"}, 9, "pendaftaran ditutup sesudah kegiatan selesai"),
    ],
)
def test_the_days_of_an_event_are_in_order(
    keys: dict[str, str], line: int, told: str, make_site: MakeSite
) -> None:
    (message,) = make_site({"units/diklat/agenda/a.md": event(**keys)}).messages()
    assert message.startswith(f"units/diklat/agenda/a.md:{line}: {told}")


@pytest.mark.parametrize(
    "keys",
    [
        {"selesai": "2026-12-01"},
        {"mulai": "2026-12-01 09:00", "selesai": "2026-12-01 09:00"},
        {"mulai": "2026-12-01", "selesai": "2026-12-01 12:00"},
        {"tanggal": "2026-12-01"},
        {"pendaftaran": "{tutup: 2026-12-01}"},
        {"diperbarui": "2026-11-01"},
    ],
)
def test_days_that_meet_are_in_order(keys: dict[str, str], make_site: MakeSite) -> None:
    assert make_site({"units/diklat/agenda/a.md": event(**keys)}).messages() == []


def test_an_event_says_where(make_site: MakeSite) -> None:
    assert make_site({"units/diklat/agenda/a.md": event(tempat="")}).messages() == [
        "units/diklat/agenda/a.md:5: agenda ini belum menyebut `tempat` atau `tautan`; tambahkan salah satunya"
    ]


def test_a_link_is_a_place(make_site: MakeSite) -> None:
    assert (
        make_site({"units/diklat/agenda/a.md": event(tempat="", tautan="https://zoom.us/j/1")}).messages()
        == []
    )


# ------------------------------------------------------------------------------------------ words


def test_a_picture_needs_words(make_site: MakeSite) -> None:
    made = make_site(
        {"units/diklat/berita/a.md": markdown(gambar="../media/a.png"), "units/diklat/media/a.png": png()}
    )
    assert made.messages() == [
        "units/diklat/berita/a.md:5: gambar ini belum punya `alt`; "
        "tulis apa yang terlihat, atau `gambar_hiasan: ya` bila hanya hiasan"
    ]


def test_a_decorative_picture_is_declared_and_has_no_words(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/diklat/berita/a.md": markdown(gambar="../media/a.png", gambar_hiasan="ya"),
            "units/diklat/media/a.png": png(),
        }
    )
    assert made.messages() == []


def test_words_need_their_picture(make_site: MakeSite) -> None:
    (message,) = make_site({"units/diklat/berita/a.md": markdown(alt="Kelas")}).messages()
    assert message.startswith("units/diklat/berita/a.md:5: `alt` ditulis tanpa `gambar`")


def test_a_label_is_a_word(make_site: MakeSite) -> None:
    made = make_site({"units/diklat/berita/a.md": markdown(label="\n  - latsar\n  - '!!!'")})
    assert made.messages() == [
        "units/diklat/berita/a.md:7: label `!!!` tidak berisi huruf atau angka; tulis kata biasa"
    ]


# ------------------------------------------------------------------------------------------ references

OTHERS = {
    "units/diklat/media/kelas.png": png(),
    "units/diklat/media/daftar.txt": "Daftar.\n",
    "units/diklat/berita/b.md": markdown(),
    "units/diklat/berita/nanti.md": markdown(tanggal="2027-01-01"),
    "units/diklat/agenda/rapat.md": event(),
    "units/diklat/agenda/draf.md": event(status="draf"),
}


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("gambar", "../media/klas.png", "berkas `../media/klas.png` tidak ada; maksudnya `../media/kelas.png`?"),
        ("gambar", "../media/daftar.txt", "`../media/daftar.txt` bukan gambar; pakai berkas png, jpg, webp, atau svg"),
        ("gambar", "https://a.example/a.png", "`https://a.example/a.png` bukan gambar"),
        ("lampiran", "[{berkas: b.md, judul: B}]", "`b.md` bukan berkas; pakai berkas dari folder `media/`"),
        ("lampiran", "[{berkas: ../media/x.pdf, judul: X}]", "berkas `../media/x.pdf` tidak ada"),
        ("kegiatan", "b.md", "`b.md` bukan agenda; tulis alamat agendanya"),
        ("kegiatan", "../agenda/x.md", "berkas `../agenda/x.md` tidak ada"),
        ("kegiatan", "../agenda/draf.md", "`../agenda/draf.md` menunjuk units/diklat/agenda/draf.md yang belum"),
    ],
)  # fmt: skip
def test_what_front_matter_names_must_be_there(key: str, value: str, told: str, make_site: MakeSite) -> None:
    alt = {"alt": "Kelas"} if key == "gambar" else {}
    (message,) = make_site({**OTHERS, "units/diklat/berita/a.md": markdown(**{key: value}, **alt)}).messages()
    assert message.startswith(f"units/diklat/berita/a.md:5: {told}")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("/units/diklat/berita/b/", "`/units/diklat/berita/b/` bukan unduhan"),
        ("/units/diklat/unduhan/x/", "alamat `/units/diklat/unduhan/x/` tidak ada di situs ini"),
    ],
)
def test_a_download_is_replaced_by_a_download(value: str, told: str, make_site: MakeSite) -> None:
    made = make_site(
        {
            **OTHERS,
            "units/diklat/unduhan/a.yml": record(berkas="a.txt", diganti_oleh=value),
            "units/diklat/unduhan/a.txt": "Isi.\n",
        }
    )
    (message,) = made.messages()
    assert message.startswith(f"units/diklat/unduhan/a.yml:5: {told}")


def test_registration_may_be_elsewhere_but_not_nowhere(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/diklat/agenda/a.md": event(pendaftaran="{alamat: 'https://daftar.example/'}"),
            "units/diklat/agenda/b.md": event(pendaftaran="\n  alamat: /daftar/"),
        }
    )
    assert [message.partition(": ")[0] for message in made.messages()] == ["units/diklat/agenda/b.md:9"]


# ------------------------------------------------------------------------------------------ files


def test_a_download_has_its_file_beside_it(make_site: MakeSite) -> None:
    made = make_site({"units/diklat/unduhan/a.yml": record(berkas="a.pdf")})
    assert made.messages() == [
        "units/diklat/unduhan/a.yml:4: berkas `a.pdf` tidak ada di `units/diklat/unduhan/`;"
        " unggah berkasnya atau betulkan namanya"
    ]


@pytest.mark.parametrize("name", ["../media/daftar.txt", "/etc/passwd", "../../../content/situs.yml"])
def test_a_download_cannot_name_a_file_elsewhere(name: str, make_site: MakeSite) -> None:
    made = make_site({**OTHERS, "units/diklat/unduhan/a.yml": record(berkas=name)})
    (message,) = made.messages()
    assert message.startswith(f"units/diklat/unduhan/a.yml:4: berkas `{name}` tidak ada di")


def test_one_file_has_one_record(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/diklat/unduhan/a.yml": record(berkas="a.txt"),
            "units/diklat/unduhan/b.yml": record(berkas="a.txt"),
            "units/diklat/unduhan/a.txt": "Isi.\n",
        }
    )
    assert made.messages() == [
        "units/diklat/unduhan/b.yml:4: berkas `a.txt` sudah dipakai units/diklat/unduhan/a.yml; satu berkas satu catatan"
    ]


def test_an_earlier_version_has_its_file_too(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/diklat/unduhan/a.yml": record(berkas="a.txt")
            + "versi_lama:\n  - versi: '1'\n    tanggal: 2026-01-01\n    berkas: b.txt\n",
            "units/diklat/unduhan/a.txt": "Isi.\n",
        }
    )
    (message,) = made.messages()
    assert message.startswith("units/diklat/unduhan/a.yml:8: berkas `b.txt` tidak ada")


def test_a_mislabelled_file_is_told_even_if_nobody_names_it(make_site: MakeSite) -> None:
    (message,) = make_site({"units/diklat/media/a.pdf": "bukan pdf"}).messages()
    assert message.startswith("units/diklat/media/a.pdf:1: isi berkas bukan PDF seperti akhiran namanya")


def test_a_file_that_no_record_names_is_a_warning(make_site: MakeSite) -> None:
    (problem,) = make_site({"units/diklat/unduhan/a.txt": "Isi.\n"}).problems()
    assert problem.severity is Severity.WARNING
    assert str(problem).startswith("units/diklat/unduhan/a.txt:1: peringatan: berkas `a.txt` belum disebut")


# ------------------------------------------------------------------------------------------ texts


@pytest.mark.parametrize(
    ("body", "line", "told"),
    [
        ("[x](/tidak/)\n", 6, "alamat `/tidak/` tidak ada di situs ini"),
        ("Satu.\n\n[x](x.md)\n", 8, "berkas `x.md` tidak ada"),
        ("[x](#tidak)\n", 6, "bagian `#tidak` tidak ada di `/units/diklat/berita/a/`"),
        ("Satu.\n\n[x](b.md#tidak)\n", 8, "bagian `#tidak` tidak ada di `/units/diklat/berita/b/`"),
        ("![Kelas](../media/x.png)\n", 6, "berkas `../media/x.png` tidak ada"),
        ("![Kelas](../media/daftar.txt)\n", 6, "`../media/daftar.txt` bukan gambar"),
        ("![Kelas](https://a.example/a.png)\n", 6, "`https://a.example/a.png` gambar dari situs lain"),
        ("![](../media/kelas.png)\n", 6, "gambar `../media/kelas.png` tanpa teks pengganti"),
        ("[nanti](nanti.md)\n", 6, "`nanti.md` menunjuk units/diklat/berita/nanti.md yang belum"),
        ("<script>alert(1)</script>\n", 6, "elemen `<script>` tidak boleh ada di isi"),
        ("Satu.\n\n# Dua\n", 8, "judul `#` dipakai untuk judul halaman"),
    ],
)
def test_a_fault_in_a_text_is_told_at_its_line(body: str, line: int, told: str, make_site: MakeSite) -> None:
    (message,) = make_site({**OTHERS, "units/diklat/berita/a.md": markdown(body)}).messages()
    assert message.startswith(f"units/diklat/berita/a.md:{line}: {told}")


def test_a_link_to_what_is_scheduled_is_a_fault_only_until_its_day(make_site: MakeSite) -> None:
    made = make_site({**OTHERS, "units/diklat/berita/a.md": markdown("[nanti](nanti.md)\n")})
    assert [len(made.messages(day)) for day in (date(2026, 12, 31), date(2027, 1, 1))] == [1, 0]


@pytest.mark.parametrize("keys", [{"status": "draf"}, {"tanggal": "2027-01-01"}])
def test_a_text_that_is_not_shown_either_may_link_to_what_is_scheduled(
    keys: dict[str, str], make_site: MakeSite
) -> None:
    made = make_site({**OTHERS, "units/diklat/berita/a.md": markdown("[nanti](nanti.md)\n", **keys)})
    assert made.messages() == []


def test_a_file_of_a_scheduled_download_is_not_linked_before_its_day(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/diklat/unduhan/a.yml": record(berkas="a.txt", tanggal="2027-01-01"),
            "units/diklat/unduhan/a.txt": "Isi.\n",
            "units/diklat/berita/a.md": markdown("[a](../unduhan/a.txt)\n"),
            "units/diklat/berita/b.md": markdown("[a](/units/diklat/unduhan/a/a.txt)\n"),
        }
    )
    assert [message.partition(": ")[0] for message in made.messages()] == [
        "units/diklat/berita/a.md:6",
        "units/diklat/berita/b.md:6",
    ]


def test_texts_of_drafts_are_checked_too(make_site: MakeSite) -> None:
    made = make_site({"units/diklat/berita/a.md": markdown("<script>x</script>\n", status="draf")})
    assert len(made.messages()) == 1


def test_a_link_to_a_closed_unit_leads_to_its_farewell(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/kajian/unit.yml": UNIT + "ditutup: 2026-11-01\n",
            "units/kajian/berita/b.md": markdown(tanggal="2026-10-01"),
            "units/diklat/berita/a.md": markdown("[kajian](/units/kajian/) [b](../../kajian/berita/b.md)\n"),
        }
    )
    assert made.messages() == []


# ------------------------------------------------------------------------------------------ settings


@pytest.mark.parametrize(
    ("more", "line", "told"),
    [
        ("pita:\n  - judul: P\n    alamat: /p/\n", 20, "alamat `/p/` tidak ada di situs ini"),
        ("pintasan:\n  - judul: P\n    alamat: p/\n", 20, "alamat `p/` tidak ada di situs ini"),
        (
            "panduan:\n  - judul: P\n    alamat: http://p.example/\n",
            20,
            "alamat `http://p.example/` tidak ada",
        ),
        (
            "kaki:\n  - judul: K\n    isi:\n      - judul: P\n        alamat: /p/\n",
            22,
            "alamat `/p/` tidak ada",
        ),
        (
            "pemberitahuan:\n  - teks: T\n    alamat: /p/\n    mulai: 2026-12-01\n    selesai: 2026-12-02\n",
            20,
            "alamat `/p/` tidak ada",
        ),
        (
            "pemberitahuan:\n  - teks: T\n    mulai: 2026-12-02\n    selesai: 2026-12-01\n",
            21,
            "pemberitahuan selesai sebelum mulai",
        ),
        (
            "keamanan:\n  kontak: mailto:a@b.id\n  berlaku_sampai: 2026-11-21\n",
            20,
            "peringatan: masa berlaku security.txt sudah lewat",
        ),
    ],
)
def test_a_fault_in_the_settings_is_told_at_its_line(
    more: str, line: int, told: str, make_site: MakeSite
) -> None:
    (message,) = make_site({"content/situs.yml": SETTINGS + more}).messages()
    assert message.startswith(f"content/situs.yml:{line}: {told}")


@pytest.mark.parametrize(
    "entry",
    [
        "",
        "    alamat: /berita/\n    semua_unit: true\n",
        "    alamat: /berita/\n    isi:\n      - judul: B\n        alamat: /berita/\n",
    ],
)
def test_a_menu_entry_is_one_thing(entry: str, make_site: MakeSite) -> None:
    settings = SETTINGS.replace("    semua_unit: true\n", f"    semua_unit: true\n  - judul: Menu\n{entry}")
    (message,) = make_site({"content/situs.yml": settings}).messages()
    assert message == (
        "content/situs.yml:15: menu `Menu` harus punya tepat satu dari `alamat`, `isi`, atau `semua_unit: true`"
    )


def test_the_office_needs_a_mail_address_for_reports(make_site: MakeSite) -> None:
    settings = SETTINGS.replace("  surel: humas@uji.example\n", "  telepon: (022) 7790044\n")
    (message,) = make_site({"content/situs.yml": settings}).messages()
    assert message.startswith("content/situs.yml:10: kontak lembaga belum punya `surel`")


@pytest.mark.parametrize(
    ("owner", "told"),
    [
        ("Kepala Kelas", "`Kepala Kelas` bukan nama berkas jabatan; maksudnya `kepala-kelas`?"),
        ("Juru Kunci", "`Juru Kunci` bukan nama berkas jabatan; tulis huruf kecil dan tanda hubung"),
        ("kepala-klas", "jabatan `kepala-klas` tidak ada; maksudnya `kepala-kelas`?"),
        ("sopir", "jabatan `sopir` tidak ada; isi nama berkas dari folder `jabatan/`, tanpa `.yml`"),
    ],
)
def test_an_owner_that_is_no_post_is_told_once(owner: str, told: str, make_site: MakeSite) -> None:
    site = make_site(
        {
            "units/diklat/unit.yml": "nama: D\nringkasan: D.\nkontak:\n  surel: d@uji.example\n",
            "units/diklat/jabatan/kepala-kelas.yml": (
                "nama: Kepala Kelas\njenis: struktural\njenjang: Pengawas\ndiperbarui: 2026-11-01\n"
            ),
            "services_catalog/layanan/a.yml": (
                "nama: A\nunit: diklat\nringkasan: Bertanya tentang pelatihan\nkhalayak: [asn]\njenis: informasi\n"
                f"pemilik: {owner}\ndiperbarui: 2026-11-01\n"
            ),
        }
    )
    (message,) = site.messages()
    assert message.startswith("services_catalog/layanan/a.yml:6: ")
    assert told in message
