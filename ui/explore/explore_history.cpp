#include "ui/explore/explore_history.h"

#include "base/json.h"

#include <algorithm>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr int64_t kJobsLookedAt = 2000;
constexpr size_t kMostEarlier = 30;
constexpr int64_t kOthers = 12;

std::string textOf(const Json& json, const char* key) {
    auto member = json.find(key);
    return member != json.end() && member->is_string() ? member->get<std::string>() : std::string();
}

Result<void> addOthers(Library& library, PictureId id, PictureId other, ExploreSheet& sheet) {
    MIRO_TRY(std::vector<PictureId> ids, library.find(PictureQuery(), kOthers + 1));
    if (other)
        ids.insert(ids.begin(), other);
    std::erase(ids, id);
    MIRO_TRY(const std::vector<PictureRecord> records, library.records(ids));
    for (const PictureRecord& record : records) {
        const bool there = std::any_of(sheet.others.begin(), sheet.others.end(),
                                       [&](const OtherPicture& known) { return known.picture.id == record.id; });
        if (auto settings = library.settingsOf(record.id); settings.ok() && !there)
            sheet.others.push_back({record, std::move(settings).value()});
    }
    return {};
}

} // namespace

Result<ExploreJob> explorationOf(const JobRecord& row) {
    MIRO_TRY(const Json json, parseJson(row.payload, "the exploration"));
    ExploreJob job;
    job.id = row.id;
    auto plan = json.is_object() ? json.find("plan") : json.end();
    if (plan == json.end())
        return Error{ErrorCode::Corrupt, "the exploration: 'plan' is missing"};
    MIRO_TRY(job.plan, exploreFromJson(*plan));
    job.model = textOf(json, "model");
    job.variant = textOf(json, "variant");
    if (auto parent = json.find("parent"); parent != json.end() && parent->is_number_integer())
        job.parent = parent->get<PictureId>();
    return job;
}

Result<std::vector<EarlierExploration>> explorationsOf(Library& library, const PictureDetails& details) {
    MIRO_TRY(std::vector<JobRecord> rows, library.jobs().list(kJobsLookedAt));
    std::vector<EarlierExploration> earlier;
    for (JobRecord& row : rows) {
        if (row.kind != kExploreKind)
            continue;
        auto job = explorationOf(row);
        if (!job.ok())
            continue; // of a newer version
        const bool same = job->parent == details.picture.id || row.id == details.jobId ||
                          (!details.picture.prompt.empty() && job->plan.settings.prompt == details.picture.prompt);
        if (same)
            earlier.push_back({std::move(row), std::move(job).value()});
    }
    std::stable_sort(earlier.begin(), earlier.end(), [](const EarlierExploration& a, const EarlierExploration& b) {
        return a.row.created > b.row.created;
    });
    if (earlier.size() > kMostEarlier)
        earlier.resize(kMostEarlier);
    return earlier;
}

Result<ExploreSheet> readExploreSheet(Library& library, PictureId id, PictureId other) {
    ExploreSheet sheet;
    MIRO_TRY(sheet.details, library.details(id));
    auto settings = library.settingsOf(id);
    sheet.settingsKnown = settings.ok();
    if (settings.ok())
        sheet.settings = std::move(settings).value();
    sheet.details.metadata.clear(); // it may be megabytes
    GenerationSettings& known = sheet.settings.settings;
    if (known.prompt.empty())
        known.prompt = sheet.details.picture.prompt;
    if (!known.seed && sheet.details.picture.hasSeed)
        known.seed = sheet.details.picture.seed;
    if (sheet.settings.model.empty())
        sheet.settings.model = sheet.details.picture.model;
    MIRO_CHECK_OK(addOthers(library, id, other, sheet));
    MIRO_TRY(sheet.earlier, explorationsOf(library, sheet.details));
    return sheet;
}

} // namespace miro
