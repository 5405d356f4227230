// SPDX-License-Identifier: Apache-2.0
#include "libs/testing/printed.h"

#include <png.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>
#include <utility>

#include "libs/base/check.h"
#include "libs/testing/folder.h"
#include "libs/testing/project_file.h"

namespace tepat::simulation {
namespace {

// What a shell's command prints.
std::string OutputOf(const std::string& command) {
  std::FILE* pipe = popen(command.c_str(), "r");
  TEPAT_CHECK(pipe != nullptr);
  std::string output;
  std::array<char, 4096> piece{};
  while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), pipe)) {
    output.append(piece.data(), size);
  }
  TEPAT_CHECK(pclose(pipe) == 0);
  return output;
}

// A file while a program reads it.
class PdfFile {
 public:
  explicit PdfFile(const std::string& pdf) { std::ofstream(path(), std::ios::binary) << pdf; }
  std::string path() const { return folder_.path() + "/printed.pdf"; }
  std::string Beside(const std::string& name) const { return folder_.path() + "/" + name; }

 private:
  const Folder folder_;
};

// Text of HTML as poppler writes it.
std::string Unescaped(std::string text) {
  for (const auto& [escape, character] : {std::pair<std::string, std::string>{"&lt;", "<"},
                                          {"&gt;", ">"},
                                          {"&quot;", "\""},
                                          {"&amp;", "&"}}) {
    for (auto at = text.find(escape); at != std::string::npos; at = text.find(escape, at + 1)) {
      text.replace(at, escape.size(), character);
    }
  }
  return text;
}

// A picture in grey, a byte a pixel.
struct Picture {
  unsigned width = 0;
  unsigned height = 0;
  std::vector<unsigned char> pixels;
};

// A page as a file of PNG, grey at 40 dots an inch.
std::string Drawn(const PdfFile& file, int page) {
  const std::string drawn = file.Beside("page");
  const std::string number = std::to_string(page);
  OutputOf("pdftoppm -png -gray -singlefile -r 40 -f " + number + " -l " + number + " " +
           file.path() + " " + drawn);
  return drawn + ".png";
}

// Where a picture stands that pages are compared with.
std::string PathOf(const std::string& picture) {
  return (ProjectFolder() / "tests/data/printed" / picture).string();
}

// Empty when there is none.
Picture ReadPicture(const std::string& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, path.c_str()) == 0) return {};
  image.format = PNG_FORMAT_GRAY;
  Picture picture{image.width, image.height, {}};
  picture.pixels.resize(PNG_IMAGE_SIZE(image));
  TEPAT_CHECK(png_image_finish_read(&image, nullptr, picture.pixels.data(), 0, nullptr) != 0);
  return picture;
}

}  // namespace

std::string TextOf(const std::string& pdf) {
  const PdfFile file(pdf);
  return OutputOf("pdftotext -layout " + file.path() + " -");
}

std::string RawTextOf(const std::string& pdf) {
  const PdfFile file(pdf);
  return OutputOf("pdftotext -raw " + file.path() + " -");
}

std::vector<PrintedWord> WordsOf(const std::string& pdf) {
  const PdfFile file(pdf);
  std::istringstream lines(OutputOf("pdftotext -bbox " + file.path() + " -"));
  std::vector<PrintedWord> words;
  int page = 0;
  for (std::string line; std::getline(lines, line);) {
    PrintedWord word;
    if (line.find("<page ") != std::string::npos) ++page;
    const int read =
        std::sscanf(line.c_str(), " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">",
                    &word.left, &word.top, &word.right, &word.bottom);
    if (read != 4) continue;
    const auto begin = line.find('>') + 1;
    word.page = page;
    word.text = Unescaped(line.substr(begin, line.find("</word>") - begin));
    words.push_back(std::move(word));
  }
  return words;
}

std::vector<PrintedFont> FontsOf(const std::string& pdf) {
  const PdfFile file(pdf);
  std::istringstream lines(OutputOf("pdffonts " + file.path()));
  std::vector<PrintedFont> fonts;
  std::string line;
  // Two lines of heading; then columns, of which the second alone may hold spaces.
  std::getline(lines, line);
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    std::vector<std::string> parts;
    for (std::string part; words >> part;) parts.push_back(part);
    TEPAT_CHECK(parts.size() >= 7);
    const auto from_end = [&](std::size_t i) { return parts[parts.size() - i] == "yes"; };
    fonts.push_back({parts[0], from_end(5), from_end(4), from_end(3)});
  }
  return fonts;
}

std::string InfoOf(const std::string& pdf, const std::string& option) {
  const PdfFile file(pdf);
  return OutputOf("pdfinfo " + option + " " + file.path());
}

std::string CodesOf(const std::string& pdf) {
  const PdfFile file(pdf);
  const std::string picture = file.Beside("page");
  OutputOf("pdftoppm -png -singlefile -r 200 " + file.path() + " " + picture);
  return OutputOf("zbarimg -q --raw " + picture + ".png");
}

double OtherPixels(const std::string& pdf, int page, const std::string& picture) {
  const PdfFile file(pdf);
  const Picture want = ReadPicture(PathOf(picture));
  const Picture got = ReadPicture(Drawn(file, page));
  if (want.width != got.width || want.height != got.height || want.pixels.empty()) return 1;
  std::size_t others = 0;
  for (std::size_t i = 0; i < want.pixels.size(); ++i) {
    // A glyph that moved by less than a pixel changes its greys by less.
    others += std::abs(int{want.pixels[i]} - int{got.pixels[i]}) > 64;
  }
  return static_cast<double>(others) / static_cast<double>(want.pixels.size());
}

void RenewIfAsked(const std::string& pdf, int page, const std::string& picture) {
  if (std::getenv("TEPAT_GOLDEN") == nullptr) return;
  const PdfFile file(pdf);
  std::filesystem::copy_file(Drawn(file, page), PathOf(picture),
                             std::filesystem::copy_options::overwrite_existing);
}

}  // namespace tepat::simulation
