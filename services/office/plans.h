// SPDX-License-Identifier: Apache-2.0
// Plans as the office keeps them: judged against its directory and its earlier plans, prepared as a
// draft, adopted as a version. Functions that record run inside the writer's transaction.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "libs/base/mistake.h"
#include "services/office/authority.h"
#include "services/office/config.h"
#include "services/office/store_plans.h"
#include "tepat/plan/v1/adoption.pb.h"

namespace tepat::office {

// Bytes of a fact in which a plan may travel: the event around it needs less than 4 KiB.
inline constexpr std::size_t kPlanFactBytesMax = journal::kEventBytesMax - std::size_t{4} * 1024;

// Name of a year's plan among the office's files.
std::string PlanFileName(int year);

// Judges a plan file against those units, all plans that were adopted, and the indicators
// `beside` it that are adopted with it; every mistake is added, and on any nothing is returned. A
// plan that does not fit one fact is a mistake.
Result<std::optional<plan::v1::Plan>> JudgePlan(sql::Database& db,
                                                const std::set<std::string>& units,
                                                const std::string& file, Mistakes& mistakes,
                                                const plan::KnownIndicators& beside = {});

// Bytes of the fact in which the plan would be adopted.
std::size_t PlanFactBytes(const plan::v1::Plan& plan);

// Makes the file the draft of its plan's year, with the next revision, which is returned.
Result<int> RecordPlanDraft(journal::Transaction& transaction, const plan::v1::Plan& plan,
                            const std::string& file, const std::optional<identity::Right>& actor);

// Makes the draft of the plan's year its next version, which is returned; the draft waits no
// longer, and an export of the office has its file. `plan` is what the draft says, judged within
// this transaction.
Result<int> RecordPlanAdoption(journal::Transaction& transaction, const plan::v1::Plan& plan,
                               const PlanDraft& draft, const std::optional<identity::Right>& actor);

// What an import does with a plan file that was judged: nothing when it is the plan in force or the
// draft already; else it becomes the draft, and the plan only while the year has none.
enum class PlanImport { kUnchanged, kDrafted, kAdopted };
Result<PlanImport> ImportPlan(journal::Transaction& transaction, const plan::v1::Plan& plan,
                              const std::string& file, const std::optional<identity::Right>& actor);

// Fails with kInvalid `office.mistakes`, with as many lines as a status holds.
tl::unexpected<Error> RefuseForMistakes(const Mistakes& mistakes);

}  // namespace tepat::office
