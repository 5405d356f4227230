// SPDX-License-Identifier: Apache-2.0
// Of which earlier periods there are values, and by which way: verified by a case, or declared
// without one.
#pragma once

#include <string>

#include "services/portal/context.h"
#include "tepat/data_collection/v1/history.pb.h"

namespace tepat::portal {

// Whether the viewer declares values. The service judges it all the same.
bool MayDeclare(const Context& context);

// The last twelve quarters as the service tells them to the viewer. Fails as the call does.
Result<data_collection::v1::ListPeriodsResponse> AskPeriods(const Context& context);

// One of them. Fails with kNotFound `portal.unknown_period`, and as the call does.
Result<data_collection::v1::PeriodStanding> AskPeriod(const Context& context,
                                                      const std::string& period);

// By whose ids its values are declared, whether its case runs, and a row for each unit.
Html PeriodPart(const Context& context, const data_collection::v1::PeriodStanding& period);

// GET /periode: a row for each quarter.
Response PeriodsPage(const Context& context);

}  // namespace tepat::portal
