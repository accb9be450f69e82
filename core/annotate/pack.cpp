#include "annotate/pack.h"

#include "annotate/ordered_ahead.h"
#include "annotate/scene_samples.h"
#include "annotate/shard_check.h"
#include "annotate/shard_index.h"
#include "base/files.h"
#include "base/json.h"
#include "dataset/shard_writer.h"
#include "image/image_file.h"
#include "scene/sprites.h"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kPackedAheadPerThread = 8;

using MakeSample = std::function<Result<DatasetSample>(int64_t index)>;

std::string fieldOf(ImageFormat format) {
    return format == ImageFormat::Png ? "png" : "jpg";
}

// What is packed: samples first to first + count - 1.
struct Contents {
    std::string stem;
    int64_t first = 0;
    int64_t count = 0;
    nlohmann::ordered_json settings;
    std::function<MakeSample()> maker; // one a thread
};

Result<DatasetSample> pictureSample(const PackPicture& picture, int64_t index, ImageFormat format) {
    MIRO_TRY(std::string bytes, readFile(picture.file, ImageLimits().maxFileBytes));
    const std::string name = oneLine(picture.file.string());
    MIRO_TRY(const ImageHeader header, readImageHeader(bytes, name));
    MIRO_TRY(const Image image, decodeImage(bytes, name)); // also to know that the whole of it can be read
    if (header.format != format) {
        MIRO_TRY(bytes, encodeImage(image, format, {.jpegQuality = kPackJpegQuality}));
    }
    auto json = nlohmann::ordered_json::object();
    if (!picture.about.empty()) // made by this program
        json = nlohmann::ordered_json::parse(picture.about);
    json["key"] = sampleKey(index);
    json["caption"] = picture.caption;
    json["width"] = image.width;
    json["height"] = image.height;
    return DatasetSample{sampleKey(index),
                         {{fieldOf(format), std::move(bytes)},
                          {"txt", picture.caption},
                          {"json", json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)}}};
}

// FNV-1a, so that a list that has changed is noticed.
std::string fingerprint(const std::vector<PackPicture>& pictures) {
    uint64_t hash = 1469598103934665603u;
    for (const PackPicture& picture : pictures)
        for (const std::string& text : {picture.file.filename().string(), picture.caption, picture.about})
            for (const unsigned char byte : text + '\0')
                hash = (hash ^ byte) * 1099511628211u;
    return fmt::format("{:016x}", hash);
}

Result<Contents> contentsOf(const PackRequest& request) {
    Contents contents;
    nlohmann::ordered_json& settings = contents.settings;
    if (!request.scenes) {
        if (request.pictures.empty())
            return Error{ErrorCode::NotFound, "there is no picture to pack"};
        contents.stem = request.source;
        contents.count = static_cast<int64_t>(request.pictures.size());
        settings = {
            {"source", request.source}, {"pictures", contents.count}, {"fingerprint", fingerprint(request.pictures)}};
        contents.maker = [&request]() -> MakeSample {
            return [&request](int64_t index) {
                return pictureSample(request.pictures[static_cast<size_t>(index)], index, request.format);
            };
        };
    } else {
        const PackScenes& scenes = *request.scenes;
        contents.stem = "scenes";
        contents.first = scenes.first;
        contents.count = scenes.count;
        settings = {{"source", "scenes"},
                    {"scenes", scenes.count},
                    {"seed", scenes.seed},
                    {"first", scenes.first},
                    {"held_out", scenes.heldOut}};
        MIRO_TRY(const SpriteSet opened, SpriteSet::open(scenes.sprites));
        const auto sprites = std::make_shared<SpriteSet>(opened); // shared by the makers of all threads
        contents.maker = [sprites, &scenes, &request]() -> MakeSample {
            const auto maker = std::make_shared<SceneSampleMaker>(sprites, scenes.seed, scenes.heldOut, request.format);
            return [maker](int64_t index) {
                return maker->make(index);
            }; // a function has to be copyable
        };
    }
    settings["per_shard"] = request.perShard;
    settings["format"] = fieldOf(request.format);
    return contents;
}

struct PlannedShard {
    fs::path file;
    int64_t first = 0;
    int64_t count = 0;

