// SPDX-License-Identifier: Apache-2.0
#include "services/office/domain.h"

#include <algorithm>
#include <string_view>

#include "libs/base/findings.h"
#include "libs/sop/roles.h"

namespace tepat::office {
namespace {

constexpr std::size_t kNameMax = 100;  // of an SOP's or a calendar's file, without its folder

// `before`, then 1 to 100 small letters, digits and hyphens, then `behind`: no path leads out of
// the office's folder.
bool IsNamed(std::string_view text, std::string_view before, std::string_view behind) {
  if (!text.starts_with(before) || !text.ends_with(behind)) return false;
  if (text.size() <= before.size() + behind.size()) return false;
  text.remove_prefix(before.size());
  text.remove_suffix(behind.size());
  return text.size() <= kNameMax && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

// The number that some digits write; the caller has checked that they are digits.
int NumberAt(const std::string& digits, std::size_t at, std::size_t count) {
  int number = 0;
  for (std::size_t i = at; i < at + count; ++i) number = number * 10 + (digits[i] - '0');
  return number;
}

}  // namespace

std::optional<FileKind> KindOf(const std::string& file_name) {
  // No dots and no further slash: the tool makes paths of these names when it exports.
  if (IsNamed(file_name, "sop/", ".textproto")) return FileKind::kSop;
  if (IsNamed(file_name, "calendar-", ".json")) return FileKind::kCalendar;
  if (IsNamed(file_name, "plan/", ".textproto")) return FileKind::kPlan;
  if (file_name == "directory.textproto") return FileKind::kDirectory;
  if (file_name == "instructions.textproto") return FileKind::kInstructions;
  return std::nullopt;
}

Adoption JudgeVersion(const KnownVersion& known, int version, const std::string& content) {
  if (version > known.version) return Adoption::kAdopt;
  if (version < known.version) return Adoption::kOutdated;
  // Equal to the letter, so that the same folder may be imported again and again.
  return content == known.content ? Adoption::kUnchanged : Adoption::kRewritten;
}

bool IsPersonnelNumber(const std::string& text) {
  constexpr std::size_t kDigits = 18;
  const bool digits = text.size() == kDigits && std::all_of(text.begin(), text.end(), [](char c) {
                        return c >= '0' && c <= '9';
                      });
  if (!digits) return false;
  const std::chrono::year_month_day birth{
      std::chrono::year(NumberAt(text, 0, 4)),
      std::chrono::month(static_cast<unsigned>(NumberAt(text, 4, 2))),
      std::chrono::day(static_cast<unsigned>(NumberAt(text, 6, 2)))};
  const int appointed_month = NumberAt(text, 12, 2);
  const bool has_sex = text[14] == '1' || text[14] == '2';
  return birth.ok() && appointed_month >= 1 && appointed_month <= 12 && has_sex;
}

Status CheckDelegation(const Delegation& delegation) {
  Findings findings;
  findings.Require(delegation.kind == 1 || delegation.kind == 2, "kind", "required");
  findings.Require(delegation.from && delegation.until, "start_time, end_time", "required");
  if (delegation.from && delegation.until) {
    findings.Require(*delegation.from < *delegation.until, "end_time", "after start_time");
    findings.Require(
        *delegation.until - *delegation.from <= sop::kDelegationMax, "end_time",
        "at most " + std::to_string(sop::kDelegationMax.count()) + " days after start_time");
  }
  findings.RequireText(delegation.decree_number, "decree_number", kNumberLength);
  return findings.Outcome("office.invalid_delegation");
}

}  // namespace tepat::office
