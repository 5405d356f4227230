// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/wire.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <cstdint>

#include "libs/base/check.h"

namespace tepat::journal {

namespace json = google::protobuf::util;

namespace {

// What the contract of Timestamp allows: 0001-01-01 to 9999-12-31.
constexpr std::int64_t kSecondsMin = -62'135'596'800;
constexpr std::int64_t kSecondsMax = 253'402'300'799;

}  // namespace

void FillPosition(const Position& from, common::v1::JournalPosition* to) {
  to->set_source(from.source);
  to->set_incarnation(from.incarnation);
  to->set_sequence(from.sequence);
}

Position PositionOf(const common::v1::JournalPosition& from) {
  return {from.source(), from.incarnation(), from.sequence()};
}

void FillTime(Instant from, google::protobuf::Timestamp* to) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(from);
  to->set_seconds(seconds.time_since_epoch().count());
  to->set_nanos(static_cast<std::int32_t>((from - seconds).count() * 1000));
}

Instant TimeOf(const google::protobuf::Timestamp& from) {
  // Whoever sends it may put any number there; beyond this range microseconds overflow.
  const auto seconds = std::clamp<std::int64_t>(from.seconds(), kSecondsMin, kSecondsMax);
  const auto nanos = std::clamp(from.nanos(), 0, 999'999'999);
  return Instant(std::chrono::seconds(seconds) + Micros(nanos / 1000));
}

std::string PayloadOf(const google::protobuf::Message& message) {
  std::string payload;
  const auto status = json::MessageToJsonString(message, &payload);
  TEPAT_CHECK(status.ok());
  return payload;
}

Status ParsePayload(const std::string& payload, google::protobuf::Message* message) {
  json::JsonParseOptions options;
  options.ignore_unknown_fields = true;
  const auto status = json::JsonStringToMessage(payload, message, options);
  if (status.ok()) return Ok();
  return Fail(Code::kInvalid, "journal.malformed_payload", status.ToString());
}

}  // namespace tepat::journal
