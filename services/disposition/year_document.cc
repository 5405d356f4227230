// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/year_document.h"

#include <cstdlib>

#include "libs/base/findings.h"
#include "libs/sop/roles.h"

namespace tepat::disposition {
namespace {

// Years in which an office of ours can have a plan; a slip of the finger lies outside.
constexpr int kYearMin = 2020;
constexpr int kYearMax = 2100;

}  // namespace

Status CheckYearDocument(const YearDocument& document) {
  Findings findings;
  findings.Require(sop::IsYearDocument(document.kind), "kind",
                   "perjanjian_kinerja or rencana_aksi");
  findings.Require(document.year >= kYearMin && document.year <= kYearMax, "year", "2020 to 2100");
  findings.RequireText(document.number, "number", 1, 150);
  findings.RequireText(document.place, "place", 1, 200);
  return findings.Outcome("disposition.invalid_document");
}

// A period begins with its year; correspondence has checked that it is one.
int YearOfPeriod(const std::string& period) { return std::atoi(period.substr(0, 4).c_str()); }

}  // namespace tepat::disposition
