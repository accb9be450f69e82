#include "flow/draw_plan.h"

#include "base/paths.h"

#include <fmt/format.h>

namespace miro {
namespace {

std::vector<std::string> notesFor(const GeneratorInfo& info, const std::string& prompt) {
    if (!info.pack)
        return {};
    std::vector<std::string> unknown = unknownWords(*info.pack, prompt);
    if (unknown.empty())
        return {};
    return {fmt::format("note: the {} model does not know '{}'; it draws {}", oneLine(info.pack->name, 80),
                        fmt::join(unknown, "', '"), oneLine(info.pack->draws, 1000))};
}

} // namespace

Result<ModelPlan> planModel(const GenerateRequest& request, const std::stop_token& stop) {
    ModelPlan plan;
    MIRO_TRY(ModelStore store, ModelStore::open(request.modelFolders));
    MIRO_TRY(plan.files, findGeneratorFiles(store, request.model, request.variant));
    if (!request.adapters.empty())
        MIRO_CHECK_OK(addAdapters(plan.files, request.adapters, cacheFolder(), stop));
    MIRO_TRY(plan.compute, planCompute(request.settings.device, request.settings.precision));
    return plan;
}

Result<DrawPlan> planDrawing(const GenerateRequest& request, const std::stop_token& stop) {
    DrawPlan plan;
    MIRO_TRY(plan.model, planModel(request, stop));
    const GeneratorFiles& files = plan.model.files;
    GenerationSettings settings = request.settings;
    files.adapters.dropIdleTargets(settings);
    MIRO_TRY(plan.settings, resolveSettings(std::move(settings), files.info.defaults, files.config.rewardKeys));
    drawMissingSeeds(plan.settings);
    if (!plan.settings.startPicture.empty()) {
        MIRO_TRY(plan.start, readStartPicture(plan.settings.startPicture));
    }
    plan.notes = notesFor(files.info, plan.settings.prompt);
    return plan;
}

} // namespace miro
