// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "libs/testing/service_bench.h"
#include "services/data-collection/store/collections.h"
#include "services/data-collection/store/remarks.h"
#include "services/data-collection/store/schema.h"
#include "services/data-collection/store/sendings.h"
#include "services/data-collection/store/units.h"

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

  static Sending Sent(int version) { return {version, "ani", "lurah", kNow, Origin::kTyped, ""}; }
  static JudgedValue Judged(const std::string& indicator, const std::string& number) {
    return {{indicator,
             {{"nilai", number}},
             "",
             "Hujan",
             "",
             {{"foto", plan::EvidenceKind::kLink, "https://contoh.id/1"}}},
            "86"};
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
  const std::vector<JudgedValue> values(kValuesMax, Judged("ikm", "90"));
  Write([&](sql::Database& db) -> Status {
    TEPAT_TRY(InsertUnit(db, "a", busy));
    for (std::size_t i = 1; i < kUnitsMax; ++i) {
      TEPAT_TRY(InsertUnit(db, "a", Asked(std::to_string(i))));
    }
    return InsertSending(db, "a", "0", Sent(1), values);
  });
  EXPECT_EQ(Found("0")->requests.size(), kTasksMax);
  const auto units = Read<std::vector<Unit>>([](sql::Database& db) { return UnitsIn(db, "a"); });
  EXPECT_EQ(units.size(), kUnitsMax);
  const auto sent = Read<std::vector<performance::ReportedValue>>(
      [](sql::Database& db) { return ValuesOf(db, "a", "0", 1); });
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

TEST_F(CollectionStoreTest, EachSendingIsAVersionAndStays) {
  Write([](sql::Database& db) -> Status {
    TEPAT_TRY(InsertSending(db, "a", "lurah", Sent(1), {Judged("ikm", "085.50")}));
    return InsertSending(db, "a", "lurah", Sent(2), {Judged("ikm", "91"), Judged("swadaya", "1")});
  });
  const auto values = [this](int version) {
    return Read<std::vector<performance::ReportedValue>>(
        [&](sql::Database& db) { return ValuesOf(db, "a", "lurah", version); });
  };
  ASSERT_EQ(values(1).size(), 1U);
  EXPECT_TRUE(performance::SaysTheSame(values(1)[0], Judged("ikm", "085.50").value));
  EXPECT_EQ(values(2).size(), 2U);
  const auto newest = Read<std::optional<Sending>>(
      [](sql::Database& db) { return FindNewestSending(db, "a", "lurah"); });
  EXPECT_EQ(newest->version, 2);
  EXPECT_EQ(newest->person_id, "ani");
  EXPECT_EQ(newest->time, kNow);
  const auto all =
      Read<std::vector<Sending>>([](sql::Database& db) { return SendingsOf(db, "a", "lurah"); });
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].version, 2);
}

TEST_F(CollectionStoreTest, ASeriesIsOfVerifiedDataOldestFirst) {
  Write([](sql::Database& db) -> Status {
    TEPAT_TRY(InsertUnit(db, "a", Asked("lurah")));
    TEPAT_TRY(InsertUnit(db, "b", Asked("lurah")));
    TEPAT_TRY(InsertSending(db, "a", "lurah", Sent(1), {Judged("ikm", "80")}));
    TEPAT_TRY(InsertSending(db, "b", "lurah", Sent(1), {Judged("ikm", "81")}));
    TEPAT_TRY(SaveVerified(db, "b", "2026-TW2", kNow));
    return SaveVerified(db, "a", "2026-TW1", kNow);
  });
  const auto series = [this](performance::Period period) {
    return Read<std::map<std::string, performance::Series>>(
        [&](sql::Database& db) { return SeriesOf(db, "lurah", period); });
  };
  const auto third = series({2026, 3});
  ASSERT_EQ(third.at("ikm").size(), 2U);
  EXPECT_EQ(third.at("ikm")[0].value.numbers.at(0).value, "80");
  EXPECT_EQ(third.at("ikm")[1].period, (performance::Period{2026, 2}));
  EXPECT_EQ(third.at("ikm")[1].target, "86");
  EXPECT_EQ(series({2026, 2}).at("ikm").size(), 1U) << "only what is earlier";
  EXPECT_TRUE(series({2027, 0}).empty()) << "quarters are no years";
}

TEST_F(CollectionStoreTest, WhoIsWaivedHasNoVerifiedDataAndIsNoMaker) {
  Unit waived = Asked("lurah");
  Waive(waived, "tidak ada kegiatan");
  Write([&](sql::Database& db) -> Status {
    TEPAT_TRY(InsertUnit(db, "a", Asked("lurah")));
    TEPAT_TRY(InsertSending(db, "a", "lurah", Sent(1), {Judged("ikm", "80")}));
    return SaveVerified(db, "a", "2026-TW1", kNow);
  });
  const auto makers = [this] {
    return Read<Names>([](sql::Database& db) { return MakersOf(db, "a"); });
  };
  EXPECT_EQ(makers(), Names({"ani"}));
  Write([&](sql::Database& db) -> Status {
    TEPAT_TRY(ReplaceUnit(db, "a", waived));
    return SaveVerified(db, "a", "2026-TW1", kNow);
  });
  EXPECT_EQ(makers(), Names({}));
  const auto series = Read<std::map<std::string, performance::Series>>([](sql::Database& db) {
    return SeriesOf(db, "lurah", {2026, 3});
  });
  EXPECT_TRUE(series.empty());
}

TEST_F(CollectionStoreTest, FilesCellsAndRemarksStayWithTheirUnit) {
  const std::string sha256(64, 'a');
  Write([&](sql::Database& db) -> Status {
    TEPAT_TRY(SaveFile(db, "a", "lurah", {sha256, "satu.pdf", 9, "application/pdf", kNow}));
    TEPAT_TRY(SaveFile(db, "a", "lurah", {sha256, "dua.pdf", 9, "application/pdf", kNow}));
    TEPAT_TRY(ReplaceReturnedCells(db, "a", "lurah", {{"ikm", "", "Cocokkan"}, {"ikm", "n", ""}}));
    return InsertComment(db, "a", "lurah", 1, {"ikm", "ani", "sekretaris", kNow, "Benar?"});
  });
  const auto files =
      Read<std::vector<EvidenceFile>>([](sql::Database& db) { return FilesOf(db, "a", "lurah"); });
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].name, "dua.pdf");
  EXPECT_TRUE(Read<bool>([&](sql::Database& db) { return IsEvidence(db, sha256); }));
  EXPECT_FALSE(Read<bool>([](sql::Database& db) { return IsEvidence(db, "b"); }));
  const auto cells = [this](const std::string& unit) {
    return Read<std::vector<ReturnedCell>>(
        [&](sql::Database& db) { return ReturnedCellsOf(db, "a", unit); });
  };
  EXPECT_EQ(cells("lurah").size(), 2U);
  EXPECT_EQ(cells("lurah")[0].reason, "Cocokkan");
  EXPECT_TRUE(cells("camat").empty());
  const auto said =
      Read<std::vector<Comment>>([](sql::Database& db) { return CommentsOf(db, "a", "lurah"); });
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].text, "Benar?");
}

}  // namespace
}  // namespace tepat::data_collection
