#include "job/taste_desk.h"

#include "base/json.h"
#include "job/taste_source.h"
#include "taste/pair_picker.h"
#include "taste/taste_accuracy.h"
#include "taste/taste_ranking.h"
#include "taste/weak_signs.h"
#include "tensor/torch_guard.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>
#include <set>

namespace miro {
namespace {

constexpr int kMarkOfAStar = 5; // what a starred picture without a rating counts as

std::string textOf(const TastePrior& prior) {
    return nlohmann::json{{"scales", prior.scales}, {"lapse", prior.lapse}}.dump();
}

// Nothing when none was kept, or what was kept makes no sense.
std::optional<TastePrior> priorFrom(const std::string& text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("scales") || !json["scales"].is_array() ||
        json["scales"].size() != kTasteGroups || !json.contains("lapse") || !json["lapse"].is_number())
        return std::nullopt;
    TastePrior prior;
    for (size_t group = 0; group < kTasteGroups; ++group) {
        if (!json["scales"][group].is_number())
            return std::nullopt;
        prior.scales[group] = std::clamp(json["scales"][group].get<double>(), 0.01, 100.0);
    }
    prior.lapse = std::clamp(json["lapse"].get<double>(), 0.0, 0.9);
    return prior;
}

bool isAnswer(const TasteChoice& choice) {
    return choice.answer != TasteAnswer::Skip;
}

bool isDuel(const TasteChoice& choice) {
    return choice.kind == TasteKind::Duel || choice.kind == TasteKind::Repeat;
}

AskedDuel askedFrom(const TasteChoice& choice) {
    return {choice.left.key(), choice.right.key(), choice.answer, choice.kind == TasteKind::Repeat};
}

TasteTrial::Role roleOf(TasteKind kind) {
    return kind == TasteKind::Repeat ? TasteTrial::Role::Repeat
           : kind == TasteKind::Mark ? TasteTrial::Role::Weak
                                     : TasteTrial::Role::Asked;
}

} // namespace

struct TasteDesk::State {
    Library* library = nullptr;
    TasteTools tools;
    std::unique_ptr<TasteEncoder> encoder;
    TasteProfileRecord profile;

    // What was learned last, and from what.
    struct Learned {
        TasteSource source;
        TasteModel model;
        PicturePool pool; // the gallery
        std::vector<TasteChoice> choices;
        std::vector<AskedDuel> history; // duels, in their order
        std::vector<std::string> historyKeys;
        std::vector<TastePair> pairs; // of the model, in its order
        std::vector<TasteTrial> trials;
        int64_t weak = 0;
    };
    std::optional<Learned> learned;

    uint64_t seed() const { return static_cast<uint64_t>(profile.id); }

    const Learned& need() const {
        if (!learned)
            throw std::logic_error("TasteDesk: learn() comes first");
        return *learned;
    }

    Result<void> openEncoder(ProgressSink* progress, std::stop_token stop) {
        if (!encoder) {
            MIRO_TRY(encoder, tools.open(progress, std::move(stop)));
        }
        return {};
    }

    // Nothing for one about pictures that the encoder has not seen.
    static std::optional<TastePair> pairOf(const TasteChoice& choice, const TasteSource& source,
                                           const TasteScale& scale) {
        const auto left = source.byKey.find(choice.left.key()), right = source.byKey.find(choice.right.key());
        if (!isAnswer(choice) || left == source.byKey.end() || right == source.byKey.end())
            return std::nullopt;
        return TastePair{
            scale.difference(source.pictures[left->second].features, source.pictures[right->second].features),
            outcomeOf(choice.answer), choice.kind == TasteKind::Mark ? kWeakWeight : 1};
    }

    static TasteTrial trialOf(const TasteChoice& choice) {
        return {choice.left.key(), choice.right.key(), outcomeOf(choice.answer), roleOf(choice.kind)};
    }

