// SPDX-License-Identifier: Apache-2.0
#include "services/cli/command_line.h"

#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "libs/base/outside_text.h"
#include "services/cli/backup.h"
#include "services/cli/calendar.h"
#include "services/cli/case_verbs.h"
#include "services/cli/events.h"
#include "services/cli/journal.h"
#include "services/cli/measure.h"
#include "services/cli/office.h"
#include "services/cli/plan.h"
#include "services/cli/register.h"
#include "services/cli/report.h"
#include "services/cli/service_status.h"
#include "services/cli/sop.h"
#include "services/cli/values.h"
#include "services/cli/verb.h"
#include "services/cli/worktime.h"

namespace tepat::cli {
namespace {

constexpr std::size_t kShownMax = 200;  // of a wrong argument

// The verbs and what was typed behind them.
class CommandLine {
 public:
  CommandLine() : app_("Tepat: alat operator", "tepat") {
    app_.require_subcommand(1);
    // As help lists them.
    AddQuestions();
    AddOffice();
    AddViews();
    AddCalendar();
    AddReport();
    AddSop();
    AddPlan();
    AddValues();
    AddJournal();
    AddBackup();
  }

  int Run(int argc, char** argv) {
    CLI11_PARSE(app_, argc, argv);
    return typed_.status;
  }

 private:
  // Adds a verb; `act` runs when it was typed.
  CLI::App* Verb(CLI::App& parent, const std::string& name, const std::string& help,
                 const Act& act) {
    return AddVerb(parent, typed_, name, help, act);
  }

  // The verbs that only compute.
  void AddQuestions() {
    CLI::App* verb = app_.add_subcommand("worktime", "Menjawab pertanyaan waktu kerja dari stdin");
    verb->add_option("--calendar", path_, "Berkas kalender (JSON)")->required();
    verb->callback([this] { typed_.status = RunWorktime(path_); });
    app_.add_subcommand("measure", "Menjawab pertanyaan angka kinerja dari stdin")
        ->callback([this] { typed_.status = RunMeasure(); });
  }

  void AddOffice() {
    CLI::App* office = AddGroup(app_, "office", "Data kantor");
    CLI::App* import = Verb(
        *office, "import", "Mengimpor berkas kantor dari sebuah folder",
        [this](auto& self) { return ImportOffice(self, path_, default_calendar_, typed_.json); });
    import->add_option("folder", path_, "Folder berkas kantor")->required();
    import->add_option("--default-calendar", default_calendar_, "Kalender bawaan kantor");
    Verb(*office, "export", "Menulis berkas kantor ke sebuah folder baru",
         [this](auto& self) { return ExportOffice(self, path_, typed_.json); })
        ->add_option("folder", path_, "Folder baru")
        ->required();
    Verb(*office, "people", "Daftar pejabat",
         [this](auto& self) { return ListPeople(self, typed_.json); });
    CLI::App* link =
        Verb(*office, "link", "Membuat tautan sekali pakai untuk kata sandi",
             [this](auto& self) { return MakePasswordLink(self, link_, typed_.json); });
    link->add_option("--person", link_.person,
                     "Untuk pejabat (kunci di directory.textproto); kosong: administrator pertama");
    link->add_flag("--admin", link_.administrator, "Akun boleh mengurus pengguna");
    CLI::App* token = Verb(app_, "token", "Membuat token",
                           [this](auto& self) { return MakeToken(self, token_, typed_.json); });
    token->add_option("--person", token_.person, "Untuk pejabat (kunci di directory.textproto)");
    token->add_option("--service", token_.service, "Untuk layanan");
    token->add_option("--machine", token_.machine, "Untuk mesin");
    token->add_option("--scope", token_.scopes, "Wewenang mesin");
  }

