// A fine-tuning from an artist's choices to a version in the library, for any host: what is made before the training,
// and what becomes of its end. The training itself is a run of the kind "taste", in folder/run.
#pragma once

#include "base/progress.h"
#include "job/finetune_settings.h"
#include "job/taste_tools.h"
#include "library/taste_record.h"
#include "train/train_config.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace miro {

class Library;

struct FinetunePlace {
    std::filesystem::path folder;                    // of this fine-tuning alone; may hold what an earlier attempt made
    std::vector<std::filesystem::path> modelFolders; // empty: this machine's usual ones
    ScoringOptions scoring;
    TasteTools tools;
};

// Below the folder: the training, and what the fine-tuning was asked for.
inline constexpr const char* kFinetuneRun = "run";
inline constexpr const char* kFinetuneState = "finetune.json";
inline constexpr const char* kVersionsFolder = "taste"; // below the library's

// Owned by its host; one thread, which the library is used on.
class FinetuneRun {
public:
    FinetuneRun(Library& library, FinetuneSettings settings, FinetunePlace place);
    ~FinetuneRun();

    // The training's config. Looks at pictures, learns the taste, draws and labels the data, as far as that is not
    // done: ended in between it goes on there, and once the training has begun nothing is made anew. Progress: stages
    // "look", "sample", "label", "measure". Usage (too few choices, nothing to draw of, hours in which nothing can be
    // learned, a folder in which other settings began), NotFound (model, profile), Corrupt (the folder's state, shards
    // that another encoder or scorer saw), what drawing and scoring fail with, DiskFull, Stopped.
    Result<TrainConfig> prepare(ProgressSink& progress, std::stop_token stop);

    // The adapter of folder/run becomes a version of the profile. A second time it is the same one.
    Result<TasteVersionRecord> finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace miro
