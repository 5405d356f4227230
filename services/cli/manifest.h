// SPDX-License-Identifier: Apache-2.0
// What a backup says of itself: `manifest.json`.
#pragma once

#include <map>
#include <string>

#include "libs/journal/journal_reader.h"

namespace tepat::cli {

// The copy of one service. Value type.
struct ServiceCopy {
  journal::Position position;  // head of its journal
  std::string file_hash;       // SHA-256 of the file, hexadecimal
};

// One backup. Value type.
struct Manifest {
  Instant made;
  std::map<std::string, ServiceCopy> services;
};

// The bytes of hexadecimal digits, as exports write them. Anything that is no pair of hexadecimal
// digits ends the text.
std::string BytesOf(const std::string& hex);

std::string FormatManifest(const Manifest& manifest);
// Fails with kInvalid `cli.not_a_backup`.
Result<Manifest> ParseManifest(const std::string& text);

}  // namespace tepat::cli
