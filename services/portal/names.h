// SPDX-License-Identifier: Apache-2.0
// Words of the libraries that nearly every line of a screen speaks; all else is called by its
// library's name.
#pragma once

#include "libs/casebook/stage.h"
#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/drafts.h"
#include "libs/casebook/store/escalations.h"
#include "libs/casebook/store/history.h"
#include "libs/casebook/store/letters.h"
#include "libs/casebook/store/office.h"
#include "libs/casebook/store/replacements.h"
#include "libs/casebook/store/settle.h"
#include "libs/casebook/store/standing.h"
#include "libs/casebook/store/tasks.h"
#include "libs/casebook/store/units.h"
#include "libs/casebook/store/visits.h"
#include "libs/http/message.h"
#include "libs/page/fields.h"
#include "libs/page/frame.h"
#include "libs/page/phrases.h"
#include "libs/page/refusals.h"
#include "libs/page/sending.h"
#include "libs/page/table.h"
#include "libs/page/time_words.h"

namespace tepat::portal {

using casebook::CaseRow;
using casebook::DelegationRow;
using casebook::Draft;
using casebook::EscalationRow;
using casebook::FileRow;
using casebook::HistoryRow;
using casebook::LetterRow;
using casebook::RecipientRow;
using casebook::Stage;
using casebook::TaskRow;
using casebook::Titles;
using casebook::UnitRow;
using casebook::VisitRow;

using http::Attribute;
using http::EventSource;
using http::Fields;
using http::Fill;
using http::Html;
using http::IntIn;
using http::Join;
using http::PageResponse;
using http::Request;
using http::Response;
using http::SeeOther;
using http::Url;
using http::When;

using page::CheckField;
using page::Choice;
using page::ChoiceField;
using page::ErrorSummary;
using page::FieldOptions;
using page::Find;
using page::FormState;
using page::Phrases;
using page::ReasonField;
using page::RequestFor;
using page::Sent;
using page::Span;
using page::StatusOf;
using page::Table;
using page::TextArea;
using page::TextField;
using page::TimeWords;
using page::Whole;

}  // namespace tepat::portal
