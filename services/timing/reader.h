// SPDX-License-Identifier: Apache-2.0
// Facts in: marks from every source, SOP and calendar versions from the office.
#pragma once

#include "libs/journal/event.h"
#include "libs/journal/writer.h"
#include "services/timing/assessor.h"

namespace tepat::timing {

// Takes over the marks of one fact and judges the steps that they touch.
Status ApplyMarks(Assessor& assessor, journal::Transaction& transaction,
                  const journal::Event& event);

// Takes over one fact of the office; new standards re-derive every open visit.
Status ApplyOfficeFact(Assessor& assessor, journal::Transaction& transaction,
                       const journal::Event& event);

}  // namespace tepat::timing
