// SPDX-License-Identifier: Apache-2.0
// How often something has changed, by whom and when: what people who collide are told.
#pragma once

#include <string>

#include "libs/base/instant.h"
#include "libs/base/status.h"

namespace tepat {

// Value type; rises with each change.
struct Revision {
  int number = 1;
  std::string changed_by;  // person id of the last change; empty for a service's
  Instant changed;

  // After a change by `person_id`.
  Revision Next(const std::string& person_id, Instant now) const {
    return {number + 1, person_id, now};
  }
};

// The refusal of somebody who comes second: kConflict `<area>.moved_on`, details `state`,
// `changed_by`, `changed_time`, `revision`.
inline tl::unexpected<Error> MovedOn(const std::string& area, const std::string& state,
                                     const Revision& revision) {
  const std::string number = std::to_string(revision.number);
  return Fail(Code::kConflict, area + ".moved_on", "now " + state + " at revision " + number,
              {{"state", state},
               {"changed_by", revision.changed_by},
               {"changed_time", FormatInstant(revision.changed)},
               {"revision", number}});
}

}  // namespace tepat
