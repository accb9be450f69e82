// `miro eval controlled`: all trainings and looks of a plan, one after the other, and the report. Whatever is finished
// stays; started again it goes on, a training from its checkpoint.
#pragma once

#include "eval/controlled_tools.h"
#include "job/controlled_settings.h"
#include "job/job.h"

namespace miro {

struct ControlledRequest {
    std::filesystem::path plan;           // empty: the folder's own
    std::vector<std::string> assignments; // KEY=VALUE over it
    std::filesystem::path folder;
    std::vector<std::string> only; // runs, arms or seeds; empty: all
    bool reportOnly = false;       // of what is there
    int64_t threads = 0;           // 0: all
    ControlledTools tools;
};

struct ControlledOutcome {
    std::vector<std::filesystem::path> files; // the report's
    int64_t missing = 0;                      // looks of the plan that are not there
};

class ControlledJob : public Job {
public:
    explicit ControlledJob(ControlledRequest request) : m_request(std::move(request)) {}

    // Usage (a folder of another plan; see readControlledPlan), what trainings and drawings fail with, DiskFull,
    // Stopped. Progress: "runs" (trainings and looks of all), "train" (steps), "sample" (pictures).
    Result<void> run(const JobContext& context) override;
    const ControlledOutcome& outcome() const { return m_outcome; }

private:
    ControlledRequest m_request;
    ControlledOutcome m_outcome;
};

} // namespace miro
