// SPDX-License-Identifier: Apache-2.0
#include "libs/sop/sop.h"

#include <algorithm>
#include <sstream>

namespace tepat::sop {

std::vector<Holder> HoldersOf(const Step& step, const std::string& command) {
  std::vector<Holder> holders;
  const auto found = step.commands.find(command);
  // Nobody, rather than everybody, holds a command that the version does not name.
  if (found == step.commands.end()) return holders;
  for (const std::string& position : found->second.responsible) holders.push_back({position, ""});
  return holders;
}

std::vector<std::string> MissingInputs(const Step& step,
                                       const std::vector<std::string>& linked_kinds) {
  std::vector<std::string> missing;
  for (const std::string& kind : step.enforced_inputs) {
    if (std::find(linked_kinds.begin(), linked_kinds.end(), kind) == linked_kinds.end()) {
      missing.push_back(kind);
    }
  }
  return missing;
}

std::string HoldersText(const std::vector<Holder>& holders) {
  std::string text;
  for (const Holder& holder : holders) text += holder.position + "/" + holder.unit + "\n";
  return text;
}

std::vector<Holder> HoldersIn(const std::string& text) {
  std::vector<Holder> holders;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    // Positions and units are keys, without a slash or a line break in them: nothing needs
    // quoting.
    const auto slash = line.find('/');
    holders.push_back({line.substr(0, slash), line.substr(slash + 1)});
  }
  return holders;
}

bool Sop::HasStep(int key) const {
  // Keys are 1, 2, 3 …, as SopOf has checked: the place of a step is its key less one.
  return key >= 1 && static_cast<std::size_t>(key) <= steps.size();
}

Result<std::reference_wrapper<const Step>> Sop::GetStep(int key) const {
  if (HasStep(key)) return std::cref(steps[static_cast<std::size_t>(key) - 1]);
  return Fail(
      Code::kInternal, "sop.no_step",
      "version " + std::to_string(version) + " of '" + id + "' has no step " + std::to_string(key),
      {{"step", std::to_string(key)}});
}

}  // namespace tepat::sop
