// SPDX-License-Identifier: Apache-2.0
// The draft performance report of a period: what it says, before it has a shape. Chapters follow
// Permenpan RB 53/2014; comparisons are as far as data exist. What is missing is listed, and
// nothing is made up.
#pragma once

#include "libs/papers/report/report_content.h"
#include "libs/papers/report/report_facts.h"

namespace tepat::papers {

// The whole report; equal facts make equal reports. Any thread.
Report ReportOf(const ReportFacts& facts);

}  // namespace tepat::papers
