// The tables of batches: albums, failures, times, what best-of chose, and the order of the morning page.
#include "library/database.h"
#include "library_fixtures.h"

using namespace miro;
using namespace miro::test;

namespace {

NewBatch newBatch(const std::string& id, int64_t total = 4) {
    NewBatch batch;
    batch.id = id;
    batch.name = "Foxes";
    batch.payload = "{\"version\": 1}";
    batch.fingerprint = "f1";
    batch.total = total;
    return batch;
}

ScoreRecord score(const std::string& scorer, double raw, std::optional<double> quantile = {}) {
    return {scorer, "1", "c", raw, raw, quantile, false, false, {}};
}

std::vector<int64_t> indicesOf(const std::vector<BatchItem>& items) {
    std::vector<int64_t> indices;
    for (const BatchItem& item : items)
        indices.push_back(item.index);
    return indices;
}

using Indices = std::vector<int64_t>;

// Keeps picture `index` of a batch and notes it.
PictureId draw(const LibraryFolder& folder, Library& library, const std::string& id, int64_t index, int64_t entry,
               bool toAlbum = true) {
    Made made;
    made.seed = static_cast<uint64_t>(index) + 100;
    const PictureId picture = folder.keep(library, made, id, index).id;
    BatchOutcome outcome;
    outcome.index = index;
    outcome.entry = entry;
    outcome.line = entry + 1;
    outcome.seconds = 2;
    outcome.picture = picture;
    outcome.toAlbum = toAlbum;
    const auto noted = library.batches().note(id, {outcome});
    if (!noted.ok())
        qFatal("%s", noted.message().c_str());
    return picture;
}

void fail(Library& library, const std::string& id, int64_t index, const std::string& message) {
    BatchOutcome outcome;
    outcome.index = index;
    outcome.line = 9;
    outcome.prompt = "a\nfox";
    outcome.failure = message;
    if (const auto noted = library.batches().note(id, {outcome}); !noted.ok())
        qFatal("%s", noted.message().c_str());
}

std::vector<PictureId> inAlbum(Library& library, int64_t album) {
    PictureQuery query;
    query.filter.album = album;
    query.sort = PictureSort::Oldest;
    return library.find(query).value();
}

} // namespace

