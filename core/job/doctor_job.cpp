#include "job/doctor_job.h"

#include "base/paths.h"
#include "base/version.h"
#include "image/image_file.h"
#include "tensor/cuda_loader.h"
#include "tensor/device.h"
#include "tensor/device_memory.h"
#include "tensor/memory_plan.h"
#include "tensor/torch_guard.h"

#include <ATen/Context.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <torch/headeronly/version.h>

namespace miro {
namespace {

std::vector<DoctorDevice> devices() {
    std::vector<DoctorDevice> list;
    for (const DeviceReport& report : describeDevices()) {
        DoctorDevice device{report.name, report.hardware, report.memoryBytes, {}, report.note};
        for (Precision precision : report.precisions)
            device.precisions.push_back(toText(precision));
        list.push_back(std::move(device));
    }
    return list;
}

std::vector<DoctorFolder> folders(const ModelStore& store) {
    std::vector<DoctorFolder> list;
    for (const auto& folder : store.folders())
        list.push_back({"models", folder, false});
    list.push_back({"library", libraryFolder(), false});
    list.push_back({"log", logFile(), false});
    for (DoctorFolder& folder : list) {
        std::error_code ignored;
        folder.exists = std::filesystem::exists(folder.path, ignored);
    }
    return list;
}

} // namespace

Result<void> DoctorJob::run(const JobContext&) {
    initialiseTorch();
    return guardTorch("looking around", [&]() -> Result<void> {
        MIRO_TRY(ModelStore store, ModelStore::open(m_modelFolders));
        m_report.programVersion = programVersion();
        m_report.libraries = {
            {"libtorch", TORCH_VERSION},
            {"OpenImageIO", imageLibraryVersion()},
            {"fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)},
            {"nlohmann-json", fmt::format("{}.{}.{}", NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
                                          NLOHMANN_JSON_VERSION_PATCH)},
            {"BLAS", at::globalContext().hasMKL() ? "MKL" : "other"},
            {"oneDNN", at::globalContext().hasMKLDNN() ? "yes" : "no"}};
        m_report.devices = devices();
        m_report.cudaAbsence = cudaAbsenceReason();
        const CudaStatus& cuda = cudaStatus();
        m_report.kernels = cuda.pluginAbsence.empty() ? "in use" : cuda.pluginAbsence;
        m_report.memoryPlans = describeStandardPlans(Precision::Bf16, 1, deviceMemory(at::kCPU).total / 2);
        m_report.folders = folders(store);
        m_report.models = store.list();
        return {};
    });
}

} // namespace miro
