// SPDX-License-Identifier: Apache-2.0
// The payload of a fact as its message.
#pragma once

#include "libs/journal/event.h"
#include "libs/journal/wire.h"

namespace tepat::casebook {

// Fails as journal::ParsePayload does; a fact that fails so is parked.
template <class Payload>
Result<Payload> ReadPayload(const journal::Event& event) {
  Payload payload;
  TEPAT_TRY(journal::ParsePayload(event.fact.payload, &payload));
  return payload;
}

}  // namespace tepat::casebook
