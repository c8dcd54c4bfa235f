"""`docs/format.md`: what PICs and Humas may write, from the models (Indonesian)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from satupintu import drawings, files, frontmatter, markdown_faults, models, places
from satupintu.checks import posters
from satupintu.durations import Span
from satupintu.models import FREE, FeesOrFree, Flag, Mail, ManualAddress, Moment, Part, Secure, SiteAddress
from satupintu.models.fields import Account
from satupintu.pages import standard_table
from satupintu.pictures import plan, source
from satupintu.reference.kinds import RECORD_KINDS, RecordKind

PATH = "docs/format.md"

WORDS: tuple[tuple[Any, str], ...] = (
    (Moment, "tanggal"),
    (Flag, "`true` atau `false`"),
    (Secure, "alamat `https://…`"),
    (Mail, "alamat surel"),
    (SiteAddress, "alamat di situs ini, `/…/`"),
    (Account, "nama akun"),
    (Span, "lama, misalnya `3 hari kerja` atau `90 menit`"),
    (FeesOrFree, f"`{FREE}`, atau isian bertingkat: [biaya](#biaya)"),
    (ManualAddress, "nama panduan, atau alamat di situs ini, `/…/`"),
)
"""Types that are told by what they mean rather than by what they are made of."""


def format_page() -> str:
    """The whole text of `docs/format.md`."""
    parts = [
        OPENING,
        _folders(),
        WHEN,
        WRITING,
        *map(_kind, RECORD_KINDS),
        _standard_table(),
        _nested_tables(),
        _links_and_files(),
    ]
    return "\n".join(part.strip("\n") + "\n" for part in parts)


# ------------------------------------------------------------------------------ tables of keys


def _kind(kind: RecordKind) -> str:
    language = "markdown" if kind.example_path.endswith(".md") else "yaml"
    return f"""
## {kind.title}

{kind.sentence} Letaknya: {kind.place}.

{_table(kind.model)}
Contoh `{kind.example_path}`:

```{language}
{kind.example.rstrip()}
```
"""


def _table(model: type[BaseModel]) -> str:
    """Required keys first, else in the order of the model."""
    fields = sorted(model.model_fields.items(), key=lambda item: not item[1].is_required())
    hints = get_type_hints(model, include_extras=True)
    rows = (_row(field.alias or name, field, hints[name]) for name, field in fields)
    return "| Kunci | Wajib | Isi | Keterangan |\n| --- | --- | --- | --- |\n" + "".join(rows)


def _row(key: str, field: FieldInfo, hint: Any) -> str:
    cells = (
        f"`{key}`",
        "ya" if field.is_required() else "",
        value_in_words(hint, field),
        field.description or "",
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def value_in_words(hint: Any, field: FieldInfo) -> str:
    """What may be written, from the type with its constraints."""
    for known, words in WORDS:
        if hint == known:
            return words
    if get_origin(hint) is tuple:
        return f"daftar: {value_in_words(get_args(hint)[0], field)}"
    if get_origin(hint) is Mapping:
        key, value = get_args(hint)
        written = "akun" if key == Account else "tulisan di berkas"
        return f"pasangan `{written}: …`; isinya {value_in_words(value, field)}"
    if get_origin(hint) is Annotated:
        base = get_args(hint)[0]
        return _text_in_words(hint) if base is str else value_in_words(base, field)
    if choices := [choice for choice in get_args(hint) if choice is not type(None)]:
        return value_in_words(choices[0], field)
    if hint is int:
        low, high = (_bound(field, side) for side in ("ge", "le"))
        return f"bilangan bulat {_number(low)}–{_number(high)}"
    if issubclass(hint, Enum):
        return "salah satu dari " + ", ".join(f"`{choice.value}`" for choice in hint)
    return f"isian bertingkat: [{_lower(PART_TITLES[hint])}](#{_anchor(PART_TITLES[hint])})"


def _text_in_words(hint: Any) -> str:
    limits = next((mark for mark in get_args(hint) if isinstance(mark, StringConstraints)), None)
    if limits is None or limits.max_length is None:
        return "teks"
    return f"teks, paling panjang {_number(limits.max_length)} huruf"


def _bound(field: FieldInfo, side: str) -> Any:
    return next(getattr(mark, side) for mark in field.metadata if hasattr(mark, side))


def _number(value: Any) -> str:
    return f"{value:,}".replace(",", ".")


# ------------------------------------------------------------------------------ nested mappings

PART_TITLES: dict[type[Part], str] = {
    models.Attachment: "Lampiran",
    models.Review: "Peninjauan",
    models.Registration: "Pendaftaran",
    models.FormerVersion: "Versi lama",
    models.FormerName: "Nama lama",
    models.Contact: "Kontak",
    models.PersonInCharge: "PIC",
    models.SiteLink: "Tautan",
    models.MenuItem: "Butir menu",
    models.FooterPart: "Kolom kaki",
    models.SiteNotice: "Pemberitahuan",
    models.SecurityContact: "Keamanan",
    models.ServiceState: "Keadaan layanan",
    models.Need: "Kebutuhan",
    models.StandardVersion: "Versi standar",
    models.ProcedureStep: "Langkah prosedur",
    models.TimeLimit: "Jangka waktu",
    models.Fees: "Biaya",
    models.Rate: "Tarif",
    models.Pledge: "Maklumat",
    models.Step: "Langkah",
    models.WordGroup: "Kelompok kata",
    models.GlossaryGroup: "Kelompok glosarium",
    models.WordFamily: "Kata seasal",
    models.LinkSettings: "Pemeriksaan alamat",
    models.Appointment: "Pejabat",
    models.Publication: "Publikasi",
    models.DirectorySettings: "Direktori",
    models.Columns: "Kolom",
    models.NotPrivate: "Bukan data pribadi",
    models.Periods: "Masa",
    models.MassCommit: "Commit massal",
    models.Holder: "Pemegang peran",
    models.Deputy: "Wakil",
    models.PublishingSettings: "Penerbitan",
    models.EditorSettings: "Penyunting",
}


def _nested_tables() -> str:
    return NESTED + "".join(
        f"\n### {title}\n\nDipakai di {_used_in(part)}.\n\n{_table(part)}"
        for part, title in PART_TITLES.items()
    )


def _used_in(part: type[Part]) -> str:
    """Where a nested mapping stands: `lampiran` (pengumuman, agenda, …)."""
    keys: dict[str, list[str]] = {}
    for kind in RECORD_KINDS:
        for owner, key in _uses(kind.model, part, kind.title):
            if owner not in keys.setdefault(key, []):
                keys[key].append(owner)
    return "; ".join(f"`{key}` ({', '.join(owners).lower()})" for key, owners in keys.items())


def _uses(model: type[BaseModel], part: type[Part], owner: str) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        inner = _model_in(get_type_hints(model)[name])
        if inner is part:
            yield owner, field.alias or name
        elif inner:
            yield from _uses(inner, part, PART_TITLES[inner])


def _model_in(hint: Any) -> type[Part] | None:
    if isinstance(hint, type) and issubclass(hint, Part):
        return hint
    return next((found for argument in get_args(hint) if (found := _model_in(argument))), None)


def _standard_table() -> str:
    """The columns of the flat table of standards."""
    rows = "".join(f"| `{column.name}` | {column.sentence} |\n" for column in standard_table.columns())
    return f"""
## Tabel standar pelayanan

`/layanan/standar/standar-pelayanan.csv` memuat semua standar yang berlaku, satu baris satu layanan, untuk disalin ke sistem informasi pelayanan publik nasional (SIPPN) atau diolah. Bentuknya CSV menurut RFC 4180 (koma, tanda kutip ganda), UTF-8 dengan penanda urutan bita. Butir-butir satu komponen berada di satu sel, dipisahkan ` {standard_table.SEPARATOR.strip()} `.

| Kolom | Isi |
| --- | --- |
{rows}"""


def _lower(title: str) -> str:
    return title if title.isupper() else title.lower()


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


# ------------------------------------------------------------------------------ prose

OPENING = """
<!-- Dibuat oleh tools/write_reference.py dari satupintu/models/; jangan disunting dengan tangan. -->

# Format isi

Halaman ini memuat semua berkas yang dapat Anda tulis: letaknya, namanya, dan kunci-kuncinya. Langkah demi langkah ada di [panduan PIC](pic.md) dan [panduan Humas](humas.md); tanda untuk menulis isi di [cara menulis Markdown](dialek.md); arti setiap pesan di [aturan](aturan.md).
"""


def _folders() -> str:
    return f"""
## Folder dan nama berkas

