// SPDX-License-Identifier: Apache-2.0
#include "services/cli/office.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"
#include "libs/daemon/settings.h"
#include "libs/journal/wire.h"
#include "services/cli/input_file.h"
#include "tepat/office/v1/account_service.grpc.pb.h"
#include "tepat/office/v1/office_service.grpc.pb.h"

namespace tepat::cli {
namespace {

namespace fs = std::filesystem;

bool IsOfficeFile(const std::string& name) {
  return name == "directory.textproto" || name == "instructions.textproto" ||
         name.rfind("calendar-", 0) == 0 || name.rfind("sop/", 0) == 0 ||
         name.rfind("plan/", 0) == 0;
}

// Names of the office files in a folder, sorted, relative to it.
std::vector<std::string> NamesIn(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; at != end; at.increment(error)) {
    // With slashes, as the office names its files on every system.
    const std::string name = fs::relative(at->path(), folder, error).generic_string();
    if (at->is_regular_file(error) && IsOfficeFile(name)) names.push_back(name);
  }
  // Folders list their files in any order; the same import twice must be the same request.
  std::sort(names.begin(), names.end());
  return names;
}

Result<office::v1::GetPeopleResponse> GetPeople(Operator& self) {
  const auto stub = office::v1::OfficeService::NewStub(self.ChannelTo("office"));
  return self.Call<office::v1::GetPeopleResponse>(
      [&](auto* context, auto* response) { return stub->GetPeople(context, {}, response); });
}

Result<std::string> PersonIdOf(Operator& self, const std::string& key) {
  TEPAT_ASSIGN(const auto people, GetPeople(self));
  for (const auto& person : people.people()) {
    if (person.key() == key) return person.person_id();
  }
  return Fail(Code::kNotFound, "office.unknown_person", "no person '" + key + "'");
}

Result<office::v1::MintTokenResponse> Mint(Operator& self, const TokenWish& wish) {
  office::v1::MintTokenRequest request;
  if (!wish.person.empty()) {
    TEPAT_ASSIGN(const std::string id, PersonIdOf(self, wish.person));
    request.set_person_id(id);
  }
  request.set_service(wish.service);
  request.set_machine(wish.machine);
  for (const std::string& scope : wish.scopes) request.add_scopes(scope);
  const auto stub = office::v1::OfficeService::NewStub(self.ChannelTo("office"));
  return self.Call<office::v1::MintTokenResponse>(
      [&](auto* context, auto* response) { return stub->MintToken(context, request, response); });
}

Result<office::v1::IssuePasswordLinkResponse> IssueLink(Operator& self, const LinkWish& wish) {
  office::v1::IssuePasswordLinkRequest request;
  request.set_administrator(wish.administrator);
  if (!wish.person.empty()) {
    TEPAT_ASSIGN(const std::string id, PersonIdOf(self, wish.person));
    request.set_person_id(id);
  }
  const auto stub = office::v1::AccountService::NewStub(self.ChannelTo("office"));
  return self.Call<office::v1::IssuePasswordLinkResponse>([&](auto* context, auto* response) {
    return stub->IssuePasswordLink(context, request, response);
  });
}

}  // namespace

Result<OfficeFiles> ReadOfficeFiles(Operator& self) {
  const auto stub = office::v1::OfficeService::NewStub(self.ChannelTo("office"));
  OfficeFiles all;
  office::v1::ExportOfficeRequest request;
  while (true) {
    TEPAT_ASSIGN(const auto page,
                 self.Call<office::v1::ExportOfficeResponse>([&](auto* context, auto* response) {
                   return stub->ExportOffice(context, request, response);
                 }));
    // Each page has it; the last one is the newest.
    all.default_calendar_id = page.default_calendar_id();
    if (page.files().empty()) return all;
    all.files.insert(all.files.end(), page.files().begin(), page.files().end());
    request.set_after(all.files.back().name());
  }
}

