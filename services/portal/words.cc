// SPDX-License-Identifier: Apache-2.0
#include "services/portal/words.h"

#include <fmt/format.h>

#include <array>
#include <map>

#include "services/portal/http/form.h"
#include "tepat/correspondence/v1/letter.pb.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::portal {
namespace {

using Words = std::map<std::string, std::string>;

std::string Find(const Words& words, const std::string& key, const std::string& otherwise) {
  const auto found = words.find(key);
  return found == words.end() ? otherwise : found->second;
}

template <std::size_t N>
std::string At(const std::array<const char*, N>& words, int index) {
  const auto at = static_cast<std::size_t>(index);
  return index >= 0 && at < N ? words.at(at) : "lainnya";
}

std::string Detail(const Error& error, const std::string& name) {
  const auto found = error.details.find(name);
  return found == error.details.end() ? std::string() : found->second;
}

const Words& ErrorSentences() {
  static const Words kSentences = {
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
      {"office.delegation_over", "Penugasan itu sudah berakhir."},
      {"correspondence.duplicate_letter",
       "Surat dengan nomor dan pengirim ini sudah diterima. Buka berkasnya, atau tandai bahwa "
       "surat "
       "ini memang surat lain."},
      {"correspondence.no_sop", "Kantor belum menetapkan SOP. Hubungi operator."},
      {"correspondence.case_ended", "Berkas ini sudah berakhir; berkas baru tidak dapat ditambah."},
      {"disposition.not_issued", "Disposisi belum diterbitkan."},
      {"data_collection.unknown_unit", "Unit itu tidak diminta data pada berkas ini."},
      {"data_collection.units_missing",
       "Masih ada unit yang belum mengirim data. Ingatkan, atau bebaskan dengan alasan."},
      {"blobs.too_large", "Berkas terlalu besar: paling besar 20 MB."},
      {"blobs.kind_refused", "Hanya PDF, JPEG, atau PNG yang diterima. Pilih berkas lain."},
      {"blobs.disk_full", "Penyimpanan server penuh. Berkas tidak disimpan. Hubungi operator."},
      {"daemon.too_many_uploads", "Berkas lain sedang diterima. Kirim lagi sebentar lagi."},
      {"portal.stale_form",
       "Halaman ini sudah lama terbuka. Periksa isian, lalu kirim sekali lagi."},
      {"portal.no_file", "Pilih berkas lebih dahulu."}};
  return kSentences;
}

// What stands behind the area of a slug.
const Words& SharedSentences() {
  static const Words kSentences = {
      {"unknown_case", "Berkas belum sampai di langkah ini. Tunggu sebentar, lalu muat ulang."},
      {"invalid_request", "Ada isian yang perlu diperbaiki."},
      {"invalid_letter", "Ada isian yang perlu diperbaiki."},
      {"invalid_document", "Ada isian yang perlu diperbaiki."},
      {"invalid_delegation", "Ada isian yang perlu diperbaiki."},
      {"no_sop", "Layanan belum mengenal SOP berkas ini. Tunggu sebentar, lalu kirim lagi."},
      {"no_calendar", "Layanan belum mengenal kalender kerja. Tunggu sebentar, lalu kirim lagi."}};
  return kSentences;
}

std::string ServiceName(const std::string& service) {
  static const Words kNames = {
      {"office", "data kantor"},     {"correspondence", "surat masuk"},
      {"disposition", "disposisi"},  {"data-collection", "pengumpulan data"},
      {"submission", "penyampaian"}, {"timing", "pengukur waktu"}};
  return Find(kNames, service, service);
}

const std::array<const char*, 7> kWeekdays = {"Minggu", "Senin", "Selasa", "Rabu",
                                              "Kamis",  "Jumat", "Sabtu"};
const std::array<const char*, 12> kMonths = {"Januari",   "Februari", "Maret",    "April",
                                             "Mei",       "Juni",     "Juli",     "Agustus",
                                             "September", "Oktober",  "November", "Desember"};

// The end of the stretch of working time in which `now` lies.
Instant ClosingAfter(const worktime::Calendar& calendar, Instant now) {
  Instant open = now;
  Instant closed = now + std::chrono::days(1);
  while (closed - open > std::chrono::seconds(1)) {
    const Instant middle = open + (closed - open) / 2;
    const auto worked = calendar.Between(now, middle);
    const bool all_worked = worked && *worked == middle - now;
    (all_worked ? open : closed) = middle;
  }
  return std::chrono::round<std::chrono::seconds>(open);
}

const char* MonthOf(std::chrono::year_month_day date) {
  return kMonths.at(static_cast<unsigned>(date.month()) - 1);
}

}  // namespace

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

