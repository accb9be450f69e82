// The networks of a scoring session: each is loaded when a scorer first asks for it, shared by all that ask for the
// same one, and dropped, the one that was used longest ago first, when the budget has no room for another.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "model/blocks.h"

#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace miro {

inline constexpr double kGigabyte = 1e9;

// How a network is to be built.
struct NetworkPlace {
    at::Device device = at::kCPU;
    NetworkNumerics numerics; // fp32; bf16 on a GPU that has no room for fp32, where the network allows it
};

struct NetworkSpec {
    std::string key;   // the same for the same part of the same file: "vision /models/x/model.safetensors"
    std::string label; // what notes call it: "HPSv2's picture network"
    int64_t parameters = 0;
    int64_t workingBytes = 0;  // beside the weights while a batch runs, in fp32
    int64_t hostBytes = -1;    // of the weights on a processor; -1: four a parameter. Less where they stay mapped
    bool mayBeReduced = false; // bf16 on a GPU gives values that are still of use
    std::string hostNote;      // what there is to tell when it runs on a processor; empty: nothing
};

// Where a network runs, given what the GPU has free for it; freeBytes below 0: there is no GPU. A pure function.
struct PlacementChoice {
    bool onGpu = false;
    bool reduced = false;
};
PlacementChoice placeNetwork(const NetworkSpec& spec, int64_t freeBytes);

// Owned by a session, used by its thread.
class NetworkPool {
public:
    // budget: bytes that stay loaded; 0: no bound. The network in use may exceed it alone. threads: at most so many for
    // one network; 0: as many as the machine has.
    NetworkPool(at::Device device, int64_t budget, int64_t threads);
    ~NetworkPool();

    template <typename Network>
    using Loader = std::function<Result<std::unique_ptr<Network>>(const NetworkPlace&, std::stop_token)>;

    // Valid until the next get(). Load's own errors; OutOfMemory.
    template <typename Network>
    Result<const Network*> get(const NetworkSpec& spec, const Loader<Network>& load, std::stop_token stop) {
        MIRO_TRY(const void* network, find(spec, stop, [&](const NetworkPlace& place) -> Result<Held> {
                     MIRO_TRY(std::unique_ptr<Network> made, load(place, stop));
                     return Held(made.release(), [](const void* p) { delete static_cast<const Network*>(p); });
                 }));
        return static_cast<const Network*>(network);
    }

    // Where the network of the last get() lies: its inputs must lie there too.
    const at::Device& device() const { return m_current.device; }
    const NetworkNumerics& numerics() const { return m_current.numerics; }

    void clear(); // drops all
    int64_t bytes() const;

    // What was not placed where the user asked, by the network's label; told once.
    std::map<std::string, std::string> takeNotes() { return std::exchange(m_notes, {}); }

    // Told "load" with done of total scorers when something is read; null: nobody.
    void report(ProgressSink* sink, int64_t done, int64_t total);

private:
    using Held = std::unique_ptr<const void, void (*)(const void*)>;
    struct Entry;

    Result<const void*> find(const NetworkSpec& spec, std::stop_token stop,
                             const std::function<Result<Held>(const NetworkPlace&)>& load);
    NetworkPlace placeFor(const NetworkSpec& spec);
    void makeRoom(int64_t bytes);

    at::Device m_device;
    int64_t m_budget;
    int64_t m_threads;
    std::vector<Entry> m_entries; // the last used last
    NetworkPlace m_current;
    std::map<std::string, std::string> m_notes;
    ProgressSink* m_sink = nullptr;
    Progress m_progress;
};

} // namespace miro
