// SPDX-License-Identifier: Apache-2.0
#include "libs/sop/sop_file.h"

#include <fmt/format.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "libs/sop/served_steps.h"
#include "libs/sop/services.h"
#include "libs/sop/text_file.h"

namespace tepat::sop {
namespace {

using google::protobuf::TextFormat;

// Far beyond any office's paper; what the limits keep small is the fact in which a version
// travels.
constexpr int kStepsMax = 20;
constexpr int kAmountMax = 10'000;
constexpr int kWarningsMax = 8;
constexpr int kEscalationsMax = 4;
constexpr int kPauseReasonsMax = 20;
constexpr int kPauseDaysMax = 60;
constexpr int kResponsibleMax = static_cast<int>(kHoldersMax);

// Collects what is wrong with one version.
class Checker {
 public:
  Checker(const v1::SopVersion& sop, const TextFormat::ParseInfoTree& places, Mistakes& mistakes)
      : sop_(sop), places_(places), mistakes_(mistakes) {}

  // What our step services call for.
  void CheckServed() {
    for (const ServedStep& served : ServedSteps()) {
      const int index = served.key - 1;
      const std::string step = "langkah " + std::to_string(served.key);
      const std::string service =
          fmt::format(" oleh layanan {}", FindServiceOfStep(served.key).value_or(""));
      // Told as a step that is missing, not as each of its commands.
      if (index >= sop_.steps_size()) {
        mistakes_.Add(0,
                      fmt::format("{} tidak ada, padahal dikerjakan{}; tambahkan", step, service));
      } else {
        CheckServedStep(sop_.steps(index), served, step, service);
      }
    }
  }

  void Check() {
    CheckIdentity();
    if (sop_.steps_size() == 0) mistakes_.Add(0, "belum ada langkah ('steps'); tambahkan");
    if (sop_.steps_size() > kStepsMax) mistakes_.Add(0, "terlalu banyak langkah; paling banyak 20");
    for (int i = 0; i < sop_.steps_size(); ++i) CheckStep(i);
    CheckPauses();
    if (sop_.has_case_standard()) {
      CheckStandard(sop_.case_standard(), LineOf(&places_, sop_, "case_standard"));
    }
  }

 private:
  void CheckServedStep(const v1::Step& step, const ServedStep& served, const std::string& name,
                       const std::string& service) {
    const auto* field = sop_.GetDescriptor()->FindFieldByName("steps");
    const int line = places_.GetLocation(field, served.key - 1).line + 1;
    for (const std::string_view command : served.commands) {
      const bool there =
          std::any_of(step.commands().begin(), step.commands().end(),
                      [&](const v1::CommandRoles& roles) { return roles.command() == command; });
      if (there) continue;
      mistakes_.Add(line, fmt::format("{} tidak mempunyai perintah '{}', padahal dipakai{}; "
                                      "tambahkan pelaksananya",
                                      name, command, service));
    }
    if (step.output_kind().empty()) {
      mistakes_.Add(line, name + " tidak menyebut 'output_kind', padahal dipakai" + service);
    }
  }

  void CheckIdentity() {
    const std::pair<const char*, const std::string&> texts[] = {
        {"sop_id", sop_.sop_id()}, {"number", sop_.number()}, {"name", sop_.name()}};
    for (const auto& [field, text] : texts) {
      if (text.empty() || text.size() > 200) {
        mistakes_.Add(LineOf(&places_, sop_, field),
                      std::string("'") + field + "' harus 1 sampai 200 huruf");
      }
    }
    if (sop_.version() < 1) {
      mistakes_.Add(LineOf(&places_, sop_, "version"), "'version' harus mulai dari 1");
    }
    if (!ParseDate(sop_.effective_date())) {
      mistakes_.Add(LineOf(&places_, sop_, "effective_date"),
                    "'effective_date' harus tanggal seperti 2024-02-01");
    }
  }

  void CheckStep(int index) {
    const v1::Step& step = sop_.steps(index);
    const auto* field = sop_.GetDescriptor()->FindFieldByName("steps");
    const TextFormat::ParseInfoTree* places = places_.GetTreeForNested(field, index);
    const int line = places_.GetLocation(field, index).line + 1;
    // Marks, verdicts and commands name a step by its key for good, so a gap could never be
    // closed.
    if (step.key() != index + 1) {
      mistakes_.Add(line, "langkah " + std::to_string(index + 1) + " tidak ada; 'key' di sini " +
                              std::to_string(step.key()) +
                              ", padahal harus berurutan mulai dari 1");
    }
    if (step.activity().empty()) mistakes_.Add(line, "'activity' (kegiatan) belum diisi");
    if (step.commands_size() == 0) {
      mistakes_.Add(line, "belum ada 'commands': siapa yang boleh melakukan apa");
    }
    // Who may do it comes before how long it may take: without roles nobody could end the
    // step.
    CheckCommands(step, places);
    if (!step.has_standard()) {
      mistakes_.Add(line, "'standard' (mutu baku waktu) belum diisi");
    } else {
      CheckStandard(step.standard(), LineOf(places, step, "standard"));
    }
    if (step.has_total_standard()) {
      CheckStandard(step.total_standard(), LineOf(places, step, "total_standard"));
    }
  }

