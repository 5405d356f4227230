// SPDX-License-Identifier: Apache-2.0
// Publishes what a judged visit has come to: each announcement once, in the order of time.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "libs/journal/writer.h"
#include "services/timing/judging/assessor.h"

namespace tepat::timing {

// Lives as long as its transaction.
class Announcer {
 public:
  // All arguments outlive the announcer.
  Announcer(journal::Transaction& transaction, const StepKey& key, const JudgedVisit& judged);

  // Publishes what is new, and keeps the visit's row.
  Status Announce();

 private:
  // Something to be announced when its instant has come.
  struct Point {
    std::string name;  // of its claim
    Instant at;
    const char* fact;
    std::vector<std::string> positions = {};  // told by an escalation
  };

  std::vector<Point> PointsOf() const;
  // Beyond its calendar no instant can be judged: the clock is wrong, or the calendar too short.
  bool IsBeyondCalendar() const;
  void AddPauseLimits(std::vector<Point>& points) const;
  void AddEscalations(std::vector<Point>& points) const;
  Status AnnounceOpen(const std::vector<Point>& points);
  Status Rescind(const Point& point);
  Result<State> AnnounceClosed(State announced);
  std::optional<Instant> NextFire(const std::vector<Point>& points) const;
  Status ClaimNow(const std::string& name);
  Status Publish(const char* fact, const Point* point, State corrected_from);

  journal::Transaction& transaction_;
  const StepKey& key_;
  const JudgedVisit& judged_;
  const Visit& visit_;
  std::set<std::string> claims_;
};

}  // namespace tepat::timing
