// SPDX-License-Identifier: Apache-2.0
// Fonts as the rendering library knows them. For libs/documents/pdf alone.
#pragma once

#include <fontconfig/fontconfig.h>
#include <pangomm.h>

#include <memory>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/documents/pdf/font_file.h"

namespace tepat::pdf {

// The files themselves, loaded and never changed afterwards. Any thread.
class FontSet {
 public:
  // As Fonts::Check says.
  static Result<std::unique_ptr<FontSet>> Load(const std::vector<FontFile>& files);
  // Of no use: Load fills it.
  FontSet();
  FontSet(const FontSet&) = delete;
  FontSet& operator=(const FontSet&) = delete;

  // Of the texts.
  const std::string& family() const { return family_; }
  // Whether some font of the set draws the character, or it is one that is not drawn.
  bool Has(gunichar character) const;
  FcConfig* config() const { return config_.get(); }

 private:
  struct DestroyConfig {
    void operator()(FcConfig* config) const { FcConfigDestroy(config); }
  };
  struct DestroyCharacters {
    void operator()(FcCharSet* set) const { FcCharSetDestroy(set); }
  };

  Status Add(const FontFile& file);

  std::unique_ptr<FcConfig, DestroyConfig> config_;
  std::unique_ptr<FcCharSet, DestroyCharacters> characters_;
  std::string family_;
};

// A set in which texts are laid out, with all that the library keeps of it. One thread at a time.
class FontMap {
 public:
  // `set` outlives it.
  explicit FontMap(const FontSet& set);
  FontMap(const FontMap&) = delete;
  FontMap& operator=(const FontMap&) = delete;

  const FontSet& set() const { return set_; }
  // In points, without hinting.
  const Glib::RefPtr<Pango::Context>& context() const { return context_; }

 private:
  struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
  };

  const FontSet& set_;
  std::unique_ptr<PangoFontMap, Unref> map_;
  Glib::RefPtr<Pango::Context> context_;
};

}  // namespace tepat::pdf
