#include "flow/drawing.h"

#include "flow/step_watcher.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace {

using Clock = std::chrono::steady_clock;

// One run; lives on the drawing thread.
class Drawing {
public:
    Drawing(LoadedGenerator& loaded, const DrawPlan& plan, const DrawOptions& options, DrawSink& sink,
            DrawControl& control, const LatentsTaker& take)
        : m_loaded(loaded), m_plan(plan), m_options(options), m_sink(sink), m_control(control), m_take(take),
          m_steps(planSteps(plan.model.files.config.scheduler, plan.settings)),
          m_batch(std::max<int64_t>(1, options.largestBatch)) {
        const std::set<int64_t> drawn(options.alreadyDrawn.begin(), options.alreadyDrawn.end());
        for (int64_t i = 0; i < plan.settings.count; ++i)
            if (!drawn.contains(i))
                m_wanted.push_back(i);
    }

    Result<DrawTally> run() {
        if (m_wanted.empty())
            return std::move(m_tally);
        MIRO_CHECK_OK(prepare());
        StepWatcher watcher(m_loaded, m_steps, static_cast<int64_t>(m_wanted.size()), m_options.previews, m_sink,
                            m_control, m_tally.times);
        watcher.scoreBy(m_live, m_plan.settings.prompt);
        for (size_t next = 0; next < m_wanted.size();) {
            if (next > 0 && m_control.afterThis()) {
                m_tally.stoppedEarly = true;
                break;
            }
            const int64_t pictures = groupSize(next);
            auto done = drawGroup(watcher, m_wanted[next], pictures);
            if (!done.ok() && done.error().code == ErrorCode::OutOfMemory && !m_halved && !m_sampled) {
                m_halved = true;
                m_batch = std::max<int64_t>(1, pictures / 2);
                if (m_options.freeOther)
                    m_options.freeOther();
                m_loaded.freeSpareMemory();
                m_sink.note(fmt::format("note: memory ran out; going on with {} at once",
                                        m_batch == 1 ? "one picture" : fmt::format("{} pictures", m_batch)));
                watcher.endGroup(false);
                continue;
            }
            MIRO_CHECK_OK(done);
            watcher.endGroup(true);
            next += static_cast<size_t>(pictures);
        }
        return std::move(m_tally);
    }

private:
    Result<void> prepare() {
        const auto begin = Clock::now();
        const std::stop_token stop = m_control.token();
        m_loaded.beginHash();
        m_sink.progress({"encode", 0, 1});
        MIRO_TRY(m_text, m_loaded.encode(m_plan.settings, stop));
        m_sink.progress({"encode", 1, 1});
        m_sink.progress({"load", 0, 1});
        MIRO_CHECK_OK(m_loaded.load(stop));
        MIRO_TRY(m_start, m_loaded.encodeStart(m_plan.start, stop));
        m_sink.progress({"load", 1, 1});
        MIRO_CHECK_OK(prepareLive(stop));
        m_tally.times.loading = std::chrono::duration<double>(Clock::now() - begin).count();
        return {};
    }

    // Only Stopped is an error: looking must not cost the run.
    Result<void> prepareLive(const std::stop_token& stop) {
        if (m_options.previews == PreviewMethod::Off)
            return {};
        m_live = m_options.live;
        if (!m_live || !m_sink.wantsPreviews())
            return {};
        auto ready = m_live->prepare(m_plan.settings.prompt, stop);
        if (ready.ok())
            return {};
        if (ready.error().code == ErrorCode::Stopped)
            return ready;
        m_live = nullptr;
        m_sink.note("note: live scores are off: " + ready.message());
        return {};
    }

    // Neighbours only, so that a group is told as its first picture and a number.
    int64_t groupSize(size_t next) const {
        int64_t size = 1;
        while (size < m_batch && next + static_cast<size_t>(size) < m_wanted.size() &&
               m_wanted[next + static_cast<size_t>(size)] == m_wanted[next] + size)
            ++size;
        return size;
    }

    // Stopped only by stopNow(): a skip drops what is left of the group.
    Result<void> drawGroup(StepWatcher& watcher, int64_t first, int64_t pictures) {
        const std::stop_token group = m_control.beginGroup();
        watcher.beginGroup(first, pictures, group);
        int64_t taken = 0;
        auto done = sampleAndTake(watcher, first, pictures, group, taken);
        const bool skipped = m_control.endGroup();
        m_tally.pictures += taken;
        if (!done.ok() && done.error().code == ErrorCode::Stopped && skipped && !m_control.token().stop_requested()) {
            m_tally.skipped += pictures - taken;
            return {};
        }
        return done;
    }

    Result<void> sampleAndTake(StepWatcher& watcher, int64_t first, int64_t pictures, const std::stop_token& stop,
                               int64_t& taken) {
        SampleGroup group;
        group.picture = m_start;
        for (int64_t i = first; i < first + pictures; ++i) {
            group.seeds.push_back(pictureSeed(m_plan.settings, i));
            if (auto seed = pictureVariationSeed(m_plan.settings, i))
                group.variationSeeds.push_back(*seed);
        }
        m_sampled = false;
        MIRO_TRY(Latents latents, m_loaded.generator().sample(m_text, m_plan.settings, group, &watcher, stop));
        m_sampled = true;
        for (int64_t i = 0; i < pictures; ++i) {
            if (stop.stop_requested())
                return stoppedError();
            const auto begin = Clock::now();
            MIRO_CHECK_OK(m_take(first + i, {latents.values.narrow(0, i, 1)}, stop));
            const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
            m_tally.times.decoding += seconds;
            m_tally.times.lastDecode = seconds;
            m_tally.times.decoded += 1;
            ++taken;
            m_sink.progress({"decode", first + i + 1, m_plan.settings.count});
        }
        return {};
    }

    LoadedGenerator& m_loaded;
    const DrawPlan& m_plan;
    const DrawOptions& m_options;
    DrawSink& m_sink;
    DrawControl& m_control;
    const LatentsTaker& m_take;
    const StepPlan m_steps;
    int64_t m_batch;
    bool m_halved = false;
    bool m_sampled = false;        // the group at hand: some of its pictures may have been taken
    std::vector<int64_t> m_wanted; // in order
    LiveScorer* m_live = nullptr;
    PromptPair m_text;
    at::Tensor m_start;
    DrawTally m_tally;
};

} // namespace

Result<DrawTally> drawPictures(LoadedGenerator& loaded, const DrawPlan& plan, const DrawOptions& options,
                               DrawSink& sink, DrawControl& control, const LatentsTaker& take) {
    return Drawing(loaded, plan, options, sink, control, take).run();
}

} // namespace miro
