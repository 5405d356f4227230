// SPDX-License-Identifier: Apache-2.0
// The fence around libzip: the parts of an office file, which is a ZIP archive. For libs/documents
// alone.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"

struct zip;

namespace tepat::workbook {

// How much may be taken out of it.
struct PackageLimits {
  std::size_t unpacked_bytes = 0;  // of all that is read, in sum
  std::size_t parts = 0;
};

// One thread at a time.
class Package {
 public:
  // `bytes` outlive the package. Fails with `workbook.malformed` when they are no whole archive,
  // and `workbook.bomb`.
  static Result<std::unique_ptr<Package>> Open(std::span<const std::byte> bytes,
                                               const PackageLimits& limits);
  Package(zip* archive, const PackageLimits& limits);  // for Open alone; owns the archive
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  // Whether it has the part; names have no slash in front, and differ in more than case.
  bool Has(const std::string& part) const;

  // All parts, in the order of the archive; folders, whose names end with a slash, too.
  std::vector<std::string> Names() const;

  // Gives a part to `take`, piece by piece of at most 64 KiB; `take` ends it early by failing, and
  // Read fails likewise. The bytes of all reads are counted: `workbook.bomb` as soon as a part says
  // that it will be too long, or is. Else `workbook.malformed` with `part` when it is missing, or
  // is not what its checksum says; `workbook.encrypted`.
  Status Read(const std::string& part, const std::function<Status(std::string_view piece)>& take);

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };

  // Where the part stands in the archive.
  std::optional<std::size_t> Find(const std::string& part) const;

  const std::unique_ptr<zip, Discard> archive_;
  const PackageLimits limits_;
  std::size_t left_;  // bytes that may still be unpacked
};

// The part that a relation of `from` names: `/xl/worksheets/sheet1.xml` is counted from the root of
// the package, `worksheets/sheet1.xml` and `../a.xml` from the folder of `from`; `..` above the
// root stays at the root.
std::string PartNamed(const std::string& target, const std::string& from);

}  // namespace tepat::workbook
