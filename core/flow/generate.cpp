#include "flow/generate.h"

#include "base/files.h"
#include "base/paths.h"
#include "flow/drawing.h"
#include "flow/finished_picture.h"
#include "flow/output_plan.h"
#include "tensor/npy.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>

namespace miro {
namespace {

// A host that hears of progress alone; notes are for the end.
class ProgressOnly : public DrawSink {
public:
    explicit ProgressOnly(ProgressSink& progress) : m_progress(progress) {}
    void progress(const Progress& progress) override { m_progress.progress(progress); }
    void note(const std::string& line) override { notes.push_back(line); }

    std::vector<std::string> notes;

private:
    ProgressSink& m_progress;
};

Result<GenerateOutcome> generateGuarded(const GenerateRequest& request, ProgressSink& progress,
                                        const std::stop_token& stop) {
    MIRO_TRY(const DrawPlan plan, planDrawing(request, stop));
    std::vector<uint64_t> seeds;
    for (int64_t i = 0; i < plan.settings.count; ++i)
        seeds.push_back(pictureSeed(plan.settings, i));
    MIRO_TRY(const OutputPlan outputs, planOutputs(request, seeds, libraryFolder(), localToday()));
    MIRO_TRY(std::unique_ptr<LoadedGenerator> loaded, LoadedGenerator::open(plan.model, cacheFolder()));

    DrawControl control;
    std::stop_callback forward(stop, [&] { control.stopNow(); });
    ProgressOnly sink(progress);
    sink.notes = plan.notes;
    DrawOptions options;
    options.previews = PreviewMethod::Off;
    const PictureWishes wishes{outputs.format, true, {}, {}};
    AtomicFileGroup files;
    std::vector<at::Tensor> allLatents;
    auto take = [&](int64_t index, const Latents& latents, std::stop_token ends) -> Result<void> {
        MIRO_TRY(const EncodedPicture finished, finishPicture(*loaded, plan, index, latents, wishes, ends));
        // Folders come with the first picture: what fails before leaves none, not even for a moment.
        if (index == 0)
            for (const auto& folder : outputs.newFolders)
                MIRO_CHECK_OK(files.createFolder(folder));
        MIRO_CHECK_OK(files.add(outputs.pictures[static_cast<size_t>(index)], finished.bytes));
        if (!outputs.latents.empty())
            allLatents.push_back(latents.values);
        return {};
    };
    MIRO_CHECK_OK(drawPictures(*loaded, plan, options, sink, control, take));
    if (!allLatents.empty())
        MIRO_CHECK_OK(files.add(outputs.latents, npyBytes(at::cat(allLatents))));
    if (stop.stop_requested())
        return stoppedError();
    MIRO_CHECK_OK(files.commit());

    GenerateOutcome outcome;
    outcome.notes = std::move(sink.notes);
    for (size_t i = 0; i < seeds.size(); ++i)
        outcome.pictures.push_back({outputs.pictures[i], seeds[i]});
    progress.progress({"write", plan.settings.count, plan.settings.count});
    return outcome;
}

} // namespace

Result<GenerateOutcome> generate(const GenerateRequest& request, ProgressSink& progress, std::stop_token stop) {
    return guardTorch("generating", [&] { return generateGuarded(request, progress, stop); });
}

} // namespace miro
