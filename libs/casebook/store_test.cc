// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/casebook_fixture.h"
#include "libs/casebook/store/history.h"
#include "libs/casebook/store/letters.h"
#include "libs/casebook/store/office.h"
#include "libs/casebook/store/replacements.h"
#include "libs/casebook/store/standing.h"
#include "libs/casebook/store/tasks.h"
#include "libs/casebook/store/units.h"
#include "tepat/common/v1/ending.pb.h"
#include "tepat/office/v1/delegation.pb.h"

namespace tepat::casebook {
namespace {

using StoreTest = CasebookFixture;

TEST_F(StoreTest, SendersAreOfferedOnceTheLatestFirst) {
  correspondence::v1::LetterRegistered letter;
  int number = 0;
  for (const char* sender : {"Bappeda", "Inspektorat", "Bappeda", ""}) {
    letter.set_sender(sender);
    ASSERT_TRUE(Apply("correspondence", "letter-registered", letter, std::to_string(++number)));
  }
  EXPECT_EQ(Read<std::vector<std::string>>([](sql::Database& db) { return LastSenders(db, 5); }),
            (std::vector<std::string>{"Bappeda", "Inspektorat"}));
}

TEST_F(StoreTest, AFileThatIsToldAgainStandsOnce) {
  Register("k1", "Pengumpulan data");
  correspondence::v1::ScanAttached scan;
  scan.set_kind("surat_edaran");
  scan.set_sha256("ab");
  scan.set_size(3);
  ASSERT_TRUE(Apply("correspondence", "scan-attached", scan, "k1"));
  --sequence_;
  ASSERT_TRUE(Apply("correspondence", "scan-attached", scan, "k1"));
  const auto files =
      Read<std::vector<FileRow>>([](sql::Database& db) { return FilesOf(db, "k1"); });
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].kind, "surat_edaran");
}

TEST_F(StoreTest, RevisionsAreEachServicesOwn) {
  Register("k1", "Pengumpulan data");
  Issue("k1", {"kasubbag_keuangan"});
  const auto revision = [&](const char* service) {
    return Read<int>([&](sql::Database& db) { return RevisionAt(db, service, "k1"); });
  };
  EXPECT_EQ(revision("correspondence"), 1);
  EXPECT_EQ(revision("disposition"), 2);
  EXPECT_EQ(revision("submission"), 0) << "it has not told any";
}

TEST_F(StoreTest, AUnitThatIsGivenItsDataBackRisesByOne) {
  Register("k1", "Pengumpulan data");
  AskUnits("k1", {"lurah_jogotrunan"});
  Send("k1", "lurah_jogotrunan");
  data_collection::v1::UnitsReturned returned;
  auto* unit = returned.add_units();
  unit->set_unit("lurah_jogotrunan");
  unit->set_reason("Realisasi kosong");
  returned.set_due_date("2026-11-30");
  ASSERT_TRUE(Apply("data-collection", "units-returned", returned, "k1"));
  const auto units =
      Read<std::vector<UnitRow>>([](sql::Database& db) { return UnitsOf(db, "k1"); });
  ASSERT_EQ(units.size(), 1U);
  EXPECT_EQ(units[0].revision, 3);
  EXPECT_EQ(units[0].reason, "Realisasi kosong");
  EXPECT_EQ(units[0].due_date, "2026-11-30");
}

TEST_F(StoreTest, AUnitThatHasItsDataBackWhileOthersSendIsAskedAgain) {
  Register("k1", "Pengumpulan data");
  AskUnits("k1", {"lurah_jogotrunan", "kasi_pemerintahan"});
  Send("k1", "lurah_jogotrunan");
  data_collection::v1::UnitGivenBack back;
  back.mutable_unit()->set_unit("lurah_jogotrunan");
  back.mutable_unit()->set_reason("Angka tidak cocok");
  back.set_due_date("2026-11-30");
  back.set_revision(3);
  ASSERT_TRUE(Apply("data-collection", "unit-given-back", back, "k1"));
  const auto units =
      Read<std::vector<UnitRow>>([](sql::Database& db) { return UnitsOf(db, "k1"); });
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[1].state, data_collection::v1::UNIT_STATE_RETURNED);
  EXPECT_EQ(units[1].revision, 3);
  EXPECT_EQ(units[1].reason, "Angka tidak cocok");
  EXPECT_EQ(units[1].due_date, "2026-11-30");
  EXPECT_EQ(units[0].state, data_collection::v1::UNIT_STATE_ASKED) << "goes on";
}

