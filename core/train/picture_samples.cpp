#include "train/picture_samples.h"

#include "base/json.h"
#include "dataset/sample_reader.h"
#include "dataset/shard_list.h"
#include "image/image_file.h"
#include "reward/preprocess.h"
#include "tensor/torch_guard.h"
#include "train/random_streams.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int64_t kStepsAhead = 3;
constexpr uint64_t kRounds = 4;

bool areEqual(const TrainRows& a, const TrainRows& b) {
    return a.step == b.step && a.first == b.first && a.count == b.count && a.of == b.of;
}

std::string trimmed(std::string_view text) {
    constexpr const char* kSpace = " \t\r\n";
    const size_t first = text.find_first_not_of(kSpace);
    return first == std::string_view::npos ? std::string()
                                           : std::string(text.substr(first, text.find_last_not_of(kSpace) - first + 1));
}

Result<PictureSample> sampleOf(DatasetSample read, const PictureFields& fields, const std::filesystem::path& shard) {
    PictureSample sample;
    sample.name = oneLine(fmt::format("{}: {}", shard.filename().string(), read.key), 200);
    MIRO_CHECK_OK([&]() -> Result<void> {
        MIRO_TRY([[maybe_unused]] const std::string_view picture, read.need(fields.picture, shard));
        if (!fields.caption.empty()) {
            MIRO_TRY(const std::string_view caption, read.need(fields.caption, shard));
            sample.caption = trimmed(caption);
        }
        return {};
    }());
    if (const std::string* text = read.find(fields.about)) {
        MIRO_TRY(sample.about, parseJson(*text, fmt::format("{}.{}", sample.name, fields.about)));
        if (!sample.about.is_object())
            return Error{ErrorCode::Corrupt, fmt::format("{}: its .{} is no JSON object; make this shard again",
                                                         sample.name, fields.about)};
    }
    sample.picture = std::move(read.fields[fields.picture]);
    return sample;
}

} // namespace

Result<std::vector<PictureSample>> readPictureSamples(const std::filesystem::path& where, const PictureFields& fields,
                                                      int64_t most, std::stop_token stop) {
    MIRO_TRY(const std::vector<std::filesystem::path> shards, findShards(where));
    std::vector<PictureSample> samples;
    const auto enough = [&] {
        return most > 0 && static_cast<int64_t>(samples.size()) >= most;
    };
    for (const std::filesystem::path& shard : shards) {
        if (enough())
            break;
        MIRO_TRY(SampleReader reader, SampleReader::open(shard));
        while (!enough()) {
            if (stop.stop_requested())
                return stoppedError();
            MIRO_TRY(std::optional<DatasetSample> read, reader.next());
            if (!read)
                break;
            MIRO_TRY(PictureSample sample, sampleOf(std::move(*read), fields, shard));
            samples.push_back(std::move(sample));
        }
    }
    if (samples.empty())
        return usageError(fmt::format("{}: there is no sample in it", oneLine(where.string())));
    return samples;
}

