// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "libs/casework/store/documents.h"
#include "libs/identity/office_view.h"
#include "libs/testing/service_bench.h"
#include "services/disposition/store/dispositions.h"
#include "services/disposition/store/office_lists.h"
#include "services/disposition/store/schema.h"
#include "services/disposition/store/year_documents.h"

namespace tepat::disposition {
namespace {

const Instant kNow = *ParseInstant("2026-11-23T03:00:00.000001Z");

class DispositionStoreTest : public testing::Test {
 protected:
  static StoredDisposition Made() {
    StoredDisposition made;
    made.case_id = "a";
    made.sop_id = "uji";
    made.sop_version = 3;
    made.period = "2026-TW3";
    made.start = kNow - std::chrono::hours(1);
    made.state.revision = {1, "", kNow};
    made.inapplicable_kinds = {"surat_edaran", "lampiran"};
    return made;
  }

  static StoredDisposition Issued() {
    StoredDisposition issued = Made();
    issued.state = {State::kIssued, {2, "camat", kNow}};
    issued.issue = {{"sekretaris", "kasubbag_keuangan"},
                    {"Tindak lanjuti", "Selesaikan"},
                    "segera",
                    {{"kasubbag_keuangan", "kasubbag_keuangan", "Data TW III", "2026-11-27"},
                     {"lurah_jogotrunan", "lurah_jogotrunan", "Data TW III", ""}}};
    return issued;
  }

  void Write(const std::function<Status(sql::Database&)>& work) {
    ASSERT_TRUE(
        bench_.node().writer().Execute([&](journal::Transaction& t) { return work(t.db()); }));
  }
  template <class T>
  T Read(const std::function<Result<T>(sql::Database&)>& read) {
    return *bench_.node().pool().Read<T>(read);
  }
  void Insert() {
    Write([](sql::Database& db) { return InsertDisposition(db, Made()); });
  }
  void Issue() {
    Insert();
    Write([](sql::Database& db) { return SaveDecision(db, Issued()); });
  }
  StoredDisposition Found() {
    return *Read<std::optional<StoredDisposition>>(
        [](sql::Database& db) { return FindDisposition(db, "a"); });
  }
  bool IsHeld() {
    return Read<std::optional<casework::HeldVisit>>(
               [](sql::Database& db) { return FindHeldVisit(db, "a"); })
        .has_value();
  }

  using Names = std::vector<std::string>;
  simulation::ServiceBench bench_{"disposition", Schema()};
};

TEST_F(DispositionStoreTest, TheLongestListsComeBackWhole) {
  Insert();
  StoredDisposition issued = Issued();
  issued.issue.recipients.clear();
  issued.issue.instructions.clear();
  issued.issue.tasks.clear();
  for (std::size_t i = 0; i < kRecipientsMax; ++i) {
    issued.issue.recipients.push_back("jabatan_" + std::to_string(i));
  }
  for (std::size_t i = 0; i < kInstructionsMax; ++i) {
    issued.issue.instructions.push_back("Instruksi " + std::to_string(i));
  }
  for (std::size_t i = 0; i < kTasksMax; ++i) {
    issued.issue.tasks.push_back({"unit_" + std::to_string(i), "camat", "Data TW III", ""});
  }
  Write([&](sql::Database& db) { return SaveDecision(db, issued); });
  const StoredDisposition found = Found();
  EXPECT_EQ(found.issue.recipients.size(), kRecipientsMax);
  EXPECT_EQ(found.issue.instructions, issued.issue.instructions);
  ASSERT_EQ(found.issue.tasks.size(), kTasksMax);
  EXPECT_EQ(found.issue.tasks.back().unit, issued.issue.tasks.back().unit);
}

TEST_F(DispositionStoreTest, ComesBackAsItArrived) {
  Insert();
  const StoredDisposition found = Found();
  EXPECT_EQ(found.sop_version, 3);
  EXPECT_EQ(found.start, kNow - std::chrono::hours(1));
  EXPECT_EQ(found.state.state, State::kOpen);
  EXPECT_EQ(found.inapplicable_kinds, Names({"surat_edaran", "lampiran"}));
  EXPECT_TRUE(found.issue.recipients.empty());
  EXPECT_TRUE(IsHeld());
}

TEST_F(DispositionStoreTest, KeepsInstructionsAndTasksInTheOrderOfTheCamat) {
  Issue();
  const StoredDisposition found = Found();
  EXPECT_EQ(found.state.state, State::kIssued);
  EXPECT_EQ(found.state.revision.changed_by, "camat");
  EXPECT_EQ(found.issue.recipients, Names({"kasubbag_keuangan", "sekretaris"}));
  EXPECT_EQ(found.issue.instructions, Names({"Tindak lanjuti", "Selesaikan"}));
  EXPECT_EQ(found.issue.note, "segera");
  ASSERT_EQ(found.issue.tasks.size(), 2U);
  EXPECT_EQ(found.issue.tasks[1].unit, "lurah_jogotrunan");
  EXPECT_EQ(found.issue.tasks[0].due_date, "2026-11-27");
  EXPECT_FALSE(IsHeld());
}

TEST_F(DispositionStoreTest, TheFirstReadingOfARecipientCounts) {
  Issue();
  const auto read = [this](const std::string& position, Instant at) {
    bool first = false;
    Write([&](sql::Database& db) -> Status {
      TEPAT_ASSIGN(first, SaveReading(db, "a", position, at));
      return Ok();
    });
    return first;
  };
  EXPECT_TRUE(read("sekretaris", kNow));
  EXPECT_FALSE(read("sekretaris", kNow + std::chrono::hours(1)));
  EXPECT_FALSE(read("lurah_jogotrunan", kNow)) << "no recipient";
  const auto recipients =
      Read<std::vector<Reading>>([](sql::Database& db) { return RecipientsOf(db, "a"); });
  EXPECT_EQ(recipients,
            std::vector<Reading>({{"kasubbag_keuangan", std::nullopt}, {"sekretaris", kNow}}));
}

TEST_F(DispositionStoreTest, ADocumentOfTheYearBelongsToAllItsCases) {
  Write([](sql::Database& db) -> Status {
    TEPAT_TRY(casework::LinkDocument(db, "a", {"surat_edaran", "1", "Map"}));
    // Of a time in which this service kept them.
    TEPAT_TRY(
        db.Script("INSERT INTO year_document VALUES('rencana_aksi', 2025, 'RA/1', 'Map'), "
                  "('iku', 2025, 'IKU/1', 'Map Lama'), ('iku', 2024, 'IKU/0', 'Map')"));
    return identity::ApplyOfficeFact(
        db, "year-document-registered",
        R"({"kind":"iku","year":2025,"number":"IKU/1","place":"Map Baru"})", Instant());
  });
  const auto linked = Read<std::vector<casework::CaseDocument>>(
      [](sql::Database& db) { return LinkedDocuments(db, "a", 2025); });
  EXPECT_EQ(linked, std::vector<casework::CaseDocument>({{"surat_edaran", "1", "Map"},
                                                         {"iku", "IKU/1", "Map Baru"},
                                                         {"rencana_aksi", "RA/1", "Map"}}));
}

TEST_F(DispositionStoreTest, KnowsThePositionsThatTheOfficeHas) {
  const OfficeLists lists = Read<OfficeLists>([](sql::Database& db) { return KnownLists(db); });
  EXPECT_EQ(std::count(lists.positions.begin(), lists.positions.end(), "camat"), 1);
}

}  // namespace
}  // namespace tepat::disposition
