"""A service standard as a record, and the service it belongs to."""

from tests.build.sample import service
from tests.make_site import Files

SERVICE = "services_catalog/layanan/e-learning.yml"
STANDARD = "services_catalog/standar/e-learning.yml"

VERSION = {
    "nomor_sk": "Keputusan Nomor 1 Tahun 2026",
    "ditetapkan": "2026-01-05",
    "berlaku_mulai": "2026-02-01",
    "persyaratan": "[Surat permohonan.]",
    "prosedur": """
  - pelaku: Peserta
    kegiatan: Mengirim permohonan.
    waktu: menurut pemohon
    hasil: Permohonan
  - pelaku: Petugas
    kegiatan: Memeriksa permohonan.
    waktu: 2 hari kerja
    hasil: Jawaban""",
    "jangka_waktu": "\n  paling_lama: 3 hari kerja",
    "biaya": "Tidak dipungut biaya",
    "produk": "[Jawaban tertulis.]",
    "pengaduan": "[Loket atau telepon.]",
    "dasar_hukum": "[UU Nomor 25 Tahun 2009.]",
    "sarana": "[Loket.]",
    "kompetensi_pelaksana": "[Ramah.]",
    "pengawasan_internal": "[Atasan memeriksa.]",
    "jumlah_pelaksana": "[2 orang.]",
    "jaminan_pelayanan": "[Tepat waktu.]",
    "jaminan_keamanan": "[Data aman.]",
    "evaluasi_kinerja": "[Survei.]",
    "diperbarui": "2026-01-05",
}
FORMER = """
  - nomor_sk: Keputusan Nomor 9 Tahun 2023
    ditetapkan: 2023-03-06
    berlaku_mulai: 2023-04-01
    persyaratan: [Datang ke loket.]"""


def standard(**keys: str) -> str:
    """A complete standard with further or other keys as they stand in the file; "" leaves one out."""
    return "".join(f"{key}: {value}\n" for key, value in (VERSION | keys).items() if value)


def steps(*times: str) -> str:
    """A procedure of steps that take these times."""
    step = "\n  - pelaku: Petugas\n    kegiatan: Bekerja.\n    waktu: {}\n    hasil: Selesai"
    return "".join(step.format(time) for time in times)


def with_standard(**keys: str) -> Files:
    """A public service and its standard."""
    return {SERVICE: service(standar="e-learning", pelayanan_publik="true"), STANDARD: standard(**keys)}
