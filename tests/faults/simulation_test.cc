// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <set>

#include "libs/journal/hash.h"
#include "tests/faults/simulated_office.h"

namespace tepat::faults {
namespace {

constexpr int kSeeds = 20;
constexpr int kSeedsLong = 500;
const std::vector<std::string> kServices = {"office", "correspondence", "disposition", "timing"};

// All events of a journal; its chain is verified on the way.
std::vector<journal::Event> Events(SimulatedOffice& office, const std::string& service) {
  std::vector<journal::Event> events;
  std::string hash = journal::FirstHash();
  while (true) {
    const auto from = static_cast<std::int64_t>(events.size()) + 1;
    const auto page = office.node(service).journal().Read(from, journal::kPageRowsMax);
    EXPECT_TRUE(page);
    if (!page || page->rows.empty()) return events;
    for (const journal::JournalRow& row : page->rows) {
      hash = journal::ChainHash(hash, row.body);
      EXPECT_EQ(row.hash, hash) << service << " " << row.sequence;
      events.push_back(*journal::ParseEvent(row.body));
      EXPECT_EQ(events.back().position.sequence, static_cast<std::int64_t>(events.size()));
    }
  }
}

void ExpectReadersAtTheirHeads(SimulatedOffice& office) {
  for (const std::string& service : kServices) {
    for (const auto& reader : office.node(service).readers()) {
      const std::string source = reader->source().substr(reader->source().rfind('/') + 1);
      EXPECT_EQ(reader->cursor().sequence, office.node(source).writer().head().sequence)
          << service << " reads " << source;
      EXPECT_FALSE(reader->stopped()) << reader->stopped()->message;
      EXPECT_EQ(reader->counts().parked, 0);
    }
  }
}

// Each warning and breach once and after its instant; each closed visit has its verdict.
void ExpectHonestAnnouncements(SimulatedOffice& office, std::size_t closed) {
  std::set<std::string> seen;
  std::size_t verdicts = 0;
  for (const journal::Event& event : Events(office, "timing")) {
    if (event.fact.name == "visit-warned") continue;
    verdicts += event.fact.name == "verdict-given";
    const std::string step = event.fact.payload.substr(event.fact.payload.find("\"step\""), 9);
    EXPECT_TRUE(seen.insert(event.fact.name + event.fact.case_id + step).second)
        << event.fact.name << " twice: " << event.fact.payload;
  }
  EXPECT_EQ(verdicts, closed);
}

// What one seed has made the office go through.
struct Story {
  int kills = 0;
  std::vector<std::string> cases;
  std::map<std::string, int> hops;  // made, by case
  std::set<std::string> issued;     // dispositions
};

Story Live(SimulatedOffice& office) {
  Story story;
  auto& random = office.entropy();
  const auto import_at = random.Below(20);  // letters are refused until the SOP is there
  for (std::uint64_t turn = 0; turn < 200; ++turn) {
    if (turn == import_at) office.ImportFiles();
    if (random.Chance(15)) {
      const auto request = office.NewLetter();
      const auto answer = office.Register(request);
      if (answer) {
        story.cases.push_back(answer->case_id());
        if (random.Chance(20)) {
          const auto again = office.Register(request);
          EXPECT_TRUE(again && again->case_id() == answer->case_id());
        }
      } else {
        const std::set<std::string> expected = {"correspondence.no_sop", "identity.not_a_person",
                                                "identity.not_allowed"};
        EXPECT_TRUE(expected.contains(answer.error().slug)) << answer.error().slug;
      }
    }
    if (!story.cases.empty() && random.Chance(20)) {
      const std::string& id = story.cases[random.Below(story.cases.size())];
      int& hops = story.hops[id];
      const Status forwarded = office.Forward(id, hops >= 1, hops + 1);
      EXPECT_EQ(forwarded.has_value(), hops < 2) << (forwarded ? "" : forwarded.error().slug);
      if (forwarded) ++hops;
    }
    if (!story.cases.empty() && random.Chance(15)) {
      const std::string& id = story.cases[random.Below(story.cases.size())];
      const Status issued = office.Issue(id);
      const std::set<std::string> expected = {"disposition.unknown_case", "disposition.moved_on",
                                              "disposition.no_sop", "identity.not_allowed",
                                              "identity.office_too_old"};
      EXPECT_TRUE(issued || expected.contains(issued.error().slug)) << issued.error().slug;
      const bool first = !issued || story.issued.insert(id).second;
      EXPECT_TRUE(first) << "issued twice";
    }
    if (random.Chance(4)) {
      office.Kill(kServices[random.Below(kServices.size())]);
      ++story.kills;
    }
    if (random.Chance(3)) office.bus().set_down(true);
    if (random.Chance(10)) office.bus().set_down(false);
    if (random.Chance(2)) office.bus().Wipe();
    office.PassTime(std::chrono::seconds(random.Below(90)));
    for (auto steps = random.Below(6); steps > 0; --steps) office.StepOne();
  }
  office.Drain();
  return story;
}

void CheckSeed(std::uint64_t seed) {
  SimulatedOffice office(seed);
  const Story story = Live(office);
  const auto& counts = office.bus().counts();
  EXPECT_GT(story.kills, 0);
  EXPECT_GT(counts.dropped + counts.duplicated + counts.reordered + counts.lost_acks, 0);
  ASSERT_GT(story.cases.size(), 5U);
  ExpectReadersAtTheirHeads(office);
  std::size_t registered = 0;
  for (const auto& event : Events(office, "correspondence")) {
    registered += event.fact.name == "letter-registered";
  }
  EXPECT_EQ(registered, story.cases.size());
  // Step 1 of each case, step 2 of those forwarded twice, step 3 of those disposed.
  std::size_t forwarded = 0;
  for (const auto& [id, hops] : story.hops) forwarded += hops == 2;
  const std::size_t closed = story.cases.size() + forwarded + story.issued.size();
  // Each letter that has reached the Camat has arrived there, once.
  std::size_t arrived = 0;
  for (const auto& event : Events(office, "disposition")) {
    arrived += event.fact.name == "disposition-opened";
  }
  EXPECT_EQ(arrived, forwarded);
  EXPECT_GT(closed, story.cases.size());
  ExpectHonestAnnouncements(office, closed);
  const Instant now = office.clock().Now();
  std::string shown;
  for (const std::string& id : story.cases) shown += office.ShowCase(id, now);
  EXPECT_EQ(shown, office.ShowFreshly(story.cases, now));
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
}  // namespace tepat::faults
