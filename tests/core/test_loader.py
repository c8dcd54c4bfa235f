"""What lies in the folders: what is taken, what is refused, and what one broken file does not spoil."""

import os
import subprocess
from pathlib import Path

import pytest

from satupintu.loader import load_site
from satupintu.places import ADDRESS_WORDS, MAX_FILE_NAME, MAX_SLUG, RESERVED_SLUGS, Kind
from tests.make_site import DAY, REPOSITORY, MakeSite, markdown, record

EVENT = markdown(mulai="2026-12-01", tempat="Aula", jenis="rapat")
DOWNLOAD = record(berkas="pedoman.txt")


def test_the_base_site_has_no_problems(make_site: MakeSite) -> None:
    assert make_site().messages() == []


def test_an_item_of_every_kind_is_read_from_its_folder(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/diklat/berita/a.md": markdown(),
            "units/diklat/pengumuman/a.md": markdown(),
            "units/diklat/agenda/a.md": EVENT,
            "units/diklat/halaman/a.md": markdown(),
            "units/diklat/unduhan/a.yml": DOWNLOAD,
            "units/diklat/unduhan/pedoman.txt": "Isi.\n",
            "content/panduan/a.md": markdown(langkah="\n  - judul: Buka\n    lakukan: Buka pintu."),
        }
    )
    assert made.messages() == []
    assert {item.kind: item.address for item in made.site().items} == {
        kind: "panduan/a/" if kind is Kind.MANUAL else f"units/diklat/{kind}/a/" for kind in Kind
    }


def test_the_main_site_has_the_same_folders(make_site: MakeSite) -> None:
    made = make_site({"content/halaman/profil.md": markdown(), "content/berita/a.md": markdown()})
    assert made.messages() == []
    assert {item.address for item in made.site().items} == {"profil/", "berita/a/"}


def test_units_stand_in_menu_order(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/a/unit.yml": "nama: Zeta\nringkasan: x\nurutan: 1\n",
            "units/b/unit.yml": "nama: Beta\nringkasan: x\n",
            "units/c/unit.yml": "nama: Alfa\nringkasan: x\n",
        }
    )
    assert list(made.site().units) == ["a", "c", "b", "diklat"]


def test_the_id_of_an_item_survives_the_renaming_of_its_unit(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/diklat/unit.yml": "nama: D\nringkasan: D.\nslug_lama: [pelatihan-aparatur, tua]\n",
            "units/diklat/berita/a.md": markdown(),
        }
    )
    assert [item.id for item in made.site().items] == ["units/pelatihan-aparatur/berita/a"]


def test_without_settings_there_is_no_site(tmp_path: Path) -> None:
    site, problems = load_site(tmp_path, DAY)
    assert site is None
    assert list(map(str, problems)) == [
        "content/situs.yml:1: berkas pengaturan situs tidak ada; buat `content/situs.yml` (lihat docs/format.md)"
    ]


def test_problems_of_items_are_told_even_without_settings(make_site: MakeSite) -> None:
    made = make_site({"content/situs.yml": "nama: x\n", "units/diklat/berita/a.md": markdown(judul="")})
    assert (
        "units/diklat/berita/a.md:2: kunci `judul` wajib diisi; tambahkan baris `judul: …`" in made.messages()
    )


def test_a_site_without_units_is_a_site(make_site: MakeSite) -> None:
    made = make_site()
    made.remove("units/diklat/unit.yml")
    (made.root / "units/diklat").rmdir()
    (made.root / "units").rmdir()
    assert made.messages() == []


def test_one_broken_file_leaves_the_others_readable(make_site: MakeSite) -> None:
    made = make_site({"units/diklat/berita/a.md": "rusak", "units/diklat/berita/b.md": markdown()})
    assert [item.slug for item in made.site().items] == ["b"]


def test_two_problems_of_one_file_are_both_told(make_site: MakeSite) -> None:
    made = make_site({"units/diklat/berita/a.md": markdown(tanggal="besok", status="siap")})
    assert [message.split(": ")[0] for message in made.messages()] == [
        "units/diklat/berita/a.md:3",
        "units/diklat/berita/a.md:5",
    ]


