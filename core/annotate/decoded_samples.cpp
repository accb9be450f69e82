#include "annotate/decoded_samples.h"

#include "annotate/shard_check.h"
#include "base/json.h"
#include "image/image_file.h"
#include "image/resize.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kSamplesAheadPerThread = 16;
constexpr size_t kPixelBytesAtOnce = size_t{512} << 20;

std::string nameOf(const DatasetSample& sample, const fs::path& shard) {
    return fmt::format("{}: sample {}", oneLine(shard.string()), oneLine(sample.key, 120));
}

Result<DecodedSample> decoded(DatasetSample sample, const fs::path& shard, int side) {
    DecodedSample made;
    MIRO_TRY(const std::string_view picture, pictureOf(sample, shard));
    MIRO_TRY(const std::string_view caption, sample.need("txt", shard));
    MIRO_TRY(const nlohmann::ordered_json json, sampleJson(sample, shard));
    MIRO_TRY(made.image, decodeImage(picture, nameOf(sample, shard)));
    if (side > 0 && (made.image.width != side || made.image.height != side))
        made.image = croppedAndResized(made.image, side, side);
    made.caption = caption;
    if (json.contains("synthetic_caption") && json["synthetic_caption"].is_string())
        made.synthetic = json["synthetic_caption"].get<std::string>();
    made.sample = std::move(sample);
    return made;
}

} // namespace

std::string DecodedSample::where(const fs::path& shard) const {
    return nameOf(sample, shard);
}

Result<nlohmann::ordered_json> sampleJson(const DatasetSample& sample, const fs::path& shard) {
    const std::string* bytes = sample.find("json");
    if (!bytes)
        return nlohmann::ordered_json::object();
    MIRO_TRY(const nlohmann::json checked, parseJson(*bytes, nameOf(sample, shard) + ".json"));
    if (!checked.is_object())
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}.json is no object; make this shard again", nameOf(sample, shard))};
    return nlohmann::ordered_json::parse(*bytes); // once more, for the order of its keys
}

Result<std::unique_ptr<DecodedSamples>> DecodedSamples::open(const fs::path& shard, int side, int64_t threads,
                                                             std::stop_token stop) {
    MIRO_TRY(SampleReader reader, SampleReader::open(shard));
    std::unique_ptr<DecodedSamples> samples(new DecodedSamples(std::move(reader)));
    const auto count =
        static_cast<size_t>(threads > 0 ? threads : std::max<int64_t>(1, std::thread::hardware_concurrency()));
    samples->m_ahead = std::make_unique<OrderedAhead<DatasetSample, DecodedSample>>(
        count, count * kSamplesAheadPerThread, [&from = samples->m_reader] { return from.next(); },
        [shard, side] {
            return [shard, side](DatasetSample one) {
                return decoded(std::move(one), shard, side);
            };
        },
        std::move(stop));
    return samples;
}

Result<std::vector<DecodedSample>> DecodedSamples::nextBatch(size_t count) {
    std::vector<DecodedSample> batch;
    size_t bytes = 0;
    while (batch.size() < count && bytes < kPixelBytesAtOnce) {
        MIRO_TRY(std::optional<DecodedSample> one, next());
        if (!one)
            break;
        bytes += one->image.pixels.size();
        batch.push_back(std::move(*one));
    }
    return batch;
}

} // namespace miro
