// SPDX-License-Identifier: Apache-2.0
// Facts as others may send them: whatever the bytes are, the answer is an event or a refusal.
#include "libs/journal/event.h"

#include <gtest/gtest.h>

#include "libs/base/outside_text.h"
#include "libs/journal/wire.h"
#include "tepat/office/v1/office.pb.h"

namespace tepat::journal {
namespace {

std::string EventWith(const std::string& data, const std::string& subject = "berkas") {
  return R"({"id": "1", "source": "/tepat/x/y", "incarnation": "i", "sequence": "1",)"
         R"("type": "tepat.y.letter-registered.v1", "time": "2026-11-23T01:00:00Z",)"
         R"("recordedtime": "2026-11-23T01:00:00Z", "subject": ")" +
         subject + R"(", "data": )" + data + "}";
}

std::string MarkWith(const std::string& numbers) {
  return R"({"marks": [{)" + numbers +
         R"(, "kind": "KIND_STARTED",)"
         R"("at": "2026-11-23T01:00:00Z"}]})";
}

TEST(ParseEvent, TakesAnEventOfAnySource) {
  const auto event = ParseEvent(EventWith(MarkWith(R"("step": 1, "visit": 2)")));
  ASSERT_TRUE(event) << event.error().message;
  EXPECT_EQ(event->fact.marks.at(0).visit, 2);
}

TEST(ParseEvent, RefusesTextThatIsNotUtf8) {
  EXPECT_EQ(ParseEvent(EventWith("{}", "Jos\xE9")).error().slug, "journal.malformed_event");
  EXPECT_EQ(ParseEvent(EventWith(R"({"payload": {"name": ")"
                                 "\xE9"
                                 R"("}})"))
                .error()
                .slug,
            "journal.malformed_event");
}

TEST(ParseEvent, RefusesNestingThatWouldTakeTheWholeStack) {
  constexpr std::size_t kLevels = 60'000;
  const std::string nested = std::string(kLevels, '[') + std::string(kLevels, ']');
  EXPECT_EQ(ParseEvent(EventWith(R"({"payload": )" + nested + "}")).error().slug,
            "journal.malformed_event");
}

TEST(ParseEvent, ANumberThatIsTooLargeNamesNoOtherStep) {
  for (const char* wrong :
       {R"("step": 4294967297, "visit": 1)", R"("step": 1, "visit": "-1")",
        R"("step": 1, "visit": 1, "opens": 4294967298)", R"("step": 1.5, "visit": 1)"}) {
    EXPECT_EQ(ParseEvent(EventWith(MarkWith(wrong))).error().slug, "journal.malformed_event")
        << wrong;
  }
}

TEST(ParseEvent, RefusesMembersOfAnotherKind) {
  for (const char* data : {"[]", "7", R"({"marks": {}})", R"({"marks": [7]})",
                           R"({"actor": "sekretaris"})", R"({"officeCursor": "x"})"}) {
    EXPECT_EQ(ParseEvent(EventWith(data)).error().slug, "journal.malformed_event") << data;
  }
}

TEST(FormatEvent, WritesUtf8WhateverAReasonHolds) {
  Event event;
  event.id = "1";
  event.position = {"/tepat/x/y", "i", 1};
  event.fact.name = "letter-registered";
  sop::Mark mark{1, 1, sop::Mark::Kind::kPaused, {}};
  mark.reason = "Jos\xE9";
  event.fact.marks = {mark};
  const auto body = FormatEvent(event);
  ASSERT_TRUE(body);
  EXPECT_TRUE(IsUtf8(*body));
  EXPECT_TRUE(ParseEvent(*body));
}

// What FormatEvent says of a fact with this mark, as often as `count`: `ok`, or the field.
std::string FormatWith(const sop::Mark& mark, std::size_t count = 1) {
  Event event;
  event.id = "1";
  event.position = {"/tepat/x/y", "i", 1};
  event.fact.name = "letter-registered";
  event.fact.marks.assign(count, mark);
  const auto body = FormatEvent(event);
  if (!body) {
    EXPECT_EQ(body.error().slug, "journal.malformed_fact");
    return body.error().details.at("field");
  }
  // What is written can be read: nobody could mend a fact afterwards.
  const auto back = ParseEvent(*body);
  EXPECT_TRUE(back) << back.error().message;
  return back && back->fact.marks == event.fact.marks ? "ok" : "another";
}

