"""Rules about people and posts: one holder at a time, and nothing that is nobody's business."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from satupintu.checks.examined import Examined
from satupintu.dates import long_date
from satupintu.directory import Tenure, photo_path, tenures
from satupintu.files import PICTURES, ending
from satupintu.models import Capacity, Employment, Person, Post, PostKind
from satupintu.models.people import Dated
from satupintu.places import SLUG, label_slug
from satupintu.problems import Problem
from satupintu.ranks import contract_grade_fault, rank_fault, rank_table

RULE = "pegawai"
POST_RULE = "jabatan"


def slugs_are_unique(examined: Examined) -> Iterator[Problem]:
    """The address of a person or post has no unit in it, so the names of the files are unique over all units."""
    site = examined.portal.site
    for records, rule in ((site.person_records, RULE), (site.post_records, POST_RULE)):
        first: dict[str, Dated] = {}
        for record in records:
            other = first.setdefault(record.slug, record)
            if other is not record:
                told = f"nama berkas `{record.slug}.yml` sudah dipakai {other.path}"
                yield Problem(record.path, 1, rule, f"{told}; beri salah satunya nama lain")


def people_are_as_the_public_may_know_them(examined: Examined) -> Iterator[Problem]:
    """Rank and grade fit, mail is the office's, and a photograph is shown only with consent and words."""
    settings = examined.portal.site.settings
    for person in examined.portal.site.person_records:
        yield from _rank_problems(person)
        yield from _photo_problems(examined, person)
        for index, expertise in enumerate(person.expertise):
            if not label_slug(expertise):
                told = f"keahlian `{expertise}` menjadi alamat, jadi harus berisi huruf atau angka"
                yield person.problem(("keahlian", index), RULE, told)
        if person.masked_number and not settings.directory.masked_numbers:
            told = "situs ini tidak menampilkan NIP dalam bentuk apa pun; hapus baris `nip_tersamar`"
            yield person.problem("nip_tersamar", RULE, told)
        domain = (person.mail or "").rpartition("@")[2].lower()
        domains = settings.office_domains
        if domain and domains and not any(domain == each or domain.endswith(f".{each}") for each in domains):
            told = f"`{person.mail}` bukan surel kantor; pakai alamat di {' atau '.join(domains)}, atau hapus"
            yield person.problem("surel", RULE, told)
        if person.since and person.until and person.until.instant < person.since.instant:
            yield person.problem("sampai", RULE, "`sampai` lebih awal daripada `sejak`; betulkan tanggalnya")


def _rank_problems(person: Person) -> Iterator[Problem]:
    match person.employment:
        case Employment.CIVIL_SERVANT:
            fault = rank_fault(person.rank, person.grade)
        case Employment.CONTRACT:
            fault = contract_grade_fault(person.rank, person.grade)
        case Employment.OTHER:
            fault = (
                "hanya PNS dan PPPK yang bergolongan; hapus `pangkat` dan `golongan`"
                if person.rank or person.grade
                else ""
            )
    if fault:
        yield person.problem("pangkat" if person.rank else "golongan", RULE, fault)


def _photo_problems(examined: Examined, person: Person) -> Iterator[Problem]:
    if person.photo is None:
        return
    if not person.photo_consent:
        told = "foto hanya diterbitkan dengan izin orangnya; tambahkan `izin_foto: ya` setelah ia mengizinkan, atau hapus `foto`"
        yield person.problem("foto", RULE, told)
    if person.photo_words is None:
        told = "foto perlu kata-kata bagi orang yang tidak melihatnya; tambahkan `alt: <apa yang terlihat>`"
        yield person.problem("foto", RULE, told)
    path = photo_path(person)
    if path not in examined.portal.site.files:
        yield person.problem("foto", RULE, f"foto `{person.photo}` tidak ada; periksa nama dan foldernya")
    elif ending(path) not in PICTURES:
        told = f"`{person.photo}` bukan gambar; pakai berkas {', '.join(sorted(PICTURES))}"
        yield person.problem("foto", RULE, told)


def posts_are_in_order(examined: Examined) -> Iterator[Problem]:
    """Kind and level fit, the superior exists, and nobody is above himself."""
    site = examined.portal.site
    for post in site.post_records:
        yield from _level_problems(post)
        if post.since and post.until and post.until.instant < post.since.instant:
            yield post.problem(
                "sampai", POST_RULE, "`sampai` lebih awal daripada `sejak`; betulkan tanggalnya"
            )
        if post.superior is None:
            continue
        if post.superior not in site.posts and not site.is_unreadable(f"jabatan/{post.superior}/"):
            hint = meant(post.superior, site.posts, "isi nama berkas jabatan atasannya, tanpa `.yml`")
            told = f"jabatan `{post.superior}` tidak ada; {hint}"
            yield post.problem("atasan", POST_RULE, told)
        elif circle := _circle(post, site.posts):
            told = f"jabatan ini menjadi atasan bagi dirinya sendiri ({circle}); betulkan salah satu `atasan`"
            yield post.problem("atasan", POST_RULE, told)


