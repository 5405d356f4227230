// SPDX-License-Identifier: Apache-2.0
#include "services/cli/event_log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"
#include "libs/journal/wire.h"

namespace tepat::cli {
namespace {

using nlohmann::ordered_json;
using timing::v1::Visit;

void Set(google::protobuf::Timestamp* time, const char* text) {
  journal::FillTime(*ParseInstant(text), time);
}

// A visit that was paused once and is done.
Visit Done() {
  Visit visit;
  visit.set_case_id("berkas-1");
  visit.set_step(3);
  visit.set_visit(1);
  visit.set_state(timing::v1::VISIT_STATE_LATE);
  visit.set_late(true);
  Set(visit.mutable_start_time(), "2026-11-23T01:00:00Z");
  Set(visit.mutable_stop_time(), "2026-11-23T05:00:00Z");
  Set(visit.mutable_due_time(), "2026-11-23T04:00:00Z");
  auto* pause = visit.add_pauses();
  pause->set_reason("Listrik <padam> & \"gelap\"");
  Set(pause->mutable_from_time(), "2026-11-23T02:00:00Z");
  Set(pause->mutable_to_time(), "2026-11-23T03:00:00Z");
  auto* holder = visit.add_holders();
  holder->set_position("lurah_jogotrunan");
  holder->set_unit("jogotrunan");
  visit.set_person_id("p-1");
  visit.mutable_used()->set_seconds(10'800);
  visit.mutable_paused()->set_seconds(3600);
  visit.set_calendar_id("lumajang");
  visit.set_calendar_version(2);
  visit.set_sop_id("kinerja");
  visit.set_sop_version(1);
  return visit;
}

std::size_t CountOf(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

ordered_json Ocel(const std::vector<Visit>& visits) {
  auto log = ReadOrderedJson(FormatOcel(visits));
  EXPECT_TRUE(log.has_value());
  return log ? std::move(*log) : ordered_json();
}

TEST(Xes, AVisitIsItsTransitionsInTheOrderOfTime) {
  const std::string log = FormatXes({Done()});
  std::size_t before = 0;
  for (const char* transition : {"start", "suspend", "resume", "complete"}) {
    const auto at = log.find(std::string("\"lifecycle:transition\" value=\"") + transition + "\"/>",
                             log.find("<trace>"));
    ASSERT_NE(at, std::string::npos) << transition;
    EXPECT_GT(at, before);
    before = at;
  }
  EXPECT_EQ(CountOf(log, "<event>"), 4U);
}

TEST(Xes, WhatPeopleTypedIsEscaped) {
  Visit visit = Done();
  visit.mutable_pauses(0)->set_reason("a<b>&\"c\"\x01");
  EXPECT_NE(FormatXes({visit}).find("value=\"a&lt;b>&amp;&quot;c&quot;\""), std::string::npos);
}

TEST(Xes, TheEndCarriesTheVerdictAndWhatItRestsOn) {
  const std::string log = FormatXes({Done()});
  for (const char* part :
       {R"(<string key="sla:verdict" value="LATE"/>)", R"(<boolean key="sla:late" value="true"/>)",
        R"(<int key="sla:used_seconds" value="10800"/>)",
        R"(<date key="sla:due_at" value="2026-11-23T04:00:00.000000Z"/>)",
        R"(<string key="sla:calendar" value="lumajang/2"/>)",
        R"(<string key="sla:standard" value="kinerja/1"/>)",
        R"(<string key="org:resource" value="p-1"/>)"}) {
    EXPECT_EQ(CountOf(log, part), 1U) << part;
  }
  EXPECT_EQ(CountOf(log, R"(<string key="org:group" value="jogotrunan"/>)"), 4U);
}

TEST(Xes, AnOpenOrCancelledVisitIsNotComplete) {
  Visit open = Done();
  open.clear_stop_time();
  open.mutable_pauses(0)->clear_to_time();
  const std::string log = FormatXes({open});
  EXPECT_EQ(CountOf(log, "<event>"), 2U);
  Visit cancelled = Done();
  cancelled.set_state(timing::v1::VISIT_STATE_CANCELLED);
  EXPECT_NE(FormatXes({cancelled}).find("value=\"ate_abort\""), std::string::npos);
}

TEST(Xes, EachCaseIsATraceOfItsOwn) {
  Visit other = Done();
  other.set_case_id("berkas-2");
  Visit again = Done();
  again.set_visit(2);
  const std::string log = FormatXes({Done(), other, again});
  EXPECT_EQ(CountOf(log, "<trace>"), 2U);
  EXPECT_EQ(CountOf(log, "<event>"), 12U);
  EXPECT_EQ(CountOf(FormatXes({}), "<trace>"), 0U);
}

TEST(Xes, AVerdictOfANewerServiceEndsNothing) {
  Visit visit = Done();
  visit.set_state(static_cast<timing::v1::VisitState>(88));
  EXPECT_NE(FormatXes({visit}).find(R"("sla:verdict" value="UNKNOWN")"), std::string::npos);
}

TEST(Ocel, ObjectsStandOnceAndEventsRelateToThem) {
  const ordered_json log = Ocel({Done()});
  std::vector<std::string> ids;
  for (const auto& object : log["objects"]) ids.push_back(TextIn(object, "id"));
  EXPECT_EQ(ids, (std::vector<std::string>{"berkas-1", "berkas-1.3.1", "jabatan:lurah_jogotrunan",
                                           "orang:p-1", "unit:jogotrunan"}));
  ASSERT_EQ(log["events"].size(), 4U);
  EXPECT_EQ(TextIn(log["events"][0], "type"), "start");
  EXPECT_EQ(TextIn(log["events"][3], "type"), "complete");
  EXPECT_EQ(log["events"][3]["relationships"].size(), 5U);
  EXPECT_EQ(log["events"][0]["relationships"].size(), 4U) << "only who completed it did it";
  for (const auto& event : log["events"]) {
    for (const auto& related : event["relationships"]) {
      EXPECT_NE(std::find(ids.begin(), ids.end(), TextIn(related, "objectId")), ids.end());
    }
  }
}

TEST(Ocel, AVisitKnowsItsVerdictAndItsCase) {
  const ordered_json log = Ocel({Done()});
  const auto& visit = log["objects"][1];
  EXPECT_EQ(TextIn(visit, "type"), "visit");
  EXPECT_EQ(TextIn(visit["relationships"][0], "objectId"), "berkas-1");
  std::map<std::string, std::string> attributes;
  for (const auto& one : visit["attributes"]) {
    attributes[TextIn(one, "name")] = WriteJson(one["value"]);
  }
  EXPECT_EQ(attributes["verdict"], "\"LATE\"");
  EXPECT_EQ(attributes["used_seconds"], "10800");
  EXPECT_EQ(attributes["late"], "true");
}

TEST(Ocel, EveryTypeThatIsUsedIsDeclared) {
  const ordered_json log = Ocel({Done()});
  std::vector<std::string> declared;
  for (const auto& type : log["objectTypes"]) declared.push_back(TextIn(type, "name"));
  for (const auto& object : log["objects"]) {
    const std::string type = TextIn(object, "type");
    EXPECT_NE(std::find(declared.begin(), declared.end(), type), declared.end()) << type;
  }
  EXPECT_TRUE(Ocel({})["objects"].empty());
}

}  // namespace
}  // namespace tepat::cli
