#include "annotate/latent_shards.h"

#include "annotate/decoded_samples.h"
#include "annotate/latent_source.h"
#include "annotate/score_table.h"
#include "annotate/shard_check.h"
#include "annotate/shard_index.h"
#include "base/files.h"
#include "base/paths.h"
#include "dataset/member_names.h"
#include "dataset/shard_list.h"
#include "dataset/shard_writer.h"
#include "hub/checkpoint_hash.h"
#include "hub/model_store.h"
#include "tensor/npy.h"
#include "tensor/threads.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace miro {
namespace fs = std::filesystem;
namespace {

struct MemberNames {
    std::string mean;
    std::string deviation;
};

MemberNames namesFor(const LatentShardsRequest& request) {
    const int64_t number = request.resolution > 0 ? request.resolution : kPublishedResolution;
    return {meanMember(number), deviationMember(number)};
}

struct PlannedLatents {
    fs::path source;
    fs::path target;
    std::vector<std::string> keys;
    std::optional<ScoreTable> scores;
};

Result<PlannedLatents> plannedLatents(const LatentShardsRequest& request, const fs::path& shard,
                                      const std::stop_token& stop) {
    PlannedLatents plan{shard, request.folder / shard.filename(), {}, {}};
    std::error_code ignored;
    if (fs::equivalent(plan.source, plan.target, ignored))
        return usageError(fmt::format("--output-dir {} is where the shards are that are read; give another folder",
                                      oneLine(request.folder.string())));
    if (!request.resume && fs::exists(plan.target, ignored))
        return isThereAlready(plan.target);
    MIRO_TRY(plan.keys, readShardKeys(shard, stop, [&](const DatasetSample& sample) -> Result<void> {
                 MIRO_TRY([[maybe_unused]] const auto picture, pictureOf(sample, shard));
                 MIRO_TRY([[maybe_unused]] const auto caption, sample.need("txt", shard));
                 return {};
             }));
    if (request.scores.empty())
        return plan;
    const fs::path csv = scoreFileOf(request.scores, shard);
    auto table = ScoreTable::read(csv);
    if (!table.ok() && table.error().code == ErrorCode::NotFound)
        return Error{ErrorCode::NotFound, fmt::format("there are no scores {}; run miro annotate rewards first, or "
                                                      "leave --scores out",
                                                      oneLine(csv.string()))};
    if (!table.ok())
        return table.error();
    MIRO_CHECK_OK(checkScoreKeys(*table, plan.keys, csv, shard));
    plan.scores = std::move(*table);
    return plan;
}

// What the stage computes, a batch at a time.
class LatentMaker {
public:
    LatentMaker(LatentSource source, MemberNames names) : m_source(std::move(source)), m_names(std::move(names)) {}

    int side() const { return m_source.side; }

    // Adds the members to the samples.
    Result<void> add(std::vector<DecodedSample>& batch, const fs::path& shard, const std::stop_token& stop) {
        MIRO_CHECK_OK(addLatents(batch, shard, stop));
        return addTexts(batch, stop);
    }

private:
    Result<void> addLatents(std::vector<DecodedSample>& batch, const fs::path& shard, const std::stop_token& stop) {
        std::vector<Image> images;
        for (DecodedSample& one : batch)
            images.push_back(std::move(one.image));
        useThreadsFor(m_source.encoderParameters);
        MIRO_TRY(const EncodedPictures encoded, m_source.encoder->encode(images, stop));
        return guardTorch("cannot store the latents", [&]() -> Result<void> {
            const at::Tensor mean = encoded.mean.to(at::kHalf), deviation = encoded.deviation.to(at::kHalf);
            const at::Tensor finite = mean.isfinite().logical_and(deviation.isfinite()).flatten(1).all(1);
            for (size_t i = 0; i < batch.size(); ++i) {
                const auto row = static_cast<int64_t>(i);
                if (!finite[row].item<bool>())
                    return Error{ErrorCode::Corrupt, fmt::format("{}: its latents are not finite in half precision; "
                                                                 "leave the sample out, or check the autoencoder",
                                                                 batch[i].where(shard))};
                batch[i].sample.fields[m_names.mean] = npyBytes(mean[row]);
                batch[i].sample.fields[m_names.deviation] = npyBytes(deviation[row]);
            }
            return {};
        });
    }