    std::vector<std::string> keys() const {
        std::vector<std::string> keys;
        for (int64_t i = 0; i < count; ++i)
            keys.push_back(sampleKey(first + i));
        return keys;
    }
};

Result<std::vector<PlannedShard>> plannedShards(const PackRequest& request, const Contents& contents) {
    const int64_t shards = (contents.count + request.perShard - 1) / request.perShard;
    MIRO_TRY(const auto numbers, shardsOfRun(request.shards, static_cast<size_t>(shards)));
    std::vector<PlannedShard> planned;
    for (const size_t number : numbers) {
        const int64_t begin = static_cast<int64_t>(number) * request.perShard;
        planned.push_back({request.folder / fmt::format("{}-{:06}.tar", contents.stem, number), contents.first + begin,
                           std::min(request.perShard, contents.count - begin)});
    }
    return planned;
}

// Those that are still to be made; the others are told.
Result<std::vector<PlannedShard>> missingShards(const PackRequest& request, const std::vector<PlannedShard>& planned,
                                                const AnnotateHost& host, AnnotateOutcome& outcome) {
    std::vector<PlannedShard> missing;
    std::error_code ignored;
    for (size_t i = 0; i < planned.size(); ++i) {
        const PlannedShard& shard = planned[i];
        if (!fs::exists(shard.file, ignored)) {
            missing.push_back(shard);
            continue;
        }
        if (!request.resume)
            return isThereAlready(shard.file);
        host.progress.progress({"verify", static_cast<int64_t>(i), static_cast<int64_t>(planned.size())});
        const auto isGood = [&](const DatasetSample& sample, size_t) {
            return hasFields(sample, {fieldOf(request.format), "txt", "json"});
        };
        MIRO_TRY(const bool whole, shardIsWhole(shard.file, shard.keys(), isGood, host.stop));
        if (!whole) {
            host.note(fmt::format("{} is not whole and is made again", oneLine(shard.file.string())));
            missing.push_back(shard);
            continue;
        }
        ++outcome.kept;
        outcome.samples += shard.count;
        host.shard({shard.file, shard.count, true});
    }
    return missing;
}

} // namespace

Result<AnnotateOutcome> packShards(const PackRequest& request, const AnnotateHost& host) {
    AnnotateOutcome outcome;
    MIRO_TRY(const Contents contents, contentsOf(request));
    MIRO_TRY(const std::vector<PlannedShard> planned, plannedShards(request, contents));
    MIRO_CHECK_OK(openStageFolder(request.folder, "pack.json", contents.settings));
    MIRO_TRY(const std::vector<PlannedShard> missing, missingShards(request, planned, host, outcome));
    int64_t total = 0;
    for (const PlannedShard& shard : missing)
        total += shard.count;

    const auto threads = static_cast<size_t>(
        request.threads > 0 ? request.threads : std::max<int64_t>(1, std::thread::hardware_concurrency()));
    size_t shardAt = 0;
    int64_t placeAt = 0;
    OrderedAhead<int64_t, DatasetSample> samples(
        threads, threads * kPackedAheadPerThread,
        [&]() -> Result<std::optional<int64_t>> {
            if (shardAt == missing.size())
                return std::optional<int64_t>();
            const int64_t index = missing[shardAt].first + placeAt;
            if (++placeAt == missing[shardAt].count) {
                placeAt = 0;
                ++shardAt;
            }
            return std::optional(index);
        },
        contents.maker, host.stop);
    int64_t done = 0;
    for (const PlannedShard& shard : missing) {
        removeUnfinishedShard(shard.file);
        MIRO_TRY(const auto writer, ShardWriter::create(shard.file));
        for (int64_t i = 0; i < shard.count; ++i) {
            MIRO_TRY(const std::optional<DatasetSample> sample, samples.next());
            MIRO_CHECK_OK(writer->add(*sample));
            host.progress.progress({"pack", ++done, total});
        }
        MIRO_CHECK_OK(writer->finish());
        outcome.samples += shard.count;
        host.shard({shard.file, shard.count, false});
    }
    outcome.shards = static_cast<int64_t>(planned.size());
    std::map<fs::path, int64_t> known;
    for (const PlannedShard& shard : planned)
        known[shard.file] = shard.count;
    MIRO_TRY([[maybe_unused]] const int64_t all, indexShards(request.folder, "", known, host));
    return outcome;
}

} // namespace miro
