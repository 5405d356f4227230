// SPDX-License-Identifier: Apache-2.0
// Configuration in TOML, checked key by key: every mistake at once, each with its line, and a key
// that nobody knows is a mistake.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/mistake.h"

namespace tepat::config {

// Reads one file. Ask for every known key, then call Finish. Not thread-safe.
class ConfigFile {
 public:
  // Parses `text`; a syntax error becomes a mistake and every key then has its default.
  ConfigFile(std::string_view text, Mistakes& mistakes);
  ~ConfigFile();
  ConfigFile(const ConfigFile&) = delete;
  ConfigFile& operator=(const ConfigFile&) = delete;

  // The value of `[section] key`, or the default. A value of another kind or out of range is a
  // mistake and gives the default.
  std::string Text(const std::string& section, const std::string& key, std::string otherwise);
  std::int64_t Int(const std::string& section, const std::string& key, std::int64_t otherwise,
                   std::int64_t min, std::int64_t max);
  bool Flag(const std::string& section, const std::string& key, bool otherwise);
  // Names of the tables inside `[section]`, as `section.name`; they count as known.
  std::vector<std::string> Tables(const std::string& section);

  // Adds a mistake about `[section] key`, at its line.
  void Refuse(const std::string& section, const std::string& key, const std::string& text);

  // Adds a mistake for each key that nobody asked for.
  void Finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tepat::config