    // Captions of about one length are encoded together, so that little of a batch is padding.
    Result<void> addTexts(std::vector<DecodedSample>& batch, const std::stop_token& stop) {
        struct Text {
            const std::string* caption;
            DatasetSample* sample;
            const char* member;
            size_t tokens;
        };
        std::vector<Text> texts;
        for (DecodedSample& one : batch)
            for (const auto& [caption, member] :
                 {std::pair<const std::string*, const char*>(&one.caption, kTextMember),
                  std::pair<const std::string*, const char*>(one.synthetic ? &*one.synthetic : nullptr,
                                                             kSyntheticTextMember)}) {
                if (!caption)
                    continue;
                MIRO_TRY(const TokenIds ids, m_source.text->tokenize(*caption, m_source.maxTextLength));
                texts.push_back({caption, &one.sample, member, ids.size()});
            }
        std::stable_sort(texts.begin(), texts.end(), [](const Text& a, const Text& b) { return a.tokens < b.tokens; });
        // Many captions at once keep several threads busy where one caption would not.
        useThreadsFor(m_source.text->weightBytes() / static_cast<int64_t>(sizeof(float)) *
                      std::min<int64_t>(static_cast<int64_t>(texts.size()), kTextsAtOnce));
        for (size_t begin = 0; begin < texts.size(); begin += static_cast<size_t>(kTextsAtOnce)) {
            const size_t end = std::min(begin + static_cast<size_t>(kTextsAtOnce), texts.size());
            std::vector<std::string> captions;
            for (size_t i = begin; i < end; ++i)
                captions.push_back(*texts[i].caption);
            MIRO_TRY(const TextCondition states,
                     m_source.text->encode(captions, m_source.maxTextLength, stop, TextEncoder::Batching::Together));
            MIRO_CHECK_OK(guardTorch("cannot store the text's states", [&]() -> Result<void> {
                const at::Tensor tokens = states.tokens.to(at::kCPU, at::kHalf);
                for (size_t i = begin; i < end; ++i)
                    texts[i].sample->fields[texts[i].member] = npyBytes(
                        tokens[static_cast<int64_t>(i - begin)].narrow(0, 0, static_cast<int64_t>(texts[i].tokens)));
                return {};
            }));
        }
        return {};
    }

    static constexpr int64_t kTextsAtOnce = 64;

    LatentSource m_source;
    const MemberNames m_names;
};

// The .json with the scores of the stages before; a score that is missing has no key.
Result<void> mergeScores(DatasetSample& sample, const ScoreTable& scores, size_t row, const fs::path& shard) {
    MIRO_TRY(nlohmann::ordered_json json, sampleJson(sample, shard));
    for (const ScoreTable::Column& column : scores.columns()) {
        const double value = column.values[row];
        if (std::isfinite(value))
            json[column.name] = value;
        else
            json.erase(column.name);
    }
    sample.fields["json"] = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return {};
}

Result<void> makeShard(const LatentShardsRequest& request, const PlannedLatents& plan, LatentMaker& maker,
                       const AnnotateHost& host, int64_t& done, int64_t total) {
    removeUnfinishedShard(plan.target);
    MIRO_TRY(const auto writer, ShardWriter::create(plan.target));
    MIRO_TRY(const auto samples, DecodedSamples::open(plan.source, maker.side(), request.threads, host.stop));
    size_t row = 0;
    for (;;) {
        MIRO_TRY(std::vector<DecodedSample> batch, samples->nextBatch(static_cast<size_t>(request.batch)));
        if (batch.empty())
            break;
        MIRO_CHECK_OK(maker.add(batch, plan.source, host.stop));
        for (DecodedSample& one : batch) {
            if (row == plan.keys.size() || one.sample.key != plan.keys[row])
                return Error{ErrorCode::Corrupt, fmt::format("{} has changed while it was read; run this stage again",
                                                             oneLine(plan.source.string()))};
            if (plan.scores)
                MIRO_CHECK_OK(mergeScores(one.sample, *plan.scores, row, plan.source));
            if (request.dropPictures)
                for (const char* field : {"jpg", "jpeg", "png", "webp"})
                    one.sample.fields.erase(field);
            MIRO_CHECK_OK(writer->add(one.sample));
            ++row;
            host.progress.progress({"latents", ++done, total});
        }
    }
    return writer->finish();
}

Result<nlohmann::ordered_json> settingsOf(const LatentShardsRequest& request, const LatentSource& source,
                                          const MemberNames& names, const AnnotateHost& host) {
    nlohmann::ordered_json settings;
    MIRO_TRY(settings["autoencoder_sha256"],
             checkpointSha256(source.autoencoderFile, cacheFolder(), &host.progress, host.stop));
    MIRO_TRY(settings["text_encoder_sha256"],
             checkpointSha256(source.textFile, cacheFolder(), &host.progress, host.stop));
    settings["resolution"] = source.side;
    settings["max_text_length"] = source.maxTextLength;
    settings["mean"] = names.mean;
    settings["std"] = names.deviation;
    settings["pictures"] = !request.dropPictures;
    settings["scores"] = !request.scores.empty();
    return settings;
}

// Scores that were measured since count as well.
Result<bool> isWhole(const PlannedLatents& plan, const MemberNames& names, const std::stop_token& stop) {
    const auto isGood = [&](const DatasetSample& sample, size_t row) {
        const auto json = sampleJson(sample, plan.target);
        if (!json.ok() || !hasFields(sample, {"json", "txt", names.mean, names.deviation, kTextMember}))
            return false;
        if (json->contains("synthetic_caption") && !hasFields(sample, {kSyntheticTextMember}))
            return false;
        for (const ScoreTable::Column& column :
             plan.scores ? plan.scores->columns() : std::vector<ScoreTable::Column>())
            if (std::isfinite(column.values[row]) != json->contains(column.name) ||
                (json->contains(column.name) && (*json)[column.name] != nlohmann::ordered_json(column.values[row])))
                return false;
        return true;
    };
    return shardIsWhole(plan.target, plan.keys, isGood, stop);
}

} // namespace

