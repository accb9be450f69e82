#include "annotate/score_shards.h"

#include "annotate/decoded_samples.h"
#include "annotate/score_table.h"
#include "annotate/shard_check.h"
#include "base/files.h"
#include "base/scorers.h"
#include "dataset/shard_list.h"
#include "flow/picture_scorer.h"
#include "hub/model_store.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kAtOnce = 64;
constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

std::string syntheticName(const std::string& column) {
    return "synthetic_" + column;
}

// Hashing a checkpoint and loading it are told; pictures are counted by the stage itself.
class Loading : public ProgressSink {
public:
    explicit Loading(ProgressSink& sink) : m_sink(sink) {}
    void progress(const Progress& progress) override {
        if (progress.stage != "score")
            m_sink.progress(progress);
    }

private:
    ProgressSink& m_sink;
};

struct PlannedScores {
    fs::path shard;
    fs::path csv;
    std::vector<std::string> keys;
    bool synthetic = false;           // some sample has a synthetic caption
    ScoreTable table;                 // what is there
    std::vector<std::string> missing; // scorers whose columns are still to be made
};

Result<std::vector<std::string>> checkedScorers(const std::vector<std::string>& wanted) {
    if (wanted.empty())
        return usageError("there is no scorer; name them with --score");
    std::vector<std::string> keys;
    for (const std::string& key : wanted) {
        const ScorerInfo* scorer = scorers().find(key);
        if (!scorer)
            return usageError(
                fmt::format("there is no scorer '{}'; the scorers are {}", oneLine(key, 80), scorers().keyList()));
        if (scorer->target.empty())
            return usageError(fmt::format("the scorer {} measures no reward that models are trained with", key));
        const auto other = std::find_if(keys.begin(), keys.end(), [&](const std::string& each) {
            return each != key && scorers().find(each)->target == scorer->target;
        });
        if (other != keys.end())
            return usageError(fmt::format("the scorers {} and {} both give {}, which is one column; name one of them",
                                          *other, key, scorer->target));
        if (std::find(keys.begin(), keys.end(), key) == keys.end())
            keys.push_back(key);
    }
    return keys;
}

const std::string& columnOf(const std::string& scorer) {
    return scorers().find(scorer)->target;
}

Result<PlannedScores> plannedScores(const ScoreShardsRequest& request, const std::vector<std::string>& keys,
                                    const fs::path& shard, const std::stop_token& stop) {
    PlannedScores plan;
    plan.shard = shard;
    plan.csv = scoreFileOf(request.folder, shard);
    MIRO_TRY(plan.keys, readShardKeys(shard, stop, [&](const DatasetSample& sample) -> Result<void> {
                 MIRO_TRY([[maybe_unused]] const auto picture, pictureOf(sample, shard));
                 MIRO_TRY([[maybe_unused]] const auto caption, sample.need("txt", shard));
                 MIRO_TRY(const auto json, sampleJson(sample, shard));
                 plan.synthetic = plan.synthetic || json.contains("synthetic_caption");
                 return {};
             }));
    auto table = ScoreTable::read(plan.csv);
    if (!table.ok() && table.error().code != ErrorCode::NotFound)
        return table.error();
    plan.table = table.ok() ? std::move(*table) : ScoreTable(plan.keys);
    MIRO_CHECK_OK(checkScoreKeys(plan.table, plan.keys, plan.csv, shard));
    for (const std::string& key : keys) {
        const bool there =
            plan.table.find(columnOf(key)) && (!plan.synthetic || plan.table.find(syntheticName(columnOf(key))));
        if (there && !request.resume)
            return usageError(fmt::format("{} has the column {} already; give --resume to keep it, or another folder",
                                          oneLine(plan.csv.string()), columnOf(key)));
        if (!there)
            plan.missing.push_back(key);
    }
    return plan;
}

// Scores of one shard's samples by the scorers of `scorer`, as columns of its table.
class ShardScores {
public:
    ShardScores(PlannedScores& plan, PictureScorer& scorer) : m_plan(plan), m_scorer(scorer) {}

    // Pictures with their captions, then with their synthetic ones; a scorer that reads none gives both the same.
    Result<void> add(const std::vector<DecodedSample>& samples, ProgressSink& progress, const std::stop_token& stop) {
        std::vector<ScoreInput> inputs;
        for (const DecodedSample& sample : samples) {
            inputs.push_back({&sample.image, sample.caption});
            if (sample.synthetic)
                inputs.push_back({&sample.image, *sample.synthetic});
        }
        Loading loading(progress);
        MIRO_TRY(const auto scores, m_scorer.score(inputs, &loading, stop));
        size_t at = 0;
        for (const DecodedSample& sample : samples) {
            keep("", scores[at++]);
            if (sample.synthetic)
                keep(syntheticName(""), scores[at++]);
            else if (m_plan.synthetic)
                keep(syntheticName(""), {});
        }
        return {};
    }

