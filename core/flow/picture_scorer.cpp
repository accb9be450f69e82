#include "flow/picture_scorer.h"

#include "base/files.h"
#include "base/reward_bins.h"
#include "base/scorers.h"
#include "hub/checkpoint_hash.h"
#include "hub/generator_info.h"
#include "hub/model_store.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

// The same small files (vocabularies, picture settings) under other names.
const std::vector<std::pair<std::string, std::string>> kAlternatives = {
    {"bert-base-uncased", "google-bert/bert-base-uncased"},
    {"laion/CLIP-ViT-H-14-laion2B-s32B-b79K", "openai/clip-vit-large-patch14"},
};

Result<fs::path> findRepo(const ModelStore& models, const std::string& repo) {
    auto found = models.findRepo(repo);
    for (const auto& [name, other] : kAlternatives)
        if (!found.ok() && name == repo)
            if (auto instead = models.findRepo(other); instead.ok())
                return instead;
    return found;
}

std::optional<MissingScorer> missingOf(const ModelStore& models, const ScorerInfo& scorer) {
    for (const std::string& repo : scorer.repos) {
        const auto found = findRepo(models, repo);
        if (found.ok())
            continue;
        const Manifest* manifest = models.manifestOf(repo);
        return MissingScorer{scorer.key, found.message(), repo, manifest ? manifest->bytes : std::nullopt,
                             scorer.licence};
    }
    return std::nullopt;
}

Error notInstalled(const MissingScorer& missing) {
    return {ErrorCode::NotFound, fmt::format("the scorer {} is not installed (licence: {}): {}", missing.scorer,
                                             missing.licence, missing.missing)};
}

Result<std::vector<std::string>> named(const ModelStore& models, const std::vector<std::string>& wanted) {
    std::vector<std::string> keys;
    for (const std::string& key : wanted) {
        const ScorerInfo* scorer = scorers().find(key);
        if (!scorer)
            return usageError(
                fmt::format("there is no scorer '{}'; the scorers are {}", oneLine(key, 80), scorers().keyList()));
        if (auto missing = missingOf(models, *scorer))
            return notInstalled(*missing);
        if (std::find(keys.begin(), keys.end(), key) == keys.end())
            keys.push_back(key);
    }
    return keys;
}

// A scorer that lies in a generator's folder.
bool isInPack(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder.parent_path() / "pack.json", error);
}

