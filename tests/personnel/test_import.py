"""What an import makes of rows: new, changed, left, refused; and that a second run changes nothing."""

import pytest

from satupintu.commands.report import FAULTY, IMPOSSIBLE, OK
from tests.personnel.office import BUDI, HEADINGS, SITI, Office, csv_text

ANI = {
    "Nama Pegawai": "ANI SUSANTI",
    "Unit Kerja": "kajian ",
    "Status": "PPPK",
    "Gol.": "9",
    "TMT Unit": "01/03/2024",
}
SITI_FILE = "units/diklat/pegawai/siti-aminah.yml"
ANI_FILE = "units/kajian/pegawai/ani-susanti.yml"


def test_a_dry_run_writes_nothing_at_all(office: Office) -> None:
    before = office.tree()
    assert office.run([SITI, BUDI, ANI]).code == OK
    assert office.tree() == before


def test_a_new_person_gets_a_record_of_the_mapped_keys(office: Office) -> None:
    ran = office.run([SITI, BUDI, ANI], apply=True)
    assert office.read(ANI_FILE) == (
        "nama: Ani Susanti\nstatus_kepegawaian: pppk\ngolongan: IX\nsejak: 2024-03-01\ndiperbarui: 2026-11-24\n"
    )
    assert [each["path"] for each in ran.data["new"]] == [ANI_FILE]


def test_a_second_run_changes_nothing(office: Office) -> None:
    rows = [{**SITI, "Gol.": "III/d", "Pangkat": "Penata Tk. I"}, {**BUDI, "Ext": "12"}, ANI]
    assert office.run(rows, apply=True).code == OK
    before = office.tree()
    again = office.run(rows, apply=True)
    assert office.tree() == before
    assert (again.data["new"], again.data["changed"], again.data["unchanged"]) == ([], [], 3)


def test_what_the_file_does_not_know_stays_with_comments_and_order(office: Office) -> None:
    before = office.read(SITI_FILE)
    office.run([{**SITI, "Pangkat": "PENATA TK.I (III/d)", "Gol.": "", "Ext": "214"}, BUDI], apply=True)
    assert office.read(SITI_FILE) == (
        before.replace("pangkat: Penata  #", "pangkat: Penata Tingkat I  #")
        .replace("III/c", "III/d")
        .replace("surel: siti@uji.example\n", "surel: siti@uji.example\npesawat: 214\n")
        .replace("diperbarui: 2026-01-02", "diperbarui: 2026-11-24")
    )


def test_a_title_gained_is_no_new_person(office: Office) -> None:
    ran = office.run([{**SITI, "Nama Pegawai": "Prof. Dr. Siti Aminah, M.Si."}, BUDI], apply=True)
    assert [each["changes"] for each in ran.data["changed"]] == [
        {"nama": ["Dr. Siti Aminah, M.Si.", "Prof. Dr. Siti Aminah, M.Si."]}
    ]


@pytest.mark.parametrize("name", ["Siti Aminah", "SITI AMINAH", "DR. SITI AMINAH, M.SI."])
def test_titles_and_capitals_of_the_portal_stay(office: Office, name: str) -> None:
    assert office.run([{**SITI, "Nama Pegawai": name}, BUDI]).data["unchanged"] == 2


