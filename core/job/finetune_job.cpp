#include "job/finetune_job.h"

#include "base/files.h"
#include "base/json.h"
#include "job/train_run_job.h"
#include "library/library.h"
#include "tensor/device.h"

#include <ATen/Parallel.h>

namespace miro {

Result<FinetuneRequest> finetuneRequest(const FinetuneOptions& options, Library& library) {
    FinetuneRequest request;
    request.library = &library;
    request.keepsFolder = !options.folder.empty();
    request.folder = std::filesystem::absolute(request.keepsFolder ? options.folder
                                                                   : library.folder() / kVersionsFolder / "command");
    request.modelFolders = options.modelFolders;
    request.device = options.device;
    request.threads = options.threads;
    nlohmann::json settings = nlohmann::json::object();
    std::string where = "the settings";
    std::filesystem::path folder = "/"; // those of a folder are whole
    const std::filesystem::path begun = request.folder / kFinetuneState;
    std::error_code ignored;
    if (!options.file.empty()) {
        where = oneLine(options.file.string());
        folder = folderOf(options.file);
        MIRO_TRY(settings, readJsonFile(options.file));
    } else if (std::filesystem::exists(begun, ignored)) {
        where = oneLine(begun.string());
        MIRO_TRY(const nlohmann::json state, readJsonFile(begun));
        if (state.is_object())
            settings = state.value("settings", nlohmann::json::object());
    }
    MIRO_TRY(request.settings, readFinetuneSettings(settings, where, folder, options.assignments));
    return request;
}

Result<void> FinetuneJob::run(const JobContext& context) {
    initialiseTorch();
    if (m_request.threads > 0)
        at::set_num_threads(static_cast<int>(m_request.threads));
    FinetunePlace place;
    place.folder = m_request.folder;
    place.modelFolders = m_request.modelFolders;
    place.scoring.device = toText(m_request.device);
    place.scoring.threads = m_request.threads;
    place.tools = tasteTools(m_request.modelFolders, place.scoring);
    FinetuneRun run(*m_request.library, m_request.settings, std::move(place));
    MIRO_TRY(const TrainConfig config, run.prepare(context.listener, context.stop));
    TrainRequest training;
    training.folder = m_request.folder / kFinetuneRun;
    std::error_code error;
    training.resume = std::filesystem::exists(training.folder / "config.json", error);
    if (!training.resume) {
        training.config = m_request.folder / "training.json";
        MIRO_CHECK_OK(writeFileAtomically(training.config, config.json().dump(1) + "\n"));
    }
    training.device = m_request.device;
    training.threads = m_request.threads;
    MIRO_CHECK_OK(TrainRunJob(std::move(training), m_sink).run(context.stop));
    MIRO_TRY(m_version, run.finish());
    if (!m_request.keepsFolder)
        std::filesystem::remove_all(m_request.folder, error); // the library has what came of it
    return {};
}

} // namespace miro
