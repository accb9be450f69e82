#include "batch/explore_report.h"

#include "base/reward_keyframes.h"
#include "base/scorers.h"
#include "batch/html_text.h"
#include "batch/report_parts.h"
#include "image/image_file.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

std::string headline(const ExploreRequest& request) {
    auto named = [&](size_t i) {
        return i < request.rewards.size() ? nameOfReward(request.rewards[i], request.scorers) : std::string();
    };
    switch (request.kind) {
    case ExploreKind::Pareto:
        return fmt::format("{} against {}", named(0), named(1));
    case ExploreKind::Solo:
        return "Every reward alone, and all but one";
    case ExploreKind::Sweep:
        return fmt::format("Sweep of {}", named(0));
    case ExploreKind::Morph:
        return "From one setting to another";
    case ExploreKind::BestOf:
        return fmt::format("Best of {}", request.steps);
    case ExploreKind::Keyframes:
        return "Targets that change over the steps (experimental)";
    }
    return {};
}

std::string fact(const std::string& name, const std::string& value) {
    constexpr size_t kNarrow = 24; // longer ones take a row of their own
    return value.empty()
               ? std::string()
               : fmt::format("<div{}><dt>{}</dt><dd>{}</dd></div>", value.size() > kNarrow ? " class=\"wide\"" : "",
                             escapeHtml(name), escapeHtml(value));
}

std::string targetsText(const RewardTargets& targets, const RewardScorers& scorers) {
    std::string text;
    const bool alike = std::all_of(targets.begin(), targets.end(), [&](const auto& entry) {
        return entry.second && entry.second == targets.begin()->second;
    });
    if (targets.size() > 1 && alike)
        return fmt::format("all {:.3g}", *targets.begin()->second);
    for (const auto& [key, target] : targets)
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", nameOfReward(key, scorers),
                            target ? fmt::format("{:.3g}", *target) : "left out");
    return text;
}

std::string numberText(const auto& value) {
    return value ? fmt::format("{}", *value) : std::string();
}

std::string factsList(const Exploration& exploration, const Findings& findings) {
    const GenerationSettings& settings = exploration.request.settings;
    std::string scorersText;
    for (const ScoreColumn& column : findings.columns) {
        const ScorerInfo* scorer = scorers().find(column.scorer);
        scorersText += fmt::format("{}{} {}{}{}", scorersText.empty() ? "" : ", ", column.label, column.version,
                                   column.estimated ? " (bins estimated)" : "",
                                   scorer && scorer->experimental ? " (experimental)" : "");
    }
    std::string list = "<dl class=\"facts\">";
    list += fact("Model", exploration.model);
    list += fact("Pictures", fmt::format("{} of {}", exploration.pictures.size(), exploration.cells.size()));
    list += fact("First seed", numberText(settings.seed));
    list += fact("Steps", numberText(settings.steps));
    list += fact("Guidance", numberText(settings.guidance));
    list += fact("Negative prompt", settings.negativePrompt);
    list += fact("Targets", targetsText(settings.positive, exploration.request.scorers));
    list += fact("Negative targets", targetsText(settings.negative, exploration.request.scorers));
    list += fact("Scorers", scorersText.empty() ? "none" : scorersText);
    return list + "</dl>";
}

std::string bullet(const std::string& text) {
    return "<li>" + escapeHtml(text) + "</li>";
}

std::string foundList(const Exploration& exploration, const Findings& findings) {
    const ExploreRequest& request = exploration.request;
    std::string list;
    const auto front = std::count_if(findings.places.begin(), findings.places.end(),
                                     [](const ExplorePlace& place) { return place.onFront; });
    if (front > 0)
        list += bullet(fmt::format("{} of {} cells are on the front.", front, findings.places.size()));
    if (!findings.bestFirst.empty() && findings.totals[findings.bestFirst[0]]) {
        const size_t best = findings.bestFirst[0];
        const ExploreCell& cell = exploration.cells[static_cast<size_t>(exploration.pictures[best].cell)];
        const std::string seed = fmt::format("seed {}", cell.settings.seed.value_or(0));
        list += bullet(fmt::format("Best by weighted score, {:.3f}: {}{}.", *findings.totals[best],
                                   labelForPeople(request, cell.label), cell.label == seed ? "" : ", " + seed));
    }
    std::string missedText;
    for (size_t c = 0; c < findings.columns.size(); ++c) {
        const auto missed = std::count_if(findings.missed.begin(), findings.missed.end(), [&](const auto& columns) {
            return std::find(columns.begin(), columns.end(), c) != columns.end();
        });
        if (missed > 0)
            missedText += fmt::format("{}{} in {} of {}", missedText.empty() ? "" : ", ", findings.columns[c].label,
                                      missed, findings.missed.size());
    }
    if (!missedText.empty())
        list += bullet(fmt::format("Missed, by more than {} below what was asked: {}.", kMissedMargin, missedText));
    if (findings.likeness)
        list += bullet(fmt::format("Likeness of the seeds: {:.2f} (1: the same picture).", *findings.likeness));
    std::string html = list.empty() ? "" : "<ul class=\"found\">" + list + "</ul>";
    if (findings.hacking)
        html +=
            fmt::format("<p class=\"warn\">Warning: from {:.3g} up, {} gains {:.2f} while the others lose {:.2f} on "
                        "average ({}). A target of {:.3g} keeps them.</p>",
                        findings.hacking->suggested, escapeHtml(findings.hacking->rises), findings.hacking->gain,
                        findings.hacking->loss, escapeHtml(fmt::format("{}", fmt::join(findings.hacking->falls, ", "))),
                        findings.hacking->suggested);
    if (findings.alike)
        html += "<p class=\"warn\">Warning: pictures of different seeds look alike here. A lower target gives more "
                "variety.</p>";
    return html;
}

