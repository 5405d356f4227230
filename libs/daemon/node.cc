// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/node.h"

#include <cstdlib>

namespace tepat::daemon {
namespace {

constexpr std::size_t kQueriesMax = 8;  // at once; two cores serve no more
constexpr std::chrono::milliseconds kNoWait(0);

std::string DatabasePath(const NodeOptions& options) { return options.folder + "/journal.db"; }

}  // namespace

std::string SourceOf(const std::string& office, const std::string& service) {
  return "/tepat/" + office + "/" + service;
}

std::string SubjectsOf(const std::string& office, const std::string& service) {
  return "tepat." + office + "." + service + ".>";
}

Result<std::unique_ptr<Node>> Node::Open(const NodeOptions& options, const World& world) {
  journal::WriterOptions writer_options;
  writer_options.path = DatabasePath(options);
  writer_options.source = SourceOf(options.office, options.service);
  writer_options.simulated = options.simulated;
  writer_options.schema = options.schema;
#ifdef TEPAT_FAILPOINTS
  // As if the disk were full beyond so many pages.
  if (const char* pages = std::getenv("TEPAT_DISK_PAGES")) {
    writer_options.pages_max = std::strtol(pages, nullptr, 10);
  }
#endif
  TEPAT_ASSIGN(auto writer, journal::Writer::Open(writer_options, world.clock, world.ids));
  return std::make_unique<Node>(options, world, std::move(writer));
}

Node::Node(const NodeOptions& options, const World& world, std::unique_ptr<journal::Writer> writer)
    : world_(world),
      writer_(std::move(writer)),
      pool_(DatabasePath(options), kQueriesMax),
      journal_(pool_) {}

Status Node::PublishTo(journal::BusPublisher& bus) {
  courier_ = std::make_unique<journal::BusCourier>(journal_, *writer_, bus, world_.monotonic);
  // Opening makes the cursor's row, so it runs while nobody drives the writer yet.
  return courier_->Open();
}

Status Node::ReadFrom(const std::string& source, journal::JournalReader& journal,
                      journal::BusFeed& feed, journal::ApplyFact apply,
                      journal::Reader::Rewind rewind) {
  auto reader = std::make_unique<journal::Reader>(source, journal, feed, *writer_, world_.monotonic,
                                                  std::move(apply), std::move(rewind));
  TEPAT_TRY(reader->Open());
  readers_.push_back(std::move(reader));
  return Ok();
}

Status Node::HandOverTo(const std::string& receiver, const std::vector<std::string>& facts,
                        journal::HandoffCourier::Deliver deliver,
                        journal::HandoffCourier::AskLife ask_life) {
  auto courier = std::make_unique<journal::HandoffCourier>(receiver, facts, journal_, *writer_,
                                                           world_.monotonic, std::move(deliver),
                                                           std::move(ask_life));
  TEPAT_TRY(courier->Open());
  handoffs_.push_back(std::move(courier));
  return Ok();
}

Status Node::ReadFromBus(const journal::BusReaderOptions& options, journal::BusFeed& feed,
                         journal::ApplyFact apply,
                         std::function<Status(journal::Transaction&, std::int64_t cut)> rewind) {
  auto reader = std::make_unique<journal::BusReader>(options, feed, *writer_, world_.monotonic,
                                                     std::move(apply), std::move(rewind));
  TEPAT_TRY(reader->Open());
  bus_readers_.push_back(std::move(reader));
  return Ok();
}

bool Node::Step() {
  // The writer first: what it commits the couriers carry on in the same step.
  bool moved = writer_->Step();
  if (courier_ != nullptr) moved |= courier_->Step();
  for (const auto& courier : handoffs_) moved |= courier->Step();
  for (const auto& reader : readers_) moved |= reader->Step(kNoWait);
  for (const auto& reader : bus_readers_) moved |= reader->Step(kNoWait);
  return moved;
}

}  // namespace tepat::daemon
