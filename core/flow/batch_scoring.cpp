#include "flow/batch_scoring.h"

#include "flow/scoring_progress.h"
#include "image/image_file.h"

#include <algorithm>
#include <filesystem>

namespace miro {
namespace {

constexpr size_t kScoredAtOnce = 32; // then they are kept: what is stopped loses no more

} // namespace

Result<void> BatchScoring::score(const std::vector<int64_t>& indices, ProgressSink& progress,
                                 const std::stop_token& stop, const Keep& keep) {
    if (m_versions.empty()) {
        MIRO_TRY(m_versions, m_scorer.versions(&progress, stop));
    }
    std::vector<int64_t> wanted;
    for (const int64_t index : indices) {
        const auto found = m_manifest.results().find(index);
        if (found == m_manifest.results().end() || !found->second.failure.empty() ||
            areMeasured(m_versions, found->second.scores))
            continue;
        std::error_code ignored;
        if (found->second.kept || std::filesystem::exists(m_folder / found->second.file, ignored)) // not left behind
            wanted.push_back(index);
    }
    const auto all = static_cast<int64_t>(wanted.size());
    for (size_t at = 0; at < wanted.size(); at += kScoredAtOnce) {
        std::vector<BatchResult> some;
        for (size_t i = at; i < std::min(wanted.size(), at + kScoredAtOnce); ++i)
            some.push_back(m_manifest.results().at(wanted[i]));
        PartOfScoring part(progress, static_cast<int64_t>(at), static_cast<int64_t>(m_versions.size()), all);
        MIRO_CHECK_OK(scoreSome(std::move(some), part, stop, keep));
    }
    return {};
}

Result<void> BatchScoring::scoreSome(std::vector<BatchResult> results, ProgressSink& progress,
                                     const std::stop_token& stop, const Keep& keep) {
    std::vector<Image> images(results.size());
    std::vector<ScoreInput> inputs;
    for (size_t i = 0; i < results.size(); ++i) {
        MIRO_TRY(images[i], readImage(m_folder / results[i].file));
        inputs.push_back({&images[i], m_plan.picture(results[i].index).settings.prompt});
    }
    MIRO_TRY(auto scores, m_scorer.score(inputs, &progress, stop));
    for (size_t i = 0; i < results.size(); ++i)
        results[i].scores = std::move(scores[i]);
    return keep([&] { return m_manifest.append(results); });
}

} // namespace miro
