"""Proposals that the law must refuse, and proposals it must let pass: each a history in a real repository."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from satupintu import code_owners, frontmatter, schema
from satupintu.models import Roles
from tests.law.histories import EXECUTABLE, SUBMODULE, SYMLINK, Changed, Commit, File, Histories
from tests.law.office import DIKLAT, KAJIAN, NEWS, OFFICE, ROLES, SITI, service
from tests.make_site import REPOSITORY

UNIT_NEWS = "units/diklat/berita/baru.md"
THEIRS = "units/kajian/berita/rapat.md"
PICTURE = next((REPOSITORY / "units").rglob("*.png")).read_bytes()


@dataclass(frozen=True)
class Proposed:
    """A head beside a base, and who made and approved it."""

    head: Commit
    account: str = "pic-diklat"
    approvers: tuple[str, ...] | None = None
    base: Commit | None = None


Case = Callable[[Histories, Commit], Proposed]


def one(changed: Changed, account: str = "pic-diklat", *approvers: str) -> Case:
    """One commit on top of main."""
    return lambda made, main: Proposed(made.commit(changed, main), account, approvers or None)


def row(*commits: Changed, account: str = "pic-diklat") -> Case:
    """Several commits, one upon the other."""

    def build(made: Histories, main: Commit) -> Proposed:
        head = main
        for changed in commits:
            head = made.commit(changed, head)
        return Proposed(head, account)

    return build


def newer_main(made: Histories, main: Commit) -> Commit:
    """Main after somebody else's change was taken in."""
    return made.commit({THEIRS: NEWS.replace("Rapat", "Lokakarya")}, main)


# ------------------------------------------------------------------------------ hostile


def hidden_in_merge(made: Histories, main: Commit) -> Proposed:
    later = newer_main(made, main)
    own = made.commit({UNIT_NEWS: NEWS}, main)
    return Proposed(made.merge(own, later, main, {"content/berita/rapat.md": "diubah diam-diam"}), base=later)


def merge_ours(made: Histories, main: Commit) -> Proposed:
    """`git merge -s ours main`: as if merged, but what main brought is thrown away."""
    later = newer_main(made, main)
    own = made.commit({UNIT_NEWS: NEWS}, main)
    return Proposed(made.commit({}, own, later), base=later)


def merge_other_branch(made: Histories, main: Commit) -> Proposed:
    """A colleague's branch that nobody has approved, brought in with a clean merge."""
    theirs = made.commit({THEIRS: "diubah"}, main)
    own = made.commit({UNIT_NEWS: NEWS}, main)
    return Proposed(made.merge(own, theirs, main))


def orphan(made: Histories, main: Commit) -> Proposed:
    return Proposed(made.commit({**OFFICE, UNIT_NEWS: NEWS}))


def orphan_merged(made: Histories, main: Commit) -> Proposed:
    foreign = made.commit({"units/diklat/berita/lain.md": NEWS})
    return Proposed(made.commit({"units/diklat/berita/lain.md": NEWS}, main, foreign))


def met_twice(made: Histories, main: Commit) -> Proposed:
    """A criss-cross: what the proposal changes depends on which meeting one compares with."""
    own = made.commit({UNIT_NEWS: NEWS}, main)
    later = newer_main(made, main)
    head = made.merge(own, later, main)
    return Proposed(head, base=made.merge(later, own, main))


def dot_dot(made: Histories, main: Commit) -> Proposed:
    return Proposed(made.odd("../rapat.md", NEWS, main))


def git_folder(made: Histories, main: Commit) -> Proposed:
    return Proposed(made.odd(".GIT/config", "[core]\n", main), "pengembang")


def forged_author(made: Histories, main: Commit) -> Proposed:
    return Proposed(made.commit({THEIRS: "diubah"}, main, author="humas <humas@uji.example>"))


def pic_list_of_the_same_change(made: Histories, main: Commit) -> Proposed:
    mine = KAJIAN.replace("pic-kajian-2", "pic-diklat")
    first = made.commit({"units/kajian/unit.yml": mine}, main)
    return Proposed(made.commit({THEIRS: "diubah"}, first))


def former_folder(made: Histories, main: Commit) -> Proposed:
    return Proposed(made.commit({"units/riset/berita/baru.md": NEWS}, main), "pic-kajian")


