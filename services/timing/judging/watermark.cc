// SPDX-License-Identifier: Apache-2.0
#include "services/timing/judging/watermark.h"

#include <algorithm>
#include <optional>

#include "libs/journal/progress.h"
#include "libs/sop/services.h"

namespace tepat::timing {
namespace {

// Whether a source is one of the four services that mark the steps of the SOP.
bool IsProducer(const std::string& source) {
  return sop::IsStepService(source.substr(source.rfind('/') + 1));
}

}  // namespace

Result<Instant> Watermark(sql::Database& db, const std::string& source) {
  TEPAT_ASSIGN(const auto readers, journal::ListReadProgress(db));
  // A source that was never read has no row: it holds nothing up.
  std::optional<Instant> least;
  for (const journal::ReadProgress& reader : readers) {
    if (reader.cursor.source != source && !IsProducer(reader.cursor.source)) continue;
    least = std::min(least.value_or(reader.confirmed), reader.confirmed);
  }
  return least.value_or(Instant());
}

}  // namespace tepat::timing
