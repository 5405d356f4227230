// SPDX-License-Identifier: Apache-2.0
#include "services/portal/people.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "libs/testing/clocks.h"

namespace tepat::portal {
namespace {

const std::vector<Person> kEverybody = {{"p1", "camat", "Bu Camat", {"camat"}}};

// An office that can be away, and counts how often it was asked.
struct Office {
  People::Ask ask() {
    return [this]() -> Result<std::vector<Person>> {
      ++asked;
      if (away) return Fail(Code::kUnavailable, "rpc.unavailable", "away");
      return kEverybody;
    };
  }
  std::atomic<int> asked = 0;
  std::atomic<bool> away = false;
};

TEST(People, AreAskedForOnceAMinute) {
  Office office;
  simulation::FakeMonotonicClock clock;
  People people(office.ask(), clock);
  EXPECT_EQ(people.NameOf("p1"), "Bu Camat");
  EXPECT_EQ(people.NameOf("p2"), "");
  EXPECT_EQ(people.All().size(), 1U);
  EXPECT_EQ(office.asked, 1);
  clock.Advance(std::chrono::seconds(61));
  people.NameOf("p1");
  EXPECT_EQ(office.asked, 2);
}

TEST(People, AnOfficeThatIsAwayIsNotAskedByEveryRequest) {
  Office office;
  office.away = true;
  simulation::FakeMonotonicClock clock;
  People people(office.ask(), clock);
  EXPECT_EQ(people.NameOf("p1"), "");
  EXPECT_EQ(people.NameOf("p1"), "");
  EXPECT_EQ(office.asked, 1);
  clock.Advance(std::chrono::seconds(6));
  office.away = false;
  EXPECT_EQ(people.NameOf("p1"), "Bu Camat");
}

TEST(People, OldNamesStayWhileTheOfficeIsAway) {
  Office office;
  simulation::FakeMonotonicClock clock;
  People people(office.ask(), clock);
  people.All();
  office.away = true;
  clock.Advance(std::chrono::seconds(61));
  EXPECT_EQ(people.NameOf("p1"), "Bu Camat");
}

TEST(People, WhoeverNeedsAKnownNameDoesNotWaitForTheOneWhoAsks) {
  std::promise<void> asking;
  std::promise<void> answer;
  std::atomic<int> asked = 0;
  simulation::FakeMonotonicClock clock;
  People people(
      [&]() -> Result<std::vector<Person>> {
        if (++asked == 2) {
          asking.set_value();
          answer.get_future().wait();
        }
        return kEverybody;
      },
      clock);
  people.All();
  clock.Advance(std::chrono::seconds(61));
  std::jthread slow([&] { people.All(); });
  asking.get_future().wait();
  EXPECT_EQ(people.NameOf("p1"), "Bu Camat") << "though the office has not answered";
  EXPECT_EQ(asked, 2) << "one asks at a time";
  answer.set_value();
}

TEST(People, TheFirstAnswerIsWaitedForByAll) {
  std::promise<void> answer;
  const std::shared_future<void> answered = answer.get_future().share();
  std::atomic<int> asked = 0;
  simulation::FakeMonotonicClock clock;
  People people(
      [&]() -> Result<std::vector<Person>> {
        ++asked;
        answered.wait();
        return kEverybody;
      },
      clock);
  std::vector<std::future<std::string>> names;
  names.reserve(4);
  for (int i = 0; i < 4; ++i) {
    names.push_back(std::async(std::launch::async, [&] { return people.NameOf("p1"); }));
  }
  answer.set_value();
  for (auto& name : names) EXPECT_EQ(name.get(), "Bu Camat");
  EXPECT_EQ(asked, 1);
}

}  // namespace
}  // namespace tepat::portal
