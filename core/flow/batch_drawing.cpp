#include "flow/batch_drawing.h"

#include "flow/batch_group.h"
#include "flow/batch_sink.h"
#include "flow/finished_picture.h"
#include "flow/generate_request.h"
#include "flow/run_times.h"
#include "flow/start_picture.h"
#include "flow/step_watcher.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

using Clock = std::chrono::steady_clock;

// Prompts are encoded so many at once: a large text encoder is read once for all of them.
constexpr size_t kTextsAhead = 256;

// One run; lives on the drawing thread.
class BatchDrawing {
public:
    BatchDrawing(const BatchPaintRequest& request, BatchLeft& left, const ModelOpener& open, const TimesTaker& remember,
                 DrawSink& sink, DrawControl& control, BatchKeeper& keeper)
        : m_request(request), m_plan(*request.plan), m_left(left), m_open(open), m_remember(remember), m_sink(sink),
          m_control(control), m_keeper(keeper) {}

    Result<BatchPaintOutcome> run() {
        MIRO_TRY(m_previews, parsePreviewMethod(m_request.previewMethod));
        const std::string fingerprint = m_plan.fingerprint();
        if (m_left.fingerprint != fingerprint)
            m_left = {};
        m_left.fingerprint = fingerprint;
        int64_t evaluations = 0;
        for (const int64_t group : m_request.groups)
            evaluations += evaluationsOf(group);
        m_sink.begin(evaluations);
        auto done = drawAll();
        auto drained = done.ok() ? drain() : Result<void>();
        const Result<void> ended = done.ok() ? drained : done;
        closeModel();
        if (!ended.ok())
            return ended.error();
        m_left = {};
        return m_outcome;
    }

private:
    std::stop_token stop() const { return m_control.token(); }

    int64_t evaluationsOf(int64_t group) const {
        const auto cost = static_cast<int64_t>(m_plan.groupCost(group));
        return std::max<int64_t>(1, cost) * static_cast<int64_t>(m_plan.group(group).size());
    }

    Result<void> drawAll() {
        bool drawn = false;
        for (m_next = 0; m_next < m_request.groups.size(); ++m_next) {
            if (stop().stop_requested())
                return stoppedError();
            if (drawn && m_control.afterThis()) {
                m_outcome.stoppedEarly = true;
                break;
            }
            const BatchGroup group(m_request, m_request.groups[m_next]);
            m_sink.beginGroup(evaluationsOf(group.number));
            if (group.anyWanted()) {
                MIRO_CHECK_OK(draw(group));
                drawn = true;
            }
            m_sink.endGroup();
        }
        return {};
    }

    // ---- what a group needs

    Result<void> prepare(const BatchGroup& group) {
        const auto begin = Clock::now();
        const bool first = m_modelKey.empty();
        MIRO_CHECK_OK(openModel(group));
        MIRO_CHECK_OK(encodeAhead(group, first));
        if (first)
            m_sink.tell("load", 0, 1);
        MIRO_CHECK_OK(m_loaded->load(stop()));
        MIRO_TRY(m_modelSha256, m_loaded->weightsSha256(stop()));
        const ComputePlan& compute = m_loaded->generator().plan();
        m_drawnBy = fmt::format("{}|{}|{}", m_modelSha256, compute.device.str(), toText(compute.precision));
        if (first)
            m_sink.tell("load", 1, 1);
        if (m_times.loading == 0)
            m_times.loading = secondsSince(begin);
        return {};
    }

