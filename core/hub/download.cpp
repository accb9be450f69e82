#include "hub/download.h"

#include "base/files.h"
#include "hub/fetch_file.h"

#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

Result<void> makeFolders(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    return error ? Result<void>(fileError("cannot make the folder", folder, error.value())) : Result<void>();
}

Result<void> downloadRepo(const RepoPlan& repo, const HubOptions& options, int64_t total, int64_t& done,
                          TransferSink& sink, std::stop_token stop) {
    MIRO_CHECK_OK(makeFolders(repo.folder));
    FolderRecord record;
    if (auto earlier = readFolderRecord(repo.folder); earlier.ok() && earlier->repo == repo.repo)
        record = std::move(*earlier);
    record.repo = repo.repo;
    record.revision = repo.revision;
    record.licence = repo.licence;
    for (const PlannedFile& file : repo.files) {
        const fs::path target = repo.folder / file.name;
        int64_t bytes = file.bytes.value_or(0);
        if (!file.present) {
            sink.fileStarted(repo.repo, file.name);
            MIRO_CHECK_OK(makeFolders(target.parent_path()));
            FetchTask task{repo.repo, file.name,  file.url,   file.fromHub ? options.token : std::string(),
                           target,    file.bytes, file.digest};
            const int64_t before = done - file.resumed;
            MIRO_TRY(bytes, fetchFile(
                                task, options,
                                [&](int64_t have) {
                                    sink.progress({"download", before + have, total});
                                },
                                stop));
            done = before + bytes;
        }
        record.put({file.name, bytes, file.digest});
        // At each file: a run that is cut off later has not fetched this one for nothing.
        MIRO_CHECK_OK(writeFolderRecord(repo.folder, record));
    }
    return {};
}

} // namespace

Result<void> download(const DownloadPlan& plan, const HubOptions& options, TransferSink& sink, std::stop_token stop) {
    if (!plan.fits())
        return Error{ErrorCode::DiskFull,
                     fmt::format("{} are needed in {}, where {} are free: free some space, or choose "
                                 "another folder with --models",
                                 formatBytes(plan.bytesToGet()),
                                 oneLine(plan.repos.front().folder.parent_path().string()),
                                 formatBytes(plan.freeBytes))};
    int64_t done = 0;
    for (const RepoPlan& repo : plan.repos)
        for (const PlannedFile& file : repo.files)
            done += file.present ? 0 : file.resumed;
    const int64_t total = done + plan.bytesToGet();
    for (const RepoPlan& repo : plan.repos)
        MIRO_CHECK_OK(downloadRepo(repo, options, total, done, sink, stop));
    return {};
}

} // namespace miro
