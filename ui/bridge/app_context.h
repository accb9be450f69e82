// What every page may use, handed to its constructor. References: the program owns them and they outlive the window.
#pragma once

#include <filesystem>
#include <vector>

namespace miro {

class Engine;
class EngineBridge;
class LibraryThread;
class ModelCatalogue;
class PreferencesStore;
class ThumbnailCache;

struct AppContext {
    Engine& engine;
    EngineBridge& bridge;
    LibraryThread& library;
    PreferencesStore& preferences;
    ModelCatalogue& models;
    ThumbnailCache& thumbnails;
};

} // namespace miro
