// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/store/case_columns.h"

#include <string>
#include <vector>

#include "libs/base/revision.h"
#include "libs/sql/database_fixture.h"

namespace tepat::casework {
namespace {

struct Parcel {
  std::string sop_id;
  int sop_version = 0;
  std::string period;
  int state = 0;
  Revision revision;
  sop::OpenVisit open;
  std::string reason;
};

using ReadCaseColumnsTest = sql::DatabaseTest;

TEST_F(ReadCaseColumnsTest, ReadsEveryColumnByItsNameWhateverTheirOrder) {
  const auto db = WriterWith(
      "CREATE TABLE parcel(reason TEXT, holders TEXT, accepted INTEGER, open_step INTEGER, "
      "changed_us INTEGER, changed_by TEXT, revision INTEGER, state INTEGER, period TEXT, "
      "sop_version INTEGER, sop_id TEXT) STRICT;");
  const Instant changed = *ParseInstant("2026-11-23T08:00:00+07:00");
  const std::vector<sop::Holder> holders = {{"kasubbag_keuangan", ""}, {"lurah_a", "lurah_a"}};
  ASSERT_TRUE(db->Run("INSERT INTO parcel VALUES(?,?,?,?,?,?,?,?,?,?,?)", "Dibatalkan",
                      sop::HoldersText(holders), true, 4, changed, "ani", 7, 2, "2026-TW3", 3,
                      "uji"));
  const auto made = db->Find(
      [](const sql::Row& row) {
        Parcel parcel;
        ReadCaseColumns(row, parcel);
        return parcel;
      },
      "SELECT * FROM parcel");
  ASSERT_TRUE(made && *made);
  const Parcel& parcel = **made;
  EXPECT_EQ(parcel.sop_id, "uji");
  EXPECT_EQ(parcel.sop_version, 3);
  EXPECT_EQ(parcel.period, "2026-TW3");
  EXPECT_EQ(parcel.state, 2);
  EXPECT_EQ(parcel.revision.number, 7);
  EXPECT_EQ(parcel.revision.changed_by, "ani");
  EXPECT_EQ(parcel.revision.changed, changed);
  EXPECT_EQ(parcel.open.step, 4);
  EXPECT_TRUE(parcel.open.accepted);
  EXPECT_EQ(sop::HoldersText(parcel.open.holders), sop::HoldersText(holders));
  EXPECT_EQ(parcel.reason, "Dibatalkan");
}

}  // namespace
}  // namespace tepat::casework
