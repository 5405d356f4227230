// SPDX-License-Identifier: Apache-2.0
// Points in time: int64 microseconds of UTC, the only form in which instants are kept and compared.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "libs/base/status.h"

namespace tepat {

using Micros = std::chrono::microseconds;
using Instant = std::chrono::sys_time<Micros>;

// Reads ISO 8601 with a date, a time and an offset: `2026-11-27T16:30:00+07:00`, `…T09:30:00.25Z`.
// At most six decimals; years 1970 to 9999. Error: kInvalid `instant.malformed`.
Result<Instant> ParseInstant(std::string_view text);

// `2026-11-27T09:30:00.250000Z`: UTC, always six decimals, so that text order is time order.
std::string FormatInstant(Instant instant);

// `2026-11-27T16:30:00+07:00`: cut down to whole seconds, at the given offset from UTC.
std::string FormatInstantAt(Instant instant, std::chrono::seconds offset);

// `2026-11-27` as a date, of no zone; years 1970 to 9999. Error: kInvalid `instant.malformed_date`.
Result<std::chrono::local_days> ParseDate(std::string_view text);

// `2026-11-27`; the way back from ParseDate.
std::string FormatDate(std::chrono::local_days date);

// As databases keep an instant: microseconds since 1970-01-01T00:00Z. Each is the other's way back.
inline Instant InstantFromMicros(std::int64_t micros) { return Instant(Micros(micros)); }
inline std::int64_t MicrosOf(Instant instant) { return instant.time_since_epoch().count(); }

}  // namespace tepat
