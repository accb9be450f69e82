// The engine behind the My taste page: duels at once, answers kept, honest numbers afterwards, everything undone.
#include "job/fake_taste.h"
#include "studio/taste_service.h"

#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

using namespace miro;
using namespace miro::test;

namespace {

// What was told, to be waited for.
class Page : public TasteListener {
public:
    void tasteChanged(const TasteStatus& status) override {
        tell([&] { m_status = status; });
    }
    void duelReady(const TasteDuel& duel) override {
        tell([&] { m_duels.push_back(duel); });
    }
    void noDuel(const std::string& why) override {
        tell([&] { m_noDuel = why; });
    }
    void versionsChanged(const std::vector<TasteVersion>& versions) override {
        tell([&] { m_versions = versions; });
    }
    void proofReady(int64_t, const TasteDuel&, int, int) override {}
    void proofChanged(int64_t, const TasteProof&) override {}
    void tasteNote(const std::string& line) override {
        tell([&] { m_notes.push_back(line); });
    }

    // Whether it came to be; not time-based but for giving up.
    template <typename Condition>
    bool wait(const Condition& condition) {
        std::unique_lock lock(m_mutex);
        return m_told.wait_for(lock, std::chrono::minutes(2), [&] { return condition(*this); });
    }
    TasteDuel duel(size_t i) {
        std::lock_guard lock(m_mutex);
        return m_duels.at(i);
    }

    TasteStatus m_status; // read inside wait()
    std::vector<TasteDuel> m_duels;
    std::vector<TasteVersion> m_versions;
    std::vector<std::string> m_notes;
    std::string m_noDuel;

private:
    void tell(const std::function<void()>& change) {
        std::lock_guard lock(m_mutex);
        change();
        m_told.notify_all();
    }
    std::mutex m_mutex;
    std::condition_variable m_told;
};

struct Atelier {
    LibraryFolder folder;
    std::vector<Coloured> pictures;
    FakeTaste taste;
    Page page;
    std::unique_ptr<TasteService> service;

    explicit Atelier(int prompts = 4, int count = 5) {
        pictures = fillWithColours(folder, *folder.open(), prompts, count);
        service = std::make_unique<TasteService>(
            page, TasteServiceOptions{.libraryFolder = folder.library(), .tools = taste.tools()});
    }
};

} // namespace

