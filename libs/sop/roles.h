// SPDX-License-Identifier: Apache-2.0
// Roles that our services know by name, and what they may do beyond the commands of the SOP. All
// other roles are data of the office.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "libs/sop/sop.h"

namespace tepat::sop {

inline constexpr const char* kCamat = "camat";
inline constexpr const char* kSekretaris = "sekretaris";
inline constexpr const char* kKasubbagKeuangan = "kasubbag_keuangan";
inline constexpr const char* kStaf = "staf";
inline constexpr const char* kStafPenerimaSurat = "staf_penerima_surat";

// Documents of the year, registered once and linked to its cases by themselves: the performance
// agreement and the action plan.
inline constexpr std::array<const char*, 2> kYearDocumentKinds = {"perjanjian_kinerja",
                                                                  "rencana_aksi"};
// Whether that is the kind of one.
bool IsYearDocument(const std::string& kind);
// Who may register them.
inline constexpr std::array<const char*, 2> kYearDocumentRoles = {kKasubbagKeuangan, kSekretaris};

// Who may hold the clock of a step: those who answer for one of its commands, and their superiors.
std::vector<std::string> PausersOf(const Step& step);

}  // namespace tepat::sop
