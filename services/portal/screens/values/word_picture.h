// SPDX-License-Identifier: Apache-2.0
// Words where a page has a picture: a browser shows nothing else in its place.
#pragma once

#include <string>

namespace tepat::portal {

// A sentence as SVG, its words broken into lines. Any thread.
std::string PictureOfWords(const std::string& sentence);

}  // namespace tepat::portal
