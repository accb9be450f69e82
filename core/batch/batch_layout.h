// The folders that published evaluators read: GenEval's, OUT/00000/metadata.jsonl and OUT/00000/samples/0000.png with
// OUT/hparams.json, one numbered folder an entry. The published evaluator of the reward models reads pictures of
// PartiPrompts from the same folders; metadata.jsonl then holds the list's columns in lower case. Where there are axes,
// each cell of the sweep has such a folder of its own: cell-00-steps-20/00000/... Plain functions: any thread.
#pragma once

#include "batch/batch_plan.h"
#include "batch/explore_files.h"

#include <vector>

namespace miro {

class SweepGrid;

// The picture's file; its entry, cell, copy and axes are read.
std::string layoutName(const BatchPicture& picture, const SweepGrid& grid);

// The files beside the pictures of one entry, and those of the whole (settings, as the first entry has them); none with
// BatchLayout::Files.
std::vector<NamedFile> layoutFiles(const BatchPlan& plan, int64_t entry);
std::vector<NamedFile> layoutSettings(const BatchPlan& plan);

} // namespace miro