class TestTasteService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choosesAndLearns() {
        Atelier atelier;
        Page& page = atelier.page;
        atelier.service->openTaste(0);
        atelier.service->nextDuel(); // before anything was looked at
        atelier.service->nextDuel();
        QVERIFY(page.wait([](const Page& p) { return p.m_duels.size() == 2; }));
        QVERIFY(page.duel(0).left != page.duel(1).left || page.duel(0).right != page.duel(1).right);
        QVERIFY(fs::exists(page.duel(0).leftFile));
        for (size_t i = 0; i < 12; ++i) {
            const TasteDuel duel = page.duel(i);
            atelier.service->answerDuel(duel.number,
                                        redOf(atelier.pictures, duel.left) > redOf(atelier.pictures, duel.right)
                                            ? TasteAnswer::Left
                                            : TasteAnswer::Right,
                                        500);
            QVERIFY(page.wait([&](const Page& p) { return p.m_duels.size() == i + 3; })); // another one follows
        }
        QVERIFY(page.wait([](const Page& p) { return p.m_status.checks.left + p.m_status.checks.right == 12; }));
        QVERIFY(page.wait(
            [](const Page& p) { return p.m_status.canUndo && !p.m_status.canRedo && p.m_status.pictures == 20; }));
        atelier.service->undoTaste();
        QVERIFY(page.wait([](const Page& p) { return p.m_status.canRedo; }));
        atelier.service->answerDuel(page.duel(11).number, TasteAnswer::Same, 500); // answered again
        QVERIFY(page.wait([](const Page& p) { return p.m_status.checks.same == 1 && !p.m_status.canRedo; }));
        atelier.service->learnTaste();
        QVERIFY(page.wait([](const Page& p) { return !p.m_status.most.empty(); }));
        atelier.service->clearTaste();
        QVERIFY(page.wait([](const Page& p) { return p.m_status.checks.left + p.m_status.checks.right == 0; }));
        atelier.service.reset();
        auto library = atelier.folder.open();
        QVERIFY(library->taste().undo().value()->choices == 12);
        QVERIFY(!library->scoresOf({atelier.pictures[0].id})->at(0).scores.empty()); // learnTaste() wrote them
    }

    void profilesFilesAndVersions() {
        Atelier atelier(2, 2);
        Page& page = atelier.page;
        atelier.service->createTasteProfile("evening");
        QVERIFY(page.wait([](const Page& p) { return p.m_status.profile == 1; }));
        atelier.service->renameTasteProfile(1, "morning");
        QVERIFY(page.wait([](const Page& p) { return p.m_status.profiles.at(0).name == "morning"; }));
        atelier.service->exportTaste(atelier.folder.path("x.jsonl"), "own");
        QVERIFY(page.wait([](const Page& p) { return !p.m_notes.empty(); })); // there is no choice yet
        const std::string file =
            R"({"caption":"a","image_0_uid":"1.png","image_1_uid":"2.png","label_0":1,"label_1":0})";
        atelier.folder.write("in.jsonl", file);
        atelier.service->importTaste(atelier.folder.path("in.jsonl"));
        QVERIFY(page.wait([](const Page& p) { return p.m_status.checks.left == 1; }));
        atelier.service->exportTaste(atelier.folder.path("x.jsonl"), "own");
        QVERIFY(page.wait([](const Page& p) { return p.m_notes.size() >= 3; }));
        QVERIFY(fs::exists(atelier.folder.path("x.jsonl")));
        int64_t version = 0;
        {
            auto library = atelier.folder.open();
            version = library->taste()
                          .addVersion({0, 1, "v", "taste/v.bin", "s", "b", TasteVersionState::Kept, "", 0})
                          .value();
            atelier.folder.write("library/taste/v.bin", "weights");
        }
        atelier.service->setDefaultVersion(version);
        QVERIFY(page.wait([](const Page& p) {
            return p.m_versions.size() == 1 && p.m_versions[0].record.state == TasteVersionState::Default;
        }));
        atelier.service->setDefaultVersion(0);
        QVERIFY(page.wait([](const Page& p) { return p.m_versions[0].record.state == TasteVersionState::Kept; }));
        atelier.service->exportVersion(version, atelier.folder.path("copy.bin"));
        atelier.service->deleteVersion(version);
        QVERIFY(page.wait([](const Page& p) { return p.m_versions.empty(); }));
        QCOMPARE(readFile(atelier.folder.path("copy.bin"), 100).value(), std::string("weights"));
        QVERIFY(!fs::exists(atelier.folder.library() / "taste/v.bin"));
        const size_t before = [&] {
            size_t notes = 0;
            page.wait([&](const Page& p) { return (notes = p.m_notes.size(), true); });
            return notes;
        }();
        atelier.service->finetune({});
        atelier.service->deleteVersion(99);
        QVERIFY(page.wait([&](const Page& p) { return p.m_notes.size() == before + 2; }));
    }

    void saysWhyThereIsNoDuel() {
        Atelier atelier(3, 1);
        atelier.service->nextDuel();
        QVERIFY(atelier.page.wait([](const Page& p) { return p.m_noDuel.find("draw more") != std::string::npos; }));
    }

    void endsWhileItLooks() {
        Atelier atelier(4, 5);
        std::promise<void> begun;
        atelier.taste.onEncode = [&](const std::stop_token& stop) -> Result<void> {
            begun.set_value();
            while (!stop.stop_requested())
                std::this_thread::yield();
            return stoppedError();
        };
        atelier.service->openTaste(0);
        begun.get_future().wait();
        atelier.service.reset(); // returns
        QCOMPARE(atelier.taste.encoded, size_t{0});
        QVERIFY(atelier.page.m_notes.empty());
    }
};

QTEST_GUILESS_MAIN(TestTasteService)
#include "test_taste_service.moc"
