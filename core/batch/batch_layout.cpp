#include "batch/batch_layout.h"

#include "base/generation_json.h"
#include "batch/batch_names.h"
#include "batch/list_text.h"
#include "batch/sweep_grid.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using nlohmann::ordered_json;

constexpr size_t kMaxLabelBytes = 80;

std::string jsonText(const ordered_json& json, int indent = -1) {
    return json.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

// "cell-03-steps=20,guidance=7/", or nothing without axes.
std::string cellFolder(const BatchPicture& picture, int64_t cells) {
    if (picture.axes.empty())
        return {};
    std::string labels;
    for (const auto& [setting, value] : picture.axes)
        labels += fmt::format("{}{}={}", labels.empty() ? "" : ",", setting, value);
    const size_t digits = std::max<size_t>(2, fmt::format("{}", cells - 1).size());
    return safeComponent(fmt::format("cell-{:0{}}-{}", picture.cell, digits, safeNameValue(labels, kMaxLabelBytes))) +
           "/";
}

// The first picture of every cell of an entry.
std::vector<BatchPicture> cellPictures(const BatchPlan& plan, int64_t entry) {
    std::vector<BatchPicture> cells;
    const BatchPlan::Range range = plan.picturesOf(entry);
    for (int64_t index = range.first; index < range.end; index += range.copies)
        cells.push_back(plan.picture(index));
    return cells;
}

// The list's own line where it is JSON that says this prompt, else what is known of the entry.
std::string metadataLine(const BatchPlan& plan, const BatchPicture& picture) {
    const std::string& prompt = picture.settings.prompt;
    if (plan.request().format == ListFormat::Jsonl) {
        const std::string_view line = plan.source(picture.entry);
        ordered_json json = ordered_json::parse(line, nullptr, false);
        if (json.is_object() && json.contains("prompt")) {
            if (json["prompt"] == prompt)
                return std::string(line) + "\n";
            json["prompt"] = prompt; // expanded, or with other words by an axis
            return jsonText(json) + "\n";
        }
    }
    ordered_json json{{"prompt", prompt}};
    const bool lower = plan.request().layout == BatchLayout::Partiprompts;
    for (const auto& [name, value] : picture.fields)
        if (const std::string key = lower ? lowered(name) : name; !value.empty() && !json.contains(key))
            json[key] = value;
    return jsonText(json) + "\n";
}

ordered_json targetsJson(const RewardTargets& targets) {
    ordered_json json = ordered_json::object();
    for (const auto& [key, target] : targets)
        json[key] = target ? ordered_json(*target) : ordered_json(nullptr);
    return json;
}

// With the names that the published generator of GenEval's pictures gives them; the rest is under "settings".
std::string hparams(const BatchPicture& picture, int64_t copies) {
    const GenerationSettings& settings = picture.settings;
    ordered_json keys = ordered_json::array();
    for (const auto& [key, target] : settings.positive)
        keys.push_back(key);
    ordered_json all =
        ordered_json::parse(jsonFromSettings(settings).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    all.erase("prompt");
    const ordered_json json{
        {"checkpoint", picture.variant.empty() ? picture.model : picture.model + "|" + picture.variant},
        {"n_samples", copies},
        {"steps", settings.steps.value_or(0)},
        {"cfg", settings.guidance.value_or(0)},
        {"seed", settings.seed.value_or(0)},
        {"coherence_keys", keys},
        {"coherence_values", targetsJson(settings.positive)},
        {"uncoherence_values", targetsJson(settings.negative)},
        {"guidance_type", settings.guidanceType == GuidanceType::Linear ? "linear" : "constant"},
        {"settings", all}};
    return jsonText(json, 2) + "\n";
}

} // namespace

std::string layoutName(const BatchPicture& picture, const SweepGrid& grid) {
    return fmt::format("{}{:05}/samples/{:04}.png", cellFolder(picture, grid.cells()), picture.entry, picture.copy);
}

std::vector<NamedFile> layoutFiles(const BatchPlan& plan, int64_t entry) {
    std::vector<NamedFile> files;
    if (plan.request().layout == BatchLayout::Files)
        return files;
    for (const BatchPicture& cell : cellPictures(plan, entry))
        files.push_back({fmt::format("{}{:05}/metadata.jsonl", cellFolder(cell, plan.sweep().cells()), entry),
                         metadataLine(plan, cell)});
    return files;
}

std::vector<NamedFile> layoutSettings(const BatchPlan& plan) {
    std::vector<NamedFile> files;
    if (plan.request().layout == BatchLayout::Files)
        return files;
    const int64_t copies = plan.picturesOf(0).copies;
    for (const BatchPicture& cell : cellPictures(plan, 0))
        files.push_back({cellFolder(cell, plan.sweep().cells()) + "hparams.json", hparams(cell, copies)});
    return files;
}

} // namespace miro
