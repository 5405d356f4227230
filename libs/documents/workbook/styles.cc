// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/styles.h"

#include <charconv>
#include <map>
#include <utility>

#include "libs/documents/workbook/failure.h"
#include "libs/documents/workbook/xml.h"

namespace tepat::workbook {
namespace {

// -1 for what is no number: no format has that id.
int IdIn(std::string_view text) {
  int id = -1;
  std::from_chars(text.data(), text.data() + text.size(), id);
  return id;
}

class Handler : public XmlHandler {
 public:
  Status Start(std::string_view name, const Attributes& attributes) override {
    if (name == "cellXfs") in_cell_styles_ = true;
    if (name == "numFmts") in_formats_ = true;
    const int id = IdIn(attributes.Get("numFmtId"));
    // Conditional styles (`dxf`) have formats of their own, under ids that others use.
    if (name == "numFmt" && in_formats_) formats_[id] = ShapeOfFormat(attributes.Get("formatCode"));
    // Styles of styles (`cellStyleXfs`) have `xf` too, and no cell names them.
    if (name == "xf" && in_cell_styles_) ids_.push_back(id);
    if (ids_.size() > Styles::kStylesMax || formats_.size() > Styles::kStylesMax) {
      return Beyond("bomb", "styles", Styles::kStylesMax);
    }
    return Ok();
  }
  Status End(std::string_view name) override {
    if (name == "cellXfs") in_cell_styles_ = false;
    if (name == "numFmts") in_formats_ = false;
    return Ok();
  }
  Status Text(std::string_view) override { return Ok(); }

  // Formats stand before the styles in most files, not in all: ids are looked up at the end.
  std::vector<NumberShape> Shapes() const {
    std::vector<NumberShape> shapes;
    shapes.reserve(ids_.size());
    for (const int id : ids_) {
      const auto own = formats_.find(id);
      shapes.push_back(own == formats_.end() ? ShapeOfBuiltIn(id) : own->second);
    }
    return shapes;
  }

 private:
  bool in_cell_styles_ = false;
  bool in_formats_ = false;
  std::map<int, NumberShape> formats_;
  std::vector<int> ids_;
};

}  // namespace

Result<Styles> Styles::Read(Package& package, const std::string& part, std::size_t depth) {
  Handler handler;
  TEPAT_TRY(ReadXml(package, part, "styleSheet", depth, handler));
  return Styles(handler.Shapes());
}

}  // namespace tepat::workbook
