// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/docx/xml.h"

#include <algorithm>
#include <utility>

#include "libs/base/outside_text.h"
#include "libs/documents/docx/failure.h"

namespace tepat::docx {
namespace {

// Counts what it passes, and notes what no part may hold. The library walks without recursion, so a
// tree of any depth is judged safely here; later steps rely on the depth.
class Census : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    ++nodes;
    deepest = std::max(deepest, static_cast<std::size_t>(depth()));
    has_doctype = has_doctype || node.type() == pugi::node_doctype;
    return true;
  }

  std::size_t nodes = 0;
  std::size_t deepest = 0;
  bool has_doctype = false;
};

class Writer : public pugi::xml_writer {
 public:
  void write(const void* data, std::size_t size) override {
    bytes.append(static_cast<const char*>(data), size);
  }

  std::string bytes;
};

}  // namespace

std::size_t NodesIn(pugi::xml_node root) {
  Census census;
  root.traverse(census);
  return census.nodes + 1;
}

Result<Xml> ReadXml(const Part& part, const DocxLimits& limits) {
  if (part.bytes.size() > limits.xml_bytes) return Beyond("bomb", "xml_bytes", limits.xml_bytes);
  if (!IsUtf8(part.bytes)) return Refused("malformed", "no UTF-8", part.name);
  auto xml = std::make_unique<pugi::xml_document>();
  // Spaces alone are text in a run; the declaration is written anew.
  const unsigned how = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype;
  const auto parsed =
      xml->load_buffer(part.bytes.data(), part.bytes.size(), how, pugi::encoding_utf8);
  if (!parsed) {
    return Refused("malformed", std::string("no XML: ") + parsed.description(), part.name);
  }
  Census census;
  xml->traverse(census);
  if (census.has_doctype) return Refused("doctype", "it has a document type", part.name);
  if (census.deepest > limits.depth) return Refused("malformed", "too deep", part.name);
  if (census.nodes > limits.nodes) return Beyond("bomb", "nodes", limits.nodes);
  return xml;
}

std::string XmlBytes(const pugi::xml_document& xml) {
  Writer writer;
  writer.bytes = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  xml.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(writer.bytes);
}

}  // namespace tepat::docx
