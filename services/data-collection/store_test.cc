// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "libs/testing/service_bench.h"
#include "services/data-collection/store/collections.h"
#include "services/data-collection/store/schema.h"
#include "services/data-collection/store/units.h"
#include "services/data-collection/store/values.h"

namespace tepat::data_collection {
namespace {

const Instant kNow = *ParseInstant("2026-11-23T03:00:00.000001Z");

class CollectionStoreTest : public testing::Test {
 protected:
  static Collection Made() {
    Collection made;
    made.case_id = "a";
    made.sop_id = "uji";
    made.sop_version = 3;
    made.period = "2026-TW3";
    made.revision = {2, "ani", kNow};
    made.collect_visits = 2;
    made.check_visits = 1;
    made.open = {kCollectStep, 2, true, {{"lurah_jogotrunan", "lurah_jogotrunan"}}};
    return made;
  }

  static Unit Asked(const std::string& name) {
    Unit unit;
    unit.name = name;
    unit.position = "p_" + name;
    unit.requests = {"satu", "dua"};
    unit.due_date = "2026-11-26";
    unit.revision = {1, "", kNow};
    return unit;
  }

  void Write(const std::function<Status(sql::Database&)>& work) {
    ASSERT_TRUE(
        bench_.node().writer().Execute([&](journal::Transaction& t) { return work(t.db()); }));
  }
  template <class T>
  T Read(const std::function<Result<T>(sql::Database&)>& read) {
    return *bench_.node().pool().Read<T>(read);
  }
  std::optional<Unit> Found(const std::string& name) {
    return Read<std::optional<Unit>>([&](sql::Database& db) { return FindUnit(db, "a", name); });
  }
  std::optional<casework::HeldVisit> Held() {
    return Read<std::optional<casework::HeldVisit>>(
        [](sql::Database& db) { return FindHeldVisit(db, "a"); });
  }

  using Names = std::vector<std::string>;
  simulation::ServiceBench bench_{"data-collection", Schema()};
};

TEST_F(CollectionStoreTest, TheLongestListsComeBackWhole) {
  // One unit that a whole list of tasks was for, among as many as a case may ask.
  Unit busy = Asked("0");
  busy.requests.assign(kTasksMax, "Data TW III");
  const std::vector<IndicatorValue> values(kValuesMax,
                                           {"Nilai SKM", "nilai", "85", "90", "", false});
  Write([&](sql::Database& db) -> Status {
    TEPAT_TRY(InsertUnit(db, "a", busy));
    for (std::size_t i = 1; i < kUnitsMax; ++i) {
      TEPAT_TRY(InsertUnit(db, "a", Asked(std::to_string(i))));
    }
    return SaveValues(db, "a", "0", values);
  });
  EXPECT_EQ(Found("0")->requests.size(), kTasksMax);
  const auto units = Read<std::vector<Unit>>([](sql::Database& db) { return UnitsIn(db, "a"); });
  EXPECT_EQ(units.size(), kUnitsMax);
  const auto sent =
      Read<std::vector<IndicatorValue>>([](sql::Database& db) { return ValuesOf(db, "a", "0"); });
  EXPECT_EQ(sent.size(), kValuesMax);
}

TEST_F(CollectionStoreTest, ComesBackWithTheVisitThatIsOpen) {
  Write([](sql::Database& db) { return SaveCollection(db, Made()); });
  const Collection found =
      *Read<std::optional<Collection>>([](sql::Database& db) { return FindCollection(db, "a"); });
  EXPECT_EQ(found.sop_version, 3);
  EXPECT_EQ(found.revision.number, 2);
  EXPECT_EQ(found.revision.changed, kNow);
  EXPECT_EQ(found.open.step, kCollectStep);
  EXPECT_EQ(found.open.visit, 2);
  EXPECT_TRUE(found.open.accepted);
  EXPECT_EQ(found.open.holders,
            std::vector<sop::Holder>({{"lurah_jogotrunan", "lurah_jogotrunan"}}));
  EXPECT_EQ(Held()->visit, 2);
}

TEST_F(CollectionStoreTest, AVisitOfStepFiveIsNumberedForItself) {
  Collection checking = Made();
  checking.state = State::kChecking;
  checking.open = {kCheckStep, 1, false, {}};
  Write([&](sql::Database& db) { return SaveCollection(db, checking); });
  EXPECT_EQ(Held()->step, kCheckStep);
  EXPECT_EQ(Held()->visit, 1);
  checking.state = State::kVerified;
  checking.open = {};
  Write([&](sql::Database& db) { return SaveCollection(db, checking); });
  EXPECT_FALSE(Held().has_value());
}

TEST_F(CollectionStoreTest, AUnitIsAskedInOrderAndAskedAnewAsAWhole) {
  Write([](sql::Database& db) { return InsertUnit(db, "a", Asked("lurah")); });
  EXPECT_EQ(Found("lurah")->requests, Names({"satu", "dua"}));
  EXPECT_EQ(Found("lurah")->due_date, "2026-11-26");
  Unit again = Asked("lurah");
  again.requests = {"tiga"};
  again.revision.number = 2;
  Write([&](sql::Database& db) { return ReplaceUnit(db, "a", again); });
  EXPECT_EQ(Found("lurah")->requests, Names({"tiga"}));
  EXPECT_EQ(Found("lurah")->revision.number, 2);
  EXPECT_FALSE(Found("camat").has_value());
}

TEST_F(CollectionStoreTest, SavingAUnitLeavesWhatItIsAsked) {
  Write([](sql::Database& db) { return InsertUnit(db, "a", Asked("lurah")); });
  Unit sent = Asked("lurah");
  sent.requests.clear();
  TakeData(sent);
  Write([&](sql::Database& db) { return SaveUnit(db, "a", sent); });
  EXPECT_EQ(Found("lurah")->state, UnitState::kSubmitted);
  EXPECT_EQ(Found("lurah")->requests.size(), 2U);
}

TEST_F(CollectionStoreTest, UnitsComeByName) {
  for (const char* name : {"b", "a", "c"}) {
    Write([&](sql::Database& db) { return InsertUnit(db, "a", Asked(name)); });
  }
  Names names;
  for (const Unit& unit :
       Read<std::vector<Unit>>([](sql::Database& db) { return UnitsIn(db, "a"); })) {
    names.push_back(unit.name);
  }
  EXPECT_EQ(names, Names({"a", "b", "c"}));
}

TEST_F(CollectionStoreTest, TheLastSendingTakesThePlaceOfTheFormer) {
  const std::vector<IndicatorValue> first = {{"Nilai SKM", "nilai", "85", "90", "", false},
                                             {"Kasus", "kasus", "3", "", "belum ada", true}};
  const std::vector<IndicatorValue> second = {{"Nilai SKM", "nilai", "85", "91.5", "", false}};
  const auto values = [this] {
    return Read<std::vector<IndicatorValue>>(
        [](sql::Database& db) { return ValuesOf(db, "a", "lurah"); });
  };
  Write([&](sql::Database& db) { return SaveValues(db, "a", "lurah", first); });
  ASSERT_EQ(values().size(), 2U);
  EXPECT_TRUE(values()[1].lower_is_better);
  EXPECT_EQ(values()[1].actual, "");
  Write([&](sql::Database& db) { return SaveValues(db, "a", "lurah", second); });
  ASSERT_EQ(values().size(), 1U);
  EXPECT_EQ(values()[0].actual, "91.5");
}

}  // namespace
}  // namespace tepat::data_collection
