// SPDX-License-Identifier: Apache-2.0
// Documents for tests, made part by part: word processors write what no library of ours would.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/documents/docx/mistake.h"
#include "libs/documents/docx/parts.h"
#include "libs/documents/docx/values.h"

namespace tepat::docx {

std::span<const std::byte> BytesOf(const std::string& text);

// A paragraph of runs, one for each text; and of one.
std::string Runs(const std::vector<std::string>& texts);
inline std::string P(const std::string& text) { return Runs({text}); }

// A table: rows of cells, each the XML of its paragraphs.
std::string TableOf(const std::vector<std::vector<std::string>>& rows);

// The parts of a document with this body, a header and a footnote.
Parts PartsOf(const std::string& body, const std::string& header = "",
              const std::string& note = "");

// The same as a file.
std::string Docx(const std::string& body, const std::string& header = "",
                 const std::string& note = "");

// Puts another content in the place of a part, or adds it.
Parts With(Parts parts, const std::string& name, const std::string& bytes);
std::string Packed(const Parts& parts);

// The bytes of one part; empty where there is none.
std::string PartIn(const std::string& file, const std::string& name = "word/document.xml");

// The texts of all paragraphs of a part, with ` | ` between; or the slug of an error.
std::string TextsIn(const Result<std::string>& file, const std::string& name = "word/document.xml");

// Names that the tests use: `nama`, `jabatan`, and `baris` with `no`, `uraian`, and `rinci` within
// it with `isi`.
Vocabulary Known();

// Fills a body and tells its texts.
std::string Filled(const std::string& body, const Values& values);

// A list of texts as `baris`, with `no` and `uraian`.
std::vector<Values> Rows(const std::vector<std::string>& texts);

// What is wrong in a template, a line each: `unknown "gaji" in word/document.xml: Gaji {{gaji}}`.
std::string MistakesOf(const std::string& file, const Vocabulary& vocabulary = Known());

}  // namespace tepat::docx
