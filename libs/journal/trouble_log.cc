// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/trouble_log.h"

#include <spdlog/spdlog.h>

#include <utility>

namespace tepat::journal {

TroubleLog::TroubleLog(std::string work) : work_(std::move(work)) {}

void TroubleLog::Note(const Status& outcome) {
  // The message may name a number that differs each time; the slug is what stays the same.
  const std::string slug = outcome ? "" : outcome.error().slug;
  if (slug == slug_) return;
  slug_ = slug;
  if (outcome) {
    spdlog::info("{} goes on", work_);
  } else {
    spdlog::warn("{} fails: {} ({})", work_, slug, outcome.error().message);
  }
}

}  // namespace tepat::journal
