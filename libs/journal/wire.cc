// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/wire.h"

#include <google/protobuf/util/json_util.h>

#include "libs/base/check.h"

namespace tepat::journal {

namespace json = google::protobuf::util;

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
  return Instant(std::chrono::seconds(from.seconds()) + Micros(from.nanos() / 1000));
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
