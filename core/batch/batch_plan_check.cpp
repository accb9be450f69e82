#include "batch/batch_plan_check.h"

#include "base/files.h"
#include "base/scorers.h"
#include "batch/nearest_name.h"
#include "library/picture_store.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

constexpr int64_t kMaxGroupSize = 1024;
constexpr size_t kMaxPictureBytes = size_t{512} << 20;

Result<void> checkScorer(const std::string& key) {
    if (scorers().find(key))
        return {};
    std::vector<std::string> keys;
    for (const ScorerInfo& scorer : scorers().entries())
        keys.push_back(scorer.key);
    return usageError(fmt::format("scorer '{}' is unknown{}; there is: {}, all", oneLine(key, 80),
                                  didYouMean(key, keys), fmt::join(keys, ", ")));
}

} // namespace

Result<void> checkBatchRequest(const BatchRequest& request) {
    if (request.groupSize < 1 || request.groupSize > kMaxGroupSize)
        return usageError(
            fmt::format("the batch size {} is not valid: give 1 to {} pictures", request.groupSize, kMaxGroupSize));
    const bool all = std::find(request.scorers.begin(), request.scorers.end(), "all") != request.scorers.end();
    for (const std::string& key : request.scorers)
        if (key != "all")
            MIRO_CHECK_OK(checkScorer(key));
    for (const auto& [key, weight] : request.weights) {
        MIRO_CHECK_OK(checkScorer(key));
        if (!std::isfinite(weight) || weight < 0)
            return usageError(fmt::format("the weight of {} is {}; give a number from 0", key, weight));
        if (!all && std::find(request.scorers.begin(), request.scorers.end(), key) == request.scorers.end())
            return usageError(
                fmt::format("the weight of {} is of no use without its scores; score by {} as well", key, key));
    }
    if (request.bestOf < 0)
        return usageError(fmt::format("best of {} is not valid: give how many pictures to keep", request.bestOf));
    if (request.bestOf > 0 && request.scorers.empty())
        return usageError("best of needs scores to choose by; name a scorer");
    if (request.expand.samples < 1 || request.expand.maxPrompts < 1 || request.expand.maxDepth < 1)
        return usageError("samples, the most prompts and the greatest depth of an expansion are at least 1");
    return {};
}

Result<std::string> batchFingerprint(const BatchRequest& request, std::string_view listText,
                                     const std::string& wildcardDigest, const std::set<std::string>& startPictures) {
    BatchRequest options = request;
    options.listText.clear();
    options.listFile.clear();
    // The machine that draws decides these, at the latest when it begins; the manifest's head holds them.
    options.settings.device = {};
    options.settings.precision = Precision::Auto;
    nlohmann::json json = jsonFromBatch(options);
    // Where things lie and how they are called decides nothing, nor do files that are made of the pictures.
    for (const char* key : {"list", "list_name", "list_folder", "sheets"})
        json.erase(key);
    json["expand"].erase("wildcards");
    std::string all = "miro batch 1\n" + json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    all += sha256Of(listText) + "\n" + wildcardDigest + "\n";
    for (const std::string& file : startPictures) {
        MIRO_TRY(const std::string bytes, readFile(file, kMaxPictureBytes));
        all += sha256Of(bytes) + "\n";
    }
    return sha256Of(all);
}

} // namespace miro
