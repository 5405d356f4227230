// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/relations.h"

#include "libs/documents/workbook/failure.h"
#include "libs/documents/workbook/xml.h"

namespace tepat::workbook {
namespace {

using ById = std::map<std::string, Relation, std::less<>>;

class Handler : public XmlHandler {
 public:
  Handler(const std::string& of, ById& by_id) : of_(of), by_id_(by_id) {}

  Status Start(std::string_view name, const Attributes& attributes) override {
    // Addresses outside the file are never followed: they would tell a stranger who reads it.
    if (name != "Relationship" || attributes.Get("TargetMode") == "External") return Ok();
    const std::string_view type = attributes.Get("Type");
    // Strict workbooks have other addresses with the same ends.
    Relation relation{std::string(type.substr(type.rfind('/') + 1)),
                      PartNamed(std::string(attributes.Get("Target")), of_)};
    const bool fresh =
        by_id_.emplace(std::string(attributes.Get("Id")), std::move(relation)).second;
    return fresh ? Ok() : Status(Malformed("an id of a relation stands twice"));
  }
  Status End(std::string_view) override { return Ok(); }
  Status Text(std::string_view) override { return Ok(); }

 private:
  const std::string& of_;
  ById& by_id_;
};

}  // namespace

Result<Relations> Relations::Read(Package& package, const std::string& of, std::size_t depth) {
  const std::size_t name = of.rfind('/') + 1;  // 0 where there is no folder
  const std::string part = of.substr(0, name) + "_rels/" + of.substr(name) + ".rels";
  Relations relations;
  if (!package.Has(part)) return relations;
  Handler handler(of, relations.by_id_);
  TEPAT_TRY(ReadXml(package, part, "Relationships", depth, handler));
  return relations;
}

const Relation* Relations::Find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &found->second;
}

std::optional<std::string> Relations::PartOf(std::string_view type) const {
  for (const auto& [id, relation] : by_id_) {
    if (relation.type == type) return relation.part;
  }
  return std::nullopt;
}

}  // namespace tepat::workbook
