// GenEval and PartiPrompts from the command line: a batch in their layout, then a detector's word on every picture.
#pragma once

#include "eval/benchmark_pictures.h"
#include "eval/geneval_scene.h"
#include "job/batch_run_job.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace miro {

struct BenchmarkRequest {
    BatchRunOrder draw;   // its layout is Geneval or Partiprompts
    std::string detector; // a command; empty: layout only
};

struct BenchmarkOutcome {
    BenchmarkSummary summary;
    std::vector<std::filesystem::path> files; // detections.jsonl, summary.json
};

// Pictures that were drawn stay, whatever the detector does.
class BenchmarkJob : public Job {
public:
    explicit BenchmarkJob(BenchmarkRequest request) : m_request(std::move(request)) {}

    Result<void> run(const JobContext& context) override;
    const BenchmarkOutcome& outcome() const { return m_outcome; }

private:
    BenchmarkRequest m_request;
    BenchmarkOutcome m_outcome;
};

// The starter's detector, a line at a time (eval/detector_scenes.h). next: a line, or nothing at the end.
class DetectScenesJob : public Job {
public:
    using Next = std::function<bool(std::string& line)>;
    using Each = std::function<void(const std::string& answer)>;

    DetectScenesJob(std::filesystem::path sprites, Next next, Each each)
        : m_sprites(std::move(sprites)), m_next(std::move(next)), m_each(std::move(each)) {}

    Result<void> run(const JobContext& context) override;

private:
    std::filesystem::path m_sprites;
    Next m_next;
    Each m_each;
};

// Prompts of the starter's scenes in GenEval's format. sprites: as models/starter-scenes.
Result<std::vector<std::string>> scenePrompts(const std::filesystem::path& sprites, const ScenePromptsRequest& request);

} // namespace miro
