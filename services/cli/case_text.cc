// SPDX-License-Identifier: Apache-2.0
#include "services/cli/case_text.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "services/cli/services.h"
#include "services/cli/words.h"

namespace tepat::cli {
namespace {

using google::protobuf::Timestamp;

// Words for StuckReason, in its order: for people, and in JSON. The last stands for what a newer
// service may say.
constexpr std::array<const char*, 5> kReasons = {"", "ditolak oleh", "tidak dapat menerapkan dari",
                                                 "kehilangan fakta dari", "tersangkut pada"};
constexpr std::array<const char*, 5> kReasonKeys = {"", "refused", "parked", "lost", "other"};

std::size_t IndexOf(journal::v1::StuckReason reason) {
  const int value = static_cast<int>(reason);
  // From the wire: an enum of proto3 holds any number.
  const bool known = value >= 0 && value < static_cast<int>(kReasons.size()) - 1;
  return known ? static_cast<std::size_t>(value) : kReasons.size() - 1;
}

// What bears on a verdict beside its deadline.
std::string RemarksOn(const timing::v1::Visit& visit) {
  std::string remarks;
  const auto add = [&](bool holds, const std::string& text) {
    if (holds) remarks += " · " + text;
  };
  add(visit.late(), "terlambat");
  add(visit.provisional(), "sementara");
  add(visit.corrected(), "dikoreksi");
  add(visit.restated(), "ditetapkan ulang");
  add(visit.declared(), "dicatat kemudian");
  add(visit.clock_suspect(), "jam pencatat meragukan");
  for (const auto& pause : visit.pauses()) add(true, "jeda: " + pause.reason());
  if (visit.has_known_now()) {
    add(true, fmt::format("menurut kalender versi {}: {}", visit.known_now().calendar_version(),
                          StateName(visit.known_now().state())));
  }
  return remarks;
}

}  // namespace

std::string VisitHeading() {
  return fmt::format("{:<5} {:<22} {:<19} {:<19} {:>9}/{:<9} {:<19}", "langkah", "keadaan", "mulai",
                     "selesai", "terpakai", "jatah", "jatuh tempo");
}

std::string VisitLine(const timing::v1::Visit& visit, const worktime::Zone& zone) {
  const auto at = [&](bool there, const Timestamp& time) {
    return there ? LocalTime(zone, time) : std::string("-");
  };
  return fmt::format("{:>2}.{:<2} {:<22} {:<19} {:<19} {:>9}/{:<9} {:<19}", visit.step(),
                     visit.visit(), StateName(visit.state()), at(true, visit.start_time()),
                     at(visit.has_stop_time(), visit.stop_time()), Hours(visit.used()),
                     Hours(visit.allowed()), at(visit.has_due_time(), visit.due_time()));
}

std::string ExplanationText(const timing::v1::Visit& visit) {
  std::string text = fmt::format(
      "{}.{} {} · kalender {} versi {}{}\n    {}\n", visit.step(), visit.visit(),
      StateName(visit.state()), visit.calendar_id(), visit.calendar_version(), RemarksOn(visit),
      visit.explanation().empty() ? "belum dapat dinilai" : visit.explanation());
  for (const auto& part : visit.parts()) {
    text += fmt::format("    {} ({}): {} · {}{}\n", part.unit(), part.n(), StateName(part.state()),
                        part.due_date().empty() ? "batas langkah" : "batas " + part.due_date(),
                        part.late() ? " · terlambat" : "");
  }
  return text;
}

nlohmann::ordered_json ExplanationJson(const timing::v1::Visit& visit) {
  nlohmann::ordered_json made = {{"step", visit.step()},
                                 {"visit", visit.visit()},
                                 {"explanation", visit.explanation()},
                                 {"calendar", visit.calendar_id()},
                                 {"calendar_version", visit.calendar_version()}};
  for (const auto& part : visit.parts()) {
    made["parts"].push_back({{"unit", part.unit()},
                             {"n", part.n()},
                             {"state", timing::v1::VisitState_Name(part.state())},
                             {"due_date", part.due_date()},
                             {"late", part.late()}});
  }
  return made;
}

std::string PlanText(const timing::v1::PlanCaseResponse& plan, const worktime::Zone& zone) {
  std::string text;
  for (const auto& step : plan.steps()) {
    text += fmt::format("langkah {}: {} sampai {}\n", step.step(),
                        LocalTime(zone, step.start_time()), LocalTime(zone, step.due_time()));
  }
  text += fmt::format("{} {} hari kerja ({} jam kerja).\n",
                      plan.fits() ? "Cukup, tersisa" : "Tidak cukup, kurang", plan.margin_days(),
                      Hours(plan.margin()));
  for (const auto& one : plan.compressions()) {
    text += fmt::format("Usul: langkah {} dari {} menjadi {} hari kerja.\n", one.step(), one.days(),
                        one.days_needed());
  }
  return text;
}

std::string ForecastText(const timing::v1::ForecastCaseResponse& told, const worktime::Zone& zone) {
  if (told.steps().empty()) return "Tidak ada langkah yang berjalan.\n";
  std::string text;
  for (const auto& step : told.steps()) {
    if (step.sample() == 0) {
      text += fmt::format("langkah {}: belum cukup riwayat (kurang dari {} kali)\n", step.step(),
                          told.history_min());
      continue;
    }
    text += fmt::format(
        "langkah {}: kemungkinan terlambat {:.0f} %, perkiraan selesai {} (dari {} kali)\n",
        step.step(), 100 * step.breach_probability(), LocalTime(zone, step.expected_time()),
        step.sample());
  }
  return text;
}

std::string UnconfirmedLine(const submission::v1::UnconfirmedSubmission& sent,
                            const worktime::Zone& zone) {
  return fmt::format("{} · periode {} · dikirim {}", sent.case_id(), sent.period(),
                     LocalTime(zone, sent.sent_time()));
}

std::string StuckLine(const std::string& service, const journal::v1::StuckFact& fact) {
  return fmt::format("{} · {} {} · {} nomor {} · {}: {}", fact.case_id(), service,
                     kReasons.at(IndexOf(fact.reason())), ServiceOf(fact.counterpart()),
                     fact.sequence(), fact.slug(), fact.message());
}

nlohmann::ordered_json StuckJson(const std::string& service, const journal::v1::StuckFact& fact) {
  return {{"service", service},
          {"reason", kReasonKeys.at(IndexOf(fact.reason()))},
          {"counterpart", fact.counterpart()},
          {"case", fact.case_id()},
          {"sequence", fact.sequence()},
          {"slug", fact.slug()},
          {"message", fact.message()}};
}

}  // namespace tepat::cli
