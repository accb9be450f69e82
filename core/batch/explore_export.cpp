#include "batch/explore_export.h"

#include "base/files.h"
#include "batch/explore_files.h"
#include "batch/explore_folder.h"
#include "image/image_file.h"
#include "library/library.h"

#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

struct Loaded {
    Exploration exploration;
    std::vector<NamedFile> pictures;
};

Result<Loaded> load(Library& library, const JobId& job, const ExploreRequest& plan, ProgressSink* progress,
                    const std::stop_token& stop) {
    Loaded loaded;
    Exploration& exploration = loaded.exploration;
    exploration.request = plan;
    MIRO_TRY(exploration.cells, exploreCells(plan));
    MIRO_TRY(const auto drawn, library.jobs().drawnPictures(job));
    int64_t done = 0;
    for (const auto& [index, id] : drawn) {
        if (stop.stop_requested())
            return stoppedError();
        if (progress)
            progress->progress({"read", done++, static_cast<int64_t>(drawn.size())});
        if (index < 0 || index >= static_cast<int64_t>(exploration.cells.size()))
            continue;
        const auto details = library.details(id);
        if (!details.ok() && details.error().code == ErrorCode::NotFound)
            continue;
        MIRO_CHECK_OK(details.ok() ? Result<void>() : Result<void>(details.error()));
        if (details->picture.inBin)
            continue;
        const fs::path file = library.fileOf(details->picture);
        auto bytes = readFile(file, ImageLimits().maxFileBytes);
        if (!bytes.ok() && bytes.error().code == ErrorCode::NotFound)
            continue;
        MIRO_CHECK_OK(bytes.ok() ? Result<void>() : Result<void>(bytes.error()));
        ExploredPicture picture;
        picture.cell = index;
        picture.file = pictureFileName(index);
        MIRO_TRY(picture.image, decodeImage(*bytes, file.string()));
        picture.scores = details->scores;
        exploration.model = details->picture.model;
        exploration.modelSha256 = details->modelSha256;
        loaded.pictures.push_back({picture.file, std::move(bytes).value()});
        exploration.pictures.push_back(std::move(picture));
    }
    return loaded;
}

} // namespace

Result<SavedExploration> saveExploration(Library& library, const JobId& job, const ExploreRequest& plan,
                                         const fs::path& given, ProgressSink* progress, std::stop_token stop) {
    if (given.empty())
        return usageError("the folder's name is empty");
    const fs::path folder = withoutTrailingSlash(given);
    ExploreRecord record;
    record.plan = plan;
    record.job = job;
    MIRO_TRY(const auto found, openExploreFolder(folder));
    MIRO_CHECK_OK(checkSameExploration(found, record, folder));
    MIRO_TRY(Loaded loaded, load(library, job, plan, progress, stop));
    const Exploration& exploration = loaded.exploration;

    std::vector<std::string> notes;
    const auto missing = static_cast<int64_t>(exploration.cells.size() - exploration.pictures.size());
    if (missing > 0)
        notes.push_back(fmt::format("{} of {} pictures are not here.", missing, exploration.cells.size()));
    MIRO_TRY(std::vector<NamedFile> files, explorationFiles(exploration, notes));
    record.modelSha256 = exploration.modelSha256;
    for (const ExploredPicture& picture : exploration.pictures)
        record.scores[picture.cell] = picture.scores;
    files.push_back({exploreRecordFile({}).string(), toText(record)});

    AtomicFileGroup group;
    std::error_code ignored;
    for (const fs::path& needed : {folder, folder / "pictures"})
        if (!fs::exists(needed, ignored))
            MIRO_CHECK_OK(group.createFolder(needed));
    for (const std::vector<NamedFile>* list : {&loaded.pictures, &files})
        for (const NamedFile& file : *list) {
            if (stop.stop_requested())
                return stoppedError();
            MIRO_CHECK_OK(group.add(folder / file.name, file.bytes));
        }
    MIRO_CHECK_OK(group.commit());
    return SavedExploration{folder / "report.html", static_cast<int64_t>(exploration.pictures.size()), missing};
}

} // namespace miro
