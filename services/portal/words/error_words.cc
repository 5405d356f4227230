// SPDX-License-Identifier: Apache-2.0
#include "services/portal/words/error_words.h"

#include <fmt/format.h>

#include "libs/http/form.h"
#include "libs/page/phrases.h"
#include "services/portal/words/numbers.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

std::string Detail(const Error& error, const std::string& name) {
  const auto found = error.details.find(name);
  return found == error.details.end() ? std::string() : found->second;
}

// Of clocks, calendars and verdicts.
const Phrases& ClockSentences() {
  static const Phrases kSentences = {
      {"pause.no_open_visit", "Langkah itu sudah tidak berjalan di sini. Muat ulang halaman."},
      {"pause.paused_already", "Jamnya sudah berhenti karena alasan itu."},
      {"pause.not_paused", "Jamnya sudah berjalan."},
      {"timing.invalid_calendar", "Berkas kalender ini salah. Perbaiki menurut rinciannya."},
      {"timing.nothing_open", "Tidak ada langkah yang berjalan pada berkas ini."},
      {"timing.unknown_sop", "Kantor belum mempunyai versi SOP itu."},
      {"office.unknown_sop", "Kantor belum mempunyai versi SOP itu."},
      {"office.sop_incomplete",
       "Versi SOP itu tidak memuat semua langkah. Pilih versi yang lengkap."},
      {"office.sop_not_in_force", "Versi SOP itu belum berlaku. Tunggu sampai tanggal berlakunya."},
      {"office.nothing_to_rebase", "Berkas ini sudah memakai versi itu."},
      {"office.calendar_changed",
       "Kalender sudah diubah orang lain sementara itu. Lihat akibatnya sekali lagi."},
      {"portal.invalid_days", "Hari yang diisikan belum dapat dipakai."},
      {"portal.no_calendar", "Kantor belum mempunyai kalender itu. Pilih dari daftar."},
      {"timing.unknown_visit", "Langkah itu belum dikenal layanan waktu. Tunggu sebentar."},
      {"timing.invalid_report", "Rentang laporan tidak dapat dipakai. Pilih rentang lain."},
      {"timing.nothing_to_plan", "Tidak ada langkah yang masih harus direncanakan."},
      {"timing.visit_open", "Langkah itu masih berjalan; belum ada penilaian resmi."},
      {"timing.nothing_to_restate", "Langkah itu sudah dinilai dengan kalender terbaru."}};
  return kSentences;
}

// Of plans: what is measured in a year.
const Phrases& PlanSentences() {
  static const Phrases kSentences = {
      {"office.plan_draft_changed",
       "Rancangan rencana sudah diganti orang lain sementara itu. Lihat perubahannya sekali lagi."},
      {"office.no_plan_draft", "Tidak ada rancangan rencana yang menunggu untuk tahun itu."},
      {"office.plan_nothing_named", "Pilih berkas rencana, atau rancangan sebuah tahun."},
      {"office.plan_unchanged",
       "Rancangan ini sama dengan rencana yang berlaku. Tidak ada yang perlu diberlakukan."},
      {"office.unknown_plan", "Rencana itu belum ada. Pilih dari daftar."},
      {"office.reading_workbooks",
       "Buku kerja lain sedang dibaca. Unggah lagi beberapa detik lagi."},
      {"office.unknown_document",
       "Dokumen itu belum terdaftar untuk tahun ini. Daftarkan dahulu, lalu lampirkan berkasnya."},
      {"office.too_many_documents",
       "Tahun ini sudah mempunyai 50 dokumen. Tidak ada yang ditambahkan."},
      {"office.too_many_files", "Tahun ini sudah mempunyai 50 berkas. Tidak ada yang ditambahkan."},
      {"submission.no_plan",
       "Rencana yang dipakai belum sampai di layanan penyampaian. Coba lagi sebentar lagi."},
      {"portal.invalid_plan",
       "Rencana belum dapat dipakai. Perbaiki berkasnya, lalu unggah lagi. Tidak ada yang "
       "diubah."}};
  return kSentences;
}

