// SPDX-License-Identifier: Apache-2.0
// Tanda terima: who has received which documents, when and by which way.
#pragma once

#include <string>
#include <vector>

#include "libs/papers/sheet.h"

namespace tepat::papers {

// One of them.
struct ReceivedDocument {
  std::string name;
  std::string file;  // its name in the package; empty for paper
  std::string hash;  // SHA-256 in hexadecimal digits; empty for paper
};

// What was received. A stored record: it is printed once, and its bytes are kept.
struct Receipt {
  Office office;
  Print print;
  std::string number;     // of the receipt
  std::string received;   // wall time
  std::string zone_word;  // in which it stands
  std::string period;     // in words
  // In words: by link, by hand.
  std::string way;
  // How it is known: given by the receiver himself, or declared by the office.
  bool is_declared = false;
  // Of the receiver, as he typed it; no line for it when it is empty.
  std::string note;
  std::vector<ReceivedDocument> documents;  // all of the package, in its order
  // SHA-256 of the package's manifest, which names the hash of each file; empty for paper alone.
  std::string manifest_hash;
  Official giver;     // of the office
  Official receiver;  // of the agency: position and name as he gave them
};

// The receipt, on F4, with both signatures. Any thread.
pdf::Document ToDocument(const Receipt& data);

}  // namespace tepat::papers
