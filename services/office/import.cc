// SPDX-License-Identifier: Apache-2.0
#include "services/office/import.h"

#include <algorithm>
#include <set>

#include "libs/journal/wire.h"
#include "libs/sop/sop_file.h"
#include "libs/worktime/calendar.h"
#include "services/office/authority.h"
#include "services/office/directory_file.h"
#include "services/office/instructions_file.h"
#include "services/office/plans.h"
#include "services/office/store.h"
#include "tepat/office/v1/fact.pb.h"

namespace tepat::office {
namespace {

// What to tell the operator about a version that cannot be adopted; empty when it can.
std::string MistakeOf(Adoption adoption, const KnownVersion& known) {
  const std::string next = std::to_string(known.version + 1);
  if (adoption == Adoption::kRewritten) {
    return "isi berubah tetapi 'version' tetap; naikkan menjadi " + next;
  }
  if (adoption == Adoption::kOutdated) {
    return "'version' sudah terlewati; versi berikutnya adalah " + next;
  }
  return "";
}

// Everybody whom a version asks to do something, in the order of its steps.
std::vector<std::string> RolesIn(const sop::v1::SopVersion& sop) {
  std::vector<std::string> roles;
  for (const sop::v1::Step& step : sop.steps()) {
    for (const sop::v1::CommandRoles& command : step.commands()) {
      roles.insert(roles.end(), command.responsible().begin(), command.responsible().end());
      roles.push_back(command.accountable());
    }
  }
  return roles;
}

// One import: first every file is checked, then everything new is recorded.
class Import {
 public:
  Import(const Config& config, journal::Transaction& transaction,
         const v1::ImportOfficeRequest& request, const std::optional<identity::Right>& actor)
      : config_(config), transaction_(transaction), request_(request), actor_(actor) {}

  Result<v1::ImportOfficeResponse> Run() {
    if (request_.files_size() == 0 ||
        static_cast<std::size_t>(request_.files_size()) > config_.files_max) {
      const std::string most = std::to_string(config_.files_max);
      return Fail(Code::kInvalid, "office.mistakes", "an import has 1 to " + most + " files",
                  {{"mistakes", "impor berisi 1 sampai " + most + " berkas"}});
    }
    TEPAT_ASSIGN(default_calendar_, DefaultCalendarId(transaction_.db()));
    if (!request_.default_calendar_id().empty()) default_calendar_ = request_.default_calendar_id();
    for (const v1::OfficeFile& file : request_.files()) TEPAT_TRY(Check(file));
    TEPAT_TRY(CheckUnitCalendars());
    TEPAT_TRY(CheckSopRoles());
    TEPAT_TRY(CheckPlans());
    TEPAT_TRY(CheckDefaultCalendar());
    if (!mistakes_.empty()) return Refuse();
    for (const v1::OfficeFile& file : request_.files()) {
      // A plan's file is the office's when it is adopted.
      if (KindOf(file.name()) == FileKind::kPlan) continue;
      TEPAT_TRY(SaveFile(transaction_.db(), file.name(), file.text()));
    }
    for (const auto& [fact, payload] : new_facts_) TEPAT_TRY(Record(fact, payload));
    response_.set_adopted(static_cast<int>(new_facts_.size()));
    TEPAT_TRY(RecordDirectory());
    TEPAT_TRY(RecordInstructions());
    for (const auto& [file, plan] : plans_) TEPAT_TRY(RecordPlan(file, plan));
    journal::FillPosition(transaction_.position(), response_.mutable_position());
    return response_;
  }

 private:
  Status Check(const v1::OfficeFile& file) {
    Mistakes mistakes(file.name());
    const auto kind = KindOf(file.name());
    if (!kind) {
      mistakes.Add(0,
                   "nama berkas tidak dikenal; pakai sop/<nama>.textproto, calendar-<nama>.json, "
                   "plan/<tahun>.textproto, directory.textproto atau instructions.textproto");
    } else if (*kind == FileKind::kPlan) {
      // Read when all others are: it names units of a directory that may come with it.
      return Ok();
    } else if (file.text().size() > config_.file_bytes_max) {
      mistakes.Add(0, "berkas terlalu besar; paling banyak " +
                          std::to_string(config_.file_bytes_max / 1024) + " KiB");
    } else {
      TEPAT_TRY(CheckKind(*kind, file, mistakes));
    }
    mistakes_.insert(mistakes_.end(), mistakes.list().begin(), mistakes.list().end());
    return Ok();
  }

