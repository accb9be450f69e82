#include "job/batch_save.h"

#include "base/files.h"
#include "base/json.h"
#include "batch/batch_beside.h"
#include "batch/batch_best.h"
#include "batch/batch_manifest.h"
#include "flow/batch_setup.h"
#include "job/batch_models.h"
#include "job/batch_payload.h"
#include "library/picture_store.h"

#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kLargestPicture = size_t{1} << 30;
constexpr size_t kResultsAtOnce = 64; // results that are safe together

// One call; on the library's thread.
class BatchSaving {
public:
    BatchSaving(Library& library, const JobId& batch, const fs::path& folder, ProgressSink* progress,
                std::stop_token stop)
        : m_library(library), m_batch(batch), m_folder(folder), m_progress(progress), m_stop(std::move(stop)) {}

    Result<SavedBatch> run(const std::vector<fs::path>& modelFolders) {
        MIRO_CHECK_OK(plan(modelFolders));
        MIRO_TRY(m_items, m_library.batches().items(m_batch));
        std::erase_if(m_items, [this](const BatchItem& item) { return item.index >= m_plan->pictures(); });
        MIRO_TRY(const BatchHead head, this->head());
        MIRO_CHECK_OK(checkFolder());
        MIRO_TRY(BatchManifest manifest, BatchManifest::open(m_folder, *m_plan, head, true));
        m_manifest.emplace(std::move(manifest));
        MIRO_CHECK_OK(savePictures());
        const BesideWriter write = [this](const NamedFile& file) {
            return m_manifest->place(file.name, file.bytes);
        };
        MIRO_CHECK_OK(writeLayout(*m_plan, m_manifest->results(), write));
        MIRO_CHECK_OK(writeBatchSheets(*m_plan, m_folder, m_manifest->results(), write, m_stop));
        MIRO_CHECK_OK(m_manifest->writeTable(*m_plan));
        m_saved.missing = m_plan->pictures() - m_saved.files;
        return m_saved;
    }

private:
    Result<void> plan(const std::vector<fs::path>& modelFolders) {
        MIRO_TRY(const auto record, m_library.batches().find(m_batch));
        if (!record)
            return Error{ErrorCode::NotFound, fmt::format("batch {} is not in the library", oneLine(m_batch, 80))};
        MIRO_TRY(const std::string text, m_library.batches().payload(m_batch));
        MIRO_TRY(const BatchPayload payload, batchPayloadFromText(text));
        MIRO_TRY(BatchPlan made, BatchPlan::make(payload.decidedRequest(), batchModels(modelFolders)));
        m_plan.emplace(std::move(made));
        if (!record->fingerprint.empty() && record->fingerprint != m_plan->fingerprint())
            return usageError("the batch's wildcard files have changed since it was drawn; put them back to save it "
                              "under its names");
        return {};
    }

    // As the pictures themselves say what drew them.
    Result<BatchHead> head() const {
        BatchHead head = batchHeadOf(*m_plan);
        for (const BatchItem& item : m_items) {
            const BatchPicture picture = m_plan->picture(item.index);
            std::string& sha256 = head.models[batchModelName(picture.model, picture.variant)];
            if (!item.picture || !sha256.empty())
                continue;
            MIRO_TRY(const PictureDetails details, m_library.details(*item.picture));
            sha256 = details.modelSha256;
            const auto metadata = parseJson(details.metadata, "a picture's metadata");
            if (!metadata.ok() || !metadata->is_object() || !head.device.empty())
                continue;
            head.device = metadata->value("device", "");
            head.precision = metadata->value("precision", "");
        }
        return head;
    }

    // The manifest says whether a batch there is this one; anything else must not be written over.
    Result<void> checkFolder() const {
        std::error_code error;
        if (fs::exists(m_folder / "manifest.jsonl", error) || !fs::exists(m_folder, error))
            return {};
        if (!fs::is_directory(m_folder, error))
            return usageError(fmt::format("{} is no folder; give a new or an empty one", oneLine(m_folder.string())));
        if (!fs::is_empty(m_folder, error) && !error)
            return usageError(
                fmt::format("{} holds other files; give a new or an empty folder", oneLine(m_folder.string())));
        return error ? Result<void>(fileError("cannot look into", m_folder, error.value())) : Result<void>();
    }