int ImportOffice(Operator& self, const std::string& folder, const std::string& default_calendar,
                 bool json) {
  office::v1::ImportOfficeRequest request;
  request.set_request_id(self.NewRequestId());
  request.set_default_calendar_id(default_calendar);
  // All files are looked at before anything is refused: people mend them all at once.
  int wrong = 0;
  for (const std::string& name : NamesIn(folder)) {
    Mistakes mistakes(name);
    const auto text = ReadInputFile(folder + "/" + name, mistakes);
    if (!text && mistakes.empty()) return Complain(text.error());
    wrong = std::max(wrong, PrintMistakes(mistakes));
    auto* file = request.add_files();
    file->set_name(name);
    file->set_text(text.value_or(""));
  }
  if (wrong != 0) return wrong;
  if (request.files().empty()) {
    std::cerr << folder << ": tidak ada berkas kantor di sini; periksa nama foldernya\n";
    return 2;
  }
  const auto stub = office::v1::OfficeService::NewStub(self.ChannelTo("office"));
  const auto imported =
      self.Call<office::v1::ImportOfficeResponse>([&](auto* context, auto* response) {
        return stub->ImportOffice(context, request, response);
      });
  if (!imported) return Complain(imported.error());
  if (json) {
    std::cout << journal::PayloadOf(*imported) << '\n';
  } else {
    std::cout << "Impor selesai: " << imported->adopted() << " versi baru, "
              << imported->unchanged() << " tidak berubah.\n";
    if (imported->drafted() > 0) {
      std::cout << imported->drafted()
                << " rencana menjadi rancangan; lihat perubahannya: tepat plan diff\n";
    }
  }
  return 0;
}

int ExportOffice(Operator& self, const std::string& folder, bool json) {
  std::error_code error;
  if (fs::exists(folder, error)) {
    return Complain({Code::kConflict, "cli.file_exists", folder + ": is there already"});
  }
  const auto files = ReadOfficeFiles(self);
  if (!files) return Complain(files.error());
  // Beside first: the folder is there only when it is whole.
  const std::string beside = folder + ".sebagian";
  // Whether or not there is one of each kind: an export of any office looks alike.
  fs::create_directories(beside + "/sop", error);
  fs::create_directories(beside + "/plan", error);
  for (const auto& file : files->files) {
    // The names come from a service; none of them may lead out of the folder.
    const bool inside = IsOfficeFile(file.name()) && file.name().find("..") == std::string::npos;
    std::ofstream stream;
    if (inside) stream.open(beside + "/" + file.name(), std::ios::binary);
    stream << file.text();
    stream.close();
    if (stream && inside) continue;
    fs::remove_all(beside, error);
    return Complain({Code::kInternal, "cli.cannot_write", beside + ": cannot be written"});
  }
  fs::rename(beside, folder, error);
  if (error)
    return Complain({Code::kInternal, "cli.cannot_write", folder + ": " + error.message()});
  if (json) {
    nlohmann::ordered_json names = nlohmann::ordered_json::array();
    for (const auto& file : files->files) names.push_back(file.name());
    std::cout << WriteJson(nlohmann::ordered_json{{"folder", folder}, {"files", names}}) << '\n';
  } else {
    std::cout << files->files.size() << " berkas ditulis ke " << folder << ".\n";
  }
  return 0;
}

int ListPeople(Operator& self, bool json) {
  const auto people = GetPeople(self);
  if (!people) return Complain(people.error());
  if (json) {
    std::cout << journal::PayloadOf(*people) << '\n';
    return 0;
  }
  for (const auto& person : people->people()) {
    std::cout << person.key() << '\t' << person.name() << '\t' << person.person_id() << '\n';
  }
  return 0;
}

int MakePasswordLink(Operator& self, const LinkWish& wish, bool json) {
  Mistakes mistakes(self.home() + "/tepat.toml");
  const auto settings = daemon::ReadSettings(self.home(), mistakes);
  if (!settings) return PrintMistakes(mistakes);
  const auto made = IssueLink(self, wish);
  if (!made) return Complain(made.error());
  // The secret stands in the path: it is shown here once and stored nowhere.
  const std::string address = "http://" + settings->portal_address + ":" +
                              std::to_string(settings->portal_port) + "/tautan/" + made->secret();
  if (json) {
    std::cout << WriteJson(nlohmann::json{{"address", address}, {"secret", made->secret()}})
              << '\n';
  } else {
    std::cout << address << '\n';
  }
  return 0;
}

Result<std::string> TokenOf(Operator& self, const std::string& person) {
  TokenWish wish;
  wish.person = person;
  TEPAT_ASSIGN(const auto made, Mint(self, wish));
  return made.token();
}

Result<std::unique_ptr<Operator>> ActorFor(Operator& self, const std::string& person) {
  if (person.empty()) return std::make_unique<Operator>(self.home());
  TEPAT_ASSIGN(const std::string token, TokenOf(self, person));
  return std::make_unique<Operator>(self.home(), token);
}

int MakeToken(Operator& self, const TokenWish& wish, bool json) {
  const auto made = Mint(self, wish);
  if (!made) return Complain(made.error());
  if (json) {
    std::cout << journal::PayloadOf(*made) << '\n';
  } else {
    std::cout << made->token() << '\n';
  }
  return 0;
}

}  // namespace tepat::cli
