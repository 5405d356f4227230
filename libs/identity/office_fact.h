// SPDX-License-Identifier: Apache-2.0
// Facts of the office, as its view reads them.
#pragma once

#include <google/protobuf/util/json_util.h>

#include <string>

#include "libs/base/status.h"

namespace tepat::identity {

// What a fact of the office says. Fails with kInvalid `office_view.malformed_fact`.
template <class Message>
Result<Message> ReadOfficeFact(const std::string& payload) {
  Message message;
  google::protobuf::util::JsonParseOptions options;
  // An office that was upgraded first writes fields that this service does not know yet.
  options.ignore_unknown_fields = true;
  const auto status = google::protobuf::util::JsonStringToMessage(payload, &message, options);
  if (status.ok()) return message;
  return Fail(Code::kInvalid, "office_view.malformed_fact", status.ToString());
}

}  // namespace tepat::identity
