#include "train/clip_samples.h"

#include "scene/scene_json.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

ScenePrompt swapped(ScenePrompt prompt) {
    std::swap(prompt.things[0], prompt.things[1]);
    prompt.relation = opposite(prompt.relation);
    return prompt;
}

// One text for all prompts of one meaning.
std::string meaningOf(const ScenePrompt& prompt) {
    const auto written = [](const ScenePrompt& one) {
        std::string text;
        for (const SceneThing& thing : one.things)
            text += fmt::format("{} {} {};", thing.sprite, thing.colour, thing.count);
        return text + fmt::format("{} {}", static_cast<int>(one.relation), one.background);
    };
    const std::string text = written(prompt);
    return prompt.things.size() == 2 ? std::min(text, written(swapped(prompt))) : text;
}

bool mayBeEqual(const std::string& said, const std::string& shown) {
    return said.empty() || shown.empty() || said == shown;
}

bool mayBeTrueInOrder(const ScenePrompt& said, const ScenePrompt& shown) {
    for (size_t i = 0; i < said.things.size(); ++i) {
        const SceneThing &a = said.things[i], &b = shown.things[i];
        if (a.sprite != b.sprite || a.count != b.count || !mayBeEqual(a.colour, b.colour))
            return false;
    }
    return said.relation == SceneRelation::None || shown.relation == SceneRelation::None ||
           said.relation == shown.relation;
}

std::string textAt(const nlohmann::json& about, const std::string& key) {
    const auto found = about.find(key);
    return found != about.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isTrueAt(const nlohmann::json& about, const std::string& key) {
    const auto found = about.find(key);
    return found != about.end() && found->is_boolean() && found->get<bool>();
}

Result<std::optional<ScenePrompt>> promptAt(const PictureSample& sample, const std::string& key,
                                            const SpriteSet* sprites) {
    const auto found = sample.about.find(key);
    if (!sprites || found == sample.about.end())
        return std::optional<ScenePrompt>();
    MIRO_TRY(ScenePrompt prompt, scenePromptFromJson(*found, *sprites, fmt::format("{} .{}", sample.name, key)));
    return std::optional(std::move(prompt));
}

double worthOf(const nlohmann::json& about, const std::vector<std::string>& keys) {
    double sum = keys.empty() ? std::numeric_limits<double>::quiet_NaN() : 0;
    for (const std::string& key : keys)
        sum += numberAt(about, key).value_or(std::numeric_limits<double>::quiet_NaN());
    return sum;
}

} // namespace

std::vector<std::string> listedKeys(const std::string& text) {
    std::vector<std::string> keys;
    for (size_t begin = 0; begin < text.size();) {
        const size_t end = std::min(text.find(',', begin), text.size());
        if (end > begin)
            keys.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return keys;
}

std::vector<std::string> captionsOf(const std::vector<PictureSample>& samples, const ClipSampleKeys& keys) {
    std::vector<std::string> captions;
    for (const PictureSample& sample : samples) {
        captions.push_back(sample.caption);
        captions.push_back(textAt(sample.about, keys.synthetic));
    }
    return captions;
}

Result<std::vector<ClipSample>> clipSamples(const std::vector<PictureSample>& samples, const ClipSampleKeys& keys,
                                            const SpriteSet* sprites, const Tokenizer& tokenizer, int positions) {
    std::vector<ClipSample> made;
    std::map<std::string, size_t> sayings;
    for (const PictureSample& sample : samples) {
        ClipSample one;
        MIRO_TRY(one.said, tokenizer.encode(sample.caption, positions));
        if (!isTrueAt(sample.about, keys.mismatched))
            one.texts.push_back(one.said);
        if (const std::string second = textAt(sample.about, keys.synthetic); !second.empty()) {
            MIRO_TRY(TokenIds ids, tokenizer.encode(second, positions));
            one.texts.push_back(std::move(ids));
        }
        MIRO_TRY(one.shown, promptAt(sample, keys.shown, sprites));
        MIRO_TRY(const std::optional<ScenePrompt> said, promptAt(sample, keys.said, sprites));
        one.saying = sayings.try_emplace(said ? meaningOf(*said) : sample.caption, sayings.size()).first->second;
        for (const std::string& key : keys.truths) {
            const auto number = numberAt(sample.about, key);
            one.truths.push_back(number ? static_cast<float>(*number) : kUnknown);
        }
        one.worth = worthOf(sample.about, keys.worth);
        made.push_back(std::move(one));
    }
    return made;
}

bool mayBeTrueOf(const ScenePrompt& said, const ScenePrompt& shown) {
    if (said.things.size() != shown.things.size() || !mayBeEqual(said.background, shown.background))
        return false;
    return mayBeTrueInOrder(said, shown) || (said.things.size() == 2 && mayBeTrueInOrder(said, swapped(shown)));
}

ClipPairs::ClipPairs(const std::vector<ClipSample>& samples, const std::vector<size_t>& chosen, double margin)
    : m_samples(samples), m_margin(margin) {
    for (const size_t number : chosen)
        if (std::isfinite(samples[number].worth))
            m_sayings[samples[number].saying].push_back(number);
    for (const auto& [saying, numbers] : m_sayings) {
        const auto [lowest, highest] = std::minmax_element(
            numbers.begin(), numbers.end(), [&](size_t a, size_t b) { return samples[a].worth < samples[b].worth; });
        for (const size_t number : numbers)
            if (samples[number].worth - samples[*lowest].worth >= margin ||
                samples[*highest].worth - samples[number].worth >= margin)
                m_eligible.push_back(number);
    }
    std::sort(m_eligible.begin(), m_eligible.end());
}

size_t ClipPairs::partner(size_t sample, SeededRandom random) const {
    std::vector<size_t> partners;
    for (const size_t other : m_sayings.at(m_samples[sample].saying))
        if (std::abs(m_samples[other].worth - m_samples[sample].worth) >= m_margin)
            partners.push_back(other);
    return partners[random.below(partners.size())];
}

} // namespace miro