| Letak | Isi | Dirawat oleh |
| --- | --- | --- |
| `units/<unit>/unit.yml` | profil unit | PIC |
| `units/<unit>/` + `berita/`, `pengumuman/`, `agenda/`, `halaman/` | satu berkas `.md` untuk setiap isi | PIC |
| `units/<unit>/unduhan/` | satu catatan `.yml` untuk setiap unduhan, dan berkasnya | PIC |
| `units/<unit>/media/` | gambar dan lampiran | PIC |
| `services_catalog/layanan/` | satu catatan `.yml` untuk setiap layanan Satu Kotak | PIC unit pemiliknya |
| `services_catalog/standar/` | satu catatan `.yml` untuk setiap standar pelayanan | PIC unit pemilik layanannya |
| `services_catalog/aplikasi/` | satu catatan `.yml` untuk setiap aplikasi kerja pegawai | PIC unit pengelolanya |
| `services_catalog/kategori.yml` | kebutuhan pengunjung | Humas |
| `services_catalog/kosakata-judi.yml` | kata yang menandai situs layanan yang dibajak | Humas |
| `content/situs.yml` | pengaturan situs | Humas |
| `content/glosarium.yml` | singkatan, padanan kata, dan artinya | Humas |
| `content/pemutakhiran.yml` | masa pemutakhiran setiap jenis isi, dan commit yang tidak dihitung | Humas |
| `content/peran.yml` | akun Humas, pengembang, dan pegawai; tidak pernah diterbitkan | Humas |
| `content/panduan/` | panduan, satu berkas `.md` satu panduan | Humas |
| `content/` + folder yang sama | isi situs utama | Humas |

