// SPDX-License-Identifier: Apache-2.0
// How `tepat case …` words what the services answer. Nothing here calls or prints.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "libs/worktime/zone.h"
#include "tepat/journal/v1/maintenance.pb.h"
#include "tepat/submission/v1/submission.pb.h"
#include "tepat/timing/v1/forecast.pb.h"
#include "tepat/timing/v1/plan.pb.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::cli {

// The heading over lines of VisitLine, and such a line; both without a line end. Times are those of
// the zone, to the second; `-` stands where there is none.
std::string VisitHeading();
std::string VisitLine(const timing::v1::Visit& visit, const worktime::Zone& zone);

// Two lines on how a visit's due instant comes about and what else bears on its verdict.
std::string ExplanationText(const timing::v1::Visit& visit);
nlohmann::ordered_json ExplanationJson(const timing::v1::Visit& visit);

// Whether the rest of a case fits before a date: a line for each step, the margin, what to shorten.
std::string PlanText(const timing::v1::PlanCaseResponse& plan, const worktime::Zone& zone);

// How likely the steps of a case breach, a line each.
std::string ForecastText(const timing::v1::ForecastCaseResponse& told, const worktime::Zone& zone);

// A package that was sent and has no receipt yet; one line without its end.
std::string UnconfirmedLine(const submission::v1::UnconfirmedSubmission& sent,
                            const worktime::Zone& zone);

// What does not go on in a service by itself; one line without its end.
std::string StuckLine(const std::string& service, const journal::v1::StuckFact& fact);
nlohmann::ordered_json StuckJson(const std::string& service, const journal::v1::StuckFact& fact);

}  // namespace tepat::cli
