// SPDX-License-Identifier: Apache-2.0
#include "services/portal/portal.h"

#include <utility>

#include "libs/identity/office_view.h"

namespace tepat::portal {

Portal::Portal(const daemon::Settings& of, daemon::Node& node, std::function<std::string()> token,
               worktime::Zone zone)
    : settings(of),
      pool(node.pool()),
      writer(node.writer()),
      world(node.world()),
      backend(of.home + "/run", std::move(token)),
      sessions(backend, pool, world.clock),
      people(AskOffice(backend), world.monotonic),
      live(pool),
      model_wait(pool, world.monotonic),
      times(of.time_zone, zone),
      verifier(
          [this](const std::string& key_id) {
            return pool.Read<std::optional<std::string>>(
                [&](sql::Database& db) { return identity::FindPublicKey(db, key_id); });
          },
          world.clock) {}

}  // namespace tepat::portal
