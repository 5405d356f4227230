// SPDX-License-Identifier: Apache-2.0
#include "services/office/domain.h"

#include <regex>

namespace tepat::office {

std::optional<FileKind> KindOf(const std::string& file_name) {
  static const std::regex sop(R"(sop/[a-z0-9-]{1,100}\.textproto)");
  static const std::regex calendar(R"(calendar-[a-z0-9-]{1,100}\.json)");
  if (std::regex_match(file_name, sop)) return FileKind::kSop;
  if (std::regex_match(file_name, calendar)) return FileKind::kCalendar;
  return std::nullopt;
}

Adoption JudgeVersion(const KnownVersion& known, int version, const std::string& content) {
  if (version > known.version) return Adoption::kAdopt;
  if (version < known.version) return Adoption::kOutdated;
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

}  // namespace tepat::office
