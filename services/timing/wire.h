// SPDX-License-Identifier: Apache-2.0
// Visits as the contract has them.
#pragma once

#include <string>
#include <vector>

#include "services/timing/judging/assessor.h"
#include "tepat/timing/v1/calendar.pb.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::timing {

void FillVisit(const std::string& case_id, const JudgedVisit& judged, v1::Visit* to);

// A visit as it stands and as it would stand.
void FillChange(const StepKey& key, const Visit& before, const Visit& after,
                v1::CalendarChange* to);

// What one announcement says beside the visit itself.
struct Announcement {
  State corrected_from = State::kUnspecified;
  std::string name = {};                    // of its claim
  std::vector<std::string> positions = {};  // told by an escalation
  std::optional<Instant> effective = {};    // the instant that it is about
};

// Payload of timing's facts about visits.
std::string VisitJudgedPayload(const JudgedVisit& judged, const Announcement& announcement);

// Payload of timing's facts about parts of visits.
std::string PartJudgedPayload(const Visit& visit, const VisitPart& part,
                              const Announcement& announcement);

void FillDuration(Micros from, google::protobuf::Duration* to);

}  // namespace tepat::timing
