#include "app/commands/eval_output.h"

#include "app/commands/library_query.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json scoresOf(const ExploreRunOutcome& outcome, size_t picture) {
    Json scores = Json::object();
    for (const ScoreRecord& score : outcome.exploration.pictures[picture].scores)
        scores[score.scorer] = {
            {"raw", jsonOf(score.raw)}, {"training", jsonOf(score.training)}, {"quantile", jsonOf(score.quantile)}};
    return scores;
}

std::string shortDuration(double seconds) {
    if (seconds < 90)
        return fmt::format("{:.0f} s", seconds);
    return fmt::format("{:.0f} min", seconds / 60);
}

} // namespace

std::vector<std::string> exploreJson(const ExploreRunOutcome& outcome) {
    const Exploration& exploration = outcome.exploration;
    std::vector<bool> front(exploration.pictures.size(), false);
    for (const ExplorePlace& place : outcome.findings.places)
        for (const size_t picture : place.pictures)
            front[picture] = place.onFront;
    std::vector<std::string> lines;
    for (size_t i = 0; i < exploration.pictures.size(); ++i) {
        const ExploreCell& cell = exploration.cells[static_cast<size_t>(exploration.pictures[i].cell)];
        Json json{{"file", outcome.files[i].string()},
                  {"label", cell.label},
                  {"row", cell.row},
                  {"column", cell.column},
                  {"seed", cell.settings.seed.value_or(0)},
                  {"scores", scoresOf(outcome, i)},
                  {"weighted", jsonOf(outcome.findings.totals[i])}};
        if (exploration.request.kind == ExploreKind::Pareto)
            json["front"] = static_cast<bool>(front[i]);
        lines.push_back(lineOf(json));
    }
    Json files = Json::array();
    for (size_t i = exploration.pictures.size(); i < outcome.files.size(); ++i)
        files.push_back(outcome.files[i].string());
    Json whole{{"exploration", toText(exploration.request.kind)},
               {"pictures", exploration.pictures.size()},
               {"drawn", outcome.drawn},
               {"files", files},
               {"expected_best", outcome.findings.expectedBest},
               {"likeness", jsonOf(outcome.findings.likeness)},
               {"warnings", exploreWarnings(outcome.findings)}};
    if (outcome.findings.hacking)
        whole["suggested_target"] = outcome.findings.hacking->suggested;
    lines.push_back(lineOf(whole));
    return lines;
}

std::vector<std::string> exploreWarnings(const Findings& findings) {
    std::vector<std::string> lines;
    if (findings.hacking)
        lines.push_back(fmt::format(
            "warning: {} gains {:.2f} while the others lose {:.2f} on average; a target of {:.3g} "
            "keeps them",
            findings.hacking->rises, findings.hacking->gain, findings.hacking->loss, findings.hacking->suggested));
    if (findings.alike)
        lines.emplace_back("warning: pictures of different seeds look alike; a lower target gives more variety");
    return lines;
}

std::string priceJson(const ExplorePrice& price) {
    return lineOf({{"pictures", price.pictures},
                   {"there", price.there},
                   {"draw_seconds", jsonOf(price.drawSeconds)},
                   {"score_seconds", jsonOf(price.scoreSeconds)},
                   {"scorers", price.scorers},
                   {"seed", price.seed}});
}

std::string priceText(const ExplorePrice& price) {
    std::string text = fmt::format("{} picture{}", price.pictures, price.pictures == 1 ? "" : "s");
    if (price.there > 0)
        text += fmt::format(", {} of them there", price.there);
    text += price.drawSeconds ? fmt::format("; about {} to draw", shortDuration(*price.drawSeconds))
                              : "; how long drawing takes was not measured on this machine yet";
    if (!price.scorers.empty())
        text += price.scoreSeconds ? fmt::format(", {} to score", shortDuration(*price.scoreSeconds))
                                   : ", scoring was not measured yet";
    return text;
}

} // namespace miro
