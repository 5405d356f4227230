// SPDX-License-Identifier: Apache-2.0
// `tepat plan …`: what is measured in a year. The way of a change: `import` makes a draft, `diff`
// tells what it would change, the Camat adopts it in the portal, or the operator with
// `import --adopt`.
#pragma once

#include <string>

#include "services/cli/operator.h"

namespace tepat::cli {

// `tepat plan list`: the years that have a plan or a draft.
int ListPlans(Operator& self, bool json);

// A plan file is a text (textproto) or a workbook (XLSX), told apart by its first bytes.
//
// `tepat plan import FILE`: makes the file the draft of its year, after it was told what it would
// change, or every mistake in it; adopts it while the year has no plan, or when it is asked to.
int ImportPlan(Operator& self, const std::string& path, bool adopt, bool json);

// Which plan is asked about.
struct PlanWish {
  int year = 0;     // the newest that has a plan when 0
  int version = 0;  // the one in force when 0
  bool draft = false;
};

// `tepat plan show`: a plan for reading.
int ShowPlan(Operator& self, const PlanWish& wish, bool json);

// `tepat plan diff [FILE]`: what a file, or the draft of a year, would change.
int DiffPlan(Operator& self, const std::string& path, const PlanWish& wish, bool json);

// `tepat plan export FILE`: a plan into a new file, as it was written; as a workbook into
// FILE.xlsx.
int ExportPlan(Operator& self, const std::string& path, const PlanWish& wish, bool json);

}  // namespace tepat::cli
