// What a generation is asked for and what it gave. Plain values without libtorch: any thread, any room above.
#pragma once

#include "base/adapter_choice.h"
#include "base/generation_settings.h"

#include <filesystem>
#include <string>
#include <vector>

namespace miro {

// What draws when nobody chose a model.
inline constexpr const char* kDefaultModel = "starter";

struct GenerateRequest {
    std::vector<std::filesystem::path> modelFolders; // empty: this machine's usual ones
    std::string model = kDefaultModel;               // NAME, ORG/NAME or a folder
    std::string variant;
    std::vector<AdapterChoice> adapters; // of that model; each adds its reward to the model's
    GenerationSettings settings;

    // One of the two, or neither: then pictures go to the user's library folder.
    std::filesystem::path output;       // a file, for one picture; its ending says the format
    std::filesystem::path outputFolder; // PNG files; made when only its last component is missing

    std::filesystem::path latentsFile; // empty: latents are not kept
};

struct DrawnPicture {
    std::filesystem::path file;
    uint64_t seed = 0;
};

struct GenerateOutcome {
    std::vector<DrawnPicture> pictures; // in the order of their seeds
    std::vector<std::string> notes;     // one line each, for the user: nothing failed
};

} // namespace miro
