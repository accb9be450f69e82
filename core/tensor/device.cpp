#include "tensor/device.h"

#include "tensor/cuda_loader.h" // initialiseTorch, cudaAbsenceReason, cudaDeviceCount, cudaSupportsBf16, describeCudaDevices
#include "tensor/device_memory.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fstream>
#include <thread>

namespace miro {
namespace {

std::string processorName() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.rfind("model name", 0) == 0 && line.find(": ") != std::string::npos)
            return fmt::format("{} ({} threads)", line.substr(line.find(": ") + 2),
                               std::thread::hardware_concurrency());
    return fmt::format("CPU ({} threads)", std::thread::hardware_concurrency());
}

bool processorHasBf16() {
    return __builtin_cpu_supports("avx512bf16");
}

DeviceReport describeCpu() {
    DeviceReport report;
    report.name = "cpu";
    report.hardware = processorName();
    report.memoryBytes = deviceMemory(at::kCPU).total;
    report.precisions = {Precision::Fp32, Precision::Bf16, Precision::Fp16, Precision::Int8};
    std::vector<std::string> notes;
    if (!processorHasBf16())
        notes.push_back("bf16 is slow here: no AVX512-BF16");
    notes.push_back("fp16 is slow on CPUs");
    report.note = fmt::format("{}", fmt::join(notes, "; "));
    return report;
}

} // namespace

Result<ComputePlan> planCompute(const DeviceChoice& device, Precision precision) {
    std::string reason = cudaAbsenceReason();
    bool cuda = device.kind == DeviceKind::Cuda || (device.kind == DeviceKind::Auto && reason.empty());
    if (!cuda)
        return ComputePlan{at::kCPU, precision == Precision::Auto ? Precision::Fp32 : precision};
    if (!reason.empty())
        return usageError(fmt::format("device {} cannot be used: {}; use --device cpu", toText(device), reason));
    int count = cudaDeviceCount();
    if (device.index >= count)
        return usageError(
            fmt::format("device {} does not exist: this machine has cuda:0 to cuda:{}", toText(device), count - 1));
    if (precision == Precision::Int8)
        return usageError("precision int8 is for CPUs; on a GPU choose bf16, fp16 or fp32");
    if (precision == Precision::Auto)
        precision = cudaSupportsBf16(device.index) ? Precision::Bf16 : Precision::Fp16;
    return ComputePlan{at::Device(at::kCUDA, static_cast<c10::DeviceIndex>(device.index)), precision};
}

Precision quickTrainingPrecision(at::Device device) {
    const bool bf16 = device.is_cuda() ? cudaSupportsBf16(device.index()) : processorHasBf16();
    return bf16 ? Precision::Bf16 : Precision::Fp32;
}

std::vector<DeviceReport> describeDevices() {
    std::vector<DeviceReport> reports = {describeCpu()};
    for (DeviceReport& report : describeCudaDevices())
        reports.push_back(std::move(report));
    return reports;
}

} // namespace miro
