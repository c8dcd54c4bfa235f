"""`/galeri/`: every part of the theme in every state, for those who work on it.

Built only where `content/situs.yml` says `galeri: true`; in no menu, site map or search. Screenshots of
it are compared in the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from string import ascii_uppercase

from markupsafe import Markup
from msgspec.structs import replace

from satupintu.dates import When
from satupintu.guard.states import State
from satupintu.guard.words import WORDS
from satupintu.markdown import convert, with_targets
from satupintu.pages.heads import head
from satupintu.pages.states import BAR
from satupintu.places import LISTED, Kind
from satupintu.portal import Page, Portal
from satupintu.values import (
    BarPart,
    ChartNode,
    CheckHistory,
    CheckRow,
    ContactLine,
    DateBlock,
    Day,
    DutyEntry,
    Facet,
    Fact,
    FileLink,
    FilterOption,
    FilterQuestion,
    Finder,
    GalleryValues,
    Letter,
    Link,
    MonthTable,
    NeedHelp,
    PageHead,
    Pager,
    PersonEntry,
    Picture,
    Portrait,
    PostLine,
    Row,
    ServiceEntry,
    ServiceGroup,
    StepEntry,
    StepSection,
    UnitBand,
    UnitEntry,
)

GALLERY = "galeri/"
PROSE = "theme/gallery/prose.md"
LONG_WORD = "mempertanggungjawabkanketidaksesuaiannya"
"""40 letters, as long as Indonesian words get with all their affixes."""
LONG_TITLE = f"Pengumuman {LONG_WORD} pelaksanaan pendidikan untuk pejabat pengawas pada seluruh kabupaten"
"""120 characters, the most a title may have."""
DAY = When.parse("2026-11-24")
UNIT = Link("Diklat", "")
FILE = FileLink("Pedoman pelatihan", "", "PDF", "1,4 MB", 12)
EVENT = Row(
    Kind.EVENT.value,
    "Rapat koordinasi pelatihan",
    "",
    DAY,
    unit=UNIT,
    block=DateBlock("24", "Nov", single=True),
    hours="08.00–10.00 WIB",
    place="Aula Utama",
)
NEWS = Row(
    Kind.NEWS.value, "Pelatihan ditutup", "", DAY, summary="Ringkasan dua puluh kata untuk berita.", unit=UNIT
)
ANNOUNCEMENT = Row(Kind.ANNOUNCEMENT.value, "Pendaftaran pelatihan dibuka", "", DAY, unit=UNIT)
SERVICE = ServiceEntry(
    name="E-learning",
    address="units/",
    summary="Materi dan tugas pelatihan jarak jauh",
    url="https://elearning.portal.example/",
    domain="elearning.portal.example",
    audience="Peserta pelatihan",
    kind="aplikasi",
    unit=UNIT,
)
PERSON = PersonEntry(
    name="Dr. Siti Aminah, S.Sos., M.Si.",
    address="units/",
    posts=("Kepala Bidang Pelatihan",),
    unit=UNIT,
    mail="siti.aminah@puslatbang.example",
    extension="214",
    portrait=Portrait("SA", 112, 140),
)
DOWNLOAD = Row(Kind.DOWNLOAD.value, "Pedoman pelatihan", "", DAY, unit=UNIT, file=FILE)


def pages(portal: Portal) -> Iterator[Page]:
    if portal.site.settings.gallery:
        yield Page(GALLERY, "Galeri tampilan", partial(_gallery, portal), indexed=False)


def _gallery(portal: Portal) -> GalleryValues:
    text = "Setiap bagian tampilan dalam setiap keadaan, untuk yang merawatnya."
    return GalleryValues(
        frame=portal.frame,
        page=head(portal, GALLERY, "Galeri tampilan", text, indexed=False),
        intro=text,
        rows=_rows(),
        leads=_leads(),
        pictures=(
            ("dengan kredit", _picture(portal)),
            ("tanpa kredit", replace(_picture(portal), credit="")),
        ),
        portraits=(
            ("gambar", Portrait("SA", 112, 140, ((portal.assets.addresses["favicon.svg"], 1),))),
            ("inisial", Portrait("SA", 112, 140)),
            ("satu huruf", Portrait("S", 112, 140)),
        ),
        people=_people(),
        asked=_asked(),
        held=_held(),
        alphabet=tuple(Letter(letter, "" if letter in "QVX" else "units/") for letter in ascii_uppercase),
        finder=Finder(GALLERY, 1, 3, "pegawai", "Nama atau jabatan", ("Bidang Diklat", "Sekretariat")),
        files=_files(),
        facts=_facts(),
        contacts=_contacts(),
        links=_links(),
        units=_units(),
        charts=_charts(),
        services=_services(),
        box_foot=Link("Lihat semua layanan", "units/"),
        histories=_histories(),
        facets=_facets(),
        questions=_questions(),
        telephone=ContactLine("Telepon", "(022) 7790044", "tel:+62227790044"),
        groups=_groups(),
        needs=_needs(),
        pagers=_pagers(),
        months=_months(),
        steps=_steps(),
        empties=(
            ("dengan kalimat", Link("Lihat agenda yang sudah lewat", "", "Belum ada agenda bulan ini.")),
            ("tautan saja", Link("Lihat semua unit", "")),
        ),
        band=_band(portal),
        prose=_prose(portal),
    )


def _rows() -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Lists of one, of several, of long and of marked rows, of every kind."""
    marked = replace(ANNOUNCEMENT, important=True, expired=True, cancelled=True, sample=True)
    return (
        ("satu berita", (NEWS,)),
        ("berita tanpa unit", (replace(NEWS, unit=None), replace(NEWS, unit=None))),
        ("pengumuman", (ANNOUNCEMENT, replace(ANNOUNCEMENT, important=True))),
        ("semua tanda", (marked, replace(EVENT, cancelled=True, sample=True))),
        ("judul panjang", tuple(replace(row, title=LONG_TITLE) for row in (ANNOUNCEMENT, EVENT, DOWNLOAD))),
        (
            "agenda",
            (
                EVENT,
                replace(EVENT, block=DateBlock("24–28", "Sel–Sab"), hours="", place="Daring"),
                replace(EVENT, block=DateBlock("30", "Nov–4 Des"), place="Ruang rapat lantai dua dan daring"),
            ),
        ),
        (
            "unduhan",
            tuple(
                replace(DOWNLOAD, file=replace(FILE, type=kind, size=size))
                for kind, size in (
                    ("PDF", "1,4 MB"),
                    ("DOCX", "86 kB"),
                    ("XLSX", "112 kB"),
                    ("CSV", "512 bita"),
                )
            ),
        ),
    )