    Result<void> openModel(const BatchGroup& group) {
        const std::string key = group.modelKey();
        if (key == m_modelKey)
            return {};
        MIRO_CHECK_OK(drain()); // the decoder that the writer uses goes
        closeModel();
        const BatchPicture& picture = group.pictures.front();
        m_what = {};
        m_what.modelFolders = m_request.modelFolders;
        m_what.model = picture.model;
        m_what.variant = picture.variant;
        m_what.settings = picture.settings;
        MIRO_TRY(m_loaded, m_open(m_what));
        m_loaded->beginHash();
        m_modelKey = key;
        // A small network runs on one thread, and its decoder beside it. A large one uses all of them, and a device
        // records its steps undisturbed: there the drawing thread decodes, and the other one encodes and writes.
        m_decodeHere = !m_loaded->device().is_cpu() || at::get_num_threads() > 1;
        m_writer = std::make_unique<BatchWriter>(
            m_keeper, m_request.metadata, m_request.askAgain,
            [&generator = m_loaded->generator(), threads = m_request.threads] { generator.useThreads(threads); },
            [this](const std::string& line) { m_sink.note(line); });
        return {};
    }

    Result<void> drain() { return m_writer ? m_writer->drain(stop()) : Result<void>(); }

    // What was not kept stays for the next run.
    void closeModel() {
        if (m_writer) {
            for (SampledGroup& group : m_writer->end())
                m_left.groups[group.group] = std::move(group);
            m_outcome.pictures += m_writer->kept();
            m_outcome.failed += m_writer->failed();
            const RunTimes written = m_writer->times();
            m_times.decoding += written.decoding;
            m_times.decoded += written.decoded;
            m_writer.reset();
        }
        if (m_loaded && m_times.evaluations > 0)
            m_remember(m_what, *m_loaded, m_times);
        m_times = {};
        m_texts.clear();
        m_modelKey.clear();
        m_loaded = nullptr;
    }

    // The texts of this group, and, when one of them is not there yet, of those that come next with the same model.
    Result<void> encodeAhead(const BatchGroup& group, bool tell) {
        std::vector<std::string> texts;
        group.addTexts(texts);
        if (std::all_of(texts.begin(), texts.end(), [this](const std::string& text) { return m_texts.contains(text); }))
            return {};
        for (size_t next = m_next + 1; next < m_request.groups.size() && texts.size() < kTextsAhead; ++next) {
            const BatchGroup later(m_request, m_request.groups[next]);
            if (!later.anyWanted())
                continue;
            if (later.modelKey() != m_modelKey)
                break;
            later.addTexts(texts);
        }
        MIRO_CHECK_OK(drain()); // where memory is short, the networks give way to the text encoder
        m_texts.clear();
        if (tell)
            m_sink.tell("encode", 0, 1);
        MIRO_TRY(std::vector<TextCondition> encoded, m_loaded->encodeAll(texts, stop()));
        for (size_t i = 0; i < texts.size(); ++i)
            m_texts[texts[i]] = std::move(encoded[i]);
        if (tell)
            m_sink.tell("encode", 1, 1);
        return {};
    }

    // ---- a group

    Result<void> draw(const BatchGroup& group) {
        MIRO_CHECK_OK(prepare(group));
        if (takeLeft(group))
            return hand(std::move(m_sampledBefore));
        const auto begin = Clock::now();
        auto latents = sampleGroup(group);
        SampledGroup sampled{group.number, m_drawnBy, {}};
        std::optional<Error> failed;
        if (!latents.ok()) {
            const ErrorCode code = latents.error().code;
            if (code == ErrorCode::Stopped || code == ErrorCode::OutOfMemory || !m_ofThisGroup)
                return latents.error();
            failed = latents.error();
        }
        const double seconds = secondsSince(begin) / static_cast<double>(group.size());
        for (size_t i = 0; i < group.pictures.size(); ++i) {
            if (!group.wanted[i])
                continue;
            const BatchPicture& picture = group.pictures[i];
            SampledPicture one;
            one.picture = picture;
            one.origin = originOf(*m_loaded, m_modelSha256, picture.settings, picture.templatePrompt);
            if (m_start) {
                one.origin.startName = m_start->name;
                one.origin.startSha256 = m_start->sha256;
            }
            one.failed = failed;
            one.seconds = seconds;
            if (m_batch > 0)
                one.note =
                    fmt::format("drawn {} at once where memory ran out: bits may differ from other runs", m_batch);
            if (latents.ok())
                one.latents = {latents->values.narrow(0, static_cast<int64_t>(i), 1).clone()};
            sampled.pictures.push_back(std::move(one));
        }
        return hand(std::move(sampled));
    }

