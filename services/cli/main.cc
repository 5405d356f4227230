// SPDX-License-Identifier: Apache-2.0
// `tepat`: the operator's tool. Each verb lives in a file of its own; this one only lists them.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <functional>
#include <string>

#include "services/cli/case.h"
#include "services/cli/office.h"
#include "services/cli/worktime.h"

namespace {

using namespace tepat::cli;

// What the command line says.
struct Arguments {
  std::string home = std::getenv("TEPAT_HOME") == nullptr ? "run" : std::getenv("TEPAT_HOME");
  std::string time_zone = "Asia/Jakarta";
  bool json = false;
  std::string calendar_path;
  std::string folder;
  std::string default_calendar;
  std::string case_id;
  TokenWish token;
};

// Adds a verb; `act` runs when it was typed.
CLI::App* Verb(CLI::App& parent, const std::string& name, const std::string& help, Arguments& in,
               int& status, const std::function<int(Operator&)>& act) {
  CLI::App* verb = parent.add_subcommand(name, help);
  verb->add_option("--home", in.home, "Folder data kantor (bawaan: $TEPAT_HOME atau run)");
  verb->add_flag("--json", in.json, "Keluaran JSON");
  verb->callback([&, act] {
    Operator self(in.home);
    status = act(self);
  });
  return verb;
}

void AddOffice(CLI::App& app, Arguments& in, int& status) {
  CLI::App* office = app.add_subcommand("office", "Data kantor");
  office->require_subcommand(1);
  CLI::App* import = Verb(
      *office, "import", "Mengimpor berkas kantor dari sebuah folder", in, status,
      [&](Operator& self) { return ImportOffice(self, in.folder, in.default_calendar, in.json); });
  import->add_option("folder", in.folder, "Folder berkas kantor")->required();
  import->add_option("--default-calendar", in.default_calendar, "Kalender bawaan kantor");
  Verb(*office, "people", "Daftar pejabat", in, status,
       [&](Operator& self) { return ListPeople(self, in.json); });
  CLI::App* token = Verb(app, "token", "Membuat token", in, status,
                         [&](Operator& self) { return MakeToken(self, in.token, in.json); });
  token->add_option("--person", in.token.person, "Untuk pejabat (kunci dalam directory.textproto)");
  token->add_option("--service", in.token.service, "Untuk layanan");
  token->add_option("--machine", in.token.machine, "Untuk mesin");
  token->add_option("--scope", in.token.scopes, "Wewenang mesin");
}

void AddViews(CLI::App& app, Arguments& in, int& status) {
  Verb(app, "status", "Keadaan layanan", in, status,
       [&](Operator& self) { return ShowStatus(self, in.json); });
  CLI::App* cases = app.add_subcommand("case", "Berkas");
  cases->require_subcommand(1);
  CLI::App* show =
      Verb(*cases, "show", "Langkah dan waktu satu berkas", in, status,
           [&](Operator& self) { return ShowCase(self, in.case_id, in.time_zone, in.json); });
  show->add_option("case", in.case_id, "Nomor berkas (UUID)")->required();
  show->add_option("--time-zone", in.time_zone, "Zona waktu tampilan");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Tepat: alat operator", "tepat");
  app.require_subcommand(1);
  Arguments in;
  int status = 0;
  CLI::App* worktime = app.add_subcommand("worktime", "Menjawab pertanyaan waktu kerja dari stdin");
  worktime->add_option("--calendar", in.calendar_path, "Berkas kalender (JSON)")->required();
  worktime->callback([&] { status = RunWorktime(in.calendar_path); });
  AddOffice(app, in, status);
  AddViews(app, in, status);
  CLI11_PARSE(app, argc, argv);
  return status;
}
