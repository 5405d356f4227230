// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/store/collections.h"

namespace tepat::data_collection {

Status SaveCollection(sql::Database& db, const Collection& collection) {
  // The row as a whole: state, visits and holders change together or not at all.
  return db.Run(
      "INSERT OR REPLACE INTO collection(case_id, sop_id, sop_version, period, state, revision, "
      "changed_by, changed_us, collect_visits, check_visits, open_step, accepted, holders, reason) "
      "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      {collection.case_id, collection.sop_id, std::int64_t{collection.sop_version},
       collection.period, static_cast<std::int64_t>(collection.state),
       std::int64_t{collection.revision.number}, collection.revision.changed_by,
       MicrosOf(collection.revision.changed), std::int64_t{collection.collect_visits},
       std::int64_t{collection.check_visits}, std::int64_t{collection.open.step},
       std::int64_t{collection.open.accepted}, sop::HoldersText(collection.open.holders),
       collection.reason});
}

Result<std::optional<Collection>> FindCollection(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(
      const auto row,
      db.Find("SELECT sop_id, sop_version, period, state, revision, changed_by, "
              "changed_us, collect_visits, check_visits, open_step, accepted, holders, reason FROM "
              "collection WHERE case_id=?",
              {case_id}));
  if (!row) return std::optional<Collection>();
  Collection found;
  found.case_id = case_id;
  found.sop_id = row->Text(0);
  found.sop_version = static_cast<int>(row->Int(1));
  found.period = row->Text(2);
  found.state = static_cast<State>(row->Int(3));
  found.revision = {static_cast<int>(row->Int(4)), row->Text(5), InstantFromMicros(row->Int(6))};
  found.collect_visits = static_cast<int>(row->Int(7));
  found.check_visits = static_cast<int>(row->Int(8));
  // The open visit is the last of its step; its number is not stored a second time.
  const int step = static_cast<int>(row->Int(9));
  found.open = {step, step == kCollectStep ? found.collect_visits : found.check_visits,
                row->Int(10) != 0, sop::HoldersIn(row->Text(11))};
  found.reason = row->Text(12);
  return std::optional<Collection>(std::move(found));
}

Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id) {
  TEPAT_ASSIGN(const auto found, FindCollection(db, case_id));
  // Verified and ended cases have no clock here.
  if (!found || !found->open.is_open()) return std::optional<casework::HeldVisit>();
  return std::optional<casework::HeldVisit>(
      {found->open.step, found->open.visit, found->sop_id, found->sop_version});
}

}  // namespace tepat::data_collection
