#include "batch/batch_plan.h"

#include "batch/batch_groups.h"
#include "batch/batch_layout.h"
#include "batch/batch_names.h"
#include "batch/batch_plan_check.h"
#include "batch/reward_names.h"
#include "batch/sweep_grid.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace miro {
namespace {

constexpr int64_t kMaxPictures = 10'000'000;

bool areKeys(const RewardTargets& targets, const std::vector<std::string>& rewardKeys) {
    return std::all_of(targets.begin(), targets.end(), [&](const auto& target) {
        return std::find(rewardKeys.begin(), rewardKeys.end(), target.first) != rewardKeys.end();
    });
}

std::string modelKey(const std::string& model, const std::string& variant) {
    return fmt::format("{}|{}", model, variant);
}

uint64_t hashOf(const std::string& name) {
    return std::hash<std::string>{}(name);
}

// For what make() has done before without an error.
void mustWork(const Result<void>& result) {
    if (!result.ok())
        throw std::logic_error("a planned picture cannot be told: " + result.message());
}

} // namespace

struct BatchPlan::State {
    // Counts of a row of things, one sum of four bytes for each.
    class Sums {
    public:
        void add(int64_t count) { m_ends.push_back(m_ends.back() + static_cast<uint32_t>(count)); }
        int64_t size() const { return static_cast<int64_t>(m_ends.size()) - 1; }
        int64_t total() const { return m_ends.back(); }
        int64_t before(int64_t place) const { return m_ends[static_cast<size_t>(place)]; }
        // The place that number `at` of all falls in; each holds at least one.
        int64_t placeOf(int64_t at) const {
            return std::upper_bound(m_ends.begin(), m_ends.end(), static_cast<uint32_t>(at)) - m_ends.begin() - 1;
        }
        void reserve(int64_t places) { m_ends.reserve(static_cast<size_t>(places) + 1); }
        void trim() { m_ends.shrink_to_fit(); }

    private:
        std::vector<uint32_t> m_ends{0};
    };

    BatchRequest request;
    SweepGrid grid;
    NameTemplate names;
    std::optional<PromptList> list; // looks into request
    std::optional<PromptExpander> expander;
    std::unordered_map<std::string, ModelFacts> models; // by modelKey()
    Sums entriesOfLine;
    Sums picturesOfEntry;
    std::vector<uint32_t> groupOf;       // of each picture
    std::vector<uint32_t> groupPictures; // by group
    std::vector<uint32_t> groupEnds;     // in groupPictures, behind the last of each group; 0 before
    std::vector<float> costs;            // of each group's longest row
    std::set<std::string> startPictures;
    std::string fingerprint;

    std::string place(int64_t line) const { return fmt::format("{}, line {}", request.listName, line); }

    Result<void> countPictures();
    Result<void> checkPictures(const ModelLookup& lookup);
    Result<void> checkEntry(const ListEntry& entry, const ExpandedPrompt& expanded, int64_t number, int64_t which,
                            const ModelLookup& lookup, GroupFiller& groups, std::vector<uint64_t>* hashes);
    Result<void> checkNames(std::vector<uint64_t> hashes) const;
    void sortGroups(int64_t groups);

    Result<void> findFacts(const BatchPicture& picture, const ModelLookup& lookup);
    void choose(BatchPicture& picture, const ListEntry& entry, int64_t number, int64_t cell) const;
    Result<void> settle(BatchPicture& picture, const ListEntry& entry, const ExpandedPrompt& expanded,
                        int64_t which) const;
    Result<void> setCopy(BatchPicture& picture, int64_t copy) const;
    BatchPicture at(int64_t index) const;
};

// ---- one picture

// Which entry, cell and model.
void BatchPlan::State::choose(BatchPicture& picture, const ListEntry& entry, int64_t number, int64_t cell) const {
    picture.entry = number;
    picture.line = entry.line;
    picture.cell = cell;
    picture.model = entry.model;
    picture.variant = entry.variant;
    grid.chooseModel(cell, picture.model, picture.variant);
}

