// SPDX-License-Identifier: Apache-2.0
// Facts about plans of version 1 as bytes. As for all events: a golden file is never changed.
#include <gtest/gtest.h>

#include "libs/journal/event.h"
#include "libs/journal/wire.h"
#include "libs/plan/plan_message.h"
#include "tepat/plan/v1/adoption.pb.h"
#include "tepat/plan/v1/year_document.pb.h"
#include "tests/contract/golden.h"

namespace tepat::journal {
namespace {

std::string BytesOf(const std::string& name, const std::string& payload) {
  Event event;
  event.id = "01a1f6a0-0000-7000-8000-000000000003";
  event.position = {"/tepat/lumajang/office", "01a1f6a0-0000-7000-8000-0000000000ee", 7};
  event.recorded = *ParseInstant("2026-01-20T03:00:00Z");
  event.fact.name = name;
  event.fact.at = event.recorded;
  event.fact.actor = Actor{"01a1f6a0-0000-7000-8000-0000000000cc", "camat", ""};
  event.fact.office_cursor = 6;
  event.fact.payload = payload;
  return *FormatEvent(event);
}

// What a golden file says, which is then written again: its text depends on nothing else here.
template <class Fact>
Fact ReadFact(const std::string& name) {
  const auto event = ParseEvent(ReadGolden(name + ".json"));
  EXPECT_TRUE(event) << name;
  Fact fact;
  EXPECT_TRUE(event && ParsePayload(event->fact.payload, &fact)) << name;
  return fact;
}

TEST(PlanFactsV1, AreWrittenAsEverBefore) {
  EXPECT_EQ(BytesOf("plan-adopted", PayloadOf(ReadFact<plan::v1::PlanAdopted>("plan-adopted"))),
            ReadGolden("plan-adopted.json"));
  EXPECT_EQ(BytesOf("plan-drafted", PayloadOf(ReadFact<plan::v1::PlanDrafted>("plan-drafted"))),
            ReadGolden("plan-drafted.json"));
}

TEST(PlanFactsV1, AreReadAsEverBefore) {
  const auto drafted = ReadFact<plan::v1::PlanDrafted>("plan-drafted");
  EXPECT_EQ(drafted.year(), 2026);
  EXPECT_EQ(drafted.revision(), 3);
  EXPECT_EQ(drafted.file_sha256().size(), 64U);
  const auto adopted = ReadFact<plan::v1::PlanAdopted>("plan-adopted");
  EXPECT_EQ(adopted.version(), 2);
  const auto plan = plan::PlanOf(adopted.plan());
  ASSERT_TRUE(plan) << "what was adopted once can be computed with for ever";
  EXPECT_EQ(plan->indicators.at(0).method.direction, measure::Direction::kHigher);
  EXPECT_EQ(plan->indicators.at(0).office_targets->quarters.at(3),
            measure::Target(measure::Fraction(90)));
}

TEST(YearDocumentFactsV1, AreWrittenAndReadAsEverBefore) {
  const auto document = ReadFact<plan::v1::YearDocumentRegistered>("year-document-registered");
  EXPECT_EQ(document.kind(), "dpa");
  EXPECT_EQ(document.place(), "Map Perencanaan");
  EXPECT_EQ(BytesOf("year-document-registered", PayloadOf(document)),
            ReadGolden("year-document-registered.json"));
  const auto file = ReadFact<plan::v1::YearFileAttached>("year-file-attached");
  EXPECT_EQ(file.size(), 2048);
  EXPECT_EQ(BytesOf("year-file-attached", PayloadOf(file)), ReadGolden("year-file-attached.json"));
}

}  // namespace
}  // namespace tepat::journal
