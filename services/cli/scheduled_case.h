// SPDX-License-Identifier: Apache-2.0
// `tepat case open` and `tepat case attach`: a case without a circular, and files of a case. Both
// act for a person of the office, by whose right the service judges. A repeat under the same
// request id has its effect once and prints the first answer.
#pragma once

#include <string>

#include "services/cli/operator.h"

namespace tepat::cli {

// What `tepat case open` opens.
struct OpenWish {
  std::string period;      // `2026-TW3`, also as `2026-Q3`; `2026`
  std::string supersedes;  // case whose place it takes, UUID; empty for none
  bool second = false;     // though a case of that period is running, without asking
  std::string person;      // key in the directory file: under whose right
  std::string request_id;  // UUIDv7, of an attempt that was not answered; empty for a new one
  std::string time_zone;
};

// `tepat case open`: prints the case, its SOP, its plan, and when its first step is due. While a
// case of the period is running it asks on standard error. Exit status 1 when nothing was opened.
int OpenCase(Operator& self, const OpenWish& wish, bool json);

// What `tepat case attach` attaches.
struct AttachWish {
  std::string case_id;  // UUID
  std::string path;     // PDF, JPEG or PNG
  std::string kind;     // one of FileKinds; the usual one when empty
  std::string person;
  std::string request_id;
};

// `tepat case attach CASE FILE`: prints what the service has found the file to be.
int AttachFile(Operator& self, const AttachWish& wish, bool json);

}  // namespace tepat::cli