HOSTILE: Mapping[str, Case] = {
    "file of another unit": one({THEIRS: "diubah"}),
    "file of another unit deleted": one({THEIRS: None}),
    "renamed into another unit": one(
        {"units/diklat/berita/rapat.md": None, "units/kajian/berita/baru.md": NEWS}
    ),
    "renamed out of another unit": one({THEIRS: None, UNIT_NEWS: NEWS}),
    "new unit made by a PIC": one({"units/baru/unit.yml": DIKLAT}),
    "unit without a PIC": one({"units/arsip/berita/baru.md": NEWS}),
    "former folder of a unit": former_folder,
    "main site changed by a PIC": one({"content/berita/rapat.md": "diubah"}),
    "settings changed by a PIC": one({"content/situs.yml": "nama: Lain\n"}),
    "roles changed by a PIC": one({"content/peran.yml": ROLES.replace("humas-3", "pic-diklat")}),
    "PIC list changed by the PIC": one({"units/diklat/unit.yml": DIKLAT.replace("pic-diklat-2", "teman")}),
    "place in the menu and former folders changed by the PIC": one(
        {
            "units/diklat/unit.yml": DIKLAT.replace("urutan: 2", "urutan: 1")
            + "induk: kajian\nslug_lama: [kajian-lama]\nnama_lama:\n  - nama: Diklat\n"
        }
    ),
    "profile of the unit deleted by the PIC": one({"units/diklat/unit.yml": None}),
    "profile of the unit that cannot be read": one(
        {"units/diklat/unit.yml": DIKLAT + "pic:\n  akun: teman\n"}
    ),
    "PIC list edited in the same change": pic_list_of_the_same_change,
    "service of another unit": one(
        {"services_catalog/layanan/e-advokasi.yml": service("kajian", summary="Lain")}
    ),
    "service taken from another unit": one(
        {"services_catalog/layanan/e-advokasi.yml": service("diklat", "e-advokasi")}
    ),
    "service given to another unit": one(
        {"services_catalog/layanan/e-learning.yml": service("kajian", "e-learning")}
    ),
    "service given to a former name of another unit": one(
        {"services_catalog/layanan/e-learning.yml": service("riset", "e-learning")}
    ),
    "new service in another unit's name": one({"services_catalog/layanan/baru.yml": service("kajian")}),
    "new service of no unit": one({"services_catalog/aplikasi/baru.yml": service("dikalt")}),
    "standard of another unit": one({"services_catalog/standar/e-advokasi.yml": "nomor_sk: 9\n"}),
    "standard claimed by a service of one's own": one(
        {
            "services_catalog/standar/e-advokasi.yml": "nomor_sk: 9\n",
            "services_catalog/layanan/e-learning.yml": service("diklat", "e-advokasi"),
        }
    ),
    "standard that no service names, claimed by one's own": one(
        {
            "services_catalog/standar/lama.yml": "nomor_sk: 9\n",
            "services_catalog/layanan/e-learning.yml": service("diklat", "lama"),
        }
    ),
    "standard that no service names": one({"services_catalog/standar/lama.yml": "nomor_sk: 9\n"}),
    "needs of visitors": one({"services_catalog/kategori.yml": "kebutuhan: []\n# lain\n"}),
    "shared template": one({"theme/templates/base.html": "<html lang=id>\n"}),
    "template beside the content": one({"units/diklat/templates/base.html": "<html>\n"}),
    "style in the media folder": one({"units/diklat/media/gaya.css": "*{}\n"}),
    "program of the automatic check": one({".github/workflows/usulan.yml": "name: Lain\n"}),
    "attributes of git": one({".gitattributes": "* -text\n"}),
    "attributes of git in the unit": one({"units/diklat/.gitattributes": "* binary\n"}),
    "hidden file": one({"units/diklat/media/.htaccess": "Deny\n"}),
    "file that keeps an empty folder, and is not empty": one({"units/diklat/agenda/.gitkeep": "isi"}),
    "short name of the folder of git": one({"git~1/config": "[core]\n"}, "pengembang"),
    "folder of the unit turned into a file": one(
        {**{path: None for path in OFFICE if path.startswith("units/diklat/")}, "units/diklat": NEWS}
    ),
    "folder of all units turned into a link": one(
        {**{path: None for path in OFFICE if path.startswith("units/")}, "units": File("content", SYMLINK)},
        "humas",
    ),
    "submodules": one({".gitmodules": "[submodule]\n", "units/diklat/media/lain": File("1" * 40, SUBMODULE)}),
    "submodule made by a developer": one({"vendor": File("1" * 40, SUBMODULE)}, "pengembang"),
    "symbolic link": one({"units/diklat/media/rahasia.pdf": File("../../../content/peran.yml", SYMLINK)}),
    "file turned into a symbolic link": one(
        {"units/diklat/berita/rapat.md": File("../../kajian/unit.yml", SYMLINK)}
    ),
    "executable": one({UNIT_NEWS: File(NEWS, EXECUTABLE)}),
    "executable made by Humas": one({"content/berita/baru.md": File(NEWS, EXECUTABLE)}, "humas"),
    "`..` in a path": dot_dot,
    "folder of git in another spelling": git_folder,
    "line break in a name": one({"units/diklat/berita/a\nunits.md": NEWS}),
    "name that is not UTF-8": one({"units/diklat/berita/\udcff.md": NEWS}),
    "folder that differs by the case of a letter": one({"Units/diklat/berita/baru.md": NEWS}),
    "unit that differs by the case of a letter": one({"units/Diklat/berita/baru.md": NEWS}),
    "file that differs by the case of a letter": one({"units/diklat/berita/Rapat.md": NEWS}),
    "two templates that differ by the case of a letter": one(
        {"theme/templates/Base.html": "<html>\n"}, "pengembang"
    ),
    "unit in look-alike letters": one({"units/dіklat/berita/baru.md": NEWS}),
    "folder in look-alike letters": one({"unіts/diklat/berita/baru.md": NEWS}, "pengembang"),
    "full-width full stops": one({"units/diklat/berita/．．/rapat.md": NEWS}),
    "backslashes that lead out of the folder on Windows": one({"units/diklat/berita/..\\rapat.md": NEWS}),
    "backslash in a file of the program": one({"theme/static\\css.css": "*{}\n"}, "pengembang"),
    "name that Windows keeps for itself": one({"units/diklat/berita/aux.md": NEWS}),
    "last of the ports that Windows keeps for itself": one({"units/diklat/berita/com9.en.md": NEWS}),
    "name with capitals and spaces": one({"units/diklat/berita/Jadwal PKA.md": NEWS}),
    "text that is too large": one({UNIT_NEWS: NEWS + "a" * 600 * 1024}),
    "picture that is a program": one({"units/diklat/media/foto.jpg": b"MZ\x90\0" + b"\0" * 60}),
    "PDF that is a page": one({"units/diklat/media/surat.pdf": "<html>\n"}),
    "text that is a program": one({UNIT_NEWS: b"MZ\x90\0\xff\xfe"}),
    "address chosen by the text": one(
        {
            UNIT_NEWS: NEWS.replace(
                "judul", "Save_as: ../kajian/index.html\nurl: /units/kajian/\nSlug: ../a\njudul"
            )
        }
    ),
    "former address in another unit": one(
        {UNIT_NEWS: NEWS.replace("judul", "alamat_lama: [/units/riset/berita/x/]\njudul")}
    ),
    "forged author": forged_author,
    "bad commit and its revert": row({THEIRS: "diubah", UNIT_NEWS: NEWS}, {THEIRS: NEWS}),
    "symbolic link and its removal": row(
        {"units/diklat/media/a.pdf": File("/etc/passwd", SYMLINK)}, {"units/diklat/media/a.pdf": None}
    ),
    "large file and its removal": row(
        {"units/diklat/berita/besar.md": "a" * 600 * 1024}, {"units/diklat/berita/besar.md": None}
    ),
    "hidden change in a merge": hidden_in_merge,
    "merge that throws away what main brought": merge_ours,
    "merge of a branch nobody approved": merge_other_branch,
    "history of its own": orphan,
    "history of its own, merged": orphan_merged,
    "proposal that met main twice": met_twice,
    "unknown account": one({UNIT_NEWS: NEWS}, "siapa"),
    "developer whose time is over": one({"theme/templates/base.html": "<html>\n"}, "pengembang-lama"),
    "deputy of Humas on another day": one({"content/berita/rapat.md": NEWS + "a"}, "humas-4"),
    "employee who has left": one(
        {"units/diklat/pegawai/tono.yml": "nama: Tono\nprofil: A\ndiperbarui: 2026-11-01\n"}, "pegawai-lama"
    ),
    "employee beyond the own fields": one(
        {
            "units/diklat/pegawai/siti.yml": SITI.replace("Siti\n", "Prof. Siti\n").replace("214", "215")
            + "golongan: IV/e\n"
        },
        "pegawai-siti",
    ),
    "employee who deletes the own record": one({"units/diklat/pegawai/siti.yml": None}, "pegawai-siti"),
    "record of somebody else": one(
        {"units/diklat/pegawai/tono.yml": None, "units/diklat/berita/rapat.md": "diubah"}, "pegawai-siti"
    ),
    "catalogue changed by an employee": one(
        {
            "services_catalog/layanan/e-learning.yml": service("diklat"),
            "services_catalog/aplikasi/baru.yml": service("lain"),
        },
        "pegawai-siti",
    ),
    "Humas in the program": one({"theme/templates/base.html": "<html lang=id>\n"}, "humas"),
    "developer in the content": one(
        {"content/berita/rapat.md": "diubah", "units/diklat/berita/rapat.md": "diubah"}, "pengembang"
    ),
    "list of owners written by hand": one({"CODEOWNERS": "* @pic-diklat\n"}, "humas"),
    "list of owners changed by a PIC": one({"CODEOWNERS": "* @pic-diklat\n"}),
    "approved by its author": one({"content/berita/rapat.md": NEWS + "a"}, "humas", "humas"),
    "approved by another account of its author": one({THEIRS: NEWS + "a"}, "pic-kajian", "humas-3"),
    "approved by a PIC": one({UNIT_NEWS: NEWS}, "pic-diklat", "pic-diklat-2"),
    "approved by a deputy on another day": one({UNIT_NEWS: NEWS}, "pic-diklat", "humas-4"),
    "person's record approved by one": one(
        {"units/diklat/pegawai/siti.yml": SITI.replace("Siti\n", "Dr. Siti\n")}, "pic-diklat", "humas"
    ),
    "standard approved by one": one(
        {"services_catalog/standar/e-learning.yml": "nomor_sk: 9\n"}, "pic-diklat", "humas", "pic-diklat"
    ),
    "post approved by one person with two accounts": one(
        {"units/kajian/jabatan/kepala.yml": "nama: Kepala\n"}, "humas", "humas-3", "pic-kajian"
    ),
}


