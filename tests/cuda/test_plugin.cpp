// The plug-in as a file: what it exports, and that it opens where libtorch's CUDA part does.
#include "cuda/nccl_api.h"
#include "tensor/cuda_loader.h"

#include <QFile>
#include <QtTest>
#include <dlfcn.h>
#include <elf.h>
#include <set>

using namespace miro;

#ifdef MIRO_PLUGIN
namespace {

// The C functions that a 64-bit ELF library defines for others (names of C++ begin with _Z).
std::set<std::string> exportedFunctions(const QByteArray& file) {
    std::set<std::string> names;
    const auto* header = reinterpret_cast<const Elf64_Ehdr*>(file.constData());
    const auto* sections = reinterpret_cast<const Elf64_Shdr*>(file.constData() + header->e_shoff);
    for (int i = 0; i < header->e_shnum; ++i) {
        if (sections[i].sh_type != SHT_DYNSYM)
            continue;
        const char* strings = file.constData() + sections[sections[i].sh_link].sh_offset;
        const auto* symbols = reinterpret_cast<const Elf64_Sym*>(file.constData() + sections[i].sh_offset);
        for (size_t k = 0; k < sections[i].sh_size / sizeof(Elf64_Sym); ++k) {
            const std::string name = strings + symbols[k].st_name;
            if (symbols[k].st_shndx != SHN_UNDEF && ELF64_ST_TYPE(symbols[k].st_info) == STT_FUNC &&
                name.rfind("_Z", 0) != 0)
                names.insert(name);
        }
    }
    return names;
}

} // namespace
#endif

class TestPlugin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
#ifndef MIRO_PLUGIN
        QSKIP("the CUDA kernels were not built: there was no nvcc, or MIRO_CUDA is OFF");
#endif
    }

#ifdef MIRO_PLUGIN
    // The table, and NCCL's backend where its header was there to build it.
    void exportsNothingElse() {
        QFile file(MIRO_PLUGIN);
        QVERIFY(file.open(QIODevice::ReadOnly));
        std::set<std::string> expected{MIRO_CUDA_PLUGIN_SYMBOL};
#ifdef MIRO_NCCL
        expected.insert(MIRO_NCCL_SYMBOL);
#endif
        QCOMPARE(exportedFunctions(file.readAll()), expected);
    }

    // Opening libtorch_cuda is what fails on a machine without NVIDIA's libraries, not the plug-in.
    void opensAndBelongsToThisProgram() {
        const CudaPlaces places = defaultCudaPlaces();
        for (const char* name : {"libc10_cuda.so", "libtorch_cuda.so"})
            if (::dlopen((places.torchFolder / name).c_str(), RTLD_LAZY | RTLD_GLOBAL) == nullptr)
                QSKIP(qPrintable(QString("libtorch's CUDA part does not load here: ") + ::dlerror()));
        std::string reason;
        const MiroCudaPlugin* plugin = openCudaPlugin({MIRO_PLUGIN}, reason);
        QVERIFY2(plugin != nullptr, reason.c_str());
        QCOMPARE(plugin->version, uint32_t(MiroCudaPluginVersion));
        QVERIFY(plugin->guidedEulerStep && plugin->rmsNorm && plugin->swiGlu && plugin->previewMap);
        QVERIFY(plugin->graphRecord && plugin->graphReplay && plugin->graphDestroy);
        // Without a card a call gives an error, not a crash.
        if (!cudaAbsenceReason().empty()) {
            MiroCudaError error{};
            QCOMPARE(plugin->swiGlu(0, nullptr, nullptr, MiroFp32, 0, 0, &error), int32_t(MiroCudaFailed));
            QVERIFY(error.text[0] != '\0' && std::string_view(error.text).find('\n') == std::string_view::npos);
            qInfo("%s", error.text);
        }
    }

    void isFoundBesideTheProgram() {
        const CudaPlaces places = defaultCudaPlaces();
        std::error_code error;
        QVERIFY(std::filesystem::equivalent(places.plugins[0], MIRO_PLUGIN, error));
    }
#endif
};

QTEST_GUILESS_MAIN(TestPlugin)
#include "test_plugin.moc"
