# SPDX-License-Identifier: Apache-2.0
"""Where Indonesian may stand."""
import re

from rules.rule import rule

# Words that no English sentence holds: one of them is enough.
WORDS = frozenset("""
acara ada adalah akan akhir akhiran akhiri akibat akses aksi akun alamat alasan alat anda anggaran
angka antre apa apakah aplikasi arsip atas atau aturan awal bagi bagian bahwa baku banyak baris
baru batalkan batas bawaan bawah bebaskan beberapa belakang belum benar bentuk berakhir berasal
berat berformat bergeser berhasil berisi berjalan berkas berlaku bernama bertumpuk berubah berulang
berurutan berwenang besar besok betulkan biasa bila bilangan biner bisa bita boleh buat buka bukan
bukti buku bulan bulat cadangan capaian cara cari catat catatan coba cocok cukup cuti daftar
daftarkan dahulu dalam dan dapat dari daripada datang definisi dengan depan desimal detik diantar
dibaca dibuat dibuka dicatat dicoba dihitung diisi dikenal dikirim diminta diperiksa disimpan
ditahan ditambah ditarik ditelaah diterima ditolak ditulis ditutup diubah diukur dokumen draf
dukung edaran ekspor empat entri evaluasi fakta formulir foto gabungan gabungkan gagal galat gambar
ganti garis habis halaman hampir hanya hapus harap hari harus hentikan hilang hormat hubungi huruf
ikut impor indikator ingatkan ini instruksi isi isian itu jabatan jadi jalan jalankan jamnya jangan
jatah jatuh jawab jawaban jeda jenis jika juga jumlah jurnal kabupaten kalender kami kantor kapan
karakter karena kasih kata ke kecil kecuali kedua kelompok keluar kembali kendali kepada kerja
kertas ketat ketik ketika khusus kinerja kirim kiriman kode kolom koma komponen kosong kosongkan
kotak kumulatif kunci kunjungan kurang kurir kurung kutip lagi lain lambat lampiran lampirkan
lanjut lanjuti laporan layanan lebih lembar lengkap lengkapi lewat libur lihat loket longgar luar
maka masih masing masuk melakukan melalui melampirkan melebihi melewati memang membaca membuat
membuka memeriksa meminta memuat mencatat mendengar mendesak menelaah menerima mengapa mengekspor
mengenal mengimpor mengirim mengubah mengurus menit menjawab menulis menunggu menurun menurut
menutup menyalin menyebut meragukan mereka mesin milik minta mohon muat mulai muncul mungkin mutu
naik naikkan nama nanti nasional nilai nomor nyatakan oleh operasional orang pada padahal pakai
paket paling panjang papan pasti pejabat pekerjaan pembilang pemegang pemisah penanggung pencatat
penerima pengantar pengguna pengirim pengukur penuh penyalur penyebut perbaiki periksa perintah
periode perlu pernah persentase pertama pesan petugas pihak pilih pindahkan pisahkan predikat
presentasi proses punya rahasia rancangan rantai realistis rencana rentang resmi ribuan ringkas
riwayat ruang rusak saat saja salah saluran sama sampai sampaikan sandi sangat saran sasaran satu
saya sebagai sebagian sebelum sebentar sebuah sedang sedikit segera sehari sejak sekali sekaligus
sekarang sekian selesai selisih selnya sembilan sementara semua sendiri separuh seperti sepuluh
serta sesi sesudah setahun setel setempat setengah setiap setujui siap siapa sibuk silakan simpan
sini sisa sistem soket standar sudah sumber supaya surat susun susunan tahun tahunan tak tambah
tambahan tambahkan tampilan tampilkan tanda tandai tanggal tanggapan tanpa tarik tautan teks telaah
telah tempat tengah tenggat terakhir terbaca terbalik terbaru terbesar terbit terbuka tercetak
terdaftar terendah terima terisi terkecil terkirim terlalu terlambat terpotong terputus tersangkut
tersedia tersimpan tersisa teruskan tetap tetapi tiap tidak tiga tindak tindakan tingkat titik
triwulan tugas tugaskan tukar tulis tunggu tutup ubah ukuran ulang ulangi unggah untuk versi wajib
waktu wewenang yang zona
""".split())
# Words that an English sentence may hold too, or a name: two of them are Indonesian.
DOUBTFUL = frozenset("""
agar basis beri data dua hak jam kali lalu lama lima meja pun sana serah tempo
""".split())
# Words by the way they are built: *dikembalikan*, *terisi*, *keadaan*, *penugasan*, *suratnya*.
SHAPES = re.compile(r"(di|mem|men|meng|meny|ter|ber)[a-z]{3,}(kan|i)|ke[a-z]{3,}an"
                    r"|pe[mnr][a-z]{3,}an|[a-z]{4,}(nya|lah|kah)")
