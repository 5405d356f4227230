// SPDX-License-Identifier: Apache-2.0
// Kartu operator: one page beside the server. How people reach it, how it is started and stopped,
// whom to call.
#pragma once

#include <string>
#include <vector>

#include "libs/papers/sheet.h"

namespace tepat::papers {

// What the operator wants, and what he types for it.
struct OperatorStep {
  std::string aim;
  std::string command;
};

// Whom to call for what.
struct Contact {
  std::string matter;
  std::string name;
  std::string telephone;
};

// What one must know who stands before the server and is no operator.
struct OperatorCard {
  Office office;
  // Its link is the portal's own.
  Print print;
  std::string server;               // the machine's name
  std::string data_folder;          // what must not be lost
  std::string backup_folder;        // where its copies are
  std::string last_backup;          // wall time
  std::vector<OperatorStep> steps;  // in the order in which they are needed
  std::vector<Contact> contacts;    // the first one first
};

// The card, on A4: the only sheet whose code opens no case but the portal. No secret is on it: it
// hangs where everybody reads it. Any thread.
pdf::Document ToDocument(const OperatorCard& data);

}  // namespace tepat::papers
