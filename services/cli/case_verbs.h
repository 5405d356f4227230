// SPDX-License-Identifier: Apache-2.0
// `tepat case …` as it is typed: its verbs and their options.
#pragma once

#include <string>

#include "services/cli/case.h"
#include "services/cli/case_plan.h"
#include "services/cli/case_thread.h"
#include "services/cli/scheduled_case.h"
#include "services/cli/sop.h"
#include "services/cli/verb.h"

namespace tepat::cli {

// What was typed behind them. Outlives the parsing, as `typed` does.
class CaseVerbs {
 public:
  explicit CaseVerbs(Typed& typed) : typed_(typed) {}

  // Adds the word `case` with its verbs, once.
  void AddTo(CLI::App& app);

 private:
  void AddOpen(CLI::App& cases);
  void AddAttach(CLI::App& cases);
  void AddShow(CLI::App& cases);
  void AddTimes(CLI::App& cases);
  void AddRebase(CLI::App& cases);
  void AddLists(CLI::App& cases);

  Typed& typed_;
  std::string case_id_;
  CLI::Option* follows_ = nullptr;  // --thread: given with a selector, or without one
  std::string thread_;
  std::string deadline_;
  bool retry_ = false;
  CaseList list_;
  OpenWish open_;
  AttachWish attach_;
  RebaseWish rebase_;
  bool rebase_plan_ = false;
  PlanRebaseWish plan_rebase_;
};

}  // namespace tepat::cli