def test_who_moves_with_the_same_office_mail_takes_the_record_along(office: Office) -> None:
    rows = [SITI, {**BUDI, "Unit Kerja": "Kajian", "Email Dinas": "budi@uji.example"}]
    assert office.run(rows, apply=True).code == OK
    assert "units/diklat/pegawai/budi.yml" not in office.tree()
    assert office.read("units/kajian/pegawai/budi.yml").startswith("nama: Budi\n")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            [{**BUDI, "Unit Kerja": "Kajian"}],
            "nama ini sudah ada di unit lain (units/diklat/pegawai/budi.yml)",
        ),
        (
            [{**BUDI, "Nama Pegawai": "Boedi", "Email Dinas": "budi@uji.example"}],
            "surelnya milik units/diklat",
        ),
        ([ANI, ANI], "orang lain di berkas bernama sama di unit yang sama"),
        ([BUDI, {**BUDI, "Berkas Portal": "budi"}], "orang lain di berkas bernama sama"),
        ([SITI, {**SITI, "Unit Kerja": "Kajian"}], "nama ini ada di 2 baris, dan di portal ada units/diklat"),
        (
            [{**ANI, "Berkas Portal": "ani"}, {**BUDI, "Berkas Portal": "ani"}],
            "nama berkas yang sama ada di baris lain",
        ),
        ([{**ANI, "Berkas Portal": "Ani S"}], "bukan nama berkas"),
        ([{**ANI, "Unit Kerja": "Gudang"}], "unit `Gudang` belum ada di peta"),
        ([{**ANI, "Status": "Magang"}], "status `Magang` belum ada di peta"),
        ([{**ANI, "TMT Unit": "31/02/2024"}], "kolom `TMT Unit` bukan tanggal"),
        ([{**ANI, "Gol.": "XX"}], "golongan PPPK `XX` tidak ada"),
        ([{**SITI, "Gol.": "III/d"}], "pangkat `Penata` adalah golongan III/c"),
        ([{**ANI, "Ext": "1234567"}, {**BUDI, "Ext": "7 a"}], "kolom `Ext` bukan nomor pesawat"),
        ([{**ANI, "Nama Pegawai": ""}], "kolom `Nama Pegawai` kosong"),
        ([{**ANI, "Nama Pegawai": "Ani 2"}], "kolom `Nama Pegawai` bukan nama orang"),
        ([{**SITI, "Unit Kerja": "Kajian", "Berkas Portal": "siti-aminah"}], "fotonya tertinggal"),
        ([{**ANI, "Nama Pegawai": "<b>Ani</b>"}], "bukan nama orang"),
        ([{**ANI, "Nama Pegawai": "ອານີ"}], "nama ini tidak berhuruf Latin"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_sure_is_refused_and_told(
    office: Office, rows: list[dict[str, str]], told: str
) -> None:
    ran = office.run(rows)
    assert ran.code == FAULTY
    assert all(told in each for each in ran.refused)
    assert ran.data["new"] == ran.data["changed"] == []


def test_rows_that_are_sound_are_written_beside_refused_ones(office: Office) -> None:
    ran = office.run([SITI, {**BUDI, "Unit Kerja": "Gudang"}, ANI], apply=True)
    assert ran.code == FAULTY
    assert ran.refused == ["3: unit `Gudang` belum ada di peta; tambahkan di bawah `unit`, beserta foldernya"]
    assert ANI_FILE in office.tree()


def test_people_of_one_name_are_told_apart_by_their_units_whatever_the_order(office: Office) -> None:
    rows = [ANI, {**ANI, "Unit Kerja": "Diklat"}]
    forwards = {each["path"] for each in office.run(rows).data["new"]}
    assert forwards == {each["path"] for each in office.run(rows[::-1]).data["new"]}
    assert forwards == {
        "units/diklat/pegawai/ani-susanti-diklat.yml",
        "units/kajian/pegawai/ani-susanti-kajian.yml",
    }


def test_a_mailbox_of_several_people_says_nothing_about_its_owner(office: Office) -> None:
    shared = {"Email Dinas": "umum@uji.example"}
    office.run([SITI, {**BUDI, **shared}, {**ANI, **shared}], apply=True)
    assert office.run([SITI, {**BUDI, **shared}, {**ANI, **shared, "Nama Pegawai": "Cecep"}]).refused == []


def test_an_empty_cell_takes_nothing_away(office: Office) -> None:
    assert office.run([{**SITI, "Email Dinas": "-", "Pangkat": "", "Gol.": ""}, BUDI]).data["unchanged"] == 2


def test_mail_that_is_not_the_offices_is_dropped_and_counted(office: Office) -> None:
    ran = office.run([{**SITI, "Email Dinas": "siti.pribadi@gmail.example"}, BUDI])
    assert (ran.data["unchanged"], ran.data["dropped"]["mails"]) == (2, 1)
    assert "gmail" not in ran.out


# ------------------------------------------------------------------------------ who has left


def test_who_is_not_in_the_file_is_listed_and_kept(office: Office) -> None:
    ran = office.run([SITI], apply=True)
    assert ran.data["left"] == ["units/diklat/pegawai/budi.yml"]
    assert "sampai" not in office.read("units/diklat/pegawai/budi.yml")


def test_a_last_day_is_written_only_where_it_is_given(office: Office) -> None:
    office.run([SITI], apply=True, ended=office.made.site().today)
    assert "sampai: 2026-11-22\n" in office.read("units/diklat/pegawai/budi.yml")


def test_nobody_is_ended_while_a_row_is_refused(office: Office) -> None:
    ran = office.run(
        [SITI, {**BUDI, "Nama Pegawai": "Budi 1"}], apply=True, ended=office.made.site().today, json=False
    )
    assert "`--sampai` tidak dijalankan" in ran.err
    assert "sampai" not in office.read("units/diklat/pegawai/budi.yml")


def test_whoever_a_refused_row_means_has_not_left(office: Office) -> None:
    assert office.run([SITI, {**BUDI, "Ext": "x"}]).data["left"] == []


def test_who_has_left_does_not_come_back_unasked(office: Office) -> None:
    office.made.write(
        "units/diklat/pegawai/budi.yml", "nama: Budi\nsampai: 2025-12-31\ndiperbarui: 2026-01-02\n"
    )
    assert "tercatat sudah tidak bekerja di sini" in office.run([SITI, BUDI]).refused[0]


# ------------------------------------------------------------------------------ posts


def test_a_post_that_is_known_gets_its_new_holder_first(office: Office) -> None:
    row = {**BUDI, "Jabatan": "KEPALA BIDANG", "TMT Jabatan": "2 November 2026", "No SK": "821/12/2026"}
    ran = office.run([SITI, row], apply=True)
    assert ran.code == OK
    assert (
        "pejabat:\n  - pegawai: budi\n    mulai: 2026-11-02\n    sk: 821/12/2026\n  - pegawai: siti-aminah\n"
        in (office.read("units/diklat/jabatan/kepala-bidang.yml"))
    )
    assert office.run([SITI, row]).data["appointments"] == []


def test_an_acting_holder_is_written_down_as_one(office: Office) -> None:
    row = {**BUDI, "Jabatan": "Plt. Kepala Bidang", "TMT Jabatan": "2026-11-02"}
    assert office.run([SITI, row]).data["appointments"][0]["sebagai"] == "plt"


def test_a_post_that_is_held_is_not_given_twice(office: Office) -> None:
    row = {**BUDI, "Jabatan": "Kepala Bidang", "TMT Jabatan": "2026-10-01", "Ext": "12"}
    ran = office.run([SITI, row], apply=True)
    assert "jabatan ini hanya untuk satu pejabat definitif sekaligus" in ran.refused[0]
    assert "pesawat: 12" in office.read("units/diklat/pegawai/budi.yml")
    assert "budi" not in office.read("units/diklat/jabatan/kepala-bidang.yml")


def test_a_title_without_a_post_is_counted(office: Office) -> None:
    row = {**BUDI, "Jabatan": "Arsiparis", "TMT Jabatan": "2026-10-01"}
    assert office.run([SITI, row]).data["unknown_posts"] == {"Arsiparis": 1}


# ------------------------------------------------------------------------------ keys


def test_a_key_file_knows_people_who_moved_and_changed_their_names(office: Office) -> None:
    keys = office.outside / "kunci.json"
    assert office.run([SITI, {**BUDI, "NIP": "199001012015011001"}], apply=True, key_file=keys).code == OK
    assert keys.stat().st_mode & 0o777 == 0o600
    ran = office.run(
        [SITI, {"Nama Pegawai": "Budi Hartono", "Unit Kerja": "Kajian", "NIP": "19900101 201501 1 001"}],
        apply=True,
        key_file=keys,
    )
    assert [each["path"] for each in ran.data["changed"]] == ["units/kajian/pegawai/budi.yml"]


def test_without_a_key_file_the_key_is_dropped_unread(office: Office) -> None:
    ran = office.run([SITI, {**BUDI, "NIP": "199001012015011001"}], apply=True)
    assert "NIP" in ran.data["dropped"]["columns"]
    assert not any(b"199001012015011001" in content for content in office.tree().values())


def test_a_key_that_a_spreadsheet_has_rounded_is_refused(office: Office) -> None:
    ran = office.run([SITI, {**BUDI, "NIP": "1,99001E+17"}], key_file=office.outside / "kunci.json")
    assert ran.refused == ["3: kolom `NIP` dibulatkan oleh Excel; simpan kolom itu sebagai teks"]


def test_a_key_file_does_not_lie_in_a_repository(office: Office) -> None:
    (office.outside / ".git").mkdir()
    for file in (office.made.root / ".privat/kunci.json", office.outside / "kunci.json"):
        ran = office.run([SITI], key_file=file)
        assert (ran.code, "Berkas kunci memuat NIP" in ran.err) == (IMPOSSIBLE, True)


def test_a_personnel_file_does_not_lie_in_the_tree(office: Office) -> None:
    assert office.run([SITI], name="../situs-1/pegawai.csv").code == IMPOSSIBLE


# ------------------------------------------------------------------------------ maps


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  pesawat: No. HP", "peta.yml:4: kolom `No. HP` memuat data pribadi dan tidak dapat dipetakan"),
        ("  surel: Email Pribadi", "kolom `Email Pribadi` memuat data pribadi"),
        ("  jabatan: Nama Ibu Kandung", "kolom `Nama Ibu Kandung` memuat data pribadi"),
        ("  sejak: Tgl. Lahir", "kolom `Tgl. Lahir` memuat data pribadi"),
        ("  nik: NIK", "NIK tidak boleh disimpan di sini"),
        ("  surel: Alamat Surel", "peta.yml:4: kolom ini tidak ada di berkas"),
        ("  pesawatt: Ext", "maksudnya `pesawat`?"),
        ("unit:\n  Diklat: units/diklatt", "folder `units/diklatt` tidak ada"),
    ],
)
def test_a_map_says_nothing_private_and_nothing_that_is_not_there(
    office: Office, line: str, told: str
) -> None:
    units = "" if line.startswith("unit:") else "\nunit:\n  Diklat: units/diklat"
    ran = office.run([SITI], map=f"kolom:\n  nama: Nama Pegawai\n  unit: Unit Kerja\n{line}{units}\n")
    assert ran.code == FAULTY
    assert told in ran.out