  void AddViews() {
    Verb(app_, "status", "Keadaan layanan",
         [this](auto& self) { return ShowStatus(self, typed_.json); });
    cases_.AddTo(app_);
    CLI::App* events = Verb(app_, "events", "Fakta semua layanan", [this](auto& self) {
      events_.time_zone = typed_.time_zone;
      events_.case_id = case_id_;
      return ShowEvents(self, events_, typed_.json);
    });
    events->add_flag("--follow", events_.follow, "Tunggu fakta baru; Ctrl-C mengakhiri");
    events->add_option("--case", case_id_, "Hanya satu berkas");
    events->add_option("--limit", events_.limit, "Fakta terbaru di awal (bawaan: 50)")
        ->check(CLI::Range(0, 10'000));
    AddZone(events, typed_);
  }

  void AddCalendar() {
    CLI::App* calendar = AddGroup(app_, "calendar", "Kalender kerja");
    Verb(*calendar, "show", "Jam kerja dan hari khusus", [this](auto& self) {
      return ShowCalendar(self, import_.calendar, typed_.json);
    })->add_option("--calendar", import_.calendar, "Kalender (bawaan: kalender bawaan kantor)");
    CLI::App* import = Verb(*calendar, "import", "Menyalin hari libur dari iCalendar atau TSV",
                            [this](auto& self) { return ImportDays(self, import_, typed_.json); });
    import->add_option("days", import_.days, "Berkas .ics, atau TSV: tanggal, jenis, nama, jam")
        ->required();
    import->add_option("--out", import_.out, "Berkas kalender baru")->required();
    import->add_option("--calendar", import_.calendar, "Kalender (bawaan: milik kantor)");
    import->add_option("--kind", import_.kind, "Jenis hari dari iCalendar (bawaan: cuti_bersama)")
        ->check(CLI::IsMember({"national", "cuti_bersama", "local"}));
    CLI::App* diff = Verb(
        *calendar, "diff", "Akibat sebuah kalender; tidak mengubah apa pun",
        [this](auto& self) { return DiffCalendar(self, path_, typed_.time_zone, typed_.json); });
    diff->add_option("file", path_, "Berkas kalender (JSON)")->required();
    AddZone(diff, typed_);
    Verb(*calendar, "apply", "Memberlakukan sebuah kalender sebagai versi berikutnya",
         [this](auto& self) { return ApplyCalendar(self, path_, typed_.json); })
        ->add_option("file", path_, "Berkas kalender (JSON)")
        ->required();
  }

  void AddJournal() {
    CLI::App* journal = AddGroup(app_, "journal", "Jurnal layanan");
    Verb(*journal, "verify", "Memeriksa rantai jurnal: berkas, atau semua layanan yang berjalan",
         [this](auto& self) { return VerifyJournals(self, files_, typed_.json); })
        ->add_option("file", files_, "Basis data atau ekspor jurnal");
    CLI::App* write =
        Verb(*journal, "export", "Menulis jurnal satu layanan ke berkas baru",
             [this](auto& self) { return ExportJournal(self, service_, path_, typed_.json); });
    write->add_option("service", service_, "Layanan")->required()->check(CLI::IsMember(kServices));
    write->add_option("file", path_, "Berkas baru; .xlsx untuk Excel")->required();
    CLI::App* exports = AddGroup(app_, "export", "Mengekspor data");
    CLI::App* register_verb =
        Verb(*exports, "register", "Menulis satu berkas sebagai XLSX", [this](auto& self) {
          return ExportRegister(self, case_id_, path_, typed_.time_zone, typed_.json);
        });
    register_verb->add_option("--case", case_id_, "Nomor berkas (UUID)")->required();
    register_verb->add_option("file", path_, "Berkas XLSX baru")->required();
    AddZone(register_verb, typed_);
    AddExports(*exports);
  }

  void AddExports(CLI::App& exports) {
    CLI::App* visits = Verb(
        exports, "visits", "Menulis semua langkah sebagai CSV atau XLSX",
        [this](auto& self) { return ExportVisits(self, path_, typed_.time_zone, typed_.json); });
    visits->add_option("file", path_, "Berkas baru, .csv atau .xlsx")->required();
    AddZone(visits, typed_);
    const auto add = [&](const char* name, const char* help, auto act) {
      Verb(exports, name, help, [this, act](auto& self) { return act(self, path_, typed_.json); })
          ->add_option("file", path_, "Berkas baru")
          ->required();
    };
    add("xes", "Menulis log kejadian XES (IEEE 1849)", ExportXes);
    add("ocel", "Menulis log kejadian OCEL 2.0 (JSON)", ExportOcel);
    add("deadlines", "Menulis batas waktu yang berjalan sebagai iCalendar", ExportDeadlines);
  }

  void AddReport() {
    CLI::App* report =
        Verb(app_, "report", "Laporan waktu langkah yang selesai", [this](auto& self) {
          report_.time_zone = typed_.time_zone;
          return ShowReport(self, report_, typed_.json);
        });
    report->add_option("--by", report_.by, "Kelompok: step, unit, position, person, month")
        ->check(CLI::IsMember({"step", "unit", "position", "person", "month"}));
    report->add_option("--from", report_.from, "Sejak tanggal, seperti 2026-01-01")->required();
    report->add_option("--to", report_.to, "Sampai dengan tanggal")->required();
    report->add_option("--known", report_.known, "Seperti diketahui pada akhir tanggal itu");
    report->add_flag("--with-inferred", report_.with_inferred,
                     "Juga langkah yang waktu mulainya tidak diketahui");
    report->add_option("--file", report_.file, "Tulis ke berkas baru, .csv atau .xlsx");
    AddZone(report, typed_);
  }

  void AddSop() {
    CLI::App* sop = AddGroup(app_, "sop", "SOP");
    CLI::App* evaluate = Verb(*sop, "evaluate", "Evaluasi tahunan: apakah mutu bakunya realistis",
                              [this](auto& self) {
                                evaluation_.time_zone = typed_.time_zone;
                                return EvaluateSop(self, evaluation_, typed_.json);
                              });
    evaluate->add_option("--year", evaluation_.year, "Tahun, seperti 2026")
        ->required()
        ->check(CLI::Range(2000, 2999));
    evaluate->add_option("--file", evaluation_.file, "Tulis ke berkas baru, .csv atau .xlsx");
    AddZone(evaluate, typed_);
  }

  void AddPlanChoice(CLI::App* verb) {
    verb->add_option("--year", plan_.year, "Tahun (bawaan: yang terbaru)")
        ->check(CLI::Range(2000, 2999));
    verb->add_option("--version", plan_.version, "Versi (bawaan: yang berlaku)")
        ->check(CLI::Range(1, 10'000));
    verb->add_flag("--draft", plan_.draft, "Rancangannya, bukan yang berlaku");
  }

  void AddPlan() {
    CLI::App* plan = AddGroup(app_, "plan", "Rencana: apa yang diukur dalam setahun");
    Verb(*plan, "list", "Tahun yang mempunyai rencana atau rancangan",
         [this](auto& self) { return ListPlans(self, typed_.json); });
    CLI::App* import =
        Verb(*plan, "import", "Menjadikan sebuah berkas rancangan rencana tahunnya",
             [this](auto& self) { return ImportPlan(self, path_, adopt_, typed_.json); });
    import->add_option("file", path_, "Berkas rencana (textproto atau .xlsx)")->required();
    import->add_flag("--adopt", adopt_, "Memberlakukannya juga, sesudah perubahannya ditampilkan");
    AddPlanChoice(Verb(*plan, "show", "Memperlihatkan sebuah rencana",
                       [this](auto& self) { return ShowPlan(self, plan_, typed_.json); }));
    CLI::App* diff = Verb(*plan, "diff", "Yang akan diubah sebuah berkas, atau rancangan",
                          [this](auto& self) { return DiffPlan(self, path_, plan_, typed_.json); });
    diff->add_option("file", path_, "Berkas rencana; tanpa berkas: rancangannya");
    diff->add_option("--year", plan_.year, "Tahun rancangannya (bawaan: yang terbaru)")
        ->check(CLI::Range(2000, 2999));
    CLI::App* write =
        Verb(*plan, "export", "Menulis sebuah rencana ke berkas baru",
             [this](auto& self) { return ExportPlan(self, path_, plan_, typed_.json); });
    write->add_option("file", path_, "Berkas baru; .xlsx untuk Excel")->required();
    AddPlanChoice(write);
  }

  void AddValuesChoice(CLI::App* verb, const char* file) {
    verb->add_option("file", values_.path, file)->required();
    verb->add_option("--unit", values_.units, "Hanya unit ini; boleh berulang");
  }

  void AddValues() {
    CLI::App* values = AddGroup(app_, "values", "Nilai kinerja unit");
    CLI::App* write = Verb(*values, "export", "Menulis templat dengan nilai terakhir unit",
                           [this](auto& self) { return ExportValues(self, values_, typed_.json); });
    AddValuesChoice(write, "Berkas baru, .xlsx atau .csv");
    CLI::Option_group* of = write->add_option_group("isi", "Nilai yang mana");
    of->add_option("--case", values_.case_id, "Nomor berkas (UUID)");
    of->add_option("--period", values_.case_id, "Periode tanpa berkas, seperti 2025-TW3");
    // Both would be two places for one file.
    of->require_option(1);
    write->add_option("--person", values_.person, "Sebagai pejabat ini (bawaan: operator)");
    write->add_flag("--empty", values_.empty, "Templat kosong");
    write->add_flag("--machine", values_.machine, "CSV untuk program: koma, angka polos");
    CLI::App* import = Verb(*values, "import", "Memeriksa nilai dari berkas, lalu menyimpannya",
                            [this](auto& self) { return StoreValues(self, values_, typed_.json); });
    AddValuesChoice(import, "Berkas .xlsx atau .csv yang sudah diisi");
    import->add_option("--case", values_.case_id, "Nomor berkas (UUID)")->required();
    AddPerson(import, values_.person)->required();
    import->add_option("--reason", values_.reason, "Alasan mengirim data yang belum lengkap");
    import->add_flag("--yes", values_.yes, "Simpan tanpa bertanya");
    AddHistory(*values);
  }

  void AddHistory(CLI::App& values) {
    CLI::App* declare =
        Verb(values, "declare", "Menyatakan nilai periode lalu yang tidak mempunyai berkas",
             [this](auto& self) { return StoreValues(self, values_, typed_.json); });
    declare->add_option("period", values_.case_id, "Periode, seperti 2025-TW3")->required();
    AddValuesChoice(declare, "Berkas .xlsx atau .csv yang sudah diisi");
    AddPerson(declare, values_.person)->required();
    declare->add_option("--source", values_.source, "Sumber nilai, misalnya LKjIP 2025")
        ->required();
    declare->add_flag("--yes", values_.yes, "Simpan tanpa bertanya");
    Verb(values, "periods", "Dua belas triwulan terakhir: unit mana yang mempunyai nilai",
         [this](auto& self) { return ListPeriods(self, values_, typed_.json); })
        ->add_option("--person", values_.person, "Sebagai pejabat ini (bawaan: operator)");
  }

  void AddBackup() {
    Verb(app_, "backup", "Menyalin semua layanan pada satu keadaan ke folder baru",
         [this](auto& self) { return MakeBackup(self, path_, typed_.json); })
        ->add_option("folder", path_, "Folder baru")
        ->required();
    CLI::App* restore =
        Verb(app_, "restore", "Memulihkan cadangan; kantor harus sudah berhenti",
             [this](auto& self) { return RestoreBackup(self, path_, service_, typed_.json); });
    restore->add_option("folder", path_, "Folder cadangan")->required();
    restore->add_option("--service", service_, "Hanya satu layanan")
        ->check(CLI::IsMember(kServices));
  }

  CLI::App app_;
  Typed typed_;
  CaseVerbs cases_{typed_};
  bool adopt_ = false;
  std::string path_;
  std::string default_calendar_;
  std::string case_id_;
  std::string service_;
  std::vector<std::string> files_;
  CalendarImport import_;
  ReportWish report_;
  EvaluationWish evaluation_;
  EventsWish events_;
  LinkWish link_;
  TokenWish token_;
  PlanWish plan_;
  ValuesWish values_;
};

}  // namespace

int RunCommandLine(int argc, char** argv) {
  umask(0077);  // what the tool writes holds people's data
  for (int i = 1; i < argc; ++i) {
    if (IsUtf8(argv[i])) continue;
    // The services would refuse it in words that say less.
    std::cerr << "'" << ShownText(argv[i], kShownMax)
              << "': bukan UTF-8; setel terminal ke UTF-8, lalu ketik lagi\n";
    return 2;
  }
  return CommandLine().Run(argc, argv);
}

}  // namespace tepat::cli
