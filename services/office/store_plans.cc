// SPDX-License-Identifier: Apache-2.0
#include "services/office/store_plans.h"

#include <map>

#include "services/office/store.h"
#include "tepat/office/v1/directory.pb.h"

namespace tepat::office {
namespace {

PlanDraft DraftIn(const sql::Row& row) {
  PlanDraft draft;
  row.Into("revision", draft.revision);
  row.Into("waits", draft.waits);
  row.Into("file", draft.file);
  row.Into("drafted_us", draft.drafted);
  return draft;
}

PlanRecord RecordIn(const sql::Row& row) {
  PlanRecord record;
  row.Into("version", record.version);
  row.Into("draft_revision", record.draft_revision);
  row.Into("file", record.file);
  row.Into("adopted_us", record.adopted);
  return record;
}

// Where an indicator was adopted.
using YearAndVersion = std::pair<int, int>;

const plan::v1::Indicator* FindIndicator(const plan::v1::Plan& plan, const std::string& id) {
  for (const plan::v1::Indicator& one : plan.indicators()) {
    if (one.id() == id) return &one;
  }
  return nullptr;
}

}  // namespace

Result<std::optional<PlanDraft>> FindPlanDraft(sql::Database& db, int year) {
  return db.Find(DraftIn, "SELECT revision, waits, file, drafted_us FROM plan_draft WHERE year=?",
                 year);
}

Status SavePlanDraft(sql::Database& db, int year, const PlanDraft& draft) {
  return db.Run(
      "INSERT OR REPLACE INTO plan_draft(year, revision, waits, file, drafted_us) "
      "VALUES(?,?,?,?,?)",
      year, draft.revision, draft.waits, draft.file, draft.drafted);
}

Result<std::optional<PlanRecord>> FindPlanRecord(sql::Database& db, int year, int version) {
  return db.Find(RecordIn,
                 "SELECT version, draft_revision, file, adopted_us FROM plan_version WHERE year=?1 "
                 "AND (?2 = 0 OR version = ?2) ORDER BY version DESC LIMIT 1",
                 year, version);
}

Status SavePlanRecord(sql::Database& db, const plan::v1::Plan& plan, const PlanRecord& record) {
  TEPAT_TRY(
      db.Run("INSERT INTO plan_version(year, version, draft_revision, file, adopted_us) "
             "VALUES(?,?,?,?,?)",
             plan.year(), record.version, record.draft_revision, record.file, record.adopted));
  for (const plan::v1::Indicator& indicator : plan.indicators()) {
    // The newest year stays, whichever is adopted last: an office may add plans of past years.
    TEPAT_TRY(
        db.Run("INSERT INTO plan_indicator(indicator_id, year, version) VALUES(?,?,?) ON "
               "CONFLICT(indicator_id) DO UPDATE SET year=excluded.year, version=excluded.version "
               "WHERE excluded.year >= year",
               indicator.id(), plan.year(), record.version));
  }
  return Ok();
}

Result<std::optional<plan::v1::Plan>> ReadPlan(sql::Database& db, int year, int version) {
  TEPAT_ASSIGN(
      const auto body,
      db.Find<sql::Blob>("SELECT body FROM office_plan WHERE year=? AND version=?", year, version));
  if (!body) return std::optional<plan::v1::Plan>();
  plan::v1::Plan plan;
  if (plan.ParseFromString(body->bytes)) return std::optional(std::move(plan));
  return Fail(Code::kInternal, "office.corrupt_plan", "a stored plan cannot be read");
}

Result<plan::KnownIndicators> FormerIndicators(sql::Database& db,
                                               const std::set<std::string>& ids) {
  plan::KnownIndicators former;
  // Nearly all of them come from one plan, the last; each is read once.
  std::map<YearAndVersion, plan::v1::Plan> plans;
  for (const std::string& id : ids) {
    TEPAT_ASSIGN(
        const auto found,
        db.Find<int, int>("SELECT year, version FROM plan_indicator WHERE indicator_id=?", id));
    if (!found) continue;
    const auto& [year, version] = *found;
    const YearAndVersion key{year, version};
    if (!plans.contains(key)) {
      TEPAT_ASSIGN(auto plan, ReadPlan(db, year, version));
      plans[key] = std::move(plan).value_or(plan::v1::Plan());
    }
    // Not there only in a database that somebody has changed by hand.
    const plan::v1::Indicator* indicator = FindIndicator(plans[key], id);
    if (indicator != nullptr) former[id] = {year, *indicator};
  }
  return former;
}

Result<std::set<std::string>> KnownUnits(sql::Database& db) {
  TEPAT_ASSIGN(const KnownVersion known, NewestDirectory(db));
  v1::Directory directory;
  // Nothing is known where it cannot be read; whoever names a unit is told so.
  if (!directory.ParseFromString(known.content)) directory.Clear();
  std::set<std::string> units;
  for (const v1::Unit& unit : directory.units()) units.insert(unit.key());
  return units;
}

Result<std::vector<int>> PlanYears(sql::Database& db, int before_year, int limit) {
  return db.Select<int>("SELECT year FROM plan_draft WHERE year < ? ORDER BY year DESC LIMIT ?",
                        before_year, limit);
}

}  // namespace tepat::office
