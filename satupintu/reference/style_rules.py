"""How the rules about writing are explained in `docs/aturan.md` (Indonesian)."""

from __future__ import annotations

from satupintu.problems import Severity
from satupintu.reference.explained_rule import ANNOUNCEMENT, STYLE, ExplainedRule

WARNING = f"{ANNOUNCEMENT}:6: peringatan:"

STYLE_RULES = (
    ExplainedRule(
        "tanggal-tulis",
        STYLE,
        f"{WARNING} tulis tanggal dengan nama bulan Indonesia: `2 Maret 2027`, bukan `02/03/2027`",
        "Tulis hari, nama bulan, dan tahun. Tanggal di dalam kunci (`tanggal:`) tetap `2027-03-02`.",
        "`02/03/2027` dibaca 2 Maret oleh satu orang dan 3 Februari oleh yang lain; nama bulan berbahasa Inggris membingungkan pembaca layar.",
        Severity.WARNING,
    ),
    ExplainedRule(
        "uang",
        STYLE,
        f"{WARNING} tulis uang tanpa titik sesudah `Rp` dan tanpa `,-`: `Rp10.000`, bukan `Rp. 10.000,-`",
        "Tulis `Rp10.000`, atau `Rp10.000,00` bila sennya perlu (Ejaan yang Disempurnakan, lambang mata uang).",
        "Satu cara menulis, supaya jumlahnya dapat dicari dan tidak salah dibaca.",
        Severity.WARNING,
    ),
    ExplainedRule(
        "kata-tautan",
        STYLE,
        f"{WARNING} tautan `klik di sini` tidak menyebut tujuannya; tulis nama halaman atau berkas yang dibuka",
        "Jadikan nama tujuannya tautan: `Baca [alur pendaftaran](../halaman/alur.md).`",
        "Pembaca layar membacakan daftar tautan tanpa kalimatnya; di sana semua “klik di sini” terdengar sama (WCAG 2.2, 2.4.4).",
        Severity.WARNING,
    ),
    ExplainedRule(
        "huruf-besar",
        STYLE,
        f"{WARNING} jangan menulis dengan huruf besar semua: `PENDAFTARAN PELATIHAN DIBUKA`; pakai huruf besar di awal saja",
        "Tulis `Pendaftaran pelatihan dibuka`. Singkatan seperti `PKA` tetap huruf besar. Yang penting ditandai `penting: ya`.",
        "Huruf besar semua lebih lambat dibaca, terasa seperti teriakan, dan dieja huruf demi huruf oleh sebagian pembaca layar.",
        Severity.WARNING,
    ),
    ExplainedRule(
        "kepala-tabel",
        STYLE,
        f"{WARNING} tabel ini tanpa kepala kolom; isi baris pertamanya dengan nama setiap kolom",
        "Tulis nama kolom di baris pertama tabel, misalnya `| Tahap | Tanggal |`.",
        "Tanpa kepala kolom, orang yang mendengarkan tabel tidak tahu arti setiap sel (WCAG 2.2, 1.3.1).",
        Severity.WARNING,
    ),
    ExplainedRule(
        "kalimat",
        STYLE,
        f"{WARNING} kalimat ini 46 kata; pecah menjadi kalimat-kalimat paling panjang 45 kata",
        "Pecah di kata “dan”, “serta”, atau “yang”, atau jadikan daftar.",
        "Kalimat sepanjang itu harus dibaca dua kali, lalu ditanyakan lewat telepon.",
        Severity.WARNING,
    ),
    ExplainedRule(
        "tempelan",
        STYLE,
        f"{WARNING} butir dengan tanda `•` akan bersambung menjadi satu paragraf; awali setiap butir dengan `- `",
        "Ganti tanda butir dari pengolah kata dengan `- `, dan baris yang dipisah tab dengan tabel `| … | … |`. `./portal intake` mengerjakan keduanya dari berkas Word atau Excel.",
        "Tempelan dari pengolah kata tampak rapi di penyunting, tetapi di halaman semua barisnya menyatu.",
        Severity.WARNING,
    ),
    ExplainedRule(
        "tanda",
        STYLE,
        f"{WARNING} judul bagian ini tampil sebagai tulisan biasa; beri spasi: `## Syarat`",
        "Judul bagian: `## Syarat`, dengan spasi. Tautan: `[alur pendaftaran](../halaman/alur.md)`, kata dulu, lalu alamat, tanpa spasi di antaranya. Tabel: baris kedua `| --- | --- |`.",
        "Tanda yang keliru satu huruf tidak menjadi judul, tautan, atau tabel; pembaca melihat tandanya.",
        Severity.WARNING,
    ),
    ExplainedRule(
        "singkatan",
        STYLE,
        f"{WARNING} singkatan `BMN` belum diuraikan; pada pemakaian pertama tulis `barang milik negara (BMN)`",
        "Uraikan sekali, di judul, ringkasan, atau pemakaian pertamanya di isi; sesudah itu singkatannya cukup. Tautan ke `/glosarium/#…` juga menguraikannya. Singkatan yang dipahami setiap pembaca ditandai Humas dengan `lazim: ya` di `content/glosarium.yml`.",
        severity=Severity.WARNING,
    ),
    ExplainedRule(
        "telepon",
        STYLE,
        f"{WARNING} nomor telepon `(021) 3868201` tidak ada di `kontak` unit mana pun; betulkan, atau perbarui `kontak`; biarkan bila milik lembaga lain",
        "Nomor kantor dicatat di `kontak` unit atau situs. Bila nomor itu berubah, pesan ini menunjukkan setiap halaman yang masih memuat nomor lama. Nomor lembaga lain boleh dibiarkan.",
        severity=Severity.WARNING,
    ),
    ExplainedRule(
        "judi",
        STYLE,
        f"{WARNING} isi ini memuat kata situs judi (`slot gacor`); hapus bila bukan Anda yang menulisnya, dan beri tahu Humas bila tulisan ini memang tentang judi",
        "Bukan Anda yang menulisnya? Beri tahu Humas hari itu juga, dan ganti kata sandi Anda. Tulisan yang memang tentang judi: Humas menambahkan frasanya ke `pengecualian` di `services_catalog/kosakata-judi.yml`, tempat semua katanya.",
        severity=Severity.WARNING,
    ),
)
