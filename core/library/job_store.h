// The table of jobs: the durable queue's memory. Every change is one transaction; a job is taken by one UPDATE ...
// RETURNING, so two workers never get the same. Lives in a Library and shares its thread rule and errors.
#pragma once

#include "base/result.h"
#include "library/job_record.h"

#include <optional>
#include <string>
#include <vector>

namespace miro {

class Database;

class JobStore {
public:
    explicit JobStore(Database& database) : m_database(database) {}

    Result<void> add(const JobRecord& job); // at the end of its priority
    // The next queued job, now running by this process; nothing when there is none.
    Result<std::optional<JobRecord>> takeNext(bool interactiveOnly = false);
    // Queued clears the times and keeps the place; the states that end a job set `finished`. NotFound.
    Result<void> setState(const JobId& id, JobState state, const std::string& message = {});
    // Running or paused -> queued, as if it had not been taken: it gave way, or the program was closed. Keeps its
    // place.
    Result<void> giveBack(const JobId& id);
    Result<void> setPictures(const JobId& id, int64_t done, int64_t total);
    Result<void> setPayload(const JobId& id, const std::string& payload);
    // Jobs that ran or were paused in a process that is gone: queued again when taken once, else interrupted ("parked")
    // with a message. Gives those changed.
    Result<std::vector<JobRecord>> settleInterrupted();

    // Waiting in order, then finished, newest first; payloads of more than 64 KiB are left out.
    Result<std::vector<JobRecord>> list(int64_t finishedLimit = 50) const;
    Result<std::optional<JobRecord>> find(const JobId& id) const;
    // In front of another waiting job, whose priority it takes if needed; empty: behind all.
    Result<void> move(const JobId& id, const JobId& before);
    Result<void> remove(const JobId& id); // Usage when it is running
    Result<int64_t> clearFinished();
    Result<std::vector<int64_t>> drawnIndices(const JobId& id) const; // jobIndex of the pictures kept so far
    struct DrawnPicture {
        int64_t index = 0; // its place among the job's pictures
        int64_t picture = 0;
    };
    Result<std::vector<DrawnPicture>> drawnPictures(const JobId& id) const; // by index; those in the bin as well

    // "run" or "pause": how the queue was left.
    Result<bool> paused() const;
    Result<void> setPaused(bool paused);

    // {"miro_queue": 1, "jobs": [{"kind", "title", "priority", "payload", "pictures"}]} for the waiting jobs; importing
    // adds all of them with new ids, or none. Bounded; Corrupt names the key.
    Result<std::string> exportWaiting() const;
    Result<int64_t> importJobs(const std::string& json);

private:
    Result<std::vector<JobRecord>> select(const std::string& condition, const std::vector<std::string>& texts,
                                          int64_t limit = -1, bool whole = false) const;

    Database& m_database;
};

} // namespace miro
