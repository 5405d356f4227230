// SPDX-License-Identifier: Apache-2.0
// What all sheets of a workbook share. For libs/documents/workbook alone.
#pragma once

#include "libs/documents/workbook/number_shape.h"
#include "libs/documents/workbook/shared_texts.h"
#include "libs/documents/workbook/styles.h"

namespace tepat::workbook {

// Read before the first sheet; cells refer to all of it by number.
struct Surroundings {
  SharedTexts texts;
  Styles styles;
  DateSystem dates = DateSystem::k1900;
};

}  // namespace tepat::workbook
