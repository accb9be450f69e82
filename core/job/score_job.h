// Scores pictures: files and folders, or pictures of a library, which then keeps what was measured.
#pragma once

#include "flow/picture_scorer.h"
#include "job/job.h"
#include "job/score_inputs.h"
#include "library/library.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace miro {

class ModelStore;

// Pictures of a library. Their prompts are their own; one without a prompt is scored by what reads none.
struct LibraryScoring {
    Library* library = nullptr; // outlives the job
    std::vector<PictureId> pictures;
    bool again = false; // also where the same version of the scorer, with the same checkpoint, has scored
};

struct ScoreRequest {
    std::vector<std::filesystem::path> modelFolders; // as --models
    std::vector<std::string> scorers;                // keys; empty: those that are present
    std::vector<std::filesystem::path> paths;        // files, and folders of them
    bool recursive = false;                          // folders in folders, too
    std::optional<std::string> prompt;               // nothing: each picture's own, from its metadata
    bool writeMetadata = false;                      // the scores, into PNG files
    std::optional<LibraryScoring> library;           // in place of paths
    ScoringOptions options;
};

struct ScoredPicture {
    std::filesystem::path file; // as it was given, or found
    PictureId picture = 0;      // in the library
    std::string prompt;
    std::vector<ScoreRecord> scores; // in the order of ScoreOutcome::scorers; of a library what was missing
};

struct ScoreOutcome {
    std::vector<std::string> scorers;
    int64_t scored = 0;
    int64_t skipped = 0; // of a library: nothing was missing
    std::vector<std::string> notes;
};

class ScoreRunJob : public Job {
public:
    // Told the scorers before the first picture, then each picture in order, as soon as it is scored and kept.
    using Begin = std::function<void(const std::vector<std::string>& scorers)>;
    using Each = std::function<void(const ScoredPicture& picture)>;

    ScoreRunJob(ScoreRequest request, Begin begin, Each each)
        : m_request(std::move(request)), m_begin(std::move(begin)), m_each(std::move(each)) {}

    // Files: a bad one fails the run before any is scored. Library: a bad one is left out, the others are scored and
    // kept, then the run fails with its line. Progress: stages "scan", "check", "load", "score" (pictures times
    // scorers).
    Result<void> run(const JobContext& context) override;
    const ScoreOutcome& outcome() const { return m_outcome; }

private:
    Result<void> scoreFiles(const JobContext& context, PictureScorer& scorer);
    Result<void> scoreLibrary(const JobContext& context, const ModelStore& models, PictureScorer& scorer);
    Result<void> scoreItems(const JobContext& context, PictureScorer& scorer, std::vector<ScoreItem>& items);
    Result<void> keep(const std::vector<ScoredPicture>& pictures);

    ScoreRequest m_request;
    Begin m_begin;
    Each m_each;
    ScoreOutcome m_outcome;
    std::vector<std::string> m_bad; // lines of library pictures that could not be read
};

} // namespace miro
