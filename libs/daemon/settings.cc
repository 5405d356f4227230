// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/settings.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "libs/config/config_file.h"
#include "libs/sop/services.h"
#include "libs/worktime/zone.h"

namespace tepat::daemon {
namespace {

std::optional<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

bool IsName(const std::string& text, std::size_t size_max) {
  return !text.empty() && text.size() <= size_max &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

// An office stands in the middle of each subject and source; longer ones make them hard to read.
constexpr std::size_t kOfficeNameMax = 32;
// `timing-<name>` names a consumer, and the NATS client overflows on names of 32 and more.
constexpr std::size_t kForeignNameMax = 24;
// A missing fact of a foreign source is waited for between a moment and an hour: longer, and its
// later facts would wait as long.
constexpr std::int64_t kGapSecondsMin = 1;
constexpr std::int64_t kGapSecondsMax = 3600;
constexpr std::int64_t kPortMax = 65535;

void ReadForeign(config::ConfigFile& file, Settings& settings) {
  for (const std::string& table : file.Tables("foreign")) {
    ForeignSource source{table.substr(table.find('.') + 1), file.Text(table, "journal", "")};
    source.gap_wait = std::chrono::seconds(
        // The default is the one that the struct has: it stands in one place.
        file.Int(table, "gap_seconds", source.gap_wait.count(), kGapSecondsMin, kGapSecondsMax));
    if (!IsName(source.name, kForeignNameMax)) {
      file.Refuse(table, "journal",
                  "nama sumber '" + source.name + "' harus 1 sampai " +
                      std::to_string(kForeignNameMax) + " huruf kecil atau angka");
    }
    // Its subjects and its consumer would be those of our own service.
    if (sop::IsService(source.name)) {
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
  settings.nats_port = static_cast<int>(file.Int("nats", "port", settings.nats_port, 1, kPortMax));
  settings.portal_address = file.Text("portal", "address", settings.portal_address);
  settings.portal_port =
      static_cast<int>(file.Int("portal", "port", settings.portal_port, 0, kPortMax));
  ReadForeign(file, settings);
  if (!IsName(settings.office, kOfficeNameMax)) {
    file.Refuse(
        "office", "id",
        "'id' harus 1 sampai " + std::to_string(kOfficeNameMax) + " huruf kecil atau angka");
  }
  if (!worktime::Zone::Find(settings.time_zone)) {
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