std::optional<double> finite(double value) {
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

struct PictureScorer::State {
    struct Known {
        const ScorerInfo* info = nullptr;
        std::vector<fs::path> folders; // where bin edges may lie
        std::optional<RewardBins> bins;
        std::string sha256; // of the checkpoint; empty: not known yet
    };
    std::unique_ptr<ScoringSession> session;
    std::vector<std::string> keys;
    std::vector<Known> known; // in the order of keys
    fs::path cacheFolder;
    fs::path modelFolder;
    RewardScorers modelScorers; // that the model names
    std::vector<std::string> notes;

    // Edges from the first of the places that has some; a file that cannot be read is told and left out. A model's own
    // are of the values that it learned: no other scorer of the same reward is measured by them.
    void findBins(Known& scorer) {
        std::vector<fs::path> files;
        if (!modelFolder.empty() &&
            (scorer.info->target.empty() || scorerOfTarget(scorer.info->target, modelScorers)->key == scorer.info->key))
            files = {modelFolder / kRewardBinsFile, modelFolder.parent_path() / kRewardBinsFile};
        for (const fs::path& folder : scorer.folders)
            files.push_back(folder / kRewardBinsFile);
        files.push_back(calibrationFileOf(*scorer.info, calibrationFolder()));
        scorer.bins.reset();
        for (const fs::path& file : files) {
            auto list = readRewardBins(file);
            if (list.ok()) {
                const RewardBins* bins = binsOf(*list, *scorer.info);
                if (!bins || (!bins->version.empty() && bins->version != scorer.info->version))
                    continue;
                scorer.bins = *bins;
                return;
            }
            const std::string note = list.message() + "; its edges are left out";
            if (list.error().code != ErrorCode::NotFound && std::find(notes.begin(), notes.end(), note) == notes.end())
                notes.push_back(note);
        }
    }

    Result<void> hashAll(ProgressSink* progress, const std::stop_token& stop) {
        for (Known& scorer : known)
            if (scorer.sha256.empty()) {
                MIRO_TRY(scorer.sha256,
                         checkpointSha256(session->checkpointOf(scorer.info->key), cacheFolder, progress, stop));
            }
        return {};
    }

    ScoreRecord record(const Known& scorer, double raw) const {
        ScoreRecord made;
        made.scorer = scorer.info->key;
        made.version = scorer.info->version;
        made.checkpointSha256 = scorer.sha256;
        made.raw = finite(raw);
        if (made.raw)
            made.training = finite(trainingValue(*scorer.info, raw));
        // What was estimated with another checkpoint's scores says nothing about these.
        const bool apply =
            scorer.bins && (scorer.bins->checkpointSha256.empty() || scorer.bins->checkpointSha256 == scorer.sha256);
        if (made.training && apply) {
            made.quantile = scorer.bins->quantileOf(*made.training);
            made.estimated = scorer.bins->estimated;
        }
        return made;
    }
};

ScorersPresent scorersPresent(const ModelStore& models) {
    ScorersPresent found;
    for (const ScorerInfo& scorer : scorers().entries()) {
        if (auto missing = missingOf(models, scorer))
            found.missing.push_back(std::move(*missing));
        else
            found.present.push_back(scorer.key);
    }
    return found;
}

RepoFinder scorerRepos(const ModelStore& models) {
    return [&models](const std::string& repo) {
        return findRepo(models, repo);
    };
}

PictureScorer::PictureScorer() : m_state(std::make_unique<State>()) {}
PictureScorer::~PictureScorer() = default;

Result<std::unique_ptr<PictureScorer>> PictureScorer::open(const ModelStore& models, std::vector<std::string> scorers,
                                                           const ScoringOptions& options, const fs::path& cacheFolder) {
    std::unique_ptr<PictureScorer> scorer(new PictureScorer);
    State& state = *scorer->m_state;
    state.cacheFolder = cacheFolder;
    const RepoFinder repos = scorerRepos(models);
    if (!scorers.empty()) {
        MIRO_TRY(state.keys, named(models, scorers));
    } else {
        const ScorersPresent found = scorersPresent(models);
        for (const std::string& key : found.present) {
            auto alone = ScoringSession::open({key}, repos, options);
            if (alone.ok())
                state.keys.push_back(key);
            else if (alone.error().code == ErrorCode::NotFound || alone.error().code == ErrorCode::Usage)
                state.notes.push_back(fmt::format("{} is left out: {}", key, alone.message()));
            else
                return alone.error();
        }
        if (state.keys.empty() && !state.notes.empty())
            return Error{ErrorCode::NotFound, state.notes.front()};
        if (state.keys.empty())
            return Error{ErrorCode::NotFound, fmt::format("no scorer is installed; for one of them: {}",
                                                          found.missing.empty() ? "" : found.missing.front().missing)};
    }
    MIRO_TRY(state.session, ScoringSession::open(state.keys, repos, options));
    for (const std::string& key : state.keys) {
        State::Known known;
        known.info = miro::scorers().find(key);
        known.folders.push_back(folderOf(state.session->checkpointOf(key)));
        for (const std::string& repo : known.info->repos)
            if (auto folder = findRepo(models, repo); folder.ok())
                known.folders.push_back(*folder);
        // Of a pack: one file for all that lie in it.
        if (auto folder = findRepo(models, known.info->repos.front()); folder.ok() && isInPack(*folder))
            known.folders.push_back(folder->parent_path());
        state.findBins(known);
        state.known.push_back(std::move(known));
    }
    return scorer;
}

const std::vector<std::string>& PictureScorer::scorers() const {
    return m_state->keys;
}

void PictureScorer::setModelFolder(const fs::path& folder) {
    if (folder == m_state->modelFolder)
        return;
    m_state->modelFolder = folder;
    m_state->modelScorers.clear();
    if (auto info = folder.empty() ? Result<GeneratorInfo>(GeneratorInfo()) : readGeneratorInfo(folder); info.ok())
        m_state->modelScorers = info->scorers; // else nobody could have drawn with it
    for (State::Known& scorer : m_state->known)
        m_state->findBins(scorer);
}

Result<std::vector<ScoreRecord>> PictureScorer::versions(ProgressSink* progress, std::stop_token stop) {
    MIRO_CHECK_OK(m_state->hashAll(progress, stop));
    std::vector<ScoreRecord> records;
    for (const State::Known& scorer : m_state->known) {
        ScoreRecord& record = records.emplace_back();
        record.scorer = scorer.info->key;
        record.version = scorer.info->version;
        record.checkpointSha256 = scorer.sha256;
    }
    return records;
}

Result<std::vector<std::vector<ScoreRecord>>> PictureScorer::score(std::span<const ScoreInput> inputs,
                                                                   ProgressSink* progress, std::stop_token stop) {
    MIRO_TRY(const std::vector<RawScores> raw, m_state->session->score(inputs, progress, stop));
    MIRO_CHECK_OK(m_state->hashAll(progress, stop)); // not before: a run that fails leaves nothing behind
    std::vector<std::vector<ScoreRecord>> records(inputs.size());
    for (size_t s = 0; s < m_state->known.size(); ++s)
        for (size_t i = 0; i < inputs.size(); ++i)
            records[i].push_back(m_state->record(m_state->known[s], raw.at(s).values.at(i)));
    return records;
}

std::vector<std::string> PictureScorer::notes() const {
    std::vector<std::string> notes = m_state->notes;
    for (std::string& note : m_state->session->notes())
        notes.push_back(std::move(note));
    return notes;
}

void PictureScorer::freeMemory() {
    m_state->session->freeMemory();
}

bool areMeasured(const std::vector<ScoreRecord>& versions, const std::vector<ScoreRecord>& scores) {
    return std::all_of(versions.begin(), versions.end(), [&](const ScoreRecord& wanted) {
        return std::any_of(scores.begin(), scores.end(), [&](const ScoreRecord& score) {
            return score.scorer == wanted.scorer && score.version == wanted.version &&
                   score.checkpointSha256 == wanted.checkpointSha256;
        });
    });
}

} // namespace miro
