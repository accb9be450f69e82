// What people look at first in a batch's folder: contact sheets of its pictures, and where it is a sweep a grid with
// labels for every prompt and index.html, a page on which any two axes are rows and columns. Plain functions: any
// thread; they hold one sheet's pictures at a time.
#pragma once

#include "batch/batch_plan.h"
#include "batch/explore_files.h"
#include "image/image.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// The picture, or a thumbnail of at least 256 pixels' width or height where it is larger; nothing where it is not there
// (not drawn, failed, left behind by best-of).
using SheetSource = std::function<Result<std::optional<Image>>(const BatchPicture& picture)>;

inline constexpr int64_t kPicturesOnSheet = 200;

// "sheets/contact-0001.png": pictures [sheet * 200, ...), those that are there, in order. Nothing when none is.
int64_t contactSheets(const BatchPlan& plan);
Result<std::optional<NamedFile>> contactSheetOf(const BatchPlan& plan, int64_t sheet, const SheetSource& source);

// "sheets/grid-00001.png": the last two axes of an entry as rows and columns, one for every combination of the others
// and every copy; with one axis the copies are rows. 0 without axes.
int64_t sweepGrids(const BatchPlan& plan);
std::vector<int64_t> picturesOfGrid(const BatchPlan& plan, int64_t grid);
Result<std::optional<NamedFile>> sweepGridOf(const BatchPlan& plan, int64_t grid, const SheetSource& source);

// "index.html"; only of a plan with axes. Links to the pictures and holds none.
NamedFile sweepPage(const BatchPlan& plan);

// Everything above, one file after another; nothing where the request wants no sheets. Stopped; source's and write's
// errors.
Result<void> writeSheets(const BatchPlan& plan, const SheetSource& source,
                         const std::function<Result<void>(const NamedFile&)>& write, std::stop_token stop = {});

} // namespace miro