std::string StepName(int step) {
  static constexpr std::array<const char*, 8> kNames = {
      "", "Terima", "Teruskan", "Disposisi", "Siapkan", "Periksa", "Susun", "Sampaikan"};
  return At(kNames, step);
}

std::string CommandWord(const std::string& command) {
  static const Words kWords = {{"register", "Daftarkan surat"},
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

std::string FactWord(const HistoryRow& row) {
  static const Words kWords = {
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
      {"unit-assigned", "menugaskan unit"},
      {"unit-data-submitted", "mengirim data"},
      {"unit-waived", "membebaskan unit"},
      {"units-returned", "mengembalikan data ke unit"},
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
  if (row.fact == "visit-warned") return fmt::format("Langkah {} hampir lewat waktu", row.step);
  if (row.fact == "visit-breached") return fmt::format("Langkah {} lewat waktu", row.step);
  if (row.fact == "verdict-given" || row.fact == "verdict-corrected") {
    const char* corrected = row.fact == "verdict-corrected" ? " (dikoreksi)" : "";
    const int state = row.detail.empty() ? 0 : IntIn(row.detail);
    return fmt::format("Langkah {} dinilai {}{}", row.step, VerdictWord(state), corrected);
  }
  return Find(kWords, row.fact, row.fact);
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

std::string KindWord(const std::string& kind) {
  static const Words kWords = {{"surat_edaran", "Surat edaran"},
                               {"entri_agenda", "Entri agenda"},
                               {"surat_edaran_bersaran", "Surat edaran dengan saran Sekretaris"},
                               {"perjanjian_kinerja", "Perjanjian Kinerja"},
                               {"rencana_aksi", "Rencana Aksi"},
                               {"catatan_pembagian_tugas", "Catatan pembagian tugas"},
                               {"draf_data_kinerja", "Draf data kinerja"},
                               {"data_kinerja", "Data kinerja"},
                               {"dokumen_pengukuran_kinerja", "Dokumen pengukuran kinerja"},
                               {"dokumen_laporan_kinerja", "Dokumen laporan kinerja"},
                               {"paket_disetujui", "Paket yang disetujui"},
                               {"surat_pengantar", "Surat pengantar"}};
  return Find(kWords, kind, kind);
}

std::string DelegationWord(int kind) { return kind == 2 ? "Plt." : "Plh."; }

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

std::string ErrorSentence(const Error& error) {
  if (error.slug == "rpc.unavailable" || error.slug == "rpc.failed") {
    return fmt::format(
        "Layanan {} tidak menjawab. Yang Anda ketik tetap ada. Coba lagi sebentar lagi; bila "
        "tetap, "
        "hubungi operator.",
        ServiceName(Detail(error, "service")));
  }
  if (error.slug == "office.too_many_attempts") {
    return fmt::format("Terlalu banyak percobaan. Tunggu {} detik, lalu coba lagi.",
                       Detail(error, "retry_seconds"));
  }
  const auto own = ErrorSentences().find(error.slug);
  if (own != ErrorSentences().end()) return own->second;
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

std::string FieldSentence(const std::string& mistake) {
  static const Words kNames = {{"sender", "Pengirim"},
                               {"letter_number", "Nomor surat"},
                               {"letter_date", "Tanggal surat"},
                               {"subject", "Hal"},
                               {"channel", "Cara datang"},
                               {"external_number", "Nomor luar"},
                               {"received_time", "Waktu terima"},
                               {"back_entry_reason", "Alasan dicatat kemudian"},
                               {"nature", "Sifat"},
                               {"urgency", "Urgensi"},
                               {"sender_deadline", "Batas waktu pengirim"},
                               {"period", "Periode"},
                               {"archive_place", "Tempat simpan"},
                               {"advice", "Saran"},
                               {"missing_input_reason", "Alasan kelengkapan"},
                               {"recipients", "Diteruskan kepada"},
                               {"instructions", "Dengan hormat harap"},
                               {"note", "Catatan"},
                               {"tasks", "Pembagian tugas"},
                               {"reason", "Alasan"},
                               {"values", "Data"},
                               {"target", "Target"},
                               {"actual", "Realisasi"},
                               {"explanation", "Penjelasan"},
                               {"indicator", "Indikator"},
                               {"measure", "Satuan"},
                               {"units", "Unit"},
                               {"documents", "Dokumen"},
                               {"number", "Nomor"},
                               {"date", "Tanggal"},
                               {"place", "Tempat simpan"},
                               {"receiver", "Penerima"},
                               {"due_date", "Batas waktu"},
                               {"requests", "Permintaan"},
                               {"start_time", "Mulai"},
                               {"end_time", "Sampai"},
                               {"decree_number", "Nomor surat tugas"}};
  const std::string path = mistake.substr(0, mistake.find(':'));
  // `values[2].target` is the target.
  const std::size_t dot = path.rfind('.');
  std::string name = dot == std::string::npos ? path : path.substr(dot + 1);
  name = name.substr(0, name.find('['));
  const std::size_t row = path.find('[');
  std::string where;
  if (row != std::string::npos) {
    where =
        fmt::format(" (baris {})", IntIn(path.substr(row + 1, path.find(']', row) - row - 1)) + 1);
  }
  return Find(kNames, name, name) + where + ": periksa isiannya.";
}

std::string TimeWords::AbbreviationOf(const std::string& time_zone) {
  static const Words kZones = {{"Asia/Jakarta", "WIB"},
                               {"Asia/Pontianak", "WIB"},
                               {"Asia/Makassar", "WITA"},
                               {"Asia/Jayapura", "WIT"}};
  return Find(kZones, time_zone, time_zone);
}

std::chrono::seconds TimeWords::OffsetAt(Instant at) const {
  const auto local = *ParseInstant(zone_.Format(at).substr(0, 19) + "Z");
  return std::chrono::duration_cast<std::chrono::seconds>(
      local - std::chrono::floor<std::chrono::seconds>(at));
}

TimeWords::Parts TimeWords::PartsOf(Instant at) const {
  const auto local = std::chrono::floor<std::chrono::minutes>(at + OffsetAt(at));
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const auto minutes = static_cast<int>((local - day).count());
  return {std::chrono::year_month_day(day), std::chrono::weekday(day), minutes / 60, minutes % 60};
}

std::string TimeWords::Long(Instant at) const {
  const Parts parts = PartsOf(at);
  return fmt::format("{}, {} {} {} pukul {:02}.{:02} {}", kWeekdays.at(parts.weekday.c_encoding()),
                     static_cast<unsigned>(parts.date.day()), MonthOf(parts.date),
                     static_cast<int>(parts.date.year()), parts.hour, parts.minute, abbreviation_);
}

std::string TimeWords::Short(Instant at, Instant now) const {
  const Parts parts = PartsOf(at);
  std::string time = fmt::format("{:02}.{:02}", parts.hour, parts.minute);
  const auto today = PartsOf(now).date;
  if (parts.date == today) return time;
  const std::string day = fmt::format("{} {}", static_cast<unsigned>(parts.date.day()),
                                      std::string(MonthOf(parts.date)).substr(0, 3));
  if (parts.date.year() == today.year()) return day + " " + time;
  return fmt::format("{} {} {}", day, static_cast<int>(parts.date.year()), time);
}

std::string TimeWords::Date(const std::string& iso) {
  const auto date = ParseDate(iso);
  if (!date) return iso;
  const std::chrono::year_month_day parts(*date);
  return fmt::format("{}, {} {} {}", kWeekdays.at(std::chrono::weekday(*date).c_encoding()),
                     static_cast<unsigned>(parts.day()), MonthOf(parts),
                     static_cast<int>(parts.year()));
}

std::string TimeWords::IsoDate(Instant at) const { return zone_.Format(at).substr(0, 10); }

std::string TimeWords::Field(Instant at) const { return zone_.Format(at).substr(0, 16); }

Result<Instant> TimeWords::FromField(const std::string& text) const {
  TEPAT_ASSIGN(const Instant local, ParseInstant(text + (text.size() == 16 ? ":00Z" : "Z")));
  return local - OffsetAt(local - OffsetAt(local));
}

Instant TimeWords::StartOfDay(Instant at) const {
  const auto offset = OffsetAt(at);
  return std::chrono::floor<std::chrono::days>(at + offset) - offset;
}

std::string Span(std::chrono::seconds time) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(time).count();
  if (minutes < 1) return fmt::format("{} detik", time.count());
  if (minutes < 60) return fmt::format("{} menit", minutes);
  if (minutes % 60 == 0) return fmt::format("{} jam", minutes / 60);
  return fmt::format("{} jam {} menit", minutes / 60, minutes % 60);
}

std::string StandardWord(const sop::Standard& standard) {
  const bool days = standard.unit == sop::Standard::Unit::kDays;
  return fmt::format("{} {}", standard.amount, days ? "hari kerja" : "menit");
}

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
    default:
      return "";
  }
}

bool IsLateVerdict(int visit_state) { return visit_state == timing::v1::VISIT_STATE_LATE; }

std::string ClockStateWord(ClockState state) {
  switch (state) {
    case ClockState::kOnTime:
      return "Tepat waktu";
    case ClockState::kNearly:
      return "Hampir lewat";
    case ClockState::kLate:
      return "Terlambat";
    case ClockState::kPaused:
      return "Dijeda";
    case ClockState::kNone:
      break;
  }
  return "Tanpa batas waktu";
}

ClockWords ClockOf(const VisitRow& visit, Instant now, const worktime::Calendar* calendar,
                   const TimeWords& times) {
  constexpr int kNearlyPercent = 80;
  ClockWords words;
  if (!visit.due) return words;
  words.due = "jatuh tempo " + times.Long(*visit.due);
  const bool late = visit.breach && now >= *visit.breach;
  words.state = visit.state == timing::v1::VISIT_STATE_PAUSED ? ClockState::kPaused
                : late                                        ? ClockState::kLate
                                                              : ClockState::kOnTime;
  if (calendar == nullptr) return words;
  const auto seconds = [](Micros time) {
    return std::chrono::duration_cast<std::chrono::seconds>(time);
  };
  const auto left = late ? calendar->Between(*visit.due, now) : calendar->Between(now, *visit.due);
  const auto whole = calendar->Between(visit.start, *visit.due);
  if (!left || !whole) return words;
  words.left_seconds = (late ? -1 : 1) * seconds(*left).count();
  if (whole->count() > 0 && !late) {
    words.percent = static_cast<int>(100 - left->count() * 100 / whole->count());
    if (words.percent >= kNearlyPercent && words.state == ClockState::kOnTime) {
      words.state = ClockState::kNearly;
    }
  }
  if (late) words.percent = 100;
  const auto day = calendar->DayLength(now);
  const std::int64_t days = day && day->count() > 0 ? left->count() / day->count() : 0;
  std::string span = Span(seconds(*left));
  if (days > 0) {
    const auto rest = std::chrono::floor<std::chrono::hours>(*left - *day * days).count();
    span = rest > 0 ? fmt::format("{} hari kerja {} jam", days, rest)
                    : fmt::format("{} hari kerja", days);
  }
  words.left = (late ? "lewat " : "sisa ") + span;
  if (calendar->IsOpen(now)) words.open_until = MicrosOf(ClosingAfter(*calendar, now)) / 1'000'000;
  return words;
}

}  // namespace tepat::portal
