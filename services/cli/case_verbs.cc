// SPDX-License-Identifier: Apache-2.0
#include "services/cli/case_verbs.h"

#include <CLI/CLI.hpp>

#include "services/cli/scheduled_case_text.h"

namespace tepat::cli {
namespace {

CLI::App* AddCase(CLI::App* verb, std::string& case_id) {
  verb->add_option("case", case_id, "Nomor berkas (UUID)")->required();
  return verb;
}

// A plan is no SOP: who decides is another, and nothing of it is written down as a reason.
void AddPlanRebase(CLI::App& rebase, bool& chosen, PlanRebaseWish& wish) {
  CLI::Option* plan = rebase.add_flag("--plan", chosen, "Rencana yang berlaku, bukan SOP");
  plan->excludes(rebase.get_option("--sop-version"));
  plan->excludes(rebase.get_option("--reason"));
  AddPerson(&rebase, wish.person)->needs(plan);
  rebase.add_flag("--yes", wish.yes, "Berlakukan rencana itu")->needs(plan);
}

}  // namespace

void CaseVerbs::AddTo(CLI::App& app) {
  CLI::App* cases = AddGroup(app, "case", "Berkas");
  AddOpen(*cases);
  AddAttach(*cases);
  AddShow(*cases);
  AddTimes(*cases);
  AddRebase(*cases);
  AddLists(*cases);
}

// For a person of the office always: the operator has no position whose right could be judged.
void CaseVerbs::AddOpen(CLI::App& cases) {
  CLI::App* open =
      AddVerb(cases, typed_, "open", "Membuka berkas tanpa surat edaran", [this](auto& self) {
        open_.time_zone = typed_.time_zone;
        return OpenCase(self, open_, typed_.json);
      });
  open->add_option("--period", open_.period, "Periode, seperti 2026-Q3 (2026-TW3) atau 2026")
      ->required();
  AddPerson(open, open_.person)->required();
  open->add_option("--replaces", open_.supersedes, "Berkas berakhir yang digantikan (UUID)");
  open->add_flag("--second", open_.second, "Walaupun periode itu sudah mempunyai berkas");
  AddRequestId(open, open_.request_id);
  AddZone(open, typed_);
}

void CaseVerbs::AddAttach(CLI::App& cases) {
  CLI::App* attach =
      AddCase(AddVerb(cases, typed_, "attach", "Melampirkan PDF, JPEG, atau PNG pada sebuah berkas",
                      [this](auto& self) { return AttachFile(self, attach_, typed_.json); }),
              attach_.case_id);
  attach->add_option("file", attach_.path, "Berkas, paling besar 20 MB")->required();
  AddPerson(attach, attach_.person)->required();
  attach->add_option("--kind", attach_.kind, "Jenis (bawaan: " + FileKinds().front() + ")")
      ->check(CLI::IsMember(FileKinds()));
  AddRequestId(attach, attach_.request_id);
}

void CaseVerbs::AddShow(CLI::App& cases) {
  CLI::App* show =
      AddCase(AddVerb(cases, typed_, "show", "Langkah, waktu, dan lampiran satu berkas",
                      [this](auto& self) {
                        if (follows_->empty()) {
                          return ShowCase(self, case_id_, typed_.time_zone, typed_.json);
                        }
                        return ShowThread(self, {case_id_, thread_, typed_.time_zone}, typed_.json);
                      }),
              case_id_);
  // Asked whether it was typed, not what: a bare --thread lists every number.
  follows_ = show->add_option(
                     "--thread", thread_,
                     "Jejak angka, dari nilai kembali ke surat: UNIT/INDIKATOR[/KOMPONEN]; kosong: "
                     "satu baris tiap angka")
                 ->expected(0, 1);
  AddZone(show, typed_);
}

// Until when, and why then.
void CaseVerbs::AddTimes(CLI::App& cases) {
  AddCase(AddVerb(cases, typed_, "explain", "Cara batas waktu satu berkas dihitung",
                  [this](auto& self) { return ExplainCase(self, case_id_, typed_.json); }),
          case_id_);
  CLI::App* plan =
      AddCase(AddVerb(cases, typed_, "plan", "Apakah sisa langkah cukup sebelum sebuah tanggal",
                      [this](auto& self) {
                        return PlanCase(self, case_id_, deadline_, typed_.time_zone, typed_.json);
                      }),
              case_id_);
  plan->add_option("--deadline", deadline_, "Batas waktu pengirim, seperti 2026-11-27")->required();
  AddZone(plan, typed_);
  CLI::App* forecast =
      AddCase(AddVerb(cases, typed_, "forecast", "Perkiraan jalannya satu berkas dari riwayat",
                      [this](auto& self) {
                        return ForecastCase(self, case_id_, typed_.time_zone, typed_.json);
                      }),
              case_id_);
  AddZone(forecast, typed_);
}

// Another version of the SOP, or of the plan, for a case that runs.
void CaseVerbs::AddRebase(CLI::App& cases) {
  CLI::App* rebase =
      AddCase(AddVerb(cases, typed_, "rebase",
                      "Memakai versi SOP lain, atau dengan --plan rencana yang berlaku, untuk "
                      "berkas yang berjalan; tanpa alasan hanya memperlihatkan akibatnya",
                      [this](auto& self) {
                        if (rebase_plan_) {
                          plan_rebase_.case_id = case_id_;
                          return RebasePlan(self, plan_rebase_, typed_.json);
                        }
                        rebase_.case_id = case_id_;
                        rebase_.time_zone = typed_.time_zone;
                        return RebaseCase(self, rebase_, typed_.json);
                      }),
              case_id_);
  rebase->add_option("--sop-version", rebase_.version, "Versi (bawaan: yang terbaru berlaku)")
      ->check(CLI::Range(1, 10'000));
  rebase->add_option("--reason", rebase_.reason, "Alasan; dengan ini diberlakukan");
  AddZone(rebase, typed_);
  AddPlanRebase(*rebase, rebase_plan_, plan_rebase_);
}

// Of all cases, each by what is wanted of it.
void CaseVerbs::AddLists(CLI::App& cases) {
  CLI::App* list = AddVerb(cases, typed_, "list", "Berkas yang berjalan, yang terbaru dahulu",
                           [this](auto& self) {
                             list_.time_zone = typed_.time_zone;
                             return ListCases(self, list_, typed_.json);
                           });
  list->add_flag("--all", list_.all, "Kunjungan yang sudah selesai juga");
  list->add_option("--limit", list_.limit, "Paling banyak sekian kunjungan (bawaan: 200)")
      ->check(CLI::Range(1, 100'000));
  AddZone(list, typed_);
  AddZone(
      AddVerb(cases, typed_, "unconfirmed", "Kiriman yang belum ada tanda terimanya",
              [this](auto& self) { return ListUnconfirmed(self, typed_.time_zone, typed_.json); }),
      typed_);
  AddVerb(cases, typed_, "stuck", "Berkas yang tersangkut", [this](auto& self) {
    return ShowStuck(self, retry_, typed_.json);
  })->add_flag("--retry", retry_, "Coba lagi serah terimanya");
}

}  // namespace tepat::cli
