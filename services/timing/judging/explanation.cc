// SPDX-License-Identifier: Apache-2.0
#include "services/timing/judging/explanation.h"

#include <fmt/format.h>

#include <map>
#include <vector>

#include "libs/worktime/date_words.h"
#include "libs/worktime/zone.h"

namespace tepat::timing {
namespace {

using std::chrono::local_days;
using worktime::ShortDate;

// Stretches of working time told one by one; more are told day by day. Three days with a noon break
// each: a person counts no further on his fingers.
constexpr std::size_t kSpansMax = 6;

// One visit's deadline in words. Lives within the answer; its visit has a deadline.
class Explainer {
 public:
  Explainer(const JudgedVisit& judged, const sop::Standard& standard, worktime::Zone zone,
            const worktime::PausedCalendar& calendar)
      : visit_(judged.visit),
        file_(*judged.calendar.file),
        standard_(standard),
        zone_(zone),
        calendar_(calendar),
        budget_(BudgetOf(standard, judged.visit.visit, judged.spent_before)) {}

  std::string Explain() const {
    const std::string how = sop::CountsDays(standard_) ? Days() : Minutes();
    const Instant due = visit_.deadline->due;
    return fmt::format("{}: {}; jatuh tempo {} {}", Amount(), how, ShortDate(zone_.DateOf(due)),
                       Clock(due));
  }

 private:
  // `4 hari kerja`, and what returns have left of it.
  std::string Amount() const {
    std::string text = AmountWords(standard_);
    const timing::Amount whole = BudgetOf(standard_, 1, {});
    if (budget_.time == whole.time && budget_.days == whole.days) return text;
    return text + (sop::CountsDays(standard_) ? fmt::format(" (sisa {} hari)", budget_.days)
                                              : fmt::format(" (sisa {})", Length(budget_.time)));
  }

  static std::string Length(Micros time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).count();
    if (seconds % 60 == 0 || seconds >= 3600) return fmt::format("{} menit", seconds / 60);
    if (seconds < 60) return fmt::format("{} detik", seconds);
    return fmt::format("{} menit {} detik", seconds / 60, seconds % 60);
  }

  // `16.00`, and seconds where there are any.
  std::string Clock(Instant at) const {
    const std::string local = zone_.Format(at);  // 2026-11-27T16:30:00+07:00
    const std::string seconds = local.substr(17, 2);
    return local.substr(11, 2) + "." + local.substr(14, 2) + (seconds == "00" ? "" : "." + seconds);
  }

  std::string Minutes() const {
    const auto spans = calendar_.Spans(visit_.start, visit_.deadline->due);
    if (spans.empty()) return "tidak ada waktu kerja yang tersedia";
    std::string text;
    if (spans.size() <= kSpansMax) {
      for (const worktime::Span& span : spans) {
        text += fmt::format("{}{} {}–{} ({})", text.empty() ? "" : ", ",
                            ShortDate(zone_.DateOf(span.from)), Clock(span.from), Clock(span.to),
                            Length(span.to - span.from));
      }
      return text;
    }
    std::map<local_days, Micros> by_day;
    for (const worktime::Span& span : spans) by_day[zone_.DateOf(span.from)] += span.to - span.from;
    for (const auto& [date, time] : by_day) {
      text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", ShortDate(date), Length(time));
    }
    return text;
  }

  // Whether the date has working time outside the pauses between start and due.
  std::map<local_days, Micros> WorkedDays(Instant from) const {
    std::map<local_days, Micros> worked;
    for (const worktime::Span& span : calendar_.Spans(from, visit_.deadline->due)) {
      worked[zone_.DateOf(span.from)] += span.to - span.from;
    }
    return worked;
  }

  std::string Days() const {
    const auto opening = calendar_.calendar().FirstOpen(visit_.start);
    const local_days first = zone_.DateOf(opening ? *opening : visit_.start);
    const local_days last = zone_.DateOf(visit_.deadline->due);
    const auto worked = WorkedDays(visit_.start);
    const bool counts_first = standard_.counting == sop::Standard::Counting::kIncludeStartDay;
    std::vector<std::string> parts;
    if (!counts_first) parts.push_back(ShortDate(first) + " tidak dihitung");
    std::vector<local_days> run;
    for (local_days date = counts_first ? first : first + std::chrono::days(1); date <= last;
         date += std::chrono::days(1)) {
      if (worked.contains(date)) {
        run.push_back(date);
        continue;
      }
      const std::string why = WhyNot(date);
      if (why.empty()) continue;
      Flush(run, parts);
      parts.push_back(ShortDate(date) + " " + why);
    }
    Flush(run, parts);
    return fmt::format("{}", fmt::join(parts, "; "));
  }

  // Why a date does not count; nothing for an ordinary day off.
  std::string WhyNot(local_days date) const {
    if (!file_.HoursOf(date).empty()) return "dijeda";
    const auto holiday = file_.holidays.find(date);
    const auto weekday = std::chrono::weekday(date).iso_encoding() - 1;
    if (holiday == file_.holidays.end() || file_.weekly.at(weekday).empty()) return {};
    return "libur (" + holiday->second.name + ")";
  }

  // Ends a run of counted days: `24, 25, 26 Nov`.
  static void Flush(std::vector<local_days>& run, std::vector<std::string>& parts) {
    std::string text;
    for (std::size_t i = 0; i < run.size(); ++i) {
      const std::chrono::year_month_day date(run[i]);
      const bool ends =
          i + 1 == run.size() || std::chrono::year_month_day(run[i + 1]).month() != date.month();
      text += fmt::format("{}{}{}", text.empty() ? "" : ", ", static_cast<unsigned>(date.day()),
                          ends ? " " + worktime::ShortMonthWord(date.month()) : "");
    }
    if (!run.empty()) parts.push_back(text);
    run.clear();
  }

  const Visit& visit_;
  const worktime::CalendarFile& file_;
  const sop::Standard& standard_;
  const worktime::Zone zone_;
  const worktime::PausedCalendar& calendar_;
  const timing::Amount budget_;
};

}  // namespace

std::string AmountWords(const sop::Standard& standard) {
  const bool days = standard.unit == sop::Standard::Unit::kDays;
  return fmt::format("{} {}", standard.amount, days ? "hari kerja" : "menit kerja");
}

std::string ExplanationOf(const JudgedVisit& judged) {
  const auto step = StepOf(judged.sop.get(), judged.visit.step);
  if (!step || judged.calendar.calendar == nullptr || !judged.visit.deadline) return {};
  const auto zone = worktime::Zone::Find(judged.calendar.calendar->time_zone());
  if (!zone) return {};
  const worktime::PausedCalendar calendar(*judged.calendar.calendar,
                                          SpansOf(judged.visit.pauses, judged.now));
  return Explainer(judged, step->get().standard, *zone, calendar).Explain();
}

}  // namespace tepat::timing
