// SPDX-License-Identifier: Apache-2.0
// Which parts belong together: what one part names by an id, and what each is for. For
// libs/documents/workbook alone.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "libs/documents/workbook/package.h"

namespace tepat::workbook {

struct Relation {
  std::string type;  // the end of its address: `worksheet`, `sharedStrings`, `officeDocument`
  std::string part;  // as Package names it
};

// The relations of one part, by their ids; those that lead out of the file are left out.
class Relations {
 public:
  // `of` is the part whose relations these are; empty for the package as a whole. A part without
  // relations has none. Fails as ReadXml does, and with `workbook.malformed` when an id stands
  // twice.
  static Result<Relations> Read(Package& package, const std::string& of, std::size_t depth);

  // Null when there is none.
  const Relation* Find(std::string_view id) const;
  // The part of the first relation of a type.
  std::optional<std::string> PartOf(std::string_view type) const;

 private:
  std::map<std::string, Relation, std::less<>> by_id_;
};

}  // namespace tepat::workbook