def _level_problems(post: Post) -> Iterator[Problem]:
    table = rank_table()
    levels = table.levels(post.kind)
    if post.level and not levels:
        yield post.problem("jenjang", POST_RULE, "jabatan pelaksana tidak berjenjang; hapus baris `jenjang`")
    elif post.level and post.level not in levels:
        told = f"jenjang `{post.level}` tidak ada untuk jabatan {post.kind}; pilihan: {', '.join(levels)}"
        yield post.problem("jenjang", POST_RULE, told)
    elif post.kind is PostKind.FUNCTIONAL and post.level is None:
        told = f"jabatan fungsional berjenjang; tambahkan `jenjang`, pilihan: {', '.join(levels)}"
        yield post.problem("jenis", POST_RULE, told)
    if post.echelon and (post.kind is not PostKind.STRUCTURAL or post.echelon not in table.echelons):
        told = f"eselon hanya untuk jabatan struktural, salah satu dari {', '.join(table.echelons)}; betulkan atau hapus"
        yield post.problem("eselon", POST_RULE, told)
    if post.kind is PostKind.STRUCTURAL and post.places != 1:
        yield post.problem(
            "formasi", POST_RULE, "jabatan struktural dipangku satu orang; hapus baris `formasi`"
        )


def meant(written: str, known: Mapping[str, Person | Post], otherwise: str) -> str:
    """The slug that was probably meant: of the one that is called so, else the one most alike; what to write where
    there is neither."""
    called = [slug for slug, record in known.items() if label_slug(record.name) == label_slug(written)]
    near = called if len(called) == 1 else difflib.get_close_matches(label_slug(written), known, n=1)
    return f"maksudnya `{near[0]}`?" if near else otherwise


def _circle(post: Post, posts: Mapping[str, Post]) -> str:
    """The way from a post over its superiors back to itself, in words; "" where there is none."""
    passed = [post.slug]
    above = posts.get(post.superior or "")
    while above is not None and above.slug not in passed:
        passed.append(above.slug)
        above = posts.get(above.superior or "")
    return " → ".join([*passed, post.slug]) if above is not None and above.slug == post.slug else ""


def posts_have_one_holder_at_a_time(examined: Examined) -> Iterator[Problem]:
    """Appointments name people, end after they begin, and do not stand in each other's way."""
    site = examined.portal.site
    for post in site.post_records:
        for index, appointment in enumerate(post.appointments):
            if appointment.person not in site.people and not site.is_unreadable(
                f"pegawai/{appointment.person}/"
            ):
                hint = meant(appointment.person, site.people, "isi nama berkasnya, tanpa `.yml`")
                told = f"pegawai `{appointment.person}` tidak ada; {hint}"
                yield post.problem(("pejabat", index, "pegawai"), POST_RULE, told)
            if appointment.end and appointment.end.instant < appointment.start.instant:
                told = "`selesai` lebih awal daripada `mulai`; betulkan tanggalnya"
                yield post.problem(("pejabat", index, "selesai"), POST_RULE, told)
        yield from _crowding(post, list(tenures(site.people, [post])))


def _crowding(post: Post, held: list[tuple[int, Tenure]]) -> Iterator[Problem]:
    """Appointments of one post that cannot hold at the same time, told at the later one in the file."""
    for place, (index, tenure) in enumerate(held):
        earlier = [other for _index, other in held[:place] if other.overlaps(tenure)]
        where = ("pejabat", index)
        if any(other.person is tenure.person for other in earlier):
            told = f"{tenure.person.name} tercatat dua kali pada hari yang sama; betulkan tanggalnya atau hapus satu"
            yield post.problem(where, POST_RULE, told)
            continue
        definitive = [other for other in earlier if other.capacity is Capacity.DEFINITIVE]
        if tenure.capacity is Capacity.DEFINITIVE:
            if _most_at_once([*definitive, tenure]) > post.places:
                yield post.problem(where, POST_RULE, _too_many(post, [*definitive, tenure]))
            acting = [other for other in earlier if other.capacity is not Capacity.DEFINITIVE]
            if acting and post.places == 1:
                yield post.problem(where, POST_RULE, _beside(acting[0], tenure))
        elif definitive and _most_at_once([*definitive]) >= post.places:
            yield post.problem(where, POST_RULE, _beside(tenure, definitive[0]))


def _most_at_once(held: Iterable[Tenure]) -> int:
    """The largest number of tenures that hold on one day: on a first day of one of them."""
    found = list(held)
    return max((sum(each.holds_on(tenure.first) for each in found) for tenure in found), default=0)


def _too_many(post: Post, held: list[Tenure]) -> str:
    files = " dan ".join(tenure.person.path for tenure in held[-2:])
    number = "satu pejabat definitif" if post.places == 1 else f"{post.places} pejabat definitif"
    day = long_date(max(tenure.first for tenure in held[-2:]))
    return (
        f"jabatan ini hanya untuk {number} sekaligus, tetapi pada {day} dipangku {files}; "
        "tulis `selesai` pada pejabat yang lama"
    )


def _beside(acting: Tenure, holder: Tenure) -> str:
    """Why an acting holder cannot stand beside a definitive one."""
    return (
        f"{acting.capacity.prefix.strip()} hanya selama jabatan lowong, tetapi {holder.person.name} memangkunya "
        f"sejak {long_date(holder.first)} ({acting.person.path} dan {holder.person.path}); betulkan tanggalnya"
    )


def owners_are_posts(examined: Examined) -> Iterator[Problem]:
    """Once there are posts, the owner of a service is one of them."""
    site = examined.portal.site
    if not site.posts:
        return
    for service in site.records.values():
        if not SLUG.fullmatch(service.owner):
            continue  # told by `satupintu.checks.services`
        if service.owner not in site.posts and not site.is_unreadable(f"jabatan/{service.owner}/"):
            hint = meant(service.owner, site.posts, "isi nama berkas dari folder `jabatan/`, tanpa `.yml`")
            told = f"jabatan `{service.owner}` tidak ada; {hint}"
            yield service.problem("pemilik", "layanan", told)
