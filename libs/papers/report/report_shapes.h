// SPDX-License-Identifier: Apache-2.0
// The shapes of a performance report: a template of words that the office may replace, what is put
// into one, and blocks that any writer prints. All follow one list of chapters.
#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/documents/blocks.h"
#include "libs/documents/docx/properties.h"
#include "libs/documents/docx/values.h"
#include "libs/papers/measured_case.h"
#include "libs/papers/report/report_content.h"

namespace tepat::papers {

// The names that a template of the report may use, and must. Any thread, as below.
const docx::Vocabulary& ReportVocabulary();

// What is put into a template: values for the whole vocabulary.
docx::Values ValuesOf(const Report& report);

// What the document says of itself: the hash of the verified set, the plan's version, the period.
docx::Properties PropertiesOf(const MeasuredCase& measured);

// The report as blocks, with our own wording.
std::vector<blocks::Block> BlocksOf(const Report& report);

// The template for an office without one of its own, as a DOCX; filled, it says the same as the
// blocks. It is made anew each time, always with the same bytes. Fails as docx::WriteDocx.
Result<std::string> DefaultReportTemplate();

}  // namespace tepat::papers
