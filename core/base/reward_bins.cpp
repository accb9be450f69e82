#include "base/reward_bins.h"

#include "base/files.h"
#include "base/json.h"
#include "base/scorers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr const char* kProvenance = "_provenance";
constexpr size_t kMaxEdges = 10'000;
constexpr size_t kMaxBinnedRewards = 1000;
constexpr JsonLimits kLimits{16u << 20, 8};

Error corrupt(const std::string& file, const std::string& reward, const char* what) {
    return {ErrorCode::Corrupt, fmt::format("{}: the bin edges of {} {}", oneLine(file), oneLine(reward, 80), what)};
}

// As numpy and torch interpolate between two neighbours.
double between(double low, double high, double weight) {
    return weight < 0.5 ? low + weight * (high - low) : high - (high - low) * (1 - weight);
}

// What may be known beside the edges; anything of another type counts as unknown.
void readProvenance(const Json& json, const std::string& reward, RewardBins& bins) {
    const auto all = json.find(kProvenance);
    if (all == json.end() || !all->is_object())
        return;
    const auto entry = all->find(reward);
    if (entry == all->end() || !entry->is_object())
        return;
    auto text = [&](const char* key) {
        const auto value = entry->find(key);
        return value != entry->end() && value->is_string() ? oneLine(value->get<std::string>(), 200) : std::string();
    };
    bins.scorer = text("scorer");
    bins.version = text("version");
    bins.checkpointSha256 = text("checkpoint_sha256");
    if (const auto value = entry->find("samples"); value != entry->end() && value->is_number_unsigned())
        bins.samples = static_cast<int64_t>(std::min<uint64_t>(value->get<uint64_t>(), INT64_MAX));
    if (const auto value = entry->find("estimated"); value != entry->end() && value->is_boolean())
        bins.estimated = value->get<bool>();
}

} // namespace

double RewardBins::quantileOf(double value) const {
    // Both sides as the published code holds them: a value that equals an edge lies below it.
    const auto single = static_cast<float>(value);
    const auto above = std::partition_point(edges.begin(), edges.end(),
                                            [single](double edge) { return static_cast<float>(edge) < single; });
    const auto bin = static_cast<int64_t>(above - edges.begin()) - 1;
    return std::clamp(static_cast<double>(bin) / (kRewardBins - 1), 0.0, 1.0);
}

Result<std::vector<double>> edgesFromSamples(std::vector<double> samples) {
    std::erase_if(samples, [](double sample) { return !std::isfinite(sample); });
    if (samples.empty())
        return usageError("there is no score to estimate bin edges from");
    std::sort(samples.begin(), samples.end());
    samples.erase(std::unique(samples.begin(), samples.end()), samples.end());
    std::vector<double> edges;
    for (int64_t i = 0; i <= kRewardBins; ++i) {
        const double position = static_cast<double>(i) / kRewardBins;
        if (static_cast<int64_t>(samples.size()) <= kRewardBins) {
            edges.push_back(position);
            continue;
        }
        const double rank = position * static_cast<double>(samples.size() - 1);
        const auto low = static_cast<size_t>(rank);
        const size_t high = std::min(low + 1, samples.size() - 1);
        edges.push_back(between(samples[low], samples[high], rank - static_cast<double>(low)));
    }
    // As the published code does: what lies outside [0, 1] then stands before the first or behind the last of these.
    edges.front() = 0;
    edges.back() = 1;
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

Result<RewardBinsByName> rewardBinsFromJson(std::string_view text, const std::string& name) {
    MIRO_TRY(const Json json, parseJson(text, oneLine(name), kLimits));
    if (!json.is_object() || json.size() > kMaxBinnedRewards)
        return Error{
            ErrorCode::Corrupt,
            fmt::format("{} holds no bin edges: it must be an object {{\"REWARD\": [EDGE, ...]}}", oneLine(name))};
    RewardBinsByName list;
    for (const auto& [reward, values] : json.items()) {
        if (reward == kProvenance)
            continue;
        if (!values.is_array() || values.size() < 2 || values.size() > kMaxEdges)
            return corrupt(name, reward, "must be a list of 2 to 10,000 numbers");
        RewardBins bins;
        for (const Json& value : values) {
            if (!value.is_number() || !std::isfinite(value.get<double>()))
                return corrupt(name, reward, "must be numbers");
            if (!bins.edges.empty() && value.get<double>() < bins.edges.back())
                return corrupt(name, reward, "must not fall from one to the next");
            bins.edges.push_back(value.get<double>());
        }
        readProvenance(json, reward, bins);
        list[reward] = std::move(bins);
    }
    return list;
}

Result<RewardBinsByName> readRewardBins(const std::filesystem::path& file) {
    MIRO_TRY(const std::string text, readFile(file, kLimits.maxBytes));
    return rewardBinsFromJson(text, file.string());
}

std::string rewardBinsToJson(const RewardBinsByName& list) {
    Json json = Json::object();
    for (const auto& [reward, bins] : list) {
        json[reward] = bins.edges;
        Json& provenance = json[kProvenance][reward];
        provenance["estimated"] = bins.estimated;
        if (!bins.scorer.empty())
            provenance["scorer"] = bins.scorer;
        if (!bins.version.empty())
            provenance["version"] = bins.version;
        if (!bins.checkpointSha256.empty())
            provenance["checkpoint_sha256"] = bins.checkpointSha256;
        if (bins.samples > 0)
            provenance["samples"] = bins.samples;
    }
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<void> writeRewardBins(const std::filesystem::path& file, const RewardBinsByName& bins) {
    std::error_code error;
    std::filesystem::create_directories(folderOf(file), error);
    if (error)
        return fileError("cannot create the folder", folderOf(file), error.value());
    return writeFileAtomically(file, rewardBinsToJson(bins));
}

std::filesystem::path calibrationFileOf(const ScorerInfo& scorer, const std::filesystem::path& folder) {
    return folder / fmt::format("{}-{}.json", scorer.key, scorer.version);
}

const RewardBins* binsOf(const RewardBinsByName& bins, const ScorerInfo& scorer) {
    for (const std::string& name : {scorer.target, scorer.key}) {
        const auto found = name.empty() ? bins.end() : bins.find(name);
        if (found != bins.end() && (found->second.scorer.empty() || found->second.scorer == scorer.key))
            return &found->second;
    }
    return nullptr;
}

} // namespace miro
