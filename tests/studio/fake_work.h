// A job kind without a model, for tests of the queue: draws grey pictures in groups of two, three steps each. What the
// prompt says happens: "oom", "fail", "throw", "disk". Each step asks the gate.
#pragma once

#include "image/image_file.h"
#include "job/draw_request.h"
#include "job/generate_payload.h"
#include "job/job_kinds.h"

#include <condition_variable>
#include <fmt/format.h>
#include <mutex>
#include <set>
#include <stop_token>

namespace miro {

// Lets steps through: as many as were released, or all once it is open.
class Gate {
public:
    void release(int steps) {
        std::lock_guard lock(m_mutex);
        m_permits += steps;
        m_wake.notify_all();
    }
    void open() {
        std::lock_guard lock(m_mutex);
        m_open = true;
        m_wake.notify_all();
    }
    void close() {
        std::lock_guard lock(m_mutex);
        m_open = false;
        m_permits = 0;
    }
    int waiting() const {
        std::lock_guard lock(m_mutex);
        return m_waiting;
    }
    void pass(std::stop_token stop) {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        m_wake.wait(lock, stop, [this] { return m_open || m_permits > 0; });
        --m_waiting;
        if (m_permits > 0)
            --m_permits;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    int m_permits = 0;
    int m_waiting = 0;
    bool m_open = true;
};

class FakeWork : public QueuedWork {
public:
    static constexpr int64_t kGroup = 2;
    static constexpr int64_t kSteps = 3;

    FakeWork(GeneratePayload payload, Gate& gate) : m_payload(std::move(payload)), m_gate(gate) {}

    std::string title() const override { return m_payload.request.settings.prompt; }
    std::string model() const override { return m_payload.request.model; }
    int64_t pictures() const override { return m_payload.request.settings.count; }
    std::string decide(const Preferences& preferences) override {
        m_payload.decide(preferences);
        return textFromPayload(m_payload);
    }
    std::string repeatPayload(const JobId&) const override {
        GeneratePayload payload = m_payload;
        payload.decided.reset();
        return textFromPayload(payload);
    }

    Result<PaintOutcome> run(const WorkContext& context) override {
        const std::string& prompt = m_payload.request.settings.prompt;
        if (prompt == "fail")
            return Error{ErrorCode::Failed, "it went\nwrong"};
        if (prompt == "throw")
            throw std::logic_error("a broken contract");
        const std::set<int64_t> drawn(context.alreadyDrawn.begin(), context.alreadyDrawn.end());
        std::vector<int64_t> wanted;
        for (int64_t i = 0; i < pictures(); ++i)
            if (!drawn.contains(i))
                wanted.push_back(i);
        PaintOutcome outcome;
        for (size_t next = 0; next < wanted.size(); next += kGroup) {
            if (next > 0 && context.control.afterThis()) {
                outcome.stoppedEarly = true;
                break;
            }
            const size_t end = std::min(next + static_cast<size_t>(kGroup), wanted.size());
            std::vector<int64_t> group(wanted.begin() + static_cast<ptrdiff_t>(next),
                                       wanted.begin() + static_cast<ptrdiff_t>(end));
            auto done = drawGroup(context, group, outcome);
            const bool skipped = context.control.endGroup();
            if (!done.ok() && !(skipped && !context.control.token().stop_requested()))
                return done.error();
        }
        return outcome;
    }

private:
    Result<void> drawGroup(const WorkContext& context, const std::vector<int64_t>& group, PaintOutcome& outcome) {
        const std::stop_token stop = context.control.beginGroup();
        for (int64_t step = 0; step < kSteps; ++step) {
            m_gate.pass(stop);
            if (stop.stop_requested())
                return stoppedError();
            DrawStep event;
            event.firstPicture = group.front();
            event.pictures = static_cast<int64_t>(group.size());
            event.step = step;
            event.total = kSteps;
            event.stepSeconds = 1;
            context.host.stepDone(event);
            context.host.progress({"sample", step + 1, kSteps});
            if (context.control.pauseAsked())
                context.control.waitWhilePaused();
            if (stop.stop_requested())
                return stoppedError();
        }
        if (title() == "oom")
            return Error{ErrorCode::OutOfMemory, "out of memory; ask for fewer pictures at once"};
        if (title() == "disk")
            return Error{ErrorCode::DiskFull, "the disk is full"};
        for (int64_t index : group) {
            const uint64_t seed = m_payload.decided->seed + static_cast<uint64_t>(index);
            Image image{8, 8, std::vector<uint8_t>(8 * 8 * 3, static_cast<uint8_t>(seed))};
            MIRO_TRY(std::string bytes, encodeImage(image, ImageFormat::Png, {}));
            PictureFile file{index, seed, fmt::format("grey-{:010}.png", seed), std::move(bytes), {}};
            DrawnImage drawn{index, seed, std::move(image), {}};
            MIRO_TRY(const KeptPicture kept, context.host.keep(file, {m_payload.keep, m_payload.parent}));
            drawn.file = kept.file;
            context.host.pictureDone(drawn);
            ++outcome.pictures;
        }
        return {};
    }

    GeneratePayload m_payload;
    Gate& m_gate;
};

// The real kind's key, so that Engine::draw() makes jobs of it; what scores and explores is real.
inline Registry<JobKind> fakeKinds(Gate& gate) {
    return Registry<JobKind>({{"generate", "Draw", JobPriority::Interactive,
                               [&gate](const std::string& text) -> Result<std::unique_ptr<QueuedWork>> {
                                   MIRO_TRY(GeneratePayload payload, payloadFromText(text));
                                   return std::unique_ptr<QueuedWork>(
                                       std::make_unique<FakeWork>(std::move(payload), gate));
                               }},
                              *jobKinds().find("score"),
                              *jobKinds().find("explore")});
}

inline DrawRequest fakeRequest(const std::string& id, int64_t count = 1, const std::string& prompt = "grey",
                               JobPriority priority = JobPriority::Batch) {
    DrawRequest request;
    request.id = id;
    request.what.settings.prompt = prompt;
    request.what.settings.count = count;
    request.priority = priority;
    return request;
}

} // namespace miro
