// Getting models from a server that lies, stalls, redirects and names files that leave their folder.
#include "hub_fixture.h"

using namespace miro;
namespace fs = std::filesystem;

namespace {

const std::string kRepo = "org/model";
const std::string kWeights = "model.safetensors";

} // namespace

class TestHostileServer : public QObject {
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
    }
    void init() {
        m_fixture = std::make_unique<HubFixture>();
        f().addGenerator(kRepo);
    }
    void cleanup() { m_fixture.reset(); }

    void wrongBytes() {
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (isContent(request) && !reply.body.empty())
                reply.body[1000] ^= 1;
        };
        Result<void> got = f().get(kRepo);
        QVERIFY(!got.ok() && got.error().code == ErrorCode::Corrupt);
        QVERIFY2(isGoodMessage(got.message()) && contains(got.message(), "org/model/model.safetensors") &&
                     contains(got.message(), "checksum"),
                 got.message().c_str());
        QVERIFY(f().names(folder()).empty()); // nothing of it stays
    }

    void wrongBytesOfASmallFile() {
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (contains(request.target, "/resolve/") && contains(request.target, "config.json"))
                reply.body[3] ^= 1;
        };
        Result<void> got = f().get(kRepo);
        QVERIFY(!got.ok() && got.error().code == ErrorCode::Corrupt);
        QVERIFY2(contains(got.message(), "config.json"), got.message().c_str());
        QVERIFY(!f().exists(folder() / "config.json"));
        QVERIFY(!f().store().findGenerator(kRepo).ok());
    }

    void anotherVersionThanTheListNames() {
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            for (auto& [name, value] : reply.headers)
                if (name == "X-Linked-Etag" && contains(request.target, kWeights))
                    value = "\"" + std::string(64, 'a') + "\"";
        };
        Result<void> got = f().get(kRepo);
        QVERIFY(!got.ok() && got.error().code == ErrorCode::Corrupt);
        QVERIFY2(contains(got.message(), "another version"), got.message().c_str());
    }

    void liesAboutTheLength_data() {
        QTest::addColumn<int>("claimed");
        QTest::addColumn<bool>("noLength");
        QTest::addColumn<int>("extra");
        QTest::newRow("promises less") << 1000 << false << 0;
        QTest::newRow("promises more") << 900'000 << false << 0;
        QTest::newRow("sends more, promises nothing") << -1 << true << 5000;
        QTest::newRow("promises and sends more") << -1 << false << 5000;
    }
    void liesAboutTheLength() {
        QFETCH(int, claimed);
        QFETCH(bool, noLength);
        QFETCH(int, extra);
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (isContent(request)) {
                reply.claimedLength = claimed;
                reply.noLength = noLength;
                reply.body += std::string(static_cast<size_t>(extra), '!');
            }
        };
        Result<void> got = f().get(kRepo);
        QVERIFY(!got.ok() && got.error().code == ErrorCode::Corrupt);
        QVERIFY2(isGoodMessage(got.message()) && contains(got.message(), "model.safetensors"), got.message().c_str());
        QVERIFY(!f().exists(folder() / kWeights));
        QVERIFY(!f().exists(folder() / "model.safetensors.part"));
    }

    void sendsTooLittleAndSaysNothing() {
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (isContent(request)) {
                reply.noLength = true;
                reply.cutAfter = 1000;
            }
        };
        f().hub.ranges = false;
        Result<void> got = f().get(kRepo);
        QVERIFY(!got.ok());
        QVERIFY2(contains(got.message(), "1000 of"), got.message().c_str());
        expectNothingHalfWritten();
    }

    void stalls() {
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (isContent(request))
                reply.holdAfter = request.header("range").empty() ? 20'000 : 0;
        };
        f().options.retries = 0;
        Result<void> got = f().get(kRepo);
        QVERIFY(!got.ok());
        QVERIFY2(contains(got.message(), "nearly nothing"), got.message().c_str());
        QCOMPARE(fs::file_size(folder() / "model.safetensors.part"), uintmax_t(20'000));
    }

    void stallsOnceThenGoesOn() {
        std::atomic<int> stalled{0};
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (isContent(request) && stalled++ == 0)
                reply.holdAfter = 20'000;
        };
        VERIFY_OK(f().get(kRepo));
        QCOMPARE(f().hub.server().requestsFor("/content/").back().header("range"), std::string("bytes=20000-"));
    }

    void stallsBeforeTheListComes() {
        f().hub.after = [&](const ServerRequest&, ServerReply& reply) {
            reply.holdAfter = 0;
        };
        f().options.retries = 0;
        auto plan = f().plan({kRepo});
        QVERIFY(!plan.ok());
        QVERIFY2(contains(plan.message(), "nearly nothing"), plan.message().c_str());
    }

    void asksForAnAccount_data() {
        QTest::addColumn<int>("status");
        QTest::newRow("401") << 401;
        QTest::newRow("403") << 403;
    }
    void asksForAnAccount() {
        QFETCH(int, status);
        f().hub.before = [&](const ServerRequest& request, ServerReply& reply) {
            reply.status = status;
            reply.headers.emplace_back("X-Error-Code", "GatedRepo");
            return request.header("authorization") != "Bearer right";
        };
        auto plan = f().plan({kRepo});
        QVERIFY(!plan.ok());
        QVERIFY2(isGoodMessage(plan.message()) && contains(plan.message(), "HF_TOKEN") &&
                     contains(plan.message(), f().hub.url() + "/org/model"),
                 plan.message().c_str());
        f().options.token = "wrong";
        plan = f().plan({kRepo});
        QVERIFY2(contains(plan.message(), "refused"), plan.message().c_str());
        QVERIFY(!contains(plan.message(), "wrong")); // a token is never shown
    }

    void theTokenStaysWithItsServer() {
        // The bytes lie on another port, which is another server.
        std::vector<std::string> seen;
        std::mutex mutex;
        HttpServer other([&](const ServerRequest& request) {
            std::lock_guard lock(mutex);
            seen.push_back(request.header("authorization"));
            ServerReply reply;
            reply.body = weights();
            return reply;
        });
        f().hub.after = [&](const ServerRequest&, ServerReply& reply) {
            for (auto& [name, value] : reply.headers)
                if (name == "Location")
                    value = other.url() + "/bytes";
        };
        f().options.token = "secret";
        VERIFY_OK(f().get(kRepo));
        QCOMPARE(f().read(folder() / kWeights), weights());
        QCOMPARE(seen, std::vector<std::string>{""});
        for (const ServerRequest& request : f().hub.server().requests())
            QCOMPARE(request.header("authorization"), std::string("Bearer secret"));
    }

    void forbiddenRedirects_data() {
        QTest::addColumn<QString>("place");
        QTest::newRow("file") << "file:///etc/passwd";
        QTest::newRow("ftp") << "ftp://127.0.0.1/x";
        QTest::newRow("http elsewhere") << "http://example.invalid/x";
        QTest::newRow("gopher") << "gopher://127.0.0.1:1/x";
        QTest::newRow("nonsense") << "::::";
    }
    void forbiddenRedirects() {
        QFETCH(QString, place);
        f().hub.after = [&](const ServerRequest&, ServerReply& reply) {
            for (auto& [name, value] : reply.headers)
                if (name == "Location")
                    value = place.toStdString();
        };
        Result<void> got = f().get(kRepo);
        QVERIFY(!got.ok());
        QVERIFY2(isGoodMessage(got.message()), got.message().c_str());
        QVERIFY(!f().exists(folder() / kWeights));
    }

    void redirectsWithoutEnd() {
        f().hub.before = [&](const ServerRequest& request, ServerReply& reply) {
            reply.status = 302;
            reply.headers.emplace_back("Location", request.target + "x");
            return isContent(request) || contains(request.target, "/resolve/");
        };
        Result<void> got = f().get(kRepo);
        QVERIFY(!got.ok());
        QVERIFY2(contains(got.message(), "without end"), got.message().c_str());
    }

    void onlyHttpsElsewhere() {
        f().options.endpoint = "http://example.invalid";
        auto plan = f().plan({kRepo});
        QVERIFY(!plan.ok());
        QVERIFY2(contains(plan.message(), "https"), plan.message().c_str());
    }

    void namesThatLeaveTheFolder_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"../evil", "a/../../evil", "/etc/evil", "a\\..\\evil", "a//b", "x\ny", "..", "./x"})
            QTest::newRow(qPrintable(QString(name).replace('\n', ' '))) << name;
    }
    void namesThatLeaveTheFolder() {
        QFETCH(QString, name);
        f().hub.list = [&](nlohmann::json& files) {
            files.push_back(
                {{"type", "file"}, {"path", name.toStdString()}, {"size", 3}, {"oid", std::string(40, 'a')}});
        };
        auto plan = f().plan({kRepo});
        QVERIFY(!plan.ok() && plan.error().code == ErrorCode::Corrupt);
        QVERIFY2(isGoodMessage(plan.message()), plan.message().c_str());
        QVERIFY(!f().exists(folder()));
    }

    void anIndexThatLeavesTheFolder() {
        nlohmann::json index{{"weight_map", {{"a", "../../evil.safetensors"}}}};
        repo().files.erase(kWeights);
        repo().files.erase("pytorch_model.bin");
        repo().files["model.safetensors.index.json"] = index.dump();
        f().addManifest("org-model", {{"repo", kRepo},
                                      {"title", "A model"},
                                      {"kind", "generator"},
                                      {"purpose", "Draws."},
                                      {"needs", {{"model.safetensors.index.json"}}}});
        auto plan = f().plan({kRepo});
        QVERIFY(!plan.ok() && plan.error().code == ErrorCode::Corrupt);
        QVERIFY2(contains(plan.message(), "weight_map"), plan.message().c_str());
    }

    void listsThatAreNone_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("web page") << QByteArray("<html>hello</html>");
        QTest::newRow("object") << QByteArray("{}");
        QTest::newRow("no size") << QByteArray(R"([{"type":"file","path":"a","oid":"x"}])");
        QTest::newRow("negative") << QByteArray(R"([{"type":"file","path":"a","size":-5,"oid":"x"}])");
        QTest::newRow("bad checksum") << QByteArray(R"([{"type":"file","path":"a","size":5,"lfs":{"oid":"zz"}}])");
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("huge") << QByteArray(20'000'000, ' ');
    }
    void listsThatAreNone() {
        QFETCH(QByteArray, text);
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (contains(request.target, "/tree/"))
                reply.body = text.toStdString();
        };
        auto plan = f().plan({kRepo});
        QVERIFY(!plan.ok());
        QVERIFY2(isGoodMessage(plan.message()) && contains(plan.message(), kRepo), plan.message().c_str());
    }

    void aListWhosePagesLeadAway() {
        f().hub.after = [&](const ServerRequest& request, ServerReply& reply) {
            if (contains(request.target, "/tree/"))
                reply.headers.emplace_back("Link", "<http://127.0.0.1:9/x>; rel=\"next\"");
        };
        auto plan = f().plan({kRepo});
        QVERIFY(!plan.ok() && plan.error().code == ErrorCode::Corrupt);
    }
};

QTEST_APPLESS_MAIN(TestHostileServer)
#include "test_hostile_server.moc"