  Status CheckKind(FileKind kind, const v1::OfficeFile& file, Mistakes& mistakes) {
    switch (kind) {
      case FileKind::kSop:
        return CheckSop(file, mistakes);
      case FileKind::kCalendar:
        return CheckCalendar(file, mistakes);
      case FileKind::kDirectory:
        return CheckDirectory(file, mistakes);
      case FileKind::kInstructions:
        return CheckInstructions(file, mistakes);
      case FileKind::kPlan:
        break;
    }
    return Ok();
  }

  Status CheckDirectory(const v1::OfficeFile& file, Mistakes& mistakes) {
    const auto directory = ParseDirectoryFile(file.text(), mistakes);
    if (!directory) return Ok();
    TEPAT_ASSIGN(const KnownVersion known, NewestDirectory(transaction_.db()));
    const Adoption adoption =
        JudgeVersion(known, directory->version(), directory->SerializeAsString());
    const std::string mistake = MistakeOf(adoption, known);
    if (!mistake.empty()) mistakes.Add(0, mistake);
    if (adoption == Adoption::kAdopt) directory_ = *directory;
    if (adoption == Adoption::kUnchanged) response_.set_unchanged(response_.unchanged() + 1);
    return Ok();
  }

  Status CheckInstructions(const v1::OfficeFile& file, Mistakes& mistakes) {
    const auto instructions = ParseInstructionsFile(file.text(), mistakes);
    if (!instructions) return Ok();
    TEPAT_ASSIGN(const KnownVersion known, NewestInstructions(transaction_.db()));
    const Adoption adoption =
        JudgeVersion(known, instructions->version(), instructions->SerializeAsString());
    const std::string mistake = MistakeOf(adoption, known);
    if (!mistake.empty()) mistakes.Add(0, mistake);
    if (adoption == Adoption::kAdopt) instructions_ = *instructions;
    if (adoption == Adoption::kUnchanged) response_.set_unchanged(response_.unchanged() + 1);
    return Ok();
  }

  Status RecordInstructions() {
    if (!instructions_) return Ok();
    TEPAT_TRY(SaveInstructions(transaction_.db(),
                               {instructions_->version(), instructions_->SerializeAsString()}));
    response_.set_adopted(response_.adopted() + 1);
    return Record("instructions-adopted", journal::PayloadOf(*instructions_));
  }

  // Gives new people their ids; the fact carries ids, the names stay here.
  Status RecordDirectory() {
    if (!directory_) return Ok();
    sql::Database& db = transaction_.db();
    v1::DirectoryAdopted payload;
    payload.set_version(directory_->version());
    *payload.mutable_units() = directory_->units();
    *payload.mutable_positions() = directory_->positions();
    for (const v1::Person& person : directory_->people()) {
      TEPAT_ASSIGN(std::string id, PersonIdOf(db, person.key()));
      if (id.empty()) id = transaction_.NewId();
      TEPAT_TRY(SavePerson(db, id, person.key(), person.name(), person.personnel_number()));
      for (const std::string& position : person.positions()) {
        v1::Holding* holding = payload.add_holdings();
        holding->set_person_id(id);
        holding->set_position(position);
      }
    }
    TEPAT_TRY(SaveDirectory(db, {directory_->version(), directory_->SerializeAsString()}));
    response_.set_adopted(response_.adopted() + 1);
    return Record("directory-adopted", journal::PayloadOf(payload));
  }

