// SPDX-License-Identifier: Apache-2.0
#include "services/timing/answers/queries.h"

#include <charconv>
#include <map>

#include "libs/calls/page.h"
#include "libs/journal/progress.h"
#include "libs/journal/wire.h"
#include "services/timing/judging/total.h"
#include "services/timing/store/visits.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

// Longer than any token of ours; nothing longer is looked up.
constexpr std::size_t kTokenBytesMax = 200;

Result<v1::GetCursorsResponse> CursorsIn(sql::Database& db, Assessor& assessor, Instant now) {
  TEPAT_ASSIGN(const auto readers, journal::ListReadProgress(db));
  v1::GetCursorsResponse response;
  for (const auto& reader : readers) {
    journal::FillPosition(reader.cursor, response.add_cursors());
  }
  TEPAT_ASSIGN(const auto next, NextFire(db));
  if (next) journal::FillTime(*next, response.mutable_next_rung_time());
  TEPAT_ASSIGN(const Instant end, assessor.standards().FindEnd(db));
  response.set_clock_held(now >= end);
  if (response.clock_held()) return response;  // nothing is to be told
  TEPAT_ASSIGN(const int overdue, CountDueBefore(db, now - assessor.config().told_within));
  response.set_overdue_visits(overdue);
  return response;
}

void FillTotal(const Total& total, v1::Total* to) {
  to->set_step(total.step);
  to->set_visits(total.visits);
  FillDuration(total.time.used(), to->mutable_used());
  FillDuration(total.time.queue, to->mutable_queue());
  FillDuration(total.time.touch, to->mutable_touch());
  FillDuration(total.time.paused, to->mutable_paused());
  if (total.deadline) journal::FillTime(total.deadline->due, to->mutable_due_time());
  to->set_state(static_cast<v1::VisitState>(total.state));
}

std::string TokenOf(const VisitKey& key) {
  return key.step.case_id + "." + std::to_string(key.step.step) + "." + std::to_string(key.visit);
}

std::optional<int> NumberIn(std::string_view text) {
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

// The key behind which the next page begins.
Result<VisitKey> KeyIn(const std::string& token) {
  const std::size_t last = token.rfind('.');
  const std::size_t middle =
      last == std::string::npos || last == 0 ? last : token.rfind('.', last - 1);
  if (last != std::string::npos && middle != std::string::npos && token.size() <= kTokenBytesMax) {
    const auto step = NumberIn(std::string_view(token).substr(middle + 1, last - middle - 1));
    const auto visit = NumberIn(std::string_view(token).substr(last + 1));
    if (step && visit) return VisitKey{{token.substr(0, middle), *step}, *visit};
  }
  return Fail(Code::kInvalid, "timing.invalid_page",
              "page_token: not from a page of visits; begin again with an empty one");
}

// Judges each visit asked for; a step is read once. One whose marks are gone is left out. Lives
// within the reading transaction of its answer.
class VisitReader {
 public:
  VisitReader(sql::Database& db, Assessor& assessor, Instant now)
      : db_(db), assessor_(assessor), now_(now) {}

  Result<const JudgedVisit*> Find(const VisitKey& key) {
    const auto known = steps_.find(key.step);
    auto& visits = steps_[key.step];
    if (known == steps_.end()) {
      TEPAT_ASSIGN(visits, assessor_.ReadStep(db_, key.step, {now_}));
    }
    for (const JudgedVisit& judged : visits) {
      if (judged.visit.visit == key.visit) return &judged;
    }
    return nullptr;
  }

 private:
  sql::Database& db_;
  Assessor& assessor_;
  const Instant now_;
  std::map<StepKey, std::vector<JudgedVisit>> steps_;
};

// The visits of one answer, until it has as many bytes as it may. Lives within that answer.
class VisitList {
 public:
  VisitList(google::protobuf::RepeatedPtrField<v1::Visit>& visits, const Config& config)
      : visits_(visits), bytes_max_(config.answer_bytes_max) {}

  // False: it does not fit, and is not in the list. The first always fits.
  bool Add(const std::string& case_id, const JudgedVisit& judged) {
    v1::Visit* visit = visits_.Add();
    FillVisit(case_id, judged, visit);
    bytes_ += visit->ByteSizeLong();
    if (bytes_ <= bytes_max_ || visits_.size() == 1) return true;
    visits_.RemoveLast();
    return false;
  }

 private:
  google::protobuf::RepeatedPtrField<v1::Visit>& visits_;
  const std::size_t bytes_max_;
  std::size_t bytes_ = 0;
};

Result<v1::ListVisitsResponse> ListIn(sql::Database& db, Assessor& assessor,
                                      const std::optional<VisitKey>& before, bool open_only,
                                      int page_size, Instant now) {
  v1::ListVisitsResponse response;
  // In the transaction of the list: who watches from this change on misses nothing in between.
  TEPAT_ASSIGN(const std::int64_t change, LastChange(db));
  response.set_change(change);
  TEPAT_ASSIGN(const auto keys, VisitsBefore(db, before, open_only, page_size));
  VisitReader visits(db, assessor, now);
  VisitList list(*response.mutable_visits(), assessor.config());
  // By the keys, not by what is sent: a page may hold visits that are left out.
  bool more = static_cast<int>(keys.size()) == page_size;
  const VisitKey* last = nullptr;
  for (const VisitKey& key : keys) {
    TEPAT_ASSIGN(const JudgedVisit* judged, visits.Find(key));
    const bool wanted = judged != nullptr && (!open_only || judged->visit.open());
    if (wanted && !list.Add(key.step.case_id, *judged)) {
      more = true;
      break;
    }
    last = &key;
  }
  if (more && last != nullptr) response.set_next_page_token(TokenOf(*last));
  return response;
}

Result<v1::WatchVisitsResponse> ChangesIn(sql::Database& db, Assessor& assessor,
                                          std::int64_t after_change, Instant now) {
  v1::WatchVisitsResponse response;
  response.set_change(after_change);
  TEPAT_ASSIGN(const auto changes,
               ChangesAfter(db, after_change, assessor.config().watch_page_max));
  VisitReader visits(db, assessor, now);
  VisitList list(*response.mutable_visits(), assessor.config());
  for (const VisitChange& change : changes) {
    TEPAT_ASSIGN(const JudgedVisit* judged, visits.Find(change.key));
    // What does not fit comes with the next page, which begins behind the last change told.
    if (judged != nullptr && !list.Add(change.key.step.case_id, *judged)) break;
    // Even where there is nothing to send: the watcher must not be given this change again.
    response.set_change(change.change);
  }
  return response;
}

}  // namespace

