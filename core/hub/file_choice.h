// Which files of a repository this program needs: of each group of a manifest the best one, the shards that an index
// names, and the small files beside them. Pure; the same for downloads and for imports.
#pragma once

#include "base/result.h"
#include "hub/manifest.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace miro {

// Reads an index.json of the repository.
using IndexReader = std::function<Result<std::string>(const std::string& name)>;

// Names in the order in which they are put in place: weights first, indexes after their shards, config.json last, so
// that a repository that was cut off never looks complete. available: every name that is there. variants: subfolders;
// Usage when the manifest has variants and none is named. NotFound names what is missing. A pickle is taken only where
// there is no safetensors file.
Result<std::vector<std::string>> chooseFiles(const std::string& repo, const Manifest* manifest,
                                             const std::vector<std::string>& variants,
                                             const std::set<std::string>& available, const IndexReader& readIndex);

// The files that an index names, each once, sorted; Corrupt when one would lie outside the index's folder.
Result<std::vector<std::string>> shardsOf(const std::string& indexText, const std::string& name);

bool isShardIndex(const std::string& name);

} // namespace miro