def test_a_column_that_holds_numbers_of_people_cannot_be_mapped_under_any_name(office: Office) -> None:
    rows = [{**SITI, "Jabatan": "3273014501900001"}, {**BUDI, "Jabatan": "3273 0145 0190 0002"}]
    ran = office.run(rows)
    assert ran.code == FAULTY
    assert "kolom ini berisi deretan angka seperti NIK, NIP, atau nomor telepon (2 baris)" in ran.out
    assert "3273" not in ran.out


def test_a_column_that_is_there_twice_is_told(office: Office) -> None:
    text = csv_text([SITI], [*HEADINGS, "unit  KERJA"])
    assert "ada beberapa kolom bernama sama di berkas" in office.run(text).out


def test_a_site_with_broken_people_is_mended_first(office: Office) -> None:
    office.made.write(
        "units/diklat/pegawai/budi.yml", "nama: Budi\npangkat: Penata\ndiperbarui: 2026-01-02\n"
    )
    ran = office.run([SITI])
    assert (ran.code, "units/diklat/pegawai/budi.yml:2:" in ran.out) == (FAULTY, True)


def test_a_broken_news_item_holds_up_nobody(office: Office) -> None:
    office.made.write("units/kajian/berita/a.md", "---\njudul: A\n---\n")
    assert office.run([SITI, BUDI]).code == OK


def test_the_table_shows_counts_and_says_how_to_write(office: Office) -> None:
    ran = office.run([SITI, ANI], json=False)
    assert "Baru                            1\n" in ran.out
    assert "Dibuang tanpa dibaca: 1 kolom (NIP), 0 nilai." in ran.out
    assert ran.err == "Uji coba: tidak ada yang ditulis. Tambahkan `--apply` untuk menulisnya.\n"
