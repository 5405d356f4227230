// SPDX-License-Identifier: Apache-2.0
// `tepat case …`: cases as timing judges them, and those that do not go on.
#pragma once

#include <string>

#include "services/cli/operator.h"
#include "tepat/timing/v1/timing.pb.h"

namespace tepat::cli {

// The visits of a case, as timing judges them. kNotFound `timing.unknown_case`.
Result<timing::v1::GetCaseResponse> VisitsOf(Operator& self, const std::string& case_id);

// `tepat case show ID`: its period, plan, files and what takes whose place, as far as services know
// the case; then every visit, as timing judges it, in the office's time zone.
int ShowCase(Operator& self, const std::string& case_id, const std::string& time_zone, bool json);

// `tepat case explain ID`: how the due instant of each visit comes about, and what else bears on
// its verdict.
int ExplainCase(Operator& self, const std::string& case_id, bool json);

// `tepat case plan ID --deadline DATE`: whether the rest of the case fits before a date.
int PlanCase(Operator& self, const std::string& case_id, const std::string& deadline,
             const std::string& time_zone, bool json);

// `tepat case forecast ID`: how likely its steps breach, and when it may be done.
int ForecastCase(Operator& self, const std::string& case_id, const std::string& time_zone,
                 bool json);

// What `tepat case list` lists.
struct CaseList {
  bool all = false;  // closed visits too
  int limit = 200;   // visits, 1 to 100000
  std::string time_zone;
};

// `tepat case list`: visits, newest case first; with JSON one visit a line.
int ListCases(Operator& self, const CaseList& wanted, bool json);

// `tepat case unconfirmed`: packages that were sent and have no receipt yet, oldest case first;
// with JSON one a line.
int ListUnconfirmed(Operator& self, const std::string& time_zone, bool json);

// `tepat case stuck`: what does not go on by itself; with `retry` stuck hand-offs are tried again.
int ShowStuck(Operator& self, bool retry, bool json);

}  // namespace tepat::cli