std::optional<double> numberAt(const nlohmann::json& about, const std::string& dotted) {
    const nlohmann::json* place = &about;
    for (size_t begin = 0; begin <= dotted.size();) {
        const size_t end = std::min(dotted.find('.', begin), dotted.size());
        const auto found = place->is_object() ? place->find(dotted.substr(begin, end - begin)) : place->end();
        if (found == place->end())
            return std::nullopt;
        place = &*found;
        begin = end + 1;
    }
    if (!place->is_number())
        return std::nullopt;
    const double number = place->get<double>();
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

uint64_t shuffledSample(uint64_t seed, uint64_t place, uint64_t count) {
    const uint64_t epoch = place / count;
    // A Feistel network on the next even power of two, walked until it lands inside (Black and Rogaway 2002).
    int half = 1;
    while ((uint64_t{1} << (2 * half)) < count)
        ++half;
    const uint64_t mask = (uint64_t{1} << half) - 1;
    uint64_t value = place % count;
    do {
        uint64_t left = value >> half, right = value & mask;
        for (uint64_t round = 0; round < kRounds; ++round) {
            const uint64_t mixed =
                mixedSeed({seed, static_cast<uint64_t>(RandomPurpose::Order), epoch, round, right}) & mask;
            const uint64_t next = left ^ mixed;
            left = right;
            right = next;
        }
        value = left << half | right;
    } while (value >= count);
    return value;
}

Result<Image> squarePicture(const PictureSample& sample, int side) {
    MIRO_TRY(Image image, decodeImage(sample.picture, sample.name));
    if (image.width == side && image.height == side)
        return image;
    return resizedAndCropped(image, side, CropRounding::Down);
}

// Its rows are claimed one after the other by whoever has time.
struct PictureLoader::Batch {
    TrainRows rows;
    std::vector<size_t> numbers;
    std::vector<Image> images;
    size_t claimed = 0;
    size_t done = 0;
    std::optional<Error> error; // of the first row that has one
    size_t errorRow = 0;

    bool isWaiting() const { return claimed < numbers.size(); }
    bool isDone() const { return done == numbers.size(); }
};

PictureLoader::PictureLoader(const std::vector<PictureSample>& samples, Plan plan, int side, int threads)
    : m_samples(samples), m_plan(std::move(plan)), m_side(side) {
    for (int i = 0; i < std::max(threads, 1); ++i)
        m_threads.emplace_back([this](std::stop_token stop) { work(std::move(stop)); });
}

PictureLoader::~PictureLoader() = default;

std::shared_ptr<PictureLoader::Batch> PictureLoader::begin(const TrainRows& rows) {
    for (const std::shared_ptr<Batch>& batch : m_batches)
        if (areEqual(batch->rows, rows))
            return batch;
    auto batch = std::make_shared<Batch>();
    batch->rows = rows;
    batch->numbers = m_plan(rows);
    batch->images.resize(batch->numbers.size());
    const auto after = std::find_if(m_batches.begin(), m_batches.end(), [&](const std::shared_ptr<Batch>& other) {
        return std::pair(other->rows.step, other->rows.first) > std::pair(rows.step, rows.first);
    });
    m_batches.insert(after, batch);
    m_wanted.notify_all();
    return batch;
}

void PictureLoader::decodeOne(Batch& batch, std::unique_lock<std::mutex>& lock) {
    const size_t row = batch.claimed++;
    lock.unlock();
    auto image = guardTorch("decoding " + m_samples[batch.numbers[row]].name,
                            [&] { return squarePicture(m_samples[batch.numbers[row]], m_side); });
    lock.lock();
    if (image.ok()) {
        batch.images[row] = std::move(image).value();
    } else if (!batch.error || row < batch.errorRow) {
        batch.error = image.error();
        batch.errorRow = row;
    }
    if (++batch.done == batch.numbers.size())
        m_ready.notify_all();
}

void PictureLoader::work(std::stop_token stop) {
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const auto waiting = [this] {
            return std::find_if(m_batches.begin(), m_batches.end(),
                                [](const auto& batch) { return batch->isWaiting(); });
        };
        if (!m_wanted.wait(lock, stop, [&] { return waiting() != m_batches.end(); }))
            return;
        const std::shared_ptr<Batch> batch = *waiting();
        decodeOne(*batch, lock);
    }
}

Result<std::vector<Image>> PictureLoader::take(const TrainRows& rows, std::stop_token stop) {
    const auto start = std::chrono::steady_clock::now();
    std::unique_lock lock(m_mutex);
    // Steps that are over will not be asked for again.
    std::erase_if(m_batches, [&](const auto& batch) { return batch->rows.step < rows.step; });
    const std::shared_ptr<Batch> batch = begin(rows);
    for (int64_t ahead = 1; ahead <= kStepsAhead; ++ahead) {
        TrainRows next = rows;
        next.step += ahead;
        begin(next);
    }
    while (batch->isWaiting() && !stop.stop_requested())
        decodeOne(*batch, lock);
    if (!m_ready.wait(lock, stop, [&] { return batch->isDone(); }))
        return stoppedError();
    m_waited += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::erase(m_batches, batch);
    if (batch->error)
        return *batch->error;
    return std::move(batch->images);
}

} // namespace miro
