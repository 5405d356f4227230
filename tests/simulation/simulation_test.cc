// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "libs/journal/progress.h"
#include "libs/journal/wire.h"
#include "tests/simulation/counted_facts.h"
#include "tests/simulation/simulated_office.h"

namespace tepat::simulation {
namespace {

constexpr int kSeeds = 200;
constexpr int kSeedsLong = 1000;

void ExpectReadersAtTheirHeads(SimulatedOffice& office) {
  for (const std::string& service : kServices) {
    for (const auto& reader : office.node(service).readers()) {
      const std::string source = reader->source().substr(reader->source().rfind('/') + 1);
      EXPECT_EQ(reader->cursor().sequence, office.node(source).writer().head().sequence)
          << service << " reads " << source;
      EXPECT_FALSE(reader->stopped()) << reader->stopped()->message;
    }
    EXPECT_EQ(*office.node(service).pool().Read<std::int64_t>(journal::CountParked), 0) << service;
  }
}

// Each warning and breach once and after its instant; each closed visit has its verdict.
void ExpectHonestAnnouncements(SimulatedOffice& office, std::size_t closed,
                               std::size_t closed_parts) {
  std::set<std::string> seen;
  std::size_t verdicts = 0;
  std::size_t part_verdicts = 0;
  for (const journal::Event& event : Events(office, "timing")) {
    if (event.fact.name == "visit-warned") continue;
    if (event.fact.name.starts_with("part-")) {
      timing::v1::PartJudged judged;
      ASSERT_TRUE(journal::ParsePayload(event.fact.payload, &judged));
      const std::string part = event.fact.name + event.fact.case_id + " " +
                               std::to_string(judged.visit()) + judged.part().unit() +
                               std::to_string(judged.part().n());
      EXPECT_TRUE(seen.insert(part).second) << "twice: " << part;
      part_verdicts += event.fact.name == "part-verdict-given";
      continue;
    }
    verdicts += event.fact.name == "verdict-given";
    timing::v1::VisitJudged judged;
    ASSERT_TRUE(journal::ParsePayload(event.fact.payload, &judged));
    const std::string visit =
        " " + std::to_string(judged.step()) + "." + std::to_string(judged.visit());
    EXPECT_TRUE(seen.insert(event.fact.name + event.fact.case_id + visit).second)
        << event.fact.name << " twice: " << event.fact.payload;
  }
  EXPECT_EQ(verdicts, closed);
  EXPECT_EQ(part_verdicts, closed_parts);
}

// What one seed has made the office go through.
struct Story {
  int kills = 0;
  std::vector<std::string> cases;
  std::map<std::string, int> calls;  // of the walk that were made, by case
  std::set<std::string> ended;       // cases whose end was asked for
};

// Refusals that a walk may meet: what has not arrived yet, what the office has not told yet, and a
// case that was ended.
bool IsExpected(const Error& error) {
  static const std::set<std::string> expected = {
      "identity.not_allowed",     "identity.not_a_person",        "identity.office_too_old",
      "correspondence.moved_on",  "correspondence.no_sop",        "disposition.unknown_case",
      "disposition.moved_on",     "disposition.no_sop",           "data_collection.unknown_case",
      "data_collection.moved_on", "data_collection.unknown_unit", "data_collection.no_sop",
      "submission.unknown_case",  "submission.moved_on",          "submission.no_sop",
      "data_collection.no_plan",  "disposition.invalid_request",  "data_collection.not_sent"};
  return expected.contains(error.slug);
}

void RegisterOne(SimulatedOffice& office, Story& story) {
  const auto request = office.NewLetter();
  const auto answer = office.Register(request);
  if (!answer) {
    EXPECT_TRUE(IsExpected(answer.error())) << answer.error().slug;
    return;
  }
  story.cases.push_back(answer->case_id());
  if (!office.entropy().Chance(20)) return;
  const auto again = office.Register(request);
  EXPECT_TRUE(again && again->case_id() == answer->case_id());
}

// The next call of a case's walk; one that was made is never made again.
void WalkOn(SimulatedOffice& office, Story& story, const std::string& id) {
  int& calls = story.calls[id];
  if (calls == SimulatedOffice::kWalkCalls) return;
  const Status made = office.Walk(id, calls);
  if (made) {
    ++calls;
  } else {
    EXPECT_TRUE(IsExpected(made.error())) << calls << ": " << made.error().slug;
  }
}

void CancelOne(SimulatedOffice& office, Story& story, const std::string& id) {
  if (!story.ended.insert(id).second) return;
  const Status asked = office.Cancel(id, std::min(story.calls[id], 2) + 1);
  EXPECT_TRUE(asked || IsExpected(asked.error())) << asked.error().slug;
}

// Somebody sends once more, or before it is his turn in the walk, by either way.
void SendOnce(SimulatedOffice& office, const std::string& id) {
  const Status sent =
      office.entropy().Chance(50) ? office.SendWorkbook(id) : office.SendUnitData(id);
  EXPECT_TRUE(sent || IsExpected(sent.error())) << sent.error().slug;
}

// The Kasubbag sees that a sending is wrong while step 4 still runs; the unit mends it at once, so
// that the walk finds what it expects.
void GiveBackOnce(SimulatedOffice& office, const std::string& id) {
  const Status given_back = office.GiveBackUnitData(id);
  if (given_back) return SendOnce(office, id);
  EXPECT_TRUE(IsExpected(given_back.error())) << given_back.error().slug;
}

// A crash and a return in every story, whatever its dice say.
void EnsureEventfulness(SimulatedOffice& office, Story& story) {
  const std::string& id = story.cases.front();
  for (int turn = 0; story.calls[id] < 7 && turn < 50; ++turn) {
    if (story.ended.contains(id)) break;
    office.Drain();
    WalkOn(office, story, id);
  }
  if (story.kills++ == 0) office.Kill("data-collection");
}

Story Live(SimulatedOffice& office) {
  Story story;
  auto& random = office.entropy();
  const auto import_at = random.Below(20);      // letters are refused until the SOP is there
  const auto plan_at = 30 + random.Below(200);  // the plan changes while units send
  for (std::uint64_t turn = 0; turn < 250; ++turn) {
    if (turn == import_at) office.ImportFiles();
    if (turn == plan_at) {
      EXPECT_TRUE(office.AdoptNextPlan());
    }
    if (random.Chance(8)) RegisterOne(office, story);
    if (!story.cases.empty()) {
      const auto any = [&] { return story.cases[random.Below(story.cases.size())]; };
      if (random.Chance(60)) WalkOn(office, story, any());
      if (random.Chance(5)) SendOnce(office, any());
      if (random.Chance(5)) GiveBackOnce(office, any());
      if (story.cases.size() > 3 && random.Chance(2)) {
        CancelOne(office, story, story.cases[1 + random.Below(story.cases.size() - 1)]);
      }
    }
    if (random.Chance(4)) {
      office.Kill(kServices[random.Below(kServices.size())]);
      ++story.kills;
    }
    if (random.Chance(3)) office.bus().set_down(true);
    if (random.Chance(10)) office.bus().set_down(false);
    if (random.Chance(2)) office.bus().Wipe();
    office.PassTime(std::chrono::seconds(random.Below(90)));
    for (auto steps = random.Below(10); steps > 0; --steps) office.StepOne();
  }
  EnsureEventfulness(office, story);
  office.Drain();
  // That nothing was missing is written down once a minute: what ended in the last one would be
  // provisional here, and final where all is read afresh.
  office.PassTime(std::chrono::minutes(2));
  office.Drain();
  return story;
}

// Each hand-off that is owed was received, and nothing is stuck.
void ExpectHandoffsReceived(SimulatedOffice& office) {
  std::int64_t owed = 0;
  std::int64_t received = 0;
  for (const sop::StepService& each : sop::kStepServices) {
    const std::string service(each.service);
    for (const auto& event : Events(office, service)) {
      const std::string& name = event.fact.name;
      owed += name == "letter-forwarded-to-camat" || name == "disposition-issued" ||
              name == "data-verified" || name == "case-end-requested";
    }
    const auto counts = office.node(service).pool().Read<std::int64_t>(
        [](sql::Database& db) -> Result<std::int64_t> {
          TEPAT_ASSIGN(const int stuck, db.Get<int>("SELECT count(*) FROM stuck"));
          EXPECT_EQ(stuck, 0);
          return db.Get<std::int64_t>("SELECT count(*) FROM received_handoff");
        });
    received += *counts;
  }
  EXPECT_EQ(owed, received);
}

void CheckSeed(std::uint64_t seed) {
  SimulatedOffice office(seed);
  const Story story = Live(office);
  const auto& counts = office.bus().counts();
  EXPECT_GT(story.kills, 0);
  EXPECT_GT(counts.dropped + counts.duplicated + counts.reordered + counts.lost_acks, 0);
  ASSERT_GT(story.cases.size(), 3U);
  ExpectReadersAtTheirHeads(office);
  ExpectHandoffsReceived(office);
  SentValues(office).ExpectStored();
  std::size_t registered = 0;
  std::size_t closed = 0;
  std::size_t returned = 0;
  OpenParts parts;
  for (const sop::StepService& each : sop::kStepServices) {
    const std::string service(each.service);
    for (const auto& event : Events(office, service)) {
      registered += event.fact.name == "letter-registered";
      for (const sop::Mark& mark : event.fact.marks) {
        using Kind = sop::Mark::Kind;
        parts.Take(event.fact.case_id, mark);
        if (mark.part) continue;
        returned += mark.kind == Kind::kReturned;
        closed += mark.kind == Kind::kCompleted || mark.kind == Kind::kReturned ||
                  mark.kind == Kind::kCancelled;
      }
    }
  }
  EXPECT_EQ(registered, story.cases.size());
  EXPECT_GT(returned, 0U);
  EXPECT_GT(counts.reordered, 0);
  EXPECT_GT(parts.closed(), 0U);
  ExpectHonestAnnouncements(office, closed, parts.closed());
  const Instant now = office.clock().Now();
  std::string shown;
  for (const std::string& id : story.cases) shown += office.ShowCase(id, now);
  EXPECT_EQ(shown, office.ShowFreshly(story.cases, now));
}

// Takes a case that far, everybody having heard of everything before each call.
void WalkUntil(SimulatedOffice& office, const std::string& id, int from, int until) {
  for (int call = from; call < until; ++call) {
    office.Drain();
    const Status made = office.Walk(id, call);
    ASSERT_TRUE(made) << call << ": " << made.error().slug;
  }
  office.Drain();
}

TEST(Simulation, ALateLurahSendsHisWorkbookTwiceWhileThePlanChanges) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    SimulatedOffice office(seed);
    office.ImportFiles();
    office.Drain();
    const auto opened = office.Register(office.NewLetter());
    ASSERT_TRUE(opened);
    WalkUntil(office, opened->case_id(), 0, 3);
    ASSERT_TRUE(office.AdoptNextPlan());
    office.PassTime(std::chrono::hours(24 * 6));
    office.Drain();
    EXPECT_EQ(CountFacts(office, "timing", "part-breached"), 1) << "his own date has passed";
    ASSERT_TRUE(office.SendWorkbook(opened->case_id()));
    office.Kill("data-collection");
    ASSERT_TRUE(office.SendWorkbook(opened->case_id()));
    office.Drain();
    ASSERT_TRUE(office.GiveBackUnitData(opened->case_id()));
    office.Kill("timing");
    office.Drain();
    EXPECT_EQ(CountFacts(office, "timing", "part-verdict-corrected"), 1) << "it was not good";
    ASSERT_TRUE(office.SendUnitData(opened->case_id()));
    WalkUntil(office, opened->case_id(), 4, SimulatedOffice::kWalkCalls);
    SentValues sent(office);
    sent.ExpectStored();
    EXPECT_EQ(sent.sendings(), 4) << "twice, and once more each time that it was given back";
    EXPECT_EQ(sent.workbooks(), 2U) << "the facts say which came out of the workbook";
    EXPECT_EQ(sent.CasesAt(1), 1) << "the case stays with its plan";
  }
}

TEST(Simulation, EverySeedKeepsTheInvariants) {
  const char* one = std::getenv("TEPAT_SEED");
  const char* is_long = std::getenv("TEPAT_LONG");
  const int seeds = is_long != nullptr && std::string(is_long) == "1" ? kSeedsLong : kSeeds;
  const std::uint64_t first = one == nullptr ? 1 : std::strtoull(one, nullptr, 10);
  const std::uint64_t last = one == nullptr ? first + static_cast<std::uint64_t>(seeds) : first + 1;
  for (std::uint64_t seed = first; seed < last && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("replay with TEPAT_SEED=" + std::to_string(seed));
    CheckSeed(seed);
  }
}

}  // namespace
}  // namespace tepat::simulation
