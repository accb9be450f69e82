// What the tests of downloads, checks and imports share: a temporary models folder, a hub of its own, short times.
#pragma once

#include "base/files.h"
#include "fake_hub.h"
#include "hub/download.h"

#include <QTemporaryDir>
#include <QtTest>

#define VERIFY_OK(result)                                                                                              \
    do {                                                                                                               \
        auto outcome_ = (result);                                                                                      \
        QVERIFY2(outcome_.ok(), outcome_.message().c_str());                                                           \
    } while (false)

namespace miro {

// Keeps what it hears.
class RecordingSink : public TransferSink {
public:
    std::vector<Progress> heard;
    std::vector<std::string> files;
    std::function<void(const Progress&)> onProgress;

    void progress(const Progress& progress) override {
        heard.push_back(progress);
        if (onProgress)
            onProgress(progress);
    }
    void fileStarted(const std::string& repo, const std::string& file) override { files.push_back(repo + "/" + file); }
};

struct HubFixture {
    QTemporaryDir temporary;
    std::filesystem::path root = std::filesystem::canonical(temporary.path().toStdString());
    std::filesystem::path models = root / "models";
    FakeHub hub;
    HubOptions options;
    RecordingSink sink;
    std::stop_source stop;

    HubFixture() {
        std::filesystem::create_directories(models);
        options.endpoint = hub.url();
        options.firstPause = std::chrono::milliseconds(1);
        options.retries = 2;
        options.limits.stall = std::chrono::milliseconds(300);
    }

    ModelStore store() const { return ModelStore({models}, {root}); }

    // A manifest as models/manifests/ holds it.
    void addManifest(const std::string& name, const nlohmann::json& json) {
        std::filesystem::create_directories(root / "manifests");
        QVERIFY(writeFileAtomically(root / "manifests" / (name + ".json"), json.dump()).ok());
    }
    void addGenerator(const std::string& repo, const std::vector<std::string>& uses = {}) {
        hub.repos[repo] = FakeHub::generator();
        addManifest(QString::fromStdString(repo).replace('/', '-').toStdString(),
                    {{"repo", repo},
                     {"title", "A model"},
                     {"kind", "generator"},
                     {"purpose", "Draws."},
                     {"licence", "MIT"},
                     {"bytes", 300'000},
                     {"needs", {{"config.json"}, {"model.safetensors", "pytorch_model.bin"}, {"uncond_embedding.npy"}}},
                     {"uses", uses}});
    }

    Result<DownloadPlan> plan(const std::vector<std::string>& repos, const std::vector<std::string>& variants = {}) {
        DownloadRequest request;
        request.repos = repos;
        request.variants = variants;
        request.folder = models;
        return planDownload(store(), request, options, sink, stop.get_token());
    }
    Result<void> get(const std::string& repo) {
        MIRO_TRY(DownloadPlan planned, plan({repo}));
        return download(planned, options, sink, stop.get_token());
    }

    std::string read(const std::filesystem::path& file) const { return readFile(file).value(); }
    bool exists(const std::filesystem::path& file) const {
        std::error_code error;
        return std::filesystem::exists(file, error);
    }
    std::vector<std::string> names(const std::filesystem::path& folder) const {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            found.push_back(entry.path().filename().string());
        std::sort(found.begin(), found.end());
        return found;
    }
};

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// One line that a person can act on.
inline bool isGoodMessage(const std::string& message) {
    return !message.empty() && message.find('\n') == std::string::npos && message.back() != '.' && message.size() < 600;
}

} // namespace miro
