// What a batch will take, before it begins: counted from its plan and from what was measured on this machine. Plain
// functions: any thread.
#pragma once

#include "batch/batch_plan.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace miro {

// Measured by whoever knows the machine; 0: not measured.
struct BatchSpeed {
    double evaluationSeconds = 0; // of the network, for one picture of a group
    double pictureSeconds = 0;    // from latents to a file, scores included
    double loadingSeconds = 0;    // once
    double pictureBytes = 0;      // of a file; 0: guessed from imageSide
    int64_t imageSide = 0;        // pixels; 0: unknown
};

struct BatchEstimate {
    int64_t pictures = 0;
    int64_t groups = 0;
    double evaluations = 0;        // of the network for one picture, all pictures together
    std::optional<double> seconds; // nothing was measured: nothing
    int64_t bytes = 0;             // pictures, sheets and tables; 0: unknown
    int64_t freeBytes = -1;        // on the disk of the folder; -1: unknown

    bool fits() const { return bytes <= 0 || freeBytes < 0 || bytes <= freeBytes; }
};

// groups: those that are still to be drawn; nothing: all. folder may be missing still.
BatchEstimate estimateBatch(const BatchPlan& plan, const BatchSpeed& speed, const std::filesystem::path& folder,
                            const std::optional<std::vector<int64_t>>& groups = std::nullopt);

// A PNG of a photograph with the settings inside it.
int64_t typicalPictureBytes(int64_t imageSide);

} // namespace miro
