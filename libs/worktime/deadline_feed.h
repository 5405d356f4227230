// SPDX-License-Identifier: Apache-2.0
// Deadlines as an iCalendar feed (RFC 5545), for the calendars that people use.
#pragma once

#include <string>
#include <vector>

#include "libs/base/instant.h"

namespace tepat::worktime {

// One deadline.
struct FeedEntry {
  std::string uid;  // stays the same from feed to feed
  Instant due;
  std::string summary;
  std::string description;
};

// The whole feed, stamped `now`.
std::string FormatFeed(const std::vector<FeedEntry>& entries, Instant now);

}  // namespace tepat::worktime
