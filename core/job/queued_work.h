// A job of the queue as work: what a job kind makes of a payload, and what it may use while it runs.
#pragma once

#include "base/preferences.h"
#include "base/training_point.h"
#include "flow/draw_events.h"
#include "flow/painter.h"
#include "job/batch_shelf.h"
#include "job/scorer_shelf.h"
#include "job/train_shelf.h"
#include "library/batch_store.h"
#include "library/job_record.h"
#include "library/picture_record.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace miro {

struct KeepOptions {
    bool keep = true; // in the library
    std::optional<PictureId> parent;
    std::optional<BatchOutcome> batch; // of a batch's picture, noted with it; its `picture` is filled in
};

struct KeptPicture {
    std::string file;                    // empty when it was not to be kept, or there is no library
    std::optional<PictureRecord> record; // the same
};

using BatchOutcomeOf = std::function<BatchOutcome(int64_t index)>;

// What a scorer needs to know of a picture in the library.
struct PictureToScore {
    PictureId id = 0;
    std::filesystem::path file;
    std::string prompt;
    std::string model;               // that drew it
    std::vector<ScoreRecord> scores; // that it has
};

// Lent by the engine for one run; called on the compute thread, and by a batch's keeper on the painter's second one:
// keep(), pictureDone(), pictureFailed() and note() alone. What touches the library waits until it is done: also while
// the disk is full, until there is room again, or Stopped.
class WorkHost : public DrawSink {
public:
    // Returns when the picture is safe on disk.
    virtual Result<KeptPicture> keep(const PictureFile& file, const KeepOptions& options) = 0;

    // That the job drew, in the order of their indices.
    virtual Result<std::vector<PictureId>> picturesOf(const JobId& job) = 0;
    // Those that are gone are left out.
    virtual Result<std::vector<PictureToScore>> picturesToScore(const std::vector<PictureId>& ids) = 0;
    // Safe on disk, and told; those of pictures that are gone are dropped.
    virtual Result<void> putScores(const std::vector<PictureScores>& scores) = 0;
    // Of the job's own count, for work that does not keep pictures: so many are dealt with.
    virtual void countPictures(int64_t done, int64_t total) = 0;
    // See EngineListener::trained().
    virtual void trained(const TrainingPoint& /*point*/) {}
    // Since anybody used the program.
    virtual double idleSeconds() { return std::numeric_limits<double>::infinity(); }
    // The job waits for its limits: it is put back for other kinds of its priority, if there are some.
    virtual void heldBack() {}

    // ---- of a batch; durable, and told

    // Before its first picture, in every run. Gives the indices that failed before and wait for a person. outcomeOf:
    // asked, on another thread, about a picture that was kept when a crash came before it was noted.
    virtual Result<std::vector<int64_t>> beginBatch(const NewBatch& batch, const BatchOutcomeOf& outcomeOf) = 0;
    virtual Result<void> pictureFailed(const BatchOutcome& outcome) = 0;
    // Entries among whose pictures best-of has not chosen yet.
    virtual Result<std::vector<int64_t>> undecidedEntries() = 0;
    // The best `keep` of each go into the album, see BatchStore::bestFirst(); all of their pictures are scored.
    virtual Result<void> chooseBest(const std::vector<int64_t>& entries, int64_t keep,
                                    const std::map<std::string, double>& weights) = 0;
};

struct WorkContext {
    const JobId& job;
    Painter& painter;     // its networks stay in memory from job to job
    ScorerShelf& scorers; // the same
    BatchShelf& batches;  // the same: the plan of the batch that runs
    TrainShelf& training; // the same: the run that trains
    WorkHost& host;
    DrawControl& control;
    const Preferences& preferences;
    const std::vector<std::filesystem::path>& modelFolders; // for requests that name none
    const std::vector<int64_t>& alreadyDrawn;               // kept by a former attempt
};

// Made on the engine's I/O thread, run once on its compute thread, or in a test on any one.
class QueuedWork {
public:
    virtual ~QueuedWork() = default;

    virtual std::string title() const = 0; // for people
    virtual std::string model() const = 0; // that it will load; empty: none
    virtual int64_t pictures() const = 0;

    // Decides what the user left open; gives the payload that a second attempt needs to do the same.
    virtual std::string decide(const Preferences& preferences) = 0;
    // The payload of the same wish for another job, nothing decided.
    virtual std::string repeatPayload(const JobId& again) const = 0;

    // Whether it stops at once for more urgent work, instead of finishing what it is at: what is lost is small.
    virtual bool givesWayAtOnce() const { return false; }

    // Whether it keeps pictures, which are its count; else it counts by WorkHost::countPictures().
    virtual bool keepsPictures() const { return true; }

    // Whether its pictures are scored whatever Preferences::scoreNew says.
    virtual bool wantsScores() const { return false; }
    // By which scorers then; empty: those that are installed.
    virtual std::vector<std::string> namedScorers() const { return {}; }
    // Whether it scores while it runs: what scores afterwards need not take its place.
    virtual bool scoresItself() const { return false; }

    // Blocks until done, failed or stopped.
    virtual Result<PaintOutcome> run(const WorkContext& context) = 0;
};

} // namespace miro
