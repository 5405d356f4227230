// SPDX-License-Identifier: Apache-2.0
#include "services/portal/words/words.h"

#include <fmt/format.h>

#include <array>

#include "services/portal/names.h"
#include "tepat/office/v1/delegation.pb.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::portal {
namespace {

// A number from a newer service is no reason to fail a page.
template <std::size_t N>
std::string At(const std::array<const char*, N>& words, int index) {
  const auto at = static_cast<std::size_t>(index);
  return index >= 0 && at < N ? words.at(at) : "lainnya";
}

// What people did, behind their name; what nobody did, as a sentence.
const Phrases& FactWords() {
  static const Phrases kWords = {
      {"letter-registered", "menerima dan mendaftarkan surat"},
      {"case-opened-on-schedule", "membuka berkas tanpa surat edaran"},
      {"letter-forwarded-to-sekretaris", "meneruskan surat ke Sekretaris"},
      {"letter-read", "membaca surat"},
      {"letter-forwarded-to-camat", "meneruskan surat ke Camat"},
      {"scan-attached", "melampirkan berkas"},
      {"disposition-opened", "Surat sampai di meja Camat"},
      {"disposition-issued", "mendisposisikan"},
      {"disposition-declined", "menyatakan tidak perlu disposisi"},
      {"disposition-read", "membaca disposisi"},
      {"collection-opened", "Pengumpulan data dimulai"},
      {"collection-reopened", "Pengumpulan data dibuka lagi"},
      {"visit-restated", "menetapkan ulang penilaian langkah"},
      {"visit-paused", "menghentikan jam langkah"},
      {"visit-resumed", "menjalankan lagi jam langkah"},
      {"unit-assigned", "menugaskan unit"},
      {"unit-data-submitted", "mengirim data"},
      {"unit-waived", "membebaskan unit"},
      {"evidence-attached", "menyerahkan berkas bukti"},
      {"value-commented", "mengomentari data"},
      {"unit-given-back", "mengembalikan data ke unit"},
      {"units-returned", "mengembalikan data ke unit"},
      {"part-warned", "Batas waktu unit hampir lewat"},
      {"part-breached", "Unit lewat batas waktu"},
      {"part-warning-rescinded", "Peringatan untuk unit ditarik: batas waktunya bergeser"},
      {"draft-closed", "menutup draf data"},
      {"data-verified", "menyatakan data lengkap"},
      {"submission-opened", "Penyusunan dokumen dimulai"},
      {"submission-reopened", "Penyusunan dokumen dibuka lagi"},
      {"documents-ready", "menyelesaikan dokumen"},
      {"documents-reviewed", "menelaah dokumen"},
      {"documents-returned", "mengembalikan dokumen"},
      {"documents-approved", "menyetujui dokumen"},
      {"covering-letter-added", "menambahkan surat pengantar"},
      {"package-sent", "menyampaikan dokumen ke Bappeda"},
      {"receipt-recorded", "mencatat tanda terima Bappeda"},
      {"correction-requested", "meminta perbaikan"},
      {"case-end-requested", "meminta berkas diakhiri"},
      {"case-ended", "mengakhiri berkas"},
      {"case-end-refused", "Permintaan mengakhiri berkas ditolak: berkas sudah selesai"}};
  return kWords;
}

}  // namespace

// Nine words for thirteen stages: what officers do not tell apart has one word.
std::string StatusWord(const CaseRow& row) {
  switch (row.stage) {
    case Stage::kFrontDesk:
      return "Baru";
    case Stage::kCollecting:
      return row.returned ? "Dikembalikan" : "Menunggu unit";
    case Stage::kApproval:
    case Stage::kSending:
      return "Lengkap (belum dikirim)";
    case Stage::kSent:
      return "Disampaikan ke Bappeda";
    case Stage::kReceived:
      return "Diterima Bappeda";
    case Stage::kNoNeed:
    case Stage::kEnded:
      return "Dibatalkan";
    default:
      return "Dikerjakan";
  }
}

std::string StepWord(int step) { return fmt::format("Langkah {} dari 7", step); }

// One word each: they stand above the columns of the board.
std::string StepName(int step) {
  static constexpr std::array<const char*, 8> kNames = {
      "", "Terima", "Teruskan", "Disposisi", "Siapkan", "Periksa", "Susun", "Sampaikan"};
  return At(kNames, step);
}

