// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/action.h"

namespace tepat::portal {

Html MissingReason(const FormState& state) {
  const bool asked = state.error && state.error->slug.find("input_missing") != std::string::npos;
  if (!asked && !state.values.Has("missing_input_reason")) return Html();
  return TextArea(state, {"missing_input_reason", "Alasan langkah tetap diselesaikan",
                          "Kelengkapan belum ada. 5 sampai 500 huruf.", "text", false, 500});
}

}  // namespace tepat::portal
