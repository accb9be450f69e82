// The files that say what a batch is and how far it is, one set a shard so that no two processes write one file:
// manifest.jsonl (written before the first picture: a head, then a line a picture), results.jsonl (a head; appended:
// what is done, with the file's SHA-256 and its scores), manifest.csv (every setting and score, when a run ends). A
// whole batch has them in its folder, shard I of N in shards/I-of-N/; `miro batch merge` joins those.
#pragma once

#include "batch/batch_plan.h"
#include "batch/shard.h"
#include "library/picture_record.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace miro {

class GrowingFile;

struct BatchHead {
    std::string fingerprint;                   // BatchPlan::fingerprint()
    std::map<std::string, std::string> models; // "starter" or "org/name|variant" -> sha256 of model.safetensors
    std::string device;                        // "cpu", "cuda"
    std::string precision;                     // "fp32"
    Shard shard;
    int64_t pictures = 0; // of the whole batch
    int64_t groups = 0;
    int64_t groupSize = 0;
    // For merge, which chooses where an entry's candidates are in several shards:
    int64_t bestOf = 0;
    std::map<std::string, double> weights;
    bool discardRejected = false;
};

struct BatchResult {
    int64_t index = 0;
    std::string file;   // below the batch's folder; of a picture that was left behind and deleted, where it would be
    std::string sha256; // of the file's bytes
    double seconds = 0; // its share of its group's time
    std::vector<ScoreRecord> scores;
    bool kept = true;    // false: best-of left it behind
    std::string failure; // one line; empty: it is there
};

// Where shard's files lie: folder itself, or folder/shards/I-of-N.
std::filesystem::path shardFolder(const std::filesystem::path& folder, Shard shard);

// One process, one thread; a second process of the same shard is refused. Errors name the file; DiskFull is its own
// code.
class BatchManifest {
public:
    // folder: of the batch; its last component may be missing. Writes manifest.jsonl atomically when there is none. One
    // that is there has to have the same head, else Usage says what differs ("was begun with another list ..."). resume
    // false and one there: Usage that tells of --resume. Clears what a killed run left half written. Nothing is changed
    // unless all is well.
    static Result<BatchManifest> open(const std::filesystem::path& folder, const BatchPlan& plan, const BatchHead& head,
                                      bool resume);
    // The same checks, changing nothing: for --dry-run.
    static Result<void> check(const std::filesystem::path& folder, const BatchHead& head, bool resume);
    BatchManifest(BatchManifest&&) noexcept;
    BatchManifest& operator=(BatchManifest&&) noexcept;
    ~BatchManifest();

    const std::vector<int64_t>& pictures() const { return m_pictures; } // of this shard, ascending

    // Of this shard, the last line of each picture; a torn last line is dropped.
    const std::map<int64_t, BatchResult>& results() const { return m_results; }
    // Appended and synced when this returns. A full disk leaves the file as it was.
    Result<void> append(const std::vector<BatchResult>& results);

    // A file of the batch (its name below the batch's folder, with '/'), complete or not at all; folders on the way are
    // made. It is written among this shard's files first, so that open() can clear away what a killed run left behind
    // without touching what other shards write.
    Result<void> place(const std::string& file, std::string_view bytes) const;

    // manifest.csv, atomically.
    Result<void> writeTable(const BatchPlan& plan) const;

private:
    BatchManifest();
    Result<void> readResults(int64_t pictures, const std::string& fingerprint);

    std::filesystem::path m_root;   // of the batch
    std::filesystem::path m_folder; // of this shard's files
    std::vector<int64_t> m_pictures;
    std::map<int64_t, BatchResult> m_results;
    std::unique_ptr<GrowingFile> m_file; // results.jsonl, locked
};

} // namespace miro
