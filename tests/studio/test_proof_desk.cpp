// The proofs behind the My taste page: what is told, what is queued.
#include "job/proof_record.h"
#include "library/library_fixtures.h"
#include "library/taste_store.h"
#include "studio/proof_desk.h"

using namespace miro;
using namespace miro::test;

namespace {

class ProofPage : public TasteListener {
public:
    void tasteChanged(const TasteStatus&) override {}
    void duelReady(const TasteDuel&) override {}
    void noDuel(const std::string&) override {}
    void versionsChanged(const std::vector<TasteVersion>&) override {}
    void proofReady(int64_t, const TasteDuel& duel, int question, int most) override {
        duels.push_back(duel);
        asked = question;
        of = most;
    }
    void proofChanged(int64_t, const TasteProof& proof) override { proofs.push_back(proof); }
    void tasteNote(const std::string& line) override { notes.push_back(line); }

    std::vector<TasteDuel> duels;
    int asked = 0, of = 0;
    std::vector<TasteProof> proofs;
    std::vector<std::string> notes;
};

struct Proofs {
    LibraryFolder folder;
    std::unique_ptr<Library> library = folder.open();
    ProofPage page;
    std::vector<ProveJob> queued;
    ProofDesk desk{page, [this](const ProveJob& job) { queued.push_back(job); }, {folder.path()}};
    int64_t version = 0;

    Proofs() {
        TasteVersionRecord record;
        record.profile = library->taste().createProfile("Ada").value();
        record.name = "evening";
        record.baseSha256 = std::string(64, 'a');
        version = library->taste().addVersion(record).value();
    }
    TasteVersionRecord record() const { return library->taste().versions(1)->front(); }

    // As a run would leave it; two opponents.
    void draw() {
        ProofRecord proof;
        proof.seed = 5;
        for (uint64_t i = 0; i < 20; ++i)
            proof.prompts.push_back({"a red fox", i});
        proof.usual.positive = {{"clip_score", 1.0}};
        proof.sliders = RewardTargets{{"clip_score", 0.5}};
        proof.drawn = true;
        fs::create_directories(folder.library() / proofFolder(record()));
        for (size_t i = 0; i < 20; ++i)
            for (const ProofSide side : {ProofSide::New, ProofSide::Base, ProofSide::Sliders})
                if (!writeFileAtomically(folder.library() / proofFolder(record()) / proofPictureName(proof, i, side),
                                         "picture")
                         .ok())
                    qFatal("no picture");
        if (!library->taste().setProof(version, textFromProof(proof)).ok())
            qFatal("no proof");
    }
};

} // namespace

class TestProofDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotDrawnIsQueued() {
        Proofs proofs;
        QVERIFY(!proofs.desk.describe(proofs.record()).proof);
        QVERIFY(!proofs.desk.describe(proofs.record()).fits); // its base is not here
        proofs.desk.prove(*proofs.library, proofs.version);
        QCOMPARE(proofs.queued.size(), size_t{1});
        QCOMPARE(proofs.queued[0].version, proofs.version);
        QCOMPARE(proofs.queued[0].name, std::string("evening"));
        QVERIFY(proofs.page.duels.empty());
        QVERIFY(!proofs.page.proofs.back().over);
    }

    void asksUntilItIsOver() {
        Proofs proofs;
        proofs.draw();
        proofs.desk.prove(*proofs.library, proofs.version);
        QVERIFY(proofs.queued.empty());
        QCOMPARE(proofs.page.asked, 1);
        QCOMPARE(proofs.page.of, 20);
        QCOMPARE(proofs.page.duels[0].prompt, std::string("a red fox"));
        QVERIFY(fs::exists(proofs.page.duels[0].leftFile) && fs::exists(proofs.page.duels[0].rightFile));
        proofs.desk.answer(*proofs.library, proofs.version, 1, TasteAnswer::Left);
        QCOMPARE(proofs.page.asked, 2);
        // An answer that came twice, or too late: said, and asked again.
        proofs.desk.answer(*proofs.library, proofs.version, 1, TasteAnswer::Left);
        QCOMPARE(proofs.page.notes.size(), size_t{1});
        QCOMPARE(proofs.page.asked, 2);
        QCOMPARE(proofs.desk.describe(proofs.record()).proof->asked, 1);
        for (int question = 2; !proofs.page.proofs.back().over; ++question)
            proofs.desk.answer(*proofs.library, proofs.version, question, TasteAnswer::Skip);
        QVERIFY(!proofs.page.proofs.back().won);
        const size_t asked = proofs.page.duels.size();
        proofs.desk.prove(*proofs.library, proofs.version); // looked at again
        QCOMPARE(proofs.page.duels.size(), asked);
        QVERIFY(proofs.page.proofs.back().over && proofs.queued.empty());
    }

    void aPictureThatIsGoneIsDrawnAgain() {
        Proofs proofs;
        proofs.draw();
        fs::remove_all(proofs.folder.library() / kProofsFolder);
        proofs.desk.prove(*proofs.library, proofs.version);
        QCOMPARE(proofs.queued.size(), size_t{1});
    }

    void whatCannotBeReadIsSaid() {
        Proofs proofs;
        proofs.desk.prove(*proofs.library, 99);
        QVERIFY(proofs.page.notes.back().find("99") != std::string::npos);
        if (!proofs.library->taste().setProof(proofs.version, "{").ok())
            qFatal("no proof");
        proofs.desk.prove(*proofs.library, proofs.version);
        QCOMPARE(proofs.page.notes.size(), size_t{2});
        QVERIFY(!proofs.desk.describe(proofs.record()).proof);
        QVERIFY(proofs.queued.empty());
    }
};

QTEST_GUILESS_MAIN(TestProofDesk)
#include "test_proof_desk.moc"
