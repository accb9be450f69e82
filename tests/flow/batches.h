// What tests of batches share: plans over the toy models, a keeper in memory, a folder to draw into.
#pragma once

#include "batch/batch_plan.h"
#include "flow/batch_run.h"
#include "flow/generator_files.h"
#include "flow/painting.h"

#include <map>
#include <mutex>

namespace miro::test {

inline std::filesystem::path fixtureModels() {
    return std::filesystem::path(MIRO_FIXTURES) / "models";
}

inline ModelLookup fixtureLookup() {
    return [](const std::string& model, const std::string& variant) -> Result<ModelFacts> {
        MIRO_TRY(const ModelStore store, ModelStore::open({fixtureModels()}));
        MIRO_TRY(const GeneratorFiles files, findGeneratorFiles(store, model, variant));
        ModelFacts facts;
        facts.rewardKeys = files.config.rewardKeys;
        facts.defaults = files.info.defaults;
        return facts;
    };
}

inline BatchRequest fixtureBatch(const std::string& list, int64_t groupSize = 4) {
    BatchRequest request;
    request.listName = "prompts.txt";
    request.listText = list;
    request.model = "fixtures/miro-7";
    request.settings.steps = 3;
    request.settings.device = {DeviceKind::Cpu, 0};
    request.groupSize = groupSize;
    return request;
}

inline BatchPlan planOf(const BatchRequest& request) {
    auto plan = BatchPlan::make(request, fixtureLookup());
    if (!plan.ok())
        throw std::runtime_error(plan.message());
    return std::move(plan).value();
}

// Keeps in memory. Its methods are called on the painter's second thread.
struct MemoryKeeper : BatchKeeper {
    Result<void> keep(const BatchPicture& picture, const BatchFile& file) override {
        std::unique_lock lock(mutex);
        ++asked;
        if (onKeep)
            if (auto said = onKeep(picture); !said.ok())
                return said;
        if (files.contains(picture.index))
            twice.push_back(picture.index);
        files[picture.index] = file.bytes;
        notes[picture.index] = file.note;
        return {};
    }
    Result<void> failed(const BatchPicture& picture, const Error& error) override {
        std::lock_guard lock(mutex);
        failures[picture.index] = error.message;
        return {};
    }
    Result<void> groupDone(int64_t group) override {
        std::lock_guard lock(mutex);
        groups.push_back(group);
        return {};
    }

    std::mutex mutex;
    std::function<Result<void>(const BatchPicture&)> onKeep;
    int64_t asked = 0;
    std::map<int64_t, std::string> files; // bytes by index
    std::map<int64_t, std::string> notes;
    std::map<int64_t, std::string> failures;
    std::vector<int64_t> groups;
    std::vector<int64_t> twice;
};

// Host whose notes may come from two threads.
struct BatchHost : Host {
    void note(const std::string& line) override {
        std::lock_guard lock(noteMutex);
        Host::note(line);
    }
    std::mutex noteMutex;
};

} // namespace miro::test
