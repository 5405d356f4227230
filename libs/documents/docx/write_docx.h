// SPDX-License-Identifier: Apache-2.0
// Writes a document of words from its blocks, with styles that people can change in their word
// processor. So the templates are made which Tepat brings along: their marks are text as any other.
#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/documents/blocks.h"

namespace tepat::docx {

// A page, in twentieths of a point as the format counts: F4, the office's paper, 215 × 330 mm.
struct PageSize {
  int width = 12'191;
  int height = 18'709;
  int margin = 1'417;  // 2.5 cm on each side
};

// A whole document. Value type.
struct Document {
  std::string title;                         // of the file; printed where a block says so
  std::vector<std::string> letterhead = {};  // lines at the top of the first page
  std::vector<blocks::Block> blocks = {};
  PageSize page = {};
};

// The file: deterministic, with page numbers at the foot. Any thread. Fails with kInvalid
// `docx.not_text` for what is not UTF-8, and kInternal `documents.cannot_write`.
Result<std::string> WriteDocx(const Document& document);

}  // namespace tepat::docx