// The settings of the first copy. The model's facts are there.
Result<void> BatchPlan::State::settle(BatchPicture& picture, const ListEntry& entry, const ExpandedPrompt& expanded,
                                      int64_t which) const {
    const ModelFacts& facts = models.at(modelKey(picture.model, picture.variant));
    GenerationSettings settings = expanded.settings;
    settings.prompt = expanded.prompt;
    settings.count = entry.settings.count;
    if (!expanded.hasSeed)
        settings.seed = request.settings.seed.value_or(0) + static_cast<uint64_t>(picture.entry);
    else if (entry.hasSeed && settings.seed == entry.settings.seed)
        *settings.seed += static_cast<uint64_t>(which); // the expansions of a line with a seed take the next ones
    MIRO_CHECK_OK(grid.apply(picture.cell, facts, settings));
    if (settings.variation > 0 && !settings.variationSeed)
        settings.variationSeed = settings.seed.value_or(0) + 1; // drawn at random elsewhere, which no plan can be
    if (!areKeys(settings.positive, facts.rewardKeys) || !areKeys(settings.negative, facts.rewardKeys) ||
        !settings.keyframes.empty())
        MIRO_CHECK_OK(nameRewards(settings, facts.rewardKeys));
    MIRO_TRY(picture.settings, resolveSettings(std::move(settings), facts.defaults, facts.rewardKeys));
    picture.axes = grid.labelsOf(picture.cell);
    picture.templatePrompt = entry.settings.prompt;
    picture.fields = entry.fields;
    return {};
}

// From the first copy to another, with its name; index is set.
Result<void> BatchPlan::State::setCopy(BatchPicture& picture, int64_t copy) const {
    picture.copy = copy;
    picture.settings.variationSeed = pictureVariationSeed(picture.settings, copy);
    picture.settings.seed = pictureSeed(picture.settings, copy);
    picture.settings.count = 1;
    if (request.layout != BatchLayout::Files) {
        picture.file = layoutName(picture, grid);
        return {};
    }
    MIRO_TRY(picture.file, names.nameOf(picture));
    return {};
}

// ---- all of them, once

Result<void> BatchPlan::State::countPictures() {
    entriesOfLine.reserve(list->size());
    picturesOfEntry.reserve(list->size());
    for (int64_t i = 0; i < list->size(); ++i) {
        const ListEntry entry = list->entry(i);
        MIRO_TRY(const int64_t entries, expander->count(entry));
        if (entries > request.expand.maxPrompts - entriesOfLine.total())
            return usageError(fmt::format("{}: up to here the list stands for more than {} prompts; give fewer choices "
                                          "or raise the most prompts",
                                          place(entry.line), request.expand.maxPrompts));
        const int64_t pictures = entry.settings.count * grid.cells(); // each at most kMaxPictures
        if (pictures > 0 && entries > (kMaxPictures - picturesOfEntry.total()) / pictures)
            return usageError(fmt::format("{}: up to here the batch has {:.0f} pictures; at most {} are drawn in one, "
                                          "give fewer values, copies or lines",
                                          place(entry.line),
                                          static_cast<double>(picturesOfEntry.total()) +
                                              static_cast<double>(entries) * static_cast<double>(pictures),
                                          kMaxPictures));
        if (entries < 1 || pictures < 1)
            return usageError(
                fmt::format("{}: the prompt stands for no picture; take the line out", place(entry.line)));
        if (request.bestOf > pictures)
            return usageError(fmt::format("{}: the best {} cannot be kept of {}; give a greater count",
                                          place(entry.line), request.bestOf, pictures));
        entriesOfLine.add(entries);
        for (int64_t which = 0; which < entries; ++which)
            picturesOfEntry.add(pictures);
    }
    entriesOfLine.trim();
    picturesOfEntry.trim();
    names.setWidths(picturesOfEntry.total(), picturesOfEntry.size());
    return {};
}

Result<void> BatchPlan::State::findFacts(const BatchPicture& picture, const ModelLookup& lookup) {
    std::string key = modelKey(picture.model, picture.variant);
    if (models.contains(key))
        return {};
    MIRO_TRY(ModelFacts facts, lookup(picture.model, picture.variant));
    models.emplace(std::move(key), std::move(facts));
    return {};
}

