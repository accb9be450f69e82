#include "flow/painter.h"

#include "flow/batch_drawing.h"
#include "flow/draw_times.h"
#include "flow/drawing.h"
#include "flow/finished_picture.h"
#include "flow/output_plan.h"
#include "tensor/device_memory.h"
#include "tensor/torch_guard.h"

#include <fmt/format.h>

namespace miro {
namespace {

// Without an ending that other code would have to know: names of one prompt sort by seed.
std::string suggestedName(const GenerationSettings& settings, int64_t index) {
    return fmt::format("{}-{:010}.png", fileNameFromPrompt(settings.prompt), pictureSeed(settings, index));
}

// Which model lies in memory, as estimates ask for it: without looking at any file.
std::string requestKey(const GenerateRequest& what) {
    std::string key = fmt::format("{}|{}|{}|{}", what.model, what.variant, toText(what.settings.device),
                                  toText(what.settings.precision));
    for (const AdapterChoice& adapter : what.adapters)
        key += fmt::format("|{}={}", adapter.file.string(), adapter.weight);
    return key;
}

} // namespace

struct Painter::State {
    explicit State(const std::filesystem::path& folder) : cacheFolder(folder), times(folder / "draw_times.json") {}

    const std::filesystem::path cacheFolder;
    std::unique_ptr<LoadedGenerator> loaded;
    BatchLeft batchLeft;
    DrawTimes times;
    mutable std::mutex mutex;
    std::string loadedKey; // guarded by mutex; empty: nothing is loaded

    void drop() {
        setLoadedKey("");
        if (!loaded)
            return;
        const at::Device device = loaded->device();
        loaded.reset();
        releaseCachedMemory(device);
    }

    Result<void> open(const ModelPlan& plan, int64_t threads) {
        if (!loaded || !loaded->serves(plan)) {
            drop();
            MIRO_TRY(loaded, LoadedGenerator::open(plan, cacheFolder));
        }
        loaded->generator().useAdaptersOf(plan.files);
        loaded->generator().useThreads(threads);
        return {};
    }

    bool isLoaded(const GenerateRequest& what) const {
        std::lock_guard lock(mutex);
        return loadedKey == requestKey(what);
    }

    void setLoadedKey(const std::string& key) {
        std::lock_guard lock(mutex);
        loadedKey = key;
    }

    Result<PaintOutcome> paint(const PaintRequest& request, DrawSink& sink, DrawControl& control,
                               const PictureKeeper& keep);
};

Painter::Painter(const std::filesystem::path& cacheFolder) : m_state(std::make_unique<State>(cacheFolder)) {}
Painter::~Painter() = default;

Result<void> Painter::load(const GenerateRequest& what, std::stop_token stop, int64_t threads) {
    initialiseTorch();
    auto done = guardTorch("loading the model", [&]() -> Result<void> {
        MIRO_TRY(const ModelPlan plan, planModel(what, stop));
        MIRO_CHECK_OK(m_state->open(plan, threads));
        m_state->loaded->beginHash();
        MIRO_CHECK_OK(m_state->loaded->load(stop));
        m_state->setLoadedKey(requestKey(what));
        return {};
    });
    if (!done.ok() && done.error().code == ErrorCode::OutOfMemory)
        freeMemory();
    return done;
}

std::string Painter::loadedModel() const {
    return m_state->loaded ? m_state->loaded->name() : std::string();
}

void Painter::freeMemory() {
    m_state->drop();
}

Result<PaintOutcome> Painter::State::paint(const PaintRequest& request, DrawSink& sink, DrawControl& control,
                                           const PictureKeeper& keep) {
    MIRO_TRY(const DrawPlan plan, planDrawing(request.what, control.token()));
    DrawOptions options;
    options.alreadyDrawn = request.alreadyDrawn;
    options.largestBatch = request.largestBatch;
    options.live = request.live;
    options.freeOther = request.freeOther;
    MIRO_TRY(options.previews, parsePreviewMethod(request.previewMethod));
    for (const std::string& note : plan.notes)
        sink.note(note);
    if (control.token().stop_requested())
        return stoppedError();
    MIRO_CHECK_OK(open(plan.model, request.threads));

    PictureWishes wishes{ImageFormat::Png, request.metadata, request.parent, {}};
    auto take = [&](int64_t index, const Latents& latents, std::stop_token stop) -> Result<void> {
        setLoadedKey(requestKey(request.what));
        if (static_cast<size_t>(index) < request.marks.size())
            wishes.exploration = request.marks[static_cast<size_t>(index)];
        MIRO_TRY(EncodedPicture finished, finishPicture(*loaded, plan, index, latents, wishes, stop));
        const uint64_t seed = pictureSeed(plan.settings, index);
        DrawnImage drawn{index, seed, std::move(finished.image), {}};
        MIRO_TRY(drawn.file, keep({index, seed, suggestedName(plan.settings, index), std::move(finished.bytes),
                                   std::move(finished.metadata)}));
        sink.pictureDone(drawn);
        return {};
    };
    MIRO_TRY(const DrawTally tally, drawPictures(*loaded, plan, options, sink, control, take));
    times.remember(request.what, plan.model.files.info.defaults, tally.times);

    PaintOutcome outcome;
    outcome.firstSeed = *plan.settings.seed;
    if (plan.settings.variation > 0)
        outcome.variationSeed = plan.settings.variationSeed;
    outcome.pictures = tally.pictures;
    outcome.skipped = tally.skipped;
    outcome.stoppedEarly = tally.stoppedEarly;
    return outcome;
}

Result<PaintOutcome> Painter::paint(const PaintRequest& request, DrawSink& sink, DrawControl& control,
                                    const PictureKeeper& keep) {
    initialiseTorch();
    auto outcome = guardTorch("drawing", [&] { return m_state->paint(request, sink, control, keep); });
    if (!outcome.ok() && outcome.error().code == ErrorCode::OutOfMemory)
        freeMemory();
    return outcome;
}

Result<BatchPaintOutcome> Painter::paintBatch(const BatchPaintRequest& request, DrawSink& sink, DrawControl& control,
                                              BatchKeeper& keeper) {
    initialiseTorch();
    State& state = *m_state;
    auto open = [&](const GenerateRequest& what) -> Result<LoadedGenerator*> {
        MIRO_TRY(const ModelPlan plan, planModel(what, control.token()));
        MIRO_CHECK_OK(state.open(plan, request.threads));
        state.setLoadedKey(requestKey(what));
        return state.loaded.get();
    };
    auto remember = [&](const GenerateRequest& what, const LoadedGenerator& loaded, const RunTimes& times) {
        state.times.remember(what, loaded.generator().files().info.defaults, times);
    };
    auto outcome = guardTorch(
        "drawing", [&] { return drawBatch(request, state.batchLeft, open, remember, sink, control, keeper); });
    if (!outcome.ok() && outcome.error().code == ErrorCode::OutOfMemory)
        freeMemory();
    return outcome;
}

void Painter::forgetBatch() {
    m_state->batchLeft = {};
}

std::optional<double> Painter::estimatedSeconds(const GenerateRequest& request) const {
    return m_state->times.estimate(request, m_state->isLoaded(request));
}

std::optional<DrawPace> Painter::pace(const GenerateRequest& request) const {
    return m_state->times.pace(request, m_state->isLoaded(request));
}

} // namespace miro