// A visit of step 4 in which the Lurah alone has a share of his own.
class SharesTest : public CasebookFixture {
 protected:
  SharesTest() {
    visit_.case_id = "k1";
    visit_.step = 4;
    visit_.visit = 1;
    visit_.start = clock_.Now();
    visit_.due = clock_.Now() + std::chrono::hours(96);
    visit_.explanation = "empat hari kerja";
    part_.unit = "lurah_jogotrunan";
    part_.n = 2;
    part_.state = timing::v1::VISIT_STATE_DUE;
    part_.start = clock_.Now() + std::chrono::hours(1);
    part_.due = clock_.Now() + std::chrono::hours(48);
    part_.breach = clock_.Now() + std::chrono::hours(64);
    part_.used = std::chrono::hours(3);
    part_.allowed = std::chrono::hours(12);
    part_.late = true;
  }
  void SetUp() override {
    Register("k1", "Satu");
    AskUnits("k1", {"lurah_jogotrunan", "kasi_trantib"});
    visit_.parts = {part_};
    const Status saved = Write([&](journal::Transaction& to) -> Status {
      TEPAT_TRY(SaveVisit(to.db(), visit_));
      return Settle(to.db(), "k1");
    });
    ASSERT_TRUE(saved) << saved.error().message;
  }

  VisitRow visit_;
  VisitPartRow part_;
};

TEST_F(SharesTest, AUnitIsDueByItsOwnShareOfTheVisit) {
  const auto due_of = [&](const std::string& unit) {
    return Read<Instant>([&](sql::Database& db) {
      return db.Get<Instant>("SELECT due_us FROM task WHERE case_id='k1' AND unit=?", unit);
    });
  };
  EXPECT_EQ(due_of("lurah_jogotrunan"), *part_.due);
  EXPECT_EQ(due_of("kasi_trantib"), *visit_.due);
}

TEST_F(SharesTest, TheCaseSaysHowAUnitKeptItsDate) {
  const auto units =
      Read<std::vector<UnitRow>>([](sql::Database& db) { return UnitsOf(db, "k1"); });
  ASSERT_EQ(units.size(), 2U);
  EXPECT_FALSE(units[0].late) << units[0].unit;
  EXPECT_TRUE(units[1].late);
  EXPECT_EQ(units[1].verdict, timing::v1::VISIT_STATE_DUE);
}

TEST_F(SharesTest, AnInboxCountsToTheUnitsOwnDate) {
  const auto tasks = Read<std::vector<TaskRow>>([](sql::Database& db) {
    return TasksFor(db, {}, {"kasi_trantib", "lurah_jogotrunan"}, 10);
  });
  ASSERT_EQ(tasks.size(), 2U);
  EXPECT_EQ(tasks[0].unit, "lurah_jogotrunan") << "due first";
  ASSERT_TRUE(tasks[0].visit);
  EXPECT_EQ(tasks[0].visit->state, timing::v1::VISIT_STATE_DUE);
  EXPECT_EQ(tasks[0].visit->start, part_.start);
  EXPECT_EQ(tasks[0].visit->due, part_.due);
  EXPECT_EQ(tasks[0].visit->breach, part_.breach);
  EXPECT_EQ(tasks[0].visit->used, part_.used);
  EXPECT_EQ(tasks[0].visit->allowed, part_.allowed);
  EXPECT_EQ(tasks[0].visit->explanation, "");
  EXPECT_EQ(tasks[1].unit, "kasi_trantib");
  ASSERT_TRUE(tasks[1].visit);
  EXPECT_EQ(tasks[1].visit->due, visit_.due) << "no share of its own: the step's";
}

TEST_F(StoreTest, OnlyRunningVisitsBeyondTheirInstantAreLate) {
  Register("k1", "Satu");
  Register("k2", "Dua");
  Run("k1", 2, clock_.Now() + std::chrono::minutes(10));
  Run("k2", 2, std::nullopt);
  const auto late = [&] {
    return Read<int>([&](sql::Database& db) { return CountLate(db, clock_.Now()); });
  };
  EXPECT_EQ(late(), 0);
  clock_.Advance(std::chrono::minutes(10));
  EXPECT_EQ(late(), 1);
}

TEST_F(StoreTest, TheLastVisitOfAStepIsTheOneThatCounts) {
  std::vector<VisitRow> visits(3);
  for (VisitRow& visit : visits) visit.step = 4;
  visits[0].visit = 1;
  visits[1].visit = 2;
  visits[2].step = 5;
  ASSERT_NE(LastVisit(visits, 4), nullptr);
  EXPECT_EQ(LastVisit(visits, 4)->visit, 2);
  EXPECT_EQ(LastVisit(visits, 6), nullptr);
}

TEST_F(StoreTest, ADeedIsFoundByWhoDidItAndWhen) {
  Register("k1", "Pengumpulan data");
  const Instant at = clock_.Now();
  clock_.Advance(std::chrono::seconds(1));
  ToSekretaris("k1");
  const auto deed = [&](const char* person) {
    return Read<std::optional<HistoryRow>>(
        [&](sql::Database& db) { return FindDeed(db, "k1", person, at); });
  };
  EXPECT_EQ(deed("staf_penerima")->fact, "letter-registered");
  EXPECT_FALSE(deed("sekretaris"));
}

