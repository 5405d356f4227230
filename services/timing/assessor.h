// SPDX-License-Identifier: Apache-2.0
// Folds, judges and announces: the one way from marks to visits, for ingestion, for the rung clock
// and for queries.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/journal/writer.h"
#include "services/timing/store.h"

namespace tepat::timing {

// Parsed SOP and calendar versions; versions never change, so they are read once. Any thread.
class Standards {
 public:
  // What judges a visit; null where the office has published nothing (yet).
  struct Found {
    std::shared_ptr<const sop::Sop> sop;                 // shared with concurrent queries
    std::shared_ptr<const worktime::Calendar> calendar;  // shared with concurrent queries
    std::string calendar_id;
    int calendar_version = 0;

    Judging judging() const { return {sop.get(), calendar.get()}; }
  };
  Result<Found> Find(sql::Database& db, const std::string& sop_id, int sop_version);
  // After a restore of the office: it may give a version another content.
  void Forget();

 private:
  std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::shared_ptr<const sop::Sop>> sops_;  // with queries
  // Shared with queries.
  std::map<std::pair<std::string, int>, std::shared_ptr<const worktime::Calendar>> calendars_;
};

// A judged visit, the calendar that judged it, and how sure the verdict is.
struct JudgedVisit {
  Visit visit;
  std::string calendar_id;
  int calendar_version = 0;
  bool provisional = false;  // facts that were not read yet could still change it
  bool corrected = false;    // a verdict given before was changed by a later fact
};

// Any thread, but the announcing half runs inside the writer's transaction.
class Assessor {
 public:
  explicit Assessor(const Config& config) : config_(config) {}

  // Visits of one step as they stand at `now`.
  Result<std::vector<JudgedVisit>> ReadStep(sql::Database& db, const StepKey& key, Instant now);

  // Judges a step at the transaction's instant, and publishes what is new: warnings, breaches,
  // verdicts and their corrections. An announcement is claimed in the same transaction, so it is
  // made once, ever.
  Status AssessStep(journal::Transaction& transaction, const StepKey& key);

  // All steps with a visit that is open or was not judged yet: the office has published a new SOP
  // or calendar.
  Status AssessUnsettled(journal::Transaction& transaction);

  void ForgetStandards() { standards_.Forget(); }
  const Config& config() const { return config_; }

 private:
  Status AnnounceOpen(journal::Transaction& transaction, const StepKey& key,
                      const JudgedVisit& judged);
  Result<State> AnnounceClosed(journal::Transaction& transaction, const StepKey& key,
                               const JudgedVisit& judged, State announced);
  Result<std::optional<Instant>> NextFireOf(sql::Database& db, const StepKey& key,
                                            const Visit& visit);

  const Config& config_;
  Standards standards_;
};

}  // namespace tepat::timing