def _leads() -> tuple[tuple[str, Row], ...]:
    return (
        ("tanpa gambar", NEWS),
        (
            "panjang",
            replace(
                NEWS, title=LONG_TITLE, summary=f"Ringkasan dengan kata {LONG_WORD} di tengah.", sample=True
            ),
        ),
    )


def _picture(portal: Portal) -> Picture:
    return Picture(
        (), portal.assets.addresses["favicon.svg"], 200, 200, "Pintu yang terbuka", "200px", credit="Humas"
    )


def _people() -> tuple[tuple[str, tuple[PersonEntry, ...]], ...]:
    """With everything, with little, acting, and with a long name."""
    acting = replace(PERSON, posts=(*PERSON.posts, "Plt. Kepala Bidang Pengembangan"), sample=True)
    long = replace(
        PERSON,
        name="Prof. Dr. H. Muhammad Fadhlurrahman Kusumawardhana, S.Sos., M.Si., Ph.D.",
        posts=(LONG_TITLE,),
        mail=f"{LONG_WORD.lower()}@puslatbang.example",
    )
    return (
        ("satu", (PERSON,)),
        ("beberapa", (PERSON, acting, replace(PERSON, name="Yayan", posts=(), mail="", extension=""))),
        ("nama panjang", (long, PERSON)),
    )


