// Getting models: from an honest server, from one that breaks off or is busy, after a stop, a kill, a full disk.
#include "hub_fixture.h"

#include "base/json.h"

#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>

using namespace miro;
namespace fs = std::filesystem;

namespace {

const std::string kRepo = "org/model";
const std::string kWeights = "model.safetensors";

} // namespace

class TestDownload : public QObject {
    Q_OBJECT

    std::unique_ptr<HubFixture> m_fixture;
    HubFixture& f() { return *m_fixture; }
    FakeHub::Repo& repo() { return f().hub.repos[kRepo]; }
    fs::path folder() { return f().models / kRepo; }
    std::string weights() { return repo().files[kWeights]; }

    void expectNothingHalfWritten() {
        if (!f().exists(folder()))
            return;
        for (const auto& [name, bytes] : repo().files)
            if (f().exists(folder() / name))
                QCOMPARE(f().read(folder() / name), bytes);
    }

    // The answer with the file's bytes, after the hub's redirect.
    static bool isContent(const ServerRequest& request) { return contains(request.target, "/content/"); }

private Q_SLOTS:
    void initTestCase() {
        // A machine's own proxy settings must not decide what the tests see.
        for (const char* name : {"HF_ENDPOINT", "HF_TOKEN"})
            qunsetenv(name);
        std::signal(SIGXFSZ, SIG_IGN);
    }
    void init() {
        m_fixture = std::make_unique<HubFixture>();
        f().addGenerator(kRepo);
    }
    void cleanup() { m_fixture.reset(); }

    void anHonestServer() {
        auto plan = f().plan({kRepo});
        VERIFY_OK(plan);
        QCOMPARE(plan->repos.size(), size_t(1));
        QCOMPARE(plan->repos[0].licence, std::string("MIT"));
        QCOMPARE(plan->repos[0].revision, std::string(FakeHub::kCommit));
        QCOMPARE(plan->repos[0].files.front().name, kWeights);                  // weights first
        QCOMPARE(plan->repos[0].files.back().name, std::string("config.json")); // what makes it a model last
        QVERIFY(!f().exists(folder()));                                         // planning writes nothing
        int64_t sum = 0;
        for (const char* name : {"config.json", "model.safetensors", "uncond_embedding.npy", "README.md"})
            sum += static_cast<int64_t>(repo().files[name].size());
        QCOMPARE(plan->bytesToGet(), sum);
        QCOMPARE(plan->filesToGet(), size_t(4)); // the pickle and the hidden file stay where they are

        VERIFY_OK(download(*plan, f().options, f().sink, {}));
        QCOMPARE(f().names(folder()), (std::vector<std::string>{".miro-files.json", "README.md", "config.json",
                                                                "model.safetensors", "uncond_embedding.npy"}));
        expectNothingHalfWritten();
        QVERIFY(f().store().findGenerator(kRepo).ok());
        QCOMPARE(f().sink.heard.back().done, sum);
        QCOMPARE(f().sink.heard.back().total, sum);
        for (size_t i = 1; i < f().sink.heard.size(); ++i)
            QVERIFY(f().sink.heard[i].done >= f().sink.heard[i - 1].done);

        auto record = readFolderRecord(folder());
        VERIFY_OK(record);
        QCOMPARE(record->revision, std::string(FakeHub::kCommit));
        QVERIFY(record->find(kWeights)->digest == FakeHub::digestOf(weights(), true));
        QVERIFY(record->find("config.json")->digest == FakeHub::digestOf(repo().files["config.json"], false));

        auto again = f().plan({kRepo});
        VERIFY_OK(again);
        QVERIFY(again->empty());
        QCOMPARE(again->installed, std::vector<std::string>{kRepo});
    }

    void whatAModelUsesComesWithIt() {
        f().addGenerator("org/painter", {"org/eyes"});
        f().hub.repos["org/eyes"].files = {{"config.json", "{}"}, {"model.safetensors", FakeHub::safetensors(100)}};
        f().addManifest("eyes", {{"repo", "org/eyes"},
                                 {"title", "Eyes"},
                                 {"kind", "decoder"},
                                 {"purpose", "Sees."},
                                 {"needs", {{"config.json"}, {"model.safetensors"}}}});
        VERIFY_OK(f().get("org/painter"));
        QVERIFY(f().store().findRepo("org/eyes").ok());
        QVERIFY(f().exists(f().models / "org/eyes/model.safetensors"));
    }

