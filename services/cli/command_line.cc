// SPDX-License-Identifier: Apache-2.0
#include "services/cli/command_line.h"

#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>

#include "libs/base/outside_text.h"
#include "services/cli/backup.h"
#include "services/cli/calendar.h"
#include "services/cli/case.h"
#include "services/cli/case_plan.h"
#include "services/cli/case_thread.h"
#include "services/cli/events.h"
#include "services/cli/journal.h"
#include "services/cli/measure.h"
#include "services/cli/office.h"
#include "services/cli/plan.h"
#include "services/cli/register.h"
#include "services/cli/report.h"
#include "services/cli/scheduled_case.h"
#include "services/cli/scheduled_case_text.h"
#include "services/cli/service_status.h"
#include "services/cli/sop.h"
#include "services/cli/values.h"
#include "services/cli/worktime.h"

namespace tepat::cli {
namespace {

constexpr std::size_t kShownMax = 200;  // of a wrong argument

// The verbs and what was typed behind them.
class CommandLine {
 public:
  CommandLine() : app_("Tepat: alat operator", "tepat") {
    app_.require_subcommand(1);
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
    return status_;
  }

 private:
  using Act = std::function<int(Operator&)>;

  // Adds a verb; `act` runs when it was typed.
  CLI::App* Verb(CLI::App& parent, const std::string& name, const std::string& help,
                 const Act& act) {
    CLI::App* verb = parent.add_subcommand(name, help);
    verb->add_option("--home", home_, "Folder data kantor (bawaan: $TEPAT_HOME atau run)");
    verb->add_flag("--json", json_, "Keluaran JSON");
    // An operator only when a verb was typed: help and mistakes need no office.
    verb->callback([this, act] {
      Operator self(home_);
      status_ = act(self);
    });
    return verb;
  }

  // Adds a word that stands before verbs.
  CLI::App* Group(const std::string& name, const std::string& help) {
    CLI::App* group = app_.add_subcommand(name, help);
    group->require_subcommand(1);
    return group;
  }

  void AddZone(CLI::App* verb) {
    verb->add_option("--time-zone", time_zone_, "Zona waktu tampilan (bawaan: Asia/Jakarta)");
  }

  CLI::App* AddCase(CLI::App* verb) {
    verb->add_option("case", case_id_, "Nomor berkas (UUID)")->required();
    return verb;
  }

  // The verbs that only compute.
  void AddQuestions() {
    CLI::App* verb = app_.add_subcommand("worktime", "Menjawab pertanyaan waktu kerja dari stdin");
    verb->add_option("--calendar", path_, "Berkas kalender (JSON)")->required();
    verb->callback([this] { status_ = RunWorktime(path_); });
    app_.add_subcommand("measure", "Menjawab pertanyaan angka kinerja dari stdin")
        ->callback([this] { status_ = RunMeasure(); });
  }

  void AddOffice() {
    CLI::App* office = Group("office", "Data kantor");
    CLI::App* import =
        Verb(*office, "import", "Mengimpor berkas kantor dari sebuah folder",
             [this](auto& self) { return ImportOffice(self, path_, default_calendar_, json_); });
    import->add_option("folder", path_, "Folder berkas kantor")->required();
    import->add_option("--default-calendar", default_calendar_, "Kalender bawaan kantor");
    Verb(*office, "export", "Menulis berkas kantor ke sebuah folder baru",
         [this](auto& self) { return ExportOffice(self, path_, json_); })
        ->add_option("folder", path_, "Folder baru")
        ->required();
    Verb(*office, "people", "Daftar pejabat",
         [this](auto& self) { return ListPeople(self, json_); });
    CLI::App* link = Verb(*office, "link", "Membuat tautan sekali pakai untuk kata sandi",
                          [this](auto& self) { return MakePasswordLink(self, link_, json_); });
    link->add_option("--person", link_.person,
                     "Untuk pejabat (kunci di directory.textproto); kosong: administrator pertama");
    link->add_flag("--admin", link_.administrator, "Akun boleh mengurus pengguna");
    CLI::App* token = Verb(app_, "token", "Membuat token",
                           [this](auto& self) { return MakeToken(self, token_, json_); });
    token->add_option("--person", token_.person, "Untuk pejabat (kunci di directory.textproto)");
    token->add_option("--service", token_.service, "Untuk layanan");
    token->add_option("--machine", token_.machine, "Untuk mesin");
    token->add_option("--scope", token_.scopes, "Wewenang mesin");
  }

