// The Explore page on real parts and a stand-in for the engine: what the engine would draw and measure is put into the
// library and told. Made once a test.
#pragma once

#include "library/library.h"
#include "tests/ui/show_active.h"
#include "tests/ui/studio_rig.h"
#include "ui/explore/explore_page.h"

#include <map>

namespace miro {

// A cell of an exploration as the engine keeps it: its picture, with scores by reward key (quantiles).
inline PictureRecord keepCell(StudioRig& rig, const JobId& job, int64_t index, double hue,
                              const std::map<std::string, double>& quantiles = {}) {
    auto open = Library::open(rig.libraryPath());
    if (!open.ok())
        qFatal("%s", open.message().c_str());
    EncodeOptions options;
    options.text = {{kMetadataKey, R"({"version":1,"prompt":"two dogs","seed":)" + std::to_string(77 + index) +
                                       R"(,"model":{"name":"starter"},"width":64,"height":64})"}};
    auto bytes = encodeImage(paintedImage(64, hue), ImageFormat::Png, options);
    NewPicture picture;
    picture.file = rig.libraryPath() / "pictures" / "2026" / "03" / "01" / (job + "-" + std::to_string(index) + ".png");
    picture.jobId = job;
    picture.jobIndex = index;
    auto kept = (*open)->keepPicture(picture, *bytes);
    if (!kept.ok())
        qFatal("%s", kept.message().c_str());
    for (const auto& [reward, quantile] : quantiles) {
        const ScorerInfo* scorer = scorerOfTarget(reward, starterScorers());
        ScoreRecord score;
        score.scorer = scorer->key;
        score.version = scorer->version;
        score.raw = scorer->lowest + quantile * (scorer->highest - scorer->lowest);
        score.training = trainingValue(*scorer, *score.raw);
        score.quantile = quantile;
        const auto done = (*open)->putScore(kept->id, score);
        if (!done.ok())
            qFatal("%s", done.message().c_str());
    }
    return *kept;
}

// The same, told as the engine tells it.
inline PictureRecord finishCell(StudioRig& rig, const JobId& job, int64_t index, double hue,
                                const std::map<std::string, double>& quantiles = {}) {
    PictureRecord record = keepCell(rig, job, index, hue, quantiles);
    rig.engine.finishPicture(
        job, {index, record.seed, paintedImage(64, hue), (rig.libraryPath() / record.path).string()}, record);
    if (!quantiles.empty())
        rig.engine.finishScores({record.id});
    return record;
}

class ExploreRig : public StudioRig {
public:
    ExploreRig() {
        readModels();
        open();
    }
    ~ExploreRig() { page.reset(); }

    void open() {
        page.reset(); // as a program that ends
        page = std::make_unique<ExplorePage>(context());
        page->resize(1280, 760);
        QVERIFY(showActive(*page));
    }

    // A picture of the starter, with targets; the page is asked to explore it.
    PictureRecord explore(const std::optional<PictureRecord>& other = {}) {
        if (!subject.id)
            subject =
                keep("subject", R"({"version":1,"prompt":"two dogs","seed":77,"model":{"name":"starter"},"steps":20,
                       "guidance":{"scale":3.0,"type":"constant","start":0,"end":19},"width":64,"height":64,
                       "targets":{"clip_score":0.5,"aesthetic_score":0.25,"vqa_score":1.0},
                       "negative_targets":{"clip_score":0.0,"aesthetic_score":0.5,"vqa_score":0.0}})");
        page->explore(subject, other, createNow);
        [&] {
            QTRY_VERIFY(page->run().state() != ExploreRun::State::Empty);
        }();
        return subject;
    }

    PictureRecord keep(const std::string& job, const std::string& metadata) {
        auto made = Library::open(libraryPath());
        EncodeOptions options;
        options.text = {{kMetadataKey, metadata}};
        auto bytes = encodeImage(paintedImage(64, 0.1), ImageFormat::Png, options);
        NewPicture picture;
        picture.file = libraryPath() / "pictures" / "2026" / "02" / "03" / (job + ".png");
        picture.jobId = job;
        auto kept = (*made)->keepPicture(picture, *bytes);
        if (!kept.ok())
            qFatal("%s", kept.message().c_str());
        return *kept;
    }

    template <typename T>
    T* find(const QString& name) const {
        T* child = page->findChild<T*>(name);
        if (!child)
            qFatal("nothing is called %s", qPrintable(name));
        return child;
    }
    void click(const QString& name) const { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }

    PictureRecord subject;
    GenerationSettings createNow;
    std::unique_ptr<ExplorePage> page;
};

} // namespace miro
