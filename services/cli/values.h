// SPDX-License-Identifier: Apache-2.0
// `tepat values …`: what units report, out to a file and in from one. Whoever may see and send them
// is judged as at the portal: values are sent on behalf of a person of the office.
#pragma once

#include <string>
#include <vector>

#include "services/cli/operator.h"

namespace tepat::cli {

// Which values, and how.
struct ValuesWish {
  std::string path;                // .xlsx or .csv
  std::string case_id;             // UUID; or a period, of which values are declared
  std::vector<std::string> units;  // all that may be seen when empty
  std::string person;              // key in the directory file: under whose right
  bool empty = false;              // export: a template without values
  bool machine = false;            // export: a CSV of plain decimals under English headings
  bool yes = false;                // import: without asking
  std::string reason;              // import: why something that lacks is sent all the same
  std::string source;              // declare: where the values are taken from
};

// `tepat values export FILE`: a template, with what the units have sent last.
int ExportValues(Operator& self, const ValuesWish& wish, bool json);

// `tepat values import FILE`, and `tepat values declare PERIOD FILE` for a period that is over and
// has no case: prints what was read and every finding; asks; then stores all of it in one commit
// and says what is stored, counted by the service. Nothing is stored while anything is wrong. Exit
// status 2 for a file that is wrong, 1 when nothing was stored.
int StoreValues(Operator& self, const ValuesWish& wish, bool json);

// `tepat values periods`: of which of the last twelve quarters there are values, and of how many
// units.
int ListPeriods(Operator& self, const ValuesWish& wish, bool json);

}  // namespace tepat::cli
