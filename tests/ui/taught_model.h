// "My taste" taught to a model: a version in the library, with a file that stands for its adapter.
#pragma once

#include "base/paths.h"
#include "hub/checkpoint_hash.h"
#include "hub/file_hash.h"
#include "library/taste_store.h"
#include "tests/ui/studio_rig.h"

namespace miro {

inline fs::path adapterFile(const StudioRig& rig, const TasteVersionRecord& version) {
    return rig.libraryPath() / version.file;
}

// name: also what tells its file from others. The profile "Ada" is made where there is none.
inline TasteVersionRecord teach(const StudioRig& rig, const std::string& model, const std::string& name,
                                TasteVersionState state = TasteVersionState::Default) {
    auto open = Library::open(rig.libraryPath());
    if (!open.ok())
        qFatal("%s", open.message().c_str());
    TasteStore& taste = (*open)->taste();
    auto profiles = taste.profiles();
    TasteVersionRecord version;
    version.profile = profiles.ok() && !profiles->empty() ? profiles->front().id : *taste.createProfile("Ada");
    version.name = name;
    version.file = "taste/" + name + ".safetensors";
    fs::create_directories(adapterFile(rig, version).parent_path());
    auto written = writeFileAtomically(adapterFile(rig, version), "an adapter called " + name);
    auto sha256 = sha256OfFile(adapterFile(rig, version));
    auto base = checkpointSha256(rig.models / model / "model.safetensors", cacheFolder(), nullptr, {});
    if (!written.ok() || !sha256.ok() || !base.ok())
        qFatal("a version cannot be made");
    version.sha256 = *sha256;
    version.baseSha256 = *base;
    auto id = taste.addVersion(version);
    if (!id.ok())
        qFatal("%s", id.message().c_str());
    version.id = *id;
    version.state = state;
    if (auto set = taste.setVersionState(version.id, state); !set.ok())
        qFatal("%s", set.message().c_str());
    return version;
}

inline void setState(const StudioRig& rig, const TasteVersionRecord& version, TasteVersionState state) {
    auto open = Library::open(rig.libraryPath());
    if (auto set = (*open)->taste().setVersionState(version.id, state); !set.ok())
        qFatal("%s", set.message().c_str());
}

} // namespace miro
