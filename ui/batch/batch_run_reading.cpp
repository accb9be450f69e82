#include "ui/batch/batch_run_reading.h"

#include "base/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace miro {
namespace {

constexpr size_t kMostPoints = 160;                     // of the chart of times
constexpr size_t kMostPayloadBytes = size_t{512} << 20; // a list of millions
constexpr size_t kPicturesAtOnce = 500;                 // a query
constexpr double kMillisecondsAnHour = 3'600'000;

Result<std::unordered_set<PictureId>> presentIds(Library& library, const JobId& batch) {
    PictureQuery query;
    query.filter.jobId = batch;
    MIRO_TRY(const std::vector<PictureId> ids, library.find(query));
    return std::unordered_set<PictureId>(ids.begin(), ids.end());
}

Result<BatchJob> jobFrom(const std::string& payload) {
    MIRO_TRY(const nlohmann::json json, parseJson(payload, "the batch", {.maxBytes = kMostPayloadBytes}));
    const auto request = json.is_object() ? json.find("request") : json.end();
    if (request == json.end())
        return Error{ErrorCode::Corrupt, "the batch: 'request' is missing"};
    BatchJob job;
    MIRO_TRY(job.what, batchFromJson(*request));
    if (auto name = json.find("name"); name != json.end() && name->is_string())
        job.name = name->get<std::string>();
    return job;
}

struct TimedPicture {
    int64_t created = 0;
    double seconds = 0;
};

Result<std::vector<TimedPicture>> timesOf(Library& library, const std::vector<BatchItem>& items) {
    std::map<PictureId, double> seconds;
    std::vector<PictureId> ids;
    for (const BatchItem& item : items)
        if (item.picture && item.failure.empty()) {
            seconds[*item.picture] = item.seconds;
            ids.push_back(*item.picture);
        }
    std::vector<TimedPicture> timed;
    for (size_t first = 0; first < ids.size(); first += kPicturesAtOnce) {
        const auto from = ids.begin() + static_cast<std::ptrdiff_t>(first);
        const auto count = static_cast<std::ptrdiff_t>(std::min(kPicturesAtOnce, ids.size() - first));
        MIRO_TRY(const auto records, library.records({from, from + count}));
        for (const PictureRecord& record : records)
            timed.push_back({record.created, seconds[record.id]});
    }
    return timed;
}

// Neighbours in time share a point, so that a long night is as readable as a short one.
void takePace(std::vector<TimedPicture> pictures, MorningFacts& facts) {
    if (pictures.empty())
        return;
    std::sort(pictures.begin(), pictures.end(),
              [](const TimedPicture& a, const TimedPicture& b) { return a.created < b.created; });
    const int64_t start = pictures.front().created;
    facts.elapsed = static_cast<double>(pictures.back().created - start) / 1000 + pictures.front().seconds;
    double sum = 0;
    const size_t together = (pictures.size() + kMostPoints - 1) / kMostPoints;
    for (size_t first = 0; first < pictures.size(); first += together) {
        const size_t end = std::min(first + together, pictures.size());
        double seconds = 0;
        double at = 0;
        for (size_t i = first; i < end; ++i) {
            seconds += pictures[i].seconds;
            at += static_cast<double>(pictures[i].created - start);
            facts.longest = std::max(facts.longest, pictures[i].seconds);
        }
        sum += seconds;
        const auto count = static_cast<double>(end - first);
        facts.pace.emplace_back(at / count / kMillisecondsAnHour, seconds / count);
    }
    facts.secondsEach = sum / static_cast<double>(pictures.size());
}

} // namespace

Result<BatchReading> readBatch(Library& library, const JobId& batch, bool withJob) {
    BatchReading reading;
    MIRO_TRY(const auto record, library.batches().find(batch));
    MIRO_TRY(reading.row, library.jobs().find(batch));
    if (!record && !reading.row)
        return Error{ErrorCode::NotFound, "this batch is no longer in the library"};
    if (record) {
        reading.record = *record;
        MIRO_TRY(reading.failures, library.batches().failures(batch));
    } else {
        reading.record.id = batch;
        reading.record.name = reading.row->title;
        reading.record.created = reading.row->created;
        reading.record.total = reading.row->picturesTotal;
    }
    if (!withJob)
        return reading;
    MIRO_TRY(std::string payload, library.batches().payload(batch));
    if (payload.empty() && reading.row)
        payload = reading.row->payload;
    if (auto job = jobFrom(payload); job.ok()) { // else it can be looked at all the same
        reading.job = std::move(job).value();
        reading.job->id = batch;
    }
    return reading;
}

Result<std::vector<JobStore::DrawnPicture>> presentPictures(Library& library, const JobId& batch) {
    MIRO_TRY(const auto present, presentIds(library, batch));
    MIRO_TRY(auto drawn, library.jobs().drawnPictures(batch));
    std::erase_if(drawn, [&present](const JobStore::DrawnPicture& picture) { return !present.count(picture.picture); });
    return drawn;
}

Result<std::vector<PictureId>> picturesInOrder(Library& library, const JobId& batch) {
    MIRO_TRY(const auto pictures, presentPictures(library, batch));
    std::vector<PictureId> ids;
    for (const JobStore::DrawnPicture& picture : pictures)
        ids.push_back(picture.picture);
    return ids;
}

Result<std::vector<PictureId>> stillThere(Library& library, const JobId& batch, const std::vector<PictureId>& order) {
    MIRO_TRY(const auto present, presentIds(library, batch));
    std::vector<PictureId> ids;
    for (PictureId id : order)
        if (present.count(id))
            ids.push_back(id);
    return ids;
}

Result<MorningFacts> readMorning(Library& library, const JobId& batch, const std::map<std::string, double>& weights) {
    MorningFacts facts;
    MIRO_TRY(const std::vector<BatchItem> items, library.batches().items(batch));
    MIRO_TRY(auto timed, timesOf(library, items));
    takePace(std::move(timed), facts);

    MIRO_TRY(const std::vector<BatchItem> best, library.batches().bestFirst(batch, weights));
    for (const BatchItem& item : best)
        if (item.picture)
            facts.bestFirst.push_back(*item.picture);
    struct Sum {
        double asked = 0;
        double achieved = 0;
        int64_t pictures = 0;
    };
    std::map<std::string, Sum> sums;
    for (size_t first = 0; first < facts.bestFirst.size(); first += kPicturesAtOnce) {
        const auto from = facts.bestFirst.begin() + static_cast<std::ptrdiff_t>(first);
        const auto count = static_cast<std::ptrdiff_t>(std::min(kPicturesAtOnce, facts.bestFirst.size() - first));
        MIRO_TRY(const auto scores, library.scoresOf({from, from + count}));
        for (const PictureScores& picture : scores)
            for (const ScoreRecord& score : picture.scores) {
                if (score.outdated || !score.raw)
                    continue;
                facts.scored = true;
                if (!score.asked || !score.quantile)
                    continue;
                Sum& sum = sums[score.scorer];
                sum.asked += *score.asked;
                sum.achieved += *score.quantile;
                ++sum.pictures;
            }
    }
    for (const auto& [scorer, sum] : sums) {
        const auto count = static_cast<double>(sum.pictures);
        facts.scores.push_back({scorer, sum.asked / count, sum.achieved / count, sum.pictures});
    }
    return facts;
}

} // namespace miro
