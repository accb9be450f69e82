#include "batch/batch_best.h"

#include "base/files.h"
#include "library/candidate_rank.h"

#include <cerrno>
#include <cstdio>
#include <fmt/format.h>
#include <unistd.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

Result<void> makeFolders(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return fileError("cannot create the folder", folder, error.value());
    return {};
}

// One that has been moved already is where it should be.
Result<void> move(const fs::path& from, const fs::path& to) {
    std::error_code ignored;
    if (from == to || (!fs::exists(from, ignored) && fs::exists(to, ignored)))
        return {};
    MIRO_CHECK_OK(makeFolders(folderOf(to)));
    if (std::rename(from.c_str(), to.c_str()) != 0)
        return fileError("cannot move a picture to", to, errno);
    return {};
}

Result<void> removeFile(const fs::path& file) {
    if (::unlink(file.c_str()) != 0 && errno != ENOENT)
        return fileError("cannot delete", file, errno);
    return {};
}

} // namespace

std::string candidateFile(const std::string& file) {
    return "candidates/" + file;
}

Result<void> chooseBest(const BestRule& rule, const fs::path& folder, const std::vector<BatchPicture>& pictures,
                        const std::vector<BatchResult>& results, std::vector<BatchResult>& changed) {
    std::vector<size_t> drawn;
    std::vector<std::vector<ScoreRecord>> scores;
    for (size_t i = 0; i < results.size(); ++i)
        if (results[i].failure.empty()) {
            drawn.push_back(i);
            scores.push_back(results[i].scores);
        }
    const std::vector<size_t> order = bestFirst(rankCandidates(scores, rule.weights));
    for (size_t place = 0; place < order.size(); ++place) {
        const size_t which = drawn[order[place]];
        const BatchResult& before = results[which];
        const std::string& file = pictures[which].file;
        BatchResult now = before;
        now.kept = static_cast<int64_t>(place) < rule.keep;
        now.file = now.kept ? file : candidateFile(file);
        if (now.kept || !rule.discard)
            MIRO_CHECK_OK(move(folder / (now.kept ? candidateFile(file) : file), folder / now.file));
        else
            for (const std::string& left : {file, candidateFile(file)})
                MIRO_CHECK_OK(removeFile(folder / left));
        if (now.kept != before.kept || now.file != before.file)
            changed.push_back(std::move(now));
    }
    return {};
}

Result<std::vector<BatchResult>> keepBest(const BatchPlan& plan, const fs::path& folder,
                                          const std::map<int64_t, BatchResult>& results, bool discard) {
    std::vector<BatchResult> changed;
    if (plan.request().bestOf <= 0)
        return changed;
    const BestRule rule{plan.request().bestOf, plan.request().weights, discard};
    // An entry's pictures follow each other in the plan.
    for (auto at = results.begin(); at != results.end();) {
        const int64_t entry = plan.picture(at->first).entry;
        int64_t index = at->first;
        bool whole = index == 0 || plan.picture(index - 1).entry != entry;
        std::vector<BatchPicture> pictures;
        std::vector<BatchResult> known;
        for (; index < plan.pictures(); ++index) {
            BatchPicture picture = plan.picture(index);
            if (picture.entry != entry)
                break;
            const auto found = results.find(index);
            if (found == results.end())
                whole = false;
            else
                known.push_back(found->second);
            pictures.push_back(std::move(picture));
        }
        if (whole)
            MIRO_CHECK_OK(chooseBest(rule, folder, pictures, known, changed));
        at = results.lower_bound(index);
    }
    return changed;
}

} // namespace miro