# ------------------------------------------------------------------------------ legal


def owners(keepers: Mapping[str, tuple[str, ...]], roles: str = ROLES) -> str:
    parsed, problems = schema.parse(
        Roles, frontmatter.parse_mapping(roles, "content/peran.yml"), "content/peran.yml"
    )
    assert parsed, problems
    return code_owners.text(keepers, parsed)


def newest_main_merged(made: Histories, main: Commit) -> Proposed:
    later = newer_main(made, main)
    own = made.commit({UNIT_NEWS: NEWS}, main)
    return Proposed(made.merge(own, later, main), base=later)


def merged_twice(made: Histories, main: Commit) -> Proposed:
    own = made.commit({UNIT_NEWS: NEWS}, main)
    second = newer_main(made, main)
    once = made.merge(own, second, main)
    third = made.commit({"theme/templates/base.html": "<html lang=id>\n"}, second)
    return Proposed(made.merge(made.commit({UNIT_NEWS: NEWS + "a"}, once), third, second), base=third)


def conflict_solved(made: Histories, main: Commit) -> Proposed:
    """Both sides changed a file of the unit; the merge joins them."""
    path = "units/diklat/berita/rapat.md"
    later = made.commit({path: NEWS + "Satu.\n"}, main)
    own = made.commit({path: NEWS + "Dua.\n"}, main)
    return Proposed(made.merge(own, later, main, {path: NEWS + "Satu. Dua.\n"}), base=later)