# ------------------------------------------------------------------------------------------ names


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_words_of_list_addresses_name_no_item_and_no_unit(slug: str, make_site: MakeSite) -> None:
    made = make_site(
        {f"units/{slug}/unit.yml": "nama: x\nringkasan: x\n", f"units/diklat/berita/{slug}.md": markdown()}
    )
    assert {message.split(";")[0] for message in made.messages()} == {
        f"units/diklat/berita/{slug}.md:1: nama `{slug}` dipakai untuk alamat tetap situs",
        f"units/{slug}:1: nama `{slug}` dipakai untuk alamat tetap situs",
    }


@pytest.mark.parametrize("slug", sorted(ADDRESS_WORDS))
def test_first_words_of_addresses_name_no_page_of_the_main_site(slug: str, make_site: MakeSite) -> None:
    made = make_site(
        {f"content/halaman/{slug}.md": markdown(), f"units/diklat/halaman/{slug}.md": markdown()}
    )
    assert [message.split(";")[0] for message in made.messages()] == [
        f"content/halaman/{slug}.md:1: nama `{slug}` dipakai untuk alamat tetap situs"
    ]


def test_no_unit_is_called_as_commands_call_the_main_site(make_site: MakeSite) -> None:
    (message,) = make_site({"units/utama/unit.yml": "nama: Utama\nringkasan: U.\n"}).messages()
    assert message.startswith(
        "units/utama:1: `utama` berarti situs utama dalam perintah; ganti nama foldernya"
    )


def test_the_training_schedule_keeps_its_address(make_site: MakeSite) -> None:
    made = make_site({"content/agenda/pelatihan.md": EVENT, "content/berita/pelatihan.md": markdown()})
    assert [message.split(":")[0] for message in made.messages()] == ["content/agenda/pelatihan.md"]


@pytest.mark.parametrize(
    "name",
    [
        "Rapat",
        "rapat kerja",
        "rapat_kerja",
        "rаpat",
        "rapat\u2010kerja",
        "café",
        "-rapat",
        "rapat--kerja",
        "a.b",
    ],
)
def test_other_file_names_are_refused_with_one_that_would_do(name: str, make_site: MakeSite) -> None:
    (message,) = make_site({f"units/diklat/berita/{name}.md": markdown()}).messages()
    start = f"units/diklat/berita/{name}.md:1: nama berkas harus huruf kecil, angka, dan tanda hubung"
    assert message.startswith(f"{start}; ganti namanya menjadi `")


@pytest.mark.parametrize("name", ["dikIat ", "diкlat", "DIKLAT", "diklat.baru"])
def test_folders_that_look_like_another_unit_are_refused(name: str, make_site: MakeSite) -> None:
    (message,) = make_site({f"units/{name}/unit.yml": "nama: x\nringkasan: x\n"}).messages()
    assert message.startswith(f"units/{name}:1: nama folder unit harus huruf kecil, angka, dan tanda hubung")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb.md", r"a\nb.md"),
        ("a\u200bb.md", r"a\u200bb.md"),
        ("a\u202egnp.md", r"a\u202egnp.md"),
        (os.fsdecode(b"a\xff.md"), r"a\udcff.md"),
    ],
)
def test_names_with_invisible_characters_are_shown_escaped(
    name: str, shown: str, make_site: MakeSite
) -> None:
    (message,) = make_site({f"units/diklat/berita/{name}": markdown()}).messages()
    assert message.startswith(f"units/diklat/berita/{shown}:1: nama ini memuat karakter yang tidak terlihat")
    assert message.isprintable()


def test_a_name_may_be_as_long_as_the_limit(make_site: MakeSite) -> None:
    made = make_site(
        {
            f"units/diklat/berita/{'a' * MAX_SLUG}.md": markdown(),
            f"units/diklat/berita/{'b' * MAX_SLUG}b.md": markdown(),
        }
    )
    assert [message.rpartition(": ")[2] for message in made.messages()] == [
        "nama berkas terlalu panjang; paling panjang 100 huruf"
    ]


