// SPDX-License-Identifier: Apache-2.0
// How `tepat case show --thread` names numbers and words where each comes from. Nothing here calls
// or prints.
#pragma once

#include <optional>
#include <string>

#include "libs/base/status.h"
#include "libs/worktime/zone.h"
#include "tepat/correspondence/v1/letter.pb.h"
#include "tepat/data_collection/v1/thread.pb.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::cli {

// Which numbers are followed: all of the case, of a unit, of an indicator, of a component.
struct ThreadSelector {
  std::string unit = {};
  std::string indicator = {};
  std::string component = {};
};

// Reads `UNIT`, `UNIT/INDIKATOR` or `UNIT/INDIKATOR/KOMPONEN`; empty: all. Fails with kInvalid
// `cli.malformed_thread`.
Result<ThreadSelector> ParseThreadSelector(const std::string& text);

// The way back from one indicator, with what the owners of disposition and letter say; nothing
// where they know none or do not tell it.
struct Thread {
  data_collection::v1::GetValueThreadResponse numbers;
  std::optional<disposition::v1::GetDispositionResponse> disposition = {};
  std::optional<correspondence::v1::GetLetterResponse> letter = {};
};

// `lurah_jogotrunan/lama_layanan/nilai = 14 menit · versi 1 · …`; one line without its end.
std::string NumberLine(const std::string& unit, const data_collection::v1::ThreadNumber& number,
                       const worktime::Zone& zone);

// The numbers, then a line for each station back to the letter. Times are those of the zone.
std::string ThreadText(const Thread& thread, const worktime::Zone& zone);
// One JSON object in one line: `thread`, `disposition`, `letter`; null where there is none.
std::string ThreadJson(const Thread& thread);

}  // namespace tepat::cli
