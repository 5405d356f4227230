// SPDX-License-Identifier: Apache-2.0
// A file that the tool writes: never over another one, and there under its name only when it is
// whole.
#pragma once

#include <fstream>
#include <memory>
#include <string>

#include "libs/base/status.h"

namespace tepat::cli {

// Not thread-safe. Without Finish the file vanishes.
class OutputFile {
 public:
  // Fails with kConflict `cli.file_exists`, kInternal `cli.cannot_write`.
  static Result<std::unique_ptr<OutputFile>> Create(const std::string& path);
  explicit OutputFile(std::string path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::ofstream& stream() { return stream_; }
  // Where it is being written, for libraries that open files themselves; close the stream first.
  const std::string& beside() const { return beside_; }
  // Gives the file its name. Fails with kInternal `cli.cannot_write`.
  Status Finish();

 private:
  const std::string path_;
  const std::string beside_;
  std::ofstream stream_;
};

}  // namespace tepat::cli
