// SPDX-License-Identifier: Apache-2.0
#include "services/cli/events.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tepat::cli {
namespace {

journal::Event EventAt(const char* recorded, const std::string& service, std::int64_t sequence) {
  journal::Event event;
  event.position = {"/tepat/uji/" + service, "i", sequence};
  event.recorded = *ParseInstant(recorded);
  event.fact.name = "letter-registered";
  return event;
}

TEST(EventLine, ShowsWhatHappenedWhereAndByWhom) {
  const auto zone = *worktime::Zone::Find("Asia/Jakarta");
  journal::Event event = EventAt("2026-11-23T01:00:00.5Z", "correspondence", 7);
  EXPECT_EQ(EventLine(event, zone),
            "2026-11-23T08:00:00 correspondence   letter-registered              - ");
  event.fact.case_id = "berkas-1";
  event.fact.actor = journal::Actor{"p", "staf_penerima_surat"};
  EXPECT_EQ(EventLine(event, zone),
            "2026-11-23T08:00:00 correspondence   letter-registered              berkas-1 "
            "staf_penerima_surat");
}

TEST(IsEarlier, FactsStandInTheOrderOfTheirRecording) {
  std::vector<journal::Event> events = {EventAt("2026-11-23T01:00:01Z", "office", 3),
                                        EventAt("2026-11-23T01:00:00Z", "timing", 9),
                                        EventAt("2026-11-23T01:00:01Z", "office", 2),
                                        EventAt("2026-11-23T01:00:01Z", "disposition", 8)};
  std::sort(events.begin(), events.end(), IsEarlier);
  std::vector<std::int64_t> order;
  order.reserve(events.size());
  for (const auto& event : events) order.push_back(event.position.sequence);
  EXPECT_EQ(order, (std::vector<std::int64_t>{9, 8, 2, 3}));
  EXPECT_FALSE(IsEarlier(events[0], events[0]));
}

}  // namespace
}  // namespace tepat::cli