Result<AnnotateOutcome> makeLatentShards(const LatentShardsRequest& request, const AnnotateHost& host) {
    MIRO_TRY(const std::vector<fs::path> files, findShards(request.shards));
    MIRO_TRY(const std::vector<size_t> mine, shardsOfRun(request.part, files.size()));
    MIRO_TRY(const ModelStore models, ModelStore::open(request.modelFolders));
    host.progress.progress({"load", 0, 0});
    MIRO_TRY(LatentSource source, LatentSource::open(models, request, host.stop));
    std::vector<PlannedLatents> plans;
    for (const size_t number : mine) {
        host.progress.progress({"verify", static_cast<int64_t>(plans.size()), static_cast<int64_t>(mine.size())});
        MIRO_TRY(PlannedLatents plan, plannedLatents(request, files[number], host.stop));
        plans.push_back(std::move(plan));
    }
    const MemberNames names = namesFor(request);
    MIRO_TRY(const auto settings, settingsOf(request, source, names, host));
    MIRO_CHECK_OK(openStageFolder(request.folder, "latents.json", settings));

    AnnotateOutcome outcome;
    outcome.shards = static_cast<int64_t>(plans.size());
    std::map<fs::path, int64_t> counts;
    std::vector<const PlannedLatents*> missing;
    int64_t done = 0, total = 0;
    for (const PlannedLatents& plan : plans) {
        const auto count = static_cast<int64_t>(plan.keys.size());
        counts[plan.target] = count;
        outcome.samples += count;
        std::error_code ignored;
        const bool there = fs::exists(plan.target, ignored);
        MIRO_TRY(const bool whole, there ? isWhole(plan, names, host.stop) : Result<bool>(false));
        if (there && !whole)
            host.note(fmt::format("{} is not whole and is made again", oneLine(plan.target.string())));
        if (whole) {
            ++outcome.kept;
            host.shard({plan.target, count, true});
        } else {
            total += count;
            missing.push_back(&plan);
        }
    }
    LatentMaker maker(std::move(source), names);
    for (const PlannedLatents* plan : missing) {
        MIRO_CHECK_OK(makeShard(request, *plan, maker, host, done, total));
        host.shard({plan->target, counts[plan->target], false});
    }
    MIRO_TRY([[maybe_unused]] const int64_t all, indexShards(request.folder, "", counts, host));
    return outcome;
}

} // namespace miro