- Yang boleh diubah setiap akun, kunci demi kunci: [panduan Humas](humas.md#siapa-boleh-mengubah-apa).
- Folder menentukan unit dan jenis isi. Berkas di tempat lain, folder di dalam folder, berkas tersembunyi, dan tautan sistem berkas ditolak. Yang ditinggalkan sistem dan penyunting, seperti `.DS_Store`, `Thumbs.db`, dan `~$surat.docx`, dilewati.
- Nama berkas menjadi alamat: `units/diklat/berita/hasil-seminar.md` terbit di `/units/diklat/berita/hasil-seminar/`. Mengganti nama berkas berarti mengganti alamat; catat alamat yang lama di `alamat_lama`.
- Nama berkas isi dan folder unit: huruf kecil `a`–`z`, angka, dan tanda hubung; paling panjang {places.MAX_SLUG} huruf. Nama berkas di `media/` dan `unduhan/` boleh juga memakai garis bawah dan titik, paling panjang {places.MAX_FILE_NAME} huruf.
- Versi bahasa Inggris sebuah halaman: `<nama>.en.md` di samping `<nama>.md` di folder `halaman/`, dengan kunci yang sama. Alamatnya didahului `/en/`: `/en/profil/`.
- Nama yang tidak dapat dipakai: {_words(places.RESERVED_SLUGS)}; di `agenda/` juga {_words(places.RESERVED_EVENT_SLUGS)}; di `content/halaman/` juga {_words(places.ADDRESS_WORDS)}. Windows tidak dapat memuat nama {_words(places.DEVICES)}, apa pun akhirannya.
"""


def _words(words: frozenset[str]) -> str:
    return ", ".join(f"`{word}`" for word in sorted(words))


WHEN = """
## Kapan isi terlihat

| Keadaan | Akibat |
| --- | --- |
| `tanggal` hari ini atau sudah lewat | terlihat |
| `tanggal` belum tiba | belum ada di mana pun: halaman, daftar, umpan, kalender, data |
| `status: draf` | tidak pernah terlihat, berapa pun tanggalnya |
| unit sudah `ditutup` | semua halaman unit menjadi halaman perpisahan |

- Hari dihitung menurut WIB. Situs dibangun untuk satu hari; yang terjadwal baru terlihat pada pembangunan situs yang pertama sejak harinya.
- **Pengumuman** berlaku dari `berlaku_mulai` sampai `berlaku_sampai`, kedua hari itu termasuk. Tanpa `berlaku_mulai`, sejak `tanggal`; tanpa `berlaku_sampai`, sampai dicabut. Yang sudah berakhir pindah ke arsip dengan tanda “Telah berakhir”; halamannya tetap ada.
- **Agenda** berlangsung dari `mulai` sampai `selesai`; `tanggal` menyatakan sejak kapan diumumkan.
- `diperbarui` (bila kosong, `tanggal`) adalah satu-satunya sumber tulisan “Isi diperbarui”.
"""

WRITING = """
## Menulis kunci

Berkas `.md` diawali baris `---`, lalu kunci-kunci, lalu `---` lagi, lalu isinya. Berkas `.yml` hanya berisi kunci.

- Satu baris satu kunci: `kunci: nilai`. Sesudah titik dua ada satu spasi.
- **Tanggal** ditulis `2026-11-22`, atau dengan jam `2026-11-22 08:00`. Jam tanpa keterangan berarti WIB; tambahkan `WITA` atau `WIT` bila perlu: `2026-11-22 09:00 WITA`.
- **Apit dengan tanda kutip** nilai yang memuat titik dua dan spasi atau diawali tanda seperti `[`, `{`, `*`, `&`, `#`: `judul: "Rapat: hasil dan tindak lanjut"`.
- **Daftar**: tiap butir di baris sendiri, menjorok dua spasi, diawali `- `.
- **Isian bertingkat**: kuncinya di baris-baris berikut, menjorok dua spasi.
- `true`/`false` boleh juga ditulis `ya`/`tidak`.
- Kunci tanpa nilai dianggap tidak ditulis. Kunci yang tidak dikenal ditolak, supaya salah ketik tidak menghilangkan isi.
- Semua nilai dibaca apa adanya: `no`, `0221234567`, dan `1.0` tidak berubah arti. Rujukan (`*`), jangkar (`&`), dan jenis (`!`) YAML tidak diterima.
"""

NESTED = """
## Isian bertingkat
"""


def _widths() -> str:
    *narrower, widest = map(_number, plan.WIDTHS)
    return f"{', '.join(narrower)}, dan {widest}"


def _links_and_files() -> str:
    pictures = ", ".join(f"`{ending}`" for ending in sorted(files.PICTURES))
    documents = ", ".join(f"`{ending}`" for ending in sorted(files.DOCUMENTS))
    return f"""
## Tautan dan gambar

| Menuju | Tulis |
| --- | --- |
| halaman lain di unit yang sama | letak berkasnya dari berkas ini: `[profil](../halaman/profil.md)`, `[jadwal](jadwal-pka-2027.md)` |
| catatan unduhan | letak catatannya: `[formulir](../unduhan/formulir-pendaftaran.yml)` |
| halaman mana pun di situs | alamatnya seperti di peramban, diawali dan diakhiri garis miring: `[kontak](/kontak/)` |
| bagian sebuah halaman | tambahkan `#bagian`: `[syarat](/units/diklat/halaman/alur-pendaftaran/#syarat)` |
| lampiran | `[pedoman](../media/pedoman.pdf)` |
| situs lain, surel, telepon | `https://…`, `mailto:…`, `tel:…` |
| gambar | `![apa yang terlihat](../media/aula.png)` |

- Tautan yang tidak membuka apa pun, bagian yang tidak ada, dan tautan ke isi yang belum terbit ditolak, dengan nama berkas dan barisnya.
- Gambar disimpan di `media/`; gambar dari situs lain ditolak. Setiap gambar diberi teks pengganti; untuk hiasan, tulis `![hiasan](../media/garis.png)`.
- Gambar diterbitkan sebagai AVIF dan WebP tanpa data kamera dan lokasi, selebar {_widths()} piksel. Ukuran penuhnya hanya terbit dengan `gambar_asli: ya`, sebagai lampiran, atau bila isi menautkannya: `[denah](../media/denah.png)`.
- Gambar garis (SVG) diterbitkan apa adanya. Yang diterima hanya garis, bidang, dan tulisan: skrip, tautan, dan apa pun yang mengambil berkas lain ditolak. Simpan sebagai SVG biasa (`Plain SVG`), dengan `viewBox`, paling besar {drawings.MAX_BYTES // 1000} kB.
- Poster dan gambar lain yang memuat tulisan: isinya ditulis juga di halaman, paling sedikit {posters.MIN_WORDS} kata (`gambar_berteks`).
- Yang diterbitkan hanya berkas yang disebut oleh isi yang terlihat.

## Jenis berkas dan batas

| Hal | Yang diterima |
| --- | --- |
| gambar di `media/` | {pictures}; gambar garis: `svg` |
| dokumen di `media/` dan `unduhan/` | {documents} |
| besar satu berkas di `media/` atau `unduhan/` | {files.size_text(files.MAX_FILE_BYTES)} |
| ukuran gambar, tidak bergerak | {_number(source.MAX_PIXELS // 1_000_000)} juta piksel |
| besar satu berkas `.md` atau `.yml` | {frontmatter.MAX_FILE_BYTES // 1024} kB |
| bagian kunci | {frontmatter.MAX_BLOCK_CHARACTERS // 1024} kB |
| isi satu berkas `.md` sesudah kunci-kunci | {markdown_faults.MAX_BYTES // 1024} KiB |
| isian bertingkat | {frontmatter.MAX_DEPTH} tingkat |

Jenis berkas diperiksa dari isinya, bukan dari namanya: berkas kosong, rusak, terkunci kata sandi (PDF), atau salah akhiran ditolak, juga yang perlu lebih dari 2 detik atau 300 MB untuk dibaca. PDF tanpa judul atau hasil pindai tanpa lapisan teks mendapat peringatan.

Untuk pengembang: skema JSON setiap jenis berkas ada di [`docs/schema/`](schema/).
"""
