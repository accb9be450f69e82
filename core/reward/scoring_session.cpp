#include "reward/scoring_session.h"

#include "reward/scorer_list.h"
#include "tensor/device.h"
#include "tensor/torch_guard.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace miro {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

} // namespace

struct ScoringSession::State {
    struct NamedScorer {
        std::string key;
        std::unique_ptr<Scorer> scorer;
    };

    // A part of a call's inputs.
    struct Range {
        size_t begin = 0;
        size_t count = 0;
        auto operator<=>(const Range&) const = default;
    };

    std::vector<NamedScorer> scorers;
    NetworkPool pool;
    int64_t batchSize = 8;
    std::map<std::string, std::string> notes; // by the network's label

    // What one call of score() works on.
    struct Call {
        std::vector<ScoreInput> inputs;
        std::map<Range, ScoringBatch::Shared> shared;
        std::stop_token stop;
    };

    Result<std::vector<double>> scoreRange(const NamedScorer& named, Call& call, Range range) {
        if (call.stop.stop_requested())
            return stoppedError();
        ScoringBatch batch(std::span(call.inputs).subspan(range.begin, range.count), pool, call.shared[range],
                           call.stop);
        return guardTorch("cannot score", [&] { return named.scorer->score(batch); });
    }

    // With half the batch once more when memory does not suffice.
    Result<std::vector<double>> scoreBatch(const NamedScorer& named, Call& call, Range range) {
        Result<std::vector<double>> values = scoreRange(named, call, range);
        if (values.ok() || values.error().code != ErrorCode::OutOfMemory || range.count < 2)
            return values;
        pool.clear();
        const size_t half = (range.count + 1) / 2;
        MIRO_TRY(std::vector<double> first, scoreRange(named, call, {range.begin, half}));
        MIRO_TRY(const std::vector<double> second, scoreRange(named, call, {range.begin + half, range.count - half}));
        first.insert(first.end(), second.begin(), second.end());
        return first;
    }

    // What the pool noted while a scorer ran, with the time that it took.
    void note(double secondsAPicture) {
        for (const auto& [label, line] : pool.takeNotes())
            notes[label] = fmt::format("{}; {:.1f} s a picture", line, secondsAPicture);
    }

    Result<std::vector<RawScores>> run(std::span<const ScoreInput> inputs, ProgressSink* progress,
                                       std::stop_token stop);
};

ScoringSession::ScoringSession() = default;
ScoringSession::~ScoringSession() = default;

Result<std::unique_ptr<ScoringSession>> ScoringSession::open(const std::vector<std::string>& scorers,
                                                             const RepoFinder& repos, const ScoringOptions& options) {
    const Registry<ScorerMaker>& makers = options.makers ? *options.makers : scorerMakers();
    for (const std::string& key : scorers)
        if (!makers.find(key))
            return usageError(fmt::format("there is no scorer {}; there are {}", oneLine(key, 80), makers.keyList()));
    MIRO_TRY(const DeviceChoice choice, parseDevice(options.device));
    MIRO_TRY(const ComputePlan plan, planCompute(choice, Precision::Fp32));
    std::unique_ptr<ScoringSession> session(new ScoringSession);
    session->m_state.reset(new State{
        {}, NetworkPool(plan.device, options.memoryBudget, options.threads), std::max<int64_t>(1, options.batch), {}});
    for (const std::string& key : scorers) {
        Result<std::unique_ptr<Scorer>> scorer = makers.find(key)->make(repos);
        if (!scorer.ok())
            return scorer.error().within(key);
        session->m_state->scorers.push_back({key, std::move(*scorer)});
    }
    return session;
}

Result<std::vector<RawScores>> ScoringSession::State::run(std::span<const ScoreInput> inputs, ProgressSink* progress,
                                                          std::stop_token stop) {
    Call call;
    call.stop = std::move(stop);
    std::vector<size_t> places; // of the inputs that have a picture
    for (size_t i = 0; i < inputs.size(); ++i)
        if (inputs[i].image && !inputs[i].image->empty()) {
            call.inputs.push_back(inputs[i]);
            places.push_back(i);
        }
    const auto total = static_cast<int64_t>(call.inputs.size() * scorers.size());
    std::vector<RawScores> all;
    int64_t done = 0;
    for (const NamedScorer& named : scorers) {
        pool.report(progress, static_cast<int64_t>(all.size()), static_cast<int64_t>(scorers.size()));
        const auto begin = std::chrono::steady_clock::now();
        RawScores scores{named.key, std::vector<double>(inputs.size(), kMissing)};
        for (size_t at = 0; at < call.inputs.size();) {
            const size_t count = std::min(static_cast<size_t>(batchSize), call.inputs.size() - at);
            Result<std::vector<double>> values = scoreBatch(named, call, {at, count});
            if (!values.ok())
                return values.error().code == ErrorCode::Stopped ? values.error() : values.error().within(named.key);
            for (size_t i = 0; i < count; ++i)
                scores.values[places[at + i]] = std::isfinite((*values)[i]) ? (*values)[i] : kMissing;
            at += count;
            done += static_cast<int64_t>(count);
            if (progress)
                progress->progress({"score", done, total});
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        note(took.count() / static_cast<double>(std::max<size_t>(1, call.inputs.size())));
        all.push_back(std::move(scores));
    }
    return all;
}

Result<std::vector<RawScores>> ScoringSession::score(std::span<const ScoreInput> inputs, ProgressSink* progress,
                                                     std::stop_token stop) {
    Result<std::vector<RawScores>> scores = m_state->run(inputs, progress, std::move(stop));
    m_state->pool.report(nullptr, 0, 0);
    return scores;
}

std::filesystem::path ScoringSession::checkpointOf(const std::string& scorer) const {
    for (const State::NamedScorer& named : m_state->scorers)
        if (named.key == scorer)
            return named.scorer->checkpoint();
    throw std::logic_error("not a scorer of this session: " + scorer);
}

std::vector<std::string> ScoringSession::notes() const {
    std::vector<std::string> lines;
    for (const auto& [label, line] : m_state->notes)
        lines.push_back(line);
    return lines;
}

void ScoringSession::freeMemory() {
    m_state->pool.clear();
}

} // namespace miro
