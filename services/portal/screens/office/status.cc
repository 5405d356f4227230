// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/office/status.h"

#include <fmt/format.h>

#include <filesystem>

#include "services/portal/screens/layout.h"

namespace tepat::portal {
namespace {

using journal::v1::GetProgressResponse;

const Phrases& ServiceWords() {
  static const Phrases kWords = {{"office", "Data kantor"},
                                 {"correspondence", "Surat masuk (langkah 1–2)"},
                                 {"disposition", "Disposisi (langkah 3)"},
                                 {"data-collection", "Pengumpulan data (langkah 4–5)"},
                                 {"submission", "Penyampaian (langkah 6–7)"},
                                 {"timing", "Pengukur waktu"}};
  return kWords;
}

constexpr std::uintmax_t kGiga = std::uintmax_t{1} << 30U;
// A backup and a day's work still fit.
constexpr std::uintmax_t kSpaceMin = 2 * kGiga;
constexpr std::size_t kCodeMax = 60;

enum class State { kGood, kNearly, kBad };

Html Line(State state, const std::string& what, const std::string& how) {
  static constexpr std::array<const char*, 3> kClasses = {"selesai", "hampir", "lewat"};
  static constexpr std::array<const char*, 3> kSigns = {"✔", "▲", "✖"};
  const auto at = static_cast<std::size_t>(state);
  return Fill(R"(<li class="{}"><span aria-hidden="true">{}</span> <strong>{}</strong>: {}</li>)",
              kClasses.at(at), kSigns.at(at), what, how);
}

// What of a service's journal has not been published yet.
// A service without a courier to the bus has nothing to publish.
std::int64_t WaitingForBus(const GetProgressResponse& progress) {
  for (const auto& courier : progress.couriers()) {
    if (courier.courier() == "bus") return progress.head().sequence() - courier.sequence();
  }
  return 0;
}

// What to do stands beside what is wrong: the operator may be anybody who has the manual.
Html ServiceLine(const std::string& word, const Result<GetProgressResponse>& progress) {
  if (!progress) {
    return Line(State::kBad, word,
                "tidak menjawab. Operator: jalankan lagi dengan deploy/up; pekerjaan yang sudah "
                "disimpan tidak hilang.");
  }
  std::int64_t stuck = progress->parked();
  for (const auto& courier : progress->couriers()) stuck += courier.stuck();
  if (stuck == 0) return Line(State::kGood, word, "bekerja.");
  return Line(State::kNearly, word,
              fmt::format("bekerja, tetapi {} fakta tersangkut; berkasnya bertanda Tersangkut. "
                          "Operator: lihat dengan tepat case stuck.",
                          stuck));
}

Html BusLine(std::int64_t waiting) {
  if (waiting == 0) return Line(State::kGood, "Penyalur kejadian (NATS)", "semua sudah terbit.");
  return Line(State::kNearly, "Penyalur kejadian (NATS)",
              fmt::format("{} kejadian menunggu terbit. Langkah tetap berjalan. Bila tetap begini, "
                          "operator memeriksa nats-server.",
                          waiting));
}

// A calendar that ends soon: a deadline beyond it cannot be computed.
// Two months ahead: next year's holidays are published late.
Html CalendarLine(const Context& context) {
  constexpr std::chrono::days kWarnBefore(60);
  const char* what = "Kalender kerja";
  if (context.calendar == nullptr) return Line(State::kBad, what, "belum ada. Operator: impor.");
  const Instant until = context.calendar->complete_until() - std::chrono::seconds(1);
  const std::string date = TimeWords::Date(context.portal.times.IsoDate(until));
  if (context.now >= until) {
    return Line(State::kBad, what, "habis pada " + date + ". Operator: berlakukan kalender baru.");
  }
  if (until - context.now > kWarnBefore) return Line(State::kGood, what, "sampai " + date + ".");
  return Line(State::kNearly, what,
              "habis pada " + date +
                  ". Operator: berlakukan kalender tahun berikutnya (tepat calendar apply).");
}

// Whether timing tells what it should, when it should.
Html ClockLine(const Context& context) {
  const auto& backend = context.portal.backend;
  const auto told = backend.CallAsFace(backend.timing, &timing::v1::TimingService::Stub::GetCursors,
                                       timing::v1::GetCursorsRequest(), std::chrono::seconds(1));
  const char* what = "Pemberitahuan waktu";
  if (!told) return Line(State::kBad, what, "tidak dapat diperiksa.");
  if (told->clock_held()) {
    return Line(State::kBad, what,
                "ditahan: jam server di luar kalender. Operator: betulkan jam server atau "
                "kalendernya.");
  }
  if (told->overdue_visits() == 0) return Line(State::kGood, what, "tepat pada waktunya.");
  return Line(State::kNearly, what,
              fmt::format("{} terlambat disampaikan; sedang dikejar.", told->overdue_visits()));
}

// The data's own disk: where the next commit would fail.
Html SpaceLine(const std::string& home) {
  std::error_code error;
  const auto space = std::filesystem::space(home, error);
  if (error) return Line(State::kBad, "Ruang simpan", "tidak dapat diperiksa.");
  const std::string left = fmt::format("sisa {} GB", space.available / kGiga);
  if (space.available >= kSpaceMin) return Line(State::kGood, "Ruang simpan", left + ".");
  return Line(State::kBad, "Ruang simpan",
              left + ". Operator: pindahkan cadangan lama ke tempat lain sebelum penuh.");
}

// What lay behind a code: its words for everybody, the rest for the administrator.
Html Failure(const Context& context, const std::string& code) {
  if (code.empty()) return Html();
  const auto found = context.portal.failures.Find(code);
  if (!found) {
    return Fill("<p>Kode {} tidak ada di antara 200 galat terakhir sejak portal dijalankan.</p>",
                code);
  }
  const Html detail = Fill(R"(<dt>Alamat</dt><dd>{}</dd><dt>Sebab</dt><dd><code>{}</code> {}</dd>)",
                           found->path, found->error.slug, found->error.message);
  return Fill(R"(<dl class="data"><dt>Kode</dt><dd>{}</dd><dt>Waktu</dt><dd>{}</dd>
<dt>Keterangan</dt><dd>{}</dd>{}</dl>)",
              code, context.portal.times.Long(found->at), Explain(context, found->error),
              When(context.viewer->administrator, detail));
}

}  // namespace

