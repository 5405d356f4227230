// SPDX-License-Identifier: Apache-2.0
// Events of version 1 as bytes: what was once published must be written and read in the same way
// for ever. A golden file is never changed; a new shape of event gets a new file.
#include <gtest/gtest.h>

#include "libs/journal/event.h"
#include "tests/contract/golden.h"

namespace tepat::journal {
namespace {

Event StepEvent() {
  Event event;
  event.id = "01a1f6a0-0000-7000-8000-000000000001";
  event.position = {"/tepat/lumajang/correspondence", "01a1f6a0-0000-7000-8000-0000000000aa", 42};
  event.recorded = *ParseInstant("2026-11-23T01:07:30.5Z");
  event.fact.name = "letter-forwarded-to-camat";
  event.fact.case_id = "01a1f6a0-0000-7000-8000-0000000000bb";
  event.fact.at = *ParseInstant("2026-11-23T01:07:30.5Z");
  event.fact.actor = Actor{"01a1f6a0-0000-7000-8000-0000000000cc", "sekretaris",
                           "01a1f6a0-0000-7000-8000-0000000000dd"};
  event.fact.office_cursor = 7;
  sop::Mark done{2, 1, sop::Mark::Kind::kCompleted, event.fact.at};
  done.opens = 3;
  sop::Mark moved{2, 1, sop::Mark::Kind::kCorrected, *ParseInstant("2026-11-23T01:00:00Z")};
  moved.corrects = sop::Mark::Kind::kStarted;
  moved.declared = true;
  moved.reason = "Listrik padam";
  sop::Mark started{3, 1, sop::Mark::Kind::kStarted, event.fact.at};
  started.holders = {{"camat", ""}, {"lurah_jogotrunan", "lurah_jogotrunan"}};
  started.sop_id = "pengumpulan-data-kinerja";
  started.sop_version = 1;
  event.fact.marks = {done, moved, started};
  event.fact.payload = R"({"desk":"DESK_CAMAT","revision":3,"advice":"Mohon arahan – segera"})";
  return event;
}

Event OfficeEvent() {
  Event event;
  event.id = "01a1f6a0-0000-7000-8000-000000000002";
  event.position = {"/tepat/lumajang/office", "01a1f6a0-0000-7000-8000-0000000000ee", 1};
  event.recorded = *ParseInstant("2026-11-23T00:00:00Z");
  event.simulated = true;
  event.fact.name = "delegation-revoked";
  event.fact.at = event.recorded;
  return event;
}

// A unit's share of a visit: started, given back, started again.
Event PartEvent() {
  Event event = OfficeEvent();
  event.id = "01a1f6a0-0000-7000-8000-000000000003";
  event.position.source = "/tepat/lumajang/data-collection";
  event.simulated = false;
  event.fact.name = "unit-assigned";
  event.fact.case_id = "01a1f6a0-0000-7000-8000-0000000000bb";
  sop::Mark returned{4, 1, sop::Mark::Kind::kReturned, event.fact.at};
  returned.part = sop::Part{"kasi_trantib", 1};
  sop::Mark started{4, 1, sop::Mark::Kind::kStarted, event.fact.at};
  started.holders = {{"kasi_trantib", "kasi_trantib"}};
  started.part = sop::Part{"kasi_trantib", 2};
  started.due_date = "2026-11-27";
  event.fact.marks = {returned, started};
  return event;
}

TEST(EventV1, IsWrittenAsEverBefore) {
  EXPECT_EQ(*FormatEvent(PartEvent()), ReadGolden("part.json"));
  EXPECT_EQ(*FormatEvent(StepEvent()), ReadGolden("step.json"));
  EXPECT_EQ(*FormatEvent(OfficeEvent()), ReadGolden("office.json"));
}

TEST(EventV1, IsReadAsEverBefore) {
  for (const auto& [name, expected] : {std::pair<std::string, Event>{"step.json", StepEvent()},
                                       std::pair<std::string, Event>{"office.json", OfficeEvent()},
                                       std::pair<std::string, Event>{"part.json", PartEvent()}}) {
    const auto read = ParseEvent(ReadGolden(name));
    ASSERT_TRUE(read) << name << ": " << read.error().message;
    EXPECT_EQ(read->id, expected.id);
    EXPECT_EQ(read->position, expected.position);
    EXPECT_EQ(read->recorded, expected.recorded);
    EXPECT_EQ(read->simulated, expected.simulated);
    EXPECT_EQ(read->fact.name, expected.fact.name);
    EXPECT_EQ(read->fact.case_id, expected.fact.case_id);
    EXPECT_EQ(read->fact.at, expected.fact.at);
    EXPECT_EQ(read->fact.actor, expected.fact.actor);
    EXPECT_EQ(read->fact.office_cursor, expected.fact.office_cursor);
    EXPECT_EQ(read->fact.marks, expected.fact.marks);
  }
}

TEST(EventV1, FieldsThatComeLaterAreIgnored) {
  std::string body = ReadGolden("step.json");
  body.insert(body.size() - 2, R"(,"later":{"x":[1,2]})");
  body.insert(1, R"("traceparent":"00-x",)");
  const auto read = ParseEvent(body);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->fact.marks.size(), 3U);
}

}  // namespace
}  // namespace tepat::journal
