#include "job/taste_source.h"

#include "image/image_file.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <unordered_set>

namespace miro {
namespace {

constexpr size_t kReadAtOnce = 32; // what is stopped is lost
constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

using Vectors = std::unordered_map<std::string, std::vector<float>>;
using Scores = std::map<std::string, double>; // training values by scorer

Result<Vectors> vectorsOf(Library& library, const std::string& encoder, const std::vector<std::string>& keys) {
    MIRO_TRY(auto list, library.taste().vectors(encoder, keys));
    Vectors vectors;
    for (TasteVector& vector : list)
        vectors.emplace(std::move(vector.key), std::move(vector.numbers));
    return vectors;
}

// What most have: one that is damaged, or of an experiment, does not decide.
int64_t usualSize(const Vectors& vectors) {
    std::map<size_t, size_t> counts;
    for (const auto& [key, numbers] : vectors)
        ++counts[numbers.size()];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? 0 : static_cast<int64_t>(most->first);
}

Result<Scores> scoresOf(Library& library, const TastePictureRow& row) {
    Scores scores;
    if (row.id == 0) {
        MIRO_TRY(const auto known, library.taste().knownScores(row.sha256));
        for (const TasteKnownScore& score : known)
            scores[score.scorer] = score.training;
        return scores;
    }
    MIRO_TRY(const auto found, library.scoresOf({row.id}));
    for (const ScoreRecord& score : found.front().scores)
        if (!score.outdated && score.training && score.scorer != kTasteScore)
            scores[score.scorer] = *score.training;
    return scores;
}

// The library's rows, the gallery's first, then those that only choices name.
std::vector<TastePictureRow> rowsOf(std::vector<TastePictureRow> rows, const std::vector<TasteChoice>& choices) {
    std::stable_partition(rows.begin(), rows.end(), [](const TastePictureRow& row) { return !row.inBin; });
    std::unordered_set<std::string> known;
    for (const TastePictureRow& row : rows)
        known.insert(row.sha256);
    for (const TasteChoice& choice : choices)
        for (const ComparedPicture* picture : {&choice.left, &choice.right})
            if (!picture->sha256.empty() && known.insert(picture->sha256).second) {
                TastePictureRow& gone = rows.emplace_back();
                gone.sha256 = picture->sha256;
                gone.prompt = choice.prompt;
                gone.missing = true;
            }
    return rows;
}

} // namespace

Result<TasteSource> readTasteSource(Library& library, const std::string& encoder,
                                    const std::vector<TasteChoice>& choices) {
    MIRO_TRY(auto there, library.taste().pictures());
    TasteSource source;
    for (const TastePictureRow& row : there)
        source.inLibrary.emplace(row.sha256, true);
    const std::vector<TastePictureRow> rows = rowsOf(std::move(there), choices);
    std::vector<std::string> keys;
    std::set<std::string> prompts;
    for (const TastePictureRow& row : rows) {
        keys.push_back(row.sha256);
        prompts.insert(promptVectorKey(row.prompt));
    }
    MIRO_TRY(Vectors pictures, vectorsOf(library, encoder, keys));
    MIRO_TRY(const Vectors texts, vectorsOf(library, encoder, {prompts.begin(), prompts.end()}));
    source.layout.encoder = encoder;
    source.layout.picture = usualSize(pictures);
    source.layout.prompt = usualSize(texts);
    std::vector<Scores> scores;
    std::map<std::string, int64_t> counts;
    for (const TastePictureRow& row : rows) {
        const auto vector = pictures.find(row.sha256);
        const auto text = texts.find(promptVectorKey(row.prompt));
        const bool measured =
            vector != pictures.end() && static_cast<int64_t>(vector->second.size()) == source.layout.picture &&
            (source.layout.prompt == 0 ||
             (text != texts.end() && static_cast<int64_t>(text->second.size()) == source.layout.prompt));
        const bool shown = row.id != 0 && !row.inBin;
        if (!measured) {
            source.unmeasured += shown;
            continue;
        }
        if (!source.byKey.emplace(row.sha256, source.pictures.size()).second)
            continue; // two files with the same bytes
        source.shown += shown;
        MIRO_TRY(Scores own, scoresOf(library, row));
        for (const auto& [scorer, value] : own)
            ++counts[scorer];
        scores.push_back(std::move(own));
        source.pictures.push_back(
            {row.sha256,
             row.prompt,
             {vector->second, {}, source.layout.prompt > 0 ? text->second : std::vector<float>()}});
        source.rows.push_back(row);
    }
    for (const auto& [scorer, count] : counts)
        if (count > 1)
            source.layout.rewards.push_back(scorer);
    for (size_t i = 0; i < scores.size(); ++i)
        for (const std::string& scorer : source.layout.rewards) {
            const auto value = scores[i].find(scorer);
            source.pictures[i].features.rewards.push_back(value == scores[i].end() ? kMissing : value->second);
        }
    return source;
}

Result<MeasuredTaste> measureTaste(Library& library, TasteEncoder& encoder, int64_t most, ProgressSink* progress,
                                   std::stop_token stop) {
    MeasuredTaste report;
    report.encoder = encoder.key();
    report.note = encoder.note();
    MIRO_TRY(const auto rows, library.taste().pictures());
    MIRO_TRY(const auto known, library.taste().vectorKeys(encoder.key()));
    std::unordered_set<std::string> seen(known.begin(), known.end());
    std::vector<TastePictureRow> lacking;
    for (const TastePictureRow& row : rows)
        if (!row.missing && seen.insert(row.sha256).second)
            lacking.push_back(row);
    if (most > 0 && static_cast<int64_t>(lacking.size()) > most) {
        report.left = static_cast<int64_t>(lacking.size()) - most;
        // The newest first: somebody is looking at those.
        lacking.erase(lacking.begin(), lacking.begin() + static_cast<std::ptrdiff_t>(report.left));
    }
    MIRO_TRY(const auto encoders, library.taste().encoders());
    for (size_t begin = 0; begin < lacking.size(); begin += kReadAtOnce) {
        const auto part = std::span(lacking).subspan(begin, std::min(kReadAtOnce, lacking.size() - begin));
        std::vector<Image> images;
        std::vector<const TastePictureRow*> readable;
        for (const TastePictureRow& row : part) {
            if (stop.stop_requested())
                return stoppedError();
            auto image = readImage(library.folder() / row.path);
            if (!image.ok()) {
                if (report.unreadable++ == 0)
                    report.problem = oneLine(image.message());
                continue;
            }
            images.push_back(std::move(*image));
            readable.push_back(&row);
        }
        std::vector<ScoreInput> inputs;
        for (size_t i = 0; i < readable.size(); ++i)
            inputs.push_back({&images[i], readable[i]->prompt});
        MIRO_TRY(auto encoded, encoder.encode(inputs, stop));
        std::vector<TasteVector> vectors;
        std::set<std::string> prompts;
        for (size_t i = 0; i < readable.size(); ++i) {
            bool again = false;
            for (const std::string& other : encoders)
                if (other != encoder.key() && !again) {
                    MIRO_TRY(const auto earlier, library.taste().vectors(other, {readable[i]->sha256}));
                    again = !earlier.empty();
                }
            report.recomputed += again;
            vectors.push_back({readable[i]->sha256, std::move(encoded[i].picture)});
            if (!encoded[i].prompt.empty() && prompts.insert(readable[i]->prompt).second)
                vectors.push_back({promptVectorKey(readable[i]->prompt), std::move(encoded[i].prompt)});
        }
        MIRO_CHECK_OK(library.taste().putVectors(encoder.key(), vectors));
        report.measured += static_cast<int64_t>(readable.size());
        if (progress)
            progress->progress(
                {"look", static_cast<int64_t>(begin + part.size()), static_cast<int64_t>(lacking.size())});
    }
    return report;
}

} // namespace miro
