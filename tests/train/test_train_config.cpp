#include "base/json.h"
#include "train/train_kinds.h"
#include "train/train_settings.h"

#include <QtTest>

using namespace miro;

// A config is checked against what is declared, and says what is wrong with it.
class TestTrainConfig : public QObject {
    Q_OBJECT

    static nlohmann::json least() { return {{"data", "shards"}, {"network", "sub/network.json"}}; }

    static Result<TrainConfig> make(const nlohmann::json& json, const std::vector<std::string>& assignments = {}) {
        return TrainConfig::make(json, "run.json", "/somewhere", assignments);
    }

    static std::string problem(const nlohmann::json& json, const std::vector<std::string>& assignments = {}) {
        const auto made = make(json, assignments);
        if (made.ok())
            return {};
        const bool oneLine = made.message().find('\n') == std::string::npos && made.error().code == ErrorCode::Usage;
        return oneLine ? made.message() : "not a usage error of one line";
    }

    static bool says(const std::string& message, const std::vector<std::string>& parts) {
        for (const std::string& part : parts)
            if (message.find(part) == std::string::npos) {
                qWarning("'%s' lacks '%s'", message.c_str(), part.c_str());
                return false;
            }
        return true;
    }

private Q_SLOTS:
    void defaultsAndValues() {
        nlohmann::json json = least();
        json["steps"] = 70;
        json["clip"] = 1; // a whole number for a real
        json["rewards"] = {"aesthetic_score", "vqa_score"};
        const TrainConfig config = make(json).value();
        QCOMPARE(config.kind(), std::string("flow"));
        QCOMPARE(config.integer("steps"), int64_t{70});
        QCOMPARE(config.real("clip"), 1.0);
        QCOMPARE(config.text("rewards"), std::string("aesthetic_score,vqa_score"));
        QCOMPARE(config.integer("batch-size"), int64_t{64});
        QCOMPARE(config.text("optimiser"), std::string("lamb"));
        QVERIFY(config.has("steps"));
        QVERIFY(!config.has("codec"));
        QCOMPARE(config.path("network"), std::filesystem::path("/somewhere/sub/network.json"));
        QCOMPARE(config.path("codec"), std::filesystem::path());
    }

    // The run's own copy says the same wherever it lies.
    void aCopyIsTheSame() {
        const TrainConfig config = make(least(), {"seed=18446744073709551615", "codec=/c.safetensors"}).value();
        const TrainConfig copy = TrainConfig::make(config.json(), "copy.json", "/elsewhere").value();
        QCOMPARE(copy.json().dump(), config.json().dump());
        QCOMPARE(copy.seed("seed"), UINT64_MAX);
        QCOMPARE(copy.path("data"), std::filesystem::path("/somewhere/shards"));
    }

    void assignmentsGoOverTheFile() {
        nlohmann::json json = least();
        json["steps"] = 70;
        const TrainConfig config = make(json, {"steps=71", "data=other", "steps=72"}).value();
        QCOMPARE(config.integer("steps"), int64_t{72});
        QCOMPARE(config.path("data"), std::filesystem::current_path() / "other");
        QVERIFY(says(problem(json, {"steps"}), {"KEY=VALUE", "steps"}));
        QVERIFY(says(problem(json, {"steps=many"}), {"--set", "steps", "many", "integer"}));
        QVERIFY(says(problem(json, {"stepps=4"}), {"--set", "stepps", "did you mean steps?"}));
        QVERIFY(says(problem(json, {"kind=nothing"}), {"nothing", "flow"}));
    }

    // Keys that are declared elsewhere: a plan's.
    void settingsOfAnother() {
        const std::vector<ParamSpec> specs{intSetting("rounds", 3, 1, 9, "How many."), neededPath("place", "Where.")};
        auto read = [&](const nlohmann::json& json, const std::vector<std::string>& assignments = {}) {
            return TrainConfig::make(specs, "plan", "miro plan --help", json, "plan.json", "/folder", assignments);
        };
        const TrainConfig config = read({{"place", "a"}}, {"rounds=4"}).value();
        QCOMPARE(config.integer("rounds"), int64_t{4});
        QCOMPARE(config.path("place"), std::filesystem::path("/folder/a"));
        QCOMPARE(config.json(), (nlohmann::json{{"rounds", 4}, {"place", "/folder/a"}}));
        QCOMPARE(read({{"place", "a"}, {"round", 2}}).message(),
                 std::string("plan.json: there is no key 'round' (did you mean rounds?) for a plan; miro plan --help "
                             "lists them"));
        QVERIFY(read({{"place", "a"}, {"kind", "flow"}}).message().find("'kind'") != std::string::npos);
        QVERIFY(read(nlohmann::json::object()).message().find("the key place is missing") != std::string::npos);
        QVERIFY(read(nlohmann::json::array()).message().find("a plan is a JSON object") != std::string::npos);
    }

    void badConfigs() {
        nlohmann::json json = least();
        json["batchsize"] = 4;
        QVERIFY(says(problem(json), {"run.json", "batchsize", "did you mean batch-size?", "flow", "--help"}));
        json = least();
        json["steps"] = "many";
        QVERIFY(says(problem(json), {"run.json", "steps", "many", "integer"}));
        json["steps"] = 0;
        QVERIFY(says(problem(json), {"steps", "1"}));
        json["steps"] = 1.5;
        QVERIFY(says(problem(json), {"steps", "1.5"}));
        json = least();
        json["precision"] = "fp8";
        QVERIFY(says(problem(json), {"precision", "fp8", "bf16"}));
        json = least();
        json["rewards"] = nlohmann::json::array({1});
        QVERIFY(says(problem(json), {"rewards", "texts"}));
        json = least();
        json.erase("data");
        QVERIFY(says(problem(json), {"run.json", "data", "missing"}));
        json = least();
        json["kind"] = "flo";
        QVERIFY(says(problem(json), {"flo", "flow"}));
        json["kind"] = 3;
        QVERIFY(says(problem(json), {"kind"}));
        QVERIFY(says(problem(nlohmann::json::array()), {"run.json", "object"}));
    }

    // What a help text is made of.
    void everySettingIsDeclaredOnceAndSaysWhatItIs() {
        for (const TrainKind& kind : trainKinds().entries()) {
            QVERIFY2(kind.summary.ends_with('.'), kind.key.c_str());
            QVERIFY2(kind.make != nullptr, kind.key.c_str());
            std::vector<ParamSpec> all = commonTrainSettings();
            all.insert(all.end(), kind.settings.begin(), kind.settings.end());
            for (const ParamSpec& spec : all) {
                QVERIFY2(spec.help.ends_with('.'), spec.key.c_str());
                QVERIFY2(checkParam(spec, spec.defaultValue).ok(), spec.key.c_str());
                QVERIFY2(spec.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos,
                         spec.key.c_str());
            }
            // A common key that a kind declares again is still what the loop takes it for.
            for (const ParamSpec& common : commonTrainSettings())
                for (const ParamSpec& own : kind.settings)
                    QVERIFY2(own.key != common.key || own.kind == common.kind, (kind.key + " " + own.key).c_str());
            for (size_t i = 0; i < kind.settings.size(); ++i)
                for (size_t j = 0; j < i; ++j)
                    QVERIFY2(kind.settings[i].key != kind.settings[j].key, kind.settings[i].key.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestTrainConfig)
#include "test_train_config.moc"
