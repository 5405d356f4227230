// SPDX-License-Identifier: Apache-2.0
// What the rendering library does not say of a file: its language, that its structure is to be
// relied on, and that programs show its title rather than its name. Any thread.
#pragma once

#include <string>

#include "libs/base/status.h"

namespace tepat::pdf {

// The file with these in its catalog. `pdf` is one that cairo wrote: the catalog is its last
// object, so that no offset but that of the cross-reference table lies behind it. Fails with
// kInternal `pdf.no_catalog` when that is not so.
Result<std::string> WithLanguage(const std::string& pdf, const std::string& language);

}  // namespace tepat::pdf
