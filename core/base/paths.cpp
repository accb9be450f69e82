#include "base/paths.h"

#include <cstdlib>

namespace miro {
namespace fs = std::filesystem;
namespace {

fs::path fromEnvironment(const char* name) {
    const char* value = std::getenv(name);
    return value ? fs::path(value) : fs::path();
}

fs::path home() {
    fs::path folder = fromEnvironment("HOME");
    return folder.empty() ? fs::temp_directory_path() : folder;
}

// The XDG specification says that relative values are to be ignored.
fs::path xdgFolder(const char* variable, const char* fallbackInHome) {
    fs::path folder = fromEnvironment(variable);
    return folder.is_absolute() ? folder : home() / fallbackInHome;
}

fs::path dataFolder() {
    return xdgFolder("XDG_DATA_HOME", ".local/share") / "miro-studio";
}

} // namespace

fs::path userModelsFolder() {
    fs::path folder = fromEnvironment("MIRO_MODELS");
    return folder.empty() ? dataFolder() / "models" : folder;
}

fs::path huggingFaceCacheFolder() {
    if (fs::path cache = fromEnvironment("HF_HUB_CACHE"); !cache.empty())
        return cache;
    if (fs::path root = fromEnvironment("HF_HOME"); !root.empty())
        return root / "hub";
    return xdgFolder("XDG_CACHE_HOME", ".cache") / "huggingface" / "hub";
}

fs::path libraryFolder() {
    fs::path folder = fromEnvironment("MIRO_LIBRARY");
    return folder.empty() ? dataFolder() / "library" : folder;
}

fs::path calibrationFolder() {
    return dataFolder() / "calibration";
}

fs::path configFolder() {
    return xdgFolder("XDG_CONFIG_HOME", ".config") / "miro-studio";
}

fs::path logFile() {
    return xdgFolder("XDG_STATE_HOME", ".local/state") / "miro-studio" / "miro.log";
}

fs::path cacheFolder() {
    return xdgFolder("XDG_CACHE_HOME", ".cache") / "miro-studio";
}

fs::path programFolder() {
    std::error_code error;
    fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::current_path() : program.parent_path();
}

std::vector<fs::path> shippedModelFolders() {
    std::vector<fs::path> folders;
    std::error_code error;
    fs::path installed = programFolder().parent_path() / "share" / "miro-studio" / "models";
    if (fs::is_directory(installed, error))
        folders.push_back(installed);
    // A build tree is build/<preset>/{bin,tests} inside the checkout.
    for (fs::path folder = programFolder(); folder.has_relative_path(); folder = folder.parent_path()) {
        if (!fs::exists(folder / "CMakePresets.json", error) || !fs::is_directory(folder / "models", error))
            continue;
        folders.push_back(folder / "models");
        folders.push_back(folder / ".studio" / "models");
        break;
    }
    return folders;
}

} // namespace miro
