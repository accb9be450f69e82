// What the trainers of small networks learn from: the pictures of shards with their captions and facts, kept in memory
// as the files' bytes, and decoded by threads ahead of the trainer.
#pragma once

#include "base/result.h"
#include "image/image.h"
#include "train/train_task.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

namespace miro {

struct PictureSample {
    std::string name;    // "shard-00001.tar: 000012", for messages
    std::string picture; // the file's bytes
    std::string caption; // without white space at its ends
    nlohmann::json about = nlohmann::json::object();
};

// The endings of a sample's members.
struct PictureFields {
    std::string picture = "jpg";
    std::string caption = "txt"; // empty: captions are not read
    std::string about = "json";  // may be missing: then nothing is known
};

// The first `most` samples (0: all) of the shards, in their order. where: as findShards(). NotFound, Corrupt (names
// shard, sample and member), Stopped; Usage when there is no sample.
Result<std::vector<PictureSample>> readPictureSamples(const std::filesystem::path& where, const PictureFields& fields,
                                                      int64_t most, std::stop_token stop);

// The finite number under a dotted name ("truth.aesthetic"); nothing where there is none.
std::optional<double> numberAt(const nlohmann::json& about, const std::string& dotted);

// Which of `count` samples stands at a place of the endless row of shuffled epochs. A pure function: nothing is kept.
uint64_t shuffledSample(uint64_t seed, uint64_t place, uint64_t count);

// The pictures that steps ask for. A request is answered by what was decoded ahead; the same rows of the next steps are
// begun meanwhile. What comes out depends on the samples and the plan alone. One thread asks.
class PictureLoader {
public:
    // The numbers of the samples that rows need, in order; a pure function, called on the asking thread.
    using Plan = std::function<std::vector<size_t>(const TrainRows&)>;

    // samples outlive it. side: pictures come as squares of it, as the published CLIP preparation cuts them. threads:
    // at least 1.
    PictureLoader(const std::vector<PictureSample>& samples, Plan plan, int side, int threads);
    ~PictureLoader(); // waits for the pictures in work

    // Corrupt, Unsupported (both name the sample), Stopped.
    Result<std::vector<Image>> take(const TrainRows& rows, std::stop_token stop);

    double waited() const { return m_waited; } // seconds, in take()

private:
    struct Batch;
    std::shared_ptr<Batch> begin(const TrainRows& rows); // with the lock
    void decodeOne(Batch& batch, std::unique_lock<std::mutex>& lock);
    void work(std::stop_token stop);

    const std::vector<PictureSample>& m_samples;
    Plan m_plan;
    int m_side;
    double m_waited = 0;

    std::mutex m_mutex; // for all below
    std::condition_variable_any m_wanted;
    std::condition_variable_any m_ready;
    std::deque<std::shared_ptr<Batch>> m_batches; // those of earlier steps first

    std::vector<std::jthread> m_threads; // last: joined before the rest goes
};

// One picture, as the loader gives it. Corrupt, Unsupported: names the sample.
Result<Image> squarePicture(const PictureSample& sample, int side);

} // namespace miro