// Of letters, and of cases as they are opened.
const Phrases& LetterSentences() {
  static const Phrases kSentences = {
      {"correspondence.duplicate_letter",
       "Surat dengan nomor dan pengirim ini sudah diterima. Buka berkasnya, atau tandai bahwa "
       "surat ini memang surat lain."},
      {"correspondence.no_sop", "Kantor belum menetapkan SOP. Hubungi operator."},
      {"correspondence.case_ended", "Berkas ini sudah berakhir; berkas baru tidak dapat ditambah."},
      {"correspondence.no_letter",
       "Surat edaran berkas ini belum didaftarkan. Staf penerima surat mendaftarkannya pada Surat "
       "masuk, beserta fotonya."},
      {"correspondence.superseded_already",
       "Berkas itu sudah digantikan berkas lain. Pilih berkas lain, atau jangan gantikan apa pun."},
      {"correspondence.period_running",
       "Berkas untuk periode ini sudah berjalan. Buka berkas itu pada daftar."},
      {"correspondence.case_has_letter",
       "Surat untuk berkas itu sudah didaftarkan. Buka berkasnya; bila surat ini lain, pilih lagi "
       "berkas yang menunggu, atau berkas baru."}};
  return kSentences;
}

// Of steps 4 and 5.
const Phrases& CollectionSentences() {
  static const Phrases kSentences = {
      {"data_collection.unknown_unit", "Unit itu tidak diminta data pada berkas ini."},
      {"data_collection.not_sent",
       "Unit itu belum mengirim data, atau datanya sudah dikembalikan: tidak ada yang dapat "
       "dikembalikan. Muat ulang halaman."},
      {"data_collection.units_missing",
       "Masih ada unit yang belum mengirim data. Ingatkan, atau bebaskan dengan alasan."},
      {"data_collection.unknown_indicator",
       "Rencana tidak meminta indikator itu dari unit ini. Muat ulang halaman."},
      {"data_collection.no_plan",
       "Rencana tahun ini belum berlaku, jadi data belum dapat dikirim. Mintalah Kasubbag "
       "menyiapkan dan Camat memberlakukannya."},
      {"data_collection.incomplete",
       "Masih ada yang kurang. Lengkapi, atau tulis alasan mengapa tetap diteruskan; alasan itu "
       "dicatat dan dicetak."},
      {"data_collection.refused_values",
       "Ada isian yang tidak dapat benar. Perbaiki menurut rinciannya, lalu kirim lagi."},
      {"data_collection.maker_is_checker",
       "Anda ikut mengirim data berkas ini, jadi pejabat lain yang memeriksanya. Mintalah dia."},
      {"data_collection.too_many_files",
       "Unit ini sudah menyerahkan terlalu banyak berkas. Pakai yang sudah ada, atau satukan."},
      {"data_collection.unknown_file", "Berkas bukti itu tidak ada pada unit ini."},
      {"data_collection.no_preview", "Berkas ini tidak mempunyai pratinjau. Buka berkasnya."},
      {"data_collection.period_running",
       "Periode itu sedang dikumpulkan oleh sebuah berkas. Kirim nilainya pada berkas itu."},
      {"data_collection.already_verified",
       "Nilai unit ini sudah diverifikasi oleh sebuah berkas dan tidak diganti. Hapus unit ini "
       "dari buku kerja, lalu unggah lagi."},
      {"data_collection.nothing_to_rebase", "Berkas ini sudah memakai rencana yang berlaku."},
      {"data_collection.plan_changed",
       "Rencana yang berlaku sudah berganti lagi. Muat ulang halaman dan periksa akibatnya."},
      {"data_collection.frozen",
       "Data berkas ini pernah diverifikasi, jadi tetap memakai rencananya."},
      {"picture.locked",
       "Tidak dapat dipratinjau: berkas dikunci kata sandi. Minta unit menyerahkan "
       "berkas tanpa kata sandi."},
      {"picture.broken",
       "Tidak dapat dipratinjau: berkas rusak. Buka berkasnya; bila tetap tidak "
       "terbaca, minta unit menyerahkannya lagi."},
      {"picture.too_heavy",
       "Tidak dapat dipratinjau: halaman pertamanya terlalu rumit atau terlalu besar. Buka "
       "berkasnya."},
      {"picture.cannot_make",
       "Pratinjau tidak dapat dibuat di server ini. Buka berkasnya, dan beri "
       "tahu operator."},
      {"data_collection.unknown_preview",
       "Pratinjau itu sudah tidak ada. Tidak ada yang disimpan; unggah berkasnya sekali lagi."},
      {"data_collection.unsendable_unit",
       "Ada yang salah pada unit itu. Perbaiki berkasnya menurut temuan, lalu unggah lagi."},
      {"data_collection.nothing_to_mark",
       "Berkas itu tidak memuat unit mana pun. Unduh templat, isi, lalu unggah."}};
  return kSentences;
}

