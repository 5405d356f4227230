// SPDX-License-Identifier: Apache-2.0
// Roles that our services know by name, and what they may do beyond the commands of the SOP. All
// other roles are data of the office. A list of roles is what identity::AuthorisePosition takes.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "libs/sop/sop.h"

namespace tepat::sop {

inline constexpr const char* kCamat = "camat";
inline constexpr const char* kSekretaris = "sekretaris";
inline constexpr const char* kKasubbagKeuangan = "kasubbag_keuangan";
inline constexpr const char* kStaf = "staf";
inline constexpr const char* kStafPenerimaSurat = "staf_penerima_surat";

// Documents of the year, registered once and linked to its cases by themselves: performance
// agreement and action plan, which a plan in force is; budget, key indicators and duties.
inline constexpr std::array<const char*, 5> kYearDocumentKinds = {
    "perjanjian_kinerja", "rencana_aksi", "dpa", "iku", "tupoksi"};
// Those of them that a plan in force is.
inline constexpr std::array<const char*, 2> kPlanDocumentKinds = {"perjanjian_kinerja",
                                                                  "rencana_aksi"};
// Whether that is the kind of one.
bool IsYearDocument(const std::string& kind);
// Who may register them, and attach their files.
std::vector<std::string> YearDocumentRoles();

// Who lead the office: they hold the clock of any step, change calendars, and see how single people
// did.
std::vector<std::string> LeadingRoles();

// How long somebody may act for somebody else (Plh., Plt.). A leap year: a delegation for a year,
// the longest that decrees name, is whole.
inline constexpr std::chrono::days kDelegationMax(366);

// Who may hold the clock of a step: whoever answers for one of its commands, and who lead.
std::vector<std::string> PausersOf(const Step& step);

}  // namespace tepat::sop
