// All that can be known about an exploration before anything is drawn: the resolved plan, its cells, and which of their
// pictures lie in the folder. Private to the eval room.
#pragma once

#include "batch/explore_folder.h"
#include "eval/explore_run.h"
#include "flow/draw_plan.h"
#include "flow/picture_scorer.h"

#include <memory>

namespace miro {

// A plain value.
struct ExploreSetup {
    std::filesystem::path folder;
    ModelPlan model;
    ExploreRecord record;    // as exploration.json has it, or will
    bool folderIsNew = true; // it has no exploration.json yet
    Exploration exploration; // with the pictures that are there
    std::vector<std::string> scorers;
    bool everyScorer = false;       // those are all that are installed
    std::vector<std::string> notes; // what is not measured, and why

    GenerateRequest requestOf(const ExploreRunRequest& run, const ExploreCell& first, int64_t count) const;
    std::vector<const ExploreCell*> missing() const; // cells to draw, in order
};

// Errors as runExploration()'s before it draws.
Result<ExploreSetup> prepareExploration(const ExploreRunRequest& request, std::stop_token stop);

} // namespace miro
