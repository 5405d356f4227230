// SPDX-License-Identifier: Apache-2.0
// The fonts that documents are set in: files that are named here, and no others. What else is
// installed on the machine changes nothing, and equal documents are equal bytes on all machines
// that have these files.
#pragma once

#include <memory>
#include <vector>

#include "libs/base/status.h"
#include "libs/documents/pdf/font_file.h"

namespace tepat::pdf {

class FontMap;  // of the rendering library; in font_map.h

// A set of fonts, lent to one writer at a time; loading takes some 20 ms, so that what comes back
// is kept. One in a process, in the frame of its main; it outlives whoever writes with it. Any
// thread.
class Fonts {
 public:
  explicit Fonts(std::vector<FontFile> files = DebianFonts());
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  // Whether all of them are there: asked at start, so that nobody learns it when he prints. Fails
  // with kUnavailable, detail `file`
  //   pdf.font_missing  a file that is not there, or is no font
  //   pdf.font_other    a file with another family than the one named (details `wanted`, `found`)
  Status Check() const;

  // For WritePdf: one that nobody else has, and how it comes back.
  Result<std::unique_ptr<FontMap>> Take() const;
  void Return(std::unique_ptr<FontMap> map) const;

 private:
  struct Shelf;

  const std::vector<FontFile> files_;
  const std::unique_ptr<Shelf> shelf_;
};

}  // namespace tepat::pdf
