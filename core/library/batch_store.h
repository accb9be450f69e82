// The tables of batches: their albums, what failed, how long each picture took, what best-of chose. Pictures belong to
// a batch by its job's id and their index. Lives in a Library and shares its thread rule and errors; each call is one
// transaction.
#pragma once

#include "base/result.h"
#include "library/batch_record.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace miro {

class Database;

struct NewBatch {
    JobId id;
    std::string name;
    std::string payload;     // of its job, for when that is gone from the queue
    std::string fingerprint; // BatchPlan::fingerprint()
    int64_t total = 0;
    bool tryOut = false; // it gets no album and is not listed
};

// A picture that was drawn, or failed.
struct BatchOutcome {
    int64_t index = 0;
    int64_t entry = 0;
    int64_t line = 0;
    double seconds = 0;
    std::optional<PictureId> picture;
    std::string prompt;  // of one that failed
    std::string failure; // one line; empty: it was drawn
    bool toAlbum = true; // false: best-of has not chosen yet
};

class BatchStore {
public:
    explicit BatchStore(Database& database) : m_database(database) {}

    // ---- while it runs

    // A batch of that id keeps its album and its pictures; the rest is as said now. Usage when it was begun with
    // another fingerprint: what it reads has changed.
    Result<void> begin(const NewBatch& batch);
    // Notes outcomes, in place of earlier ones of those indices. The first picture makes the album, under the batch's
    // name or the next that is free; one that somebody deleted since is not made again.
    Result<void> note(const JobId& batch, const std::vector<BatchOutcome>& outcomes);
    // Entries among whose drawn pictures best-of has still to choose.
    Result<std::vector<int64_t>> undecidedEntries(const JobId& batch) const;
    // The best `keep` of each go into the album, the others stay in the library outside it; see bestFirst().
    Result<void> chooseBest(const JobId& batch, const std::vector<int64_t>& entries, int64_t keep,
                            const std::map<std::string, double>& weights);
    // Of pictures that are noted as drawn, whether or not they are still there.
    Result<std::vector<int64_t>> drawnIndices(const JobId& batch) const;
    // Forgets them, so that they are drawn again; gives how many.
    Result<int64_t> clearFailures(const JobId& batch);

    // ---- for the batch page

    Result<std::vector<BatchRecord>> list(int64_t limit = -1) const; // newest first, without try-outs
    Result<std::optional<BatchRecord>> find(const JobId& batch) const;
    Result<std::vector<BatchItem>> items(const JobId& batch, int64_t limit = -1, int64_t offset = 0) const; // by index
    // Drawn pictures that are there and not in the bin, best first: the best of each prompt, then the second best of
    // each, and so on; those without scores last. weights: by scorer key; empty: every current score alike. Among the
    // pictures of one prompt scores compare by rank.
    Result<std::vector<BatchItem>> bestFirst(const JobId& batch, const std::map<std::string, double>& weights) const;
    Result<std::vector<BatchFailure>> failures(const JobId& batch) const; // by index
    // What its job was queued with, see batchFromPayload(); empty: no such batch.
    Result<std::string> payload(const JobId& batch) const;
    Result<void> forget(const JobId& batch); // its pictures and its album stay
    // Forgets try-outs, and batches that have drawn nothing, whose jobs the queue has forgotten.
    Result<void> tidy();

private:
    Result<std::vector<BatchRecord>> select(const std::string& condition, const JobId& batch, int64_t limit) const;
    Result<std::optional<int64_t>> albumFor(const JobId& batch);
    Result<std::vector<BatchItem>> selectItems(const JobId& batch, std::optional<int64_t> entry, int64_t limit,
                                               int64_t offset) const;
    Result<std::vector<BatchItem>> rank(std::vector<BatchItem> items,
                                        const std::map<std::string, double>& weights) const;

    Database& m_database;
};

} // namespace miro
