// SPDX-License-Identifier: Apache-2.0
// Finds a template again in the cells of a workbook. What does not stand where the template has it
// is a finding, never a value that was guessed.
#pragma once

#include <string>
#include <vector>

#include "services/data-collection/workbook/found.h"

namespace tepat::data_collection::book {

// The units that the sheets of a workbook say they are about, each once; none when it is no
// template. Any thread, as everything here.
std::vector<std::string> UnitsIn(const workbook::Workbook& book);

// What was found. `sheets` holds the units that the file may be about, as they are now.
Found ReadBook(const workbook::Workbook& book, const std::string& case_id, const Sheets& sheets);

}  // namespace tepat::data_collection::book