TEST(FormatEvent, WritesNoMarkThatNobodyCouldReadBack) {
  const sop::Mark good{1, 1, sop::Mark::Kind::kStarted, {}};
  EXPECT_EQ(FormatWith(good, sop::kMarksMax), "ok");
  EXPECT_EQ(FormatWith(good, sop::kMarksMax + 1), "marks");
  sop::Mark mark = good;
  mark.step = 0;
  EXPECT_EQ(FormatWith(mark), "step");
  mark = good;
  mark.visit = -1;
  EXPECT_EQ(FormatWith(mark), "visit");
  mark = good;
  mark.opens = -1;
  EXPECT_EQ(FormatWith(mark), "opens");
  mark = good;
  mark.sop_version = -1;
  EXPECT_EQ(FormatWith(mark), "sop_version");
}

TEST(FormatEvent, HoldersAndReasonsKeepTheLimitsOfTheContract) {
  sop::Mark mark{1, 1, sop::Mark::Kind::kReturned, {}};
  mark.holders.assign(sop::kHoldersMax, {"staf", "kasi"});
  for (std::size_t i = 0; i < sop::kMarkReasonMax; ++i) mark.reason += "é";
  EXPECT_EQ(FormatWith(mark), "ok") << "characters, not bytes";
  mark.reason += "x";
  EXPECT_EQ(FormatWith(mark), "reason");
  mark.reason.clear();
  mark.holders.push_back({"staf", "kasi"});
  EXPECT_EQ(FormatWith(mark), "holders");
}

TEST(FormatEvent, APartStartsAndEndsAndNamesItsUnit) {
  sop::Mark mark{4, 1, sop::Mark::Kind::kStarted, {}};
  mark.part = sop::Part{"kasi_trantib", 2};
  mark.due_date = "2026-11-27";
  EXPECT_EQ(FormatWith(mark, sop::kMarksMax), "ok");
  for (const char* date : {"2026-11-31", "27-11-2026", "x"}) {
    mark.due_date = date;
    EXPECT_EQ(FormatWith(mark), "due_date") << date;
  }
  mark.due_date.clear();
  mark.kind = sop::Mark::Kind::kPaused;
  EXPECT_EQ(FormatWith(mark), "part") << "a visit pauses, and its parts with it";
  mark.kind = sop::Mark::Kind::kCompleted;
  EXPECT_EQ(FormatWith(mark), "ok");
  mark.opens = 5;
  EXPECT_EQ(FormatWith(mark), "part") << "a part never moves its visit's clock";
  mark.opens = 0;
  for (const sop::Part& wrong : {sop::Part{"", 1}, sop::Part{"a", 0},
                                 sop::Part{std::string(sop::kPartUnitMax + 1, 'a'), 1}}) {
    mark.part = wrong;
    EXPECT_EQ(FormatWith(mark), "part");
  }
  mark.part.reset();
  mark.due_date = "2026-11-27";
  EXPECT_EQ(FormatWith(mark), "due_date") << "a visit is due by its standard";
}

TEST(ParseEvent, RefusesAPartThatIsNone) {
  for (const char* wrong :
       {R"("step": 4, "visit": 1, "part": 7)", R"("step": 4, "visit": 1, "part": {"unit": "a"})",
        R"("step": 4, "visit": 1, "part": {"n": 1})",
        R"("step": 4, "visit": 1, "dueDate": "2026-11-27")",
        R"("step": 4, "visit": 1, "part": {"unit": "a", "n": 1}, "dueDate": "besok")"}) {
    EXPECT_EQ(ParseEvent(EventWith(MarkWith(wrong))).error().slug, "journal.malformed_event")
        << wrong;
  }
}

TEST(ParsePayload, RefusesTextThatIsNotUtf8) {
  office::v1::ImportOfficeRequest message;
  EXPECT_EQ(ParsePayload("{\"requestId\": \"Jos\xE9\"}", &message).error().slug,
            "journal.malformed_payload");
}

TEST(TimeOf, ATimeBeyondTheContractIsTheNearestOneWithin) {
  google::protobuf::Timestamp time;
  time.set_seconds(std::numeric_limits<std::int64_t>::max());
  time.set_nanos(-5);
  EXPECT_EQ(FormatInstant(TimeOf(time)), "9999-12-31T23:59:59.000000Z");
  time.set_seconds(std::numeric_limits<std::int64_t>::min());
  FillTime(TimeOf(time), &time);
  EXPECT_EQ(time.seconds(), -62'135'596'800);
}

}  // namespace
}  // namespace tepat::journal