Result<v1::GetCaseResponse> GetCase(daemon::Node& node, Assessor& assessor,
                                    const v1::GetCaseRequest& request, Instant now) {
  return node.pool().Read<v1::GetCaseResponse>(
      [&](sql::Database& db) -> Result<v1::GetCaseResponse> {
        TEPAT_ASSIGN(auto all, assessor.ReadCase(db, request.case_id(), {now}));
        v1::GetCaseResponse response;
        // Totals are of all visits, though an answer lists only so many.
        for (const Total& total : TotalsOfSteps(all, now)) FillTotal(total, response.add_totals());
        FillTotal(TotalOfCase(all, now), response.add_totals());
        const auto most = static_cast<std::size_t>(assessor.config().visits_max);
        all.resize(std::min(all.size(), most));
        VisitList list(*response.mutable_visits(), assessor.config());
        for (const JudgedVisit& judged : all) {
          if (!list.Add(request.case_id(), judged)) break;
        }
        return response;
      });
}

Result<v1::ListVisitsResponse> ListVisits(daemon::Node& node, Assessor& assessor,
                                          const v1::ListVisitsRequest& request, Instant now) {
  TEPAT_ASSIGN(const int page_size, calls::PageSizeOf(request.page_size(), "timing"));
  std::optional<VisitKey> before;
  if (!request.page_token().empty()) {
    TEPAT_ASSIGN(before, KeyIn(request.page_token()));
  }
  return node.pool().Read<v1::ListVisitsResponse>([&](sql::Database& db) {
    return ListIn(db, assessor, before, request.open_only(), page_size, now);
  });
}

Result<v1::WatchVisitsResponse> ReadChanges(daemon::Node& node, Assessor& assessor,
                                            std::int64_t after_change, Instant now) {
  return node.pool().Read<v1::WatchVisitsResponse>(
      [&](sql::Database& db) { return ChangesIn(db, assessor, after_change, now); });
}

Result<v1::GetCursorsResponse> ReadCursors(daemon::Node& node, Assessor& assessor, Instant now) {
  return node.pool().Read<v1::GetCursorsResponse>(
      [&](sql::Database& db) { return CursorsIn(db, assessor, now); });
}

}  // namespace tepat::timing
