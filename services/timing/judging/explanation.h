// SPDX-License-Identifier: Apache-2.0
// Why a visit is due when it is: every deadline explains itself, in Indonesian.
#pragma once

#include <string>

#include "services/timing/judging/assessor.h"

namespace tepat::timing {

// A standard's amount: `4 hari kerja`.
std::string AmountWords(const sop::Standard& standard);

// `10 menit kerja: Kamis 15 Jan 15.50–16.00 (10 menit); jatuh tempo Kamis 15 Jan 16.00`, or
// `4 hari kerja: Senin 23 Nov tidak dihitung; 24, 25, 26, 27 Nov; jatuh tempo Jumat 27 Nov 16.30`.
// Holidays and wholly paused days in between are named. Empty where nothing judges the visit.
std::string ExplanationOf(const JudgedVisit& judged);

}  // namespace tepat::timing
