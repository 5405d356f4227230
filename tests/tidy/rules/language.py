# SPDX-License-Identifier: Apache-2.0
"""Where Indonesian may stand."""
import re

from rules.rule import rule

# Words that few Indonesian sentences lack, and that no English one holds.
WORDS = frozenset("""
ada adalah agar akan anda angka apa atas atau bagi bahwa banyak baru batas belum berhasil berkas
besok bisa boleh bukan bulan cara coba dalam dan dapat dari daripada data dengan dibaca diisi
ditolak gagal ganti hanya hapus hari harus hubungi ini isi itu jam jika juga jumlah kalender
kami karena kasih ke kecuali kembali kepada kerja ketika kosong kurang lagi lain langkah lebih
lengkap lewat libur maka masih masuk melalui mereka mohon muat mulai mungkin nomor oleh orang
pada paling periksa perlu pernah petugas pilih rusak saat saja salah sama sampai sandi sebagai
sebelum sebuah seharusnya selesai semua sendiri seperti serta sesudah setelah setiap siapa
silakan simpan sudah supaya surat tahun tak tanggal tanpa tautan telah terima terlalu tersedia
tetap tetapi tiap tidak tulis tunggu ulang ulangi unggah untuk waktu yang
""".split())
# Words by the way they are built: *dikembalikan*, *memperbaiki*, *keadaan*, *penugasan*.
SHAPES = re.compile(r"(di|mem|men|meng|meny)[a-z]{3,}(kan|i)|ke[a-z]{3,}an|pe[mnr][a-z]{3,}an")
WORDS_MIN = 2

# Faces speak to people; the rest answers with slugs, which faces translate.
ALLOWED = {
    "services/portal/screens/": "the officers' face",
    "services/portal/words/": "its words",
    "services/portal/router.cc": "what it says when it has no screen to show",
    "services/portal/assets.cc": "the same for a file",
    "services/cli/": "the operator's face",
    "libs/page/": "what both faces say alike",
    # Mistakes in an office's files, told to whoever wrote them: one file per reader.
    "libs/base/located_json.cc": "any file of JSON",
    "libs/base/outside_text.cc": "any file at all: its bytes",
    "libs/config/config_file.cc": "any file of TOML",
    "libs/daemon/settings.cc": "tepat.toml",
    "libs/plan/field_check.cc": "a plan: its texts, ids and numbers",
    "libs/plan/indicator_check.cc": "an indicator of a plan",
    "libs/plan/plan_cell.cc": "a cell of a plan's workbook",
    "libs/plan/plan_check.cc": "a plan as a whole",
    "libs/plan/plan_sheet_reader.cc": "a plan's workbook",
    "libs/plan/target_check.cc": "targets of an indicator",
    "libs/documents/workbook/words.cc": "a workbook",
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
    "services/timing/judging/explanation.cc": "how a deadline came about, in the reader's words",
}


def indonesian(text):
    found = {word for word in re.findall(r"[a-z]+", text.lower())
             if word in WORDS or SHAPES.fullmatch(word)}
    return len(found) >= WORDS_MIN


@rule("indonesian-in-faces", "people read one voice, and it stands where it can be corrected",
      "answer with a slug; the face's words say the sentence", ALLOWED)
def sentences(tree):
    for file in tree.cpp:
        if file.is_test:
            continue
        for literal in file.literals:
            if " " in literal.text and indonesian(literal.text):
                yield file.name, literal.line, f"'{literal.text.strip()[:50]}'"