  void AddViews() {
    Verb(app_, "status", "Keadaan layanan", [this](auto& self) { return ShowStatus(self, json_); });
    CLI::App* cases = Group("case", "Berkas");
    AddScheduledCases(*cases);
    CLI::App* show = AddCase(
        Verb(*cases, "show", "Langkah, waktu, dan lampiran satu berkas", [this](auto& self) {
          if (follows_->empty()) return ShowCase(self, case_id_, time_zone_, json_);
          return ShowThread(self, {case_id_, thread_, time_zone_}, json_);
        }));
    follows_ =
        show->add_option(
                "--thread", thread_,
                "Jejak angka, dari nilai kembali ke surat: UNIT/INDIKATOR[/KOMPONEN]; kosong: "
                "satu baris tiap angka")
            ->expected(0, 1);
    AddZone(show);
    AddCase(Verb(*cases, "explain", "Cara batas waktu satu berkas dihitung",
                 [this](auto& self) { return ExplainCase(self, case_id_, json_); }));
    CLI::App* plan =
        Verb(*cases, "plan", "Apakah sisa langkah cukup sebelum sebuah tanggal",
             [this](auto& self) { return PlanCase(self, case_id_, deadline_, time_zone_, json_); });
    AddCase(plan)
        ->add_option("--deadline", deadline_, "Batas waktu pengirim, seperti 2026-11-27")
        ->required();
    AddZone(plan);
    AddZone(AddCase(
        Verb(*cases, "forecast", "Perkiraan jalannya satu berkas dari riwayat",
             [this](auto& self) { return ForecastCase(self, case_id_, time_zone_, json_); })));
    AddRebase(*cases);
    CLI::App* list =
        Verb(*cases, "list", "Berkas yang berjalan, yang terbaru dahulu", [this](auto& self) {
          list_.time_zone = time_zone_;
          return ListCases(self, list_, json_);
        });
    list->add_flag("--all", list_.all, "Kunjungan yang sudah selesai juga");
    list->add_option("--limit", list_.limit, "Paling banyak sekian kunjungan (bawaan: 200)")
        ->check(CLI::Range(1, 100'000));
    AddZone(list);
    AddZone(Verb(*cases, "unconfirmed", "Kiriman yang belum ada tanda terimanya",
                 [this](auto& self) { return ListUnconfirmed(self, time_zone_, json_); }));
    Verb(*cases, "stuck", "Berkas yang tersangkut", [this](auto& self) {
      return ShowStuck(self, retry_, json_);
    })->add_flag("--retry", retry_, "Coba lagi serah terimanya");
    CLI::App* events = Verb(app_, "events", "Fakta semua layanan", [this](auto& self) {
      events_.time_zone = time_zone_;
      events_.case_id = case_id_;
      return ShowEvents(self, events_, json_);
    });
    events->add_flag("--follow", events_.follow, "Tunggu fakta baru; Ctrl-C mengakhiri");
    events->add_option("--case", case_id_, "Hanya satu berkas");
    events->add_option("--limit", events_.limit, "Fakta terbaru di awal (bawaan: 50)")
        ->check(CLI::Range(0, 10'000));
    AddZone(events);
  }

  // Another version of the SOP, or of the plan, for a case that runs.
  void AddRebase(CLI::App& cases) {
    CLI::App* rebase =
        Verb(cases, "rebase",
             "Memakai versi SOP lain, atau dengan --plan rencana yang berlaku, untuk "
             "berkas yang berjalan; tanpa alasan hanya memperlihatkan akibatnya",
             [this](auto& self) {
               if (rebase_plan_) {
                 plan_rebase_.case_id = rebase_.case_id;
                 return RebasePlan(self, plan_rebase_, json_);
               }
               rebase_.time_zone = time_zone_;
               return RebaseCase(self, rebase_, json_);
             });
    rebase->add_option("case", rebase_.case_id, "Nomor berkas (UUID)")->required();
    rebase->add_option("--sop-version", rebase_.version, "Versi (bawaan: yang terbaru berlaku)")
        ->check(CLI::Range(1, 10'000));
    rebase->add_option("--reason", rebase_.reason, "Alasan; dengan ini diberlakukan");
    AddZone(rebase);
    AddPlanRebase(*rebase);
  }

  // The verbs that act for a person of the office.
  void AddScheduledCases(CLI::App& cases) {
    CLI::App* open = Verb(cases, "open", "Membuka berkas tanpa surat edaran", [this](auto& self) {
      open_.time_zone = time_zone_;
      return OpenCase(self, open_, json_);
    });
    open->add_option("--period", open_.period, "Periode, seperti 2026-Q3 (2026-TW3) atau 2026")
        ->required();
    open->add_option("--person", open_.person, "Atas nama pejabat ini")->required();
    open->add_option("--replaces", open_.supersedes, "Berkas berakhir yang digantikan (UUID)");
    open->add_flag("--second", open_.second, "Walaupun periode itu sudah mempunyai berkas");
    open->add_option("--request-id", open_.request_id, "Mengulangi permintaan yang terputus");
    AddZone(open);
    CLI::App* attach = Verb(cases, "attach", "Melampirkan PDF, JPEG, atau PNG pada sebuah berkas",
                            [this](auto& self) { return AttachFile(self, attach_, json_); });
    attach->add_option("case", attach_.case_id, "Nomor berkas (UUID)")->required();
    attach->add_option("file", attach_.path, "Berkas, paling besar 20 MB")->required();
    attach->add_option("--person", attach_.person, "Atas nama pejabat ini")->required();
    attach->add_option("--kind", attach_.kind, "Jenis (bawaan: " + FileKinds().front() + ")")
        ->check(CLI::IsMember(FileKinds()));
    attach->add_option("--request-id", attach_.request_id, "Mengulangi permintaan yang terputus");
  }

  void AddCalendar() {
    CLI::App* calendar = Group("calendar", "Kalender kerja");
    Verb(*calendar, "show", "Jam kerja dan hari khusus", [this](auto& self) {
      return ShowCalendar(self, import_.calendar, json_);
    })->add_option("--calendar", import_.calendar, "Kalender (bawaan: kalender bawaan kantor)");
    CLI::App* import = Verb(*calendar, "import", "Menyalin hari libur dari iCalendar atau TSV",
                            [this](auto& self) { return ImportDays(self, import_, json_); });
    import->add_option("days", import_.days, "Berkas .ics, atau TSV: tanggal, jenis, nama, jam")
        ->required();
    import->add_option("--out", import_.out, "Berkas kalender baru")->required();
    import->add_option("--calendar", import_.calendar, "Kalender (bawaan: milik kantor)");
    import->add_option("--kind", import_.kind, "Jenis hari dari iCalendar (bawaan: cuti_bersama)")
        ->check(CLI::IsMember({"national", "cuti_bersama", "local"}));
    CLI::App* diff =
        Verb(*calendar, "diff", "Akibat sebuah kalender; tidak mengubah apa pun",
             [this](auto& self) { return DiffCalendar(self, path_, time_zone_, json_); });
    diff->add_option("file", path_, "Berkas kalender (JSON)")->required();
    AddZone(diff);
    Verb(*calendar, "apply", "Memberlakukan sebuah kalender sebagai versi berikutnya",
         [this](auto& self) { return ApplyCalendar(self, path_, json_); })
        ->add_option("file", path_, "Berkas kalender (JSON)")
        ->required();
  }

  void AddJournal() {
    CLI::App* journal = Group("journal", "Jurnal layanan");
    Verb(*journal, "verify", "Memeriksa rantai jurnal: berkas, atau semua layanan yang berjalan",
         [this](auto& self) { return VerifyJournals(self, files_, json_); })
        ->add_option("file", files_, "Basis data atau ekspor jurnal");
    CLI::App* write =
        Verb(*journal, "export", "Menulis jurnal satu layanan ke berkas baru",
             [this](auto& self) { return ExportJournal(self, service_, path_, json_); });
    write->add_option("service", service_, "Layanan")->required()->check(CLI::IsMember(kServices));
    write->add_option("file", path_, "Berkas baru; .xlsx untuk Excel")->required();
    CLI::App* exports = Group("export", "Mengekspor data");
    CLI::App* register_verb = Verb(
        *exports, "register", "Menulis satu berkas sebagai XLSX",
        [this](auto& self) { return ExportRegister(self, case_id_, path_, time_zone_, json_); });
    register_verb->add_option("--case", case_id_, "Nomor berkas (UUID)")->required();
    register_verb->add_option("file", path_, "Berkas XLSX baru")->required();
    AddZone(register_verb);
    AddExports(*exports);
  }

  void AddExports(CLI::App& exports) {
    CLI::App* visits =
        Verb(exports, "visits", "Menulis semua langkah sebagai CSV atau XLSX",
             [this](auto& self) { return ExportVisits(self, path_, time_zone_, json_); });
    visits->add_option("file", path_, "Berkas baru, .csv atau .xlsx")->required();
    AddZone(visits);
    const auto add = [&](const char* name, const char* help, auto act) {
      Verb(exports, name, help, [this, act](auto& self) { return act(self, path_, json_); })
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
          report_.time_zone = time_zone_;
          return ShowReport(self, report_, json_);
        });
    report->add_option("--by", report_.by, "Kelompok: step, unit, position, person, month")
        ->check(CLI::IsMember({"step", "unit", "position", "person", "month"}));
    report->add_option("--from", report_.from, "Sejak tanggal, seperti 2026-01-01")->required();
    report->add_option("--to", report_.to, "Sampai dengan tanggal")->required();
    report->add_option("--known", report_.known, "Seperti diketahui pada akhir tanggal itu");
    report->add_flag("--with-inferred", report_.with_inferred,
                     "Juga langkah yang waktu mulainya tidak diketahui");
    report->add_option("--file", report_.file, "Tulis ke berkas baru, .csv atau .xlsx");
    AddZone(report);
  }

  void AddSop() {
    CLI::App* sop = Group("sop", "SOP");
    CLI::App* evaluate = Verb(*sop, "evaluate", "Evaluasi tahunan: apakah mutu bakunya realistis",
                              [this](auto& self) {
                                evaluation_.time_zone = time_zone_;
                                return EvaluateSop(self, evaluation_, json_);
                              });
    evaluate->add_option("--year", evaluation_.year, "Tahun, seperti 2026")
        ->required()
        ->check(CLI::Range(2000, 2999));
    evaluate->add_option("--file", evaluation_.file, "Tulis ke berkas baru, .csv atau .xlsx");
    AddZone(evaluate);
  }

  void AddPlanChoice(CLI::App* verb) {
    verb->add_option("--year", plan_.year, "Tahun (bawaan: yang terbaru)")
        ->check(CLI::Range(2000, 2999));
    verb->add_option("--version", plan_.version, "Versi (bawaan: yang berlaku)")
        ->check(CLI::Range(1, 10'000));
    verb->add_flag("--draft", plan_.draft, "Rancangannya, bukan yang berlaku");
  }

  void AddPlan() {
    CLI::App* plan = Group("plan", "Rencana: apa yang diukur dalam setahun");
    Verb(*plan, "list", "Tahun yang mempunyai rencana atau rancangan",
         [this](auto& self) { return ListPlans(self, json_); });
    CLI::App* import = Verb(*plan, "import", "Menjadikan sebuah berkas rancangan rencana tahunnya",
                            [this](auto& self) { return ImportPlan(self, path_, adopt_, json_); });
    import->add_option("file", path_, "Berkas rencana (textproto atau .xlsx)")->required();
    import->add_flag("--adopt", adopt_, "Memberlakukannya juga, sesudah perubahannya ditampilkan");
    AddPlanChoice(Verb(*plan, "show", "Memperlihatkan sebuah rencana",
                       [this](auto& self) { return ShowPlan(self, plan_, json_); }));
    CLI::App* diff = Verb(*plan, "diff", "Yang akan diubah sebuah berkas, atau rancangan",
                          [this](auto& self) { return DiffPlan(self, path_, plan_, json_); });
    diff->add_option("file", path_, "Berkas rencana; tanpa berkas: rancangannya");
    diff->add_option("--year", plan_.year, "Tahun rancangannya (bawaan: yang terbaru)")
        ->check(CLI::Range(2000, 2999));
    CLI::App* write = Verb(*plan, "export", "Menulis sebuah rencana ke berkas baru",
                           [this](auto& self) { return ExportPlan(self, path_, plan_, json_); });
    write->add_option("file", path_, "Berkas baru; .xlsx untuk Excel")->required();
    AddPlanChoice(write);
  }

  void AddValuesChoice(CLI::App* verb, const char* file) {
    verb->add_option("file", values_.path, file)->required();
    verb->add_option("--unit", values_.units, "Hanya unit ini; boleh berulang");
  }

  void AddValues() {
    CLI::App* values = Group("values", "Nilai kinerja unit");
    CLI::App* write = Verb(*values, "export", "Menulis templat dengan nilai terakhir unit",
                           [this](auto& self) { return ExportValues(self, values_, json_); });
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
                            [this](auto& self) { return ImportValues(self, values_, json_); });
    AddValuesChoice(import, "Berkas .xlsx atau .csv yang sudah diisi");
    import->add_option("--case", values_.case_id, "Nomor berkas (UUID)")->required();
    import->add_option("--person", values_.person, "Atas nama pejabat ini")->required();
    import->add_option("--reason", values_.reason, "Alasan mengirim data yang belum lengkap");
    import->add_flag("--yes", values_.yes, "Simpan tanpa bertanya");
    AddHistory(*values);
  }

  // A plan is no SOP: who decides is another, and nothing of it is written down as a reason.
  void AddPlanRebase(CLI::App& rebase) {
    CLI::Option* plan = rebase.add_flag("--plan", rebase_plan_, "Rencana yang berlaku, bukan SOP");
    plan->excludes(rebase.get_option("--sop-version"));
    plan->excludes(rebase.get_option("--reason"));
    rebase.add_option("--person", plan_rebase_.person, "Atas nama pejabat ini")->needs(plan);
    rebase.add_flag("--yes", plan_rebase_.yes, "Berlakukan rencana itu")->needs(plan);
  }

  void AddHistory(CLI::App& values) {
    CLI::App* declare =
        Verb(values, "declare", "Menyatakan nilai periode lalu yang tidak mempunyai berkas",
             [this](auto& self) { return DeclareValues(self, values_, json_); });
    declare->add_option("period", values_.case_id, "Periode, seperti 2025-TW3")->required();
    AddValuesChoice(declare, "Berkas .xlsx atau .csv yang sudah diisi");
    declare->add_option("--person", values_.person, "Atas nama pejabat ini")->required();
    declare->add_option("--source", values_.source, "Sumber nilai, misalnya LKjIP 2025")
        ->required();
    declare->add_flag("--yes", values_.yes, "Simpan tanpa bertanya");
    Verb(values, "periods", "Dua belas triwulan terakhir: unit mana yang mempunyai nilai",
         [this](auto& self) { return ListPeriods(self, values_, json_); })
        ->add_option("--person", values_.person, "Sebagai pejabat ini (bawaan: operator)");
  }

  void AddBackup() {
    Verb(app_, "backup", "Menyalin semua layanan pada satu keadaan ke folder baru",
         [this](auto& self) { return MakeBackup(self, path_, json_); })
        ->add_option("folder", path_, "Folder baru")
        ->required();
    CLI::App* restore =
        Verb(app_, "restore", "Memulihkan cadangan; kantor harus sudah berhenti",
             [this](auto& self) { return RestoreBackup(self, path_, service_, json_); });
    restore->add_option("folder", path_, "Folder cadangan")->required();
    restore->add_option("--service", service_, "Hanya satu layanan")
        ->check(CLI::IsMember(kServices));
  }

  CLI::App app_;
  int status_ = 0;
  std::string home_ = std::getenv("TEPAT_HOME") == nullptr ? "run" : std::getenv("TEPAT_HOME");
  std::string time_zone_ = "Asia/Jakarta";
  bool json_ = false;
  bool retry_ = false;
  bool adopt_ = false;
  std::string path_;
  std::string default_calendar_;
  std::string case_id_;
  CLI::Option* follows_ = nullptr;  // --thread: given with a selector, or without one
  std::string thread_;
  std::string deadline_;
  std::string service_;
  std::vector<std::string> files_;
  CaseList list_;
  OpenWish open_;
  AttachWish attach_;
  CalendarImport import_;
  ReportWish report_;
  EvaluationWish evaluation_;
  RebaseWish rebase_;
  PlanRebaseWish plan_rebase_;
  bool rebase_plan_ = false;
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
