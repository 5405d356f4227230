// SPDX-License-Identifier: Apache-2.0
// What people call the parts, fields and terms of a plan: the same in every face, and in workbooks.
// Indonesian, as the documents that a plan is taken from. Any thread.
#pragma once

#include <google/protobuf/descriptor.h>

#include <functional>
#include <string>

#include "tepat/plan/v1/adoption.pb.h"

namespace tepat::plan {

// `indikator`; a part of a newer office is another part.
std::string PartWord(v1::PlanPart part);

// `baru`, `hilang` or `berubah`.
std::string ChangeWord(v1::PlanChangeKind kind);

// A field of the contract as people call it: `definisi operasional` for `definition`; one that is
// not known here is told by its name.
std::string FieldWord(const std::string& field);

// The word by which a term of the plan is written and read: `naik` for DIRECTION_UP, `berkas` for
// EVIDENCE_KIND_FILE; empty for the zero of an enumeration, and for enumerations of other
// contracts.
std::string TermWord(const google::protobuf::EnumValueDescriptor& term);

// A field with its unit, and what it becomes: `target lurah_x: 90 menjadi 95`.
std::string ChangeText(const v1::FieldChange& change);

// A range of ends in words, `80,5 sampai 90`; an open one is `…`, and where both are open it is
// empty.
std::string RangeWords(const std::string& lower, const std::string& upper);

// A target as plans and contracts write it: of `80.5..90` both ends by `word`, as one reads them
// together; whatever else, all of it by `word`.
std::string RangeWords(const std::string& text,
                       const std::function<std::string(const std::string&)>& word);

// Something found in a plan, with its place: `file:line: text`, or `file: Sheet!C5: text` of a
// workbook.
std::string FindingText(const v1::PlanFinding& finding, const std::string& file);

}  // namespace tepat::plan
