// SPDX-License-Identifier: Apache-2.0
// The office's own data as versions: which file is what, and what in it is new.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/mistake.h"
#include "libs/base/status.h"

namespace tepat::office {

// What a file of the office holds, by its name.
enum class FileKind {
  kSop,           // `sop/<name>.textproto`
  kCalendar,      // `calendar-<name>.json`
  kDirectory,     // `directory.textproto`
  kInstructions,  // `instructions.textproto`
  kPlan,          // `plan/<year>.textproto`
};

// The kind of a file; nothing for a name that fits none.
std::optional<FileKind> KindOf(const std::string& file_name);

// What is known of an SOP, of the directory or of the instructions, before an import.
struct KnownVersion {
  int version = 0;      // newest version; 0 for none
  std::string content;  // of that version
};

// What to do with a version that came in a file.
enum class Adoption {
  kUnchanged,  // it is there already, equal to the letter
  kAdopt,
  kRewritten,  // the same number with another content: versions are never rewritten
  kOutdated,   // a number below the newest
};

// Judges a numbered version against what is known.
Adoption JudgeVersion(const KnownVersion& known, int version, const std::string& content);

// True for a personnel number (NIP): 18 digits, of birth date (8), first appointment (6), sex (1 or
// 2) and sequence (3).
bool IsPersonnelNumber(const std::string& text);

// Somebody is to act in a position for a time.
struct Delegation {
  std::string position;
  std::string person_id;
  int kind = 0;  // as in the contract, never 0
  std::optional<Instant> from;
  std::optional<Instant> until;  // exclusive
  std::string decree_number;     // 1 to 150 characters
};

// Fails with kInvalid `office.invalid_delegation` (detail `fields`).
Status CheckDelegation(const Delegation& delegation);

}  // namespace tepat::office