def _asked() -> tuple[tuple[str, tuple[DutyEntry, ...]], ...]:
    duty = DutyEntry("Cuti, izin, dan surat tugas", Link("Pengelola Kepegawaian", ""), UNIT, (PERSON,))
    line = ContactLine("Telepon", "(022) 7790044", "tel:+62227790044")
    return (
        ("satu", (duty,)),
        ("beberapa", (replace(duty, holders=(PERSON,) * 3, more=2), duty)),
        ("lowong", (replace(duty, holders=(), state="Lowong", contact=(line,)),)),
    )


def _held() -> tuple[tuple[str, tuple[PostLine, ...]], ...]:
    line = PostLine("Agus Permana (Plt.)", "", "1–31 Januari 2024", "SK 04/2024")
    return (
        ("satu", (replace(line, decree=""),)),
        ("beberapa", (replace(line, title=LONG_TITLE, address="units/"), line)),
    )


def _files() -> tuple[tuple[str, tuple[tuple[FileLink, str], ...]], ...]:
    return (
        ("satu", ((FILE, ""),)),
        ("dengan catatan", ((replace(FILE, pages=None), "Berlaku sampai 31 Desember 2026"),)),
        ("nama panjang", ((replace(FILE, title=LONG_TITLE, type="DOCX", pages=None), ""), (FILE, ""))),
    )


def _facts() -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    return (
        ("satu", (Fact("Nomor", "1187/PKP.III/2026"),)),
        (
            "beberapa",
            (
                Fact("Terbit", "20 November 2026"),
                Fact("Biaya", "Rp14.750.000"),
                Fact("Unit", "Pelatihan dan Pengembangan", "units/"),
                Fact("Keterangan yang istilahnya panjang", f"Teks dengan {LONG_WORD}"),
            ),
        ),
    )


def _contacts() -> tuple[tuple[str, tuple[ContactLine, ...]], ...]:
    mail = ContactLine(
        "Surel", "pelatihan.dan.pengembangan@puslatbang.example", "mailto:pelatihan@puslatbang.example"
    )
    return (
        ("surel saja", (mail,)),
        (
            "lengkap",
            (
                ContactLine("", "Gedung B lantai 2, Jalan Kiara Payung Km 4,7"),
                ContactLine("Telepon", "(022) 7790044", "tel:+62227790044"),
                mail,
                ContactLine("Jam layanan", "Senin–Jumat, pukul 07.30–16.00 WIB"),
            ),
        ),
    )


def _links() -> tuple[tuple[str, tuple[Link, ...]], ...]:
    years = tuple(Link(str(year), "", count=year - 2000) for year in range(2027, 2019, -1))
    return (
        ("satu", (Link("Halaman tentang portal", "units/"),)),
        ("dengan jumlah", years),
        ("panjang", (Link(LONG_TITLE, "units/", LONG_TITLE), Link("Pendek", "units/", "Keterangan"))),
    )


def _units() -> tuple[tuple[str, tuple[UnitEntry, ...]], ...]:
    leaf = UnitEntry("Subbagian Tata Usaha", "TU", "", "Surat, arsip, dan kepegawaian.")
    branch = replace(leaf, name="Bidang Pelatihan", children=(leaf, replace(leaf, children=(leaf,))))
    return (
        ("satu", (leaf,)),
        ("bertingkat", (branch, replace(leaf, name=LONG_TITLE, summary=LONG_TITLE))),
        ("banyak", (leaf,) * 12),
    )


def _charts() -> tuple[tuple[str, tuple[ChartNode, ...], bool], ...]:
    one = ChartNode("Pengelola Pelatihan", "", (Link("Siti Aminah, S.Sos.", ""),))
    acting = ChartNode(
        "Kepala Subbidang Evaluasi", "", (Link("Dr. Ahmad Fauzi", "", "Plt."),), "Lowong", (one,)
    )
    many = ChartNode(LONG_TITLE, "", (), "24 orang", (acting, one))
    head = ChartNode(
        "Kepala Pusat", "", one.holders, "", (many, acting, replace(one, holders=(), words="Lowong"))
    )
    return (
        ("digambar", (head,), True),
        ("satu jabatan", (one,), True),
        ("pohon saja", (replace(head, below=(many, one) * 4),), False),
    )


