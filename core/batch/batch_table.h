// manifest.csv: a line a picture with every setting and score. RFC 4180, UTF-8. Columns: index, file, line, entry,
// copy, prompt, template, negative-prompt, model, variant; the settings by their keys; reward.KEY and
// negative-reward.KEY; keyframes; axis.SETTING; the list's own columns ("list." before a name that is taken); KEY.raw,
// KEY.quantile, KEY.estimated and KEY.version of each scorer; kept, failure. Times are not in it, so that every run
// gives the same bytes. Private to the batch room.
#pragma once

#include "batch/batch_manifest.h"

#include <filesystem>
#include <functional>

namespace miro {

// Calls its argument for each picture in order; result is nullptr for one that is not drawn.
using BatchRow = std::function<Result<void>(const BatchPicture& picture, const BatchResult* result)>;
using BatchRows = std::function<Result<void>(const BatchRow& row)>;

// Goes through the rows twice, columns first, and holds one at a time. Atomic; written in scratch first.
Result<void> writeBatchTable(const std::filesystem::path& target, const std::filesystem::path& scratch,
                             const BatchRows& rows);

} // namespace miro
