// The only file that includes c10d. Without the macro the header of its Gloo backend is empty; what that header wants
// of Gloo itself stands in stand_in/, since libtorch's wheel has the code alone.
#define USE_C10D_GLOO

#include "cluster/process_group.h"

#include "cluster/nccl_backend.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#include <torch/headeronly/version.h>

// An object of ProcessGroupGloo is laid out here and made by the library: they must be of one version.
static_assert(TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR == 11, "look at stand_in/gloo again for this libtorch");

namespace miro {
namespace {

// The watch ends what waits for a process that will not come; the first process may measure and save for hours while
// the others wait.
constexpr std::chrono::hours kOperationLimit{24};
constexpr std::chrono::seconds kTextLimit{20};
// A broken connection is noticed here and by the watch, which knows whose it was.
constexpr std::chrono::seconds kNameLimit{5};
constexpr std::chrono::milliseconds kPoll{1};
// What a process sent before it ended is still on its way to us.
constexpr std::chrono::seconds kGrace{2};

// What a thread that waits for an operation waits on.
struct Bell {
    std::mutex mutex;
    std::condition_variable changed;
    bool lost = false; // a process is
};

bool onThisMachine(const std::string& host) {
    return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

std::shared_ptr<gloo::transport::Device> glooDevice(const std::string& address) {
    // As torch.distributed has it, for machines with several networks.
    if (const char* interface = std::getenv("GLOO_SOCKET_IFNAME"); interface && *interface)
        return c10d::ProcessGroupGloo::createDeviceForInterface(interface);
    return c10d::ProcessGroupGloo::createDeviceForHostname(address);
}

} // namespace

struct GroupOperation {
    c10::intrusive_ptr<c10d::Work> work;
    at::Tensor tensor; // c10d keeps none while it writes
};

struct ProcessGroup::Links {
    std::shared_ptr<Bell> bell = std::make_shared<Bell>(); // the others are operations' callbacks, and the watch's
    c10::intrusive_ptr<c10d::Store> store;
    c10::intrusive_ptr<c10d::Backend> backend;
    bool polled = false; // its operations call nobody back when they are done
};

ProcessGroup::ProcessGroup(const LaunchEnvironment& launch, const GroupSettings& settings)
    : m_launch(launch), m_settings(settings), m_links(std::make_unique<Links>()) {}

// An operation that waits for a lost process holds a thread of Gloo's until kOperationLimit, and the backend's
// destructor waits for that thread: then the backend is left to the process's end, which follows.
ProcessGroup::~ProcessGroup() {
    if (m_watch && m_watch->loss())
        (void)m_links->backend.release();
}

Result<std::unique_ptr<ProcessGroup>> ProcessGroup::join(const LaunchEnvironment& launch, const GroupSettings& settings,
                                                         std::stop_token stop) {
    // c10d writes to connections whose other end may be gone; that is an error to report, not the end.
    if (struct sigaction now{}; ::sigaction(SIGPIPE, nullptr, &now) == 0 && now.sa_handler == SIG_DFL)
        ::signal(SIGPIPE, SIG_IGN);
    std::unique_ptr<ProcessGroup> group(new ProcessGroup(launch, settings));
    const std::string doing = fmt::format("joining the other processes (rank {} of {})", launch.rank, launch.processes);
    const auto joined = guardTorch(doing, [&] { return group->connect(stop); });
    if (!joined.ok()) {
        if (const auto loss = group->m_watch ? group->m_watch->loss() : std::nullopt)
            return *loss; // the reason of what followed
        if (group->m_watch)
            group->m_watch->tell(joined.message());
        return joined.error();
    }
    return group;
}

Result<void> ProcessGroup::connect(std::stop_token stop) {
    const auto deadline = Clock::now() + m_settings.joinLimit;
    const bool loopbackAlone = onThisMachine(m_launch.masterAddress);
    MIRO_TRY(const std::string address, numericAddress(m_launch.masterAddress));
    c10d::TCPStoreOptions options;
    options.port = static_cast<uint16_t>(m_launch.masterPort);
    options.waitWorkers = false;
    options.timeout = m_settings.joinLimit;
    if (m_launch.rank == 0 && !m_launch.launcherKeepsStore) {
        MIRO_TRY(Socket listener, listenFor(address, m_launch.masterPort, loopbackAlone));
        options.isServer = true;
        options.masterListenFd = listener.release();
    } else if (const auto found = connectUntil(address, m_launch.masterPort, deadline, stop); !found.ok()) {
        if (found.error().code == ErrorCode::Stopped)
            return found.error();
        return Error{ErrorCode::Failed,
                     fmt::format("{} after {} s: the process with rank 0 must run there (see MASTER_ADDR and "
                                 "MASTER_PORT)",
                                 found.message(), m_settings.joinLimit.count() / 1000.0)};
    }
    m_links->store =
        c10::make_intrusive<c10d::PrefixStore>("miro", c10::make_intrusive<c10d::TCPStore>(address, options));

    constexpr const char* kWatch = "watch";
    if (m_launch.rank == 0) {
        MIRO_TRY(m_watch, PeerWatch::listen(address, loopbackAlone, m_launch.processes, m_settings.watch));
        m_links->store->set(kWatch, std::to_string(m_watch->port()));
    } else {
        const int64_t port = std::stoll(m_links->store->get_to_str(kWatch));
        MIRO_TRY(m_watch, PeerWatch::connect(address, port, m_launch.rank, m_launch.processes, m_settings.watch,
                                             deadline, stop));
    }
    m_watch->onLoss([bell = m_links->bell] {
        std::lock_guard lock(bell->mutex);
        bell->lost = true;
        bell->changed.notify_all();
    });
    MIRO_TRY(const std::string first, m_watch->waitForAll(deadline, stop));

    const int rank = static_cast<int>(m_launch.rank);
    const int size = static_cast<int>(m_launch.processes);
    if (m_settings.device.is_cuda()) {
        c10d::Backend* made = nullptr;
        MIRO_TRY(made, ncclBackend(m_links->store.get(), rank, size, std::max<int>(m_settings.device.index(), 0),
                                   kOperationLimit));
        m_links->backend = c10::intrusive_ptr<c10d::Backend>::reclaim(made);
        m_links->polled = true;
        m_backend = "nccl";
        return {};
    }
    MIRO_TRY(std::string own, localAddressTowards(address));
    if (m_launch.rank == 0 || isLoopback(own))
        own = first;
    auto gloo = c10d::ProcessGroupGloo::Options::create(m_settings.joinLimit);
    gloo->devices.push_back(glooDevice(own));
    m_links->backend = c10::make_intrusive<c10d::ProcessGroupGloo>(m_links->store, rank, size, gloo);
    m_links->backend->setTimeout(kOperationLimit);
    m_backend = "gloo";
    return {};
}

Result<ProcessGroup::Pending> ProcessGroup::begin(const char* doing, const std::function<Pending()>& operation) {
    if (const auto loss = m_watch->loss())
        return *loss;
    return guardTorch(doing, [&]() -> Result<Pending> {
        Pending pending = operation();
        if (!m_links->polled)
            pending->work->getFuture()->addCallback([bell = m_links->bell](c10::ivalue::Future&) {
                std::lock_guard lock(bell->mutex);
                bell->changed.notify_all();
            });
        return pending;
    });
}

Result<ProcessGroup::Pending> ProcessGroup::addUp(const at::Tensor& tensor) {
    return begin("adding up over the processes", [&] {
        auto pending = std::make_shared<GroupOperation>();
        pending->tensor = tensor;
        std::vector<at::Tensor> tensors{tensor};
        pending->work = m_links->backend->allreduce(tensors); // a sum unless told otherwise
        return pending;
    });
}

Result<ProcessGroup::Pending> ProcessGroup::broadcast(const at::Tensor& tensor, int64_t from) {
    return begin("telling the other processes", [&] {
        auto pending = std::make_shared<GroupOperation>();
        pending->tensor = tensor;
        std::vector<at::Tensor> tensors{tensor};
        c10d::BroadcastOptions options;
        options.rootRank = from;
        pending->work = m_links->backend->broadcast(tensors, options);
        return pending;
    });
}

Result<void> ProcessGroup::wait(const Pending& pending) {
    return guardTorch("waiting for the other processes", [&]() -> Result<void> {
        Bell& bell = *m_links->bell;
        std::unique_lock lock(bell.mutex);
        if (m_links->polled) {
            for (auto end = Clock::now() + kGrace; !pending->work->isCompleted() && Clock::now() < end;
                 end = bell.lost ? end : Clock::now() + kGrace)
                bell.changed.wait_for(lock, kPoll);
            const auto wrong = pending->work->exception();
            lock.unlock();
            if (pending->work->isCompleted() && !wrong) {
                pending->work->wait(); // this thread's stream goes on behind it
                return {};
            }
            return lossOr("NCCL stopped");
        }
        const auto future = pending->work->getFuture();
        bell.changed.wait(lock, [&] { return future->completed() || bell.lost; });
        bell.changed.wait_for(lock, kGrace, [&] { return future->completed(); });
        lock.unlock();
        if (future->completed() && !future->hasError())
            return {};
        return lossOr(future->completed() ? future->tryRetrieveErrorMessage() : std::string());
    });
}

Error ProcessGroup::lossOr(const std::string& otherwise) const {
    if (const auto loss = m_watch->lossWithin(kNameLimit))
        return *loss;
    return {ErrorCode::Failed,
            fmt::format("the connection to another process broke ({}): start all processes again with --resume",
                        oneLine(otherwise, 200))};
}

Result<void> ProcessGroup::put(const std::string& name, const std::string& text) {
    return guardTorch("telling the other processes", [&]() -> Result<void> {
        m_links->store->set("text/" + name, text);
        return {};
    });
}

Result<std::string> ProcessGroup::get(const std::string& name) {
    const auto text = guardTorch("asking another process", [&]() -> Result<std::string> {
        const std::string key = "text/" + name;
        m_links->store->wait({key}, kTextLimit);
        return m_links->store->get_to_str(key);
    });
    if (!text.ok())
        return lossOr(text.message());
    return text;
}

void ProcessGroup::leave(const Result<void>& outcome) {
    if (!outcome.ok())
        m_watch->tell(outcome.message());
    else
        m_watch->leave();
}

} // namespace miro
