// SPDX-License-Identifier: Apache-2.0
// Values of earlier periods that were never collected by a case: the Kasubbag Keuangan declares
// them, so that later ones can be compared.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/performance/period.h"
#include "services/data-collection/config.h"

namespace tepat::data_collection {

// The right to declare.
constexpr const char* kDeclareValues = "declare_values";
// How many years back values are declared at most: what a series holds, were they years.
constexpr int kHistoryYearsMax = kEarlierPeriodsMax;
// Quarters of which is told whether there are values: as many as a series holds.
constexpr int kHistoryQuarters = kEarlierPeriodsMax;

// What is declared of a unit, beside the sending that holds its values. Value type.
struct Declaration {
  std::string period;
  std::string unit;
  std::string source;  // where the values are taken from, 5 to 500 characters
  int plan_year = 0;   // of the plan by whose ids they were judged
  int plan_version = 0;
};

// Whether the period has ended before that day.
bool IsOver(const performance::Period& period, std::chrono::local_days today);

// The last quarters that are over, newest first.
std::vector<performance::Period> LastQuarters(std::chrono::local_days today, int count);

// A period of which values may be declared. Fails with kInvalid `data_collection.invalid_request`
// (detail `fields`) on any other text, one that is not over, and one that is too long ago.
Result<performance::Period> DeclarablePeriod(const std::string& period,
                                             std::chrono::local_days today);

// Fails with kInvalid `data_collection.invalid_request` (detail `fields`). `values`: how many.
Status CheckDeclaration(const std::string& source, std::size_t values);

}  // namespace tepat::data_collection