std::string CommandWord(const std::string& command) {
  static const Phrases kWords = {{"register", "Daftarkan surat"},
                                 {"forward_to_sekretaris", "Teruskan ke Sekretaris"},
                                 {"forward_to_camat", "Teruskan ke Camat"},
                                 {"dispose", "Disposisikan"},
                                 {"submit_unit_data", "Isi data unit"},
                                 {"close_draft", "Tutup draf data"},
                                 {"check", "Periksa kelengkapan"},
                                 {"prepare_documents", "Susun dokumen"},
                                 {"review", "Telaah dokumen"},
                                 {"approve", "Setujui dokumen"},
                                 {"send", "Sampaikan ke Bappeda"},
                                 {"receive", "Catat tanda terima"}};
  return Find(kWords, command, command);
}

// Facts of people read on behind a name; facts that nobody did are whole sentences.
std::string FactWord(const HistoryRow& row) {
  if (row.fact == "case-rebased") {
    return fmt::format("{} SOP versi {}",
                       row.person_id.empty() ? "Berkas memakai" : "memutuskan berkas memakai",
                       row.detail);
  }
  if (row.fact == "collection-rebased") {
    return fmt::format("memutuskan data berkas diukur dengan rencana versi {}", row.detail);
  }
  if (row.fact == "visit-warned") return fmt::format("Langkah {} hampir lewat waktu", row.step);
  if (row.fact == "visit-breached") return fmt::format("Langkah {} lewat waktu", row.step);
  if (row.fact == "visit-escalated") {
    return fmt::format("Langkah {} masih terlambat; atasan diberi tahu", row.step);
  }
  if (row.fact == "pause-lasts") {
    return fmt::format("Jam langkah {} masih berhenti; atasan diberi tahu", row.step);
  }
  if (row.fact == "warning-rescinded") {
    return fmt::format("Peringatan langkah {} ditarik: batas waktunya bergeser", row.step);
  }
  if (row.fact == "verdict-given" || row.fact == "verdict-corrected") {
    const char* corrected = row.fact == "verdict-corrected" ? " (dikoreksi)" : "";
    const int state = row.detail.empty() ? 0 : IntIn(row.detail);
    return fmt::format("Langkah {} dinilai {}{}", row.step, VerdictWord(state), corrected);
  }
  if (row.fact == "part-verdict-given" || row.fact == "part-verdict-corrected") {
    const char* corrected = row.fact == "part-verdict-corrected" ? " (dikoreksi)" : "";
    const std::size_t state = row.detail.find(' ');
    return fmt::format(
        "Data unit dinilai {}{}",
        VerdictWord(state == std::string::npos ? 0 : IntIn(row.detail.substr(state + 1))),
        corrected);
  }
  return Find(FactWords(), row.fact, row.fact);
}

// Passive, for it is told to whoever came second: what counts is that it is done.
std::string DoneWord(const std::string& fact) {
  static const Phrases kWords = {{"letter-forwarded-to-sekretaris", "diteruskan ke Sekretaris"},
                                 {"letter-read", "dibuka"},
                                 {"letter-forwarded-to-camat", "diteruskan ke Camat"},
                                 {"disposition-issued", "didisposisikan"},
                                 {"disposition-declined", "dinyatakan tidak perlu disposisi"},
                                 {"visit-restated", "ditetapkan ulang penilaiannya"},
                                 {"visit-paused", "dihentikan jamnya"},
                                 {"visit-resumed", "dijalankan lagi jamnya"},
                                 {"collection-rebased", "dialihkan ke rencana yang berlaku"},
                                 {"unit-assigned", "ditugaskan"},
                                 {"unit-data-submitted", "dikirim datanya"},
                                 {"unit-waived", "dibebaskan unitnya"},
                                 {"evidence-attached", "diserahkan berkas buktinya"},
                                 {"value-commented", "dikomentari"},
                                 {"unit-given-back", "dikembalikan ke unit"},
                                 {"units-returned", "dikembalikan ke unit"},
                                 {"draft-closed", "ditutup drafnya"},
                                 {"data-verified", "dinyatakan lengkap"},
                                 {"documents-ready", "diselesaikan dokumennya"},
                                 {"documents-reviewed", "ditelaah"},
                                 {"documents-returned", "dikembalikan dokumennya"},
                                 {"documents-approved", "disetujui"},
                                 {"covering-letter-added", "dilengkapi surat pengantar"},
                                 {"package-sent", "disampaikan ke Bappeda"},
                                 {"receipt-recorded", "dicatat tanda terimanya"},
                                 {"correction-requested", "diminta perbaikannya"},
                                 {"case-end-requested", "diminta diakhiri"},
                                 {"case-ended", "diakhiri"}};
  return Find(kWords, fact, "dikerjakan");
}

std::string UnitStateWord(int state) {
  return At(std::array<const char*, 5>{"lainnya", "belum mengirim", "terkirim", "dibebaskan",
                                       "dikembalikan"},
            state);
}

