// SPDX-License-Identifier: Apache-2.0
#include "services/timing/telling/part_announcer.h"

#include <algorithm>
#include <string>

#include "libs/base/failpoint.h"
#include "services/timing/store/parts.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

// One part's announcements. Lives within its transaction.
class PartAnnouncer {
 public:
  // All arguments outlive the announcer.
  PartAnnouncer(journal::Transaction& transaction, const StepKey& key, const JudgedVisit& judged,
                const VisitPart& part, PartTold told)
      : transaction_(transaction), key_(key), judged_(judged), part_(part), told_(told) {}

  Status Announce() {
    // What such a clock says is not believed, as with visits.
    if (!part_.deadline || IsBeyondCalendar()) return Save();
    TEPAT_TRY(part_.open() ? AnnounceOpen() : AnnounceClosed());
    return Save();
  }

  // When the next thing is to be told of it.
  std::optional<Instant> next() const { return next_; }

 private:
  bool IsBeyondCalendar() const {
    return part_.calendar != nullptr && transaction_.now() >= part_.calendar->complete_until();
  }

  Status Save() { return SavePart(transaction_.db(), {key_, judged_.visit.visit}, part_, told_); }

  Status AnnounceOpen() {
    // A clock that stands still reaches no breach.
    const bool still = judged_.visit.paused() && !part_.late;
    std::optional<Instant> breach;
    if (!still) breach = part_.deadline->breach + Micros(1);
    const bool breached = breach && *breach <= transaction_.now();
    // Who is told of the breach need not be warned of it.
    TEPAT_TRY(Tell(part_.warning, told_.warned, "warning", "part-warned", breached));
    return Tell(breach, told_.breached, "breach", "part-breached", false);
  }

  // Tells once what has come, or takes back what lies ahead again. Without an instant nothing is
  // told, and nothing is taken back: it was true when it was told.
  Status Tell(const std::optional<Instant>& at, bool& told, const char* name, const char* fact,
              bool silent) {
    if (!at) return Ok();
    if (*at > transaction_.now()) {
      next_ = std::min(next_.value_or(*at), *at);
      if (!told) return Ok();
      told = false;
      return Publish("part-warning-rescinded", {State::kUnspecified, name, {}, *at});
    }
    if (told) return Ok();
    told = true;
    if (silent) return Ok();
    return Publish(fact, {State::kUnspecified, name, Positions(), *at});
  }

  Status AnnounceClosed() {
    if (part_.state == told_.announced) return Ok();
    const State before = told_.announced;
    told_.announced = part_.state;
    const bool first = before == State::kUnspecified;
    return Publish(first ? "part-verdict-given" : "part-verdict-corrected", {before});
  }

  // Who answers for the unit, then who answers for the step.
  std::vector<std::string> Positions() const {
    std::vector<std::string> positions;
    const auto add = [&](const std::vector<sop::Holder>& holders) {
      for (const sop::Holder& holder : holders) {
        const auto known = std::find(positions.begin(), positions.end(), holder.position);
        if (known == positions.end()) positions.push_back(holder.position);
      }
    };
    add(part_.holders);
    add(judged_.visit.holders);
    return positions;
  }

  Status Publish(const char* fact, const Announcement& announcement) {
    journal::Fact made{fact, key_.case_id, transaction_.now()};
    made.payload = PartJudgedPayload(judged_.visit, part_, announcement);
    TEPAT_TRY(transaction_.Append(made));
    TEPAT_FAILPOINT("timing.after_announcement");
    return Ok();
  }

  journal::Transaction& transaction_;
  const StepKey& key_;
  const JudgedVisit& judged_;
  const VisitPart& part_;
  PartTold told_;
  std::optional<Instant> next_;
};

}  // namespace

Result<std::optional<Instant>> AnnounceParts(journal::Transaction& transaction, const StepKey& key,
                                             const JudgedVisit& judged) {
  std::optional<Instant> next;
  if (judged.visit.parts.empty()) return next;
  TEPAT_ASSIGN(const auto told, PartsTold(transaction.db(), {key, judged.visit.visit}));
  for (const VisitPart& part : judged.visit.parts) {
    const auto before = told.find(part.part);
    PartAnnouncer announcer(transaction, key, judged, part,
                            before == told.end() ? PartTold{} : before->second);
    TEPAT_TRY(announcer.Announce());
    if (announcer.next()) next = std::min(next.value_or(*announcer.next()), *announcer.next());
  }
  return next;
}

}  // namespace tepat::timing