    void anIndexBringsItsShardsFirst() {
        nlohmann::json index{{"weight_map", {{"a", "model-1.safetensors"}, {"b", "model-2.safetensors"}}}};
        f().hub.repos["org/big"].files = {{"config.json", "{}"},
                                          {"model.safetensors.index.json", index.dump()},
                                          {"model-1.safetensors", FakeHub::safetensors(500)},
                                          {"model-2.safetensors", FakeHub::safetensors(600)},
                                          {"model-3.safetensors", FakeHub::safetensors(700)}};
        f().addManifest("big", {{"repo", "org/big"},
                                {"title", "Big"},
                                {"kind", "text-encoder"},
                                {"purpose", "Reads."},
                                {"needs", {{"config.json"}, {"model.safetensors.index.json"}}}});
        auto plan = f().plan({"org/big"});
        VERIFY_OK(plan);
        std::vector<std::string> names;
        for (const PlannedFile& file : plan->repos[0].files)
            names.push_back(file.name);
        QCOMPARE(names, (std::vector<std::string>{"model-1.safetensors", "model-2.safetensors",
                                                  "model.safetensors.index.json", "config.json"}));
        VERIFY_OK(download(*plan, f().options, f().sink, {}));
        QVERIFY(f().store().findRepo("org/big").ok());
        fs::remove(f().models / "org/big/model-2.safetensors"); // an index without its shard is not complete
        QVERIFY(!f().store().findRepo("org/big").ok());
    }

    void variantsAreChosen() {
        FakeHub::Repo family;
        for (const char* variant : {"one", "two"})
            for (const auto& [name, bytes] : FakeHub::generator(1000).files)
                family.files[std::string(variant) + "/" + name] = bytes;
        f().hub.repos["org/family"] = family;
        f().addManifest("family", {{"repo", "org/family"},
                                   {"title", "Family"},
                                   {"kind", "generator"},
                                   {"purpose", "Draws."},
                                   {"variants", {"one", "two"}}});
        auto unclear = f().plan({"org/family"});
        QVERIFY(!unclear.ok() && unclear.error().code == ErrorCode::Usage);
        QVERIFY2(contains(unclear.message(), "one, two"), unclear.message().c_str());
        QVERIFY(!f().plan({"org/family"}, {"three"}).ok());
        QVERIFY(!f().plan({kRepo}, {"one"}).ok()); // a model without variants

        auto plan = f().plan({"org/family"}, {"two"});
        VERIFY_OK(plan);
        VERIFY_OK(download(*plan, f().options, f().sink, {}));
        QVERIFY(f().store().findGenerator("org/family", "two").ok());
        QVERIFY(!f().exists(f().models / "org/family/one"));
    }

    void aPickleOnlyWhereThereIsNothingElse() {
        repo().files.erase(kWeights);
        auto plan = f().plan({kRepo});
        VERIFY_OK(plan);
        QCOMPARE(plan->repos[0].files.front().name, std::string("pytorch_model.bin"));
    }

    void aFileOfAnotherServerNeverSeesTheToken() {
        const std::string bytes = "weights of a scorer";
        std::string header = "unset";
        HttpServer other([&](const ServerRequest& request) {
            header = request.header("authorization");
            ServerReply reply;
            reply.body = bytes;
            return reply;
        });
        f().options.token = "secret";
        f().addManifest("scorer", {{"repo", "org/scorer"},
                                   {"title", "Scorer"},
                                   {"kind", "scorer"},
                                   {"purpose", "Scores."},
                                   {"needs", {{"s.pth"}}},
                                   {"files",
                                    {{{"name", "s.pth"},
                                      {"url", other.url() + "/s%2B.pth"},
                                      {"sha256", FakeHub::digestOf(bytes, true).hex}}}}});
        VERIFY_OK(f().get("org/scorer"));
        QCOMPARE(f().read(f().models / "org/scorer/s.pth"), bytes);
        QCOMPARE(header, std::string());
        QVERIFY(f().hub.server().requests().empty());
    }

