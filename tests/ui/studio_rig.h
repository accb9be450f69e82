// Everything the window stands on, in temporary folders: a real library and a stand-in for the engine, preferences, and
// two models that are complete as far as the window looks, the starter with four rewards and one with the published
// seven. Made once a test.
#pragma once

#include "base/files.h"
#include "base/json.h"
#include "base/scorers.h"
#include "image/image_file.h"
#include "tests/ui/fake_engine.h"
#include "ui/bridge/app_context.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/preferences_store.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/window/desktop.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <filesystem>
#include <memory>

namespace miro {

namespace fs = std::filesystem;

inline constexpr const char* kSevenRewards = "nicolas-dufour/miro";

// The scorers that the starter's pack names; a picture's metadata carries them on.
inline const RewardScorers& starterScorers() {
    static const RewardScorers named{{"clip_score", "starter_clip"},
                                     {"pick_a_score_score", "starter_pick"},
                                     {"aesthetic_score", "starter_beauty"},
                                     {"vqa_score", "starter_vqa"}};
    return named;
}

// Stand-in models in folder, as published ones lie there.
inline void makeModels(const fs::path& folder) {
    const fs::path fixtures = fs::path(MIRO_FIXTURES) / "models" / "fixtures";
    auto copy = [&](const fs::path& from, const std::string& to, const std::vector<const char*>& names) {
        fs::create_directories(folder / to);
        for (const char* name : names)
            fs::copy_file(from / name, folder / to / name, fs::copy_options::overwrite_existing);
    };
    fs::create_directories(folder);
    // Without its scorers, which installScorers() adds.
    fs::create_directories(folder / "starter");
    for (const char* name :
         {"config.json", "model.safetensors", "codec.safetensors", "pack.json", "uncond_embedding.npy"})
        fs::create_symlink(fs::path(MIRO_SOURCE_DIR) / "models" / "starter" / name, folder / "starter" / name);
    fs::create_directory_symlink(fs::path(MIRO_SOURCE_DIR) / "models" / "manifests", folder / "manifests");
    copy(fixtures / "bert-tiny", "sentence-transformers/all-MiniLM-L6-v2",
         {"config.json", "vocab.txt", "model.safetensors"});
    copy(fixtures / "miro-7", kSevenRewards, {"config.json", "model.safetensors", "uncond_embedding.npy"});
    copy(fixtures / "t5-tiny", "fixtures/t5-tiny", {"config.json", "spiece.model", "model.safetensors"});
    copy(fixtures / "vae-tiny", "fixtures/vae-tiny", {"config.json", "diffusion_pytorch_model.safetensors"});
}

// A picture that a person can tell from its neighbours.
inline Image paintedImage(int size, double hue) {
    Image image{size, size, std::vector<uint8_t>(static_cast<size_t>(size) * size * 3)};
    const QColor ground = QColor::fromHslF(std::fmod(hue, 1.0), 0.45, 0.72);
    const QColor thing = QColor::fromHslF(std::fmod(hue + 0.45, 1.0), 0.6, 0.45);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const double r = std::hypot(x - size * 0.5, y - size * 0.58) / size;
            const QColor& colour =
                r < 0.3 + 0.04 * std::sin(std::atan2(y - size * 0.58, x - size * 0.5) * 5) ? thing : ground;
            uint8_t* pixel = image.at(x, y);
            pixel[0] = static_cast<uint8_t>(colour.red());
            pixel[1] = static_cast<uint8_t>(colour.green());
            pixel[2] = static_cast<uint8_t>(colour.blue());
        }
    return image;
}

// A desktop that hears nothing.
inline DesktopServices silentDesktop() {
    struct Notifier : DesktopNotifier {
        void notify(const QString&, const QString&) override {}
    };
    struct Guard : SleepGuard {
        void hold(const QString&) override {}
        void release() override {}
    };
    return {std::make_unique<Notifier>(), std::make_unique<Guard>()};
}

class StudioRig {
public:
    explicit StudioRig(bool withModels = true)
        : models((fs::path(folder.path().toStdString()) / "models")), engine(bridge) {
        if (withModels)
            makeModels(models);
        else
            fs::create_directories(models);
        preferences = std::make_unique<PreferencesStore>(preferencesPath());
        library = std::make_unique<LibraryThread>(libraryPath());
        catalogue = std::make_unique<ModelCatalogue>(std::vector<fs::path>{models});
        thumbnails = std::make_unique<ThumbnailCache>(*library);
    }

    AppContext context() { return {engine, bridge, *library, *preferences, *catalogue, *thumbnails}; }
    fs::path root() const { return folder.path().toStdString(); }
    fs::path libraryPath() const { return root() / "library"; }
    fs::path preferencesPath() const { return root() / "settings.json"; }
    fs::path statePath() const { return root() / "window.ini"; }

