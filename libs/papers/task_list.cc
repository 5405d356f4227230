// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/task_list.h"

namespace tepat::papers {
namespace {

// Once, where the unit is called by its head, as with a Lurah.
std::string WhoOf(const TaskLine& task) {
  if (task.position.empty() || task.position == task.unit) return OrDash(task.unit);
  return task.unit + "\n" + task.position;
}

pdf::Table TableOf(const std::vector<TaskLine>& tasks) {
  pdf::Table table;
  // What is asked for is a sentence; all others are some words.
  table.columns = {{"No.", 0.7, pdf::Align::kRight},
                   {"Unit dan penanggung jawab", 3.6},
                   {"Data yang diminta", 4.6},
                   {"Bentuk dan bukti", 2.6},
                   {"Sumber data", 2.4},
                   {"Batas waktu", 2},
                   {"Status", 1.8},
                   {"Catatan", 2.4}};
  for (const TaskLine& task : tasks) {
    table.rows.push_back({std::to_string(table.rows.size() + 1), WhoOf(task), OrDash(task.request),
                          OrDash(task.evidence), OrDash(task.source), DateWords(task.due),
                          OrDash(task.state), OrDash(task.note)});
  }
  return table;
}

}  // namespace

pdf::Document ToDocument(const TaskList& data) {
  pdf::Document list = SheetOf(data.office, data.print, "Catatan pembagian tugas", data.period,
                               pdf::Paper::kF4, true);
  auto& blocks = list.blocks;
  blocks.emplace_back(pdf::Heading{"CATATAN PEMBAGIAN TUGAS", 1});
  blocks.emplace_back(pdf::Fields{{{"Masa data", OrDash(data.period)},
                                   {"Dasar", OrDash(data.letter)},
                                   {"Nomor agenda", OrDash(data.agenda_number)}}});
  blocks.emplace_back(TableOf(data.tasks));
  blocks.emplace_back(
      pdf::Signatures{{SignatureOf(data.signer, PlaceAndDate(data.office, data.date))}});
  return list;
}

}  // namespace tepat::papers