    // Stars, ratings and deletions, as pairs.
    int64_t addWeak(const TasteSource& source, const TasteScale& scale, std::vector<TastePair>& pairs,
                    std::vector<TasteTrial>& trials) const {
        std::vector<MarkedPicture> marked;
        std::vector<size_t> places;
        for (size_t i = 0; i < source.rows.size(); ++i) {
            const TastePictureRow& row = source.rows[i];
            if (row.id == 0)
                continue; // gone: nobody knows its marks
            marked.push_back({row.prompt, row.rating > 0 ? row.rating : row.starred ? kMarkOfAStar : 0, row.inBin});
            places.push_back(i);
        }
        const std::vector<WeakPair> weak = weakPairs(marked, seed());
        for (const WeakPair& pair : weak) {
            const TastePicture& better = source.pictures[places[pair.better]];
            const TastePicture& worse = source.pictures[places[pair.worse]];
            pairs.push_back({scale.difference(better.features, worse.features), 1, pair.weight});
            trials.push_back({better.key, worse.key, 1, TasteTrial::Role::Weak});
        }
        return static_cast<int64_t>(weak.size());
    }

    Result<void> learn(bool wholly, const std::stop_token& stop) {
        MIRO_CHECK_OK(openEncoder(nullptr, stop));
        MIRO_TRY(profile, library->taste().profile(profile.id));
        MIRO_TRY(auto choices, choicesOf(*library, profile));
        MIRO_TRY(TasteSource source, readTasteSource(*library, encoder->key(), choices));
        if (stop.stop_requested())
            return stoppedError();
        if (source.pictures.size() < 2 && source.unmeasured > 0)
            return usageError("nothing was seen of the pictures yet; learn first: miro taste learn");
        // The gallery decides what is usual; where it is all but empty, what was ever seen does.
        const std::vector<TastePicture> gallery(source.gallery().begin(), source.gallery().end());
        MIRO_TRY(TasteScale scale, TasteScale::fit(source.layout, gallery.size() < 2 ? source.pictures : gallery));
        std::vector<TastePair> pairs;
        std::vector<TasteTrial> trials;
        std::vector<AskedDuel> history;
        std::vector<std::string> historyKeys;
        std::set<std::pair<std::string, std::string>> known; // files do not say which pairs were asked again
        for (const TasteChoice& choice : choices) {
            if (auto pair = pairOf(choice, source, scale)) {
                pairs.push_back(std::move(*pair));
                trials.push_back(trialOf(choice));
                TasteTrial& trial = trials.back();
                if (trial.role == TasteTrial::Role::Asked && !known.insert(std::minmax(trial.left, trial.right)).second)
                    trial.role = TasteTrial::Role::Repeat;
            }
            if (isDuel(choice)) {
                history.push_back(askedFrom(choice));
                historyKeys.push_back(choice.id);
            }
        }
        const int64_t weak = addWeak(source, scale, pairs, trials);
        MIRO_TRY(PicturePool pool, PicturePool::make(scale, gallery));
        std::optional<TastePrior> prior;
        if (!wholly)
            prior = priorFrom(profile.prior).value_or(TastePrior{});
        MIRO_TRY(TasteModel model, TasteModel::fit(std::move(scale), pairs, prior));
        if (wholly) {
            profile.prior = textOf(model.prior());
            MIRO_CHECK_OK(library->taste().setPrior(profile.id, profile.prior));
            MIRO_CHECK_OK(library->taste().keepKnownScores());
        }
        learned.emplace(Learned{std::move(source), std::move(model), std::move(pool), std::move(choices),
                                std::move(history), std::move(historyKeys), std::move(pairs), std::move(trials), weak});
        return {};
    }

    Result<std::vector<TasteEstimate>> estimates() const {
        const Learned& now = need();
        return guardTorch("ranking the pictures", [&]() -> Result<std::vector<TasteEstimate>> {
            std::vector<TasteFeatures> features;
            for (const TastePicture& picture : now.source.gallery())
                features.push_back(picture.features);
            return features.empty() ? std::vector<TasteEstimate>() : now.model.scores(features);
        });
    }

    // Places in the gallery, best first; of equal ones the newest.
    static std::vector<size_t> orderOf(const std::vector<TasteEstimate>& estimates) {
        std::vector<size_t> order(estimates.size());
        std::iota(order.rbegin(), order.rend(), size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](size_t a, size_t b) { return estimates[a].mean > estimates[b].mean; });
        return order;
    }
};

TasteDesk::TasteDesk() : m_state(std::make_unique<State>()) {}
TasteDesk::~TasteDesk() = default;