    void set(const std::function<void(Preferences&)>& change) {
        Preferences wanted = preferences->get();
        change(wanted);
        preferences->set(wanted);
    }

    // Reads which models there are; back when the window knows them.
    void readModels() {
        QSignalSpy spy(catalogue.get(), &ModelCatalogue::changed);
        catalogue->refresh();
        QVERIFY(spy.wait(20000));
    }

    // Puts pictures into the library, as the engine does.
    void keepPictures(int count, const std::string& prompt = "a red fox on a yellow background") {
        auto made = Library::open(libraryPath());
        QVERIFY2(made.ok(), made.message().c_str());
        for (int i = 0; i < count; ++i) {
            EncodeOptions options;
            options.text = {{"parameters", prompt + "\nSteps: 30, Sampler: MIRO Euler, CFG scale: 2, Seed: " +
                                               std::to_string(i) + ", Size: 96x96, Model: starter"}};
            auto bytes = encodeImage(paintedImage(96, i * 0.13), ImageFormat::Png, options);
            QVERIFY2(bytes.ok(), bytes.message().c_str());
            NewPicture picture;
            picture.file = (*made)->folder() / "pictures" / "2026" / "01" / "01" / ("p" + std::to_string(i) + ".png");
            picture.jobId = "job";
            picture.jobIndex = i;
            auto kept = (*made)->keepPicture(picture, *bytes);
            QVERIFY2(kept.ok(), kept.message().c_str());
        }
    }

    // Pictures of the model with seven rewards, newest last, with targets and scores of every kind: reached, missed,
    // estimated, outdated, not measurable. Two prompts take turns.
    void keepScoredPictures(int count) {
        auto made = Library::open(libraryPath());
        QVERIFY2(made.ok(), made.message().c_str());
        std::vector<PictureScores> scores;
        for (int i = 0; i < count; ++i) {
            const std::string prompt = i % 2 ? "a lighthouse in a storm" : "two cats on a red sofa";
            const double target = i % 3 == 0 ? 1.0 : 0.625;
            nlohmann::json targets;
            for (const ScorerInfo& scorer : scorers().entries())
                if (!scorer.cheap && !scorer.target.empty())
                    targets[scorer.target] = target;
            const nlohmann::json metadata = {
                {"version", 1},       {"prompt", prompt},
                {"seed", i},          {"model", {{"name", kSevenRewards}}},
                {"steps", 50},        {"guidance", {{"scale", 7.0}, {"type", "constant"}, {"start", 0}, {"end", 49}}},
                {"width", 96},        {"height", 96},
                {"targets", targets}, {"negative_targets", {{"clip_score", 0.0}, {"aesthetic_score", 0.25}}}};
            EncodeOptions options;
            options.text = {{kMetadataKey, metadata.dump()}};
            auto bytes = encodeImage(paintedImage(96, 0.4 + i * 0.11), ImageFormat::Png, options);
            NewPicture picture;
            picture.file = libraryPath() / "pictures" / "2026" / "01" / "02" / ("s" + std::to_string(i) + ".png");
            picture.jobId = "scored";
            picture.jobIndex = i;
            auto kept = (*made)->keepPicture(picture, *bytes);
            QVERIFY2(kept.ok(), kept.message().c_str());
            scores.push_back({kept->id, {}});
            int place = 0;
            for (const ScorerInfo& scorer : scorers().entries()) {
                if (scorer.cheap)
                    continue;
                const double quantile = std::fmod(0.31 + 0.23 * place + 0.17 * i, 1.0);
                ScoreRecord score;
                score.scorer = scorer.key;
                score.version = scorer.key == "sciscore" && i == 0 ? "0" : scorer.version;
                score.estimated = place % 3 == 0;
                if (scorer.key != "vqa" || i != count - 1) {
                    score.raw = scorer.lowest + quantile * (scorer.highest - scorer.lowest);
                    score.training = trainingValue(scorer, *score.raw);
                    score.quantile = quantile;
                }
                ++place;
                scores.back().scores.push_back(score);
            }
        }
        const auto done = (*made)->putScores(scores);
        QVERIFY2(done.ok(), done.message().c_str());
    }

    QTemporaryDir folder;
    fs::path models;
    EngineBridge bridge;
    FakeEngine engine;
    std::unique_ptr<PreferencesStore> preferences;
    std::unique_ptr<LibraryThread> library;
    std::unique_ptr<ModelCatalogue> catalogue;
    std::unique_ptr<ThumbnailCache> thumbnails;
};

} // namespace miro
