#include "tensor/cuda_loader.h"

#include "tensor/device_memory.h"

#include <ATen/ATen.h>
#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
namespace fs = std::filesystem;

namespace {

std::string fake(const std::string& name) {
    return (fs::path(MIRO_FAKES) / (name + ".so")).string();
}

// Nothing beyond the driver is there.
CudaStatus openWith(const std::string& driver, const fs::path& torchFolder = "/nonexistent") {
    return openCuda({driver, torchFolder, {fake("plugin_good")}});
}

void compareContains(const std::string& text, const std::string& part) {
    QVERIFY2(text.find(part) != std::string::npos, text.c_str());
    QVERIFY2(text.find('\n') == std::string::npos, text.c_str());
    QVERIFY2(text.back() != '.', text.c_str());
}

} // namespace

class TestCudaLoader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMissingDriver() {
        const CudaStatus status = openWith("libno_such_driver.so.1");
        compareContains(status.absence, "no NVIDIA driver");
        compareContains(status.absence, "libno_such_driver.so.1");
        QVERIFY(status.cards.empty());
        QVERIFY(status.plugin == nullptr);
        QVERIFY(!status.pluginAbsence.empty());
    }

    void aDriverThatIsSomethingElse() { compareContains(openWith(fake("plugin_good")).absence, "lacks functions"); }

    void aDriverThatIsTooOld() {
        compareContains(openWith(fake("driver_old")).absence, "supports CUDA 12.4, libtorch needs 13.0");
    }

    void aDriverWithoutCards() {
        compareContains(openWith(fake("driver_no_card")).absence, "finds no card");
        compareContains(openWith(fake("driver_empty")).absence, "finds no card");
    }

    void aDriverThatFails() {
        compareContains(openWith(fake("driver_broken")).absence, "error 999");
        compareContains(openWith(fake("driver_mute")).absence, "does not describe card 0");
    }

    void aCardThatIsTooOld() {
        compareContains(openWith(fake("driver_old_card")).absence, "needs compute capability 7.5");
    }

    void cardsAreListedEvenWithoutLibtorchsPart() {
        QTemporaryDir folder;
        const CudaStatus status = openWith(fake("driver_good"), folder.path().toStdString());
        compareContains(status.absence, "libtorch's CUDA part does not load");
        compareContains(status.absence, "libc10_cuda.so");
        QCOMPARE(status.cards.size(), size_t(2));
        QCOMPARE(status.cards[0].name, std::string("Card of test")); // one line, whatever the driver says
        QCOMPARE(status.cards[1].memoryBytes, int64_t(16'000'000'000));
        QCOMPARE(status.cards[0].major, 9);
    }

    void aTruncatedLibrary() {
        QTemporaryDir folder;
        QFile file(folder.filePath("libc10_cuda.so"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\x7f"
                   "ELF but no more\n");
        file.close();
        compareContains(openWith(fake("driver_good"), folder.path().toStdString()).absence, "does not load");
    }

    void aGoodPlugin() {
        std::string reason = "left over";
        const MiroCudaPlugin* plugin = openCudaPlugin({"/nonexistent/plugin.so", fake("plugin_good")}, reason);
        QVERIFY2(plugin != nullptr, reason.c_str());
        QCOMPARE(plugin->version, uint32_t(MiroCudaPluginVersion));
        QVERIFY(reason.empty());
    }

    void aPluginThatDoesNotBelongHere() {
        std::string reason;
        for (const char* name : {"plugin_newer", "plugin_shorter", "plugin_null"}) {
            QVERIFY(openCudaPlugin({fake(name)}, reason) == nullptr);
            compareContains(reason, "belongs to another version of this program");
            compareContains(reason, name);
        }
        QVERIFY(openCudaPlugin({fake("plugin_other_torch")}, reason) == nullptr);
        compareContains(reason, "was built for libtorch 1.13.1");
        QVERIFY(openCudaPlugin({fake("driver_good")}, reason) == nullptr); // a library without the symbol
        compareContains(reason, "do not load");
        QVERIFY(openCudaPlugin({"/nonexistent/plugin.so"}, reason) == nullptr);
        compareContains(reason, "were not built");
    }

    void theReportSaysWhatIsMissing() {
        const std::vector<DeviceReport> absent = describeCudaDevices(openWith("libno_such_driver.so.1"));
        QCOMPARE(absent.size(), size_t(1));
        QCOMPARE(absent[0].name, std::string("cuda"));
        QVERIFY(absent[0].precisions.empty());
        compareContains(absent[0].note, "no NVIDIA driver");
    }

    void theReportOfCards() {
        CudaStatus status;
        status.cards = {{"New", 24'000'000'000, 9, 0}, {"Older", 8'000'000'000, 7, 5}};
        status.pluginAbsence = "our kernels were not built";
        const std::vector<DeviceReport> reports = describeCudaDevices(status);
        QCOMPARE(reports.size(), size_t(2));
        QCOMPARE(reports[0].name, std::string("cuda:0"));
        QCOMPARE(reports[1].memoryBytes, int64_t(8'000'000'000));
        const auto has = [](const DeviceReport& report, Precision precision) {
            return std::find(report.precisions.begin(), report.precisions.end(), precision) != report.precisions.end();
        };
        QVERIFY(has(reports[0], Precision::Bf16) && !has(reports[1], Precision::Bf16));
        QVERIFY(!has(reports[0], Precision::Int8));
        compareContains(reports[0].note, "our kernels were not built");
        std::string ignored;
        status.plugin = openCudaPlugin({fake("plugin_good")}, ignored);
        status.pluginAbsence.clear();
        QVERIFY(describeCudaDevices(status)[0].note.empty());
        compareContains(describeCudaDevices(status)[1].note, "too old");
    }

    void thisProcessStartsEitherWay() {
        initialiseTorch();
        initialiseTorch();
        if (cudaAbsenceReason().empty()) {
            QVERIFY(cudaDeviceCount() > 0);
            return;
        }
        qInfo("%s", cudaAbsenceReason().c_str());
        QCOMPARE(cudaDeviceCount(), 0);
        QVERIFY(!cudaSupportsBf16(0));
        QVERIFY(cudaPluginFor(at::Device(at::kCUDA, 0)) == nullptr);
        const Result<ComputePlan> plan = planCompute({DeviceKind::Cuda, 0}, Precision::Auto);
        QVERIFY(!plan.ok());
        QCOMPARE(plan.error().code, ErrorCode::Usage);
        compareContains(plan.message(), cudaAbsenceReason());
        QVERIFY(planCompute({DeviceKind::Auto, 0}, Precision::Auto).ok());
        QVERIFY(at::ones({2}).sum().item<float>() == 2.0F);
    }

    void defaultPlacesAreAbsolute() {
        const CudaPlaces places = defaultCudaPlaces();
        QVERIFY(places.torchFolder.is_absolute());
        QVERIFY(fs::exists(places.torchFolder / "libtorch_cpu.so"));
        for (const fs::path& plugin : places.plugins)
            QVERIFY(plugin.is_absolute());
    }

    void hostMemoryIsReported() {
        const at::Tensor keep = at::ones({1 << 24});
        const DeviceMemory memory = deviceMemory(at::kCPU);
        QVERIFY(memory.allocated > (int64_t{1} << 26));
        QVERIFY(memory.total > memory.free && memory.free > 0);
        releaseCachedMemory(at::kCPU);
        synchroniseDevice(at::kCPU);
    }
};

QTEST_GUILESS_MAIN(TestCudaLoader)
#include "test_cuda_loader.moc"
