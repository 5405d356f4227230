// SPDX-License-Identifier: Apache-2.0
// What lacks in a unit's data and what is wrong with them, to the last cell, by the plan.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "libs/performance/reported.h"

namespace tepat::performance {

// What a finding is about; numbered and explained as in the contract.
enum class FindingKind {
  kNotSent = 1,
  kNoValue = 2,
  kNoCauseOfMiss = 3,
  kNoFollowUp = 4,
  kNoCauseOfOutlier = 5,
  kNoEvidence = 6,
  kBelowBounds = 10,
  kAboveBounds = 11,
  kNotANumber = 12,
  kNotAGrade = 13,
  kZeroDenominator = 14,
  kUnknownIndicator = 15,
  kUnknownComponent = 16,
  kUnknownEvidence = 17,
  kMalformed = 18,
  kVerified = 19,
};

// Whether data with such a finding are refused whatever the reason; else they are incomplete.
bool IsRefusal(FindingKind kind);

// One finding. Value type.
struct Finding {
  FindingKind kind = FindingKind::kNotSent;
  std::string unit;
  std::string indicator;  // id; empty for the unit as a whole
  std::string component;  // key; empty for the indicator as a whole
  std::string evidence;   // key of the rule, where it is about a proof
  std::string found;      // what stands there, at most 200 bytes
  std::string expected;   // what would be right, where one can say it
};

// Against what the data of a unit are judged. All references outlive it.
struct Asked {
  const plan::Plan& plan;
  const std::string& unit;
  const Period& period;
  const std::map<std::string, Series>& earlier;  // of this unit, by indicator
  const std::set<std::string>& files;            // SHA-256 of those that the unit has handed in
};

// Most proofs that one value may have; more are one finding.
inline constexpr std::size_t kProofsMax = 20;

// Everything that lacks in the values or is wrong with them: in the plan's order, then what the
// plan does not ask. Bounds are those of the computed value.
std::vector<Finding> FindingsIn(const Asked& asked, const std::vector<ReportedValue>& values);

// Whether one of them makes the data refused.
bool HasRefusal(const std::vector<Finding>& findings);

// How much the plan asks of a unit, and how much of it is there.
struct Counts {
  int cells_asked = 0;  // components
  int cells_filled = 0;
  int no_data = 0;         // indicators that were sent without data, for a reason
  int evidence_asked = 0;  // required proofs, but of indicators without data
  int evidence_filled = 0;
};
Counts CountsOf(const plan::Plan& plan, const std::string& unit,
                const std::vector<ReportedValue>& values);

}  // namespace tepat::performance