// Small pictures as they are, larger ones as JPEG.
Result<std::string> dataUri(const Image& image) {
    constexpr int kSmall = 128;
    const bool small = image.width <= kSmall && image.height <= kSmall;
    EncodeOptions options;
    options.jpegQuality = 88;
    MIRO_TRY(const std::string bytes, encodeImage(image, small ? ImageFormat::Png : ImageFormat::Jpeg, options));
    return fmt::format("data:image/{};base64,{}", small ? "png" : "jpeg", base64(bytes));
}

// Of a grid the two rewards that it is about: more would not be legible.
bool hasBar(const ExploreRequest& request, const ScoreColumn& column) {
    return request.kind != ExploreKind::Pareto || column.reward == request.rewards[0] ||
           column.reward == request.rewards[1];
}

std::string bars(const ExploreRequest& request, const Findings& findings, const std::vector<size_t>& pictures) {
    std::string html;
    for (const ScoreColumn& column : findings.columns) {
        if (!hasBar(request, column))
            continue;
        std::vector<double> values;
        std::string tip;
        for (const size_t picture : pictures) {
            if (column.values[picture])
                values.push_back(*column.values[picture]);
            tip += (tip.empty() ? "" : "; ") + scoreText(column, picture);
        }
        const double mean = values.empty() ? 0 : std::clamp(meanOf(values), 0.0, 1.0);
        html += fmt::format("<div class=\"score\" title=\"{}\"><span>{}</span><i><b style=\"width:{:.0f}%\"></b></i>"
                            "<span>{}</span></div>",
                            escapeHtml(column.label + ": " + tip), escapeHtml(column.label), 100 * mean,
                            values.empty() ? "-" : fmt::format("{:.2f}", mean));
    }
    return html;
}

// The pictures of one place, with the means of their scores.
Result<std::string> figure(const Exploration& exploration, const Findings& findings,
                           const std::vector<size_t>& pictures, const std::string& caption, bool front) {
    std::string images;
    for (const size_t i : pictures) {
        const ExploredPicture& picture = exploration.pictures[i];
        const ExploreCell& cell = exploration.cells[static_cast<size_t>(picture.cell)];
        const std::string name = labelForPeople(exploration.request, cell.label);
        MIRO_TRY(const std::string uri, dataUri(picture.image));
        images += fmt::format("<img alt=\"{}\" title=\"{}\" width=\"{}\" height=\"{}\" src=\"{}\">", escapeHtml(name),
                              escapeHtml(fmt::format("{}, seed {}{}{}", name, cell.settings.seed.value_or(0),
                                                     picture.file.empty() ? "" : ": ", picture.file)),
                              picture.image.width, picture.image.height, uri);
    }
    return fmt::format("<figure{}><div class=\"pictures{}\">{}</div><figcaption>{}{}{}</figcaption></figure>",
                       front ? " class=\"front\"" : "", pictures.size() > 1 ? " many" : "", images,
                       caption.empty() ? "" : "<b>" + escapeHtml(caption) + "</b>",
                       front ? " <span class=\"tag\">front</span>" : "", bars(exploration.request, findings, pictures));
}

Result<std::string> strip(const Exploration& exploration, const Findings& findings) {
    std::string html = "<div class=\"strip row-wide\">";
    if (exploration.request.kind == ExploreKind::BestOf) {
        for (size_t rank = 0; rank < findings.bestFirst.size(); ++rank) {
            const size_t picture = findings.bestFirst[rank];
            const ExploreCell& cell = exploration.cells[static_cast<size_t>(exploration.pictures[picture].cell)];
            const Measured& total = findings.totals[picture];
            MIRO_TRY(const std::string one,
                     figure(exploration, findings, {picture},
                            fmt::format("{}. {}{}", rank + 1, cell.label, total ? fmt::format(": {:.3f}", *total) : ""),
                            false));
            html += one;
        }
        return html + "</div>";
    }
    for (const ExplorePlace& place : findings.places) {
        MIRO_TRY(const std::string one, figure(exploration, findings, place.pictures,
                                               labelForPeople(exploration.request, place.label), place.onFront));
        html += one;
    }
    return html + "</div>";
}

