// What the album and the morning page of a batch read from the library. Blocking: for the library's threads; errors are
// the library's.
#pragma once

#include "job/batch_order.h"
#include "library/library.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace miro {

struct BatchReading {
    BatchRecord record;           // counts are 0 before it has begun
    std::optional<JobRecord> row; // none: the queue has forgotten it
    std::optional<BatchJob> job;  // none: its payload cannot be read any more
    std::vector<BatchFailure> failures;
};

// NotFound when neither the queue nor the list of batches knows it.
// withJob false leaves `job` empty: reading a list of millions takes seconds.
Result<BatchReading> readBatch(Library& library, const JobId& batch, bool withJob = true);

// Pictures that are there and not in the bin, with their place in the batch, in the order of the list.
Result<std::vector<JobStore::DrawnPicture>> presentPictures(Library& library, const JobId& batch);
Result<std::vector<PictureId>> picturesInOrder(Library& library, const JobId& batch);

// Those of `order` that are there and not in the bin.
Result<std::vector<PictureId>> stillThere(Library& library, const JobId& batch, const std::vector<PictureId>& order);

// Asked and achieved of one scorer, over all pictures that have both; in [0, 1].
struct AskedAchieved {
    std::string scorer;
    double asked = 0;
    double achieved = 0;
    int64_t pictures = 0;
};

// What a night gave.
struct MorningFacts {
    std::vector<PictureId> bestFirst; // see BatchStore::bestFirst()
    bool scored = false;              // some picture is; else bestFirst is the list's order
    std::vector<std::pair<double, double>>
        pace;                          // hours since the first picture, seconds a picture; means of neighbours
    double longest = 0;                // seconds of the slowest picture
    double secondsEach = 0;            // of a picture, on average; 0: none was drawn
    double elapsed = 0;                // from the first picture to the last, in seconds
    std::vector<AskedAchieved> scores; // by the scorer's key
};

// Reads every score of the batch: on the lane of long work.
Result<MorningFacts> readMorning(Library& library, const JobId& batch, const std::map<std::string, double>& weights);

} // namespace miro
