// Pictures come in an order that follows from numbers alone, decoded ahead or not, and damaged ones are named.
#include "train/picture_samples.h"

#include "base/files.h"
#include "train/clip_rig.h"

#include <QTemporaryDir>
#include <QtTest>
#include <set>

using namespace miro;
using namespace miro::test;

namespace {

std::filesystem::path pathOf(const QTemporaryDir& folder) {
    return folder.path().toStdString();
}

std::vector<PictureSample> samplesOf(const ClipShard& shard) {
    QTemporaryDir folder;
    return must(readPictureSamples(shard.write(pathOf(folder)), {}, 0, {}));
}

} // namespace

class TestPictureSamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEpochIsAnotherOrderOfAll() {
        for (uint64_t count : {1u, 2u, 3u, 16u, 17u, 100u, 1000u}) {
            std::vector<uint64_t> first, second;
            for (uint64_t place = 0; place < count; ++place) {
                first.push_back(shuffledSample(5, place, count));
                second.push_back(shuffledSample(5, count + place, count));
            }
            QCOMPARE(std::set<uint64_t>(first.begin(), first.end()).size(), count);
            QCOMPARE(std::set<uint64_t>(second.begin(), second.end()).size(), count);
            QVERIFY(*std::max_element(first.begin(), first.end()) < count);
            if (count >= 16) {
                QVERIFY(first != second);
                QVERIFY(!std::is_sorted(first.begin(), first.end()));
                QVERIFY(shuffledSample(6, 0, count) != first[0] || shuffledSample(6, 1, count) != first[1] ||
                        shuffledSample(6, 2, count) != first[2]);
            }
        }
    }

    void samplesHaveAllThatLiesInTheShard() {
        QTemporaryDir folder;
        const auto shard = ClipShard{.count = 5}.write(pathOf(folder));
        const auto samples = must(readPictureSamples(shard, {}, 0, {}));
        QCOMPARE(samples.size(), size_t{5});
        QCOMPARE(samples[2].name, std::string("scenes.tar: 000002"));
        QVERIFY(!samples[2].caption.empty() && samples[2].caption.back() != '\n');
        QVERIFY(numberAt(samples[2].about, "truth.aesthetic").has_value());
        QVERIFY(!numberAt(samples[2].about, "truth.beauty"));
        QVERIFY(!numberAt(samples[2].about, "truth"));
        QVERIFY(!numberAt(samples[2].about, "synthetic_caption.truth"));
        QCOMPARE(must(readPictureSamples(shard, {}, 3, {})).size(), size_t{3});
    }

    void threadsChangeNothing() {
        const auto samples = samplesOf({.count = 12});
        const auto plan = [&](const TrainRows& rows) {
            std::vector<size_t> numbers;
            for (int64_t i = 0; i < rows.count; ++i)
                numbers.push_back(shuffledSample(3, static_cast<uint64_t>(rows.step * rows.of + rows.first + i), 12));
            return numbers;
        };
        PictureLoader one(samples, plan, 32, 1), three(samples, plan, 32, 3);
        for (int64_t step : {0, 1, 2, 5, 6, 4}) // leaps, too: a run that goes on elsewhere
            for (int64_t first : {0, 3}) {
                const TrainRows rows{step, first, 3, 6};
                const auto a = must(one.take(rows, {})), b = must(three.take(rows, {}));
                QCOMPARE(a.size(), size_t{3});
                QVERIFY(a == b);
                const std::vector<size_t> numbers = plan(rows);
                for (size_t i = 0; i < numbers.size(); ++i)
                    QVERIFY(a[i] == must(squarePicture(samples[numbers[i]], 32)));
            }
    }

    void picturesOfOtherSizesAreCutAsPublished() {
        auto samples = samplesOf({.count = 1, .side = 50});
        QCOMPARE(must(squarePicture(samples[0], 32)).width, 32);
        QCOMPARE(must(squarePicture(samples[0], 64)).height, 64);
    }

    void aStopEndsTheWaiting() {
        const auto samples = samplesOf({.count = 4});
        PictureLoader loader(
            samples,
            [](const TrainRows&) {
                return std::vector<size_t>{0, 1, 2, 3};
            },
            32, 1);
        std::stop_source stop;
        stop.request_stop();
        const auto taken = loader.take({0, 0, 4, 4}, stop.get_token());
        QVERIFY(!taken.ok() && taken.error().code == ErrorCode::Stopped);
        QVERIFY(loader.take({0, 0, 4, 4}, {}).ok()); // and it can be asked again
    }

    void whatIsWrongIsNamed() {
        QTemporaryDir folder;
        const auto fails = [&](const ClipShard& shard, const PictureFields& fields, ErrorCode code,
                               const std::vector<std::string>& words) {
            const auto read = readPictureSamples(shard.write(pathOf(folder)), fields, 0, {});
            if (read.ok() || read.error().code != code)
                return false;
            return std::all_of(words.begin(), words.end(),
                               [&](const std::string& word) { return read.message().find(word) != std::string::npos; });
        };
        ClipShard shard{.count = 3};
        QVERIFY(fails(shard, {.picture = "webp"}, ErrorCode::Corrupt, {"000000", ".webp"}));
        QVERIFY(fails(shard, {.caption = "caption"}, ErrorCode::Corrupt, {"000000", ".caption"}));
        shard.sample = [](int i, DatasetSample&, nlohmann::json& about) {
            if (i == 1)
                about = nlohmann::json::array({1});
        };
        QVERIFY(fails(shard, {}, ErrorCode::Corrupt, {"000001", "no JSON object"}));
        QVERIFY(fails({.count = 0}, {}, ErrorCode::Usage, {"no sample"}));
        QCOMPARE(readPictureSamples(pathOf(folder) / "none", {}, 0, {}).error().code, ErrorCode::NotFound);

        shard.sample = [](int i, DatasetSample& sample, nlohmann::json&) {
            if (i == 1)
                sample.fields["jpg"] = "no picture";
        };
        const auto samples = samplesOf(shard);
        PictureLoader loader(
            samples,
            [](const TrainRows&) {
                return std::vector<size_t>{0, 1, 2};
            },
            32, 2);
        const auto taken = loader.take({0, 0, 3, 3}, {});
        QVERIFY(!taken.ok() && taken.error().code == ErrorCode::Unsupported);
        QVERIFY2(taken.message().find("000001") != std::string::npos, taken.message().c_str());
    }
};

QTEST_GUILESS_MAIN(TestPictureSamples)
#include "test_picture_samples.moc"
