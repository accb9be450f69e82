// What tests of drawing share: a folder of their own, a host that keeps all it hears, a keeper in memory.
#pragma once

#include "flow/painter.h"

#include <QTemporaryDir>
#include <QtTest>

namespace miro::test {

inline GenerateRequest fixtureRequest(const std::string& model = "fixtures/miro-7") {
    GenerateRequest request;
    request.modelFolders = {std::filesystem::path(MIRO_FIXTURES) / "models"};
    request.model = model;
    request.settings.prompt = "a cat";
    request.settings.seed = 1;
    request.settings.steps = 3;
    request.settings.device = {DeviceKind::Cpu, 0};
    return request;
}

struct Host : DrawSink {
    std::vector<Progress> heard;
    std::vector<DrawStep> steps;
    std::vector<DrawnImage> pictures;
    std::vector<std::string> notes;
    bool previews = false;
    std::function<void(const Progress&)> onProgress = [](const Progress&) {
    };
    std::function<void(const DrawStep&)> onStep = [](const DrawStep&) {
    };
    std::function<void(const DrawnImage&)> onPicture = [](const DrawnImage&) {
    };

    bool wantsPreviews() override { return previews; }
    void progress(const Progress& progress) override {
        heard.push_back(progress);
        onProgress(progress);
    }
    void stepDone(const DrawStep& step) override {
        steps.push_back(step);
        onStep(step);
    }
    void pictureDone(const DrawnImage& picture) override {
        pictures.push_back(picture);
        onPicture(picture);
    }
    void note(const std::string& line) override { notes.push_back(line); }

    int64_t last(const std::string& stage) const {
        int64_t done = -1;
        for (const Progress& progress : heard)
            if (progress.stage == stage)
                done = progress.done;
        return done;
    }
};

// A painter with a cache folder of its own, and what its last run gave.
class Easel {
public:
    Easel() : m_painter(std::make_unique<Painter>(cache())) {}

    Result<PaintOutcome> paint(const PaintRequest& request) {
        host.heard.clear();
        host.steps.clear();
        host.pictures.clear();
        host.notes.clear();
        kept.clear();
        control = std::make_unique<DrawControl>();
        if (beforeRun)
            beforeRun();
        return m_painter->paint(request, host, *control, [this](const PictureFile& file) -> Result<std::string> {
            if (keeperFails >= 0 && static_cast<int64_t>(kept.size()) == keeperFails)
                return Error{ErrorCode::DiskFull, "the disk is full"};
            kept.push_back(file);
            return "kept/" + file.suggestedName;
        });
    }
    Result<PaintOutcome> paint(const GenerateRequest& what) {
        PaintRequest request;
        request.what = what;
        return paint(request);
    }

    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::filesystem::path cache() const { return folder() / "cache"; }
    Painter& painter() { return *m_painter; }
    void newPainter() { m_painter = std::make_unique<Painter>(cache()); }

    std::vector<int64_t> keptIndices() const {
        std::vector<int64_t> indices;
        for (const PictureFile& file : kept)
            indices.push_back(file.index);
        return indices;
    }
    std::vector<std::string> keptBytes() const {
        std::vector<std::string> bytes;
        for (const PictureFile& file : kept)
            bytes.push_back(file.bytes);
        return bytes;
    }

    Host host;
    std::unique_ptr<DrawControl> control; // of the run at hand
    std::function<void()> beforeRun;
    std::vector<PictureFile> kept;
    int64_t keeperFails = -1; // at this picture

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Painter> m_painter;
};

} // namespace miro::test
