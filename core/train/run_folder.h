// The files of a training run's folder: config.json, metrics.jsonl, checkpoints/, samples/, model/, event files. Knows
// names and which checkpoints stay; what is in a checkpoint is the trainer's.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace miro {

// A value; one process at a time writes a run's folder.
class RunFolder {
public:
    // Makes nothing. Usage when a run is there already and `resume` is false.
    static Result<RunFolder> open(const std::filesystem::path& folder, bool resume);
    // What is missing of the folder itself.
    Result<void> make() const;

    const std::filesystem::path& path() const { return m_folder; }
    std::filesystem::path config() const { return m_folder / "config.json"; }
    std::filesystem::path metrics() const { return m_folder / "metrics.jsonl"; }
    std::filesystem::path model() const { return m_folder / "model"; }
    std::filesystem::path model(int64_t step) const;      // models/step-00001000: on the way
    std::filesystem::path checkpoint(int64_t step) const; // checkpoints/step-00001000.safetensors
    std::filesystem::path best(int64_t step) const;       // checkpoints/best-00001000.safetensors
    std::filesystem::path samples(int64_t step) const;    // samples/step-00001000

    // Steps of the checkpoints that are there, those kept as best included, the newest first.
    std::vector<std::pair<int64_t, std::filesystem::path>> checkpoints() const;

    // Removes all but the newest `keep` numbered ones and the best of that step.
    void tidy(int64_t keep, std::optional<int64_t> best) const;

private:
    explicit RunFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    std::filesystem::path m_folder;
};

// metrics.jsonl: a JSON object a line, each with "step". One thread at a time.
class MetricsFile {
public:
    // Forgets lines of steps above `step`, those of the step itself that have one of the keys `again`, and a last line
    // that was cut off: they are written again. Failed, DiskFull.
    static Result<MetricsFile> open(const std::filesystem::path& file, int64_t step,
                                    const std::vector<std::string>& again = {});

    Result<void> write(const nlohmann::ordered_json& line);

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    MetricsFile(std::filesystem::path path, std::FILE* file) : m_path(std::move(path)), m_file(file) {}

    std::filesystem::path m_path;
    std::unique_ptr<std::FILE, Close> m_file;
};

} // namespace miro
