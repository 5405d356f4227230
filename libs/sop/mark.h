// SPDX-License-Identifier: Apache-2.0
// What a fact means for the clock of a visit, or of a part of it (proto: tepat.event.v1.Mark).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/instant.h"

namespace tepat::sop {

// Limits of the contract. Whoever writes a fact keeps them, because its readers do: a fact beyond
// one of them would be committed and never read.
constexpr std::size_t kMarksMax = 128;        // of one fact: a visit and its parts
constexpr std::size_t kHoldersMax = 32;       // of one mark
constexpr std::size_t kMarkReasonMax = 1000;  // characters
constexpr std::size_t kPartUnitMax = 60;      // characters, as a key of the office

// Who is answerable for the time of a visit.
struct Holder {
  std::string position;  // `kasubbag_keuangan`
  std::string unit;      // empty for the office as a whole

  bool operator==(const Holder&) const = default;
};

// Holders as one text, `position/unit` a line, and back; for columns of a table.
std::string HoldersText(const std::vector<Holder>& holders);
std::vector<Holder> HoldersIn(const std::string& text);

// A unit's share of a visit: one turn of that unit. Value type.
struct Part {
  std::string unit;  // 1 to kPartUnitMax characters
  int n = 0;         // from 1; given back, the next turn starts

  auto operator<=>(const Part&) const = default;  // NOLINT: clang-tidy 14 sees a null pointer
};

// Value type; the fields are explained in the contract.
struct Mark {
  enum class Kind {
    kStarted = 1,
    kAccepted = 2,
    kCompleted = 3,
    kReturned = 4,
    kPaused = 5,
    kResumed = 6,
    kCancelled = 7,
    kCorrected = 8,
  };

  int step = 0;   // from 1
  int visit = 0;  // from 1, numbered by the step's owner
  Kind kind = Kind::kStarted;
  Instant at;
  std::vector<Holder> holders = {};  // at most kHoldersMax
  std::string reason = {};           // at most kMarkReasonMax characters
  std::string sop_id = {};           // with kStarted
  int sop_version = 0;               // with kStarted
  int opens = 0;                     // with kCompleted: the step that follows at once, or 0
  Kind corrects = Kind::kStarted;    // with kCorrected
  bool declared = false;             // given by a person after the fact
  std::optional<Part> part = {};     // absent: the mark speaks of the visit
  std::string due_date = {};         // with kStarted of a part: ISO 8601, or empty

  bool operator==(const Mark&) const = default;
};

// Whether a part can have a mark of that kind: it starts and ends; all else is its visit's.
constexpr bool IsPartKind(Mark::Kind kind) {
  return kind == Mark::Kind::kStarted || kind == Mark::Kind::kCompleted ||
         kind == Mark::Kind::kReturned || kind == Mark::Kind::kCancelled;
}

}  // namespace tepat::sop
