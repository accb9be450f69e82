#include "flow/batch_setup.h"

#include "flow/draw_plan.h"
#include "hub/model_store.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {

std::string batchModelName(const std::string& model, const std::string& variant) {
    return variant.empty() ? model : model + "|" + variant;
}

BatchHead batchHeadOf(const BatchPlan& plan) {
    BatchHead head;
    head.fingerprint = plan.fingerprint();
    head.pictures = plan.pictures();
    head.groups = plan.groups();
    head.groupSize = plan.request().groupSize;
    head.bestOf = plan.request().bestOf;
    head.weights = plan.request().weights;
    return head;
}

std::vector<int64_t> BatchSetup::groups() const {
    std::vector<int64_t> all;
    for (const Model& model : models)
        all.insert(all.end(), model.groups.begin(), model.groups.end());
    return all;
}

Result<BatchSetup> prepareBatch(const BatchRunRequest& request) {
    const BatchPlan& plan = *request.plan;
    BatchSetup setup;
    BatchHead& head = setup.head;
    head = batchHeadOf(plan);
    head.shard = request.shard;
    head.discardRejected = request.discardRejected;
    if (plan.pictures() == 0)
        return usageError(fmt::format("{} holds no prompt", oneLine(plan.request().listName, 80)));
    const GenerationSettings& common = plan.request().settings;
    MIRO_TRY(const ComputePlan compute, planCompute(common.device, common.precision));
    head.device = compute.device.is_cuda() ? "cuda" : "cpu";
    head.precision = toText(compute.precision);

    // The head names the models of all shards, so that the shards' heads are alike.
    const std::vector<int64_t> own = groupsOfShard(plan, request.shard);
    std::map<std::string, size_t> known; // in setup.models
    for (int64_t group = 0; group < plan.groups(); ++group) {
        const std::vector<int64_t> indices = plan.group(group);
        const BatchPicture picture = plan.picture(indices.front());
        const std::string name = batchModelName(picture.model, picture.variant);
        auto found = known.find(name);
        if (found == known.end()) {
            BatchSetup::Model model;
            model.what.modelFolders = request.modelFolders;
            model.what.model = picture.model;
            model.what.variant = picture.variant;
            model.what.settings = picture.settings;
            MIRO_TRY(const ModelPlan files, planModel(model.what));
            model.folder = files.files.place.folder;
            model.weights = files.files.weights;
            model.imageSize = files.files.info.imageSize;
            head.models[name] = ""; // its hash comes later
            found = known.emplace(name, setup.models.size()).first;
            setup.models.push_back(std::move(model));
        }
        if (std::binary_search(own.begin(), own.end(), group))
            setup.models[found->second].groups.push_back(group);
    }
    return setup;
}

Result<std::unique_ptr<PictureScorer>> openBatchScorer(const BatchRunRequest& request) {
    const BatchRequest& what = request.plan->request();
    if (what.scorers.empty()) {
        if (what.bestOf > 0)
            return usageError("best-of needs scores; name scorers with --score");
        return std::unique_ptr<PictureScorer>();
    }
    MIRO_TRY(const ModelStore store, ModelStore::open(request.modelFolders));
    ScoringOptions options;
    options.device = toText(what.settings.device);
    options.threads = request.threads;
    options.memoryBudget = request.scoreMemory;
    const bool all = what.scorers == std::vector<std::string>{"all"};
    return PictureScorer::open(store, all ? std::vector<std::string>() : what.scorers, options);
}

} // namespace miro
