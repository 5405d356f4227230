// SPDX-License-Identifier: Apache-2.0
// Catatan pembagian tugas: who gathers what until when, the output of the disposition.
#pragma once

#include <string>
#include <vector>

#include "libs/papers/sheet.h"

namespace tepat::papers {

// One task: what the Camat has asked of a unit, and how far it has come.
struct TaskLine {
  std::string unit;      // as people call it
  std::string position;  // that answers for it
  std::string request;   // data that are asked for
  std::string evidence;  // form and proof
  std::string source;    // where the data come from
  std::string due;       // date
  std::string state;     // in words
  std::string note;
};

// The tasks of one disposition.
struct TaskList {
  Office office;
  Print print;
  std::string period;  // in words
  // By which the data were asked for, in words: `Surat Bappeda nomor … tanggal …`.
  std::string letter;
  std::string agenda_number;  // of that letter
  std::vector<TaskLine> tasks;
  std::string date;  // of the disposition
  Official signer;   // who has disposed
};

// The list, on F4 across, numbered in the order given. Any thread.
pdf::Document ToDocument(const TaskList& data);

}  // namespace tepat::papers
