// Drawing a batch: what is asked for, and who keeps the pictures. Painter::paintBatch() draws; the networks are those
// of its other runs. Values without libtorch: any room above.
#pragma once

#include "base/result.h"
#include "batch/batch_plan.h"
#include "flow/draw_events.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace miro {

// A finished picture.
struct BatchFile {
    std::string bytes;       // PNG, metadata inside unless BatchPaintRequest::metadata is false
    std::string metadata;    // miro_metadata, in any case
    std::string modelSha256; // of the weights that drew it
    Image image;
    double seconds = 0; // its share of its group's time
    std::string note;   // empty, or one line: why its bits may differ from another run's
};

// Implemented by who owns the folder or the library. Every method on the painter's second thread, one call at a time,
// while the next group is sampled: the drawing thread waits only when this one is two groups behind.
class BatchKeeper {
public:
    virtual ~BatchKeeper() = default;

    // A whole file or none. DiskFull: the painter says so once and asks again with the same picture until there is
    // room; nothing that was computed is lost. Any other error ends the run.
    virtual Result<void> keep(const BatchPicture& picture, const BatchFile& file) = 0;

    // One that cannot be drawn (its start picture is gone, its latents are not finite). The run goes on. DiskFull as
    // above.
    virtual Result<void> failed(const BatchPicture& picture, const Error& error) = 0;

    // All wanted pictures of the group were kept or failed. DiskFull as above.
    virtual Result<void> groupDone(int64_t /*group*/) { return {}; }
};

struct BatchPaintRequest {
    std::vector<std::filesystem::path> modelFolders;
    const BatchPlan* plan = nullptr; // outlives the run
    std::vector<int64_t> groups;     // to draw, in this order; a model is loaded again whenever it changes
    // Asked on the drawing thread before a group begins. A group that has a wanted picture is sampled as a whole, so
    // that its bits do not depend on what is missing; the others' latents are dropped. Empty: all.
    std::function<bool(int64_t index)> wanted;

    bool metadata = true;              // the privacy switch
    int64_t threads = 0;               // as Preferences::threads
    std::string previewMethod = "off"; // as Preferences::preview
    std::function<void()> freeOther;   // memory of other work on the device, when there is too little; may be empty
    std::chrono::milliseconds askAgain{2000}; // after DiskFull
};

struct BatchPaintOutcome {
    int64_t pictures = 0; // kept by this run
    int64_t failed = 0;
    bool stoppedEarly = false; // by stopAfterThis()
};

} // namespace miro