  void CheckCommands(const v1::Step& step, const TextFormat::ParseInfoTree* places) {
    std::set<std::string> seen;
    for (int i = 0; i < step.commands_size(); ++i) {
      const v1::CommandRoles& roles = step.commands(i);
      const int line = LineOf(places, step, "commands", i);
      if (roles.command().empty() || !seen.insert(roles.command()).second) {
        mistakes_.Add(line, "'command' kosong atau ditulis dua kali dalam satu langkah");
      }
      if (roles.responsible_size() == 0 || roles.accountable().empty()) {
        mistakes_.Add(line, "'responsible' dan 'accountable' harus diisi");
      }
      // They hold the step's visits, and each mark names them all.
      if (roles.responsible_size() > kResponsibleMax) {
        mistakes_.Add(
            line, "terlalu banyak 'responsible'; paling banyak " + std::to_string(kResponsibleMax));
      }
    }
  }

  void CheckPauses() {
    std::set<std::string> seen;
    if (sop_.pause_reasons_size() > kPauseReasonsMax) {
      mistakes_.Add(0, "terlalu banyak alasan jeda ('pause_reasons'); paling banyak 20");
    }
    for (int i = 0; i < sop_.pause_reasons_size(); ++i) {
      const std::string& reason = sop_.pause_reasons(i);
      const int line = LineOf(&places_, sop_, "pause_reasons", i);
      if (reason.empty() || reason.size() > 200) {
        mistakes_.Add(line, "alasan jeda harus 1 sampai 200 huruf");
      } else if (!seen.insert(reason).second) {
        mistakes_.Add(line, "alasan jeda ini ditulis dua kali");
      }
    }
    for (int i = 0; i < sop_.pause_limits_size(); ++i) {
      const v1::PauseLimit& limit = sop_.pause_limits(i);
      const int line = LineOf(&places_, sop_, "pause_limits", i);
      // Taken out of the set when it is used: a second limit for the same reason finds
      // none.
      if (seen.erase(limit.reason()) == 0) {
        mistakes_.Add(line, "'reason' bukan salah satu 'pause_reasons', atau ditulis dua kali");
      }
      if (limit.days_after() < 1 || limit.days_after() > kPauseDaysMax ||
          limit.positions_size() == 0 || limit.positions_size() > 8) {
        mistakes_.Add(line, "'pause_limits': days_after 1 sampai 60, positions 1 sampai 8");
      }
    }
  }

  void CheckStandard(const v1::Standard& standard, int line) {
    if (standard.amount() < 1 || standard.amount() > kAmountMax) {
      mistakes_.Add(line, "'amount' harus 1 sampai 10000");
    }
    if (standard.unit() == v1::Standard::UNIT_UNSPECIFIED) {
      mistakes_.Add(line, "'unit' harus UNIT_MINUTES atau UNIT_DAYS");
    }
    // Whether the day of the beginning counts is a day's difference for each deadline: nobody
    // guesses it.
    if (standard.unit() == v1::Standard::UNIT_DAYS &&
        standard.counting() == v1::Standard::COUNTING_UNSPECIFIED) {
      mistakes_.Add(line, "'counting' harus diisi untuk mutu baku dalam hari");
    }
    for (const v1::WarningPoint& point : standard.warnings()) {
      const bool share_ok = !point.has_percent() || (point.percent() >= 1 && point.percent() <= 99);
      if (!share_ok || point.minutes_before() < 0 || point.days_before() < 0 ||
          point.point_case() == v1::WarningPoint::POINT_NOT_SET) {
        mistakes_.Add(line,
                      "'warnings': isi satu titik; percent 1 sampai 99, lainnya mulai dari 0");
      }
    }
    if (standard.warnings_size() > kWarningsMax) {
      mistakes_.Add(line, "terlalu banyak 'warnings'; paling banyak 8");
    }
    CheckEscalations(standard, line);
  }

