// SPDX-License-Identifier: Apache-2.0
// What officers read of states, commands and facts, in formal, simple Indonesian.
#pragma once

#include <string>

#include "services/portal/names.h"

namespace tepat::portal {

// The fixed list of words for where a case stands: Baru · Dikerjakan · Menunggu unit · Dikembalikan
// · Lengkap (belum dikirim) · Disampaikan ke Bappeda · Diterima Bappeda · Dibatalkan.
std::string StatusWord(const CaseRow& row);

// `Langkah 4 dari 7`; the last step is printed as "6" in the SOP, which is said once, on the case.
std::string StepWord(int step);
// Short names of steps 1 to 7: `Terima`, `Teruskan` …
std::string StepName(int step);
// What a command asks of somebody: `Teruskan ke Sekretaris`.
std::string CommandWord(const std::string& command);
// What a fact says in a history: `mengirim data`.
std::string FactWord(const HistoryRow& row);
// The same as something that was done: `didisposisikan`.
std::string DoneWord(const std::string& fact);
std::string UnitStateWord(int state);
std::string NatureWord(int nature);
std::string UrgencyWord(int urgency);
// How a letter came, and how a package is sent.
std::string ChannelWord(int channel);
std::string DeliveryWord(int channel);
// Where a case begins anew when its receiver wants something corrected.
std::string CorrectionTargetWord(int target);
// A kind of document: `Surat edaran`.
std::string KindWord(const std::string& kind);
// `Plh.` or `Plt.`.
std::string DelegationWord(int kind);
// `Triwulan III 2026` of `2026-TW3`.
std::string PeriodWord(const std::string& period);

// How a finished visit was judged; empty while it is open.
std::string VerdictWord(int visit_state);
bool IsLateVerdict(int visit_state);

// `part` of `whole` in percent, rounded to the nearest; 0 of nothing.
int Percent(int part, int whole);

}  // namespace tepat::portal
