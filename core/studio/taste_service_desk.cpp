#include "studio/taste_service_desk.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <thread>

namespace miro {
namespace {

constexpr int64_t kLookedAtOnce = 8; // pictures: an answer waits for no more
constexpr int64_t kToldEach = 200;   // choices up to which every answer is followed by honest numbers...
constexpr int kToldAfter = 10;       // ...and beyond, each so many: cross-validation takes seconds by then
constexpr auto kBusyPause = std::chrono::milliseconds(100);

std::vector<TasteExample> examplesOf(const std::vector<PictureId>& ids, const std::vector<RankedPicture>& ranked) {
    std::vector<TasteExample> examples;
    for (const PictureId id : ids)
        for (const RankedPicture& picture : ranked)
            if (picture.picture == id)
                examples.push_back({id, picture.estimate.mean, picture.estimate.deviation});
    return examples;
}

void fill(TasteStatus& status, const TasteReport& report, const std::vector<RankedPicture>& ranked) {
    status.encoder = report.encoder;
    status.pictures = report.pictures;
    status.unseen = report.unmeasured;
    status.skipped = report.skipped;
    status.weak = report.weak;
    status.checks = report.checks;
    const TasteAccuracy& accuracy = report.accuracy;
    status.choices = accuracy.choices;
    status.enough = accuracy.enough;
    status.accuracy = accuracy.ofLibrary;
    status.interval = accuracy.ofLibraryInterval;
    status.calibration = accuracy.calibrationError;
    status.calibrationInterval = accuracy.calibrationInterval;
    for (const CalibrationBin& bin : accuracy.bins)
        status.reliability.push_back({bin.confidence, bin.right});
    for (const RewardWeight& weight : report.weights) {
        TasteReward& reward = status.rewards.emplace_back(TasteReward{weight.reward, weight.mean, {}});
        for (const RewardAgreement& each : report.agreement)
            if (each.reward == weight.reward)
                reward.agreement = each.chosen;
    }
    std::stable_sort(status.rewards.begin(), status.rewards.end(),
                     [](const TasteReward& a, const TasteReward& b) { return a.weight > b.weight; });
    status.most = examplesOf(report.most, ranked);
    status.least = examplesOf(report.least, ranked);
    status.undecided = examplesOf(report.undecided, ranked);
}

} // namespace

TasteService::Desk::Desk(TasteListener& listener, TasteServiceOptions options)
    : m_listener(listener), m_options(std::move(options)), m_thread([this] { whenIdle(); }) {}

TasteService::Desk::~Desk() {
    m_stop.request_stop();
    m_thread.finish();
}

void TasteService::Desk::post(std::function<Result<void>(Desk&)> task) {
    m_thread.post([this, task = std::move(task)] {
        if (!m_stop.stop_requested())
            tellFailure(task(*this));
    });
}

Result<void> TasteService::Desk::open(TasteProfileId profile) {
    MIRO_TRY(Library * library, needLibrary());
    MIRO_TRY(const auto profiles, library->taste().profiles());
    const TasteProfileRecord* wanted = nullptr;
    for (const TasteProfileRecord& each : profiles)
        if (profile == 0 ? each.active : each.id == profile)
            wanted = &each;
    m_shown.clear();
    m_desk.reset();
    m_wanted = 0;
    m_status = {};
    if (!wanted && profile != 0)
        return Error{ErrorCode::NotFound, fmt::format("taste profile {} is not in the library", profile)};
    MIRO_TRY(m_desk,
             TasteDesk::open(*library, wanted ? std::optional(wanted->name) : std::nullopt, m_options.tools, true));
    (void)m_desk->learn(false, m_stop.get_token()).ok(); // without pictures yet: they are looked at next
    MIRO_CHECK_OK(tellVersions());
    m_untold = kToldAfter;
    look();
    return {};
}

Result<TasteDesk*> TasteService::Desk::needDesk() {
    if (!m_desk)
        MIRO_CHECK_OK(open(0));
    return m_desk.get();
}
Result<Library*> TasteService::Desk::needLibrary() {
    if (!m_library) {
        MIRO_TRY(m_library, Library::open(m_options.libraryFolder));
    }
    return m_library.get();
}

// ---- duels

Result<void> TasteService::Desk::next() {
    MIRO_TRY(TasteDesk * desk, needDesk());
    if (!desk->hasLearned() && m_looking) {
        ++m_wanted; // told when there are pictures to choose from
        return {};
    }
    if (!desk->hasLearned())
        if (const auto learned = desk->learn(false, m_stop.get_token()); !learned.ok()) {
            m_listener.noDuel(oneLine(learned.message()));
            return {};
        }
    std::vector<PickedDuel> open;
    for (const auto& [number, shown] : m_shown)
        if (!shown.answered)
            open.push_back(shown.duel);
    const auto picked = desk->next(open);
    if (!picked.ok()) {
        if (m_looking)
            ++m_wanted;
        else
            m_listener.noDuel(oneLine(picked.message()));
        return {};
    }
    MIRO_TRY(const TastePictureRow left, m_library->taste().picture(picked->left));
    MIRO_TRY(const TastePictureRow right, m_library->taste().picture(picked->right));
    m_shown[++m_number] = {*picked, false};
    m_listener.duelReady({m_number, picked->prompt, picked->left, picked->right, m_library->folder() / left.path,
                          m_library->folder() / right.path});
    return {};
}

Result<void> TasteService::Desk::answer(uint64_t number, TasteAnswer answer, int64_t milliseconds) {
    MIRO_TRY(TasteDesk * desk, needDesk());
    const auto shown = m_shown.find(number);
    if (shown == m_shown.end())
        return usageError(fmt::format("duel {} is not open any more", number));
    const auto kept = desk->answer(shown->second.duel.left, shown->second.duel.right, answer, milliseconds);
    shown->second.answered = true; // also where a picture is gone: it is not asked about any more
    if (!kept.ok())
        m_listener.tasteNote(oneLine(kept.message()));
    ++m_untold;
    return next();
}

Result<void> TasteService::Desk::step(bool back) {
    MIRO_TRY(TasteDesk * desk, needDesk());
    const auto change = back ? desk->undo(m_stop.get_token()) : desk->redo(m_stop.get_token());
    MIRO_CHECK_OK(change);
    ++m_untold;
    m_untold = kToldAfter;
    return {};
}

// The profile's choices are others now.
Result<void> TasteService::Desk::relearn() {
    MIRO_TRY(TasteDesk * desk, needDesk());
    (void)desk->learn(false, m_stop.get_token()).ok();
    m_untold = kToldAfter;
    return {};
}

// ---- looking at pictures, learning

Result<void> TasteService::Desk::learn() {
    MIRO_CHECK_OK(needDesk());
    m_learnAfterwards = true;
    look();
    return {};
}

void TasteService::Desk::look() {
    if (!std::exchange(m_looking, true))
        lookOn();
}

Result<void> TasteService::Desk::tellVersions() {
    MIRO_TRY(Library * library, needLibrary());
    if (!m_desk)
        return {};
    MIRO_TRY(const auto records, library->taste().versions(m_desk->profile().id));
    std::vector<TasteVersion> versions;
    for (const TasteVersionRecord& record : records)
        versions.push_back(m_options.describe ? m_options.describe(record) : TasteVersion{record, {}, true});
    m_listener.versionsChanged(versions);
    return {};
}

void TasteService::Desk::tellAll() {
    m_untold = kToldAfter;
}

Result<TasteVersionRecord> TasteService::Desk::version(int64_t id) {
    MIRO_TRY(Library * library, needLibrary());
    MIRO_TRY(const auto records, library->taste().versions(profile()));
    for (const TasteVersionRecord& record : records)
        if (record.id == id)
            return record;
    return Error{ErrorCode::NotFound, fmt::format("version {} of this taste is not in the library", id)};
}

void TasteService::Desk::tellFailure(const Result<void>& done) {
    if (!done.ok() && done.error().code != ErrorCode::Stopped)
        m_listener.tasteNote(oneLine(done.message()));
}

void TasteService::Desk::lookOn() {
    m_thread.post([this] {
        if (m_stop.stop_requested())
            return;
        tellFailure(lookAtSome());
    });
}

// A few pictures; then what waits has its turn.
Result<void> TasteService::Desk::lookAtSome() {
    if (m_options.isBusy && m_options.isBusy()) {
        std::this_thread::sleep_for(kBusyPause);
        lookOn();
        return {};
    }
    const auto seen =
        m_desk ? m_desk->measure(nullptr, m_stop.get_token(), kLookedAtOnce) : Result<MeasuredTaste>(MeasuredTaste{});
    if (seen.ok() && seen->left > 0 && seen->measured > 0) {
        m_seen += seen->measured;
        lookOn();
        return {};
    }
    m_looking = false;
    if (!seen.ok() || !m_desk) {
        m_learnAfterwards = false;
        MIRO_CHECK_OK(askWanted());
        return seen.ok() ? Result<void>() : Result<void>(seen.error());
    }
    m_seen += seen->measured;
    m_desk->freeMemory();
    if (!seen->note.empty() && m_seen > 0)
        m_listener.tasteNote(seen->note);
    if (seen->unreadable > 0)
        m_listener.tasteNote(fmt::format("{} pictures could not be looked at: {}", seen->unreadable, seen->problem));
    const bool wholly = std::exchange(m_learnAfterwards, false);
    if (wholly || std::exchange(m_seen, 0) > 0 || !m_desk->hasLearned()) {
        const auto learned = m_desk->learn(wholly, m_stop.get_token());
        if (learned.ok() && wholly)
            MIRO_CHECK_OK(m_desk->writeScores());
        else if (wholly)
            tellFailure(learned.error());
    }
    m_untold = kToldAfter;
    return askWanted();
}

Result<void> TasteService::Desk::askWanted() {
    for (int wanted = std::exchange(m_wanted, 0); wanted > 0; --wanted)
        MIRO_CHECK_OK(next());
    return {};
}

// Nothing waits: time for what takes longer.
void TasteService::Desk::whenIdle() {
    if (m_stop.stop_requested() || !m_desk || m_untold == 0)
        return;
    if (m_desk->hasLearned() && !m_looking && m_desk->shouldLearnWholly())
        tellFailure(m_desk->learn(true, m_stop.get_token()));
    if (m_untold < kToldAfter && m_status.choices > kToldEach)
        return;
    m_untold = 0;
    tellFailure(tellStatus());
}

Result<void> TasteService::Desk::tellStatus() {
    TasteStatus status;
    MIRO_TRY(status.profiles, m_library->taste().profiles());
    status.profile = m_desk->profile().id;
    status.busy = m_looking;
    MIRO_TRY(const auto undo, m_library->taste().undoable(status.profile));
    MIRO_TRY(const auto redo, m_library->taste().redoable(status.profile));
    status.canUndo = undo.has_value();
    status.canRedo = redo.has_value();
    if (m_desk->hasLearned()) {
        MIRO_TRY(const TasteReport report, m_desk->report());
        MIRO_TRY(const auto ranked, m_desk->ranking());
        fill(status, report, ranked);
    }
    m_status = status;
    m_listener.tasteChanged(status);
    return {};
}

} // namespace miro
