// The processes of one run, over c10d: Gloo between CPUs, NCCL between GPUs where it is there. All of them call the
// same operations in the same order. A process that dies, hangs or stops ends the waiting of all others within
// WatchSettings::silence and a few seconds.
#pragma once

#include "cluster/launch_environment.h"
#include "cluster/peer_watch.h"

#include <ATen/core/Tensor.h>

namespace miro {

struct GroupSettings {
    std::chrono::milliseconds joinLimit{120'000}; // until all processes must have come
    WatchSettings watch;
    at::Device device = at::kCPU; // of the tensors
};

// An operation on its way.
struct GroupOperation;

// Owned by the run; one thread at a time. After an error it is of no use any more.
class ProcessGroup {
public:
    using Pending = std::shared_ptr<GroupOperation>; // the other owner is c10d's thread, which says that it is done

    // Blocks until all are there. Usage or Failed, in one line: a port that is taken, nobody at the master's address,
    // too few processes, two with one rank. Stopped while it waits.
    static Result<std::unique_ptr<ProcessGroup>> join(const LaunchEnvironment& launch, const GroupSettings& settings,
                                                      std::stop_token stop = {});
    ~ProcessGroup();

    int64_t rank() const { return m_launch.rank; }
    int64_t size() const { return m_launch.processes; }
    const std::string& backend() const { return m_backend; } // "gloo", "nccl"

    // Begin; the tensor is contiguous, on the group's device, and nobody else's until wait() returns. The result, the
    // same bits everywhere, takes its place.
    Result<Pending> addUp(const at::Tensor& tensor);
    Result<Pending> broadcast(const at::Tensor& tensor, int64_t from = 0);
    Result<void> wait(const Pending& pending);

    // A text for the others, and another's: waits until it is there. Names are used once.
    Result<void> put(const std::string& name, const std::string& text);
    Result<std::string> get(const std::string& name);

    // The end. Waits for the others after a run that ended well, else tells them why.
    void leave(const Result<void>& outcome);

private:
    struct Links; // what is c10d's

    ProcessGroup(const LaunchEnvironment& launch, const GroupSettings& settings);
    Result<void> connect(std::stop_token stop);
    Result<Pending> begin(const char* doing, const std::function<Pending()>& operation);
    Error lossOr(const std::string& otherwise) const;

    const LaunchEnvironment m_launch;
    const GroupSettings m_settings;
    std::string m_backend;
    std::unique_ptr<PeerWatch> m_watch;
    std::unique_ptr<Links> m_links;
};

} // namespace miro