    Result<void> savePictures() {
        const auto total = static_cast<int64_t>(m_items.size());
        for (int64_t done = 0; done < total; ++done) {
            if (m_stop.stop_requested())
                return Error{ErrorCode::Stopped,
                             fmt::format("stopped; what was saved is in {}", oneLine(m_folder.string()))};
            if (m_progress)
                m_progress->progress({"save", done, total});
            MIRO_CHECK_OK(save(m_items[static_cast<size_t>(done)]));
            if (m_results.size() >= kResultsAtOnce)
                MIRO_CHECK_OK(append());
        }
        if (m_progress)
            m_progress->progress({"save", total, total});
        return append();
    }

    Result<void> append() {
        MIRO_CHECK_OK(m_manifest->append(m_results));
        m_results.clear();
        return {};
    }

    Result<void> save(const BatchItem& item) {
        const BatchPicture picture = m_plan->picture(item.index);
        BatchResult result;
        result.index = item.index;
        result.file = item.kept ? picture.file : candidateFile(picture.file);
        result.seconds = item.seconds;
        result.kept = item.kept || !item.decided;
        result.failure = item.failure;
        const auto before = m_manifest->results().find(item.index);
        const bool known = before != m_manifest->results().end();
        if (!item.failure.empty()) {
            if (!known || before->second.failure != item.failure)
                m_results.push_back(std::move(result));
            return {};
        }
        if (!item.picture || item.inBin) // a person does not want it
            return {};
        MIRO_TRY(const auto records, m_library.records({*item.picture}));
        if (records.empty())
            return {};
        auto bytes = readFile(m_library.fileOf(records.front()), kLargestPicture);
        if (!bytes.ok() && bytes.error().code == ErrorCode::NotFound)
            return {}; // its file was moved away; a scan of the library will say so
        MIRO_CHECK_OK(bytes);
        result.sha256 = sha256Of(*bytes);
        MIRO_TRY(auto scores, m_library.scoresOf({*item.picture}));
        for (ScoreRecord& score : scores.front().scores)
            if (!score.outdated)
                result.scores.push_back(std::move(score));
        if (!holdsBytes(m_folder / result.file, result.sha256))
            MIRO_CHECK_OK(m_manifest->place(result.file, *bytes));
        if (known && before->second.file != result.file) {
            std::error_code ignored; // where it lay until best-of chose
            fs::remove(m_folder / before->second.file, ignored);
        }
        ++m_saved.files;
        if (!known || !isSame(before->second, result))
            m_results.push_back(std::move(result));
        return {};
    }

    static bool isSame(const BatchResult& a, const BatchResult& b) {
        const auto key = [](const ScoreRecord& score) {
            return std::tie(score.scorer, score.version, score.raw, score.quantile);
        };
        return a.file == b.file && a.sha256 == b.sha256 && a.kept == b.kept && a.failure == b.failure &&
               std::equal(a.scores.begin(), a.scores.end(), b.scores.begin(), b.scores.end(),
                          [&](const ScoreRecord& x, const ScoreRecord& y) { return key(x) == key(y); });
    }

    Library& m_library;
    const JobId m_batch;
    const fs::path m_folder;
    ProgressSink* const m_progress;
    const std::stop_token m_stop;
    std::optional<BatchPlan> m_plan;
    std::optional<BatchManifest> m_manifest;
    std::vector<BatchItem> m_items;
    std::vector<BatchResult> m_results; // to be appended
    SavedBatch m_saved;
};

} // namespace

Result<SavedBatch> saveBatch(Library& library, const JobId& batch, const fs::path& folder,
                             const std::vector<fs::path>& modelFolders, ProgressSink* progress, std::stop_token stop) {
    return BatchSaving(library, batch, folder, progress, std::move(stop)).run(modelFolders);
}

} // namespace miro
