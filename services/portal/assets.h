// SPDX-License-Identifier: Apache-2.0
// Style sheet and scripts: part of the program, named by their hash, packed once at start.
#pragma once

#include <map>
#include <string>

#include "services/portal/names.h"

namespace tepat::portal {

// Any thread once made.
class Assets {
 public:
  Assets();

  // The address of `tepat.css` or of a script, with the hash of its content.
  Url AddressOf(const std::string& name) const;
  // The file that lies at an address's last part; 404 when there is none.
  Response Get(const std::string& hashed_name, bool gzip) const;
  // Bytes of all scripts, and of all styles, packed.
  std::size_t PackedBytes(const std::string& ending) const;

 private:
  struct Asset {
    std::string hashed_name;
    std::string type;
    std::string plain;
    std::string packed;
  };
  std::map<std::string, Asset> assets_;  // by name
};

}  // namespace tepat::portal
