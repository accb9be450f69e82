// A library whose artist has chosen often enough that a taste can be learned, and the settings of a fine-tuning that
// takes seconds with the fixtures' model.
#pragma once

#include "base/files.h"
#include "job/fake_taste.h"
#include "job/taste_records.h"

#include <nlohmann/json.hpp>

namespace miro::test {

// The redder one of each pair that next to each other were kept.
inline void chooseRed(Library& library, const std::vector<Coloured>& pictures, int count) {
    auto profile = tasteProfile(library, std::nullopt, true);
    if (!profile.ok())
        qFatal("%s", profile.message().c_str());
    for (size_t i = 0; i + 1 < pictures.size() && count > 0; ++i) {
        const Coloured &left = pictures[i], &right = pictures[i + 1];
        const auto answered = answerDuel(library, *profile, left.id, right.id,
                                         left.red > right.red ? TasteAnswer::Left : TasteAnswer::Right);
        count -= answered.ok() ? 1 : 0; // those of two prompts are refused
    }
}

struct TaughtLibrary {
    explicit TaughtLibrary(int choices = 40) {
        const auto library = folder.open();
        chooseRed(*library, fillWithColours(folder, *library, 9, 6), choices);
    }
    std::vector<TasteVersionRecord> versions() const {
        const auto library = folder.open();
        std::vector<TasteVersionRecord> all;
        for (const TasteProfileRecord& profile : library->taste().profiles().value())
            for (TasteVersionRecord& version : library->taste().versions(profile.id).value())
                all.push_back(std::move(version));
        return all;
    }

    LibraryFolder folder;
};

inline nlohmann::json shortFinetune() {
    return {{"model", "fixtures/miro-7"},
            {"fresh", 20},
            {"own", 12},
            {"sampling-steps", 2},
            {"hours", 100},
            {"steps", 12},
            {"precision", "fp32"}, // the same numbers on every machine
            {"batch-size", 4},
            {"micro-batch", 2},
            {"rank", 2},
            {"warmup-steps", 1},
            {"held-out-steps", 3},
            {"sample-steps", 6},
            {"samples", 2},
            {"checkpoint-steps", 4}};
}

// Without the moment at which its run began.
inline std::string adapterBytes(const std::filesystem::path& file) {
    auto bytes = readFile(file, size_t{64} << 20);
    if (!bytes.ok())
        return bytes.message();
    const std::string key = "\"created\":\"";
    if (const size_t at = bytes->find(key); at != std::string::npos)
        bytes->replace(at + key.size(), std::string("2026-11-30T12:00:00Z").size(), "");
    return std::move(bytes).value();
}

} // namespace miro::test
