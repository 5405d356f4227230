// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/restore.h"

#include <gtest/gtest.h>

#include "libs/journal/reader.h"
#include "libs/journal/wire.h"
#include "libs/testing/journal_fixture.h"
#include "tepat/journal/v1/journal.pb.h"

namespace tepat::journal {
namespace {

namespace fs = std::filesystem;

// Service `a`, of which a copy was made after three facts, and its reader in `b`.
class RestoreTest : public JournalTest {
 protected:
  RestoreTest() : b_(folder_, "b", clock_, ids_) {
    OpenA();
    for (const char* text : {"x1", "y1", "x2"}) EXPECT_TRUE(a_->writer->Execute(Note(text)));
    const auto db = *sql::Database::Open(folder_ + "/a.db", sql::Mode::kReader);
    EXPECT_TRUE(db->CopyTo(copy_));
    before_ = a_->journal->Head()->position;
  }

  void OpenA() { a_ = std::make_unique<Node>(folder_, "a", clock_, ids_); }

  // Puts the copy in the place of a's file, as `tepat restore` does.
  void Restore() {
    a_.reset();
    ASSERT_TRUE(VerifyFile(copy_));
    ASSERT_TRUE(BeginNewLife(copy_, clock_, ids_));
    for (const char* rest : {"", "-wal", "-shm"}) fs::remove(folder_ + "/a.db" + rest);
    fs::rename(copy_, folder_ + "/a.db");
    OpenA();
  }

  std::unique_ptr<Reader> MakeReader() {
    auto reader = std::make_unique<Reader>(
        "/tepat/uji/a", *a_->journal, bus_, *b_.writer, monotonic_,
        [&](Transaction& t, const Event& event) -> Status {
          applied_.push_back(event.position.sequence);
          if (event.fact.case_id.empty()) return Ok();
          return t.db().Run("INSERT INTO note VALUES(?)", event.fact.case_id + event.id);
        },
        [](Transaction& t, std::int64_t cut) -> Result<std::int64_t> {
          // The fourth fact, which the restore loses, is of this case.
          TEPAT_TRY(MarkLost(t.db(), "/tepat/uji/a", "case-z", cut));
          return cut;
        });
    EXPECT_TRUE(reader->Open());
    while (reader->Step(std::chrono::milliseconds(0))) {
    }
    return reader;
  }

  std::unique_ptr<Node> a_;
  Node b_;
  const std::string copy_ = folder_ + "/copy.db";
  Position before_;
  ListBus bus_;
  std::vector<std::int64_t> applied_;
};

TEST_F(RestoreTest, ANewLifeGoesOnBehindTheCutAndSaysSo) {
  Restore();
  const JournalHead head = *a_->journal->Head();
  EXPECT_EQ(head.position.sequence, 4);
  EXPECT_EQ(head.restored_cut, 3);
  EXPECT_NE(head.position.incarnation, before_.incarnation);
  const Event first = *ParseEvent(a_->journal->Read(4, 1)->rows.at(0).body);
  EXPECT_EQ(first.fact.name, "restored");
  v1::Restored payload;
  ASSERT_TRUE(ParsePayload(first.fact.payload, &payload));
  EXPECT_EQ(payload.old_incarnation(), before_.incarnation);
  EXPECT_EQ(payload.cut(), 3);
  ASSERT_TRUE(a_->writer->Execute(Note("x3")));
  a_.reset();
  EXPECT_EQ(VerifyFile(folder_ + "/a.db")->position.sequence, 5);
}

TEST_F(RestoreTest, ASimulatedOfficeGoesOnWhereItsTimeStood) {
  WriterOptions options;
  options.path = folder_ + "/simulated.db";
  options.source = "/tepat/uji/simulated";
  options.simulated = true;
  options.schema = {
      sql::SchemaPart{"service", {"CREATE TABLE note(text TEXT PRIMARY KEY) STRICT"}}};
  ASSERT_TRUE((*Writer::Open(options, clock_, ids_))->Execute(Note("x1")));
  const Instant stood = clock_.now;
  clock_.now += std::chrono::days(2);
  ASSERT_TRUE(BeginNewLife(options.path, clock_, ids_));
  const auto db = *sql::Database::Open(options.path, sql::Mode::kReader);
  const auto body = *db->Get<sql::Blob>("SELECT body FROM journal WHERE sequence=2");
  EXPECT_EQ(ParseEvent(body.bytes)->recorded, stood);
}

TEST_F(RestoreTest, AReaderAtTheCutGoesOnAsIfNothingHadHappened) {
  MakeReader();
  Restore();
  ASSERT_TRUE(a_->writer->Execute(Note("x3")));
  MakeReader();
  EXPECT_EQ(applied_, (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
  EXPECT_EQ(Count(b_, "lost_case"), 0);
}

TEST_F(RestoreTest, AReaderBeyondTheCutParksLostCasesAndAppliesTheOthers) {
  ASSERT_TRUE(a_->writer->Execute(Note("z1")));
  MakeReader();
  Restore();
  ASSERT_TRUE(a_->writer->Execute(Note("z2")));
  ASSERT_TRUE(a_->writer->Execute(Note("x3")));
  const auto reader = MakeReader();
  EXPECT_FALSE(reader->stopped());
  // 1 to 4 of the first life; then `restored`, z2 (parked) and x3.
  EXPECT_EQ(applied_, (std::vector<std::int64_t>{1, 2, 3, 4, 4, 6}));
  EXPECT_EQ(Count(b_, "parked"), 1);
  EXPECT_EQ(Count(b_, "lost_case"), 1);
}

TEST_F(RestoreTest, AChangedRowIsFound) {
  const auto db = *sql::Database::Open(copy_, sql::Mode::kWriter);
  ASSERT_TRUE(
      db->Run("UPDATE journal SET body=CAST(replace(CAST(body AS TEXT), 'y1', 'y9') AS BLOB) WHERE "
              "sequence=2"));
  const auto head = VerifyFile(copy_);
  ASSERT_FALSE(head);
  EXPECT_EQ(head.error().slug, "journal.broken_chain");
  EXPECT_EQ(head.error().details.at("sequence"), "2");
}

TEST_F(RestoreTest, AMissingRowIsFound) {
  const auto db = *sql::Database::Open(copy_, sql::Mode::kWriter);
  ASSERT_TRUE(db->Run("DELETE FROM journal WHERE sequence=2"));
  EXPECT_EQ(VerifyFile(copy_).error().slug, "journal.broken_chain");
}

TEST_F(RestoreTest, AFileThatIsNoJournalIsRefused) {
  const std::string path = folder_ + "/other.db";
  ASSERT_TRUE((*sql::Database::Open(path, sql::Mode::kWriter))->Run("CREATE TABLE t(x)"));
  EXPECT_FALSE(VerifyFile(path));
}

TEST_F(RestoreTest, AFrozenWriterRefusesPeopleUntilItThaws) {
  EXPECT_TRUE(a_->writer->RequireThawed());
  a_->writer->Freeze(std::chrono::seconds(60));
  EXPECT_EQ(a_->writer->RequireThawed().error().slug, "journal.frozen");
  EXPECT_TRUE(a_->writer->Execute(Note("x3")));  // readers and couriers go on
  a_->writer->Thaw();
  EXPECT_TRUE(a_->writer->RequireThawed());
}

}  // namespace
}  // namespace tepat::journal
