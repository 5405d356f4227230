// SPDX-License-Identifier: Apache-2.0
#include "services/office/domain.h"

#include <regex>

#include "libs/base/findings.h"

namespace tepat::office {

std::optional<FileKind> KindOf(const std::string& file_name) {
  // No dots and no further slash: the tool makes paths of these names when it exports.
  static const std::regex sop(R"(sop/[a-z0-9-]{1,100}\.textproto)");
  static const std::regex calendar(R"(calendar-[a-z0-9-]{1,100}\.json)");
  if (std::regex_match(file_name, sop)) return FileKind::kSop;
  if (std::regex_match(file_name, calendar)) return FileKind::kCalendar;
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

std::string MistakeOf(Adoption adoption, const KnownVersion& known) {
  const std::string next = std::to_string(known.version + 1);
  if (adoption == Adoption::kRewritten) {
    return "isi berubah tetapi 'version' tetap; naikkan menjadi " + next;
  }
  if (adoption == Adoption::kOutdated) {
    return "'version' sudah terlewati; versi berikutnya adalah " + next;
  }
  return "";
}

bool IsPersonnelNumber(const std::string& text) {
  static const std::regex shape(R"((\d{4})(\d{2})(\d{2})(\d{4})(\d{2})[12]\d{3})");
  std::smatch part;
  if (!std::regex_match(text, part, shape)) return false;
  const std::chrono::year_month_day birth{
      std::chrono::year(std::stoi(part[1])),
      std::chrono::month(static_cast<unsigned>(std::stoi(part[2]))),
      std::chrono::day(static_cast<unsigned>(std::stoi(part[3])))};
  // The regular expression has left digits only: nothing here can throw.
  const int month = std::stoi(part[5]);
  return birth.ok() && month >= 1 && month <= 12;
}

Status CheckDelegation(const Delegation& delegation) {
  Findings findings;
  findings.Require(delegation.kind == 1 || delegation.kind == 2, "kind", "required");
  findings.Require(delegation.from && delegation.until, "start_time, end_time", "required");
  if (delegation.from && delegation.until) {
    findings.Require(*delegation.from < *delegation.until, "end_time", "after start_time");
    // Whoever acts for longer holds the position: that belongs in the directory.
    findings.Require(*delegation.until - *delegation.from <= std::chrono::days(366), "end_time",
                     "at most 366 days after start_time");
  }
  findings.RequireText(delegation.decree_number, "decree_number", 1, 150);
  return findings.Outcome("office.invalid_delegation");
}

}  // namespace tepat::office
