// SPDX-License-Identifier: Apache-2.0
// The fence around expat: the elements of one part, as they come, without a tree of them. For
// libs/documents/workbook alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "libs/documents/workbook/package.h"

namespace tepat::workbook {

// The attributes of one element; valid while its Start runs.
class Attributes {
 public:
  // As expat gives them: name, value, name, value, …, null.
  explicit Attributes(const char* const* pairs) : pairs_(pairs) {}

  // An attribute without prefix.
  std::optional<std::string_view> Find(std::string_view name) const;
  // As above; empty when it is not there.
  std::string_view Get(std::string_view name) const { return Find(name).value_or(""); }
  // `1` and `true`, as XML writes truth.
  bool IsTrue(std::string_view name) const;
  // An attribute with a prefix, whose namespace ends so: `r:id` is `relationships`, `id`.
  std::string_view GetOf(std::string_view space_end, std::string_view name) const;

 private:
  const char* const* pairs_;
};

// What one kind of part makes of its elements. The first failure ends the reading. Elements of
// other namespaces than those of workbooks (extensions, alternatives, notes of the program that
// wrote it) are not told, nor what is in them.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;

  // `name` without prefix.
  virtual Status Start(std::string_view name, const Attributes& attributes) = 0;
  virtual Status End(std::string_view name) = 0;
  // A piece of the text in the element that is open; one text may come in several pieces.
  virtual Status Text(std::string_view piece) = 0;
};

// Reads a part. Fails with `workbook.malformed`, details `part` and `line`, for what is no XML, and
// for a document type, which no workbook has and which is how XML attacks; likewise, with the found
// name as detail `root`, when its outermost element is not `root`; with `workbook.bomb` beyond
// `depth`; with the failure of package or handler, which gains `part` unless it names a cell.
Status ReadXml(Package& package, const std::string& part, std::string_view root, std::size_t depth,
               XmlHandler& handler);

}  // namespace tepat::workbook