@pytest.mark.parametrize(
    ("path", "better"),
    [
        ("units/diklat/berita/con.md", "con-baru.md"),
        ("units/diklat/media/aux.tar.png", "aux-baru.tar.png"),
        ("units/diklat/pegawai/Lpt9.yml", "Lpt9-baru.yml"),
        ("services_catalog/layanan/nul.yml", "nul-baru.yml"),
        ("units/com1/unit.yml", "com1-baru"),
    ],
)
def test_names_that_windows_keeps_for_itself_are_refused_everywhere(
    path: str, better: str, make_site: MakeSite
) -> None:
    (message,) = make_site({path: "x"}).messages()
    assert message.endswith(
        f":1: nama ini tidak dapat dipakai di komputer Windows; ganti namanya menjadi `{better}`"
    )


@pytest.mark.parametrize("name", ["console.md", "com10.md", "nulis.md", "auxiliaris.md"])
def test_names_that_only_begin_like_those_are_names(name: str, make_site: MakeSite) -> None:
    assert make_site({f"units/diklat/berita/{name}": markdown()}).messages() == []


def test_a_published_file_has_a_name_that_leaves_room_for_its_renditions(make_site: MakeSite) -> None:
    fits, too_long = (
        f"units/diklat/media/{'a' * length}.svg" for length in (MAX_FILE_NAME - 4, MAX_FILE_NAME - 3)
    )
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    assert make_site({fits: drawing, too_long: drawing}).messages() == [
        f"{too_long}:1: nama berkas terlalu panjang; paling panjang {MAX_FILE_NAME} huruf"
    ]


def test_an_english_version_of_anything_but_a_page_is_refused(make_site: MakeSite) -> None:
    (message,) = make_site({"units/diklat/berita/a.en.md": markdown()}).messages()
    assert message.startswith("units/diklat/berita/a.en.md:1: versi Inggris (`.en.md`) hanya untuk halaman")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("units/diklat/berita/a.txt", "berkas di folder `berita` harus berakhiran `.md`"),
        ("units/diklat/berita/a.MD", "berkas di folder `berita` harus berakhiran `.md`"),
        ("units/diklat/berita/a", "berkas di folder `berita` harus berakhiran `.md`"),
        ("units/diklat/media/a.gif", "berkas GIF tidak diterima; buka, simpan sebagai PNG"),
        ("units/diklat/media/foto.HEIC", "berkas HEIC tidak diterima; buka, simpan sebagai JPG"),
        ("units/diklat/unduhan/surat.doc", "berkas DOC tidak diterima; buka, simpan sebagai DOCX"),
        ("units/diklat/unduhan/foto.heic", "jenis berkas ini tidak diterima di sini"),
        ("units/diklat/berita/a.MD", "harus berakhiran `.md`; ganti namanya menjadi `a.md`"),
        ("units/diklat/berita/Rapat kerja.md.txt", "ganti namanya menjadi `rapat-kerja.md`"),
        ("units/diklat/berita/surat.pdf", "harus berakhiran `.md`; pindahkan berkas ini ke `media/`"),
        ("units/diklat/berita/surat.docx", "atau jadikan isi dengan `./portal intake`"),
        ("units/diklat/pengumumam/a.md", "`pengumumam` tidak dikenal di sini; maksudnya `pengumuman`?"),
        (
            "units/diklat/rapat.md",
            "`rapat.md` tidak dikenal di sini; hapus, atau pindahkan ke salah satu folder",
        ),
        ("units/diklat/media/a.html", "jenis berkas ini tidak diterima di sini"),
        ("units/diklat/media/a.css", "jenis berkas ini tidak diterima di sini"),
        ("units/diklat/media/a.js", "jenis berkas ini tidak diterima di sini"),
        ("units/diklat/media/a", "jenis berkas ini tidak diterima di sini"),
        ("units/diklat/media/a.yml", "jenis berkas ini tidak diterima di sini"),
        ("units/diklat/media/CNAME", "jenis berkas ini tidak diterima di sini"),
        ("units/diklat/media/Foto.PNG", "nama berkas harus huruf kecil, angka, dan tanda hubung"),
        ("units/diklat/unduhan/a.png", "jenis berkas ini tidak diterima di sini"),
        ("units/diklat/unduhan/a.exe", "jenis berkas ini tidak diterima di sini"),
        ("units/diklat/gaya.css", "`gaya.css` tidak dikenal di sini"),
        ("units/diklat/templates/base.html", "`templates` tidak dikenal di sini"),
        ("units/diklat/situs.yml", "`situs.yml` tidak dikenal di sini"),
        ("content/unit.yml", "`unit.yml` tidak dikenal di sini"),
        ("content/lain/a.md", "`lain` tidak dikenal di sini"),
        ("units/catatan.md", "di dalam `units/` hanya boleh ada folder unit"),
        ("units/diklat/berita/2026/a.md", "folder di dalam folder tidak diterima"),
        ("units/diklat/media/foto/a.png", "folder di dalam folder tidak diterima"),
        ("units/diklat/berita/.a.md", "berkas tersembunyi tidak diterima"),
        ("units/diklat/.git/config", "berkas tersembunyi tidak diterima"),
        ("units/.htaccess", "berkas tersembunyi tidak diterima"),
    ],
)
def test_what_does_not_belong_in_a_folder_is_refused(path: str, told: str, make_site: MakeSite) -> None:
    (message,) = make_site({path: "x\n"}).messages()
    assert path.startswith(message.partition(":")[0])
    assert told in message


