// Draws again and again with networks that stay in memory: what the window's queue runs. `miro generate` shares the way
// (flow/drawing.h) and differs in what becomes of the pictures.
#pragma once

#include "base/paths.h"
#include "base/result.h"
#include "flow/batch_painter.h"
#include "flow/draw_control.h"
#include "flow/draw_events.h"
#include "flow/draw_times.h"
#include "flow/generate_request.h"
#include "flow/live_scores.h"
#include "flow/picture_metadata.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// A finished picture as a file's bytes.
struct PictureFile {
    int64_t index = 0; // among the run's pictures
    uint64_t seed = 0;
    std::string suggestedName; // "two-cats-0000000007.png"
    std::string bytes;         // PNG, metadata inside unless PaintRequest::metadata is false
    std::string metadata;      // miro_metadata, in any case
};

// Keeps a finished picture and says where; called on the drawing thread, once a picture, as soon as it is decoded.
using PictureKeeper = std::function<Result<std::string>(const PictureFile&)>;

struct PaintRequest {
    GenerateRequest what;               // output, outputFolder and latentsFile are not used
    std::vector<int64_t> alreadyDrawn;  // indices that a former attempt kept
    bool metadata = true;               // the privacy switch
    std::string parent;                 // picture that these are made from, for the metadata; empty: none
    int64_t largestBatch = 4;           // pictures sampled at once; halved once when memory runs out
    int64_t threads = 0;                // as Preferences::threads
    std::string previewMethod = "auto"; // as Preferences::preview
    std::vector<ExplorationMark> marks; // one a picture, for the metadata, or empty
    LiveScorer* live = nullptr;         // see DrawOptions, as is the next
    std::function<void()> freeOther;
};

struct PaintOutcome {
    uint64_t firstSeed = 0;                // drawn at random when the request had none
    std::optional<uint64_t> variationSeed; // the same, where there is a variation
    int64_t pictures = 0;                  // kept by this run
    int64_t skipped = 0;
    bool stoppedEarly = false; // by stopAfterThis()
};

// Owned by one worker; every method on its thread but estimatedSeconds() and pace().
class Painter {
public:
    // cacheFolder: for preview maps and measured times.
    explicit Painter(const std::filesystem::path& cacheFolder = miro::cacheFolder());
    ~Painter();

    // Opens and loads the generator unless it already lies in memory, from files that have not changed since. What lay
    // there before goes first. Stops within one tensor.
    Result<void> load(const GenerateRequest& what, std::stop_token stop, int64_t threads = 0);
    std::string loadedModel() const; // empty: none
    void freeMemory();

    // Blocks. Errors as generate(); OutOfMemory only after a second try with half the batch and an emptied cache, and
    // then nothing stays in memory. Pictures kept before an error stay kept. Stages told to the sink: as
    // drawPictures(), whose progress counts the pictures that were still to be drawn.
    Result<PaintOutcome> paint(const PaintRequest& request, DrawSink& sink, DrawControl& control,
                               const PictureKeeper& keep);

    // Groups of a batch, with the same networks. What was sampled when a run is stopped stays in memory: the next run
    // of the same plan goes on from these latents, also in the middle of a group, to the same bits; another run of
    // paint() in between does not matter. Errors as paint(), but for pictures that fail alone (see BatchKeeper).
    // stepDone() counts pictures by their place in the run; pictureDone() is not told, and notes may come from the
    // second thread. Stages: "encode", "load", "sample" (network evaluations of all groups).
    Result<BatchPaintOutcome> paintBatch(const BatchPaintRequest& request, DrawSink& sink, DrawControl& control,
                                         BatchKeeper& keeper);
    void forgetBatch(); // drops those latents

    // From runs on this machine, also of former program starts; any thread, at once.
    std::optional<double> estimatedSeconds(const GenerateRequest& request) const;
    std::optional<DrawPace> pace(const GenerateRequest& request) const; // the same, in its parts

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace miro
