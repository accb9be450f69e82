// How taste gets at what networks see in pictures: a CLIP behind it in the program, a stand-in in tests.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "reward/picture_encoder.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// Owned by one worker; every method on its thread.
class TasteEncoder {
public:
    virtual ~TasteEncoder() = default;
    // Its name with its version: vectors of two keys never meet.
    virtual const std::string& key() const = 0;
    virtual std::string note() const { return {}; } // one line for the user; empty: nothing to tell
    // As PictureEncoder::encode(). One that does not read prompts gives none.
    virtual Result<std::vector<EncodedInput>> encode(std::span<const ScoreInput> inputs, std::stop_token stop) = 0;
    virtual void freeMemory() {}
};

struct TasteTools {
    // Reads no weights, but for their hash when that is not known yet (stage "check").
    std::function<Result<std::unique_ptr<TasteEncoder>>(ProgressSink* progress, std::stop_token stop)> open;
};

// What came of having an encoder look at a library's pictures.
struct MeasuredTaste {
    std::string encoder;
    int64_t measured = 0;   // now
    int64_t left = 0;       // that it did not come to yet
    int64_t recomputed = 0; // of those: another encoder, or an earlier version, had read them
    int64_t unreadable = 0;
    std::string problem; // of the first unreadable one; one line
    std::string note;    // for the user; empty: none
};

// The best CLIP of these models folders (empty: this machine's usual ones); without any, colours and layout alone.
TasteTools tasteTools(std::vector<std::filesystem::path> modelFolders, const ScoringOptions& options);

// Looks at colours and where they lie, without weights: lookColumns() and the means of a grid.
std::unique_ptr<TasteEncoder> lookEncoder();

} // namespace miro
