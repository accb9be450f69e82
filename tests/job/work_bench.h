// What tests of queued work share: a host whose library is a list, scorers without a network, and all that a run needs.
#pragma once

#include "base/files.h"
#include "image/image_file.h"
#include "job/fake_scoring.h"
#include "job/queued_work.h"
#include "library/picture_facts.h"

#include <QTemporaryDir>
#include <fmt/format.h>
#include <map>

namespace miro::test {

class ListHost : public WorkHost {
public:
    explicit ListHost(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    std::map<PictureId, PictureToScore> pictures;
    std::map<PictureId, PictureFile> kept; // as it was handed over
    std::map<PictureId, KeepOptions> options;
    std::vector<PictureId> scored; // in order
    std::vector<Progress> heard;
    std::vector<DrawStep> steps;
    std::vector<DrawnImage> drawn;
    std::vector<std::string> notes;
    std::vector<int64_t> counted;
    std::function<void()> onScores = [] {
    };
    std::function<void(const DrawnImage&)> onPicture = [](const DrawnImage&) {
    };
    bool library = true;

    PictureId add(const std::string& prompt, uint8_t red, std::vector<ScoreRecord> scores = {}) {
        const auto id = static_cast<PictureId>(pictures.size() + 1);
        const std::filesystem::path file = m_folder / fmt::format("{}.png", id);
        const Image image{8, 8, std::vector<uint8_t>(8 * 8 * 3, red)};
        (void)writeFileAtomically(file, *encodeImage(image, ImageFormat::Png, {}));
        pictures[id] = {id, file, prompt, "miro-7", std::move(scores)};
        return id;
    }

    void progress(const Progress& progress) override { heard.push_back(progress); }
    void stepDone(const DrawStep& step) override { steps.push_back(step); }
    void pictureDone(const DrawnImage& picture) override {
        drawn.push_back(picture);
        onPicture(picture);
    }
    void note(const std::string& line) override { notes.push_back(line); }
    Result<KeptPicture> keep(const PictureFile& file, const KeepOptions& wishes) override {
        if (!library)
            return KeptPicture{};
        const auto id = static_cast<PictureId>(pictures.size() + 1);
        const std::filesystem::path path = m_folder / fmt::format("{}.png", id);
        MIRO_CHECK_OK(writeFileAtomically(path, file.bytes));
        pictures[id] = {id, path, "a cat", "fixtures/miro-7", {}};
        kept[id] = file;
        options[id] = wishes;
        KeptPicture picture{path.string(), PictureRecord()};
        picture.record->id = id;
        return picture;
    }
    Result<std::vector<PictureId>> picturesOf(const JobId&) override {
        std::vector<PictureId> ids;
        for (const auto& [id, picture] : pictures)
            ids.push_back(id);
        return ids;
    }
    Result<std::vector<PictureToScore>> picturesToScore(const std::vector<PictureId>& ids) override {
        std::vector<PictureToScore> found;
        for (PictureId id : ids)
            if (auto picture = pictures.find(id); picture != pictures.end())
                found.push_back(picture->second);
        return found;
    }
    Result<void> putScores(const std::vector<PictureScores>& scores) override {
        for (const PictureScores& each : scores) {
            scored.push_back(each.picture);
            auto& known = pictures[each.picture].scores;
            for (const ScoreRecord& score : each.scores) {
                std::erase_if(known, [&](const ScoreRecord& old) { return old.scorer == score.scorer; });
                known.push_back(score);
            }
        }
        onScores();
        return {};
    }
    void countPictures(int64_t done, int64_t) override { counted.push_back(done); }
    std::vector<TrainingPoint> points;
    std::function<void(const TrainingPoint&)> onPoint = [](const TrainingPoint&) {
    };
    void trained(const TrainingPoint& point) override {
        points.push_back(point);
        onPoint(point);
    }

    std::vector<NewBatch> begun;
    std::function<void()> onBegin = [] {
    };
    std::vector<int64_t> failedBefore;
    std::map<int64_t, BatchOutcome> failures; // by index
    std::vector<int64_t> undecided;
    struct Choice {
        std::vector<int64_t> entries;
        int64_t keep = 0;
        std::map<std::string, double> weights;
    };
    std::vector<Choice> choices;

    Result<std::vector<int64_t>> beginBatch(const NewBatch& batch, const BatchOutcomeOf&) override {
        begun.push_back(batch);
        onBegin();
        return failedBefore;
    }
    Result<void> pictureFailed(const BatchOutcome& outcome) override {
        failures[outcome.index] = outcome;
        return {};
    }
    Result<std::vector<int64_t>> undecidedEntries() override { return undecided; }
    Result<void> chooseBest(const std::vector<int64_t>& entries, int64_t keep,
                            const std::map<std::string, double>& weights) override {
        choices.push_back({entries, keep, weights});
        return {};
    }

private:
    const std::filesystem::path m_folder;
};

// A run of one job after the other on the test's thread.
class WorkBench {
public:
    QTemporaryDir home;
    FakeScoring scoring;
    ListHost host{folder()};
    Preferences preferences;
    std::unique_ptr<DrawControl> control; // of the run at hand
    std::function<void()> beforeRun;
    std::vector<int64_t> alreadyDrawn;
    std::unique_ptr<Painter> painter = std::make_unique<Painter>(folder() / "cache");
    std::unique_ptr<ScorerShelf> shelf;
    BatchShelf batches;
    TrainShelf training;

    WorkBench() {
        preferences.device = "cpu";
        newShelf();
    }
    void newShelf() { shelf = std::make_unique<ScorerShelf>(scoring.tools(), folder() / "cache"); }
    std::filesystem::path folder() const { return home.path().toStdString(); }

    Result<PaintOutcome> run(QueuedWork& work) { return run(work, host); }
    Result<PaintOutcome> run(QueuedWork& work, WorkHost& listener) {
        control = std::make_unique<DrawControl>();
        if (beforeRun)
            beforeRun();
        const JobId job = "job";
        const std::vector<std::filesystem::path> models = {std::filesystem::path(MIRO_FIXTURES) / "models"};
        const WorkContext context{job,      *painter, *shelf,      batches, training,
                                  listener, *control, preferences, models,  alreadyDrawn};
        return work.run(context);
    }
};

} // namespace miro::test
