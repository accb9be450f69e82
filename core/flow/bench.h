// How fast this machine runs the published model: its network, decoder and text encoder at full size.
#pragma once

#include "base/device_choice.h"
#include "base/progress.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// Plain values without libtorch.
struct BenchRequest {
    std::vector<std::filesystem::path> modelFolders;
    std::string model; // whose network is measured; empty: random weights at the published size
    std::string variant;
    DeviceChoice device;
    Precision precision = Precision::Auto;
    int64_t repeats = 5;
    bool textEncoder = true; // its random weights take 5 GB
};

struct BenchItem {
    std::string what; // "load", "conditioning", "guided_evaluation", "plain_evaluation", "sampler_step", "decode",
                      // "text_encode"
    int64_t repeats = 0;
    double median = 0; // seconds
    double minimum = 0;
    double maximum = 0;
    std::string note; // what differs from the plain case
};

struct BenchReport {
    std::string device;
    std::string precision;
    std::string model; // empty: random weights
    int64_t threads = 0;
    std::vector<BenchItem> items;
    int64_t samplingBytes = 0; // resident after the sampler's steps: weights, activations and the program
    int64_t peakBytes = 0;     // the most that was resident at any time
};

// Blocks for a minute or so. Stopped between measurements; OutOfMemory.
Result<BenchReport> runBench(const BenchRequest& request, ProgressSink& progress, std::stop_token stop = {});

} // namespace miro