Result<std::unique_ptr<TasteDesk>> TasteDesk::open(Library& library, const std::optional<std::string>& profile,
                                                   TasteTools tools, bool mayCreate) {
    std::unique_ptr<TasteDesk> desk(new TasteDesk);
    desk->m_state->library = &library;
    desk->m_state->tools = std::move(tools);
    MIRO_TRY(desk->m_state->profile, tasteProfile(library, profile, mayCreate));
    return desk;
}

const TasteProfileRecord& TasteDesk::profile() const {
    return m_state->profile;
}

Result<MeasuredTaste> TasteDesk::measure(ProgressSink* progress, std::stop_token stop, int64_t most) {
    MIRO_CHECK_OK(m_state->openEncoder(progress, stop));
    return measureTaste(*m_state->library, *m_state->encoder, most, progress, stop);
}

void TasteDesk::freeMemory() {
    if (m_state->encoder)
        m_state->encoder->freeMemory();
}

bool TasteDesk::hasLearned() const {
    return m_state->learned.has_value();
}

Result<void> TasteDesk::learn(bool wholly, std::stop_token stop) {
    return guardTorch("learning from the choices", [&] { return m_state->learn(wholly, stop); });
}

bool TasteDesk::shouldLearnWholly() const {
    return m_state->need().model.priorIsDue();
}

Result<PickedDuel> TasteDesk::next(const std::vector<PickedDuel>& shown) const {
    const State::Learned& now = m_state->need();
    std::vector<AskedDuel> history = now.history;
    for (const PickedDuel& duel : shown) {
        AskedDuel asked;
        for (const TastePictureRow& row : now.source.rows) {
            if (row.id == duel.left)
                asked.left = row.sha256;
            if (row.id == duel.right)
                asked.right = row.sha256;
        }
        asked.repeat = !duel.repeatOf.empty();
        history.push_back(asked);
    }
    PairOptions options;
    options.seed = m_state->seed();
    MIRO_TRY(const PickedPair picked, pickPair(now.model, now.pool, history, options));
    PickedDuel duel;
    const size_t left = now.source.byKey.at(now.pool.key(picked.left));
    duel.left = now.source.rows[left].id;
    duel.right = now.source.rows[now.source.byKey.at(now.pool.key(picked.right))].id;
    duel.prompt = now.source.pictures[left].prompt;
    if (picked.repeatOf)
        duel.repeatOf = now.historyKeys[*picked.repeatOf];
    duel.probability = picked.probability;
    duel.information = picked.information;
    return duel;
}

Result<TasteChoice> TasteDesk::answer(PictureId left, PictureId right, TasteAnswer answer, int64_t milliseconds) {
    State::Learned& now = (void(m_state->need()), *m_state->learned);
    MIRO_TRY(TasteChoice choice, answerDuel(*m_state->library, m_state->profile, left, right, answer, milliseconds));
    now.choices.push_back(choice);
    now.history.push_back(askedFrom(choice));
    now.historyKeys.push_back(choice.id);
    if (auto pair = State::pairOf(choice, now.source, now.model.scale())) {
        MIRO_CHECK_OK(guardTorch("learning from the choice", [&] { return now.model.add(*pair); }));
        now.pairs.push_back(std::move(*pair));
        now.trials.push_back(State::trialOf(choice));
    }
    return choice;
}

Result<std::optional<TasteChangeRecord>> TasteDesk::undo(std::stop_token stop) {
    MIRO_TRY(const auto change, m_state->library->taste().undo(m_state->profile.id));
    if (change)
        MIRO_CHECK_OK(learn(false, std::move(stop)));
    return change;
}

Result<std::optional<TasteChangeRecord>> TasteDesk::redo(std::stop_token stop) {
    MIRO_TRY(const auto change, m_state->library->taste().redo(m_state->profile.id));
    if (change)
        MIRO_CHECK_OK(learn(false, std::move(stop)));
    return change;
}

