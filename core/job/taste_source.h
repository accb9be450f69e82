// A library's pictures as a personal reward sees them: what an encoder made of them, their known scores, their prompts.
// Private to the job room.
#pragma once

#include "job/taste_tools.h"
#include "library/library.h"
#include "library/taste_store.h"
#include "taste/taste_choice.h"
#include "taste/taste_features.h"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace miro {

struct TasteSource {
    TasteLayout layout;
    // Their key is the file's hash. The first `shown` are in the gallery, the others in the bin, or gone and still
    // named by a choice.
    std::vector<TastePicture> pictures;
    std::vector<TastePictureRow> rows; // beside them; id 0: gone
    size_t shown = 0;
    int64_t unmeasured = 0;                          // of the gallery: the encoder has not read them
    std::unordered_map<std::string, size_t> byKey;   // into pictures
    std::unordered_map<std::string, bool> inLibrary; // by key: every picture that is there, measured or not

    std::span<const TastePicture> gallery() const { return {pictures.data(), shown}; }
};

// Without looking at any file. A scorer counts as a reward when two pictures have its current score.
Result<TasteSource> readTasteSource(Library& library, const std::string& encoder,
                                    const std::vector<TasteChoice>& choices);

// Has the encoder read what it has not read yet, at most `most` pictures (0: all), some at a time; what was read is
// kept at once, so that it may be stopped. A file that cannot be read is no error; it is tried again the next time.
// Progress: stage "look".
Result<MeasuredTaste> measureTaste(Library& library, TasteEncoder& encoder, int64_t most, ProgressSink* progress,
                                   std::stop_token stop);

} // namespace miro
