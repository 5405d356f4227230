// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/fonts.h"

#include <utility>

#include "libs/base/mutex.h"
#include "libs/documents/pdf/font_map.h"

namespace tepat::pdf {
namespace {

// Some 6 MB each; as many as threads that print at once in a small office.
constexpr std::size_t kIdleMax = 4;

}  // namespace

struct Fonts::Shelf {
  Mutex mutex;
  // Before the maps, which refer to it.
  std::unique_ptr<FontSet> set TEPAT_GUARDED_BY(mutex);
  std::vector<std::unique_ptr<FontMap>> idle TEPAT_GUARDED_BY(mutex);
};

Fonts::Fonts(std::vector<FontFile> files)
    : files_(std::move(files)), shelf_(std::make_unique<Shelf>()) {}

Fonts::~Fonts() = default;

Status Fonts::Check() const {
  TEPAT_ASSIGN(std::unique_ptr<FontMap> map, Take());
  Return(std::move(map));
  return Ok();
}

Result<std::unique_ptr<FontMap>> Fonts::Take() const {
  const Lock lock(shelf_->mutex);
  if (!shelf_->idle.empty()) {
    auto map = std::move(shelf_->idle.back());
    shelf_->idle.pop_back();
    return map;
  }
  // Once; and again for who comes after somebody has installed what was missing.
  if (!shelf_->set) {
    TEPAT_ASSIGN(shelf_->set, FontSet::Load(files_));
  }
  return std::make_unique<FontMap>(*shelf_->set);
}

void Fonts::Return(std::unique_ptr<FontMap> map) const {
  const Lock lock(shelf_->mutex);
  if (shelf_->idle.size() < kIdleMax) shelf_->idle.push_back(std::move(map));
}

}  // namespace tepat::pdf
