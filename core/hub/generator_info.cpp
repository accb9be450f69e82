#include "hub/generator_info.h"

#include "base/json.h"
#include "hub/repo_id.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

constexpr size_t kMaxRewards = 64;
constexpr size_t kMaxWords = 100'000;

// Reads optional members of one JSON file and keeps the first thing that is wrong.
class Reader {
public:
    explicit Reader(fs::path file) : m_file(std::move(file)) {}

    void fail(const std::string& key, const std::string& expected) {
        if (!m_error)
            m_error = Error{ErrorCode::Corrupt,
                            fmt::format("{}: '{}' must be {}", oneLine(m_file.string()), oneLine(key, 80), expected)};
    }
    Result<void> finish() const { return m_error ? Result<void>(*m_error) : Result<void>(); }

    const Json* find(const Json& object, const char* key) const {
        auto member = object.is_object() ? object.find(key) : object.end();
        return member == object.end() || member->is_null() ? nullptr : &*member;
    }

    std::string text(const Json& object, const char* key) {
        const Json* member = find(object, key);
        if (!member)
            return {};
        if (!member->is_string())
            fail(key, "a text");
        return member->is_string() ? member->get<std::string>() : std::string();
    }

    void repo(const Json& object, const char* key, std::string& target) {
        std::string id = text(object, key);
        if (!id.empty() && !checkRepoId(id, key).ok())
            fail(key, fmt::format("a repository name such as ORG/NAME, not '{}'", oneLine(id, 80)));
        else if (!id.empty())
            target = id;
    }

    // {"key": 0.5, "other": null}: null leaves the reward out.
    RewardTargets targets(const Json& object, const char* key, const std::vector<std::string>& rewardKeys) {
        RewardTargets targets;
        const Json* member = find(object, key);
        if (!member)
            return targets;
        if (!member->is_object())
            fail(key, "an object of reward targets");
        for (const auto& [reward, value] : member->items()) {
            bool known = std::find(rewardKeys.begin(), rewardKeys.end(), reward) != rewardKeys.end();
            bool valid = value.is_null() || (value.is_number() && value >= 0.0 && value <= 1.0);
            if (!known || !valid)
                fail(key, "an object of targets from 0 to 1 for the model's own rewards");
            else
                targets[reward] = value.is_null() ? RewardTarget() : RewardTarget(value.get<double>());
        }
        return targets;
    }

    // {"clip_score": "starter_clip"}.
    RewardScorers scorers(const Json& object, const std::vector<std::string>& rewardKeys) {
        RewardScorers named;
        const Json* member = find(object, "scorers");
        if (!member)
            return named;
        if (!member->is_object())
            fail("scorers", "an object that names the scorer of each reward");
        for (const auto& [reward, scorer] : member->items()) {
            const ScorerInfo* known =
                scorer.is_string() ? miro::scorers().find(scorer.get_ref<const std::string&>()) : nullptr;
            if (std::find(rewardKeys.begin(), rewardKeys.end(), reward) == rewardKeys.end())
                fail("scorers", fmt::format("about the model's own rewards, which '{}' is not", oneLine(reward, 80)));
            else if (!known || known->target != reward)
                fail("scorers." + reward, "a scorer of that reward, as miro score --help lists them");
            else
                named[reward] = known->key;
        }
        return named;
    }

    template <typename Number>
    void number(const Json& object, const char* key, double minimum, double maximum, Number& target) {
        const Json* member = find(object, key);
        if (!member)
            return;
        bool typed = std::is_integral_v<Number> ? member->is_number_integer() : member->is_number();
        double value = typed ? member->get<double>() : minimum - 1;
        if (value >= minimum && value <= maximum)
            target = member->get<Number>();
        else
            fail(key, fmt::format("{} from {:g} to {:g}", std::is_integral_v<Number> ? "an integer" : "a number",
                                  minimum, maximum));
    }

private:
    fs::path m_file;
    std::optional<Error> m_error;
};

const ParamSpec& specOf(const char* key) {
    for (const auto& param : generationParams())
        if (param.spec.key == key)
            return param.spec;
    throw std::logic_error(std::string("no generation setting ") + key);
}

void readDefaults(Reader& reader, const Json& object, const char* stepsKey, const char* guidanceKey,
                  GenerationDefaults& defaults) {
    const ParamSpec& steps = specOf("steps");
    const ParamSpec& guidance = specOf("guidance");
    reader.number(object, stepsKey, *steps.minimum, *steps.maximum, defaults.steps);
    reader.number(object, guidanceKey, *guidance.minimum, *guidance.maximum, defaults.guidance);
}