// hashes: of the names, where they could be alike.
Result<void> BatchPlan::State::checkEntry(const ListEntry& entry, const ExpandedPrompt& expanded, int64_t number,
                                          int64_t which, const ModelLookup& lookup, GroupFiller& groups,
                                          std::vector<uint64_t>* hashes) {
    for (int64_t cell = 0; cell < grid.cells(); ++cell) {
        BatchPicture picture;
        choose(picture, entry, number, cell);
        MIRO_CHECK_OK(findFacts(picture, lookup));
        MIRO_CHECK_OK(settle(picture, entry, expanded, which));
        if (!picture.settings.startPicture.empty() && startPictures.insert(picture.settings.startPicture).second &&
            !std::filesystem::is_regular_file(picture.settings.startPicture))
            return Error{ErrorCode::NotFound, fmt::format("the start picture {} is not there; give one that is",
                                                          oneLine(picture.settings.startPicture))};
        const std::string key = groupKey(picture.model, picture.variant, picture.settings);
        const auto cost = static_cast<float>(rowEvaluations(picture.settings));
        const std::optional<uint64_t> seed = picture.settings.seed, variationSeed = picture.settings.variationSeed;
        for (int64_t copy = 0; copy < entry.settings.count; ++copy) {
            picture.index = static_cast<int64_t>(groupOf.size());
            const uint32_t group = groups.add(key);
            groupOf.push_back(group);
            if (group == costs.size())
                costs.push_back(cost);
            costs[group] = std::max(costs[group], cost);
            if (copy > 0 && !hashes)
                continue;
            picture.settings.seed = seed;
            picture.settings.variationSeed = variationSeed;
            MIRO_CHECK_OK(setCopy(picture, copy));
            if (hashes)
                hashes->push_back(hashOf(picture.file));
        }
    }
    return {};
}

Result<void> BatchPlan::State::checkPictures(const ModelLookup& lookup) {
    groupOf.reserve(static_cast<size_t>(picturesOfEntry.total()));
    std::vector<uint64_t> hashes;
    const bool alike = request.layout == BatchLayout::Files && !names.isUnique();
    if (alike)
        hashes.reserve(static_cast<size_t>(picturesOfEntry.total()));
    GroupFiller groups(request.groupSize);
    int64_t number = 0;
    for (int64_t i = 0; i < list->size(); ++i) {
        const ListEntry entry = list->entry(i);
        for (int64_t which = 0; number < entriesOfLine.before(i + 1); ++which, ++number) {
            MIRO_TRY(const ExpandedPrompt expanded, expander->expand(entry, i, which));
            if (auto checked = checkEntry(entry, expanded, number, which, lookup, groups, alike ? &hashes : nullptr);
                !checked.ok())
                return checked.error().within(place(entry.line));
        }
    }
    MIRO_CHECK_OK(checkNames(std::move(hashes)));
    sortGroups(groups.groups());
    return {};
}

void BatchPlan::State::sortGroups(int64_t groups) {
    groupEnds.assign(static_cast<size_t>(groups) + 1, 0);
    for (const uint32_t group : groupOf)
        ++groupEnds[group + 1];
    for (size_t i = 1; i < groupEnds.size(); ++i)
        groupEnds[i] += groupEnds[i - 1];
    groupPictures.resize(groupOf.size());
    std::vector<uint32_t> next(groupEnds.begin(), groupEnds.end() - 1);
    for (size_t i = 0; i < groupOf.size(); ++i)
        groupPictures[next[groupOf[i]]++] = static_cast<uint32_t>(i);
    costs.shrink_to_fit();
}

// hashes: of all names. Those of two equal names are equal; those of two others may be. Sorted where they lie, since a
// million of them are no small thing.
Result<void> BatchPlan::State::checkNames(std::vector<uint64_t> hashes) const {
    std::sort(hashes.begin(), hashes.end());
    std::unordered_set<uint64_t> twice;
    for (size_t i = 1; i < hashes.size(); ++i)
        if (hashes[i] == hashes[i - 1])
            twice.insert(hashes[i]);
    if (twice.empty())
        return {};
    std::unordered_map<std::string, int64_t> lineOf;
    for (int64_t i = 0; i < picturesOfEntry.total(); ++i) {
        const BatchPicture picture = at(i);
        if (!twice.contains(hashOf(picture.file)))
            continue;
        const auto [other, isNew] = lineOf.emplace(picture.file, picture.line);
        if (isNew)
            continue;
        const std::string name = oneLine(picture.file, 120);
        const char* advice = "put {index} into the name template";
        if (other->second == picture.line)
            return usageError(
                fmt::format("{}: two of its pictures have the name {}; {}", place(picture.line), name, advice));
        return usageError(fmt::format("{}: lines {} and {} both give a picture the name {}; {}", request.listName,
                                      other->second, picture.line, name, advice));
    }
    return {};
}

