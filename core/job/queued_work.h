// A job of the queue as work: what a job kind makes of a payload, and what it may use while it runs.
#pragma once

#include "base/preferences.h"
#include "flow/draw_events.h"
#include "flow/painter.h"
#include "library/picture_record.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace miro {

struct KeepOptions {
    bool keep = true; // in the library
    std::optional<PictureId> parent;
};

// Lent by the engine for one run; called on the compute thread.
class WorkHost : public DrawSink {
public:
    // Waits until the picture is safe on disk: also while the disk is full, until there is room again, or Stopped.
    // Empty when it was not kept.
    virtual Result<std::string> keep(const PictureFile& file, const KeepOptions& options) = 0;
};

struct WorkContext {
    Painter& painter; // its networks stay in memory from job to job
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
    // The payload of the same wish, nothing decided.
    virtual std::string repeatPayload() const = 0;

    // Blocks until done, failed or stopped.
    virtual Result<PaintOutcome> run(const WorkContext& context) = 0;
};

} // namespace miro
