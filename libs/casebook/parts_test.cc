// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/parts.h"

#include "libs/casebook/casebook_fixture.h"
#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/drafts.h"
#include "libs/casebook/store/history.h"
#include "libs/casebook/store/office.h"
#include "libs/casebook/store/returns.h"
#include "libs/identity/office_view.h"
#include "migrations_casebook.h"
#include "tepat/common/v1/pause.pb.h"
#include "tepat/office/v1/rebase.pb.h"

namespace tepat::casebook {
namespace {

class PartsTest : public CasebookFixture {
 protected:
  std::vector<HistoryRow> History(const std::string& case_id) {
    return Read<std::vector<HistoryRow>>(
        [&](sql::Database& db) { return HistoryOf(db, case_id, 10); });
  }
  std::size_t TouchedBy(const std::string& person) {
    return Read<std::vector<CaseRow>>(
               [&](sql::Database& db) { return CasesTouchedBy(db, person, 10); })
        .size();
  }
};

// The tables of a schema.
std::set<std::string> TablesOf(const Casebook& book, const daemon::World& world) {
  const simulation::Folder folder;
  const auto node =
      *daemon::Node::Open({"uji", "portal", folder.path(), false, book.Schema()}, world);
  return *node->pool().Read<std::set<std::string>>(
      [](sql::Database& db) -> Result<std::set<std::string>> {
        TEPAT_ASSIGN(
            const auto names,
            db.Select<std::string>("SELECT name FROM sqlite_schema WHERE type='table' LIMIT 200"));
        return std::set<std::string>(names.begin(), names.end());
      });
}

TEST_F(PartsTest, AFaceHasTheTablesOfItsPartsAlone) {
  const auto few = TablesOf(Casebook({CasesPart(), DraftsPart()}), world_);
  EXPECT_TRUE(few.contains("letter"));
  EXPECT_TRUE(few.contains("draft"));
  EXPECT_FALSE(few.contains("history"));
  EXPECT_FALSE(few.contains("touched"));
  EXPECT_FALSE(few.contains("escalation"));
  const auto all = TablesOf(book_, world_);
  EXPECT_TRUE(all.contains("history"));
  EXPECT_TRUE(all.contains("escalation"));
}

TEST_F(PartsTest, AFaceOfCasesAloneAppliesAndForgetsEveryFact) {
  const Casebook book({CasesPart()});
  const simulation::Folder folder;
  node_ = *daemon::Node::Open({"uji", "portal", folder.path(), false, book.Schema()}, world_);
  correspondence::v1::LetterRegistered letter;
  letter.set_subject("Pengumpulan data");
  journal::Event event;
  event.position = {daemon::SourceOf("uji", "correspondence"), "life", 1};
  event.fact.name = "letter-registered";
  event.fact.case_id = "k1";
  event.fact.payload = journal::PayloadOf(letter);
  ASSERT_TRUE(Write([&](journal::Transaction& to) { return book.Apply(to, event); }));
  const auto find = [&] {
    return Read<std::optional<CaseRow>>([](sql::Database& db) { return FindCase(db, "k1"); });
  };
  EXPECT_EQ(find()->letter.subject, "Pengumpulan data");
  ASSERT_TRUE(
      Write([&](journal::Transaction& to) { return book.Forget(to.db(), event.position.source); }));
  EXPECT_FALSE(find());
}

TEST_F(PartsTest, ADatabaseFromBeforeThereWerePartsOpensWithItsDrafts) {
  const simulation::Folder folder;
  const sql::Schema schema = {identity::OfficeViewSchema(),
                              sql::SchemaPart{"service", kMigrations}};
  const daemon::NodeOptions then{"uji", "portal", folder.path(), false, schema};
  node_ = *daemon::Node::Open(then, world_);
  ASSERT_TRUE(Write([&](journal::Transaction& to) {
    return SaveDraft(to.db(), "p1", "/surat/baru", {"hal=x", clock_.Now()});
  }));
  node_.reset();
  node_ = *daemon::Node::Open({"uji", "portal", folder.path(), false, book_.Schema()}, world_);
  const auto draft = Read<std::optional<Draft>>(
      [](sql::Database& db) { return FindDraft(db, "p1", "/surat/baru"); });
  ASSERT_TRUE(draft);
  EXPECT_EQ(draft->body, "hal=x");
}

TEST_F(PartsTest, TheHistorySaysWhoDidWhatAndWhy) {
  Register("k1", "Pengumpulan data");
  ToSekretaris("k1");
  Issue("k1", {"kasubbag_keuangan"});
  clock_.Advance(std::chrono::seconds(1));
  common::v1::VisitPaused paused;
  paused.set_step(4);
  paused.set_reason("Bencana");
  paused.set_evidence("SK 1");
  ASSERT_TRUE(Apply("data-collection", "visit-paused", paused, "k1", "camat"));
  const auto history = History("k1");
  ASSERT_EQ(history.size(), 4U);
  EXPECT_EQ(history[0].fact, "visit-paused");
  EXPECT_EQ(history[0].step, 4);
  EXPECT_EQ(history[0].detail, "Bencana (SK 1)");
  EXPECT_EQ(history[0].person_id, "camat");
  const auto issued = std::find_if(history.begin(), history.end(), [](const HistoryRow& row) {
    return row.fact == "disposition-issued";
  });
  ASSERT_NE(issued, history.end());
  EXPECT_EQ(issued->detail, "Tindak lanjuti");
}

TEST_F(PartsTest, EachReturnKeepsItsReasonAndItsCells) {
  Register("k1", "Pengumpulan data");
  AskUnits("k1", {"lurah_jogotrunan", "kasi_pemerintahan"});
  const auto give_back = [&](const char* reason) {
    data_collection::v1::UnitGivenBack back;
    back.mutable_unit()->set_unit("lurah_jogotrunan");
    back.mutable_unit()->set_reason(reason);
    back.mutable_unit()->add_cells()->set_indicator("lama_layanan");
    auto* cell = back.mutable_unit()->add_cells();
    cell->set_indicator("lunas_pbb");
    cell->set_key("penerimaan");
    EXPECT_TRUE(Apply("data-collection", "unit-given-back", back, "k1", "kasubbag_keuangan"));
  };
  give_back("Angka tidak cocok");
  give_back("Masih tidak cocok");
  data_collection::v1::CollectionOpened reopened;
  for (const char* unit : {"lurah_jogotrunan", "kasi_pemerintahan"}) {
    auto* part = reopened.add_units();
    part->set_unit(unit);
    part->set_state(data_collection::v1::UNIT_STATE_SUBMITTED);
  }
  reopened.mutable_units(1)->set_state(data_collection::v1::UNIT_STATE_RETURNED);
  reopened.mutable_units(1)->set_reason("Bappeda minta koreksi");
  ASSERT_TRUE(Apply("data-collection", "collection-reopened", reopened, "k1"));
  const auto returns = [&] {
    return Read<std::vector<ReturnRow>>([](sql::Database& db) { return ReturnsOf(db, "k1", 10); });
  };
  const auto told = returns();
  ASSERT_EQ(told.size(), 3U);
  EXPECT_EQ(told[0].unit, "kasi_pemerintahan");
  EXPECT_EQ(told[0].reason, "Bappeda minta koreksi");
  EXPECT_TRUE(told[0].cells.empty());
  EXPECT_EQ(told[1].reason, "Masih tidak cocok");
  EXPECT_EQ(told[2].reason, "Angka tidak cocok");
  ASSERT_EQ(told[2].cells.size(), 2U);
  EXPECT_EQ(told[2].cells[0].indicator, "lama_layanan");
  EXPECT_EQ(told[2].cells[0].key, "");
  EXPECT_EQ(told[2].cells[1].key, "penerimaan");
  ASSERT_TRUE(Write([&](journal::Transaction& to) {
    return book_.Forget(to.db(), daemon::SourceOf("uji", "data-collection"));
  }));
  EXPECT_TRUE(returns().empty());
}

TEST_F(PartsTest, TheHistorySaysWhichClockGoesOnAndAfterWhichPause) {
  Register("k1", "Pengumpulan data");
  common::v1::VisitResumed resumed;
  resumed.set_step(4);
  resumed.set_reason("Bencana");
  clock_.Advance(std::chrono::seconds(1));
  ASSERT_TRUE(Apply("data-collection", "visit-resumed", resumed, "k1", "camat"));
  resumed.clear_reason();
  clock_.Advance(std::chrono::seconds(1));
  ASSERT_TRUE(Apply("data-collection", "visit-resumed", resumed, "k1", "camat"));
  const auto history = History("k1");
  ASSERT_EQ(history.size(), 3U);
  EXPECT_EQ(history[0].step, 4);
  EXPECT_EQ(history[0].detail, "") << "every pause of the visit";
  EXPECT_EQ(history[1].detail, "Bencana");
}

TEST_F(PartsTest, TheHistorySaysWhyADispositionWasDeclined) {
  Register("k1", "Pengumpulan data");
  disposition::v1::DispositionDeclined declined;
  declined.set_reason("Sudah dijawab");
  clock_.Advance(std::chrono::seconds(1));
  ASSERT_TRUE(Apply("disposition", "disposition-declined", declined, "k1", "camat"));
  const auto history = History("k1");
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].fact, "disposition-declined");
  EXPECT_EQ(history[0].detail, "Sudah dijawab");
}

