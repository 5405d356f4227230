// SPDX-License-Identifier: Apache-2.0
// Positions and payloads between our types and the contracts' messages.
#pragma once

#include <google/protobuf/message.h>

#include <string>

#include "google/protobuf/timestamp.pb.h"
#include "libs/journal/event.h"
#include "tepat/common/v1/position.pb.h"

namespace tepat::journal {

void FillPosition(const Position& from, common::v1::JournalPosition* to);
Position PositionOf(const common::v1::JournalPosition& from);

void FillTime(Instant from, google::protobuf::Timestamp* to);
// The nearest instant of the years 1 to 9999 for what no Timestamp may hold.
Instant TimeOf(const google::protobuf::Timestamp& from);

// The JSON mapping of a payload, for Fact::payload. Requires texts in UTF-8, which every message
// that came by gRPC has, and times that FillTime made.
std::string PayloadOf(const google::protobuf::Message& message);
// Reads a payload; fields that the message does not know are ignored. Fails with kInvalid
// `journal.malformed_payload`.
Status ParsePayload(const std::string& payload, google::protobuf::Message* message);

}  // namespace tepat::journal
