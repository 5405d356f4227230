// SPDX-License-Identifier: Apache-2.0
// Surat pengantar: the letter that goes with what is delivered.
#pragma once

#include <string>
#include <vector>

#include "libs/papers/sheet.h"

namespace tepat::papers {

// Something that goes with it.
struct Enclosure {
  std::string name;    // as people call it
  std::string count;   // `1 berkas`
  std::string remark;  // what it is for
};

// What is delivered to whom. A stored record: it is printed once, and its bytes are kept.
struct CoveringLetter {
  Office office;
  Print print;
  // Empty while the official one is awaited: the letter then says so.
  std::string number;
  std::string date;
  std::vector<std::string> addressee;  // lines after `Yth.`
  std::string period;                  // in words
  std::vector<Enclosure> enclosures;   // in the order of the package
  // Of the key that signs the package: whoever verifies one compares the two. Empty for paper
  // alone.
  std::string key_fingerprint;
  Official signer;
};

// The letter, on F4, with room for the receiver's hand beside the signature. Any thread.
pdf::Document ToDocument(const CoveringLetter& data);

}  // namespace tepat::papers