def _services() -> tuple[tuple[str, tuple[ServiceEntry, ...]], ...]:
    """Boxes of one, of several and of the most services, of long names and of every state."""
    kinds = ("aplikasi", "informasi", "formulir", "konsultasi", "pengaduan")
    several = tuple(replace(SERVICE, kind=kind, name=f"Layanan {kind}") for kind in kinds)
    counter = replace(SERVICE, name="Legalisasi sertifikat", url="", domain="")
    maintained = replace(
        SERVICE,
        state="Pemeliharaan sampai 28 November 2026",
        meanwhile="Kirim tugas lewat surel penyelenggara.",
        sample=True,
    )
    ended = replace(SERVICE, name="E-monev", state="Dihentikan", ended=True)
    long = replace(
        SERVICE,
        name=LONG_TITLE,
        summary=f"Ringkasan dengan {LONG_WORD} di tengah.",
        audience="Masyarakat umum, peserta pelatihan, instansi, dan pegawai",
        domain=f"{LONG_WORD}.portal.example",
    )
    return (
        ("satu", (SERVICE,)),
        ("dua", (SERVICE, counter)),
        ("lima", several),
        ("delapan", (*several, *several[:3])),
        ("nama panjang", (long, SERVICE, replace(long, state="Pemeliharaan sampai 28 November 2026"))),
        (
            "semua keadaan",
            (SERVICE, maintained, ended, replace(ended, replacement=Link("E-learning", "units/"))),
        ),
        (
            "diduga dibajak",
            (
                replace(
                    counter,
                    state="Diduga dibajak",
                    meanwhile="Jangan membuka alamat itu.",
                    checked="diperiksa Selasa, 24 November 2026 pukul 06.00 WIB",
                ),
            ),
        ),
        ("di loket", (counter, replace(counter, state="Pemeliharaan sampai 28 November 2026"))),
    )


def _histories() -> tuple[tuple[str, CheckHistory], ...]:
    """An address before its first check, and one that has been in every state."""
    none = CheckHistory(
        "belum-diperiksa", "Belum diperiksa", "", "Belum ada hasil.", "Buka seperti biasa.", (), "", ()
    )
    bar = tuple(
        BarPart(state.value, 15 * place, BAR[state][0], 15, BAR[state][1])
        for place, state in enumerate(State)
    )
    rows = tuple(
        CheckRow("24 Nov 2026, 06.00 WIB", state.value, WORDS[state].word, WORDS[state].meaning)
        for state in State
    )
    every = CheckHistory(
        State.DEAD.value,
        WORDS[State.DEAD].word,
        "diperiksa Selasa, 24 November 2026 pukul 06.00 WIB",
        "Server tidak menjawab sampai batas waktu.",
        "",
        bar,
        "90 pemeriksaan terakhir: 15 aktif (16,7%), 15 mati (16,7%), 60 lainnya.",
        rows,
    )
    return ("belum diperiksa", none), ("setiap keadaan", every)


def _facets() -> tuple[Facet, ...]:
    audiences = (Link("Semua", GALLERY, count=12), Link("Masyarakat", "units/", count=3))
    long = Link("Bidang Pelatihan dan Pengembangan Kompetensi Manajerial", "units/", count=4)
    return Facet("Untuk siapa", audiences), Facet(
        "Unit", (*audiences, long, Link(LONG_WORD, "units/", count=1))
    )


def _questions() -> tuple[FilterQuestion, ...]:
    """Answers with the numbers of marks that no service here bears."""
    audiences = (FilterOption("Masyarakat", "masyarakat", "p1", 12), FilterOption("ASN", "asn", "p2", 3))
    long = FilterOption("Bidang Pelatihan dan Pengembangan Kompetensi Manajerial", "diklat", "p3", 4)
    units = (long, FilterOption(LONG_WORD, "panjang", "p4", 1))
    return FilterQuestion("Untuk siapa", "khalayak", audiences), FilterQuestion("Unit", "unit", units)


