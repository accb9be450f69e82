#include "ui/models/transfer_work.h"

#include "base/paths.h"

#include <algorithm>

namespace miro {

std::filesystem::path targetFolderOf(const ModelFolders& folders) {
    return folders.empty() ? userModelsFolder() : folders.front();
}

Result<DownloadPlan> planGet(const ModelFolders& folders, const std::string& repo, const std::string& variant,
                             TransferSink& sink, std::stop_token stop) {
    MIRO_TRY(ModelStore store, ModelStore::open(folders));
    DownloadRequest request;
    request.repos = {repo};
    if (!variant.empty())
        request.variants = {variant};
    request.folder = targetFolderOf(folders);
    return planDownload(store, request, HubOptions::fromEnvironment(), sink, stop);
}

Result<void> get(const DownloadPlan& plan, TransferSink& sink, std::stop_token stop) {
    return download(plan, HubOptions::fromEnvironment(), sink, stop);
}

Result<ImportPlan> importFolder(const ModelFolders& folders, const std::filesystem::path& source, TransferSink& sink,
                                std::stop_token stop) {
    MIRO_TRY(ModelStore store, ModelStore::open(folders));
    MIRO_TRY(ImportPlan plan, planImport(store, {source, "", targetFolderOf(folders)}, HubOptions::fromEnvironment()));
    MIRO_CHECK_OK(importModels(plan, sink, stop));
    return plan;
}

Result<std::vector<ModelCheck>> verify(const ModelFolders& folders, const std::vector<std::string>& names,
                                       TransferSink& sink, std::stop_token stop) {
    MIRO_TRY(ModelStore store, ModelStore::open(folders));
    std::vector<ModelCheck> checks;
    for (const ModelEntry& entry : store.list()) {
        bool asked = names.empty() ? entry.manifest.has_value() || entry.kind == "generator"
                                   : std::find(names.begin(), names.end(), entry.name) != names.end();
        if (!asked || entry.folder.empty())
            continue;
        MIRO_TRY(ModelCheck check, checkModel(store, entry, sink, stop));
        checks.push_back(std::move(check));
    }
    return checks;
}

Result<RepairPlan> planRepairOf(const ModelFolders& folders, const ModelCheck& check, TransferSink& sink,
                                std::stop_token stop) {
    MIRO_TRY(ModelStore store, ModelStore::open(folders));
    const HubOptions options = HubOptions::fromEnvironment();
    MIRO_TRY(RepoPlan plan, planRepair(store, check, options, sink, stop));
    int64_t free = freeBytes(options, plan.folder);
    return RepairPlan{check, std::move(plan), free};
}

Result<void> repairWith(const RepairPlan& plan, TransferSink& sink, std::stop_token stop) {
    return repair(plan.repo, plan.check, HubOptions::fromEnvironment(), sink, stop);
}

} // namespace miro
