// SPDX-License-Identifier: Apache-2.0
#include "libs/sop/roles.h"

#include <algorithm>

namespace tepat::sop {

bool IsYearDocument(const std::string& kind) {
  return std::find(kYearDocumentKinds.begin(), kYearDocumentKinds.end(), kind) !=
         kYearDocumentKinds.end();
}

std::vector<std::string> YearDocumentRoles() { return {kKasubbagKeuangan, kSekretaris}; }

std::vector<std::string> LeadingRoles() { return {kSekretaris, kCamat}; }

std::vector<std::string> PausersOf(const Step& step) {
  std::vector<std::string> roles = LeadingRoles();
  for (const auto& [name, command] : step.commands) roles.push_back(command.accountable);
  return roles;
}

}  // namespace tepat::sop
