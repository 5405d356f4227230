// SPDX-License-Identifier: Apache-2.0
#include "services/office/instructions_file.h"

#include <set>

#include "libs/base/findings.h"
#include "libs/identity/office_view.h"
#include "libs/sop/text_file.h"

namespace tepat::office {

std::optional<v1::Instructions> ParseInstructionsFile(std::string_view text, Mistakes& mistakes) {
  v1::Instructions instructions;
  google::protobuf::TextFormat::ParseInfoTree places;
  if (!sop::ParseTextFile(text, &instructions, places, mistakes)) return std::nullopt;
  if (instructions.version() < 1) mistakes.Add(0, "'version' harus mulai dari 1");
  // They stand in one list to choose from, on paper and on the screen.
  constexpr int kTextsMax = identity::kOfficeInstructionsMax;
  if (instructions.texts_size() < 1 || instructions.texts_size() > kTextsMax) {
    mistakes.Add(0, "'texts' harus 1 sampai " + std::to_string(kTextsMax) + " instruksi");
  }
  std::set<std::string> seen;
  for (int i = 0; i < instructions.texts_size(); ++i) {
    const std::string& one = instructions.texts(i);
    const int line = sop::LineOf(&places, instructions, "texts", i);
    const std::size_t length = CharactersIn(one);
    if (length < kInstructionLength.min || length > kInstructionLength.max) {
      mistakes.Add(line, "instruksi harus " + std::to_string(kInstructionLength.min) + " sampai " +
                             std::to_string(kInstructionLength.max) + " huruf");
    }
    if (!seen.insert(one).second) mistakes.Add(line, "'" + one + "' ditulis dua kali");
  }
  if (!mistakes.empty()) return std::nullopt;
  return instructions;
}

}  // namespace tepat::office
