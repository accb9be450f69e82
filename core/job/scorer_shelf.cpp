#include "job/scorer_shelf.h"

#include "base/scorers.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace miro {
namespace {

constexpr int64_t kLargestBatch = 8;
constexpr double kSecondsACall = 4;

ScoringOptions optionsOf(const Preferences& preferences) {
    ScoringOptions options;
    options.device = preferences.device;
    options.memoryBudget = std::max<int64_t>(preferences.scoreMemory << 30, 1); // 0 would be no bound
    options.threads = preferences.threads;
    options.batch = kLargestBatch;
    return options;
}

// Not the machine's, nor anybody's wish.
bool isItsOwnFault(const Error& error) {
    return error.code != ErrorCode::Stopped && error.code != ErrorCode::OutOfMemory &&
           error.code != ErrorCode::DiskFull;
}

// A value in the sliders' units where it is known.
std::optional<double> shownValue(const ScoreRecord& score) {
    const auto& value = score.quantile ? score.quantile : score.training;
    return value && std::isfinite(*value) ? value : std::nullopt;
}

} // namespace

class LiveJudge : public LiveScorer {
public:
    LiveJudge(const ScoringTools& tools, std::vector<std::string> keys, ScoringOptions options)
        : m_tools(tools), m_keys(std::move(keys)), m_options(std::move(options)) {}

    void useModel(const std::string& model) { m_model = model; }

private:
    Result<std::vector<LiveScore>> score(const std::vector<Image>& pictures, const std::string& prompt,
                                         std::stop_token stop) override {
        if (!m_judge) {
            MIRO_TRY(m_judge, m_tools.open(m_keys, m_options));
        }
        m_judge->useModel(m_model);
        std::vector<ScoreInput> inputs;
        for (const Image& picture : pictures)
            inputs.push_back({&picture, prompt});
        MIRO_TRY(const auto records, m_judge->score(inputs, std::move(stop)));
        return means(records);
    }

    std::vector<LiveScore> means(const std::vector<std::vector<ScoreRecord>>& pictures) const {
        std::vector<LiveScore> means;
        for (const std::string& key : m_keys) {
            double sum = 0;
            int64_t count = 0;
            for (const auto& records : pictures)
                for (const ScoreRecord& record : records)
                    if (auto value = record.scorer == key ? shownValue(record) : std::nullopt) {
                        sum += *value;
                        ++count;
                    }
            if (count > 0)
                means.push_back({key, sum / static_cast<double>(count)});
        }
        return means;
    }

    const ScoringTools& m_tools;
    const std::vector<std::string> m_keys;
    const ScoringOptions m_options;
    std::string m_model;
    std::unique_ptr<PictureJudge> m_judge;
};

struct ScorerShelf::Opened {
    std::vector<std::string> keys;
    std::string device;
    int64_t memory = 0;
    int64_t threads = 0;
    bool all = false;  // that are installed
    bool warm = false; // the networks were used before
    bool noted = false;

    Opened(const std::vector<std::string>& wanted, const Preferences& preferences)
        : keys(wanted), device(preferences.device), memory(preferences.scoreMemory), threads(preferences.threads) {}
    bool serves(const Opened& other) const {
        return keys == other.keys && device == other.device && memory == other.memory && threads == other.threads;
    }
};

ScorerShelf::ScorerShelf(ScoringTools tools, const std::filesystem::path& cacheFolder)
    : m_tools(std::move(tools)), m_times(cacheFolder / "score_times.json") {}

ScorerShelf::~ScorerShelf() = default;

Result<ScorerShelf::Scored> ScorerShelf::score(const std::vector<std::string>& keys, const std::string& model,
                                               std::span<const ScoreInput> inputs, const Preferences& preferences,
                                               std::stop_token stop) {
    std::vector<std::string> working;
    for (const std::string& key : keys)
        if (!m_broken.contains(key))
            working.push_back(key);
    if (working.empty() && !keys.empty())
        return m_broken.at(keys.front());
    auto together = scoreBy(working, model, inputs, preferences, stop);
    if (together.ok() || working.size() < 2 || !isItsOwnFault(together.error()))
        return together;
    // One of them is broken: which is seen when each is asked alone.
    Scored scored;
    scored.pictures.resize(inputs.size());
    size_t answered = 0;
    for (const std::string& key : working) {
        auto alone = scoreBy({key}, model, inputs, preferences, stop);
        if (!alone.ok() && !isItsOwnFault(alone.error()))
            return alone;
        if (!alone.ok()) {
            m_broken.emplace(key, alone.error());
            scored.notes.push_back(key + " is left out: " + oneLine(alone.message()));
            continue;
        }
        ++answered;
        for (size_t i = 0; i < inputs.size(); ++i)
            scored.pictures[i].insert(scored.pictures[i].end(), alone->pictures[i].begin(), alone->pictures[i].end());
        scored.notes.insert(scored.notes.end(), alone->notes.begin(), alone->notes.end());
    }
    return answered == 0 ? together : scored;
}

Result<ScorerShelf::Scored> ScorerShelf::scoreBy(const std::vector<std::string>& keys, const std::string& model,
                                                 std::span<const ScoreInput> inputs, const Preferences& preferences,
                                                 std::stop_token stop) {
    auto wanted = std::make_unique<Opened>(keys, preferences);
    if (!m_judge || !m_opened->serves(*wanted)) {
        m_judge.reset(); // what lay there before goes first
        MIRO_TRY(m_judge, m_tools.open(keys, optionsOf(preferences)));
        m_opened = std::move(wanted);
        m_opened->all = m_tools.present() == keys;
    }
    m_judge->useModel(model);
    const auto begin = std::chrono::steady_clock::now();
    Scored scored;
    auto records = m_judge->score(inputs, std::move(stop));
    if (!records.ok()) {
        if (records.error().code == ErrorCode::OutOfMemory)
            freeMemory();
        return records.error();
    }
    scored.pictures = std::move(records).value();
    // The first call also loads; it counts where nothing better is known.
    if (!inputs.empty() && (m_opened->warm || !m_times.of(keys, preferences.device))) {
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        m_times.remember(keys, preferences.device, took.count() / static_cast<double>(inputs.size()), m_opened->all);
    }
    m_opened->warm = true;
    if (!std::exchange(m_opened->noted, true))
        scored.notes = m_judge->notes();
    return scored;
}

int64_t ScorerShelf::batch(const std::vector<std::string>& keys, const Preferences& preferences) const {
    const double seconds = m_times.of(keys, preferences.device).value_or(kSecondsACall / 2);
    return std::clamp(static_cast<int64_t>(kSecondsACall / seconds), int64_t{1}, kLargestBatch);
}

LiveScorer* ScorerShelf::live(const std::string& model, const Preferences& preferences) {
    if (!preferences.liveScores)
        return nullptr;
    std::vector<std::string> cheap;
    for (const std::string& key : present())
        if (const ScorerInfo* scorer = scorers().find(key); scorer && scorer->cheap)
            cheap.push_back(key);
    if (cheap.empty())
        return nullptr;
    auto wanted = std::make_unique<Opened>(cheap, preferences);
    if (!m_live || !m_liveOpened->serves(*wanted)) {
        m_live = std::make_unique<LiveJudge>(m_tools, cheap, optionsOf(preferences));
        m_liveOpened = std::move(wanted);
    }
    m_live->useModel(model);
    return m_live.get();
}

void ScorerShelf::freeMemory() {
    freeIdle();
    m_live.reset();
}

void ScorerShelf::freeIdle() {
    m_judge.reset();
    m_broken.clear(); // perhaps it was repaired
}

} // namespace miro
