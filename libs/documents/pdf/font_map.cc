// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/font_map.h"

#include <cairo-ft.h>
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <pangomm/init.h>

#include <filesystem>
#include <mutex>

#include "libs/base/check.h"

namespace tepat::pdf {
namespace {

// What a set loses is no finding of the leak sanitizer: a font map of pango 1.50.12 keeps one
// reference to its configuration for good. So all maps of a set share one, and it stays until the
// process ends: 16 KB, once, for there is one set in a process.
struct KnownLoss {
  KnownLoss() = default;
#if defined(__SANITIZE_ADDRESS__)
  const __lsan::ScopedDisabler of_the_library;
#endif
};

// Once in a process and before anything of the libraries is used: the wrappers register their
// types; and the process gets an empty configuration of fonts, or the first map would read the
// machine's.
void InitOnce() {
  static std::once_flag done;
  std::call_once(done, [] {
    Pango::init();
    [[maybe_unused]] const KnownLoss loss;
    FcConfig* none = FcConfigCreate();
    TEPAT_CHECK(none != nullptr && FcConfigSetCurrent(none) == FcTrue);
    FcConfigDestroy(none);  // the library holds it
  });
}

tl::unexpected<Error> Missing(const FontFile& file) {
  return Fail(Code::kUnavailable, "pdf.font_missing", "no font in " + file.path,
              {{"file", file.path}});
}

std::string FamilyOf(const FcPattern* font) {
  FcChar8* family = nullptr;  // the pattern's own
  if (FcPatternGetString(font, FC_FAMILY, 0, &family) != FcResultMatch) return "";
  return reinterpret_cast<const char*>(family);
}

}  // namespace

// Empty: without the system's configuration, whose fonts nobody has named.
FontSet::FontSet() : config_(FcConfigCreate()), characters_(FcCharSetCreate()) {
  TEPAT_CHECK(config_ && characters_);  // only memory can be short
}

Result<std::unique_ptr<FontSet>> FontSet::Load(const std::vector<FontFile>& files) {
  TEPAT_CHECK(!files.empty());
  [[maybe_unused]] const KnownLoss loss;
  auto set = std::make_unique<FontSet>();
  for (const FontFile& file : files) TEPAT_TRY(set->Add(file));
  set->family_ = files.front().family;
  return set;
}

// The library takes a missing file for no font, and prints boxes instead of letters.
Status FontSet::Add(const FontFile& file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file.path, error)) return Missing(file);
  const auto* name = reinterpret_cast<const FcChar8*>(file.path.c_str());
  if (FcConfigAppFontAddFile(config_.get(), name) != FcTrue) return Missing(file);
  const FcFontSet* fonts = FcConfigGetFonts(config_.get(), FcSetApplication);
  if (fonts == nullptr || fonts->nfont == 0) return Missing(file);
  const FcPattern* last = fonts->fonts[fonts->nfont - 1];
  const std::string found = FamilyOf(last);
  if (found != file.family) {
    return Fail(Code::kUnavailable, "pdf.font_other", file.path + " holds '" + found + "'",
                {{"file", file.path}, {"wanted", file.family}, {"found", found}});
  }
  FcCharSet* characters = nullptr;  // the pattern's own
  if (FcPatternGetCharSet(last, FC_CHARSET, 0, &characters) != FcResultMatch) return Missing(file);
  // All faces together: what one lacks another draws.
  FcBool changed = FcFalse;
  TEPAT_CHECK(FcCharSetMerge(characters_.get(), characters, &changed) == FcTrue);
  return Ok();
}

bool FontSet::Has(gunichar character) const {
  return pango_is_zero_width(character) != FALSE ||
         FcCharSetHasChar(characters_.get(), character) == FcTrue;
}

FontMap::FontMap(const FontSet& set) : set_(set) {
  InitOnce();
  map_.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  TEPAT_CHECK(map_ != nullptr);  // cairo is built with FreeType wherever it draws on Linux
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map_.get()), set.config());
  PangoContext* context = pango_font_map_create_context(map_.get());
  // One unit of ours is one point.
  pango_cairo_context_set_resolution(context, 72);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context, FALSE);
  context_ = Glib::wrap(context);
  context_->set_base_dir(Pango::Direction::LTR);
}

}  // namespace tepat::pdf