TEST_F(PartsTest, WhoHasDoneSomethingTakesPartUntilTheCaseIsOver) {
  Register("k1", "Pengumpulan data");
  ToSekretaris("k1");
  EXPECT_EQ(TouchedBy("staf_penerima"), 1U);
  EXPECT_EQ(TouchedBy("sekretaris"), 1U);
  EXPECT_EQ(TouchedBy("camat"), 0U);
  Submission("k1", "receipt-recorded", submission::v1::SUBMISSION_STATE_CLOSED);
  EXPECT_EQ(TouchedBy("sekretaris"), 0U);
  Submission("k1", "correction-requested", submission::v1::SUBMISSION_STATE_PREPARING);
  Submission("k1", "documents-returned", submission::v1::SUBMISSION_STATE_PREPARING);
  EXPECT_EQ(TouchedBy("sekretaris"), 1U) << "an open case has its people back";
}

TEST_F(PartsTest, WhatWasDoneIsForgottenWithItsSourceAlone) {
  Register("k1", "Pengumpulan data");
  Issue("k1", {"kasubbag_keuangan"});
  ASSERT_TRUE(Write([&](journal::Transaction& to) {
    return book_.Forget(to.db(), daemon::SourceOf("uji", "disposition"));
  }));
  ASSERT_EQ(History("k1").size(), 1U);
  EXPECT_EQ(TouchedBy("camat"), 0U);
  EXPECT_EQ(TouchedBy("staf_penerima"), 1U);
}

