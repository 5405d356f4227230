// SPDX-License-Identifier: Apache-2.0
// Figures of a plan as people read them, and what was reached in earlier years as a small chart.
#pragma once

#include <string>

#include "services/portal/context.h"
#include "tepat/plan/v1/plan.pb.h"

namespace tepat::portal {

// `1.234,5` for a decimal, `80 sampai 90` for a range, a grade as it is called; empty for nothing.
std::string FigureWord(const std::string& text);

// Values of earlier years and the target of this one: drawn without a script, and as a table that
// says the same. Empty where the plan has no history of the indicator.
Html HistoryOf(const plan::v1::Plan& plan, const plan::v1::Indicator& indicator);

}  // namespace tepat::portal
