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
class TasteBridge;
class TasteEngine;
class ThumbnailCache;

struct AppContext {
    Engine& engine;
    EngineBridge& bridge;
    LibraryThread& library;
    PreferencesStore& preferences;
    ModelCatalogue& models;
    ThumbnailCache& thumbnails;
    TasteEngine* taste = nullptr;       // null: this program learns no taste
    TasteBridge* tasteBridge = nullptr; // what taste tells; there whenever taste is
};

} // namespace miro