  // Units are those of the directory of this import, or of the office.
  Status CheckPlans() {
    TEPAT_ASSIGN(auto units, KnownUnits(transaction_.db()));
    if (directory_) {
      units.clear();
      for (const v1::Unit& unit : directory_->units()) units.insert(unit.key());
    }
    // Plans of several years may come at once: none of them is adopted yet, and all are.
    plan::KnownIndicators beside;
    for (const v1::OfficeFile& file : request_.files()) {
      if (KindOf(file.name()) != FileKind::kPlan) continue;
      Mistakes mistakes(file.name());
      TEPAT_ASSIGN(auto plan, JudgePlan(transaction_.db(), units, file.text(), mistakes, beside));
      if (plan && PlanFileName(plan->year()) != file.name()) {
        mistakes.Add(0,
                     "nama berkas tidak cocok dengan 'year'; pakai " + PlanFileName(plan->year()));
      }
      if (plan) {
        for (const plan::v1::Indicator& one : plan->indicators()) {
          beside.try_emplace(one.id(), plan::FormerIndicator{plan->year(), one});
        }
        plans_.emplace_back(file.text(), std::move(*plan));
      }
      mistakes_.insert(mistakes_.end(), mistakes.list().begin(), mistakes.list().end());
    }
    return Ok();
  }

  Status RecordPlan(const std::string& file, const plan::v1::Plan& plan) {
    TEPAT_ASSIGN(const PlanImport done, ImportPlan(transaction_, plan, file, actor_));
    switch (done) {
      case PlanImport::kUnchanged:
        response_.set_unchanged(response_.unchanged() + 1);
        return Ok();
      case PlanImport::kDrafted:
        response_.set_drafted(response_.drafted() + 1);
        return Ok();
      case PlanImport::kAdopted:
        response_.set_adopted(response_.adopted() + 1);
        return Ok();
    }
    return Ok();
  }

  Status CheckSop(const v1::OfficeFile& file, Mistakes& mistakes) {
    const auto sop = sop::ParseServedSopFile(file.text(), mistakes);
    if (!sop) return Ok();
    sops_.emplace_back(file.name(), *sop);
    TEPAT_ASSIGN(const KnownVersion known, NewestSop(transaction_.db(), sop->sop_id()));
    const Adoption adoption = JudgeVersion(known, sop->version(), sop->SerializeAsString());
    const std::string mistake = MistakeOf(adoption, known);
    if (!mistake.empty()) mistakes.Add(0, mistake);
    v1::SopAdopted payload;
    *payload.mutable_sop() = *sop;
    Note(adoption, "sop-adopted", journal::PayloadOf(payload));
    return Ok();
  }

  Status CheckCalendar(const v1::OfficeFile& file, Mistakes& mistakes) {
    const auto parsed = worktime::ParseCalendarFile(file.text(), mistakes);
    if (!parsed) return Ok();
    if (const auto built = worktime::Calendar::Build(*parsed); !built) {
      mistakes.Add(0, built.error().slug == "worktime.unknown_time_zone"
                          ? "'time_zone' tidak dikenal; tulis seperti Asia/Jakarta"
                          : "jam kerja bertumpuk pada zona waktunya");
      return Ok();
    }
    calendars_.push_back(parsed->id);
    TEPAT_ASSIGN(const KnownVersion known, NewestCalendar(transaction_.db(), parsed->id));
    v1::CalendarAdopted payload;
    payload.set_calendar_id(parsed->id);
    payload.set_file(file.text());
    payload.set_is_default(parsed->id == default_calendar_);
    TEPAT_ASSIGN(const std::string current_default, DefaultCalendarId(transaction_.db()));
    const bool becomes_default = payload.is_default() && current_default != parsed->id;
    const bool same = known.version > 0 && known.content == file.text();
    payload.set_version(same ? known.version : known.version + 1);
    Note(same && !becomes_default ? Adoption::kUnchanged : Adoption::kAdopt, "calendar-adopted",
         journal::PayloadOf(payload));
    return Ok();
  }

  // Each unit's own calendar must be one of this import or of the office.
  Status CheckUnitCalendars() {
    if (!directory_) return Ok();
    Mistakes mistakes("directory.textproto");
    for (const v1::Unit& unit : directory_->units()) {
      const std::string& id = unit.calendar_id();
      TEPAT_ASSIGN(const KnownVersion stored, NewestCalendar(transaction_.db(), id));
      const bool known = std::find(calendars_.begin(), calendars_.end(), id) != calendars_.end();
      if (id.empty() || known || stored.version > 0) continue;
      mistakes.Add(0, "kalender '" + id + "' milik unit '" + unit.key() +
                          "' tidak ada; impor kalendernya bersama berkas ini");
    }
    mistakes_.insert(mistakes_.end(), mistakes.list().begin(), mistakes.list().end());
    return Ok();
  }

