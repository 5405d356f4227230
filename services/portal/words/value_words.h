// SPDX-License-Identifier: Apache-2.0
// What is measured, as officers read it: values, targets, achievements, and what lacks in them. Any
// thread.
#pragma once

#include <string>

#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/data_collection/v1/sheet.pb.h"
#include "tepat/data_collection/v1/value.pb.h"

namespace tepat::portal {

// A plain decimal with that many decimals, `1.234,50`; whatever is none, as a grade, stands as it
// is. Empty: `—`.
std::string ValueWord(const std::string& value, int decimals);
// The same with the decimals that it has, where those of its indicator are not known.
std::string ValueWord(const std::string& value);
// A target as the plan writes it, never rounded: one value, or `80 sampai 90` of a range; `—` for
// none.
std::string TargetWord(const std::string& target);
// `101,40 %`, with what counts where the cap cuts it; or why it cannot be computed.
std::string AchievementWord(const data_collection::v1::Achievement& achievement);
// What the year to date lacks: `tanpa triwulan 2`; empty when it lacks nothing.
std::string GapsWord(const data_collection::v1::Achievement& achievement);

// What was found and what to do, without where it is: `belum diisi. …`.
std::string FindingWord(const data_collection::v1::Finding& finding);
// Whether data with such a finding are refused whatever the reason; otherwise they lack something.
bool IsRefused(data_collection::v1::FindingKind kind);

// By which way values came in.
std::string OriginWord(int origin);

}  // namespace tepat::portal
