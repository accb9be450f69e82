#include "flow/batch_writer.h"

#include "flow/disk_patience.h"
#include "flow/finished_picture.h"
#include "flow/run_times.h"
#include "tensor/device_memory.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>

namespace miro {
namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kMostWaiting = 2; // groups whose latents wait in memory, beside the one that is written

} // namespace

Result<Image> decodeOne(LatentDecoder& decoder, const Latents& latents, at::Device device,
                        const std::stop_token& stop) {
    auto decoded = decoder.decode(latents, stop);
    if (!decoded.ok() && decoded.error().code == ErrorCode::OutOfMemory) {
        releaseCachedMemory(device);
        decoded = decoder.decode(latents, stop);
    }
    if (!decoded.ok())
        return decoded.error();
    return std::move(decoded->front());
}

BatchWriter::BatchWriter(BatchKeeper& keeper, bool metadata, std::chrono::milliseconds askAgain,
                         std::function<void()> begin, std::function<void(const std::string&)> note)
    : m_keeper(keeper), m_metadata(metadata), m_askAgain(askAgain), m_note(std::move(note)),
      m_thread([this, begin = std::move(begin)](const std::stop_token& stop) {
          begin();
          try {
              work(stop);
          } catch (const std::exception& broken) {
              std::lock_guard lock(m_mutex);
              m_error = Error{ErrorCode::Failed, std::string("the program made a mistake: ") + oneLine(broken.what())};
              m_wake.notify_all();
          }
      }) {}

BatchWriter::~BatchWriter() {
    end();
}

Result<void> BatchWriter::put(SampledGroup group, LatentDecoder& decoder, std::stop_token stop) {
    std::unique_lock lock(m_mutex);
    // A stop wakes the wait and does not refuse: the group is there, and end() gives it back.
    m_wake.wait(lock, stop, [this] { return m_error || m_waiting.size() <= kMostWaiting; });
    if (m_error)
        return *m_error;
    m_waiting.push_back({std::move(group), &decoder, 0});
    m_wake.notify_all();
    return {};
}

Result<void> BatchWriter::drain(std::stop_token stop) {
    std::unique_lock lock(m_mutex);
    const bool done = m_wake.wait(lock, stop, [this] { return m_error || m_waiting.empty(); });
    if (m_error)
        return *m_error;
    return done ? Result<void>() : Result<void>(stoppedError());
}

std::vector<SampledGroup> BatchWriter::end() {
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
    std::vector<SampledGroup> left;
    for (Waiting& waiting : m_waiting) {
        auto& pictures = waiting.group.pictures;
        pictures.erase(pictures.begin(), pictures.begin() + static_cast<std::ptrdiff_t>(waiting.next));
        left.push_back(std::move(waiting.group));
    }
    m_waiting.clear();
    return left;
}

RunTimes BatchWriter::times() {
    std::lock_guard lock(m_mutex);
    return m_times;
}

void BatchWriter::work(const std::stop_token& stop) {
    for (;;) {
        Waiting* first = nullptr;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_waiting.empty(); }) || stop.stop_requested())
                return;
            first = &m_waiting.front(); // a deque's elements stay where they are
        }
        const auto done = guardTorch("keeping pictures", [&] { return write(*first, stop); });
        std::lock_guard lock(m_mutex);
        if (!done.ok()) {
            if (done.error().code != ErrorCode::Stopped)
                m_error = done.error();
            m_wake.notify_all();
            return;
        }
        m_waiting.pop_front();
        m_wake.notify_all();
    }
}

Result<void> BatchWriter::write(Waiting& waiting, const std::stop_token& stop) {
    for (; waiting.next < waiting.group.pictures.size(); ++waiting.next) {
        if (stop.stop_requested())
            return stoppedError();
        MIRO_CHECK_OK(writePicture(waiting.group.pictures[waiting.next], *waiting.decoder, stop));
    }
    return patiently([&] { return m_keeper.groupDone(waiting.group.group); }, stop);
}

Result<void> BatchWriter::writePicture(SampledPicture& sampled, LatentDecoder& decoder, const std::stop_token& stop) {
    const auto begin = Clock::now();
    if (!sampled.failed) {
        auto image =
            sampled.image ? Result<Image>(*sampled.image) : decodeOne(decoder, sampled.latents, at::kCPU, stop);
        if (image.ok()) {
            PictureWishes wishes;
            wishes.metadata = m_metadata;
            MIRO_TRY(EncodedPicture finished, finishImage(std::move(*image), sampled.origin, wishes));
            const double seconds = secondsSince(begin);
            const BatchFile file{std::move(finished.bytes), std::move(finished.metadata), sampled.origin.modelSha256,
                                 std::move(finished.image), sampled.seconds + seconds,    sampled.note};
            MIRO_CHECK_OK(patiently([&] { return m_keeper.keep(sampled.picture, file); }, stop));
            ++m_kept;
            std::lock_guard lock(m_mutex);
            m_times.decoding += seconds;
            m_times.lastDecode = seconds;
            ++m_times.decoded;
            return {};
        }
        if (image.error().code != ErrorCode::Failed) // else its latents or pixels are not finite
            return image.error();
        sampled.failed = image.error();
    }
    MIRO_CHECK_OK(patiently([&] { return m_keeper.failed(sampled.picture, *sampled.failed); }, stop));
    ++m_failed;
    return {};
}

Result<void> BatchWriter::patiently(const std::function<Result<void>()>& keep, const std::stop_token& stop) {
    return untilThereIsRoom(keep, m_askAgain, m_note, stop);
}

} // namespace miro