  // Who is to do a step must be a position, or a role of one, in the directory of this import or of
  // the office; an office without a directory has nobody yet.
  Status CheckSopRoles() {
    TEPAT_ASSIGN(const KnownVersion stored, NewestDirectory(transaction_.db()));
    if (!directory_ && stored.version == 0) return Ok();
    for (const auto& [name, sop] : sops_) {
      Mistakes mistakes(name);
      std::set<std::string> told;
      for (const std::string& role : RolesIn(sop)) {
        TEPAT_ASSIGN(const bool known, KnowsRole(role));
        if (known || !told.insert(role).second) continue;
        mistakes.Add(0, "jabatan '" + role +
                            "' tidak ada dalam directory.textproto; perbaiki ejaannya "
                            "atau tambahkan jabatannya");
      }
      mistakes_.insert(mistakes_.end(), mistakes.list().begin(), mistakes.list().end());
    }
    return Ok();
  }

  Result<bool> KnowsRole(const std::string& role) {
    if (!directory_) return KnowsPositionOrRole(transaction_.db(), role);
    return std::any_of(
        directory_->positions().begin(), directory_->positions().end(),
        [&](const v1::Position& one) { return one.key() == role || one.role() == role; });
  }

  Status CheckDefaultCalendar() {
    const auto known = std::find(calendars_.begin(), calendars_.end(), default_calendar_);
    TEPAT_ASSIGN(const KnownVersion stored, NewestCalendar(transaction_.db(), default_calendar_));
    if (!default_calendar_.empty() && (known != calendars_.end() || stored.version > 0))
      return Ok();
    if (!mistakes_.empty()) return Ok();
    return Fail(Code::kInvalid, "office.no_default_calendar",
                "default_calendar_id names no calendar of this import or of the office");
  }

  void Note(Adoption adoption, const char* fact, std::string payload) {
    if (adoption == Adoption::kAdopt) new_facts_.emplace_back(fact, std::move(payload));
    if (adoption == Adoption::kUnchanged) response_.set_unchanged(response_.unchanged() + 1);
  }

  Status Record(const std::string& name, const std::string& payload) {
    return RecordOfficeFact(transaction_, name, payload, actor_);
  }

  tl::unexpected<Error> Refuse() const {
    std::string lines;
    for (const Mistake& mistake : mistakes_) lines += mistake.ToString() + "\n";
    return Fail(Code::kInvalid, "office.mistakes",
                std::to_string(mistakes_.size()) + " mistakes in the office files",
                {{"mistakes", lines}});
  }

  const Config& config_;
  journal::Transaction& transaction_;
  const v1::ImportOfficeRequest& request_;
  const std::optional<identity::Right>& actor_;
  std::string default_calendar_;
  std::vector<std::string> calendars_;
  std::vector<std::pair<std::string, sop::v1::SopVersion>> sops_;  // by the name of the file
  std::optional<v1::Directory> directory_;
  std::optional<v1::Instructions> instructions_;
  std::vector<std::pair<std::string, plan::v1::Plan>> plans_;  // by the text of the file
  std::vector<Mistake> mistakes_;
  std::vector<std::pair<std::string, std::string>> new_facts_;
  v1::ImportOfficeResponse response_;
};

}  // namespace

Status RequireCalendar(const std::string& file, const std::string& calendar_id) {
  Mistakes mistakes("kalender");
  const auto parsed = worktime::ParseCalendarFile(file, mistakes);
  if (!parsed || parsed->id == calendar_id) return Ok();
  return Fail(Code::kInvalid, "office.mistakes", "the file is of another calendar",
              {{"mistakes", "kalender: berkas ini untuk kalender '" + parsed->id + "', bukan '" +
                                calendar_id + "'"}});
}

Result<v1::ImportOfficeResponse> ImportOffice(const Config& config,
                                              journal::Transaction& transaction,
                                              const v1::ImportOfficeRequest& request,
                                              const std::optional<identity::Right>& actor) {
  return Import(config, transaction, request, actor).Run();
}

}  // namespace tepat::office
