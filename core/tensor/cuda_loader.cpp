#include "tensor/cuda_loader.h"

#include "base/paths.h"

#include <ATen/ATen.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <dlfcn.h>
#include <fmt/format.h>
#include <link.h>
#include <torch/headeronly/version.h>

namespace miro {
namespace {

constexpr int kNeededDriver = 13000; // of the CUDA runtime that libtorch was built with
constexpr const char* kNeededDriverText = "13.0";
constexpr int kTorchMajor = 7, kTorchMinor = 5; // the oldest cards libtorch has kernels for
constexpr int kKernelMajor = 8;                 // the oldest cards our kernels are compiled for
constexpr const char* kPluginFile = "libmiro_cuda_plugin.so";

// dlerror's text without the leading path, which may be long, and always one line.
std::string linkerMessage() {
    const char* text = ::dlerror();
    return text ? oneLine(text, 200) : "unknown error of the dynamic linker";
}

template <typename Function>
bool find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(::dlsym(library, name));
    return function != nullptr;
}

// The few functions of the driver API that say which cards there are. Asked before libtorch_cuda is opened, without any
// CUDA header; the numbers are those of the driver's stable ABI.
struct Driver {
    int (*getVersion)(int*) = nullptr;
    int (*init)(unsigned) = nullptr;
    int (*count)(int*) = nullptr;
    int (*get)(int*, int) = nullptr;
    int (*name)(char*, int, int) = nullptr;
    int (*memory)(size_t*, int) = nullptr;
    int (*attribute)(int*, int, int) = nullptr;

    bool resolve(void* library) {
        return find(library, "cuDriverGetVersion", getVersion) && find(library, "cuInit", init) &&
               find(library, "cuDeviceGetCount", count) && find(library, "cuDeviceGet", get) &&
               find(library, "cuDeviceGetName", name) && find(library, "cuDeviceTotalMem_v2", memory) &&
               find(library, "cuDeviceGetAttribute", attribute);
    }
};

constexpr int kAttributeMajor = 75;
constexpr int kAttributeMinor = 76;
constexpr int kErrorNoDevice = 100;

// Fills cards, or says why there are none.
std::string askDriver(const std::string& file, std::vector<CudaCard>& cards) {
    void* library = ::dlopen(file.c_str(), RTLD_LAZY | RTLD_LOCAL);
    if (library == nullptr) {
        ::dlerror();
        return fmt::format("no NVIDIA driver is installed ({} was not found)", oneLine(file));
    }
    Driver driver;
    if (!driver.resolve(library))
        return fmt::format("the NVIDIA driver ({}) lacks functions that this program needs: update it", oneLine(file));
    int version = 0;
    if (driver.getVersion(&version) != 0 || version < kNeededDriver)
        return fmt::format("the NVIDIA driver supports CUDA {}.{}, libtorch needs {}: update the driver",
                           version / 1000, version % 1000 / 10, kNeededDriverText);
    int code = driver.init(0);
    int count = 0;
    if (code == 0)
        code = driver.count(&count);
    if (code == kErrorNoDevice || (code == 0 && count <= 0))
        return "the NVIDIA driver is installed but finds no card (see CUDA_VISIBLE_DEVICES)";
    if (code != 0)
        return fmt::format("the NVIDIA driver does not start (error {}): restart the computer or reinstall it", code);
    bool anyUsable = false;
    for (int index = 0; index < count; ++index) {
        CudaCard card;
        int handle = 0;
        char name[256] = {};
        size_t bytes = 0;
        if (driver.get(&handle, index) != 0 || driver.name(name, sizeof name - 1, handle) != 0 ||
            driver.memory(&bytes, handle) != 0 || driver.attribute(&card.major, kAttributeMajor, handle) != 0 ||
            driver.attribute(&card.minor, kAttributeMinor, handle) != 0)
            return fmt::format("the NVIDIA driver does not describe card {}: restart the computer or reinstall it",
                               index);
        card.name = oneLine(name, 100);
        card.memoryBytes = static_cast<int64_t>(bytes);
        anyUsable |= card.major > kTorchMajor || (card.major == kTorchMajor && card.minor >= kTorchMinor);
        cards.push_back(card);
    }
    if (!anyUsable)
        return fmt::format("{} is too old: libtorch needs compute capability {}.{}, it has {}.{}", cards[0].name,
                           kTorchMajor, kTorchMinor, cards[0].major, cards[0].minor);
    return "";
}

// libtorch registers its CUDA part when the library is opened; it needs the NVIDIA libraries of its wheel's neighbours.
std::string openTorchCuda(const std::filesystem::path& folder) {
    for (const char* file : {"libc10_cuda.so", "libtorch_cuda.so"})
        if (::dlopen((folder / file).c_str(), RTLD_NOW | RTLD_GLOBAL) == nullptr)
            return fmt::format(
                "libtorch's CUDA part does not load ({}): put the CUDA {} libraries of the nvidia wheels that "
                "torch {} requires into {}",
                linkerMessage(), kNeededDriverText, TORCH_VERSION,
                oneLine((folder.parent_path().parent_path() / "nvidia").string()));
    try {
        if (at::detail::getCUDAHooks().deviceCount() > 0)
            return "";
    } catch (const std::exception& error) {
        return fmt::format("libtorch's CUDA part does not start: {}", oneLine(error.what(), 200));
    }
    return "libtorch's CUDA part is loaded but finds no card that it can use";
}

std::filesystem::path loadedTorchFolder() {
    void* library = ::dlopen("libtorch_cpu.so", RTLD_LAZY | RTLD_NOLOAD);
    link_map* map = nullptr;
    if (library == nullptr || ::dlinfo(library, RTLD_DI_LINKMAP, &map) != 0 || map == nullptr)
        return {};
    ::dlclose(library); // NOLOAD counted it once more
    return std::filesystem::path(map->l_name).parent_path();
}

} // namespace

