// SPDX-License-Identifier: Apache-2.0
// Facts, and the bytes in which they stand in the journal and travel: CloudEvents 1.0 JSON in
// structured mode, made once at commit (proto: tepat.event.v1.FactData).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/sop/mark.h"

namespace tepat::journal {

// Where a fact stands (proto: tepat.common.v1.JournalPosition).
struct Position {
  std::string source;
  std::string incarnation;
  std::int64_t sequence = 0;

  bool operator==(const Position&) const = default;
};

// Who acted; never a name.
struct Actor {
  std::string person_id;  // UUIDv7; empty when a machine acted
  std::string position;   // position under which the person acted
  std::string delegation_id = {};

  bool operator==(const Actor&) const = default;
};

// What a service has decided, before it has a place in the journal.
struct Fact {
  std::string name;     // kebab-case, past tense: `letter-registered`
  std::string case_id;  // empty for an office fact
  Instant at;           // when it happened
  std::optional<Actor> actor = {};
  std::int64_t office_cursor = 0;     // office facts known when rights were judged
  std::vector<sop::Mark> marks = {};  // at most sop::kMarksMax
  std::string payload = "{}";         // JSON object: the message documented for this fact
};

// A fact with its place.
struct Event {
  std::string id;
  Position position;
  Instant recorded;
  bool simulated = false;
  Fact fact;
  std::string body = {};  // the bytes from which ParseEvent read it
};

// A plan of sixty indicators for twelve units fits, and the bus takes 256 KiB of any message, its
// headers included.
constexpr std::size_t kEventBytesMax = std::size_t{240} * 1024;

// The bytes of an event. Fails with kInvalid `journal.fact_too_large` beyond kEventBytesMax, and
// `journal.malformed_fact` (detail `field`) when its marks are none of the contract's: more of
// them, of holders or of a reason than libs/sop/mark.h allows, a step or visit below 1, a part
// without a unit or of a kind that parts have not, a due date that is none.
Result<std::string> FormatEvent(const Event& event);

// Reads an event of any source; fields that it does not know are ignored. Fails with kInvalid
// `journal.malformed_event` and says which field.
Result<Event> ParseEvent(std::string_view body);

// Id and bus subject (`tepat.<office>.<service>.<fact>`), cut out of bytes that FormatEvent made.
struct Envelope {
  std::string id;
  std::string subject;
};
Envelope EnvelopeOf(std::string_view body);

}  // namespace tepat::journal
