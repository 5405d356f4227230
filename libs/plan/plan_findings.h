// SPDX-License-Identifier: Apache-2.0
// Where in a plan something stands, and what takes note of what is found there. A plan comes from a
// text file or from a workbook: whoever read it knows where each field stood, and says it in its
// own way.
#pragma once

#include <string>
#include <vector>

namespace tepat::plan {

// Limits of a plan, told in the contract. What keeps it small in the end is the fact in which it
// travels, which the office measures.
inline constexpr int kObjectivesMax = 30;
inline constexpr int kIndicatorsMax = 100;
inline constexpr int kBudgetLinesMax = 100;
inline constexpr int kUnitsMax = 100;              // of an indicator; as many as a directory has
inline constexpr int kTargetsMax = kUnitsMax + 1;  // the office's, and one of each unit
inline constexpr int kEvidenceMax = 10;
inline constexpr int kHistoryMax = 10;

// One step on the way to a field: its name in the contract, and which one of a list.
struct PlaceStep {
  const char* field;
  int index = -1;  // from 0; -1 for what is no list, or for the list as a whole
};

// The way from the plan to a field: `{{"indicators", 3}, {"targets", 0}, {"year"}}`. Empty: the
// plan as a whole.
using Place = std::vector<PlaceStep>;

// The place of a field within what stands at `place`.
inline Place At(Place place, const char* field, int index = -1) {
  place.push_back({field, index});
  return place;
}

// What takes note of what is found. One thread at a time.
class PlanFindings {
 public:
  virtual ~PlanFindings() = default;
  // What is wrong, and what to do, in Indonesian.
  virtual void Add(const Place& place, const std::string& text) = 0;
  // What was understood but should be looked at.
  virtual void Note(const Place& place, const std::string& text) = 0;
};

}  // namespace tepat::plan