    // Whether a former run has sampled all that is wanted of it, with the same weights.
    bool takeLeft(const BatchGroup& group) {
        auto found = m_left.groups.find(group.number);
        if (found == m_left.groups.end())
            return false;
        SampledGroup sampled = std::move(found->second);
        m_left.groups.erase(found);
        if (sampled.drawnBy != m_drawnBy)
            return false;
        std::vector<SampledPicture> kept;
        for (size_t i = 0; i < group.pictures.size(); ++i) {
            if (!group.wanted[i])
                continue;
            auto place = std::find_if(sampled.pictures.begin(), sampled.pictures.end(), [&](const SampledPicture& one) {
                return one.picture.index == group.pictures[i].index;
            });
            if (place == sampled.pictures.end())
                return false;
            kept.push_back(std::move(*place));
        }
        sampled.pictures = std::move(kept);
        m_sampledBefore = std::move(sampled);
        return true;
    }

    // To the writer. A stop while this thread decodes leaves the rest to the next run, as a full queue does.
    Result<void> hand(SampledGroup sampled) {
        LatentDecoder& decoder = m_loaded->generator().decoder();
        if (m_decodeHere)
            for (SampledPicture& one : sampled.pictures) {
                if (one.failed || one.image || stop().stop_requested())
                    continue;
                auto image = decodeOne(decoder, one.latents, m_loaded->device(), stop());
                if (image.ok())
                    one.image = std::move(*image);
                else if (image.error().code == ErrorCode::Failed)
                    one.failed = image.error();
                else if (image.error().code != ErrorCode::Stopped)
                    return image.error();
            }
        if (stop().stop_requested()) {
            m_left.groups[sampled.group] = std::move(sampled);
            return stoppedError();
        }
        return m_writer->put(std::move(sampled), decoder, stop());
    }

    // All rows of the group: (N, C, h, w). An error of this group alone sets m_ofThisGroup.
    Result<Latents> sampleGroup(const BatchGroup& group) {
        m_ofThisGroup = true; // its start picture
        const GenerationSettings& settings = group.pictures.front().settings;
        m_start.reset();
        at::Tensor start;
        if (!settings.startPicture.empty()) {
            MIRO_TRY(m_start, readStartPicture(settings.startPicture));
            MIRO_TRY(start, m_loaded->encodeStart(m_start, stop()));
        }
        m_ofThisGroup = false;
        const StepPlan steps = planSteps(m_loaded->generator().files().config.scheduler, settings);
        const int64_t all = group.size();
        for (int attempt = 0;; ++attempt) {
            auto latents = m_batch > 0 && m_batch < all ? sampleInParts(group, steps, start)
                                                        : sampleRows(group, steps, start, 0, all, stateOf(group));
            if (latents.ok() || latents.error().code != ErrorCode::OutOfMemory || m_batch == 1)
                return latents;
            m_left.group = -1;
            m_left.state = {};
            if (m_request.freeOther)
                m_request.freeOther();
            m_loaded->freeSpareMemory();
            if (attempt == 0)
                continue;
            m_batch = std::max<int64_t>(1, (m_batch > 0 ? std::min(m_batch, all) : all) / 2);
            m_sink.note(fmt::format("note: memory ran out; going on with {} at once, whose bits may differ from those "
                                    "of other runs",
                                    m_batch == 1 ? "one picture" : fmt::format("{} pictures", m_batch)));
        }
    }

