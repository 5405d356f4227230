// SPDX-License-Identifier: Apache-2.0
#include "services/office/year_document.h"

#include "libs/base/findings.h"
#include "libs/sop/roles.h"

namespace tepat::office {
namespace {

constexpr const char* kSlug = "office.invalid_document";
// Years in which an office of ours can have a plan; a slip of the finger lies outside.
constexpr int kYearMin = 2020;
constexpr int kYearMax = 2100;

void Require(int year, const std::string& kind, Findings& findings) {
  findings.Require(sop::IsYearDocument(kind), "kind",
                   "dpa, iku, tupoksi, perjanjian_kinerja or rencana_aksi");
  findings.Require(year >= kYearMin && year <= kYearMax, "year",
                   "a year from " + std::to_string(kYearMin) + " to " + std::to_string(kYearMax));
}

}  // namespace

Status CheckYearDocument(const YearDocument& document) {
  Findings findings;
  Require(document.year, document.kind, findings);
  findings.RequireText(document.number, "number", kNumberLength);
  findings.RequireText(document.place, "place", kPlaceLength);
  return findings.Outcome(kSlug);
}

Status CheckYearAndKind(int year, const std::string& kind) {
  Findings findings;
  Require(year, kind, findings);
  return findings.Outcome(kSlug);
}

}  // namespace tepat::office
