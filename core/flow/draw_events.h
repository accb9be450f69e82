// What a drawing tells its host while it runs, as values without libtorch: any thread, any room above.
#pragma once

#include "base/progress.h"
#include "image/image.h"

#include <cstdint>
#include <string>
#include <vector>

namespace miro {

struct LiveScore {
    std::string scorer; // a key of scorers()
    double value = 0;   // quantile where bin edges are known, else the training value; the mean of the group
};

struct DrawStep {
    int64_t firstPicture = 0; // of the group that is sampled together
    int64_t pictures = 1;
    int64_t step = 0; // the one just done, from 0
    int64_t total = 0;
    float gamma = 0; // reached by it: 1 is data
    double stepSeconds = 0;
    double previewSeconds = 0;     // spent making previews
    double decodeSeconds = 0;      // of the last full decode, 0 before
    int64_t deviceMemory = 0;      // bytes in use on the device; the process's memory on a CPU
    std::vector<Image> previews;   // one a picture of the group, or empty; small: scale them up
    std::string previewMethod;     // "linear", "decoder", "full"
    std::vector<LiveScore> scores; // of the estimate at this step, by the cheap scorers; often empty
};

struct DrawnImage {
    int64_t index = 0; // among the run's pictures
    uint64_t seed = 0;
    Image image;
    std::string file; // where it lies; empty when it was not kept
};

// Called on the drawing thread, which waits: must return quickly and must not throw.
class DrawSink : public ProgressSink {
public:
    virtual bool wantsPreviews() { return false; } // asked before each step; never changes the picture
    virtual void stepDone(const DrawStep& /*step*/) {}
    virtual void pictureDone(const DrawnImage& /*picture*/) {}
    virtual void note(const std::string& /*line*/) {}
};

} // namespace miro
