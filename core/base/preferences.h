// What the user chose once for the whole program, in both faces: the one list that declares each choice. The Settings
// page, the JSON file and the checks derive from preferenceParams(). Plain values: any thread.
#pragma once

#include "base/param_spec.h"

#include <filesystem>
#include <string>
#include <vector>

namespace miro {

struct Preferences {
    std::string theme = "system";    // "system", "light", "dark", "contrast"
    std::string language = "system"; // "system", "en", "fr", "de", "es", "ja", "zh_CN"
    std::string library;             // folder; empty: libraryFolder()
    std::string model = "starter";   // as --model takes it
    std::string variant;
    std::string preview = "auto";    // "auto", "linear", "off"
    std::string queueStart = "last"; // at start the queue waits for: "run", "pause", "last" (as it was left)
    std::string device = "auto";     // see parseDevice()
    std::string precision = "auto";  // see parsePrecision()
    int64_t threads = 0;             // of the processor; 0: as many as the machine has cores
    bool privacy = false;            // write no metadata into pictures
    bool redrawOnRelease = true;     // a slider let go at a locked seed draws again
    bool notify = true;              // when a long run ends
    bool keepAwake = true;           // while work is running
    bool scoreNew = true;            // every new picture, by the scorers that are installed
    int64_t scoreMemory = 8;         // GB of scorers that may stay loaded
    bool scoresInFiles = false;      // scores also go into the metadata of the library's PNG files
    bool liveScores = true;          // the cheap scorers look on while a picture forms
    int64_t binDays = 30;            // pictures in the bin are kept so long; 0: for ever
};

const std::vector<BoundParam<Preferences>>& preferenceParams();

// $XDG_CONFIG_HOME/miro-studio/settings.json.
std::filesystem::path preferencesFile();

// A file that is not there gives the defaults. Corrupt names the file and the key; keys that a newer version knows are
// left out.
Result<Preferences> readPreferences(const std::filesystem::path& file);

// Atomically; makes the folder. Keys of other versions that the file holds are kept.
Result<void> writePreferences(const std::filesystem::path& file, const Preferences& preferences);

// Preferences::library, else libraryFolder(). $MIRO_LIBRARY goes before both.
std::filesystem::path libraryFolderOf(const Preferences& preferences);

} // namespace miro