    // Where the run is inside this group, kept through a stop.
    SampleState* stateOf(const BatchGroup& group) {
        if (m_left.group != group.number || m_left.drawnBy != m_drawnBy)
            m_left.state = {};
        m_left.group = group.number;
        m_left.drawnBy = m_drawnBy;
        return &m_left.state;
    }

    Result<Latents> sampleInParts(const BatchGroup& group, const StepPlan& steps, const at::Tensor& start) {
        std::vector<at::Tensor> parts;
        const int64_t all = group.size();
        for (int64_t first = 0; first < all; first += m_batch) {
            MIRO_TRY(const Latents part,
                     sampleRows(group, steps, start, first, std::min(m_batch, all - first), nullptr));
            parts.push_back(part.values);
        }
        return Latents{at::cat(parts)};
    }

    Result<Latents> sampleRows(const BatchGroup& group, const StepPlan& steps, const at::Tensor& start, int64_t first,
                               int64_t count, SampleState* state) {
        SampleGroup rows;
        rows.picture = start;
        rows.mustBeFinite = false; // each picture is looked at when it is decoded
        rows.state = state;
        std::vector<TextCondition> texts;
        for (int64_t i = first; i < first + count; ++i) {
            const GenerationSettings& settings = group.pictures[static_cast<size_t>(i)].settings;
            texts.push_back(m_texts.at(settings.prompt));
            rows.seeds.push_back(pictureSeed(settings, 0));
            if (const auto seed = pictureVariationSeed(settings, 0))
                rows.variationSeeds.push_back(*seed);
            rows.positive.push_back(settings.positive);
            rows.negative.push_back(settings.negative);
            rows.guidance.push_back(settings.guidance.value_or(0));
        }
        const GenerationSettings& settings = group.pictures.front().settings;
        const PromptPair text{joinConditions(texts), settings.negativePrompt.empty()
                                                         ? m_loaded->generator().unconditional()
                                                         : m_texts.at(settings.negativePrompt)};
        StepWatcher watcher(*m_loaded, steps, count, m_previews, m_sink, m_control, m_times);
        watcher.beginGroup(m_drawn, count, stop());
        auto latents = m_loaded->generator().sample(text, settings, rows, &watcher, stop());
        if (latents.ok() && state) {
            m_left.group = -1;
            m_left.state = {};
        }
        if (latents.ok())
            m_drawn += count;
        return latents;
    }

    const BatchPaintRequest& m_request;
    const BatchPlan& m_plan;
    BatchLeft& m_left;
    const ModelOpener& m_open;
    const TimesTaker& m_remember;
    WholeBatchSink m_sink;
    DrawControl& m_control;
    BatchKeeper& m_keeper;
    PreviewMethod m_previews = PreviewMethod::Off;
    size_t m_next = 0;   // of m_request.groups
    int64_t m_drawn = 0; // pictures before the group at hand
    int64_t m_batch = 0; // pictures sampled at once since memory ran out; 0: whole groups
    bool m_ofThisGroup = false;

    GenerateRequest m_what; // the model at hand
    std::string m_modelKey; // empty: none
    LoadedGenerator* m_loaded = nullptr;
    std::string m_modelSha256;
    std::string m_drawnBy; // weights, device and precision: what bits depend on
    bool m_decodeHere = false;
    std::map<std::string, TextCondition> m_texts;
    std::optional<StartPicture> m_start;
    SampledGroup m_sampledBefore;
    RunTimes m_times;
    BatchPaintOutcome m_outcome;
    std::unique_ptr<BatchWriter> m_writer; // last: its thread uses the above
};

} // namespace

Result<BatchPaintOutcome> drawBatch(const BatchPaintRequest& request, BatchLeft& left, const ModelOpener& open,
                                    const TimesTaker& remember, DrawSink& sink, DrawControl& control,
                                    BatchKeeper& keeper) {
    return BatchDrawing(request, left, open, remember, sink, control, keeper).run();
}

} // namespace miro
