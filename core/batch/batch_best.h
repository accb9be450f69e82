// Best-of: of an entry's candidates the best keep their names in the batch, the others stay in candidates/.
#pragma once

#include "batch/batch_manifest.h"

#include <filesystem>
#include <map>
#include <vector>

namespace miro {

// Where a candidate lies until it is chosen, below the batch's folder.
std::string candidateFile(const std::string& file);

struct BestRule {
    int64_t keep = 0; // of an entry's pictures
    std::map<std::string, double> weights;
    bool discard = false; // those that are left behind are deleted
};

// The same for one entry: all of its pictures, and the result of each. Adds to changed.
Result<void> chooseBest(const BestRule& rule, const std::filesystem::path& folder,
                        const std::vector<BatchPicture>& pictures, const std::vector<BatchResult>& results,
                        std::vector<BatchResult>& changed);

// Moves files for every entry all of whose pictures are among results, drawn or failed, and gives the results that are
// different from then on: to be kept in the manifest. Nothing without BatchRequest::bestOf. Ranks by
// library/candidate_rank.h; the same results choose the same pictures, so that a run that was killed in between, its
// results read again, does the rest. discard: those that are left behind are deleted. Failed, DiskFull.
Result<std::vector<BatchResult>> keepBest(const BatchPlan& plan, const std::filesystem::path& folder,
                                          const std::map<int64_t, BatchResult>& results, bool discard);

} // namespace miro