std::string NatureWord(int nature) {
  return At(std::array<const char*, 5>{"", "Biasa", "Terbatas", "Rahasia", "Sangat Rahasia"},
            nature);
}

std::string UrgencyWord(int urgency) {
  return At(std::array<const char*, 4>{"", "Biasa", "Segera", "Sangat Segera"}, urgency);
}

std::string ChannelWord(int channel) {
  return At(std::array<const char*, 6>{"", "SRIKANDI", "Kurir (kertas)", "Loket (kertas)", "Surel",
                                       "Aplikasi pesan"},
            channel);
}

// The way out has words of its own: what comes by hand comes by a courier, what goes is brought.
std::string DeliveryWord(int channel) {
  return At(std::array<const char*, 5>{"", "SRIKANDI", "Diantar (kertas)", "Surel",
                                       "Unggah ke sistem Bappeda"},
            channel);
}

// The step, too: whoever corrects thinks of where the case will lie.
std::string CorrectionTargetWord(int target) {
  return At(std::array<const char*, 4>{"", "Langkah 4: data unit", "Langkah 6: dokumen",
                                       "Langkah 7: kirim ulang"},
            target);
}

std::string KindWord(const std::string& kind) {
  static const Phrases kWords = {{"surat_edaran", "Surat edaran"},
                                 {"entri_agenda", "Entri agenda"},
                                 {"surat_edaran_bersaran", "Surat edaran dengan saran Sekretaris"},
                                 {"perjanjian_kinerja", "Perjanjian Kinerja"},
                                 {"rencana_aksi", "Rencana Aksi"},
                                 {"dokumen_pendukung", "Dokumen pendukung"},
                                 {"dpa", "DPA"},
                                 {"iku", "Indikator Kinerja Utama (IKU)"},
                                 {"tupoksi", "Tugas pokok dan fungsi"},
                                 {"catatan_pembagian_tugas", "Catatan pembagian tugas"},
                                 {"draf_data_kinerja", "Draf data kinerja"},
                                 {"data_kinerja", "Data kinerja"},
                                 {"dokumen_pengukuran_kinerja", "Dokumen pengukuran kinerja"},
                                 {"dokumen_laporan_kinerja", "Dokumen laporan kinerja"},
                                 {"paket_disetujui", "Paket yang disetujui"},
                                 {"surat_pengantar", "Surat pengantar"}};
  return Find(kWords, kind, kind);
}

// An unknown kind is read as the weaker one.
std::string DelegationWord(int kind) {
  return kind == office::v1::DELEGATION_KIND_PLT ? "Plt." : "Plh.";
}

// A period that is no quarter is a year.
std::string PeriodWord(const std::string& period) {
  static constexpr std::array<const char*, 5> kQuarters = {"", "I", "II", "III", "IV"};
  if (period.size() == 8 && period.compare(4, 3, "-TW") == 0) {
    const int quarter = period[7] - '0';
    if (quarter >= 1 && quarter <= 4) {
      return fmt::format("Triwulan {} {}", At(kQuarters, quarter), period.substr(0, 4));
    }
  }
  return "Tahun " + period;
}

// Late and breached are two things: a verdict that was given, and a clock that still runs.
std::string VerdictWord(int visit_state) {
  switch (visit_state) {
    case timing::v1::VISIT_STATE_MET:
      return "tepat waktu";
    case timing::v1::VISIT_STATE_MET_AFTER_HOURS:
      return "tepat waktu (di luar jam kerja)";
    case timing::v1::VISIT_STATE_LATE:
      return "terlambat";
    case timing::v1::VISIT_STATE_RETURNED:
      return "dikembalikan";
    case timing::v1::VISIT_STATE_CANCELLED:
      return "dibatalkan";
    case timing::v1::VISIT_STATE_BREACHED:
      return "lewat waktu";
    case timing::v1::VISIT_STATE_PENDING:
    case timing::v1::VISIT_STATE_RUNNING:
      return "berjalan";
    case timing::v1::VISIT_STATE_PAUSED:
      return "dijeda";
    case timing::v1::VISIT_STATE_DUE:
      return "jatuh tempo";
    case timing::v1::VISIT_STATE_HORIZON_EXCEEDED:
      return "di luar kalender";
    default:
      return "";
  }
}

bool IsLateVerdict(int visit_state) { return visit_state == timing::v1::VISIT_STATE_LATE; }

// In whole numbers, so that every page rounds alike.
int Percent(int part, int whole) { return whole == 0 ? 0 : (200 * part + whole) / (2 * whole); }

}  // namespace tepat::portal