# A word alone: no part of a name in code, of an address or of a key.
WORD = re.compile(r"(?<![\w/.-])[a-z]+(?![\w/])")

# Faces speak to people; the rest answers with slugs, which faces translate.
ALLOWED = {
    "services/portal/screens/": "the officers' face",
    "services/portal/words/": "its words",
    "services/portal/router.cc": "what it says when it has no screen to show",
    "services/portal/assets.cc": "the same for a file",
    "services/cli/": "the operator's face",
    "libs/page/": "what both faces say alike",
    "libs/papers/": "what is printed",
    # Mistakes in an office's files, told to whoever wrote them: one file per reader.
    "libs/base/located_json.cc": "any file of JSON",
    "libs/base/outside_text.cc": "any file at all: its bytes",
    "libs/config/config_file.cc": "any file of TOML",
    "libs/daemon/process.cc": "`--help` of a service, for whoever starts one by hand",
    "libs/daemon/settings.cc": "tepat.toml",
    "libs/plan/field_check.cc": "a plan: its texts, ids and numbers",
    "libs/plan/indicator_check.cc": "an indicator of a plan",
    "libs/plan/plan_cell.cc": "a cell of a plan's workbook",
    "libs/plan/plan_check.cc": "a plan as a whole",
    "libs/plan/plan_diff.cc": "what changes in a plan, in the words of its file",
    "libs/plan/plan_sheet_reader.cc": "a plan's workbook",
    "libs/plan/plan_sheets.cc": "headings of a plan's workbook",
    "libs/plan/plan_words.cc": "a plan, its changes and its mistakes, alike in all faces",
    "libs/plan/plan_workbook.cc": "a mistake in a plan, in the words of its workbook",
    "libs/plan/target_check.cc": "targets of an indicator",
    "libs/documents/docx/words.cc": "a document, and a template of one",
    "libs/documents/docx/write_docx.cc": "names of styles, as word processors show them",
    "libs/documents/workbook/words.cc": "a workbook",
    "services/data-collection/workbook/words.cc": "a template of values, and one that came back",
    "libs/sop/sop_file.cc": "a SOP",
    "libs/sop/text_file.cc": "a SOP, as text",
    "libs/worktime/calendar_days.cc": "an official list of holidays",
    "libs/worktime/calendar_file.cc": "a calendar",
    "services/office/directory_file.cc": "people, positions and units",
    "services/office/import.cc": "what an import holds as a whole",
    "services/office/instructions_file.cc": "instructions of a disposition",
    "services/office/plans.cc": "a plan that does not fit a fact",
    "services/timing/answers/calendar_preview.cc": "a calendar that is compared",
    # Sentences that are part of what a service records or answers, as its contract says.
    "services/correspondence/commands/ending.cc": "why a case ended: a newer one has replaced it",
    "services/correspondence/commands/register_letter.cc": "where a document lies, as recorded",
    "services/data-collection/domain.cc": "why units were returned, where reasons are too long",
    "services/disposition/commands/issue_disposition.cc": "where a document lies, as recorded",
    "services/timing/judging/explanation.cc": "how a deadline came about, in the reader's words",
}


def indonesian(text):
    found = set(WORD.findall(text.lower()))
    return (any(word in WORDS or SHAPES.fullmatch(word) for word in found)
            or len(found & DOUBTFUL) >= 2)


@rule("indonesian-in-faces", "people read one voice, and it stands where it can be corrected",
      "answer with a slug; the face's words say the sentence", ALLOWED)
def sentences(tree):
    for file in tree.cpp:
        if file.is_test:
            continue
        for literal in file.literals:
            if " " in literal.text and indonesian(literal.text):
                yield file.name, literal.line, f"'{literal.text.strip()[:50]}'"
