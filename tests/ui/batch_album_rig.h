// The list and the view of batches on real parts and a stand-in for the engine: what the engine would draw, note and
// measure is put into the library and told. Made once a test.
#pragma once

#include "batch/batch_request.h"
#include "library/library.h"
#include "tests/ui/show_active.h"
#include "tests/ui/studio_rig.h"
#include "ui/batch/batch_list.h"
#include "ui/batch/batch_view.h"

#include <QHBoxLayout>
#include <map>
#include <nlohmann/json.hpp>

namespace miro {

template <typename T>
T given(Result<T> result) {
    if (!result.ok())
        qFatal("%s", result.message().c_str());
    return std::move(result).value();
}
inline void done(const Result<void>& result) {
    if (!result.ok())
        qFatal("%s", result.message().c_str());
}

// A batch of a list of that many prompts, with the axes of a sweep.
inline BatchRequest batchRequest(const std::vector<std::string>& prompts, const std::vector<std::string>& axes = {}) {
    BatchRequest request;
    request.listName = "night.txt";
    for (const std::string& prompt : prompts)
        request.listText += prompt + '\n';
    request.axes = axes;
    return request;
}

inline JobRecord batchRow(const JobId& id, JobState state, const std::string& title, int64_t total = 0) {
    JobRecord job;
    job.id = id;
    job.kind = kBatchKind;
    job.title = title;
    job.state = state;
    job.priority = JobPriority::Batch;
    job.picturesTotal = total;
    return job;
}

// As the engine begins one.
inline void beginBatch(StudioRig& rig, const JobId& id, const std::string& name, const BatchRequest& request,
                       int64_t total) {
    auto library = given(Library::open(rig.libraryPath()));
    NewBatch batch;
    batch.id = id;
    batch.name = name;
    batch.payload = nlohmann::json{{"version", 1}, {"request", jsonFromBatch(request)}, {"name", name}}.dump();
    batch.total = total;
    done(library->batches().begin(batch));
}

// A picture as the engine keeps it; quantiles by scorer key.
inline PictureRecord keepBatchPicture(StudioRig& rig, const JobId& id, int64_t index, const std::string& prompt,
                                      const std::map<std::string, double>& quantiles = {}, int64_t entry = -1,
                                      double seconds = 2) {
    auto library = given(Library::open(rig.libraryPath()));
    const nlohmann::json metadata = {{"version", 1},
                                     {"prompt", prompt},
                                     {"seed", 500 + index},
                                     {"model", {{"name", "starter"}}},
                                     {"width", 64},
                                     {"height", 64},
                                     {"scorers", starterScorers()},
                                     {"targets", {{"clip_score", 0.75}, {"aesthetic_score", 0.5}}}};
    EncodeOptions options;
    options.text = {{kMetadataKey, metadata.dump()}};
    const auto bytes =
        given(encodeImage(paintedImage(64, static_cast<double>(index) * 0.17), ImageFormat::Png, options));
    NewPicture picture;
    picture.file = rig.libraryPath() / "pictures" / "2026" / "04" / "01" / (id + "-" + std::to_string(index) + ".png");
    picture.jobId = id;
    picture.jobIndex = index;
    PictureRecord kept = given(library->keepPicture(picture, bytes));
    BatchOutcome outcome;
    outcome.index = index;
    outcome.entry = entry < 0 ? index : entry;
    outcome.line = outcome.entry + 1;
    outcome.seconds = seconds;
    outcome.picture = kept.id;
    done(library->batches().note(id, {outcome}));
    for (const auto& [key, quantile] : quantiles)
        for (const ScorerInfo& scorer : scorers().entries())
            if (scorer.key == key) {
                ScoreRecord score;
                score.scorer = scorer.key;
                score.version = scorer.version;
                score.raw = scorer.lowest + quantile * (scorer.highest - scorer.lowest);
                score.training = trainingValue(scorer, *score.raw);
                score.quantile = quantile;
                done(library->putScore(kept.id, score));
            }
    return kept;
}

// The same, told as the engine tells it.
inline PictureRecord finishBatchPicture(StudioRig& rig, const JobId& id, int64_t index, const std::string& prompt,
                                        int64_t done, int64_t total) {
    PictureRecord record = keepBatchPicture(rig, id, index, prompt);
    rig.engine.finishPicture(id, {index, record.seed, {}, (rig.libraryPath() / record.path).string()}, record);
    rig.engine.changeBatch({id, done, 0, total, {}});
    return record;
}

inline BatchFailure failBatchPicture(StudioRig& rig, const JobId& id, int64_t index, const std::string& prompt,
                                     const std::string& why) {
    auto library = given(Library::open(rig.libraryPath()));
    BatchOutcome outcome;
    outcome.index = index;
    outcome.entry = index;
    outcome.line = index + 1;
    outcome.prompt = prompt;
    outcome.failure = why;
    done(library->batches().note(id, {outcome}));
    BatchFailure failure{index, index + 1, prompt, why};
    rig.engine.failPicture(id, failure);
    return failure;
}

class BatchAlbumRig : public StudioRig {
public:
    BatchAlbumRig() {
        readModels();
        window = std::make_unique<QWidget>();
        window->resize(1280, 760);
        auto* row = new QHBoxLayout(window.get());
        list = new BatchList(context(), window.get());
        list->setFixedWidth(220);
        view = new BatchView(context(), window.get());
        row->addWidget(list);
        row->addWidget(view, 1);
        QVERIFY(showActive(*window));
    }
    ~BatchAlbumRig() { window.reset(); }

    template <typename T>
    T* find(const QString& name) const {
        T* child = window->findChild<T*>(name);
        if (!child)
            qFatal("nothing is called %s", qPrintable(name));
        return child;
    }
    void click(const QString& name) const { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    std::unique_ptr<Library> look() const { return given(Library::open(libraryPath(), Library::Mode::ReadOnly)); }
    PictureRecord record(PictureId id) const {
        const auto records = given(look()->records({id}));
        return records.empty() ? PictureRecord() : records.front();
    }

    std::unique_ptr<QWidget> window;
    BatchList* list = nullptr;
    BatchView* view = nullptr;
};

} // namespace miro