TEST_F(StoreTest, ADelegationHasItsDecreeAndItsEnd) {
  office::v1::DelegationGranted granted;
  granted.set_delegation_id("d1");
  granted.set_position("camat");
  granted.set_person_id("sekretaris");
  granted.set_kind(office::v1::DELEGATION_KIND_PLT);
  granted.set_decree_number("800/1");
  journal::FillTime(clock_.Now(), granted.mutable_start_time());
  journal::FillTime(clock_.Now() + std::chrono::hours(1), granted.mutable_end_time());
  ASSERT_TRUE(ApplyOffice("delegation-granted", journal::PayloadOf(granted)));
  const auto found = Read<std::optional<DelegationRow>>(
      [](sql::Database& db) { return FindDelegation(db, "d1"); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->decree_number, "800/1");
  EXPECT_EQ(found->kind, office::v1::DELEGATION_KIND_PLT);
  EXPECT_EQ(found->until, clock_.Now() + std::chrono::hours(1));
}

TEST_F(StoreTest, OpenCollectionsAreThoseOfTheYearThatHaveBegun) {
  for (const char* id : {"k1", "k2", "k3"}) {
    Register(id, "Pengumpulan data");
    ToSekretaris(id);
    ToCamat(id);
  }
  for (const char* id : {"k1", "k2"}) {
    Issue(id, {"kasubbag_keuangan"});
    AskUnits(id, {"lurah_jogoyudan"});
  }
  Submission("k1", "receipt-recorded", submission::v1::SUBMISSION_STATE_CLOSED);
  const auto of = [&](const std::string& year) {
    std::string ids;
    for (const CaseRow& row : Read<std::vector<CaseRow>>(
             [&](sql::Database& db) { return OpenCollections(db, year, 10); })) {
      ids += row.letter.case_id + " ";
    }
    return ids;
  };
  EXPECT_EQ(of("2026"), "k2 ");
  EXPECT_EQ(of("2025"), "");
}

class ReplacementTest : public CasebookFixture {
 protected:
  void Cancel(const std::string& case_id) {
    common::v1::CaseEnded ended;
    ended.mutable_ending()->set_reason("Salah alamat");
    EXPECT_TRUE(Apply("correspondence", "case-ended", ended, case_id));
  }
  void Schedule(const std::string& case_id, const std::string& superseded) {
    correspondence::v1::CaseOpenedOnSchedule opened;
    opened.set_period("2026-TW3");
    opened.set_supersedes_case_id(superseded);
    EXPECT_TRUE(Apply("correspondence", "case-opened-on-schedule", opened, case_id));
  }
  std::string Offered(const std::string& from_year) {
    std::string ids;
    for (const CaseRow& row : Read<std::vector<CaseRow>>(
             [&](sql::Database& db) { return ReplaceableCases(db, from_year, 10); })) {
      ids += row.letter.case_id + " ";
    }
    return ids;
  }
  std::string Successor(const std::string& case_id) {
    const auto found =
        Read<std::optional<CaseRow>>([&](sql::Database& db) { return SuccessorOf(db, case_id); });
    return found ? found->letter.case_id : "";
  }
};

TEST_F(ReplacementTest, WhatEndedEarlyIsOfferedUntilAnotherCaseHasTakenItsPlace) {
  for (const char* id : {"k1", "k2", "k3"}) Register(id, "Pengumpulan data");
  EXPECT_EQ(Offered("2025"), "");
  Cancel("k1");
  Cancel("k2");
  EXPECT_EQ(Offered("2025"), "k2 k1 ");
  EXPECT_EQ(Offered("2027"), "") << "of periods that nobody is asked for any more";
  Schedule("k4", "k1");
  EXPECT_EQ(Offered("2025"), "k2 ");
}

TEST_F(ReplacementTest, BothCasesKnowOfEachOtherAlsoWhenTheLetterHasCome) {
  Register("k1", "Pengumpulan data");
  Cancel("k1");
  Schedule("k4", "k1");
  Register("k4", "Suratnya datang");
  EXPECT_EQ(Successor("k1"), "k4");
  EXPECT_EQ(Successor("k4"), "");
  const auto superseded =
      Read<std::vector<CaseRow>>([](sql::Database& db) { return SupersededBy(db, "k4"); });
  ASSERT_EQ(superseded.size(), 1U);
  EXPECT_EQ(superseded[0].letter.case_id, "k1");
}

TEST_F(ReplacementTest, AreForgottenWithTheLetters) {
  Register("k1", "Pengumpulan data");
  Schedule("k4", "k1");
  ASSERT_TRUE(Write([&](journal::Transaction& to) {
    return book_.Forget(to.db(), "/tepat/uji/correspondence");
  }));
  Register("k1", "Pengumpulan data");
  EXPECT_EQ(Successor("k1"), "");
}

}  // namespace
}  // namespace tepat::casebook
