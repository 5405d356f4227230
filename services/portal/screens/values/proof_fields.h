// SPDX-License-Identifier: Apache-2.0
// Where a unit says what proves its values, in the forms that each rule of the plan takes.
#pragma once

#include <string>

#include "services/portal/screens/values/sheet.h"

namespace tepat::portal {

// A group of fields for each evidence rule of the indicator; without the right to edit what is
// there. Any thread.
Html ProofFields(const SheetView& view, const data_collection::v1::SheetRow& row);

// The words of the findings about a field or place, each with the id that the field refers to;
// nothing when there are none. `id` is the field's.
Html FindingsAt(const SheetView& view, const std::string& id);
// That id, for `aria-describedby`; empty when there are none.
std::string FindingsId(const SheetView& view, const std::string& id);

// The address of a file of the unit, and a link to it with its size.
Url ProofUrl(const std::string& case_id, const std::string& unit,
             const data_collection::v1::EvidenceFile& file);
Html ProofLink(const Url& at, const data_collection::v1::EvidenceFile& file);

// A link to a file of the unit, and where it has one its first page as a picture, which leads to
// the file too.
Html ProofLinks(const SheetView& view, const data_collection::v1::EvidenceFile& file);

// That something was given back for correction, and why: of the indicator, or of that component or
// rule. Nothing when it was not.
Html ReturnedMark(const data_collection::v1::SheetRow& row, const std::string& key);

}  // namespace tepat::portal