Response StatusPage(const Context& context) {
  const calls::Backend& backend = context.portal.backend;
  std::int64_t waiting = 0;
  Html lines;
  for (const auto& service : backend.maintained) {
    // A second for each: the page is looked at when something hangs.
    const auto progress =
        backend.CallAsFace(service, &calls::Backend::Maintenance::Stub::GetProgress,
                           journal::v1::GetProgressRequest(), std::chrono::seconds(1));
    if (progress) waiting += WaitingForBus(*progress);
    lines += ServiceLine(Find(ServiceWords(), service.name, service.name), progress);
  }
  // The slug behind the code may be pasted with it.
  const std::string pasted = context.request.query.Get("kode").substr(0, kCodeMax);
  const std::string code = pasted.substr(0, pasted.find(' '));
  return Page(
      context, {"Status"},
      Fill(
          R"(<h1>Status</h1><p>Keadaan layanan pada {}.</p><ul
class="polos status-layanan">{}{}{}</ul>
<h2>Kode dari halaman galat</h2><form action="{}" class="cari"><label for="kode"
class="samar">Kode</label><input id="kode" name="kode" maxlength="60" value="{}">
<button>Periksa</button></form>{})",
          context.portal.times.Long(context.now), lines, BusLine(waiting),
          Fill(R"({}{}{}<li><a href="{}">Lihat kalender kerja</a></li>)", ClockLine(context),
               SpaceLine(context.portal.settings.home), CalendarLine(context), Url("/kalender")),
          Url("/status"), code, Failure(context, code)));
}

}  // namespace tepat::portal
