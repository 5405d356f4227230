// SPDX-License-Identifier: Apache-2.0
// Which styles of a workbook show a number as a date. For libs/documents/workbook alone.
#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/documents/workbook/number_shape.h"
#include "libs/documents/workbook/package.h"

namespace tepat::workbook {

// By the number that cells name. A workbook without styles has plain numbers only.
class Styles {
 public:
  Styles() = default;
  explicit Styles(std::vector<NumberShape> shapes) : shapes_(std::move(shapes)) {}
  // Fails as ReadXml does, and with `workbook.bomb` beyond kStylesMax styles or formats.
  static Result<Styles> Read(Package& package, const std::string& part, std::size_t depth);

  static constexpr std::size_t kStylesMax = 100'000;  // Excel takes 65,490

  // kPlain for a number that no style has, as office programs show it.
  NumberShape ShapeOf(std::size_t style) const {
    return style < shapes_.size() ? shapes_[style] : NumberShape::kPlain;
  }

 private:
  std::vector<NumberShape> shapes_;
};

}  // namespace tepat::workbook