  void CheckEscalations(const v1::Standard& standard, int line) {
    if (standard.escalations_size() > kEscalationsMax) {
      mistakes_.Add(line, "terlalu banyak 'escalations'; paling banyak 4");
    }
    for (const v1::Escalation& escalation : standard.escalations()) {
      if (escalation.days_after() < 0 || escalation.days_after() > 30 ||
          escalation.positions_size() == 0 || escalation.positions_size() > 8) {
        mistakes_.Add(line, "'escalations': days_after 0 sampai 30, positions 1 sampai 8");
      }
    }
  }

  const v1::SopVersion& sop_;
  const TextFormat::ParseInfoTree& places_;
  Mistakes& mistakes_;
};

std::vector<std::string> List(const google::protobuf::RepeatedPtrField<std::string>& from) {
  return {from.begin(), from.end()};
}

Standard StandardOf(const v1::Standard& from) {
  Standard standard;
  standard.amount = from.amount();
  standard.unit =
      from.unit() == v1::Standard::UNIT_DAYS ? Standard::Unit::kDays : Standard::Unit::kMinutes;
  if (from.counting() == v1::Standard::COUNTING_INCLUDE_START_DAY) {
    standard.counting = Standard::Counting::kIncludeStartDay;
  } else if (from.counting() == v1::Standard::COUNTING_WORKING_SECONDS) {
    standard.counting = Standard::Counting::kWorkingSeconds;
  }
  standard.strict_close = from.strict_close();
  if (from.on_return() == v1::Standard::RETURN_BUDGET_REMAINING) {
    standard.on_return = Standard::ReturnBudget::kRemaining;
  } else if (from.on_return() == v1::Standard::RETURN_BUDGET_NONE) {
    standard.on_return = Standard::ReturnBudget::kNone;
  }
  for (const v1::WarningPoint& point : from.warnings()) {
    WarningPoint& made = standard.warnings.emplace_back();
    if (point.has_percent()) made.percent = point.percent();
    if (point.has_minutes_before()) made.minutes_before = point.minutes_before();
    if (point.has_days_before()) made.days_before = point.days_before();
  }
  for (const v1::Escalation& escalation : from.escalations()) {
    standard.escalations.push_back({escalation.days_after(), List(escalation.positions())});
  }
  standard.hold_to_office_hours = from.hold_to_office_hours();
  return standard;
}

std::optional<v1::SopVersion> Parse(std::string_view text, Mistakes& mistakes, bool served) {
  v1::SopVersion sop;
  TextFormat::ParseInfoTree places;
  if (!ParseTextFile(text, &sop, places, mistakes)) return std::nullopt;
  Checker checker(sop, places, mistakes);
  checker.Check();
  // Only where a version is to be adopted: one that stands already is read as it is.
  if (served) checker.CheckServed();
  if (!mistakes.empty()) return std::nullopt;
  return sop;
}

}  // namespace

std::optional<v1::SopVersion> ParseSopFile(std::string_view text, Mistakes& mistakes) {
  return Parse(text, mistakes, false);
}

std::optional<v1::SopVersion> ParseServedSopFile(std::string_view text, Mistakes& mistakes) {
  return Parse(text, mistakes, true);
}

// Comes from a fact or a database, so it was checked once; checked again is only what would let
// rules go astray.
Result<Sop> SopOf(const v1::SopVersion& version) {
  const auto effective = ParseDate(version.effective_date());
  if (version.sop_id().empty() || version.version() < 1 || !effective) {
    return Fail(Code::kInvalid, "sop.malformed", "the SOP version has no identity");
  }
  Sop sop{version.sop_id(),
          version.version(),
          std::chrono::sys_days(effective->time_since_epoch()),
          {}};
  for (const v1::Step& from : version.steps()) {
    Step step{from.key(),
              {},
              List(from.enforced_inputs()),
              StandardOf(from.standard()),
              from.output_kind(),
              from.has_total_standard() ? std::optional(StandardOf(from.total_standard()))
                                        : std::nullopt};
    for (const v1::CommandRoles& roles : from.commands()) {
      step.commands[roles.command()] = {List(roles.responsible()), roles.accountable(),
                                        List(roles.contributing())};
    }
    if (step.key != static_cast<int>(sop.steps.size()) + 1 || step.standard.amount < 1) {
      return Fail(Code::kInvalid, "sop.malformed", "step keys are not 1, 2, 3 …");
    }
    sop.steps.push_back(std::move(step));
  }
  sop.pause_reasons = List(version.pause_reasons());
  for (const v1::PauseLimit& limit : version.pause_limits()) {
    sop.pause_limits[limit.reason()] = {limit.days_after(), List(limit.positions())};
  }
  if (version.has_case_standard()) sop.case_standard = StandardOf(version.case_standard());
  return sop;
}

}  // namespace tepat::sop
