// SPDX-License-Identifier: Apache-2.0
#include "libs/testing/simulated_bus.h"

#include <utility>

namespace tepat::simulation {

class SimulatedBus::FeedSide : public journal::BusFeed {
 public:
  FeedSide(SimulatedBus& bus, std::string name) : bus_(bus), name_(std::move(name)) {}

  Result<std::vector<std::string>> Fetch(std::chrono::milliseconds) override {
    if (bus_.down_) return Fail(Code::kUnavailable, "bus.down", "simulated");
    std::deque<std::string>& waiting = bus_.queues_[name_].bodies;
    // Any number of those that wait, as a feed gives what has come by the time that it is asked.
    const std::size_t count = waiting.empty() ? 0 : 1 + bus_.entropy_.Below(waiting.size());
    std::vector<std::string> bodies;
    for (std::size_t i = 0; i < count; ++i) {
      bodies.push_back(std::move(waiting.front()));
      waiting.pop_front();
    }
    return bodies;
  }

 private:
  SimulatedBus& bus_;
  const std::string name_;
};

class SimulatedBus::PublisherSide : public journal::BusPublisher {
 public:
  explicit PublisherSide(SimulatedBus& bus) : bus_(bus) {}

  Result<std::size_t> Publish(std::span<const journal::Outgoing> events) override {
    if (bus_.down_) return Fail(Code::kUnavailable, "bus.down", "simulated");
    for (const journal::Outgoing& event : events) bus_.Deliver(event);
    if (!bus_.entropy_.Chance(bus_.faults_.lost_ack)) return events.size();
    // All are delivered, but the sender hears of some: the others he sends again.
    ++bus_.counts_.lost_acks;
    return static_cast<std::size_t>(bus_.entropy_.Below(events.size()));
  }

 private:
  SimulatedBus& bus_;
};

std::unique_ptr<journal::BusFeed> SimulatedBus::Feed(const std::string& name,
                                                     const std::string& subjects) {
  queues_[name] = {subjects.substr(0, subjects.size() - 1), {}};
  return std::make_unique<FeedSide>(*this, name);
}

std::unique_ptr<journal::BusPublisher> SimulatedBus::Publisher() {
  return std::make_unique<PublisherSide>(*this);
}

void SimulatedBus::Wipe() {
  for (auto& [name, queue] : queues_) queue.bodies.clear();
}

void SimulatedBus::Deliver(const journal::Outgoing& event) {
  for (auto& [name, queue] : queues_) {
    if (event.subject.rfind(queue.prefix, 0) != 0) continue;
    if (entropy_.Chance(faults_.drop)) {
      ++counts_.dropped;
      continue;
    }
    queue.bodies.push_back(event.body);
    if (entropy_.Chance(faults_.duplicate)) {
      ++counts_.duplicated;
      queue.bodies.push_back(event.body);
    }
    if (queue.bodies.size() > 1 && entropy_.Chance(faults_.reorder)) {
      ++counts_.reordered;
      std::swap(queue.bodies.back(), queue.bodies[entropy_.Below(queue.bodies.size())]);
    }
  }
}

}  // namespace tepat::simulation
