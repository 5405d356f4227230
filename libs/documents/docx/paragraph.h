// SPDX-License-Identifier: Apache-2.0
// A paragraph of a document: its text, which lies in runs of equal formatting, often many, since
// word processors split them wherever somebody corrected a letter. For libs/documents/docx alone.
#pragma once

#include <functional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace tepat::docx {

// Calls `take` for the paragraph that `root` is, or for all within it, in the order of the file;
// paragraphs of a text box come after the one in which it is anchored.
void ForEachParagraph(pugi::xml_node root, const std::function<void(pugi::xml_node)>& take);

// One paragraph while it is changed. The tree outlives it. One thread.
class Paragraph {
 public:
  explicit Paragraph(pugi::xml_node node);

  // What a person reads in it: texts joined whatever run they lie in, tabs and line breaks as such;
  // not what was deleted with changes tracked, and not the paragraphs of text boxes in it.
  const std::string& text() const { return text_; }

  // Puts a text in the place of the bytes from `begin` to `end` of text(), formatted as the first
  // of them; line breaks in it become such. Answers its run, which holds nothing else. Afterwards
  // only places before `begin` may be asked for: so one goes from the end. Requires that a text
  // begins at `begin`, as every mark does.
  pugi::xml_node Replace(std::size_t begin, std::size_t end, std::string_view text);

 private:
  // A text within a run, and where it begins in text_.
  struct Piece {
    pugi::xml_node node;
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  void Collect(pugi::xml_node parent);
  void CollectRun(pugi::xml_node run);

  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace tepat::docx
