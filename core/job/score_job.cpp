#include "job/score_job.h"

#include "base/files.h"
#include "base/scorers.h"
#include "hub/model_store.h"
#include "image/image_file.h"
#include "library/score_metadata.h"
#include "tensor/device.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace miro {
namespace fs = std::filesystem;
namespace {

// Pictures that are handed to the scorers in one call: many, since a network may have to be loaded for it; few enough
// for their pixels to fit.
constexpr size_t kPicturesAtOnce = 64;
constexpr size_t kPixelBytesAtOnce = size_t{512} << 20;

// What a call tells of its own pictures, as a part of the whole run.
class PartOfRun : public ProgressSink {
public:
    PartOfRun(ProgressSink& whole, int64_t done, int64_t total) : m_whole(whole), m_done(done), m_total(total) {}
    void progress(const Progress& part) override {
        m_whole.progress(part.stage == "score" ? Progress{part.stage, m_done + part.done, m_total} : part);
    }

private:
    ProgressSink& m_whole;
    int64_t m_done;
    int64_t m_total;
};

// The file stays the user's: its link, if it is one, and its permissions.
Result<void> writeScoresInto(const ScoredPicture& picture) {
    std::error_code error;
    const fs::path file = fs::canonical(picture.file, error);
    if (error)
        return fileError("cannot write the scores into", picture.file, error.value());
    const fs::perms permissions = fs::status(file, error).permissions();
    MIRO_TRY(const std::string bytes, readFile(file, size_t{512} << 20));
    MIRO_TRY(const std::string changed,
             pictureWithScores(bytes, picture.scores, picture.prompt, picture.file.string()));
    MIRO_CHECK_OK(writeFileAtomically(file, changed));
    fs::permissions(file, permissions, error);
    return {};
}

} // namespace

Result<void> ScoreRunJob::keep(const std::vector<ScoredPicture>& pictures) {
    if (m_request.library) {
        std::vector<PictureScores> scores;
        std::vector<PictureId> ids;
        for (const ScoredPicture& picture : pictures) {
            scores.push_back({picture.picture, picture.scores});
            ids.push_back(picture.picture);
        }
        MIRO_CHECK_OK(m_request.library->library->putScores(scores));
        if (m_request.writeMetadata)
            MIRO_CHECK_OK(m_request.library->library->writeScores(ids));
        return {};
    }
    if (m_request.writeMetadata)
        for (const ScoredPicture& picture : pictures)
            MIRO_CHECK_OK(writeScoresInto(picture));
    return {};
}

// In parts; each is kept and told before the next begins.
Result<void> ScoreRunJob::scoreItems(const JobContext& context, PictureScorer& scorer, std::vector<ScoreItem>& items) {
    const auto scorers = static_cast<int64_t>(scorer.scorers().size());
    const auto total = static_cast<int64_t>(items.size()) * scorers;
    for (size_t begin = 0; begin < items.size();) {
        std::vector<ScoreItem*> part;
        size_t pixelBytes = 0;
        size_t end = begin;
        for (; end < items.size() && part.size() < kPicturesAtOnce && pixelBytes < kPixelBytesAtOnce; ++end) {
            if (context.stop.stop_requested())
                return stoppedError();
            ScoreItem& item = items[end];
            if (item.image.empty()) {
                auto image = readImage(item.file);
                if (!image.ok() && m_request.library) {
                    m_bad.push_back(image.message());
                    continue;
                }
                if (!image.ok())
                    return image.error();
                item.image = std::move(*image);
            }
            pixelBytes += item.image.pixels.size();
            part.push_back(&item);
        }
        std::vector<ScoreInput> inputs;
        for (const ScoreItem* item : part)
            inputs.push_back({&item->image, item->prompt.value_or("")});
        PartOfRun progress(context.listener, static_cast<int64_t>(begin) * scorers, total);
        MIRO_TRY(auto scores, scorer.score(inputs, &progress, context.stop));
        std::vector<ScoredPicture> scored;
        for (size_t i = 0; i < part.size(); ++i) {
            scored.push_back({part[i]->file, part[i]->picture, part[i]->prompt.value_or(""), std::move(scores[i])});
            part[i]->image = {};
        }
        MIRO_CHECK_OK(keep(scored));
        for (const ScoredPicture& picture : scored)
            m_each(picture);
        m_outcome.scored += static_cast<int64_t>(scored.size());
        begin = end;
    }
    return {};
}

Result<void> ScoreRunJob::scoreFiles(const JobContext& context, PictureScorer& scorer) {
    MIRO_TRY(const auto files, picturesAmong(m_request.paths, m_request.recursive));
    MIRO_TRY(auto items,
             lookAtPictures(files, {m_request.prompt, m_request.writeMetadata}, context.listener, context.stop));
    m_begin(m_outcome.scorers);
    return scoreItems(context, scorer, items);
}

// Pictures that lack the same scores go together, so that no scorer runs where nothing is missing.
Result<void> ScoreRunJob::scoreLibrary(const JobContext& context, const ModelStore& models, PictureScorer& scorer) {
    Library& library = *m_request.library->library;
    MIRO_TRY(const auto versions, scorer.versions(&context.listener, context.stop));
    std::map<std::vector<std::string>, std::vector<ScoreItem>> lacking;
    for (const PictureId id : m_request.library->pictures) {
        if (context.stop.stop_requested())
            return stoppedError();
        MIRO_TRY(const PictureDetails details, library.details(id));
        ScoreItem item;
        item.file = library.fileOf(details.picture);
        item.picture = id;
        if (details.source == "miro" || !details.picture.prompt.empty())
            item.prompt = details.picture.prompt;
        std::vector<std::string> keys;
        for (const ScoreRecord& version : versions)
            if ((m_request.library->again || !areMeasured({version}, details.scores)) &&
                (item.prompt || !miro::scorers().find(version.scorer)->readsPrompt))
                keys.push_back(version.scorer);
        if (keys.empty())
            ++m_outcome.skipped;
        else
            lacking[keys].push_back(std::move(item));
    }
    m_begin(m_outcome.scorers);
    for (auto& [keys, items] : lacking) {
        if (keys == scorer.scorers()) {
            MIRO_CHECK_OK(scoreItems(context, scorer, items));
            continue;
        }
        scorer.freeMemory();
        MIRO_TRY(const auto some, PictureScorer::open(models, keys, m_request.options));
        MIRO_CHECK_OK(scoreItems(context, *some, items));
    }
    if (m_bad.empty())
        return {};
    return Error{ErrorCode::Failed, m_bad.size() == 1 ? m_bad.front()
                                                      : fmt::format("{} pictures could not be scored; the first: {}",
                                                                    m_bad.size(), m_bad.front())};
}

Result<void> ScoreRunJob::run(const JobContext& context) {
    initialiseTorch();
    MIRO_TRY(const ModelStore models, ModelStore::open(m_request.modelFolders));
    MIRO_TRY(const auto scorer, PictureScorer::open(models, m_request.scorers, m_request.options));
    m_outcome.scorers = scorer->scorers();
    const auto done = m_request.library ? scoreLibrary(context, models, *scorer) : scoreFiles(context, *scorer);
    m_outcome.notes = scorer->notes();
    return done;
}

} // namespace miro
