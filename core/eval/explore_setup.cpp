#include "eval/explore_setup.h"

#include "base/files.h"
#include "base/generation_json.h"
#include "base/scorers.h"
#include "batch/explore_files.h"
#include "flow/start_picture.h"
#include "hub/model_store.h"
#include "image/image_file.h"
#include "library/picture_facts.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

// A seed that was drawn at random by the run that began the folder is that of the one that continues it.
void takeSeeds(GenerationSettings& settings, const std::optional<ExploreRecord>& found,
               const GenerationSettings ExploreRequest::*which) {
    if (!found)
        return;
    const GenerationSettings& before = found->plan.*which;
    if (!settings.seed)
        settings.seed = before.seed;
    if (!settings.variationSeed && settings.variation > 0)
        settings.variationSeed = before.variationSeed;
}

Result<GenerationSettings> resolved(GenerationSettings settings, const GeneratorFiles& files) {
    settings.count = 1;
    MIRO_TRY(settings, resolveSettings(settings, files.info.defaults, files.config.rewardKeys));
    drawMissingSeeds(settings);
    return settings;
}

// What a picture's metadata says of its settings, without what may differ between machines that continue each other.
Json comparable(const GenerationSettings& settings) {
    Json object = jsonFromSettings(settings);
    for (const char* key : {"device", "precision", "start-picture", "count"})
        object.erase(key);
    if (!(settings.variation > 0))
        object.erase("variation-seed");
    return object;
}

// Nothing when the file is that cell's picture.
std::optional<std::string> whyForeign(const std::string& bytes, const fs::path& file, const ExploreCell& cell,
                                      const ExploreSetup& setup, const std::string& startSha256, Image& image) {
    auto facts = readPictureFacts(bytes, file.string());
    if (!facts.ok() || facts->source != "miro")
        return "it is no picture of this program";
    PictureDetails details;
    details.metadata = facts->metadata;
    details.source = facts->source;
    auto made = settingsOfPicture(details);
    if (!made.ok())
        return "it does not say how it was made";
    GenerationSettings wanted = cell.settings;
    if (startSha256.empty())
        wanted.startGamma = made->settings.startGamma; // means nothing then
    if (comparable(made->settings) != comparable(wanted) || made->startSha256 != startSha256)
        return "it was made with other settings";
    if (!setup.record.modelSha256.empty() && facts->modelSha256 != setup.record.modelSha256)
        return "another model drew it";
    auto decoded = decodeImage(bytes, file.string());
    if (!decoded.ok())
        return "it is damaged";
    image = std::move(decoded).value();
    return std::nullopt;
}

Result<void> lookAtPictures(ExploreSetup& setup, const std::stop_token& stop) {
    std::string startSha256;
    if (const std::string& start = setup.record.plan.settings.startPicture; !start.empty()) {
        MIRO_TRY(const StartPicture picture, readStartPicture(start));
        startSha256 = picture.sha256;
    }
    if (setup.folderIsNew)
        return {};
    for (const ExploreCell& cell : setup.exploration.cells) {
        if (stop.stop_requested())
            return stoppedError();
        const std::string name = pictureFileName(cell.index);
        const fs::path file = setup.folder / name;
        std::error_code error;
        if (!fs::exists(fs::symlink_status(file, error)))
            continue;
        std::optional<std::string> foreign = "it is no file";
        ExploredPicture picture;
        if (fs::is_regular_file(file, error)) {
            MIRO_TRY(const std::string bytes, readFile(file, ImageLimits().maxFileBytes));
            foreign = whyForeign(bytes, file, cell, setup, startSha256, picture.image);
        }
        if (foreign)
            return usageError(
                fmt::format("{} is in the way: {}; move it or give another folder", oneLine(file.string()), *foreign));
        picture.cell = cell.index;
        picture.file = name;
        if (auto scores = setup.record.scores.find(cell.index); scores != setup.record.scores.end())
            picture.scores = scores->second;
        setup.exploration.pictures.push_back(std::move(picture));
    }
    return {};
}

// Whether it is the one that measures its reward, and that is one of the model's.
bool measures(const ScorerInfo& scorer, const ExploreRequest& plan, const std::vector<std::string>& present) {
    return std::find(plan.rewardKeys.begin(), plan.rewardKeys.end(), scorer.target) != plan.rewardKeys.end() &&
           scorerOfTarget(scorer.target, plan.scorers, present) == &scorer;
}

