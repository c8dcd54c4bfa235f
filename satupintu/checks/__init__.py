"""Rules no single record can see, as a table: each with the reason people have for it.

`run_checks` gives every problem; `docs/aturan.md` is written from the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set

from msgspec import Struct

from satupintu.checks import (
    addresses,
    apps,
    glossary,
    items,
    people,
    privacy,
    questions,
    references,
    reviews,
    roles,
    services,
    settings,
    standards,
    style,
    texts,
    units,
    versions,
)
from satupintu.checks.examined import Examined
from satupintu.portal import Portal
from satupintu.problems import Problem

Check = Callable[[Examined], Iterable[Problem]]


class Checked(Struct, frozen=True):
    """Every problem of a site that its single files do not show: of texts, and others.

    `parts` are those (address, `#…`) that each text links, by its path.
    """

    of_texts: tuple[Problem, ...]
    others: tuple[Problem, ...]
    parts: Mapping[str, Set[tuple[str, str]]]

    @property
    def problems(self) -> list[Problem]:
        return [*self.others, *self.of_texts]


def run_checks(portal: Portal, done: Callable[[Rule], None] | None = None) -> list[Problem]:
    """Every problem of the whole site that its single files do not show."""
    return checked(portal, done).problems


def checked(portal: Portal, done: Callable[[Rule], None] | None = None) -> Checked:
    """What all rules say. `done` is called after each of CHECKS."""
    return _checked(Examined(portal), CHECKS, done)


def texts_checked(portal: Portal, paths: Set[str]) -> tuple[Checked, Mapping[str, Set[str]]]:
    """What the rules about texts say of those at some paths, looking at nothing else; and the parts (`#…`) of their
    pages, by address."""
    examined = Examined(portal, paths)
    return _checked(examined, [rule for rule in CHECKS if rule.of_texts], None), examined.anchors


def _checked(examined: Examined, rules: Iterable[Rule], done: Callable[[Rule], None] | None) -> Checked:
    of_texts: list[Problem] = []
    others: list[Problem] = []
    for rule in rules:
        if rule.of_texts:
            of_texts += rule.check(examined)
        else:
            with examined.portal.bodies.read_for(""):
                others += rule.check(examined)
        if done:
            done(rule)
    return Checked(tuple(of_texts), tuple(others), examined.parts)


class Rule(Struct, frozen=True):
    """One line of the table: its name, its reason in Indonesian, and the function that looks.

    `of_texts`: it looks at each text (`Examined.texts`) by itself, and what it says follows from that text, from
    its item and from what stands above other texts.
    """

    name: str
    reason: str
    check: Check
    of_texts: bool = False


CHECKS: tuple[Rule, ...] = (
    Rule(
        "glosarium",
        "Satu kata menunjuk satu hal, supaya pencarian tidak mencampur dua hal yang berbeda.",
        glossary.words_stand_in_one_group,
    ),
    Rule(
        "glosarium",
        "Kelompok berisi istilah dan kata lain untuknya; satu kata saja tidak menolong pencarian.",
        glossary.groups_hold_several_words,
    ),
    Rule(
        "unit", "Unit yang disebut harus ada, supaya menu dan susunan unit tidak putus.", units.parents_exist
    ),
    Rule(
        "unit",
        "Unit yang ditutup menyebut harinya, supaya pengunjung tahu sejak kapan.",
        units.closed_units_are_complete,
    ),
    Rule(
        "unit",
        "Nama folder lama tidak boleh dipakai unit lain, supaya alamat lama membuka halaman yang benar.",
        units.former_slugs_are_free,
    ),
    Rule(
        "layanan",
        "Layanan menyebut unit, kebutuhan, dan pengganti yang ada, supaya pengunjung sampai pada yang mengurusnya.",
        services.services_name_what_exists,
    ),
    Rule(
        "layanan",
        "Halaman dan label yang disebut sebuah kebutuhan harus ada, supaya penjelasannya tidak putus.",
        services.needs_name_what_exists,
    ),
    Rule(
        "layanan",
        "Layanan yang sedang tidak dapat dipakai memberi tahu apa yang dapat dilakukan selama itu.",
        services.states_say_what_to_do,
    ),
    Rule(
        "layanan",
        "Alamat layanan dapat dibuka dari mana pun dan hanya milik satu layanan.",
        services.service_addresses_are_public,
    ),
    Rule(
        "standar",
        "Setiap standar pelayanan milik satu layanan, supaya poster dan halamannya tidak tertukar.",
        standards.standards_belong_to_one_service,
    ),
    Rule(
        "standar",
        "Pelayanan publik punya standar dengan 14 komponen (UU 25/2009 pasal 21), atau utang yang disebut tanggalnya.",
        standards.public_services_have_standards,
    ),
    Rule(
        "standar",
        "Waktu yang dijanjikan cukup untuk semua langkahnya, dan setiap tarif ada dasar hukumnya.",
        standards.standards_add_up,
    ),
    Rule(
        "standar",
        "Versi standar berurutan, supaya orang tahu mana yang berlaku pada suatu hari.",
        standards.versions_follow_each_other,
    ),
    Rule(
        "standar",
        "Poster standar adalah satu lembar yang masih dapat dibaca dari dinding.",
        standards.posters_fit,
    ),
    Rule(
        "aplikasi",
        "Alamat jaringan kantor hanya tampil bila catatannya menyatakan itu dengan terang.",
        apps.applications_are_told_rightly,
    ),
    Rule(
        "jaringan-kantor",
        "Alamat di dalam jaringan kantor memberi petunjuk kepada penyerang dan tidak berguna bagi pembaca di luar.",
        apps.inner_addresses_stay_inside,
    ),
    Rule(
        "jaringan-kantor",
        "Alamat di dalam jaringan kantor juga tidak berguna di dalam teks sebuah panduan.",
        apps.texts_name_no_inner_address,
        of_texts=True,
    ),
    Rule(
        "layanan",
        "Layanan dimiliki sebuah jabatan, bukan orang: pemiliknya tetap ada ketika pejabatnya berganti.",
        people.owners_are_posts,
    ),
    Rule(
        "pegawai",
        "Alamat pegawai dan jabatan tidak menyebut unit, jadi nama berkasnya hanya boleh dipakai sekali.",
        people.slugs_are_unique,
    ),
    Rule(
        "pegawai",
        "Yang tampil tentang seseorang hanya yang boleh diketahui umum, dan benar.",
        people.people_are_as_the_public_may_know_them,
    ),
    Rule(
        "jabatan",
        "Susunan jabatan adalah pohon: setiap jabatan punya satu atasan yang ada.",
        people.posts_are_in_order,
    ),
    Rule(
        "jabatan",
        "Satu jabatan satu pejabat definitif pada satu hari; Plt. dan Plh. hanya selama jabatan lowong.",
        people.posts_have_one_holder_at_a_time,
    ),
    Rule(
        "peran",
        "Setiap hari jelas akun siapa yang menyetujui usulan, dan tidak ada akun tanpa orangnya.",
        roles.accounts_are_in_order,
    ),
    Rule(
        "peran",
        "Forge meminta persetujuan kepada akun di `CODEOWNERS`; daftar yang lama bertanya kepada orang yang salah.",
        roles.code_owners_are_current,
    ),
    Rule(
        "alamat",
        "Satu alamat satu halaman; dua isi di satu alamat berarti salah satunya hilang.",
        addresses.addresses_are_unique,
    ),
    Rule(
        "tanggal",
        "Yang selesai tidak lebih awal daripada yang mulai, supaya orang datang pada hari yang benar.",
        items.days_are_in_order,
    ),
    Rule("tempat", "Orang harus tahu ke mana datang atau tautan apa yang dibuka.", items.events_say_where),
    Rule(
        "alt",
        "Orang yang tidak melihat gambar membaca kata-katanya (WCAG 2.2, 1.1.1).",
        items.pictures_have_words,
    ),
    Rule(
        "alt",
        "Gambar langkah dibacakan kepada orang yang tidak melihatnya.",
        apps.pictures_of_steps_have_words,
    ),
    Rule(
        "poster",
        "Tulisan di dalam gambar tidak terbaca oleh pembaca layar, mesin pencari, dan ponsel kecil (WCAG 2.2, 1.4.5).",
        texts.posters_are_told,
        of_texts=True,
    ),
    Rule("label", "Label menjadi alamat, jadi harus berisi kata.", items.labels_are_words),
    Rule(
        "tautan", "Gambar, lampiran, dan agenda yang disebut harus ada.", references.references_lead_somewhere
    ),
    Rule("berkas", "Unduhan harus punya berkasnya.", references.downloads_have_their_files),
    Rule(
        "jenis-berkas",
        "Berkas yang kosong, rusak, atau salah akhiran merugikan orang yang membukanya.",
        references.files_are_what_they_say,
    ),
    Rule(
        "berkas",
        "Berkas yang tidak disebut catatan mana pun tidak dilihat siapa pun.",
        references.downloads_are_listed,
    ),
    Rule(
        "tautan",
        "Tautan mati membuat orang tersesat dan lembaga kehilangan kepercayaan.",
        texts.links_lead_somewhere,
        of_texts=True,
    ),
    Rule(
        "markdown",
        "Isi tidak boleh menjalankan skrip, mengubah tampilan, atau merusak susunan judul.",
        texts.texts_are_sound,
        of_texts=True,
    ),
    Rule(
        "judi",
        "Orang yang membobol sebuah akun menanam iklan judi di situs pemerintah; yang memeriksa harus melihatnya.",
        texts.texts_are_no_spam,
        of_texts=True,
    ),
    Rule(
        "singkatan",
        "Pengunjung membuka satu halaman dan belum membaca halaman yang menguraikan singkatannya.",
        texts.abbreviations_are_explained,
        of_texts=True,
    ),
    Rule(
        "telepon",
        "Nomor yang ditulis di dua tempat menjadi usang di salah satunya.",
        texts.telephones_are_contacts,
        of_texts=True,
    ),
    Rule(
        "gaya",
        "Judul dan ringkasan dibaca sendirian di daftar, umpan, dan hasil pencarian, jadi ditulis dengan rapi.",
        style.titles_are_written_well,
    ),
    Rule(
        "tanya-jawab",
        "Halaman tanya jawab memuat pertanyaan, dan setiap pertanyaan ada jawabannya.",
        questions.questions_have_answers,
        of_texts=True,
    ),
    Rule(
        "tautan",
        "Menu, kaki halaman, dan pemberitahuan harus membuka halaman yang ada.",
        settings.settings_lead_somewhere,
    ),
    Rule(
        "versi",
        "Versi Inggris berdiri di samping halaman asalnya, supaya pembaca dapat berpindah di antara keduanya.",
        versions.versions_have_their_page,
    ),
    Rule(
        "versi",
        "Versi yang lebih tua daripada halaman asalnya dapat memuat keterangan yang sudah tidak benar.",
        versions.versions_are_current,
    ),
    Rule(
        "ditinjau",
        "Jabatan tetap ada ketika orangnya pindah, jadi jabatanlah yang meninjau isi.",
        reviews.reviews_are_by_posts,
    ),
    Rule(
        "privasi",
        "NIK, NIP, NPWP, nomor ponsel pribadi, dan nomor rekening tidak boleh sampai ke umum (UU 27/2022).",
        privacy.nothing_private_is_written_down,
    ),
    Rule("menu", "Pengaturan situs harus dapat dipakai di semua halaman.", settings.settings_are_usable),
)