Result<std::vector<RankedPicture>> TasteDesk::ranking(int64_t best) const {
    const TasteSource& source = m_state->need().source;
    MIRO_TRY(const std::vector<TasteEstimate> estimates, m_state->estimates());
    const std::vector<size_t> order = State::orderOf(estimates);
    std::map<std::string_view, int64_t> taken; // by prompt
    std::vector<RankedPicture> ranked;
    for (size_t place = 0; place < order.size(); ++place) {
        const size_t i = order[place];
        if (best > 0 && taken[source.pictures[i].prompt]++ >= best)
            continue;
        ranked.push_back({source.rows[i].id, source.rows[i].path, source.rows[i].prompt, estimates[i],
                          1 - (static_cast<double>(place) + 0.5) / static_cast<double>(order.size())});
    }
    return ranked;
}

Result<TasteReport> TasteDesk::report(size_t examples) const {
    const State::Learned& now = m_state->need();
    const TasteSource& source = now.source;
    TasteReport report;
    report.profile = m_state->profile;
    report.profile.choices = static_cast<int64_t>(now.choices.size());
    report.encoder = source.layout.encoder;
    report.pictures = static_cast<int64_t>(source.shown);
    report.unmeasured = source.unmeasured;
    report.weak = now.weak;
    for (const TasteChoice& choice : now.choices) {
        const auto seen = [&](const ComparedPicture& picture) {
            return source.byKey.contains(picture.key());
        };
        const auto there = [&](const ComparedPicture& picture) {
            return seen(picture) || source.inLibrary.contains(picture.key());
        };
        if (!isAnswer(choice))
            ++report.skipped;
        else if (seen(choice.left) && seen(choice.right))
            ++report.learned;
        else if (there(choice.left) && there(choice.right))
            ++report.waiting;
        else
            ++report.unknown;
    }
    const std::vector<double> library = libraryConfidences(now.model, now.pool, m_state->seed());
    MIRO_TRY(report.accuracy, measureAccuracy(now.model, now.trials, m_state->seed(), library));
    report.checks = checkChoices(now.choices, &report.accuracy);
    std::vector<TastePair> asked;
    for (size_t i = 0; i < now.pairs.size(); ++i)
        if (now.trials[i].role != TasteTrial::Role::Weak)
            asked.push_back(now.pairs[i]);
    report.agreement = rewardAgreement(now.model.scale().rows(), asked);
    report.weights = now.model.rewardWeights();
    if (report.learned + report.weak == 0)
        return report; // nothing that could be liked is known
    MIRO_TRY(const std::vector<TasteEstimate> estimates, m_state->estimates());
    const TasteRanking ranking = rankByTaste(estimates, examples);
    const auto idsOf = [&](const std::vector<size_t>& places) {
        std::vector<PictureId> ids;
        for (const size_t place : places)
            ids.push_back(source.rows[place].id);
        return ids;
    };
    report.most = idsOf(ranking.most);
    report.least = idsOf(ranking.least);
    report.undecided = idsOf(ranking.undecided);
    return report;
}

TasteEncoder& TasteDesk::encoder() const {
    m_state->need();
    return *m_state->encoder;
}

const TasteLayout& TasteDesk::layout() const {
    return m_state->need().source.layout;
}

Result<std::vector<double>> TasteDesk::liking(const std::vector<TasteFeatures>& features) const {
    const State::Learned& now = m_state->need();
    return guardTorch("asking the taste", [&]() -> Result<std::vector<double>> {
        std::vector<double> liked;
        for (const TasteEstimate& estimate : now.model.scores(features))
            liked.push_back(estimate.mean);
        return liked;
    });
}

Result<int64_t> TasteDesk::writeScores() {
    MIRO_TRY(const std::vector<RankedPicture> ranked, ranking());
    std::vector<PictureScores> scores;
    for (const RankedPicture& picture : ranked) {
        ScoreRecord score;
        score.scorer = kTasteScore;
        score.version = fmt::format("profile {}", m_state->profile.id);
        score.checkpointSha256 = m_state->need().source.layout.encoder;
        score.raw = picture.estimate.mean;
        score.training = picture.estimate.mean;
        score.quantile = picture.quantile;
        scores.push_back({picture.picture, {std::move(score)}});
    }
    MIRO_CHECK_OK(m_state->library->putScores(scores));
    MIRO_CHECK_OK(m_state->library->taste().activateProfile(m_state->profile.id));
    return static_cast<int64_t>(ranked.size());
}

} // namespace miro