// Each says what to do next; what happened is only half of the help.
const Phrases& ErrorSentences() {
  static const Phrases kSentences = {
      {"identity.not_allowed",
       "Jabatan Anda tidak berwenang untuk ini. Mintalah pejabat yang berwenang."},
      {"identity.not_a_person", "Hanya pejabat yang dapat melakukan ini. Masuk lebih dahulu."},
      {"identity.office_too_old",
       "Layanan belum mendengar data kantor lebih dari 24 jam. Hubungi operator."},
      {"identity.token_expired", "Sesi Anda sudah habis. Masuk lagi; isian Anda tetap ada."},
      {"journal.queue_full", "Server sedang sibuk. Tunggu sebentar, lalu kirim lagi."},
      {"journal.frozen", "Cadangan sedang dibuat. Tunggu beberapa detik, lalu kirim lagi."},
      {"journal.request_id_reused",
       "Formulir ini sudah pernah dikirim dengan isi lain. Muat ulang halaman, lalu isi lagi."},
      {"sql.full", "Penyimpanan server penuh. Tidak ada yang disimpan. Hubungi operator."},
      {"office.wrong_password",
       "Nama pengguna atau kata sandi tidak cocok. Periksa, lalu coba lagi."},
      {"office.sign_in_busy", "Banyak yang sedang masuk. Tunggu beberapa detik, lalu coba lagi."},
      {"office.weak_password",
       "Kata sandi harus 10 sampai 200 karakter dan tidak boleh satu karakter saja."},
      {"office.unknown_link",
       "Tautan ini sudah dipakai atau habis masanya. Mintalah tautan baru kepada operator."},
      {"office.set_up_already", "Administrator sudah ada. Mintalah tautan kepadanya."},
      {"office.unknown_person", "Pilih nama Anda pada daftar."},
      {"office.unknown_session", "Sesi itu sudah berakhir."},
      {"office.mistakes", "Berkas ini salah. Perbaiki menurut rinciannya."},
      {"office.too_many", "Terlalu banyak yang diminta sekaligus. Pilih lebih sedikit."},
      {"office.delegation_over", "Penugasan itu sudah berakhir."},
      {"office.unknown_delegation", "Penugasan itu tidak dikenal. Muat ulang halaman."},
      {"office.unknown_position", "Pilih jabatan pada daftar."},
      {"disposition.not_issued", "Disposisi belum diterbitkan."},
      {"disposition.read_already",
       "Disposisi sudah dibaca penerimanya, jadi tidak dapat ditarik. Batalkan berkasnya bila "
       "perlu."},
      {"blobs.too_large", "Berkas terlalu besar: paling besar " + FileLimitWord() + "."},
      {"blobs.kind_refused",
       "Jenis berkas ini tidak diterima. Pilih PDF, JPEG, atau PNG; sebagai bukti juga XLSX atau "
       "DOCX."},
      {"blobs.disk_full", "Penyimpanan server penuh. Berkas tidak disimpan. Hubungi operator."},
      {"blobs.unknown", "Lampiran itu tidak ada pada berkas ini. Muat ulang halaman berkasnya."},
      {"daemon.malformed_upload", "Berkas terputus di tengah jalan. Kirim sekali lagi."},
      {"daemon.too_many_uploads", "Berkas lain sedang diterima. Kirim lagi sebentar lagi."},
      {"portal.stale_form",
       "Halaman ini sudah lama terbuka. Periksa isian, lalu kirim sekali lagi."},
      {"portal.no_file", "Pilih berkas lebih dahulu."},
      {"portal.paste_left",
       "Masih ada tempelan yang belum mendapat tempat. Pindahkan yang diperlukan ke tabel, "
       "kosongkan kotaknya, lalu kirim lagi."},
      {"portal.passwords_differ", "Kedua kata sandi tidak sama. Ketik lagi keduanya."},
      {"portal.no_such_page",
       "Alamat ini tidak ada. Periksa ketikannya, atau mulai dari Kotak Tugas."},
      {"portal.wrong_method", "Alamat ini hanya untuk kiriman formulir. Mulai dari Kotak Tugas."},
      {"portal.unknown_period", "Pilih salah satu dari dua belas triwulan terakhir."},
      {"portal.unknown_case",
       "Berkas ini tidak dikenal. Cari dengan nomor surat; berkas yang baru muncul sebentar lagi."},
      {"portal.unknown_action", "Tindakan ini tidak dikenal. Buka lagi berkasnya."},
      {"portal.from_elsewhere",
       "Kiriman ini tidak berasal dari halaman Tepat. Buka Tepat, lalu ulangi dari sana."},
      {"portal.not_an_administrator", "Halaman ini untuk administrator. Mintalah bantuannya."},
      {"portal.no_wallboard_token",
       "Alamat papan ini tidak lengkap atau tokennya tidak berlaku. Mintalah alamat baru kepada "
       "operator."}};
  return kSentences;
}