BatchPicture BatchPlan::State::at(int64_t index) const {
    const int64_t number = picturesOfEntry.placeOf(index), line = entriesOfLine.placeOf(number);
    const int64_t which = number - entriesOfLine.before(line), place = index - picturesOfEntry.before(number);
    const ListEntry entry = list->entry(line);
    BatchPicture picture;
    choose(picture, entry, number, place / entry.settings.count);
    mustWork(settle(picture, entry, expander->expand(entry, line, which).value(), which));
    picture.index = index;
    mustWork(setCopy(picture, place % entry.settings.count));
    picture.group = groupOf[static_cast<size_t>(index)];
    return picture;
}

// ---- the plan

Result<BatchPlan> BatchPlan::make(BatchRequest request, const ModelLookup& lookup) {
    auto state = std::make_unique<State>();
    State& s = *state;
    s.request = std::move(request);
    if (s.request.listName.empty())
        s.request.listName = s.request.listFile.empty() ? "the list" : s.request.listFile.filename().string();
    MIRO_CHECK_OK(checkBatchRequest(s.request));
    MIRO_TRY(s.grid, SweepGrid::make(s.request.axes, kMaxPictures));
    MIRO_TRY(s.names, NameTemplate::parse(s.request.nameTemplate, s.grid.axes()));
    MIRO_TRY(s.list, PromptList::open(s.request));
    MIRO_TRY(s.expander, PromptExpander::open(s.request));
    MIRO_CHECK_OK(s.countPictures());
    MIRO_CHECK_OK(s.checkPictures(lookup));
    MIRO_TRY(s.fingerprint, batchFingerprint(s.request, s.list->text(), s.expander->digest(), s.startPictures));
    return BatchPlan(std::move(state));
}

BatchPlan::BatchPlan(std::unique_ptr<State> state) : m_state(std::move(state)) {}
BatchPlan::BatchPlan(BatchPlan&&) noexcept = default;
BatchPlan::~BatchPlan() = default;

int64_t BatchPlan::lines() const {
    return m_state->list->size();
}

int64_t BatchPlan::entries() const {
    return m_state->picturesOfEntry.size();
}

int64_t BatchPlan::pictures() const {
    return m_state->picturesOfEntry.total();
}

int64_t BatchPlan::groups() const {
    return static_cast<int64_t>(m_state->costs.size());
}

BatchPicture BatchPlan::picture(int64_t index) const {
    return m_state->at(index);
}

std::vector<int64_t> BatchPlan::group(int64_t group) const {
    const auto begin = m_state->groupPictures.begin();
    const auto place = static_cast<size_t>(group);
    return {begin + m_state->groupEnds[place], begin + m_state->groupEnds[place + 1]};
}

int64_t BatchPlan::groupSize(int64_t group) const {
    const auto place = static_cast<size_t>(group);
    return int64_t{m_state->groupEnds[place + 1]} - m_state->groupEnds[place];
}

double BatchPlan::groupCost(int64_t group) const {
    return m_state->costs[static_cast<size_t>(group)];
}

BatchPlan::Range BatchPlan::picturesOf(int64_t entry) const {
    Range range;
    range.first = m_state->picturesOfEntry.before(entry);
    range.end = m_state->picturesOfEntry.before(entry + 1);
    range.copies = (range.end - range.first) / m_state->grid.cells();
    return range;
}

int64_t BatchPlan::entryOf(int64_t index) const {
    return m_state->picturesOfEntry.placeOf(index);
}

const SweepGrid& BatchPlan::sweep() const {
    return m_state->grid;
}

std::string_view BatchPlan::source(int64_t entry) const {
    return m_state->list->source(m_state->entriesOfLine.placeOf(entry));
}

const BatchRequest& BatchPlan::request() const {
    return m_state->request;
}

std::string BatchPlan::fingerprint() const {
    return m_state->fingerprint;
}

} // namespace miro
