// A row of the durable queue, and one of the journal of settings. Plain values: any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace miro {

using JobId = std::string; // newUniqueId()

enum class JobState { Queued, Running, Paused, Done, Failed, Stopped, Interrupted };

std::string toText(JobState state); // "queued", "running", ...

// Highest first; interactive work goes before what was queued earlier.
enum class JobPriority { Interactive = 0, Scoring = 1, Batch = 2, FineTuning = 3 };

struct JobRecord {
    JobId id;
    std::string kind;    // a key of the job kinds: "generate", ...
    std::string title;   // for people: the prompt
    std::string payload; // JSON, read by the job's kind
    JobState state = JobState::Queued;
    JobPriority priority = JobPriority::Batch;
    double position = 0;  // order within a priority
    int attempts = 0;     // times it was taken
    std::string message;  // why it failed or waits; one line
    int64_t created = 0;  // milliseconds since 1970, UTC
    int64_t started = 0;  // 0: not yet
    int64_t finished = 0; // 0: not yet
    int64_t picturesDone = 0;
    int64_t picturesTotal = 0;
};

// A moment that the time machine can go back to: what stood in the Create page.
struct JournalEntry {
    int64_t id = 0;
    int64_t created = 0;
    std::string session; // newUniqueId() of one run of the program
    std::string prompt;
    std::string settings; // JSON, see generation_json.h
    std::string model;
    bool drawn = false; // a draw, not only a change
};

} // namespace miro