def _groups() -> tuple[tuple[str, ServiceGroup], ...]:
    services = (SERVICE, replace(SERVICE, name="E-monev"))
    plain = ServiceGroup("Pelatihan", "", services, "units/")
    more = Link("Semua 47 layanan", "units/")
    return (
        ("dengan judul", plain),
        ("tanpa judul", replace(plain, title="", address="")),
        ("dengan keterangan dan lanjutan", replace(plain, note="Untuk yang ingin belajar.", more=more)),
        ("judul panjang", replace(plain, title=LONG_TITLE, address="", note=LONG_TITLE)),
    )


def _needs() -> tuple[tuple[str, NeedHelp], ...]:
    prepare = ("Surat pengantar dari instansi", f"Formulir {LONG_WORD}, satu lembar untuk setiap peserta")
    pages = (Link("Alur pendaftaran pelatihan", "units/"),)
    return (
        ("semua bagian", NeedHelp(prepare, pages, (ANNOUNCEMENT,), (EVENT,), (DOWNLOAD,))),
        ("satu bagian", NeedHelp((), pages, (), (), ())),
    )


def _pagers() -> tuple[tuple[str, Pager], ...]:
    numbers = tuple(Link(str(number), "units/") for number in range(1, 13))
    return (
        ("halaman pertama", Pager(None, "units/", (Link("1", GALLERY), Link("2", "units/")))),
        ("halaman terakhir", Pager("units/", None, (Link("1", "units/"), Link("2", GALLERY)))),
        ("banyak halaman", Pager("units/", "units/", (*numbers[:5], Link("6", GALLERY), *numbers[6:]))),
    )


def _months() -> tuple[tuple[str, MonthTable], ...]:
    days = [Day(number, f"2026-11-{number:02}") for number in range(1, 31)]
    busy = [
        replace(day, events=1, address="units/", label=f"{day.number} November, ada kegiatan")
        if day.number in (10, 11, 12, 24, 30)
        else day
        for day in days
    ]
    return ("kosong", _month("November 2026", days)), ("dengan kegiatan", _month("Bulan November 2026", busy))


def _month(title: str, days: list[Day]) -> MonthTable:
    """November 2026, which begins on a Sunday."""
    cells = [None] * 6 + days + [None] * 6
    return MonthTable(title, tuple(tuple(cells[start : start + 7]) for start in range(0, 42, 7)))


def _steps() -> tuple[tuple[str, tuple[StepSection, ...]], ...]:
    """Steps with and without what is optional, and with long texts."""
    full = StepEntry("Pindai surat", "Sekretaris", "Letakkan surat di pemindai.", "Berkas surat di komputer.")
    plain = StepEntry("Simpan", "", "Periksa nomor, lalu simpan.")
    long = StepEntry(LONG_TITLE, LONG_TITLE, f"Kalimat dengan {LONG_WORD} di tengah. " * 3, LONG_TITLE)
    return (
        ("satu", (StepSection("", "langkah-satu", (plain,)),)),
        (
            "dua bagian",
            (
                StepSection("Mencatat surat", "langkah-dua", (full, plain)),
                StepSection("Meneruskan surat", "langkah-tiga", (plain, full)),
            ),
        ),
        ("panjang", (StepSection(LONG_TITLE, "langkah-panjang", (long, full)),)),
    )


def _band(portal: Portal) -> PageHead:
    """The band of a unit with a long name and as many links as it may have."""
    menu = tuple(Link(kind.heading, "units/") for kind in (*LISTED, Kind.PAGE, Kind.NEWS, Kind.PAGE)[:7])
    name = "Bidang Pelatihan dan Pengembangan Kompetensi Manajerial dan Sosial Kultural"
    return replace(
        head(portal, GALLERY, "Judul halaman di dalam unit", "", indexed=False, trail=(UNIT,)),
        unit=UnitBand(name, "units/", menu),
    )


def _prose(portal: Portal) -> Markup:
    """A text with everything authors may write, by the site's own engine."""
    text = (portal.site.root / PROSE).read_text(encoding="utf-8")
    converted = convert(text, portal.site.settings.markdown)
    html = with_targets(converted.html, lambda target: portal.hrefs.href(target.target.lstrip("/"), GALLERY))
    return Markup(html)  # noqa: S704 (nh3 has cleaned it)