// Rows from the highest target down, as on a chart.
Result<std::string> paretoGrid(const Exploration& exploration, const Findings& findings) {
    const ExploreRequest& request = exploration.request;
    const int64_t steps = request.steps;
    auto target = [&](int64_t i) {
        return fmt::format("{:.3g}", static_cast<double>(i) / static_cast<double>(steps - 1));
    };
    std::string html = "<div class=\"scroll\"><table class=\"grid\">";
    for (int64_t row = steps - 1; row >= 0; --row) {
        html += fmt::format("<tr><th class=\"row\" scope=\"row\">{} {}</th>",
                            escapeHtml(nameOfReward(request.rewards[1], request.scorers)), target(row));
        for (int64_t column = 0; column < steps; ++column) {
            html += "<td>";
            for (const ExplorePlace& place : findings.places)
                if (place.row == row && place.column == column) {
                    MIRO_TRY(const std::string one, figure(exploration, findings, place.pictures, "", place.onFront));
                    html += one;
                }
            html += "</td>";
        }
        html += "</tr>";
    }
    html += "<tr><th></th>";
    for (int64_t column = 0; column < steps; ++column)
        html += fmt::format("<th scope=\"col\">{} {}</th>",
                            escapeHtml(nameOfReward(request.rewards[0], request.scorers)), target(column));
    return html + "</tr></table></div>";
}

std::string allScores(const Exploration& exploration, const Findings& findings) {
    if (findings.columns.empty())
        return {};
    std::string html =
        "<section class=\"card\"><h2>All scores</h2><p class=\"how\">Quantiles with the raw values beside "
        "them. \"missed\": more than a quarter below what was asked. scores.csv holds every setting "
        "as well.</p><div class=\"scroll\"><table class=\"scores\"><thead><tr><th>Picture</th><th>Seed</th>";
    for (const ScoreColumn& column : findings.columns)
        html += fmt::format("<th>{}<br>{}</th>", escapeHtml(column.label), escapeHtml(column.scorer));
    html += "<th>Weighted</th></tr></thead><tbody>";
    for (size_t i = 0; i < exploration.pictures.size(); ++i) {
        const ExploreCell& cell = exploration.cells[static_cast<size_t>(exploration.pictures[i].cell)];
        html += fmt::format("<tr><td>{}</td><td>{}</td>", escapeHtml(labelForPeople(exploration.request, cell.label)),
                            cell.settings.seed.value_or(0));
        for (size_t c = 0; c < findings.columns.size(); ++c) {
            const auto& missed = findings.missed[i];
            const bool isMissed = std::find(missed.begin(), missed.end(), c) != missed.end();
            html += fmt::format("<td>{}{}</td>", escapeHtml(scoreText(findings.columns[c], i)),
                                isMissed ? " <span class=\"missed\">missed</span>" : "");
        }
        html += fmt::format("<td>{}</td></tr>", findings.totals[i] ? fmt::format("{:.3f}", *findings.totals[i]) : "-");
    }
    return html + "</tbody></table></div></section>";
}

} // namespace

Result<std::string> explorationReport(const Exploration& exploration, const Findings& findings,
                                      const ReportFacts& facts) {
    const std::string title = headline(exploration.request);
    std::string html = fmt::format(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"><title>{}</title><style>{}</style>"
        "</head><body><main><h1>{}</h1><p class=\"prompt\">{}</p>",
        escapeHtml(title), reportStyle(), escapeHtml(title), escapeHtml(exploration.request.settings.prompt));
    html += "<section class=\"card\">" + factsList(exploration, findings) + foundList(exploration, findings);
    for (const std::string& note : facts.notes)
        html += "<p class=\"how\">" + escapeHtml(note) + "</p>";
    html += "</section>" + reportCharts(exploration, findings);
    const bool grid = exploration.request.kind == ExploreKind::Pareto;
    MIRO_TRY(const std::string pictures, grid ? paretoGrid(exploration, findings) : strip(exploration, findings));
    html +=
        fmt::format("<section class=\"card\"><h2>Pictures</h2><p class=\"how\">{}</p>{}</section>",
                    grid ? "Bars are the scores that were measured, as quantiles. Front cells are outlined and say so."
                         : "Bars are the scores that were measured, as quantiles.",
                    pictures);
    html += allScores(exploration, findings);
    html += fmt::format("<footer>{}. Scores of different prompts do not compare; within a prompt their order does."
                        "</footer></main></body></html>\n",
                        escapeHtml(facts.program));
    return html;
}

} // namespace miro
