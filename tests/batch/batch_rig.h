// Batches whose pictures are a few bytes, drawn by nobody.
#pragma once

#include "base/files.h"
#include "batch/batch_manifest.h"
#include "library/picture_store.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fmt/format.h>

namespace miro::test {

namespace fs = std::filesystem;

inline Result<ModelFacts> anyModel(const std::string& model, const std::string&) {
    if (model.starts_with("no"))
        return Error{ErrorCode::NotFound, "there is no model " + model};
    ModelFacts facts;
    facts.rewardKeys = {"clip_score", "vqa_score"};
    facts.defaults.steps = 10;
    return facts;
}

inline BatchPlan planOf(const std::string& list, ListFormat format = ListFormat::Text, int64_t groupSize = 4,
                        int64_t bestOf = 0) {
    BatchRequest request;
    request.listName = "list.txt";
    request.listText = list;
    request.format = format;
    request.groupSize = groupSize;
    request.bestOf = bestOf;
    if (bestOf > 0)
        request.scorers = {"pick_score"};
    request.sheets = false; // these pictures are none
    return BatchPlan::make(std::move(request), anyModel).value();
}

inline std::string prompts(int count) {
    std::string list;
    for (int i = 0; i < count; ++i)
        list += fmt::format("prompt {}\n", i);
    return list;
}

inline BatchHead headOf(const BatchPlan& plan, Shard shard = {}) {
    BatchHead head;
    head.fingerprint = plan.fingerprint();
    head.models = {{"starter", std::string(64, 'a')}};
    head.device = "cpu";
    head.precision = "fp32";
    head.shard = shard;
    head.pictures = plan.pictures();
    head.groups = plan.groups();
    head.groupSize = plan.request().groupSize;
    head.bestOf = plan.request().bestOf;
    return head;
}

inline std::string bytesOf(const BatchPicture& picture) {
    return fmt::format("picture {} of '{}'", picture.index, picture.settings.prompt);
}

// Places the file and gives its result.
inline BatchResult drawn(const BatchManifest& manifest, const BatchPicture& picture, const std::string& prefix = {}) {
    BatchResult result;
    result.index = picture.index;
    result.file = prefix + picture.file;
    result.sha256 = sha256Of(bytesOf(picture));
    result.seconds = 0.25;
    const auto placed = manifest.place(result.file, bytesOf(picture));
    if (!placed.ok())
        qFatal("%s", placed.message().c_str());
    return result;
}

// Draws all of a shard but those that `without` names.
inline void drawShard(const fs::path& folder, const BatchPlan& plan, Shard shard,
                      const std::vector<int64_t>& without = {}) {
    BatchManifest manifest = BatchManifest::open(folder, plan, headOf(plan, shard), true).value();
    for (const int64_t index : manifest.pictures()) {
        if (std::find(without.begin(), without.end(), index) != without.end())
            continue;
        const auto kept = manifest.append({drawn(manifest, plan.picture(index))});
        if (!kept.ok())
            qFatal("%s", kept.message().c_str());
    }
    const auto written = manifest.writeTable(plan);
    if (!written.ok())
        qFatal("%s", written.message().c_str());
}

inline std::string textOf(const fs::path& file) {
    const auto text = readFile(file);
    return text.ok() ? text.value() : text.message();
}

inline void write(const fs::path& file, const std::string& text) {
    const auto written = writeFileAtomically(file, text);
    if (!written.ok())
        qFatal("%s", written.message().c_str());
}

// Names below the folder, sorted.
inline std::vector<std::string> namesIn(const fs::path& folder) {
    std::vector<std::string> names;
    if (fs::is_directory(folder))
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            names.push_back(entry.path().lexically_relative(folder).generic_string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace miro::test

#define FAILS_WITH(message, part)                                                                                      \
    do {                                                                                                               \
        const std::string said = message;                                                                              \
        QVERIFY2(said.find(part) != std::string::npos, said.c_str());                                                  \
    } while (false)
