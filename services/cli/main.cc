// SPDX-License-Identifier: Apache-2.0
// `tepat`: the operator's tool. Each verb lives in a file of its own; this one only lists them.
#include <CLI/CLI.hpp>
#include <string>

#include "services/cli/worktime.h"

int main(int argc, char** argv) {
  CLI::App app("Tepat: alat operator", "tepat");
  app.require_subcommand(1);

  std::string calendar_path;
  CLI::App* worktime = app.add_subcommand("worktime", "Menjawab pertanyaan waktu kerja dari stdin");
  worktime->add_option("--calendar", calendar_path, "Berkas kalender (JSON)")->required();

  CLI11_PARSE(app, argc, argv);
  if (worktime->parsed()) return tepat::cli::RunWorktime(calendar_path);
  return 0;
}
