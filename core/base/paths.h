// Where things lie on this machine. Each honours its environment variable, then the XDG base directories.
#pragma once

#include <filesystem>
#include <vector>

namespace miro {

// $MIRO_MODELS, else $XDG_DATA_HOME/miro-studio/models.
std::filesystem::path userModelsFolder();

// $HF_HUB_CACHE, else $HF_HOME/hub, else ~/.cache/huggingface/hub.
std::filesystem::path huggingFaceCacheFolder();

// $MIRO_LIBRARY, else $XDG_DATA_HOME/miro-studio/library.
std::filesystem::path libraryFolder();

// $XDG_DATA_HOME/miro-studio/calibration: edges of reward bins that were imported or estimated (reward_bins.h).
std::filesystem::path calibrationFolder();

// $XDG_CONFIG_HOME/miro-studio.
std::filesystem::path configFolder();

// $XDG_STATE_HOME/miro-studio/miro.log.
std::filesystem::path logFile();

// $XDG_CACHE_HOME/miro-studio: what can be worked out again.
std::filesystem::path cacheFolder();

// What ships with the program: models/ of the source tree and what set-up fetched, or share/miro-studio/models of an
// installation, found from the running program's own place.
std::vector<std::filesystem::path> shippedModelFolders();

// The folder of the running program.
std::filesystem::path programFolder();

} // namespace miro
