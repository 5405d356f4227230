// SPDX-License-Identifier: Apache-2.0
#include "services/cli/agreement.h"

#include <iostream>

namespace tepat::cli {

bool Agrees(const std::string& question) {
  std::cerr << question << " Ketik ya: ";
  std::string answer;
  std::getline(std::cin, answer);
  // Whoever only presses Enter, or is no person, has not agreed.
  return answer == "ya" || answer == "y";
}

}  // namespace tepat::cli
