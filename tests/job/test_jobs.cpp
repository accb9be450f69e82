// Jobs run on the calling thread and tell their listener.
#include "job/bench_job.h"
#include "job/doctor_job.h"
#include "job/encode_text_job.h"
#include "job/generate_job.h"

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <thread>

using namespace miro;
namespace fs = std::filesystem;

namespace {

struct Listener : JobListener {
    std::vector<std::string> notes;
    std::thread::id thread;
    int64_t heard = 0;

    void progress(const Progress&) override {
        thread = std::this_thread::get_id();
        ++heard;
    }
    void note(const std::string& line) override { notes.push_back(line); }
};

} // namespace

class TestJobs : public QObject {
    Q_OBJECT

    static fs::path models() { return fs::path(MIRO_FIXTURES) / "models"; }

private Q_SLOTS:
    void generateRunsHereAndTells() {
        QTemporaryDir folder;
        GenerateRequest request;
        request.modelFolders = {models()};
        request.model = "miro-7";
        request.settings.prompt = "a cat";
        request.settings.steps = 1;
        request.settings.device = {DeviceKind::Cpu, 0};
        request.output = fs::path(folder.path().toStdString()) / "a.png";
        GenerateJob job(request);
        Listener listener;
        auto done = job.run({listener, {}});
        QVERIFY2(done.ok(), done.message().c_str());
        QCOMPARE(job.outcome().pictures.size(), size_t(1));
        QVERIFY(listener.heard > 0);
        QVERIFY(listener.thread == std::this_thread::get_id());
    }

    void failuresAreErrors() {
        GenerateRequest request;
        request.modelFolders = {models()};
        request.model = "nothing";
        Listener listener;
        QVERIFY(GenerateJob(request).run({listener, {}}).error().code == ErrorCode::NotFound);
        QVERIFY(EncodeTextJob(EncodeTextRequest{{models()}, "nothing", "a", 77, {}}).run({listener, {}}).error().code ==
                ErrorCode::NotFound);
    }

    void aStoppedBenchSaysSo() {
        BenchRequest request;
        request.model = "miro-7";
        request.modelFolders = {models()};
        request.device = {DeviceKind::Cpu, 0};
        request.repeats = 1;
        std::stop_source stop;
        stop.request_stop();
        Listener listener;
        QVERIFY(BenchJob(request).run({listener, stop.get_token()}).error().code == ErrorCode::Stopped);
    }

    void doctorKnowsThisMachine() {
        DoctorJob job({models()});
        Listener listener;
        auto done = job.run({listener, {}});
        QVERIFY2(done.ok(), done.message().c_str());
        const DoctorReport& report = job.report();
        QCOMPARE(report.devices.front().name, std::string("cpu"));
        QVERIFY(report.devices.front().memoryBytes > 0);
        QCOMPARE(report.memoryPlans.size(), size_t(3));
        QVERIFY(std::any_of(report.models.begin(), report.models.end(),
                            [](const ModelEntry& model) { return model.name == "fixtures/miro-7"; }));
        QVERIFY(std::all_of(report.libraries.begin(), report.libraries.end(),
                            [](const auto& library) { return !library.second.empty(); }));
    }
};

QTEST_GUILESS_MAIN(TestJobs)
#include "test_jobs.moc"
