// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/store/collections.h"

#include "libs/casework/store/case_columns.h"

namespace tepat::data_collection {

Status SaveCollection(sql::Database& db, const Collection& collection) {
  // The row as a whole: state, visits and holders change together or not at all.
  const Revision& revision = collection.revision;
  const sop::OpenVisit& open = collection.open;
  return db.Run(
      "INSERT OR REPLACE INTO collection(case_id, sop_id, sop_version, period, state, revision, "
      "changed_by, changed_us, collect_visits, check_visits, open_step, accepted, holders, reason, "
      "plan_version, rebased_from, rebased_us, frozen) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      collection.case_id, collection.sop_id, collection.sop_version, collection.period,
      collection.state, revision.number, revision.changed_by, revision.changed,
      collection.collect_visits, collection.check_visits, open.step, open.accepted,
      sop::HoldersText(open.holders), collection.reason, collection.plan_version,
      collection.rebased_from, collection.rebased, collection.frozen);
}

Result<std::optional<Collection>> FindCollection(sql::Database& db, const std::string& case_id) {
  const auto collection = [&](const sql::Row& row) {
    Collection made;
    made.case_id = case_id;
    casework::ReadCaseColumns(row, made);
    row.Into("collect_visits", made.collect_visits);
    row.Into("check_visits", made.check_visits);
    row.Into("plan_version", made.plan_version);
    row.Into("rebased_from", made.rebased_from);
    row.Into("rebased_us", made.rebased);
    row.Into("frozen", made.frozen);
    // The open visit is the last of its step; its number is not stored a second time.
    made.open.visit = made.open.step == kCollectStep ? made.collect_visits : made.check_visits;
    return made;
  };
  return db.Find(
      collection,
      "SELECT sop_id, sop_version, period, state, revision, changed_by, changed_us, "
      "collect_visits, check_visits, open_step, accepted, holders, reason, plan_version, "
      "rebased_from, rebased_us, frozen FROM collection WHERE case_id=?",
      case_id);
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
