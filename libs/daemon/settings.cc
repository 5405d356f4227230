// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/settings.h"

#include <date/tz.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "libs/config/config_file.h"

namespace tepat::daemon {
namespace {

std::optional<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

bool IsName(const std::string& text) {
  return !text.empty() && text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

constexpr std::size_t kForeignNameMax = 24;  // `timing-<name>` names a consumer
const std::array<std::string, 7> kServices = {
    "office", "correspondence", "disposition", "data-collection", "submission", "timing", "portal"};

bool IsTimeZone(const std::string& name) {
  try {
    return date::locate_zone(name) != nullptr;
  } catch (const std::runtime_error&) {
    return false;
  }
}

void ReadForeign(config::ConfigFile& file, Settings& settings) {
  for (const std::string& table : file.Tables("foreign")) {
    ForeignSource source{table.substr(table.find('.') + 1), file.Text(table, "journal", "")};
    source.gap_wait = std::chrono::seconds(file.Int(table, "gap_seconds", 30, 1, 3600));
    if (!IsName(source.name) || source.name.size() > kForeignNameMax) {
      file.Refuse(table, "journal",
                  "nama sumber '" + source.name + "' harus 1 sampai 24 huruf kecil atau angka");
    }
    if (std::find(kServices.begin(), kServices.end(), source.name) != kServices.end()) {
      file.Refuse(table, "journal", "nama '" + source.name + "' sudah dipakai layanan Tepat");
    }
    if (!source.journal.empty() && source.journal.front() != '/') {
      file.Refuse(table, "journal", "'journal' harus alamat soket yang diawali '/'");
    }
    settings.foreign.push_back(std::move(source));
  }
}

}  // namespace

std::optional<Settings> ReadSettings(const std::string& home, Mistakes& mistakes) {
  const auto text = ReadFile(home + "/tepat.toml");
  if (!text) {
    mistakes.Add(0, "berkas tidak dapat dibaca; buat dengan deploy/up atau perbaiki --home");
    return std::nullopt;
  }
  config::ConfigFile file(*text, mistakes);
  Settings settings;
  settings.home = home;
  settings.office = file.Text("office", "id", settings.office);
  settings.production = file.Flag("office", "production", settings.production);
  settings.simulated = file.Flag("office", "simulated", settings.simulated);
  settings.time_zone = file.Text("office", "time_zone", settings.time_zone);
  settings.nats_port = static_cast<int>(file.Int("nats", "port", settings.nats_port, 1, 65535));
  settings.portal_address = file.Text("portal", "address", settings.portal_address);
  settings.portal_port =
      static_cast<int>(file.Int("portal", "port", settings.portal_port, 0, 65535));
  ReadForeign(file, settings);
  if (!IsName(settings.office)) {
    file.Refuse("office", "id", "'id' harus 1 sampai 32 huruf kecil atau angka");
  }
  if (!IsTimeZone(settings.time_zone)) {
    file.Refuse("office", "time_zone", "zona waktu tidak dikenal; tulis seperti Asia/Jakarta");
  }
  if (settings.production && settings.simulated) {
    file.Refuse("office", "simulated",
                "kantor dengan production = true tidak menerima waktu simulasi");
  }
  file.Finish();
  if (!mistakes.empty()) return std::nullopt;
  return settings;
}

std::string ReadSecret(const Settings& settings, const std::string& name) {
  std::string text = ReadFile(settings.home + "/secrets/" + name).value_or("");
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace tepat::daemon