class TestBatches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstPictureMakesTheAlbum() {
        LibraryFolder folder;
        auto library = folder.open();
        BatchStore& batches = library->batches();
        VERIFY_OK(batches.begin(newBatch("b")));
        QVERIFY(!batches.find("b").value()->album);
        QVERIFY(library->albums().value().empty());
        const PictureId first = draw(folder, *library, "b", 0, 0);
        const PictureId second = draw(folder, *library, "b", 1, 1);
        const BatchRecord record = batches.find("b").value().value();
        QVERIFY(record.album.has_value());
        QCOMPARE(library->albums().value().size(), size_t{1});
        QCOMPARE(library->albums().value()[0].name, std::string("Foxes"));
        QCOMPARE(inAlbum(*library, *record.album), (std::vector<PictureId>{first, second}));
        QCOMPARE(record.done, int64_t{2});
        QCOMPARE(record.failed, int64_t{0});
        QCOMPARE(record.seconds, 4.0);
        QCOMPARE(record.total, int64_t{4});
    }

    void albumsOfOneNameAreNumbered() {
        LibraryFolder folder;
        auto library = folder.open();
        VERIFY_OK(library->createAlbum("foxes"));
        for (const char* id : {"b", "c"}) {
            NewBatch batch = newBatch(id);
            VERIFY_OK(library->batches().begin(batch));
            draw(folder, *library, id, std::string(id) == "b" ? 0 : 5, 0);
        }
        std::vector<std::string> names;
        for (const Album& album : library->albums().value())
            names.push_back(album.name);
        QCOMPARE(names, (std::vector<std::string>{"foxes", "Foxes (2)", "Foxes (3)"}));
    }

    void anAlbumThatWasDeletedIsNotMadeAgain() {
        LibraryFolder folder;
        auto library = folder.open();
        VERIFY_OK(library->batches().begin(newBatch("b")));
        const PictureId first = draw(folder, *library, "b", 0, 0);
        VERIFY_OK(library->deleteAlbum(*library->batches().find("b").value()->album));
        draw(folder, *library, "b", 1, 1);
        QVERIFY(library->albums().value().empty());
        QVERIFY(!library->batches().find("b").value()->album);
        QCOMPARE(library->records({first}).value().size(), size_t{1});
    }

    // A picture that was culled comes back where it was.
    void theBinAndBack() {
        LibraryFolder folder;
        auto library = folder.open();
        VERIFY_OK(library->batches().begin(newBatch("b")));
        const PictureId picture = draw(folder, *library, "b", 0, 0);
        VERIFY_OK(library->moveToBin({picture}));
        QVERIFY(library->batches().items("b").value()[0].inBin);
        QVERIFY(library->batches().bestFirst("b", {}).value().empty());
        VERIFY_OK(library->restore({picture}));
        QVERIFY(!library->batches().items("b").value()[0].inBin);
        QCOMPARE(inAlbum(*library, *library->batches().find("b").value()->album), std::vector<PictureId>{picture});
        VERIFY_OK(library->moveToBin({picture}));
        QCOMPARE(library->deleteForGood({picture}).value(), int64_t{1});
        QVERIFY(!library->batches().items("b").value()[0].picture);
        QCOMPARE(library->batches().drawnIndices("b").value(), Indices{0}); // it was drawn, and is not again
    }

    void aTryOutHasNoAlbumAndIsNotListed() {
        LibraryFolder folder;
        auto library = folder.open();
        NewBatch batch = newBatch("t", 3);
        batch.tryOut = true;
        VERIFY_OK(library->batches().begin(batch));
        draw(folder, *library, "t", 0, 0);
        QVERIFY(library->albums().value().empty());
        QVERIFY(library->batches().list().value().empty());
        QCOMPARE(library->batches().find("t").value()->done, int64_t{1});
    }

    void failuresAreNotedAndCleared() {
        LibraryFolder folder;
        auto library = folder.open();
        BatchStore& batches = library->batches();
        VERIFY_OK(batches.begin(newBatch("b")));
        draw(folder, *library, "b", 0, 0);
        fail(*library, "b", 2, "the start picture\nis gone");
        fail(*library, "b", 1, "not finite");
        const auto failures = batches.failures("b").value();
        QCOMPARE(failures.size(), size_t{2});
        QCOMPARE(failures[0].index, int64_t{1});
        QCOMPARE(failures[1].line, int64_t{9});
        QVERIFY(failures[1].message.find('\n') == std::string::npos);
        QVERIFY(failures[1].prompt.find('\n') == std::string::npos);
        QCOMPARE(batches.find("b").value()->failed, int64_t{2});
        QCOMPARE(batches.drawnIndices("b").value(), Indices{0});
        QCOMPARE(batches.clearFailures("b").value(), int64_t{2});
        QCOMPARE(batches.clearFailures("b").value(), int64_t{0});
        QCOMPARE(batches.find("b").value()->failed, int64_t{0});
        QCOMPARE(batches.find("b").value()->done, int64_t{1});
    }

    // One that failed, and is drawn in the next attempt, has not failed.
    void anOutcomeTakesTheOldOnesPlace() {
        LibraryFolder folder;
        auto library = folder.open();
        VERIFY_OK(library->batches().begin(newBatch("b")));
        fail(*library, "b", 0, "no");
        draw(folder, *library, "b", 0, 0);
        QVERIFY(library->batches().failures("b").value().empty());
        QCOMPARE(library->batches().find("b").value()->done, int64_t{1});
    }

    void notingWithoutABatchIsAnError() {
        LibraryFolder folder;
        auto library = folder.open();
        const PictureId picture = folder.keep(*library).id;
        BatchOutcome outcome;
        outcome.picture = picture;
        QVERIFY(!library->batches().note("nobody", {outcome}).ok());
        QVERIFY(library->albums().value().empty());
        QVERIFY(!library->batches().find("nobody").value());
        QVERIFY(library->batches().payload("nobody").value().empty());
    }

    void anotherFingerprintIsRefused() {
        LibraryFolder folder;
        auto library = folder.open();
        VERIFY_OK(library->batches().begin(newBatch("b")));
        VERIFY_OK(library->batches().begin(newBatch("b")));
        NewBatch other = newBatch("b");
        other.fingerprint = "f2";
        const auto refused = library->batches().begin(other);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        QVERIFY(refused.message().find("changed") != std::string::npos);
        QCOMPARE(library->batches().find("b").value()->fingerprint, std::string("f1"));
    }

    // Raw values of one prompt are compared, never those of two.
    void bestFirstRanksWithinAPrompt() {
        LibraryFolder folder;
        auto library = folder.open();
        VERIFY_OK(library->batches().begin(newBatch("b", 6)));
        const std::vector<std::tuple<int64_t, double, std::optional<double>>> pictures = {
            {0, 0.2, 0.3}, {0, 0.9, 0.9}, {1, 5, 0.95}, {1, 4, 0.9}, {2, 0.1, 0.1}};
        for (size_t i = 0; i < pictures.size(); ++i) {
            const auto& [entry, raw, quantile] = pictures[i];
            const PictureId id = draw(folder, *library, "b", static_cast<int64_t>(i), entry);
            VERIFY_OK(library->putScore(id, score("clip_score", raw, quantile)));
        }
        draw(folder, *library, "b", 5, 3); // nobody has scored it
        QCOMPARE(indicesOf(library->batches().bestFirst("b", {}).value()), (Indices{2, 1, 4, 3, 0, 5}));
        QCOMPARE(indicesOf(library->batches().items("b").value()), (Indices{0, 1, 2, 3, 4, 5}));
        QCOMPARE(indicesOf(library->batches().items("b", 2, 3).value()), (Indices{3, 4}));
    }

    void weightsDecide() {
        LibraryFolder folder;
        auto library = folder.open();
        VERIFY_OK(library->batches().begin(newBatch("b", 2)));
        const PictureId a = draw(folder, *library, "b", 0, 0);
        const PictureId b = draw(folder, *library, "b", 1, 0);
        VERIFY_OK(library->putScores({{a, {score("clip_score", 1), score("hpsv2_score", 0)}},
                                      {b, {score("clip_score", 0), score("hpsv2_score", 1)}}}));
        QCOMPARE(indicesOf(library->batches().bestFirst("b", {{"hpsv2_score", 1}}).value()), (Indices{1, 0}));
        QCOMPARE(indicesOf(library->batches().bestFirst("b", {{"clip_score", 3}, {"hpsv2_score", 1}}).value()),
                 (Indices{0, 1}));
    }

    // The best go into the album, the others stay in the library outside it.
    void bestOfChoosesOnce() {
        LibraryFolder folder;
        auto library = folder.open();
        BatchStore& batches = library->batches();
        VERIFY_OK(batches.begin(newBatch("b", 4)));
        std::vector<PictureId> ids;
        for (int64_t i = 0; i < 4; ++i) {
            ids.push_back(draw(folder, *library, "b", i, i / 2, false));
            VERIFY_OK(library->putScore(ids.back(), score("clip_score", i == 1 ? 9.0 : static_cast<double>(-i))));
        }
        QVERIFY(library->albums().value().empty());
        QCOMPARE(batches.undecidedEntries("b").value(), (Indices{0, 1}));
        VERIFY_OK(batches.chooseBest("b", {0}, 1, {}));
        QCOMPARE(batches.undecidedEntries("b").value(), Indices{1});
        VERIFY_OK(batches.chooseBest("b", {1}, 1, {}));
        VERIFY_OK(batches.chooseBest("b", {1}, 1, {})); // again, after a crash
        QVERIFY(batches.undecidedEntries("b").value().empty());
        const BatchRecord record = batches.find("b").value().value();
        QCOMPARE(record.rejected, int64_t{2});
        QCOMPARE(inAlbum(*library, *record.album), (std::vector<PictureId>{ids[1], ids[2]}));
        std::vector<bool> kept;
        for (const BatchItem& item : batches.items("b").value())
            kept.push_back(item.kept);
        QCOMPARE(kept, (std::vector<bool>{false, true, true, false}));
        QCOMPARE(library->count({}).value(), int64_t{4});
    }

    void listIsNewestFirstAndForgets() {
        LibraryFolder folder;
        auto library = folder.open();
        VERIFY_OK(library->batches().begin(newBatch("b")));
        VERIFY_OK(library->batches().begin(newBatch("c")));
        QCOMPARE(library->batches().list().value().size(), size_t{2});
        QCOMPARE(library->batches().list(1).value().size(), size_t{1});
        draw(folder, *library, "b", 0, 0);
        VERIFY_OK(library->batches().forget("b"));
        QCOMPARE(library->batches().list().value().size(), size_t{1});
        QCOMPARE(library->count({}).value(), int64_t{1});
        QCOMPARE(library->albums().value()[0].pictures, int64_t{1});
    }

    void tidiesWhatNobodyMisses() {
        LibraryFolder folder;
        auto library = folder.open();
        for (const char* id : {"drawn", "nothing", "three", "queued"}) {
            NewBatch batch = newBatch(id);
            batch.tryOut = std::string(id) == "three";
            VERIFY_OK(library->batches().begin(batch));
        }
        draw(folder, *library, "drawn", 0, 0);
        draw(folder, *library, "three", 1, 0);
        JobRecord job;
        job.id = "queued";
        job.kind = "batch";
        job.payload = "{\"version\": 1}";
        VERIFY_OK(library->jobs().add(job));
        VERIFY_OK(library->batches().tidy());
        QVERIFY(library->batches().find("drawn").value().has_value());
        QVERIFY(library->batches().find("queued").value().has_value());
        QVERIFY(!library->batches().find("nothing").value().has_value());
        QVERIFY(!library->batches().find("three").value().has_value());
        QCOMPARE(library->count({}).value(), int64_t{2});
    }

    void aRebuildKeepsBatches() {
        LibraryFolder folder;
        PictureId picture = 0;
        {
            auto library = folder.open();
            VERIFY_OK(library->batches().begin(newBatch("b")));
            picture = draw(folder, *library, "b", 0, 0);
            fail(*library, "b", 1, "no");
        }
        VERIFY_OK(Library::rebuild(folder.library(), nullptr, {}));
        auto library = folder.open();
        const BatchRecord record = library->batches().find("b").value().value();
        QCOMPARE(record.done, int64_t{1});
        QCOMPARE(record.failed, int64_t{1});
        QCOMPARE(inAlbum(*library, record.album.value_or(0)), std::vector<PictureId>{picture});
        QCOMPARE(library->batches().items("b").value()[0].picture.value_or(0), picture);
    }

    // Lists of jobs are asked for at every change: a long list of prompts does not come along.
    void largePayloadsAreLeftOutOfLists() {
        LibraryFolder folder;
        auto library = folder.open();
        JobRecord job;
        job.id = "b";
        job.kind = "batch";
        job.title = "long";
        job.payload = "{\"version\": 1, \"list\": \"" + std::string(100'000, 'x') + "\"}";
        VERIFY_OK(library->jobs().add(job));
        QVERIFY(library->jobs().list().value()[0].payload.empty());
        QCOMPARE(library->jobs().find("b").value()->payload, job.payload);
        QVERIFY(library->jobs().exportWaiting().value().find("xxxx") != std::string::npos);
        QCOMPARE(library->jobs().takeNext().value()->payload, job.payload);
    }
};

QTEST_GUILESS_MAIN(TestBatches)
#include "test_batches.moc"
