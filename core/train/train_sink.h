// What a training run tells its host while it runs. Core declares the sink; the command line and the window implement
// it. Plain values.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace miro {

// One update that is done.
struct TrainStep {
    int64_t step = 0;                                    // how many are done with it
    int64_t total = 0;                                   // of the whole run
    std::vector<std::pair<std::string, double>> numbers; // what the kind measures, "loss" first
    double gradientNorm = 0;                             // before clipping
    double learningRate = 0;
    double seconds = 0; // that it took
    double waited = 0;  // seconds of these for data
    int64_t rows = 0;   // samples of it
};

// Called on the thread that trains, which waits: must return quickly and must not throw.
class TrainSink {
public:
    virtual ~TrainSink() = default;

    // Once, before the first step: how many were done before, of how many.
    virtual void begun(int64_t /*done*/, int64_t /*total*/) {}
    virtual void stepDone(const TrainStep& /*step*/) {}
    // best: no earlier one was better.
    virtual void heldOut(int64_t /*step*/, const std::vector<std::pair<std::string, double>>& /*numbers*/,
                         bool /*best*/) {}
    virtual void checkpointed(int64_t /*step*/, const std::filesystem::path& /*file*/) {}
    // Means of scorers over the samples that sampled() tells of next.
    virtual void sampleScores(int64_t /*step*/, const std::vector<std::pair<std::string, double>>& /*numbers*/) {}
    virtual void sampled(int64_t /*step*/, const std::filesystem::path& /*folder*/) {}
    virtual void exported(const std::filesystem::path& /*folder*/) {}
    // One line that a person should read; nothing failed.
    virtual void note(const std::string& line) = 0;
};

} // namespace miro
