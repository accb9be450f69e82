// Stage 3: shards for training. Beside each sample's picture and caption stand what the autoencoder makes of the
// picture (mean and deviation of its latents), the text encoder's states of both captions, trimmed to their tokens, all
// in half precision, and in the .json the scores of the stages before.
#pragma once

#include "annotate/annotate_run.h"

#include <optional>
#include <string>
#include <vector>

namespace miro {

struct LatentShardsRequest {
    std::filesystem::path shards; // as findShards() takes it
    std::filesystem::path scores; // folder of STEM.csv; empty: none are merged
    std::filesystem::path folder;
    std::string model; // a generator, a codec (its file or folder), or a VAE's folder
    std::string variant;
    std::string textEncoder;   // a repo id or a folder; empty: what the model says
    int64_t maxTextLength = 0; // 0: the model's, else 77
    int64_t resolution = 0;    // pixels a side, and in the members' names; 0: the model's, named 256 as published
    bool dropPictures = false; // leaves the pictures out
    std::vector<std::filesystem::path> modelFolders; // as --models
    ShardPart part;
    bool resume = false;
    std::string device = "auto"; // see parseDevice()
    int64_t batch = 64;          // pictures and captions at once
    int64_t threads = 0;         // that decode pictures ahead; 0: as many as the machine has
};

// Blocks. Every shard and its CSV is read once before anything is computed. Progress: stages "verify" (shards), "load",
// "latents" (samples). Usage, NotFound, Corrupt (also latents that are not finite: names the sample), OutOfMemory,
// DiskFull, Stopped.
Result<AnnotateOutcome> makeLatentShards(const LatentShardsRequest& request, const AnnotateHost& host);

} // namespace miro