TEST_F(PartsTest, ADecisionOfTheOfficeStandsInTheHistoryOfItsCase) {
  Register("k1", "Pengumpulan data");
  office::v1::CaseRebased rebased;
  rebased.set_case_id("k1");
  rebased.set_sop_version(2);
  ASSERT_TRUE(ApplyOffice("case-rebased", journal::PayloadOf(rebased)));
  const auto history = History("k1");
  ASSERT_EQ(history.size(), 2U);
  const bool first = history[0].fact == "case-rebased";
  EXPECT_EQ(history[first ? 0 : 1].detail, "2");
}

TEST_F(PartsTest, WhyAStepWasDoneAllTheSameStandsInTheHistory) {
  Register("k1", "Pengumpulan data");
  AskUnits("k1", {"lurah_jogotrunan"});
  data_collection::v1::CollectionStepDone done;
  done.set_revision(2);
  done.set_incomplete_reason("Survei baru selesai pekan depan");
  done.set_missing_input_reason("Tupoksi belum ditandatangani");
  ASSERT_TRUE(Apply("data-collection", "draft-closed", done, "k1", "kasubbag_keuangan"));
  std::vector<std::string> told;
  for (const HistoryRow& row : History("k1")) {
    if (row.fact == "draft-closed") told.push_back(row.detail);
  }
  EXPECT_EQ(told, std::vector<std::string>(
                      {"Survei baru selesai pekan depan; Tupoksi belum ditandatangani"}));
}

TEST_F(PartsTest, UnitsAndPositionsHaveTheTitlesOfTheDirectory) {
  KnowTheOffice();
  const auto titles = Read<Titles>([](sql::Database& db) { return Titles::Load(db); });
  EXPECT_EQ(titles.Position("camat"), "Camat");
  EXPECT_EQ(titles.Position("tidak_ada"), "tidak_ada") << "an unknown one is called by its key";
  EXPECT_FALSE(titles.units().empty());
}

}  // namespace
}  // namespace tepat::casebook
