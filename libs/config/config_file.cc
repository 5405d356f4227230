// SPDX-License-Identifier: Apache-2.0
#include "libs/config/config_file.h"

#include <toml++/toml.h>

#include <set>

#include "libs/base/outside_text.h"

namespace tepat::config {
namespace {

// An office's configuration has 60 lines.
constexpr TextLimits kFileMax = {.bytes_max = std::size_t{256} * 1024, .lines_max = 5000};

}  // namespace

struct ConfigFile::Impl {
  explicit Impl(Mistakes& mistakes_in) : mistakes(mistakes_in) {}

  const toml::node* Find(const std::string& section, const std::string& key) {
    // Asking makes a key known, whether it is there or not: what nobody has asked for by the
    // time of Finish is a misspelling.
    known.insert(section + "." + key);
    const auto view = root.at_path(section)[key];
    return view.node();
  }

  int LineOf(const toml::node* node) const {
    return node == nullptr ? 0 : static_cast<int>(node->source().begin.line);
  }

  void Wrong(const toml::node* node, const std::string& key, const char* what) {
    mistakes.Add(LineOf(node), "'" + key + "' harus " + what);
  }

  void RefuseUnknown(const toml::table& table, const std::string& path) {
    for (const auto& [key, value] : table) {
      const std::string name(key.str());
      const std::string full = path.empty() ? name : std::string(path).append(".").append(name);
      // A table that was asked for by name is known with all that it holds: its keys are
      // its own.
      if (value.is_table() && !known.contains(full)) {
        RefuseUnknown(*value.as_table(), full);
      } else if (!known.contains(full)) {
        mistakes.Add(LineOf(&value), "isian '" + full + "' tidak dikenal; hapus atau perbaiki");
      }
    }
  }

  Mistakes& mistakes;
  toml::table root;
  std::set<std::string> known;
};

ConfigFile::ConfigFile(std::string_view text, Mistakes& mistakes)
    : impl_(std::make_unique<Impl>(mistakes)) {
  const auto read = ReadOutsideText(text, kFileMax, mistakes);
  if (!read) return;
  try {
    impl_->root = toml::parse(*read);
    // The one exception of the library. The table stays empty, so each question is answered by
    // its default and the caller still gathers what else is wrong.
  } catch (const toml::parse_error& e) {
    mistakes.Add(static_cast<int>(e.source().begin.line),
                 "bukan TOML yang sah: " + std::string(e.description()));
  }
}

ConfigFile::~ConfigFile() = default;

std::string ConfigFile::Text(const std::string& section, const std::string& key,
                             std::string otherwise) {
  const toml::node* node = impl_->Find(section, key);
  if (node == nullptr) return otherwise;
  if (const auto* text = node->as_string()) return text->get();
  impl_->Wrong(node, key, "teks dalam tanda kutip");
  return otherwise;
}

std::int64_t ConfigFile::Int(const std::string& section, const std::string& key,
                             std::int64_t otherwise, std::int64_t min, std::int64_t max) {
  const toml::node* node = impl_->Find(section, key);
  if (node == nullptr) return otherwise;
  const auto* number = node->as_integer();
  if (number != nullptr && number->get() >= min && number->get() <= max) return number->get();
  const std::string range = std::to_string(min) + " sampai " + std::to_string(max);
  impl_->Wrong(node, key, ("bilangan bulat " + range).c_str());
  return otherwise;
}

bool ConfigFile::Flag(const std::string& section, const std::string& key, bool otherwise) {
  const toml::node* node = impl_->Find(section, key);
  if (node == nullptr) return otherwise;
  if (const auto* flag = node->as_boolean()) return flag->get();
  impl_->Wrong(node, key, "true atau false");
  return otherwise;
}

std::vector<std::string> ConfigFile::Tables(const std::string& section) {
  std::vector<std::string> names;
  const auto view = impl_->root.at_path(section);
  if (const toml::table* table = view.as_table()) {
    for (const auto& [key, value] : *table) {
      if (value.is_table()) names.push_back(section + "." + std::string(key.str()));
    }
  }
  return names;
}

void ConfigFile::Refuse(const std::string& section, const std::string& key,
                        const std::string& text) {
  impl_->mistakes.Add(impl_->LineOf(impl_->Find(section, key)), text);
}

void ConfigFile::Finish() { impl_->RefuseUnknown(impl_->root, ""); }

}  // namespace tepat::config