// What stands behind the area of a slug, where all services say it alike.
// Looked up last: a service's own sentence goes before what all services share.
const Phrases& SharedSentences() {
  static const Phrases kSentences = {
      {"unknown_case", "Berkas belum sampai di langkah ini. Tunggu sebentar, lalu muat ulang."},
      {"invalid_request", "Ada isian yang perlu diperbaiki."},
      {"invalid_letter", "Ada isian yang perlu diperbaiki."},
      {"invalid_document", "Ada isian yang perlu diperbaiki."},
      {"invalid_delegation", "Ada isian yang perlu diperbaiki."},
      {"invalid_rebase", "Ada isian yang perlu diperbaiki."},
      {"no_sop", "Layanan belum mengenal SOP berkas ini. Tunggu sebentar, lalu kirim lagi."},
      {"no_step",
       "Versi SOP berkas ini tidak memuat langkah itu. Mintalah Camat memindahkan berkas ke versi "
       "yang lengkap."},
      {"invalid_page", "Halaman daftar itu tidak ada. Mulai lagi dari daftarnya."},
      {"no_calendar", "Layanan belum mengenal kalender kerja. Tunggu sebentar, lalu kirim lagi."}};
  return kSentences;
}

// Named by its work: nobody knows our programs by their names.
std::string ServiceName(const std::string& service) {
  static const Phrases kNames = {
      {"office", "data kantor"},     {"correspondence", "surat masuk"},
      {"disposition", "disposisi"},  {"data-collection", "pengumpulan data"},
      {"submission", "penyampaian"}, {"timing", "pengukur waktu"}};
  return Find(kNames, service, service);
}

}  // namespace

// A slug never reaches people: what is unknown here is told as "try again, then call the operator".
std::string ErrorSentence(const Error& error) {
  if (error.slug == "rpc.unavailable" || error.slug == "rpc.failed") {
    return fmt::format(
        "Layanan {} tidak menjawab. Yang Anda ketik tetap ada. Coba lagi sebentar lagi; bila "
        "tetap, "
        "hubungi operator.",
        ServiceName(Detail(error, "service")));
  }
  if (error.slug == "portal.too_many_files") {
    return fmt::format(
        "Paling banyak {} berkas sekali kirim; {} yang pertama sudah diserahkan. Pilih lagi yang "
        "belum, lalu kirim sekali lagi: {}.",
        http::kFilesMax, http::kFilesMax, Detail(error, "file"));
  }
  if (error.slug == "office.too_many_attempts") {
    return fmt::format("Terlalu banyak percobaan. Tunggu {} detik, lalu coba lagi.",
                       Detail(error, "retry_seconds"));
  }
  for (const Phrases* sentences : {&ErrorSentences(), &LetterSentences(), &CollectionSentences(),
                                   &ClockSentences(), &PlanSentences()}) {
    const auto own = sentences->find(error.slug);
    if (own != sentences->end()) return own->second;
  }
  const std::string rest = error.slug.substr(error.slug.find('.') + 1);
  if (rest == "input_missing") {
    std::string kinds;
    std::string kind;
    for (const char c : Detail(error, "missing") + ",") {
      if (c != ',' && c != ' ') {
        kind += c;
      } else if (!kind.empty()) {
        kinds += (kinds.empty() ? "" : ", ") + KindWord(kind);
        kind.clear();
      }
    }
    return "Kelengkapan belum ada: " + kinds +
           ". Lengkapi, atau tulis alasan mengapa langkah tetap diselesaikan.";
  }
  return Find(SharedSentences(), rest,
              "Tidak dapat disimpan. Coba lagi; bila tetap, hubungi operator.");
}

http::RefusalTexts RequestRefusals() {
  return {
      fmt::format("Kiriman terlalu besar: berkas paling besar {}. Kembali, lalu pilih berkas yang "
                  "lebih kecil.\n",
                  FileLimitWord()),
      "Berkas lain sedang diterima. Kembali, lalu kirim lagi sebentar lagi.\n",
      "Kiriman tidak dapat dibaca. Kembali, muat ulang halamannya, lalu ulangi.\n"};
}

}  // namespace tepat::portal