CudaPlaces defaultCudaPlaces() {
    CudaPlaces places;
    places.torchFolder = loadedTorchFolder();
    places.plugins = {programFolder().parent_path() / "lib" / kPluginFile, programFolder() / kPluginFile};
    return places;
}

const MiroCudaPlugin* openCudaPlugin(const std::vector<std::filesystem::path>& candidates, std::string& reason) {
    reason.clear();
    std::error_code ignored;
    for (const std::filesystem::path& candidate : candidates) {
        if (!std::filesystem::exists(candidate, ignored))
            continue;
        void* library = ::dlopen(candidate.c_str(), RTLD_NOW | RTLD_LOCAL);
        MiroCudaPluginFunction function = nullptr;
        if (library == nullptr || !find(library, MIRO_CUDA_PLUGIN_SYMBOL, function)) {
            reason = fmt::format("our kernels do not load: {}", linkerMessage());
            return nullptr;
        }
        const MiroCudaPlugin* plugin = function();
        if (plugin == nullptr || plugin->version != MiroCudaPluginVersion || plugin->size != sizeof(MiroCudaPlugin))
            reason = fmt::format("{} belongs to another version of this program: build it again",
                                 oneLine(candidate.string()));
        else if (std::string_view(plugin->torchVersion) != TORCH_VERSION)
            reason = fmt::format("{} was built for libtorch {}, this is {}: build it again",
                                 oneLine(candidate.string()), oneLine(plugin->torchVersion, 40), TORCH_VERSION);
        return reason.empty() ? plugin : nullptr;
    }
    reason = fmt::format("our kernels were not built ({} is missing)", kPluginFile);
    return nullptr;
}

CudaStatus openCuda(const CudaPlaces& places) {
    CudaStatus status;
    status.absence = askDriver(places.driver, status.cards);
    if (status.absence.empty())
        status.absence = openTorchCuda(places.torchFolder);
    if (status.absence.empty())
        status.plugin = openCudaPlugin(places.plugins, status.pluginAbsence);
    else
        status.pluginAbsence = "without CUDA there is no use for them";
    return status;
}

const CudaStatus& cudaStatus() {
    static const CudaStatus status = openCuda(defaultCudaPlaces());
    return status;
}

void initialiseTorch() {
    cudaStatus();
}

std::string cudaAbsenceReason() {
    return cudaStatus().absence;
}

const MiroCudaPlugin* cudaPluginFor(const at::Device& device) {
    if (!device.is_cuda())
        return nullptr;
    const CudaStatus& status = cudaStatus();
    size_t index = device.has_index() ? static_cast<size_t>(device.index()) : 0;
    return index < status.cards.size() && status.cards[index].major >= kKernelMajor ? status.plugin : nullptr;
}

int cudaDeviceCount() {
    return cudaStatus().absence.empty() ? static_cast<int>(cudaStatus().cards.size()) : 0;
}

bool cudaSupportsBf16(int index) {
    return index >= 0 && index < cudaDeviceCount() && cudaStatus().cards[static_cast<size_t>(index)].major >= 8;
}

std::vector<DeviceReport> describeCudaDevices(const CudaStatus& status) {
    std::vector<DeviceReport> reports;
    if (!status.absence.empty()) {
        DeviceReport report;
        report.name = "cuda";
        report.note = status.absence;
        return {report};
    }
    for (size_t index = 0; index < status.cards.size(); ++index) {
        const CudaCard& card = status.cards[index];
        DeviceReport report;
        report.name = fmt::format("cuda:{}", index);
        report.hardware = fmt::format("{} (compute capability {}.{})", card.name, card.major, card.minor);
        report.memoryBytes = card.memoryBytes;
        report.precisions = {Precision::Fp32, Precision::Fp16};
        if (card.major >= 8)
            report.precisions.insert(report.precisions.begin() + 1, Precision::Bf16);
        std::string kernels = status.plugin != nullptr && card.major < kKernelMajor ? "the card is too old for them"
                                                                                    : status.pluginAbsence;
        if (!kernels.empty())
            report.note = fmt::format("libtorch's kernels are used instead of our own: {}", kernels);
        reports.push_back(report);
    }
    return reports;
}

std::vector<DeviceReport> describeCudaDevices() {
    return describeCudaDevices(cudaStatus());
}

} // namespace miro
