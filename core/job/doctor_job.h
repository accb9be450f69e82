// Finds out what is installed, what this machine can do and where things lie.
#pragma once

#include "hub/model_store.h"
#include "job/job.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace miro {

// Plain values.
struct DoctorDevice {
    std::string name; // "cpu", "cuda:0"
    std::string hardware;
    int64_t memoryBytes = 0;
    std::vector<std::string> precisions;
    std::string note;
};

struct DoctorFolder {
    std::string what; // "models", "library", "log"
    std::filesystem::path path;
    bool exists = false;
};

struct DoctorReport {
    std::string programVersion;
    std::vector<std::pair<std::string, std::string>> libraries; // name, version
    std::vector<DoctorDevice> devices;
    std::string cudaAbsence;              // empty when CUDA works
    std::string kernels;                  // what became of our CUDA kernels
    std::vector<std::string> memoryPlans; // one line a size of card
    std::vector<DoctorFolder> folders;
    std::vector<ModelEntry> models;
};

class DoctorJob : public Job {
public:
    explicit DoctorJob(std::vector<std::filesystem::path> modelFolders) : m_modelFolders(std::move(modelFolders)) {}

    Result<void> run(const JobContext& context) override;
    const DoctorReport& report() const { return m_report; }

private:
    std::vector<std::filesystem::path> m_modelFolders;
    DoctorReport m_report;
};

} // namespace miro
