// The work behind the Models page, without a thread or a widget: each function blocks its caller and may be called from
// any thread. `folders` as ModelCatalogue takes them.
#pragma once

#include "hub/download.h"
#include "hub/model_check.h"
#include "hub/model_import.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

using ModelFolders = std::vector<std::filesystem::path>;

// Where new models go.
std::filesystem::path targetFolderOf(const ModelFolders& folders);

Result<DownloadPlan> planGet(const ModelFolders& folders, const std::string& repo, const std::string& variant,
                             TransferSink& sink, std::stop_token stop);
Result<void> get(const DownloadPlan& plan, TransferSink& sink, std::stop_token stop);

// What was imported, with what was left out.
Result<ImportPlan> importFolder(const ModelFolders& folders, const std::filesystem::path& source, TransferSink& sink,
                                std::stop_token stop);

// names: empty for all that are installed.
Result<std::vector<ModelCheck>> verify(const ModelFolders& folders, const std::vector<std::string>& names,
                                       TransferSink& sink, std::stop_token stop);

// What repairing would fetch, as a plan to show.
struct RepairPlan {
    ModelCheck check;
    RepoPlan repo;
    int64_t freeBytes = -1;
};
Result<RepairPlan> planRepairOf(const ModelFolders& folders, const ModelCheck& check, TransferSink& sink,
                                std::stop_token stop);
Result<void> repairWith(const RepairPlan& plan, TransferSink& sink, std::stop_token stop);

} // namespace miro
