#include "job/proof_prompts.h"

#include "base/generation_json.h"
#include "base/seeded_random.h"
#include "library/picture_facts.h"
#include "library/taste_store.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace miro {
namespace {

constexpr uint64_t kKeptOf = 8;          // of so many prompts one is kept back
constexpr size_t kMostPromptsAsked = 10; // with two seeds each: so that diversity can be measured
constexpr size_t kFewestPromptsAsked = 5;
constexpr int64_t kLookedBack = 100; // pictures

bool canDraw(const GeneratorInfo& base, const std::string& prompt) {
    return !base.pack || unknownWords(*base.pack, prompt).empty();
}

// Known targets alone, one for every reward.
RewardTargets targetsFor(const GeneratorInfo& base, const RewardTargets& asked) {
    RewardTargets targets;
    for (const std::string& reward : base.rewardKeys) {
        const auto known = asked.find(reward);
        const auto usual = base.defaults.positive.find(reward);
        targets[reward] = known != asked.end()                    ? known->second
                          : usual != base.defaults.positive.end() ? usual->second
                                                                  : RewardTarget(1);
    }
    return targets;
}

// What is the same for all pictures of an artist's habit.
GenerationSettings habitOf(const GeneratorInfo& base, const GenerationSettings& settings) {
    GenerationSettings habit;
    habit.steps = settings.steps;
    habit.guidance = settings.guidance;
    habit.guidanceType = settings.guidanceType;
    habit.guidanceStart = settings.guidanceStart;
    habit.guidanceEnd = settings.guidanceEnd;
    habit.shift = settings.shift;
    habit.positive = targetsFor(base, settings.positive);
    for (const auto& [reward, target] : settings.negative)
        if (habit.positive.contains(reward))
            habit.negative[reward] = target;
    return habit;
}

} // namespace

bool isKeptForProof(const std::string& prompt) {
    uint64_t hash = 0x7A57E;
    for (const char letter : prompt)
        hash = mixedSeed({hash, static_cast<uint8_t>(letter)});
    return hash % kKeptOf == 0;
}

Result<void> choosePrompts(Library& library, const GeneratorInfo& base, ProofRecord& record) {
    MIRO_TRY(std::vector<TastePictureRow> rows, library.taste().pictures());
    std::sort(rows.begin(), rows.end(), [](const TastePictureRow& a, const TastePictureRow& b) { return a.id > b.id; });
    std::vector<std::string> kept, others;
    std::unordered_set<std::string> known;
    for (const TastePictureRow& row : rows)
        if (!row.inBin && !row.prompt.empty() && known.insert(row.prompt).second && canDraw(base, row.prompt))
            (isKeptForProof(row.prompt) ? kept : others).push_back(row.prompt);
    kept.resize(std::min(kept.size(), kMostPromptsAsked));
    record.unseen = static_cast<int64_t>(kept.size());
    for (size_t i = 0; kept.size() < kFewestPromptsAsked && i < others.size(); ++i)
        kept.push_back(others[i]);
    if (kept.empty())
        return usageError("there is no prompt to prove the version with; draw some pictures first");
    record.prompts.clear();
    for (int question = 0; question < ProofRules{}.questions; ++question)
        record.prompts.push_back({kept[static_cast<size_t>(question) % kept.size()],
                                  mixedSeed({record.seed, static_cast<uint64_t>(question), 0x5EED}) & 0xFFFFFFFFu});
    return {};
}

Result<GenerationSettings> usualSettings(Library& library, const GeneratorInfo& base, const std::string& baseSha256) {
    MIRO_TRY(const std::vector<PictureId> newest, library.find({}, kLookedBack));
    struct Habit {
        GenerationSettings settings;
        int64_t pictures = 0;
        size_t place = 0; // of the newest
    };
    std::map<std::string, Habit> habits;
    for (size_t place = 0; place < newest.size(); ++place) {
        MIRO_TRY(const PictureDetails details, library.details(newest[place]));
        const auto made = settingsOfPicture(details);
        if (details.modelSha256 != baseSha256 || !made.ok() || !made->startName.empty())
            continue;
        const GenerationSettings settings = habitOf(base, made->settings);
        Habit& habit = habits.try_emplace(jsonFromSettings(settings).dump(), Habit{settings, 0, place}).first->second;
        ++habit.pictures;
    }
    const Habit* best = nullptr;
    for (const auto& [text, habit] : habits)
        if (!best || habit.pictures > best->pictures || (habit.pictures == best->pictures && habit.place < best->place))
            best = &habit;
    return best ? best->settings : habitOf(base, {});
}

} // namespace miro
