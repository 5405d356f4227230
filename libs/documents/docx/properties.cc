// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/docx/properties.h"

#include <algorithm>
#include <string_view>

#include "libs/documents/docx/xml.h"

namespace tepat::docx {
namespace {

constexpr const char* kPath = "/docProps/custom.xml";
constexpr const char* kPart = kPath + 1;  // as archives call it
constexpr const char* kRelations = "_rels/.rels";
constexpr const char* kRelationType =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties";
constexpr const char* kContentType =
    "application/vnd.openxmlformats-officedocument.custom-properties+xml";
constexpr const char* kEmpty =
    "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
    "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"/>";
// The set of properties that people name; the format numbers them from 2.
constexpr const char* kSet = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
constexpr int kFirstNumber = 2;

// The relation to the part of properties; nothing when the file has none.
pugi::xml_node RelationIn(const pugi::xml_document& relations) {
  for (const pugi::xml_node one : relations.document_element()) {
    // Strict documents have another address with the same end.
    if (std::string_view(one.attribute("Type").value()).ends_with("/custom-properties")) return one;
  }
  return {};
}

// Where the properties stand, by the relations of the file; every program writes the same place, so
// another one is none.
Result<bool> HasPart(const Parts& parts, const DocxLimits& limits) {
  const Part* relations = FindPart(parts, kRelations);
  if (relations == nullptr || FindPart(parts, kPart) == nullptr) return false;
  TEPAT_ASSIGN(const Xml xml, ReadXml(*relations, limits));
  return static_cast<bool>(RelationIn(*xml));
}

// An id that no other relation has.
std::string FreeId(pugi::xml_node relations) {
  int number = 1;
  const auto is_taken = [&](const std::string& id) {
    return static_cast<bool>(relations.find_child_by_attribute("Id", id.c_str()));
  };
  while (is_taken("rIdTepat" + std::to_string(number))) ++number;
  return "rIdTepat" + std::to_string(number);
}

// Adds an empty part, and what leads to it.
Status AddPart(Parts& parts, const DocxLimits& limits) {
  std::erase_if(parts, [](const Part& part) { return part.name == kPart; });
  Part* kinds = FindPart(parts, kContentTypes);
  Part* relations = FindPart(parts, kRelations);
  // Whoever has no relations is opened by nobody who would show properties.
  if (kinds == nullptr || relations == nullptr) return Ok();
  TEPAT_ASSIGN(const Xml kinds_xml, ReadXml(*kinds, limits));
  TEPAT_ASSIGN(const Xml relations_xml, ReadXml(*relations, limits));
  pugi::xml_node all = kinds_xml->document_element();
  while (const pugi::xml_node old = all.find_child_by_attribute("PartName", kPath)) {
    all.remove_child(old);
  }
  pugi::xml_node kind = all.append_child("Override");
  kind.append_attribute("PartName").set_value(kPath);
  kind.append_attribute("ContentType").set_value(kContentType);
  pugi::xml_node links = relations_xml->document_element();
  if (const pugi::xml_node old = RelationIn(*relations_xml)) links.remove_child(old);
  const std::string id = FreeId(links);
  pugi::xml_node link = links.append_child("Relationship");
  link.append_attribute("Id").set_value(id.c_str());
  link.append_attribute("Type").set_value(kRelationType);
  link.append_attribute("Target").set_value(kPart);
  kinds->bytes = XmlBytes(*kinds_xml);
  relations->bytes = XmlBytes(*relations_xml);
  parts.push_back({kPart, kEmpty});
  return Ok();
}

}  // namespace

Result<Properties> ReadProperties(const Parts& parts, const DocxLimits& limits) {
  Properties properties;
  TEPAT_ASSIGN(const bool has, HasPart(parts, limits));
  const Part* part = FindPart(parts, kPart);
  if (!has || part == nullptr) return properties;
  TEPAT_ASSIGN(const Xml xml, ReadXml(*part, limits));
  for (const pugi::xml_node one : xml->document_element()) {
    const pugi::xml_node text = one.child("vt:lpwstr");
    if (text) properties[one.attribute("name").value()] = text.text().get();
  }
  return properties;
}

Result<Properties> ReadProperties(std::span<const std::byte> bytes, const DocxLimits& limits) {
  TEPAT_ASSIGN(const Parts parts, ReadParts(bytes, limits));
  return ReadProperties(parts, limits);
}

Status SetProperties(Parts& parts, const Properties& properties, const DocxLimits& limits) {
  if (properties.empty()) return Ok();
  TEPAT_ASSIGN(const bool has, HasPart(parts, limits));
  if (!has) TEPAT_TRY(AddPart(parts, limits));
  Part* part = FindPart(parts, kPart);
  if (part == nullptr) return Ok();
  TEPAT_ASSIGN(const Xml xml, ReadXml(*part, limits));
  pugi::xml_node root = xml->document_element();
  int number = kFirstNumber;
  for (const pugi::xml_node one : root) {
    number = std::max(number, one.attribute("pid").as_int() + 1);
  }
  for (const auto& [name, text] : properties) {
    if (const auto old = root.find_child_by_attribute("name", name.c_str())) root.remove_child(old);
    pugi::xml_node one = root.append_child("property");
    one.append_attribute("fmtid").set_value(kSet);
    one.append_attribute("pid").set_value(number++);
    one.append_attribute("name").set_value(name.c_str());
    one.append_child("vt:lpwstr").text().set(text.c_str());
  }
  part->bytes = XmlBytes(*xml);
  return Ok();
}

}  // namespace tepat::docx
