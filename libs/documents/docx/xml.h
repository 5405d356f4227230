// SPDX-License-Identifier: Apache-2.0
// The fence around pugixml: a part as a tree, and back. For libs/documents/docx alone.
#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>

#include "libs/base/status.h"
#include "libs/documents/docx/limits.h"
#include "libs/documents/docx/parts.h"

namespace tepat::docx {

using Xml = std::unique_ptr<pugi::xml_document>;

// Elements and texts in a tree, itself included.
std::size_t NodesIn(pugi::xml_node root);

// The part as a tree, its spaces kept. Any thread. Fails with
//   docx.malformed  what is no XML in UTF-8, or lies deeper than the limit
//   docx.doctype    a document type: no document has one, and it is how XML attacks
//   docx.bomb       beyond `xml_bytes` or `nodes`
Result<Xml> ReadXml(const Part& part, const DocxLimits& limits);

// The tree as the bytes of a part; equal trees make equal bytes.
std::string XmlBytes(const pugi::xml_document& xml);

}  // namespace tepat::docx