def test_an_empty_folder_may_be_kept_in_git(make_site: MakeSite) -> None:
    assert make_site({"units/diklat/berita/.gitkeep": ""}).messages() == []


LEFT_BEHIND = [
    ".DS_Store", "._rapat.md", "Thumbs.db", "desktop.ini", "~$rapat.docx", ".~lock.rapat.docx#", "rapat.md~",
    ".rapat.md.swp", ".rapat.md.swo", "#rapat.md#", ".#rapat.md", ".rapat.md.kate-swp", ".goutputstream-A1B2C3",
    "4913", "rapat.md___jb_tmp___",
]  # fmt: skip


@pytest.mark.parametrize("name", LEFT_BEHIND)
@pytest.mark.parametrize("folder", ["units", "units/diklat", "units/diklat/berita", "units/diklat/media"])
def test_what_systems_and_editors_leave_behind_is_passed_over(
    folder: str, name: str, make_site: MakeSite
) -> None:
    assert make_site({f"{folder}/{name}": "NIP 198701012010011001\n"}).messages() == []


def test_what_is_passed_over_never_gets_into_the_repository(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    (tmp_path / ".gitignore").write_bytes((REPOSITORY / ".gitignore").read_bytes())
    ignored = subprocess.run(
        ["git", "check-ignore", *LEFT_BEHIND], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert ignored.stdout.splitlines() == LEFT_BEHIND


@pytest.mark.parametrize(
    "files",
    [
        {
            "units/diklat/berita/a.md": markdown(gambar="../media/IMG_1.JPG", alt="Aula"),
            "units/diklat/media/IMG_1.JPG": "x\n",
        },
        {
            "units/diklat/berita/a.md": markdown(gambar="../media/a.heic", alt="Aula"),
            "units/diklat/media/a.heic": "x\n",
        },
        {"units/diklat/unduhan/a.yml": record(berkas="A b.pdf"), "units/diklat/unduhan/A b.pdf": "x\n"},
        {"units/diklat/berita/a.md": markdown("[surat](../media/A.pdf)"), "units/diklat/media/A.pdf": "x\n"},
    ],
)
def test_a_file_that_is_refused_does_not_count_as_missing_too(
    files: dict[str, str], make_site: MakeSite
) -> None:
    (message,) = make_site(files).messages()
    assert message.startswith(next(path for path in files if not path.endswith((".md", ".yml"))))


# ------------------------------------------------------------------------------------------ links


def test_a_symbolic_link_to_a_file_is_refused_and_not_read(make_site: MakeSite) -> None:
    made = make_site()
    made.write("rahasia.md", markdown(judul="Rahasia"))
    (made.root / "units/diklat/berita").mkdir()
    (made.root / "units/diklat/berita/a.md").symlink_to("../../../rahasia.md")
    assert made.messages() == [
        "units/diklat/berita/a.md:1: tautan sistem berkas (symlink) tidak diterima; salin berkas aslinya ke sini"
    ]
    assert made.site().items == ()


@pytest.mark.parametrize("link", ["units/diklat/media", "units/kajian", "content/berita"])
def test_a_symbolic_link_to_a_folder_is_refused_and_not_entered(
    link: str, make_site: MakeSite, tmp_path: Path
) -> None:
    made = make_site()
    (tmp_path / "luar").mkdir()
    (tmp_path / "luar" / "a.txt").write_text("rahasia")
    (made.root / link).parent.mkdir(exist_ok=True)
    (made.root / link).symlink_to(tmp_path / "luar", target_is_directory=True)
    (message,) = made.messages()
    assert message.startswith(f"{link}:1: tautan sistem berkas (symlink)")
    assert made.site().files == frozenset()


@pytest.mark.parametrize("path", ["content/situs.yml", "units/diklat/unit.yml"])
def test_a_profile_that_is_a_symbolic_link_is_not_read(
    path: str, make_site: MakeSite, tmp_path: Path
) -> None:
    made = make_site()
    (tmp_path / "luar.yml").write_text("kata_sandi: rahasia\n")
    made.remove(path)
    (made.root / path).symlink_to(tmp_path / "luar.yml")
    (message,) = made.messages()
    assert message.startswith(f"{path}:1: tautan sistem berkas (symlink)")


def test_a_pipe_is_refused_and_not_opened(make_site: MakeSite) -> None:
    made = make_site({"units/diklat/berita/.gitkeep": ""})
    os.mkfifo(made.root / "units/diklat/berita/a.md")
    assert made.messages() == ["units/diklat/berita/a.md:1: ini bukan berkas biasa; hapus"]


# ------------------------------------------------------------------------------------------ cascades

LINKS = "[Kajian](/units/kajian/), [profil](/units/kajian/halaman/profil/), [lagi](../../kajian/halaman/profil.md)\n"
KAJIAN = {
    "units/kajian/halaman/profil.md": markdown(),
    "units/diklat/berita/a.md": markdown(LINKS),
    "units/diklat/unit.yml": "nama: D\nringkasan: D.\ninduk: kajian\n",
}


def test_a_folder_without_a_profile_is_told_what_to_make(make_site: MakeSite) -> None:
    assert make_site({"units/kajian/berita/a.md": markdown()}).messages() == [
        "units/kajian/unit.yml:1: folder `units/kajian` belum punya `unit.yml`;"
        " buat berkas itu dengan `nama` dan `ringkasan`"
    ]


@pytest.mark.parametrize("profile", ["nama: Kajian\n", "nama: [\n", ""])
def test_a_broken_profile_does_not_make_problems_of_links_to_its_unit(
    profile: str, make_site: MakeSite
) -> None:
    messages = make_site({**KAJIAN, "units/kajian/unit.yml": profile}).messages()
    assert [message.partition(":")[0] for message in messages] == ["units/kajian/unit.yml"]


def test_a_broken_profile_does_not_make_problems_of_whoever_names_its_people_posts_and_pages(
    make_site: MakeSite,
) -> None:
    office = {
        "units/kajian/pegawai/sari.yml": "nama: Sari\ndiperbarui: 2026-11-01\n",
        "units/kajian/jabatan/kepala-kajian.yml": "nama: Kepala\njenis: struktural\njenjang: Pengawas\ndiperbarui: 2026-11-01\n",
        "units/diklat/pegawai/budi.yml": "nama: Budi\ndiperbarui: 2026-11-01\n",
        "units/diklat/jabatan/staf.yml": (
            "nama: Staf\njenis: pelaksana\natasan: kepala-kajian\npejabat:\n  - pegawai: sari\n    mulai: 2026-01-05\ndiperbarui: 2026-11-01\n"
        ),
        "content/peran.yml": "humas:\n  - akun: a\n  - akun: b\npengembang:\n  - akun: c\npegawai:\n  akun-sari: sari\n",
        "services_catalog/kategori.yml": (
            "kebutuhan:\n  - nama: bertanya\n    judul: Bertanya\n    ringkasan: Bertanya.\n"
            "    halaman: [/units/kajian/halaman/profil/]\n    label: [arsip]\n"
        ),
        "services_catalog/layanan/a.yml": (
            "nama: A\nunit: diklat\nringkasan: Bertanya tentang pelatihan\nkhalayak: [asn]\njenis: informasi\n"
            "kebutuhan: [bertanya]\npemilik: kepala-kajian\ndiperbarui: 2026-11-01\n"
        ),
        "units/kajian/halaman/profil.md": markdown(label="[arsip]"),
        "units/diklat/unit.yml": "nama: D\nringkasan: D.\nkontak:\n  surel: d@uji.example\n",
    }
    whole = make_site({**office, "units/kajian/unit.yml": "nama: Kajian\nringkasan: Kajian.\n"})
    assert whole.messages() == []
    whole.write("units/kajian/unit.yml", "nama: Kajian: baru\nringkasan: Kajian.\n")
    assert [message.partition(":")[0] for message in whole.messages()] == ["units/kajian/unit.yml"]


def test_a_missing_profile_does_not_make_problems_of_links_to_its_unit(make_site: MakeSite) -> None:
    assert [message.partition(":")[0] for message in make_site(KAJIAN).messages()] == [
        "units/kajian/unit.yml"
    ]


@pytest.mark.parametrize(
    ("broken", "link"),
    [
        ("units/diklat/agenda/b.md", "../agenda/b.md"),
        ("units/diklat/agenda/b.md", "/units/diklat/agenda/b/"),
        ("content/halaman/b.md", "../../../content/halaman/b.md"),
        ("content/halaman/b.md", "/b/"),
        ("units/diklat/unduhan/b.yml", "../unduhan/b.yml"),
        ("units/diklat/unduhan/b.yml", "/units/diklat/unduhan/b/b.pdf"),
    ],
)
def test_a_broken_item_does_not_make_problems_of_links_to_it(
    broken: str, link: str, make_site: MakeSite
) -> None:
    made = make_site({broken: "rusak: [\n", "units/diklat/berita/a.md": markdown(f"[b]({link})\n")})
    assert [message.partition(":")[0] for message in made.messages()] == [broken]


def test_a_broken_record_does_not_orphan_its_file(make_site: MakeSite) -> None:
    made = make_site({"units/diklat/unduhan/a.yml": "rusak\n", "units/diklat/unduhan/pedoman.txt": "Isi.\n"})
    assert [message.partition(":")[0] for message in made.messages()] == ["units/diklat/unduhan/a.yml"]


def test_a_broken_event_does_not_make_a_problem_of_its_report(make_site: MakeSite) -> None:
    made = make_site(
        {"units/diklat/agenda/b.md": "rusak", "units/diklat/berita/a.md": markdown(kegiatan="../agenda/b.md")}
    )
    assert [message.partition(":")[0] for message in made.messages()] == ["units/diklat/agenda/b.md"]


def test_a_menu_entry_of_a_broken_page_is_no_further_problem(make_site: MakeSite) -> None:
    made = make_site({"content/halaman/profil.md": "rusak"})
    made.write(
        "content/situs.yml",
        (made.root / "content/situs.yml").read_text() + "pita:\n  - judul: Profil\n    alamat: /profil/\n",
    )
    assert [message.partition(":")[0] for message in made.messages()] == ["content/halaman/profil.md"]