Result<void> chooseScorers(const ExploreRunRequest& request, const ModelStore& store, ExploreSetup& setup) {
    if (request.scorers == ScorerChoice::None)
        return {};
    if (request.scorers == ScorerChoice::Named) {
        for (const std::string& key : request.named)
            if (!scorers().find(key))
                return usageError(
                    fmt::format("there is no scorer '{}'; the scorers are {}", oneLine(key, 80), scorers().keyList()));
        setup.scorers = request.named;
    }
    const ScorersPresent known = scorersPresent(store);
    const ExploreRequest& plan = setup.record.plan;
    for (const MissingScorer& missing : known.missing) {
        const ScorerInfo* scorer = scorers().find(missing.scorer);
        const bool named = request.scorers == ScorerChoice::Named;
        if (named && std::find(setup.scorers.begin(), setup.scorers.end(), missing.scorer) != setup.scorers.end())
            return Error{ErrorCode::NotFound,
                         fmt::format("the scorer {} is not installed: {}", missing.scorer, missing.missing)};
        if (!named && scorer && measures(*scorer, plan, known.present))
            setup.notes.push_back(fmt::format("note: {} is not measured: {}", scorer->label, missing.missing));
    }
    if (request.scorers == ScorerChoice::Named)
        return {};
    for (const std::string& key : known.present)
        if (request.scorers == ScorerChoice::All || measures(*scorers().find(key), plan, known.present))
            setup.scorers.push_back(key);
    setup.everyScorer = setup.scorers == known.present;
    if (setup.scorers.empty())
        setup.notes.emplace_back("note: no scorer of this model's rewards is installed; nothing is measured");
    return {};
}

} // namespace

GenerateRequest ExploreSetup::requestOf(const ExploreRunRequest& run, const ExploreCell& first, int64_t count) const {
    GenerateRequest what;
    what.modelFolders = run.modelFolders;
    what.model = run.model;
    what.variant = run.variant;
    what.settings = first.settings;
    what.settings.count = count;
    return what;
}

std::vector<const ExploreCell*> ExploreSetup::missing() const {
    std::vector<bool> there(exploration.cells.size(), false);
    for (const ExploredPicture& picture : exploration.pictures)
        there[static_cast<size_t>(picture.cell)] = true;
    std::vector<const ExploreCell*> cells;
    for (const ExploreCell& cell : exploration.cells)
        if (!there[static_cast<size_t>(cell.index)])
            cells.push_back(&cell);
    return cells;
}

Result<ExploreSetup> prepareExploration(const ExploreRunRequest& request, std::stop_token stop) {
    if (request.folder.empty())
        return usageError("there is no folder to write to; give --output-dir DIR");
    ExploreSetup setup;
    setup.folder = withoutTrailingSlash(request.folder);
    GenerateRequest what;
    what.modelFolders = request.modelFolders;
    what.model = request.model;
    what.variant = request.variant;
    what.settings = request.plan.settings;
    MIRO_TRY(setup.model, planModel(what));
    MIRO_TRY(const std::optional<ExploreRecord> found, openExploreFolder(setup.folder));
    setup.folderIsNew = !found.has_value();

    ExploreRecord& record = setup.record;
    record.plan = request.plan;
    record.plan.rewardKeys = setup.model.files.config.rewardKeys;
    record.plan.scorers = setup.model.files.info.scorers;
    record.model = request.model;
    record.variant = request.variant;
    takeSeeds(record.plan.settings, found, &ExploreRequest::settings);
    MIRO_TRY(record.plan.settings, resolved(record.plan.settings, setup.model.files));
    if (record.plan.kind == ExploreKind::Morph) {
        if (!record.plan.other.seed)
            record.plan.other.seed = record.plan.settings.seed;
        takeSeeds(record.plan.other, found, &ExploreRequest::other);
        MIRO_TRY(record.plan.other, resolved(record.plan.other, setup.model.files));
    }
    MIRO_TRY(setup.exploration.cells, exploreCells(record.plan));
    for (const ExploreCell& cell : setup.exploration.cells) // what the cells themselves ask for
        MIRO_CHECK_OK(checkRewardTargets(cell.settings.positive, record.plan.rewardKeys));
    MIRO_CHECK_OK(checkSameExploration(found, record, setup.folder));
    if (found) {
        record.modelSha256 = found->modelSha256;
        record.scores = found->scores;
    }
    setup.exploration.request = record.plan;
    setup.exploration.model = setup.model.files.place.name;
    setup.exploration.modelSha256 = record.modelSha256;
    MIRO_TRY(const ModelStore store, ModelStore::open(request.modelFolders));
    MIRO_CHECK_OK(chooseScorers(request, store, setup));
    MIRO_CHECK_OK(lookAtPictures(setup, stop));
    return setup;
}

} // namespace miro
