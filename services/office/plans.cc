// SPDX-License-Identifier: Apache-2.0
#include "services/office/plans.h"

#include "libs/base/hex.h"
#include "libs/journal/hash.h"
#include "libs/journal/wire.h"
#include "libs/plan/plan_file.h"
#include "services/office/store.h"

namespace tepat::office {
namespace {

std::string HashOf(const std::string& file) { return Hex(journal::Sha256(file)); }

std::string PayloadOf(const plan::v1::Plan& plan, int version, const PlanDraft& draft) {
  plan::v1::PlanAdopted payload;
  payload.set_version(version);
  payload.set_draft_revision(draft.revision);
  payload.set_file_sha256(HashOf(draft.file));
  *payload.mutable_plan() = plan;
  return journal::PayloadOf(payload);
}

}  // namespace

std::string PlanFileName(int year) { return "plan/" + std::to_string(year) + ".textproto"; }

Result<std::optional<plan::v1::Plan>> JudgePlan(sql::Database& db,
                                                const std::set<std::string>& units,
                                                const std::string& file, Mistakes& mistakes,
                                                const plan::KnownIndicators& beside) {
  // Read twice: which earlier plans matter is known only when its ids are.
  Mistakes unread("");
  const auto read = plan::ReadPlanFile(file, unread);
  std::set<std::string> ids;
  if (read) {
    for (const plan::v1::Indicator& one : read->indicators()) ids.insert(one.id());
  }
  TEPAT_ASSIGN(auto former, FormerIndicators(db, ids));
  // What was adopted counts: whatever stands beside was judged by it as well.
  former.insert(beside.begin(), beside.end());
  auto plan = plan::ParsePlanFile(file, {units, std::move(former)}, mistakes);
  if (!plan) return std::optional<plan::v1::Plan>();
  // Now, while it can be mended: at the adoption the journal would refuse it.
  if (const std::size_t bytes = PlanFactBytes(*plan); bytes > kPlanFactBytesMax) {
    mistakes.Add(0, "rencana terlalu besar: " + std::to_string(bytes / 1024) +
                        " KiB; paling banyak " + std::to_string(kPlanFactBytesMax / 1024) +
                        " KiB; ringkas definisi operasional atau gabungkan target yang sama");
    return std::optional<plan::v1::Plan>();
  }
  return plan;
}

std::size_t PlanFactBytes(const plan::v1::Plan& plan) {
  return PayloadOf(plan, 1, {.revision = 1, .waits = true, .file = "", .drafted = {}}).size();
}

Result<int> RecordPlanDraft(journal::Transaction& transaction, const plan::v1::Plan& plan,
                            const std::string& file, const std::optional<identity::Right>& actor) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto before, FindPlanDraft(db, plan.year()));
  const PlanDraft draft{before ? before->revision + 1 : 1, true, file, transaction.now()};
  TEPAT_TRY(SavePlanDraft(db, plan.year(), draft));
  plan::v1::PlanDrafted payload;
  payload.set_year(plan.year());
  payload.set_revision(draft.revision);
  // The hash alone: what nobody has decided yet is no matter of other services.
  payload.set_file_sha256(HashOf(file));
  TEPAT_TRY(RecordOfficeFact(transaction, "plan-drafted", journal::PayloadOf(payload), actor));
  return draft.revision;
}

Result<int> RecordPlanAdoption(journal::Transaction& transaction, const plan::v1::Plan& plan,
                               const PlanDraft& draft,
                               const std::optional<identity::Right>& actor) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto before, FindPlanRecord(db, plan.year(), 0));
  const PlanRecord record{before ? before->version + 1 : 1, draft.revision, draft.file,
                          transaction.now()};
  TEPAT_TRY(SavePlanRecord(db, plan, record));
  PlanDraft done = draft;
  // The row stays: its revision must never mean another file.
  done.waits = false;
  TEPAT_TRY(SavePlanDraft(db, plan.year(), done));
  TEPAT_TRY(SaveFile(db, PlanFileName(plan.year()), draft.file));
  TEPAT_TRY(
      RecordOfficeFact(transaction, "plan-adopted", PayloadOf(plan, record.version, draft), actor));
  return record.version;
}

Result<PlanImport> ImportPlan(journal::Transaction& transaction, const plan::v1::Plan& plan,
                              const std::string& file,
                              const std::optional<identity::Right>& actor) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto in_force, FindPlanRecord(db, plan.year(), 0));
  TEPAT_ASSIGN(const auto waiting, FindPlanDraft(db, plan.year()));
  // The same folder may be imported again and again, whether the Camat has decided by then or not.
  const bool known =
      (in_force && in_force->file == file) || (waiting && waiting->waits && waiting->file == file);
  if (known) return PlanImport::kUnchanged;
  TEPAT_ASSIGN(const int revision, RecordPlanDraft(transaction, plan, file, actor));
  if (in_force) return PlanImport::kDrafted;
  // Nothing is measured by it yet, so there is nothing that anybody would have to weigh.
  TEPAT_TRY(
      RecordPlanAdoption(transaction, plan, {revision, true, file, transaction.now()}, actor));
  return PlanImport::kAdopted;
}

tl::unexpected<Error> RefuseForMistakes(const Mistakes& mistakes) {
  std::string lines;
  for (const Mistake& one : mistakes.list()) lines += one.ToString() + "\n";
  return Fail(Code::kInvalid, "office.mistakes",
              std::to_string(mistakes.list().size()) + " mistakes in the plan",
              {{"mistakes", lines}});
}

}  // namespace tepat::office
