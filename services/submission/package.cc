// SPDX-License-Identifier: Apache-2.0
#include "services/submission/package.h"

#include <algorithm>
#include <iterator>

#include "libs/base/findings.h"
#include "libs/base/instant.h"

namespace tepat::submission {
namespace {

constexpr const char* kInvalid = "submission.invalid_request";
constexpr int kChannelMax = 4;
// What step 6 is for; further ones may come with them.
const char* const kNeededKinds[] = {"dokumen_pengukuran_kinerja", "dokumen_laporan_kinerja"};

}  // namespace

Status CheckPackage(const std::vector<PackageDocument>& documents, const Config& config) {
  Findings findings;
  findings.RequireCount(documents.size(), "documents", std::size(kNeededKinds),
                        config.documents_max);
  for (std::size_t i = 0; i < std::min(documents.size(), config.documents_max); ++i) {
    const std::string field = "documents[" + std::to_string(i) + "]";
    findings.RequireText(documents[i].kind, field + ".kind", kKeyLength);
    findings.RequireText(documents[i].number, field + ".number", kNumberLength);
    findings.RequireText(documents[i].place, field + ".place", kPlaceLength);
  }
  // Both by kind, however they are numbered.
  for (const char* kind : kNeededKinds) {
    const bool there = std::any_of(documents.begin(), documents.end(),
                                   [&](const auto& document) { return document.kind == kind; });
    findings.Require(there, "documents", std::string("one of kind ") + kind);
  }
  return findings.Outcome(kInvalid);
}

Status CheckCoveringLetter(const CoveringLetter& letter, std::chrono::local_days today) {
  Findings findings;
  findings.RequireText(letter.number, "number", kNumberLength);
  findings.RequireText(letter.place, "place", kPlaceLength);
  const auto date = ParseDate(letter.date);
  findings.Require(date && *date <= today, "date", "a date like 2026-12-01, not in the future");
  return findings.Outcome(kInvalid);
}

Status CheckDelivery(const Delivery& delivery) {
  Findings findings;
  findings.Require(delivery.channel >= 1 && delivery.channel <= kChannelMax, "channel", "required");
  findings.RequireText(delivery.external_number, "external_number", kNumberLength.OrNone());
  return findings.Outcome(kInvalid);
}

}  // namespace tepat::submission
