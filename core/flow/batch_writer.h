// The second half of a batch's way: latents or pixels to files, on a thread of its own, beside the sampling.
#pragma once

#include "decode/decoder.h"
#include "flow/batch_painter.h"
#include "flow/picture_metadata.h"
#include "flow/run_times.h"
#include "tensor/latents.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace miro {

struct SampledPicture {
    BatchPicture picture;
    PictureOrigin origin;        // but for its size
    Latents latents;             // (1, C, h, w)
    std::optional<Image> image;  // decoded already; latents stay, for a run that is stopped
    std::optional<Error> failed; // it could not be drawn
    double seconds = 0;          // its share of the sampling
    std::string note;            // see BatchFile
};

struct SampledGroup {
    int64_t group = 0;
    std::string drawnBy;                  // weights, device and precision
    std::vector<SampledPicture> pictures; // those that are wanted
};

// One picture (1, C, h, w). Out of memory, it tries once more with device's cache emptied.
Result<Image> decodeOne(LatentDecoder& decoder, const Latents& latents, at::Device device, const std::stop_token& stop);

// Owned by the drawing thread, which calls every method; the keeper is called on the writer's own thread. Once a method
// has given the thread's error, every one gives it.
class BatchWriter {
public:
    // begin: first on the new thread. note: a line for the user, on the new thread.
    BatchWriter(BatchKeeper& keeper, bool metadata, std::chrono::milliseconds askAgain, std::function<void()> begin,
                std::function<void(const std::string&)> note);
    ~BatchWriter(); // stops after the picture at hand
    BatchWriter(const BatchWriter&) = delete;
    BatchWriter& operator=(const BatchWriter&) = delete;

    // Waits while two groups are waiting. decoder: serves until drain() has said that all is well.
    Result<void> put(SampledGroup group, LatentDecoder& decoder, std::stop_token stop);
    // Waits until everything is kept.
    Result<void> drain(std::stop_token stop);

    // Ends the thread after the picture at hand; what was not kept, in order. A group that is kept and not told of as
    // done is among them, without pictures.
    std::vector<SampledGroup> end();

    int64_t kept() const { return m_kept; }
    int64_t failed() const { return m_failed; }
    RunTimes times(); // decoding, decoded, lastDecode

private:
    struct Waiting {
        SampledGroup group;
        LatentDecoder* decoder = nullptr;
        size_t next = 0; // of its pictures
    };
    void work(const std::stop_token& stop);
    Result<void> write(Waiting& waiting, const std::stop_token& stop);
    Result<void> writePicture(SampledPicture& sampled, LatentDecoder& decoder, const std::stop_token& stop);
    Result<void> patiently(const std::function<Result<void>()>& keep, const std::stop_token& stop);

    BatchKeeper& m_keeper;
    const bool m_metadata;
    const std::chrono::milliseconds m_askAgain;
    const std::function<void(const std::string&)> m_note;

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Waiting> m_waiting; // guarded by m_mutex; the first is being written, and its thread's own
    std::optional<Error> m_error;  // guarded by m_mutex
    RunTimes m_times;              // guarded by m_mutex
    std::atomic<int64_t> m_kept{0};
    std::atomic<int64_t> m_failed{0};
    std::jthread m_thread; // last: uses all of the above
};

} // namespace miro