    Result<void> write(const std::function<void(const std::string&)>& note) {
        for (const char* prefix : {"", "synthetic_"})
            for (const std::string& key : m_scorer.scorers()) {
                const auto values = m_values.find(prefix + columnOf(key));
                if (values == m_values.end())
                    continue;
                tellMissing(values->first, values->second, note);
                m_plan.table.set(values->first, values->second);
            }
        return m_plan.table.write(m_plan.csv);
    }

private:
    void keep(const std::string& prefix, const std::vector<ScoreRecord>& records) {
        const std::vector<std::string>& keys = m_scorer.scorers();
        for (size_t i = 0; i < keys.size(); ++i)
            m_values[prefix + columnOf(keys[i])].push_back(records.empty() ? kMissing
                                                                           : records[i].training.value_or(kMissing));
    }

    void tellMissing(const std::string& column, const std::vector<double>& values,
                     const std::function<void(const std::string&)>& note) const {
        if (column.starts_with("synthetic_"))
            return; // samples without a synthetic caption are no mistake
        const auto isMissing = [](double value) {
            return std::isnan(value);
        };
        const auto count = std::count_if(values.begin(), values.end(), isMissing);
        if (count == 0)
            return;
        const auto first = std::find_if(values.begin(), values.end(), isMissing) - values.begin();
        note(fmt::format("{}: {} of {} samples have no {} (the first: {}); their cells stay empty",
                         oneLine(m_plan.csv.string()), count, values.size(), column,
                         oneLine(m_plan.keys[static_cast<size_t>(first)], 120)));
    }

    PlannedScores& m_plan;
    PictureScorer& m_scorer;
    std::map<std::string, std::vector<double>> m_values; // by column
};

} // namespace

Result<AnnotateOutcome> scoreShards(const ScoreShardsRequest& request, const AnnotateHost& host) {
    MIRO_TRY(const std::vector<std::string> keys, checkedScorers(request.scorers));
    MIRO_TRY(const std::vector<fs::path> files, findShards(request.shards));
    MIRO_TRY(const std::vector<size_t> mine, shardsOfRun(request.part, files.size()));
    MIRO_TRY(const ModelStore models, ModelStore::open(request.modelFolders));
    MIRO_TRY(const auto scorer, PictureScorer::open(models, keys, request.options));

    std::vector<PlannedScores> plans;
    int64_t total = 0;
    for (const size_t number : mine) {
        host.progress.progress({"verify", static_cast<int64_t>(plans.size()), static_cast<int64_t>(mine.size())});
        MIRO_TRY(PlannedScores plan, plannedScores(request, keys, files[number], host.stop));
        total += plan.missing.empty() ? 0 : static_cast<int64_t>(plan.keys.size());
        plans.push_back(std::move(plan));
    }
    // What each column was measured with: scores of two scorers never stand in one.
    MIRO_TRY(const std::vector<ScoreRecord> versions, scorer->versions(&host.progress, host.stop));
    for (const ScoreRecord& version : versions)
        MIRO_CHECK_OK(openStageFolder(request.folder, columnOf(version.scorer) + ".json",
                                      {{"scorer", version.scorer},
                                       {"version", version.version},
                                       {"checkpoint_sha256", version.checkpointSha256}}));

    AnnotateOutcome outcome;
    outcome.shards = static_cast<int64_t>(plans.size());
    std::unique_ptr<PictureScorer> some; // where a shard lacks some of the columns only
    int64_t done = 0;
    for (PlannedScores& plan : plans) {
        outcome.samples += static_cast<int64_t>(plan.keys.size());
        if (plan.missing.empty()) {
            ++outcome.kept;
            host.shard({plan.csv, static_cast<int64_t>(plan.keys.size()), true});
            continue;
        }
        PictureScorer* used = scorer.get();
        if (plan.missing != scorer->scorers()) {
            if (!some || some->scorers() != plan.missing) {
                scorer->freeMemory();
                MIRO_TRY(some, PictureScorer::open(models, plan.missing, request.options));
            }
            used = some.get();
        }
        ShardScores scores(plan, *used);
        MIRO_TRY(const auto samples, DecodedSamples::open(plan.shard, 0, request.threads, host.stop));
        for (;;) {
            MIRO_TRY(const std::vector<DecodedSample> batch, samples->nextBatch(kAtOnce));
            if (batch.empty())
                break;
            MIRO_CHECK_OK(scores.add(batch, host.progress, host.stop));
            done += static_cast<int64_t>(batch.size());
            host.progress.progress({"score", done, total});
        }
        MIRO_CHECK_OK(scores.write(host.note));
        host.shard({plan.csv, static_cast<int64_t>(plan.keys.size()), false});
    }
    for (const std::string& note : scorer->notes())
        host.note(note);
    return outcome;
}

} // namespace miro
