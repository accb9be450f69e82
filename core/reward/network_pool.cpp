#include "reward/network_pool.h"

#include "tensor/device_memory.h"
#include "tensor/threads.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int64_t kFullBytes = 4; // a parameter in fp32
constexpr int64_t kHalfBytes = 2;

// Of a GPU's free memory, what a network may plan with: the allocator rounds up and libraries take their share.
constexpr double kUsable = 0.9;

int64_t bytesOn(const NetworkSpec& spec, const PlacementChoice& choice) {
    if (!choice.onGpu)
        return spec.hostBytes >= 0 ? spec.hostBytes : spec.parameters * kFullBytes;
    return spec.parameters * (choice.reduced ? kHalfBytes : kFullBytes);
}

} // namespace

PlacementChoice placeNetwork(const NetworkSpec& spec, int64_t freeBytes) {
    if (freeBytes < 0)
        return {};
    const auto usable = static_cast<int64_t>(static_cast<double>(freeBytes) * kUsable);
    if (spec.parameters * kFullBytes + spec.workingBytes <= usable)
        return {true, false};
    if (spec.mayBeReduced && spec.parameters * kHalfBytes + spec.workingBytes <= usable)
        return {true, true};
    return {};
}

struct NetworkPool::Entry {
    std::string key;
    NetworkPlace place;
    Held network;
    int64_t bytes = 0;
    int64_t parameters = 0;
};

NetworkPool::NetworkPool(at::Device device, int64_t budget, int64_t threads)
    : m_device(device), m_budget(budget), m_threads(threads) {}

NetworkPool::~NetworkPool() = default;

void NetworkPool::report(ProgressSink* sink, int64_t done, int64_t total) {
    m_sink = sink;
    m_progress = {"load", done, total};
}

int64_t NetworkPool::bytes() const {
    int64_t sum = 0;
    for (const Entry& entry : m_entries)
        sum += entry.bytes;
    return sum;
}

void NetworkPool::clear() {
    m_entries.clear();
    releaseCachedMemory(m_device);
}

void NetworkPool::makeRoom(int64_t bytes) {
    if (m_budget <= 0)
        return;
    bool dropped = false;
    for (; !m_entries.empty() && this->bytes() + bytes > m_budget; dropped = true)
        m_entries.erase(m_entries.begin());
    if (dropped)
        releaseCachedMemory(m_device);
}

// Networks that were not used for longest give their place on the GPU away before a new one goes to the processor.
NetworkPlace NetworkPool::placeFor(const NetworkSpec& spec) {
    NetworkPlace host;
    host.numerics = NetworkNumerics::of({at::kCPU, Precision::Fp32});
    if (m_device.is_cpu())
        return host;
    auto freeBytes = [&] {
        const DeviceMemory memory = deviceMemory(m_device);
        return memory.free + memory.reserved - memory.allocated;
    };
    auto onDevice = [](const Entry& entry) {
        return !entry.place.device.is_cpu();
    };
    int64_t held = 0;
    for (const Entry& entry : m_entries)
        held += onDevice(entry) ? entry.bytes : 0;
    const PlacementChoice choice = placeNetwork(spec, freeBytes() + held);
    const double needed = static_cast<double>(spec.parameters * kFullBytes + spec.workingBytes) / kGigabyte;
    if (!choice.onGpu || choice.reduced) {
        m_notes[spec.label] = fmt::format("{} {}: it needs {:.1f} GB and {} has {:.1f} GB free", spec.label,
                                          choice.onGpu ? "runs in bf16" : "runs on the processor", needed,
                                          m_device.str(), static_cast<double>(freeBytes() + held) / kGigabyte);
        if (!choice.onGpu)
            return host;
    }
    for (auto oldest = m_entries.begin(); !placeNetwork(spec, freeBytes()).onGpu;) {
        oldest = std::find_if(oldest, m_entries.end(), onDevice);
        if (oldest == m_entries.end())
            break;
        oldest = m_entries.erase(oldest);
        releaseCachedMemory(m_device);
    }
    return {m_device, NetworkNumerics::of({m_device, choice.reduced ? Precision::Bf16 : Precision::Fp32})};
}

Result<const void*> NetworkPool::find(const NetworkSpec& spec, std::stop_token stop,
                                      const std::function<Result<Held>(const NetworkPlace&)>& load) {
    auto known =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.key == spec.key; });
    if (known != m_entries.end()) {
        std::rotate(known, known + 1, m_entries.end());
    } else {
        if (stop.stop_requested())
            return stoppedError();
        if (m_sink)
            m_sink->progress(m_progress);
        const NetworkPlace place = placeFor(spec);
        if (place.device.is_cpu() && !spec.hostNote.empty()) {
            std::string& note = m_notes[spec.label];
            note += (note.empty() ? "" : "; ") + spec.hostNote;
        }
        const int64_t bytes = bytesOn(spec, {!place.device.is_cpu(), place.numerics.type != at::kFloat});
        makeRoom(bytes);
        useThreadsFor(spec.parameters, m_threads);
        MIRO_TRY(Held network, load(place));
        m_entries.push_back({spec.key, place, std::move(network), bytes, spec.parameters});
    }
    const Entry& entry = m_entries.back();
    m_current = entry.place;
    useThreadsFor(entry.parameters, m_threads);
    return entry.network.get();
}

} // namespace miro
