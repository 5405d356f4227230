// SPDX-License-Identifier: Apache-2.0
// What stands beside a unit's values: who sent them when, files that prove them, what was said
// about them.
#pragma once

#include <cstdint>
#include <string>

#include "libs/base/instant.h"

namespace tepat::data_collection {

// By which way values came in. Values as in the contract.
enum class Origin { kTyped = 1, kWorkbook = 2, kProgram = 3 };

// One sending of a unit. It is never changed: a correction is the next version.
struct Sending {
  int version = 0;  // from 1
  std::string person_id;
  std::string position;  // by which
  Instant time;
  Origin origin = Origin::kTyped;
  std::string incomplete_reason;  // empty when nothing lacked
};

// A file that was handed in.
struct EvidenceFile {
  std::string sha256;
  std::string name;  // as it was handed in
  std::int64_t size = 0;
  std::string media_type;
  Instant time;
};

// A remark on a value.
struct Comment {
  std::string indicator;
  std::string person_id;
  std::string position;
  Instant time;
  std::string text;
};

}  // namespace tepat::data_collection