def older_main(made: Histories, main: Commit) -> Proposed:
    """Main has gone on since; the proposal knows nothing of it."""
    return Proposed(made.commit({UNIT_NEWS: NEWS}, main), base=newer_main(made, main))


def already_taken_in(made: Histories, main: Commit) -> Proposed:
    own = made.commit({UNIT_NEWS: NEWS}, main)
    return Proposed(own, base=made.merge(newer_main(made, main), own, main))


def rest_after_taken_in(made: Histories, main: Commit) -> Proposed:
    """Work goes on upon a branch whose first part main has taken in."""
    own = made.commit({UNIT_NEWS: NEWS}, main)
    taken = made.merge(newer_main(made, main), own, main)
    return Proposed(made.commit({UNIT_NEWS: NEWS + "a"}, own), base=taken)


def nothing(made: Histories, main: Commit) -> Proposed:
    return Proposed(main)


def empty_commit(made: Histories, main: Commit) -> Proposed:
    return Proposed(made.commit({}, main))


def author_of_another_name(made: Histories, main: Commit) -> Proposed:
    return Proposed(made.commit({UNIT_NEWS: NEWS}, main, author="Siapa <siapa@lain.example>"))


KEEPERS = {"diklat": ("pic-diklat", "pic-diklat-2"), "kajian": ("pic-kajian", "pic-kajian-2"), "arsip": ()}
LEGAL: Mapping[str, Case] = {
    "news with a picture": one({UNIT_NEWS: NEWS, "units/diklat/media/foto.png": PICTURE}),
    "several folders of the unit": one(
        {f"units/diklat/{folder}/a.md": NEWS for folder in ("berita", "agenda", "halaman", "pengumuman")}
    ),
    "file deleted": one({"units/diklat/berita/rapat.md": None}),
    "file renamed inside the unit": one(
        {"units/diklat/berita/rapat.md": None, "units/diklat/pengumuman/rapat.md": NEWS}
    ),
    "by the deputy of the PIC": one({UNIT_NEWS: NEWS}, "pic-diklat-2"),
    "profile but for what Humas keeps": one(
        {
            "units/diklat/unit.yml": DIKLAT.replace("Pelatihan aparatur", "Pelatihan dan pembelajaran")
            + "tugas:\n  - Mengajar\n"
        }
    ),
    "profile written in another way": one(
        {
            "units/diklat/unit.yml": DIKLAT.replace("urutan: 2", "urutan: '2'").replace(
                "  akun: pic-diklat\n  wakil", "  # tetap\n  akun: 'pic-diklat'\n  wakil"
            )
        }
    ),
    "profile broken and mended": row(
        {"units/diklat/unit.yml": DIKLAT.replace("urutan: 2", "urutan: 1")},
        {"units/diklat/unit.yml": DIKLAT + "tugas: [Mengajar]\n"},
    ),
    "folder kept with .gitkeep": one({"units/diklat/agenda/.gitkeep": ""}),
    "service of the unit": one(
        {"services_catalog/layanan/e-learning.yml": service("diklat", "e-learning", "Belajar dari rumah")}
    ),
    "service under a former name of the unit": one(
        {"services_catalog/layanan/e-advokasi.yml": service("kajian", "e-advokasi")}, "pic-kajian"
    ),
    "new service with its standard": one(
        {
            "services_catalog/layanan/baru.yml": service("diklat", "baru"),
            "services_catalog/standar/baru.yml": "nomor_sk: 4\n",
        }
    ),
    "slip in a new service, mended": row(
        {"services_catalog/layanan/baru.yml": service("dikalt")},
        {"services_catalog/layanan/baru.yml": service("diklat")},
    ),
    "service withdrawn with its standard": one(
        {"services_catalog/layanan/e-learning.yml": None, "services_catalog/standar/e-learning.yml": None}
    ),
    "standard of the unit": one({"services_catalog/standar/e-learning.yml": "nomor_sk: 9\n"}),
    "former address of the own unit and of the main site": one(
        {UNIT_NEWS: NEWS.replace("judul", "alamat_lama: [/units/diklat/berita/x/, /berita/lama/]\njudul")}
    ),
    "person and post of the unit": one(
        {"units/diklat/pegawai/ani.yml": "nama: Ani\n", "units/diklat/jabatan/kepala.yml": "nama: Kepala\n"}
    ),
    "own fields of an employee": one(
        {"units/diklat/pegawai/siti.yml": SITI.replace("214", "215").replace("Pengajar", "Pengajar arsip")},
        "pegawai-siti",
    ),
    "own record of an employee, slip mended": row(
        {"units/diklat/pegawai/siti.yml": SITI + "golongan: IV/e\n"},
        {"units/diklat/pegawai/siti.yml": SITI + "keahlian: [arsip]\n"},
        account="pegawai-siti",
    ),
    "Humas in every folder of content": one(
        {
            "content/situs.yml": "nama: Lain\n",
            "content/peran.yml": ROLES.replace("humas-3", "humas-5"),
            "units/diklat/unit.yml": DIKLAT.replace("pic-diklat-2", "pic-diklat-3"),
            THEIRS: None,
            "units/baru/unit.yml": "nama: Baru\nringkasan: Baru.\n",
            "services_catalog/kategori.yml": "kebutuhan: []\n# lain\n",
            "services_catalog/layanan/e-advokasi.yml": service("diklat"),
        },
        "humas",
    ),
    "unit renamed by Humas": one(
        {
            "units/arsip/unit.yml": None,
            "units/kearsipan/unit.yml": "nama: Kearsipan\nringkasan: Arsip.\nslug_lama: [arsip]\n",
        },
        "humas",
    ),
    "deputy of Humas on the day": one({"content/berita/baru.md": NEWS}, "humas-2"),
    "new PIC with the list of owners": one(
        {
            "units/diklat/unit.yml": DIKLAT.replace("pic-diklat-2", "pic-diklat-3"),
            "CODEOWNERS": owners({**KEEPERS, "diklat": ("pic-diklat", "pic-diklat-3")}),
        },
        "humas",
    ),
    "program, template and automatic check": one(
        {
            "theme/templates/base.html": "<html lang=id>\n",
            ".github/workflows/usulan.yml": "name: Lain\n",
            "tools/baru": File("#!/bin/sh\n", EXECUTABLE),
            "CODEOWNERS": owners(KEEPERS),
        },
        "pengembang",
    ),
    "newest main merged": newest_main_merged,
    "main merged twice": merged_twice,
    "conflict in the own unit solved": conflict_solved,
    "main has gone on": older_main,
    "already taken in": already_taken_in,
    "the rest of a branch taken in": rest_after_taken_in,
    "no change": nothing,
    "empty commit": empty_commit,
    "author of another name": author_of_another_name,
    "approved by Humas": one({UNIT_NEWS: NEWS}, "pic-diklat", "humas"),
    "approved by the deputy of Humas on the day": one({UNIT_NEWS: NEWS}, "pic-diklat", "humas-2"),
    "approved by the author and by Humas": one({UNIT_NEWS: NEWS}, "pic-diklat", "pic-diklat", "humas"),
    "change of Humas approved by another": one({"content/situs.yml": "nama: Lain\n"}, "humas", "humas-3"),
    "change of a developer approved by Humas": one(
        {"theme/templates/base.html": "<html lang=id>\n"}, "pengembang", "humas"
    ),
    "person's record approved by Humas and the deputy of the PIC": one(
        {"units/diklat/pegawai/siti.yml": SITI.replace("Siti\n", "Dr. Siti\n")},
        "pic-diklat",
        "humas",
        "pic-diklat-2",
    ),
    "standard approved by two of Humas": one(
        {"services_catalog/standar/e-learning.yml": "nomor_sk: 9\n"}, "pic-diklat", "humas", "humas-3"
    ),
    "contact of a person approved by one": one(
        {"units/diklat/pegawai/siti.yml": SITI.replace("214", "300")}, "pic-diklat", "humas"
    ),
    "own fields of an employee approved by one": one(
        {"units/diklat/pegawai/siti.yml": SITI.replace("Pengajar", "Pengajar arsip")}, "pegawai-siti", "humas"
    ),
    "contact of the unit approved by one": one(
        {"units/diklat/unit.yml": DIKLAT.replace("diklat@", "pelatihan@")}, "pic-diklat", "humas"
    ),
}