    void breaksInTheMiddle() {
        std::atomic<int> broken{0};
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (isContent(request) && broken++ < 3) {
                reply.claimedLength = static_cast<int64_t>(reply.body.size());
                reply.cutAfter = 70'000;
            }
        };
        VERIFY_OK(f().get(kRepo));
        expectNothingHalfWritten();
        auto requests = f().hub.server().requestsFor("/content/");
        QCOMPARE(requests.size(), size_t(4));
        QCOMPARE(requests[0].header("range"), std::string());
        QCOMPARE(requests[1].header("range"), std::string("bytes=70000-"));
        QCOMPARE(requests[2].header("range"), std::string("bytes=140000-"));
        QVERIFY(requests[1].header("if-range").starts_with("\"e-")); // only if it is still the same file
    }

    void breaksForGoodThenResumes() {
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (isContent(request)) {
                reply.claimedLength = static_cast<int64_t>(reply.body.size());
                reply.cutAfter = request.header("range").empty() ? 100'000 : 0;
            }
        };
        Result<void> got = f().get(kRepo);
        QVERIFY(!got.ok());
        QVERIFY2(isGoodMessage(got.message()) && contains(got.message(), "org/model/model.safetensors") &&
                     contains(got.message(), "100 kB are kept"),
                 got.message().c_str());
        QCOMPARE(f().names(folder()),
                 (std::vector<std::string>{"model.safetensors.part", "model.safetensors.part.json"}));
        QVERIFY(!f().store().findGenerator(kRepo).ok());

        f().hub.after = nullptr;
        f().hub.server().forget();
        auto plan = f().plan({kRepo});
        VERIFY_OK(plan);
        QCOMPARE(plan->repos[0].files[0].resumed, int64_t(100'000));
        VERIFY_OK(download(*plan, f().options, f().sink, {}));
        QCOMPARE(f().hub.server().requestsFor("/content/")[0].header("range"), std::string("bytes=100000-"));
        QCOMPARE(f().read(folder() / kWeights), weights());
        QCOMPARE(f().sink.heard.back().done, f().sink.heard.back().total);
        QVERIFY(!f().exists(folder() / "model.safetensors.part"));
        QVERIFY(!f().exists(folder() / "model.safetensors.part.json"));
    }

    void theFileChangedMeanwhile() {
        // If-Range fails: the whole file comes again.
        breaksOnce(50'000);
        f().hub.etagPrefix = "other-";
        f().hub.server().forget();
        VERIFY_OK(f().get(kRepo));
        QCOMPARE(f().hub.server().requestsFor("/content/")[0].header("range"), std::string("bytes=50000-"));
        QCOMPARE(f().read(folder() / kWeights), weights());
    }

    void theModelChangedMeanwhile() {
        // Another checksum: what was fetched is of no use.
        breaksOnce(50'000);
        repo().files[kWeights] = FakeHub::safetensors(290'000, 'x');
        f().hub.server().forget();
        VERIFY_OK(f().get(kRepo));
        QCOMPARE(f().hub.server().requestsFor("/content/")[0].header("range"), std::string());
        QCOMPARE(f().read(folder() / kWeights), weights());
    }

    void refusesRanges() {
        breaksOnce(50'000);
        f().hub.ranges = false;
        VERIFY_OK(f().get(kRepo));
        QCOMPARE(f().read(folder() / kWeights), weights());
    }

    void sendsAnotherRangeThanAsked() {
        breaksOnce(50'000);
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (isContent(request) && reply.status == 206) {
                reply.body = weights().substr(40'000);
                for (auto& [name, value] : reply.headers)
                    if (name == "Content-Range")
                        value = fmt::format("bytes 40000-{}/{}", weights().size() - 1, weights().size());
            }
        };
        Result<void> got = f().get(kRepo);
        QVERIFY(!got.ok() && got.error().code == ErrorCode::Corrupt);
        QVERIFY2(contains(got.message(), "another part"), got.message().c_str());
        expectNothingHalfWritten();
    }

    void aDamagedPartIsFetchedAnew() {
        breaksOnce(50'000);
        QVERIFY(writeFileAtomically(folder() / "model.safetensors.part", std::string(60'000, 'z')).ok());
        VERIFY_OK(f().get(kRepo));
        QCOMPARE(f().read(folder() / kWeights), weights());
        fs::remove(folder() / kWeights);
        fs::remove(folder() / kRecordName);
        // Longer than the file, and a part without notes.
        QVERIFY(writeFileAtomically(folder() / "model.safetensors.part", std::string(900'000, 'z')).ok());
        VERIFY_OK(f().get(kRepo));
        QCOMPARE(f().read(folder() / kWeights), weights());
    }

    void aLinkInThePartsPlaceIsNotFollowed() {
        fs::create_directories(folder());
        QVERIFY(writeFileAtomically(f().root / "precious", "mine").ok());
        fs::create_symlink(f().root / "precious", folder() / "model.safetensors.part");
        QVERIFY(!f().get(kRepo).ok());
        QCOMPARE(f().read(f().root / "precious"), std::string("mine"));
    }

    void noLengthAtAllIsFine() {
        f().hub.after = [&](const ServerRequest&, ServerReply& reply) {
            reply.noLength = true;
        };
        VERIFY_OK(f().get(kRepo));
        QCOMPARE(f().read(folder() / kWeights), weights());
    }

    void stoppedInTheMiddleAndContinued() {
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (isContent(request) && request.header("range").empty())
                reply.holdAfter = 120'000;
        };
        f().options.limits.stall = std::chrono::milliseconds(60'000);
        f().sink.onProgress = [&](const Progress& progress) {
            if (progress.stage == "download" && progress.done >= 120'000)
                f().stop.request_stop();
        };
        Result<void> got = f().get(kRepo);
        QVERIFY(!got.ok() && got.error().code == ErrorCode::Stopped);
        QCOMPARE(fs::file_size(folder() / "model.safetensors.part"), uintmax_t(120'000));
        f().stop = std::stop_source();
        f().sink.onProgress = nullptr;
        f().hub.server().forget();
        VERIFY_OK(f().get(kRepo));
        QCOMPARE(f().hub.server().requestsFor("/content/")[0].header("range"), std::string("bytes=120000-"));
        QCOMPARE(f().read(folder() / kWeights), weights());
    }

    void stoppedWhileWaitingForATry() {
        f().hub.before = [&](const ServerRequest& request, ServerReply& reply) {
            reply.status = 503;
            reply.headers.emplace_back("Retry-After", "50");
            if (contains(request.target, "/revision/"))
                f().stop.request_stop();
            return true;
        };
        auto plan = f().plan({kRepo});
        QVERIFY(!plan.ok() && plan.error().code == ErrorCode::Stopped);
    }

    void killedInTheMiddleAndContinued() {
        // The child is gone without a word; what it had is on the disk.
        auto plan = f().plan({kRepo});
        VERIFY_OK(plan);
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (isContent(request) && request.header("range").empty())
                reply.holdAfter = 150'000;
        };
        f().options.limits.stall = std::chrono::milliseconds(60'000);
        pid_t child = ::fork();
        if (child == 0) {
            (void)download(*plan, f().options, f().sink, {});
            ::_exit(0);
        }
        fs::path part = folder() / "model.safetensors.part";
        QTRY_VERIFY_WITH_TIMEOUT(f().exists(part) && fs::file_size(part) == 150'000, 20'000);
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        QVERIFY(!f().exists(folder() / kWeights));
        f().hub.server().forget();
        VERIFY_OK(f().get(kRepo));
        QCOMPARE(f().hub.server().requestsFor("/content/")[0].header("range"), std::string("bytes=150000-"));
        QCOMPARE(f().read(folder() / kWeights), weights());
    }

    void twoAtOnce() {
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (isContent(request))
                reply.holdAfter = 10'000;
        };
        f().options.limits.stall = std::chrono::milliseconds(60'000);
        auto plan = f().plan({kRepo});
        VERIFY_OK(plan);
        Result<void> first;
        RecordingSink sink;
        std::thread other([&] { first = download(*plan, f().options, sink, {}); });
        QTRY_VERIFY(f().hub.server().held() == 1);
        Result<void> second = download(*plan, f().options, f().sink, {});
        f().hub.server().release();
        other.join();
        VERIFY_OK(first);
        QVERIFY(!second.ok());
        QVERIFY2(contains(second.message(), "another program"), second.message().c_str());
        QCOMPARE(f().read(folder() / kWeights), weights());
    }

    void busyThenReady_data() {
        QTest::addColumn<int>("status");
        QTest::newRow("429") << 429;
        QTest::newRow("503") << 503;
        QTest::newRow("500") << 500;
    }
    void busyThenReady() {
        QFETCH(int, status);
        std::map<std::string, int> seen;
        std::mutex mutex;
        f().hub.before = [&](const ServerRequest& request, ServerReply& reply) {
            std::lock_guard lock(mutex);
            reply.status = status;
            reply.body = "<html>busy</html>";
            return seen[request.target]++ == 0; // the first of each kind
        };
        VERIFY_OK(f().get(kRepo));
        QCOMPARE(f().read(folder() / kWeights), weights());
    }

    void busyForGood() {
        f().hub.before = [&](const ServerRequest&, ServerReply& reply) {
            reply.status = 429;
            return true;
        };
        auto plan = f().plan({kRepo});
        QVERIFY(!plan.ok());
        QVERIFY2(isGoodMessage(plan.message()) && contains(plan.message(), "429") &&
                     contains(plan.message(), "try again later"),
                 plan.message().c_str());
        QCOMPARE(f().hub.server().requests().size(), size_t(3)); // one and two retries
    }

    void notThere() {
        auto plan = f().plan({"org/nothing"});
        QVERIFY(!plan.ok() && plan.error().code == ErrorCode::NotFound);
        QVERIFY2(isGoodMessage(plan.message()) && contains(plan.message(), "org/nothing"), plan.message().c_str());

        f().hub.before = [&](const ServerRequest& request, ServerReply& reply) {
            reply.status = 404;
            return contains(request.target, "/resolve/") && contains(request.target, kWeights);
        };
        Result<void> got = f().get(kRepo);
        QVERIFY(!got.ok() && got.error().code == ErrorCode::NotFound);
        QVERIFY2(contains(got.message(), kWeights), got.message().c_str());
        QVERIFY(!f().exists(folder() / "model.safetensors.part"));
    }

    void aNeededFileIsNotPublished() {
        repo().files.erase("uncond_embedding.npy");
        auto plan = f().plan({kRepo});
        QVERIFY(!plan.ok() && plan.error().code == ErrorCode::NotFound);
        QVERIFY2(contains(plan.message(), "uncond_embedding.npy"), plan.message().c_str());
    }

    void nobodyIsThere() {
        {
            HttpServer gone([](const ServerRequest&) { return ServerReply(); });
            f().options.endpoint = gone.url();
        }
        auto plan = f().plan({kRepo});
        QVERIFY(!plan.ok());
        QVERIFY2(isGoodMessage(plan.message()) && contains(plan.message(), "cannot be reached"),
                 plan.message().c_str());
    }

    void aListInPages() {
        std::string all;
        f().hub.list = [&](nlohmann::json& files) {
            all = files.dump();
        };
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (!contains(request.target, "/tree/"))
                return;
            nlohmann::json files = nlohmann::json::parse(all);
            bool second = contains(request.target, "cursor=2");
            nlohmann::json page = nlohmann::json::array();
            for (size_t i = 0; i < files.size(); ++i)
                if ((i >= 3) == second)
                    page.push_back(files[i]);
            reply.body = page.dump();
            if (!second)
                reply.headers.emplace_back("Link", "<" + f().hub.url() + request.target + "&cursor=2>; rel=\"next\"");
        };
        VERIFY_OK(f().get(kRepo));
        QVERIFY(f().store().findGenerator(kRepo).ok());
    }

    void tooLittleRoom() {
        f().options.freeBytes = [](const fs::path&) {
            return int64_t(200'000);
        };
        auto plan = f().plan({kRepo});
        VERIFY_OK(plan);
        QVERIFY(!plan->fits());
        f().hub.server().forget();
        Result<void> got = download(*plan, f().options, f().sink, {});
        QVERIFY(!got.ok() && got.error().code == ErrorCode::DiskFull);
        QVERIFY2(isGoodMessage(got.message()) && contains(got.message(), "200 kB"), got.message().c_str());
        QVERIFY(f().hub.server().requests().empty()); // before the first byte
        QVERIFY(!f().exists(folder()));
    }

    void theDiskFillsUpInTheMiddle() {
        // A file system of its own where that is allowed; else a limit on the size of files, which fails the same call.
        bool mounted = ::mount("tmpfs", f().models.c_str(), "tmpfs", 0, "size=192k") == 0;
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        f().options.freeBytes = [](const fs::path&) {
            return int64_t(1) << 40;
        };
        auto plan = f().plan({kRepo});
        VERIFY_OK(plan);
        if (!mounted) {
            rlimit limit{150'000, before.rlim_max};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        }
        Result<void> got = download(*plan, f().options, f().sink, {});
        ::setrlimit(RLIMIT_FSIZE, &before);
        bool noWeights = !f().exists(folder() / kWeights);
        if (mounted) {
            // Room again: it goes on where it was.
            QVERIFY(f().exists(folder() / "model.safetensors.part"));
            ::mount("tmpfs", f().models.c_str(), "tmpfs", MS_REMOUNT, "size=4m");
        }
        f().hub.server().forget();
        Result<void> again = f().get(kRepo);
        auto requests = f().hub.server().requestsFor("/content/");
        std::string bytes = again.ok() ? f().read(folder() / kWeights) : std::string();
        if (mounted)
            ::umount(f().models.c_str());
        QVERIFY(!got.ok() && noWeights);
        if (mounted)
            QVERIFY(got.error().code == ErrorCode::DiskFull && contains(got.message(), "kept"));
        QVERIFY2(isGoodMessage(got.message()) && contains(got.message(), "model.safetensors.part"),
                 got.message().c_str());
        VERIFY_OK(again);
        QVERIFY(requests[0].header("range").starts_with("bytes="));
        QVERIFY(bytes == weights());
    }

    void aFolderThatCannotBeWritten() {
        if (::geteuid() == 0)
            QVERIFY(writeFileAtomically(f().models / "org", "a file where a folder should be").ok());
        else
            fs::permissions(f().models, fs::perms::owner_read | fs::perms::owner_exec);
        Result<void> got = f().get(kRepo);
        QVERIFY(!got.ok());
        QVERIFY2(isGoodMessage(got.message()) && contains(got.message(), f().models.string()), got.message().c_str());
        fs::permissions(f().models, fs::perms::owner_all);
    }

    void oddNamesInAddresses() {
        f().hub.repos["org/odd"].files = {{"sac+logos &x=1#2%.safetensors", FakeHub::safetensors(1000)}};
        VERIFY_OK(f().get("org/odd"));
        QCOMPARE(f().read(f().models / "org/odd/sac+logos &x=1#2%.safetensors"), FakeHub::safetensors(1000));
    }

    void namesThatPeopleWrite() {
        QCOMPARE(knownRepo(f().store(), "model").value(), kRepo);
        QCOMPARE(knownRepo(f().store(), "org/other").value(), std::string("org/other"));
        auto unknown = knownRepo(f().store(), "nothing");
        QVERIFY(!unknown.ok() && contains(unknown.message(), kRepo));
        QVERIFY(!knownRepo(f().store(), "../x").ok());
        f().addGenerator("else/model");
        auto two = knownRepo(f().store(), "model");
        QVERIFY(!two.ok() && two.error().code == ErrorCode::Usage);
    }

    void fromTheEnvironment() {
        qputenv("HF_ENDPOINT", "https://mirror.example/");
        qputenv("HF_TOKEN", "abc\r\nX-Evil: 1");
        HubOptions options = HubOptions::fromEnvironment();
        QCOMPARE(options.endpoint, std::string("https://mirror.example"));
        QCOMPARE(options.token, std::string("abcX-Evil:1"));
        qunsetenv("HF_ENDPOINT");
        qunsetenv("HF_TOKEN");
        QCOMPARE(HubOptions::fromEnvironment().endpoint, std::string("https://huggingface.co"));
    }

private:
    // A first run that the server cuts off for good.
    void breaksOnce(int64_t at) {
        f().hub.after = [at](const ServerRequest& request, ServerReply& reply) {
            if (isContent(request)) {
                reply.claimedLength = static_cast<int64_t>(reply.body.size());
                reply.cutAfter = request.header("range").empty() ? at : 0;
            }
        };
        QVERIFY(!f().get(kRepo).ok());
        f().hub.after = nullptr;
        QCOMPARE(static_cast<int64_t>(fs::file_size(folder() / "model.safetensors.part")), at);
    }
};

QTEST_APPLESS_MAIN(TestDownload)
#include "test_download.moc"
