// SPDX-License-Identifier: Apache-2.0
// What the operator or the head of the office decides about it, inside the writer's transaction.
// Slugs as the contract says.
#pragma once

#include "libs/identity/rights.h"
#include "libs/journal/writer.h"
#include "services/office/config.h"
#include "tepat/office/v1/adoption.pb.h"
#include "tepat/office/v1/delegation.pb.h"
#include "tepat/office/v1/rebase.pb.h"

namespace tepat::office {

// Lets a person act in a position.
// By the Camat, for a span of time and with a decree.
Result<v1::GrantDelegationResponse> GrantDelegation(journal::Transaction& transaction,
                                                    const identity::Claims& caller,
                                                    const v1::GrantDelegationRequest& request);

// Ends a delegation at once.
// By the Camat. What was done under it stays done.
Result<v1::RevokeDelegationResponse> RevokeDelegation(journal::Transaction& transaction,
                                                      const identity::Claims& caller,
                                                      const v1::RevokeDelegationRequest& request);

// Lets an open case follow another SOP version.
// By the operator or the Camat, with a reason. Visits that are over keep their standard.
Result<v1::RebaseCaseResponse> RebaseCase(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::RebaseCaseRequest& request);

// Makes a file the next version of its calendar.
// By the operator, the Sekretaris or the Camat, who must have seen the newest version.
Result<v1::AdoptCalendarResponse> AdoptCalendar(const Config& config,
                                                journal::Transaction& transaction,
                                                const identity::Claims& caller,
                                                const v1::AdoptCalendarRequest& request);

}  // namespace tepat::office