Result<ModelPack> readPack(const fs::path& file, GeneratorInfo& info) {
    MIRO_TRY(Json json, readJsonFile(file));
    Reader reader(file);
    if (!json.is_object())
        reader.fail("pack", "an object");
    ModelPack pack;
    pack.name = reader.text(json, "name");
    pack.title = reader.text(json, "title");
    pack.licence = reader.text(json, "licence");
    pack.draws = reader.text(json, "draws");
    if (const Json* defaults = reader.find(json, "defaults")) {
        readDefaults(reader, *defaults, "steps", "guidance", info.defaults);
        info.defaults.positive = reader.targets(*defaults, "targets", info.rewardKeys);
        info.defaults.negative = reader.targets(*defaults, "negative_targets", info.rewardKeys);
    }
    info.scorers = reader.scorers(json, info.rewardKeys);
    if (const Json* presets = reader.find(json, "presets"); presets && presets->is_array()) {
        for (const Json& preset : *presets)
            pack.presets.push_back({reader.text(preset, "name"), reader.text(preset, "title"),
                                    reader.targets(preset, "targets", info.rewardKeys),
                                    reader.targets(preset, "negative_targets", info.rewardKeys)});
    } else if (presets) {
        reader.fail("presets", "a list");
    }
    if (const Json* words = reader.find(json, "vocabulary"); words && words->is_array() && words->size() < kMaxWords) {
        for (const Json& word : *words)
            if (word.is_string())
                pack.vocabulary.push_back(word.get<std::string>());
            else
                reader.fail("vocabulary", "a list of words");
    } else if (words) {
        reader.fail("vocabulary", "a list of words");
    }
    MIRO_CHECK_OK(reader.finish());
    return pack;
}

} // namespace

Result<GeneratorInfo> readGeneratorInfo(const fs::path& folder) {
    const fs::path file = folder / "config.json";
    MIRO_TRY(Json json, readJsonFile(file));
    Reader reader(file);
    GeneratorInfo info;
    const Json* keys = reader.find(json, "coherence_keys");
    if (!keys || !keys->is_array() || keys->empty() || keys->size() > kMaxRewards)
        reader.fail("coherence_keys", "a list of reward names");
    else
        for (const Json& key : *keys) {
            if (!key.is_string() || key.get<std::string>().empty())
                reader.fail("coherence_keys", "a list of reward names");
            else
                info.rewardKeys.push_back(key.get<std::string>());
        }
    reader.repo(json, "text_encoder_repo", info.textEncoderRepo);
    reader.repo(json, "vae_repo", info.vaeRepo);
    if (const Json* postprocessing = reader.find(json, "postprocessing"))
        if (std::string kind = reader.text(*postprocessing, "model_type"); !kind.empty())
            info.decoderKind = kind;
    reader.number(json, "img_resolution", 1, 16384, info.imageSize);
    if (const Json* network = reader.find(json, "network")) {
        double dropout = 0;
        reader.number(*network, "coherence_dropout", 0, 1, dropout);
        info.rewardDropout = dropout > 0;
    }
    if (const Json* defaults = reader.find(json, "sampler_defaults"))
        readDefaults(reader, *defaults, "num_steps", "guidance_scale", info.defaults);
    MIRO_CHECK_OK(reader.finish());

    std::error_code error;
    if (fs::exists(folder / "pack.json", error)) {
        MIRO_TRY(info.pack, readPack(folder / "pack.json", info));
    }
    return info;
}

std::string rewardLabel(const std::string& key) {
    static const std::map<std::string, std::string> kLabels = {
        {"clip_score", "CLIP"},
        {"aesthetic_score", "Aesthetic"},
        {"image_reward_score", "ImageReward"},
        {"pick_a_score_score", "PickScore"},
        {"hpsv2_score", "HPSv2"},
        {"vqa_score", "VQA"},
        {"sciscore_score", "SciScore"},
        {"my_taste_score", "My taste"},
    };
    auto label = kLabels.find(key);
    return label == kLabels.end() ? key : label->second;
}

std::vector<std::string> unknownWords(const ModelPack& pack, const std::string& prompt) {
    std::vector<std::string> unknown;
    if (pack.vocabulary.empty())
        return unknown;
    const std::set<std::string> known(pack.vocabulary.begin(), pack.vocabulary.end());
    std::set<std::string> seen;
    std::string word;
    // One round more than there are bytes ends the last word. Bytes above 127 belong to letters of other scripts.
    for (size_t i = 0; i <= prompt.size(); ++i) {
        auto byte = i < prompt.size() ? static_cast<unsigned char>(prompt[i]) : static_cast<unsigned char>(' ');
        if (std::isalnum(byte) || byte > 127) {
            word += static_cast<char>(std::tolower(byte));
            continue;
        }
        if (!word.empty() && !known.contains(word) && seen.insert(word).second && unknown.size() < 8)
            unknown.push_back(oneLine(word, 40));
        word.clear();
    }
    return unknown;
}

} // namespace miro
