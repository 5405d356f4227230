// SPDX-License-Identifier: Apache-2.0
// A part of the casebook: some tables, and who fills them. A face switches on the parts that it
// needs; the others' tables are not there at all.
#pragma once

#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "libs/journal/event.h"
#include "libs/journal/writer.h"

namespace tepat::casebook {

// All functions run inside the writer's transaction; null where a part has nothing to do. Applying
// a fact again has the effect once, so that a source can be read anew. Value type.
struct Part {
  // As the sections of migrations/ are headed: `-- part: history`.
  std::string_view name;
  // A service's fact about a case.
  Status (*apply)(journal::Transaction&, const journal::Event&) = nullptr;
  // A fact of the office.
  Status (*apply_office)(journal::Transaction&, const journal::Event&) = nullptr;
  // Forgets what a source (`/tepat/<office>/<service>`) has told, before it is read anew.
  Status (*forget)(sql::Database&, const std::string& source) = nullptr;
};

}  // namespace tepat::casebook
