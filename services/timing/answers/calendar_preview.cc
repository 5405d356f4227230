// SPDX-License-Identifier: Apache-2.0
#include "services/timing/answers/calendar_preview.h"

#include <algorithm>
#include <utility>

#include "libs/base/check.h"
#include "libs/worktime/zone.h"
#include "services/timing/store/visits.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

using std::chrono::local_days;

// Changed dates of one answer: every day of two years.
constexpr int kDatesMax = 800;
// Changed visits of one answer, which is one message: about 1 MB. Beyond it their number alone is
// told.
constexpr int kChangesMax = 5000;
// As much as the office takes in at an import: what is previewed can be adopted.
constexpr std::size_t kFileMax = std::size_t{64} * 1024;

// Dates on which the two differ, an added or lost horizon included.
std::vector<local_days> ChangedDates(const worktime::CalendarFile* from,
                                     const worktime::CalendarFile& to) {
  std::vector<local_days> dates;
  if (from == nullptr) return dates;
  const auto reaches = [](const worktime::CalendarFile& file, local_days date) {
    return file.complete_from <= date && date <= file.complete_until;
  };
  for (local_days date = std::min(from->complete_from, to.complete_from);
       date <= std::max(from->complete_until, to.complete_until); date += std::chrono::days(1)) {
    const bool both = reaches(*from, date) && reaches(to, date);
    if (both ? !std::ranges::equal(from->HoursOf(date), to.HoursOf(date))
             : reaches(*from, date) != reaches(to, date)) {
      dates.push_back(date);
    }
  }
  return dates;
}

// One preview. Each step is folded once and judged by both calendars. Lives within the reading
// transaction of its answer; nothing is written.
class Preview {
 public:
  Preview(sql::Database& db, Assessor& assessor, Instant now)
      : db_(db), assessor_(assessor), now_(now) {}

  Result<v1::PreviewCalendarResponse> Run(const v1::PreviewCalendarRequest& request) {
    TEPAT_TRY(Propose(request.file()));
    const auto dates = ChangedDates(current_.file.get(), *proposed_.file);
    for (const local_days date : dates) {
      if (response_.changed_dates_size() < kDatesMax) response_.add_changed_dates(FormatDate(date));
    }
    if (dates.empty() && current_.file != nullptr) return response_;
    TEPAT_ASSIGN(const auto open, OpenSteps(db_));
    for (const StepKey& key : open) TEPAT_TRY(Compare(key, true));
    if (dates.empty()) return response_;
    // A day earlier than the first date by UTC: the office's date may have begun before.
    const auto first = Instant(dates.front().time_since_epoch()) - std::chrono::days(1);
    TEPAT_ASSIGN(const auto closed, StepsClosedSince(db_, first));
    for (const StepKey& key : closed) TEPAT_TRY(Compare(key, false));
    return response_;
  }

 private:
  Status Propose(const std::string& text) {
    Mistakes mistakes("kalender");
    if (text.size() > kFileMax) {
      mistakes.Add(
          0, "berkas terlalu besar; paling banyak " + std::to_string(kFileMax / 1024) + " KiB");
    }
    auto file = mistakes.empty() ? worktime::ParseCalendarFile(text, mistakes) : std::nullopt;
    auto built = file ? worktime::Calendar::Build(*file)
                      : Result<worktime::Calendar>(Fail(Code::kInvalid, "timing.no_file", ""));
    if (!built) {
      if (file) mistakes.Add(0, built.error().message);
      std::string lines;
      for (const Mistake& mistake : mistakes.list()) lines += mistake.ToString() + "\n";
      return Fail(Code::kInvalid, "timing.invalid_calendar", "the calendar file has mistakes",
                  {{"mistakes", lines}});
    }
    TEPAT_ASSIGN(current_, assessor_.standards().FindVersion(db_, file->id, Instant::max()));
    proposed_ = {std::make_shared<const worktime::Calendar>(std::move(*built)),
                 std::make_shared<const worktime::CalendarFile>(*file), file->id,
                 current_.version + 1};
    response_.set_calendar_id(proposed_.id);
    response_.set_version(proposed_.version);
    return Ok();
  }

  Status Compare(const StepKey& key, bool open) {
    TEPAT_ASSIGN(auto visits, assessor_.Fold(db_, key, Instant::max()));
    TEPAT_ASSIGN(const auto before, assessor_.JudgeAll(db_, key, visits, {now_}));
    const Moment then{now_, Instant::max(), &proposed_};
    TEPAT_ASSIGN(const auto after, assessor_.JudgeAll(db_, key, std::move(visits), then));
    TEPAT_CHECK(before.size() == after.size());  // of one fold
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i].visit.open() != open) continue;
      Note(key, open, NowOf(before[i]), NowOf(after[i]));
    }
    return Ok();
  }

  // What the newest calendar says.
  static const Visit& NowOf(const JudgedVisit& judged) {
    return judged.known_now ? judged.known_now->visit : judged.visit;
  }

  void Note(const StepKey& key, bool open, const Visit& before, const Visit& after) {
    if (before.deadline == after.deadline && before.state == after.state) return;
    if (open) {
      response_.set_open_visits(response_.open_visits() + 1);
    } else {
      response_.set_closed_visits(response_.closed_visits() + 1);
    }
    if (before.state != after.state || before.late != after.late) {
      response_.set_verdicts(response_.verdicts() + 1);
    }
    if (response_.changes_size() < kChangesMax) {
      FillChange(key, before, after, response_.add_changes());
    }
  }

  sql::Database& db_;
  Assessor& assessor_;
  const Instant now_;
  KnownCalendar current_;
  KnownCalendar proposed_;
  v1::PreviewCalendarResponse response_;
};

}  // namespace

Result<v1::PreviewCalendarResponse> PreviewCalendar(daemon::Node& node, Assessor& assessor,
                                                    const v1::PreviewCalendarRequest& request,
                                                    Instant now) {
  return node.pool().Read<v1::PreviewCalendarResponse>(
      [&](sql::Database& db) { return Preview(db, assessor, now).Run(request); });
}

}  // namespace tepat::timing
