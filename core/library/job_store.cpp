#include "library/job_store.h"

#include "base/json.h"
#include "base/unique_id.h"
#include "library/database.h"
#include "library/picture_store.h"
#include "library/process_identity.h"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr const char* kColumns = "id, kind, title, payload, state, priority, position, attempts, message, created, "
                                 "started, finished, pictures_done, pictures_total";
// The same for lists of many jobs, which are asked for often: without payloads that are large.
constexpr const char* kListedColumns =
    "id, kind, title, CASE WHEN length(payload) <= 65536 THEN payload ELSE '' END, state, priority, position, "
    "attempts, message, created, started, finished, pictures_done, pictures_total";
constexpr const char* kWaitingOrder = " ORDER BY priority, position, id";
constexpr size_t kMaxImportedJobs = 10'000;
constexpr size_t kMaxQueueBytes = 64u << 20;
constexpr int kMaxTakes = 2; // the first one and one after a crash

constexpr std::array<std::pair<JobState, const char*>, 7> kStates = {{
    {JobState::Queued, "queued"},
    {JobState::Running, "running"},
    {JobState::Paused, "paused"},
    {JobState::Done, "done"},
    {JobState::Failed, "failed"},
    {JobState::Stopped, "stopped"},
    {JobState::Interrupted, "interrupted"},
}};

JobState stateOf(std::string_view text) {
    for (const auto& [state, name] : kStates)
        if (text == name)
            return state;
    return JobState::Interrupted; // of a newer version: it does not run here
}

bool isOver(JobState state) {
    return state == JobState::Done || state == JobState::Failed || state == JobState::Stopped ||
           state == JobState::Interrupted;
}

JobRecord jobOf(const SqlRow& row) {
    JobRecord job;
    job.id = row.text(0);
    job.kind = row.text(1);
    job.title = row.text(2);
    job.payload = row.text(3);
    job.state = stateOf(row.view(4));
    job.priority = static_cast<JobPriority>(std::clamp<int64_t>(row.integer(5), 0, 3));
    job.position = row.real(6);
    job.attempts = row.number(7);
    job.message = row.text(8);
    job.created = row.integer(9);
    job.started = row.integer(10);
    job.finished = row.integer(11);
    job.picturesDone = row.integer(12);
    job.picturesTotal = row.integer(13);
    return job;
}

Error noJob(const JobId& id) {
    return {ErrorCode::NotFound, fmt::format("job {} is not in the queue", oneLine(id, 80))};
}

// In the caller's transaction.
Result<void> insert(Database& database, const JobRecord& job) {
    MIRO_TRY(auto taken, database.integer("SELECT 1 FROM jobs WHERE id = ?", {std::string_view(job.id)}));
    if (job.id.empty() || taken)
        return usageError(fmt::format("job {} is already in the queue", oneLine(job.id, 80)));
    const std::string state = toText(job.state);
    return database.run("INSERT INTO jobs (id, kind, title, payload, state, priority, position, attempts, message, "
                        "created, pictures_done, pictures_total) VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce("
                        "max(position), 0) + 1 FROM jobs), ?, ?, ?, ?, ?)",
                        {std::string_view(job.id), std::string_view(job.kind), std::string_view(job.title),
                         std::string_view(job.payload), std::string_view(state), static_cast<int64_t>(job.priority),
                         int64_t{job.attempts}, std::string_view(job.message),
                         job.created > 0 ? job.created : nowMilliseconds(), job.picturesDone, job.picturesTotal});
}

Error badQueue(const std::string& key, const std::string& wanted) {
    return {ErrorCode::Corrupt, fmt::format("not a queue of Miro Studio: {} must be {}", key, wanted)};
}

Result<JobRecord> jobFromJson(const Json& json, size_t index) {
    const std::string where = fmt::format("jobs[{}]", index);
    if (!json.is_object())
        return badQueue(where, "an object");
    auto textAt = [&](const char* key, std::string& into) {
        auto found = json.find(key);
        if (found == json.end() || !found->is_string())
            return false;
        into = found->get<std::string>();
        return true;
    };
    JobRecord job;
    job.id = newUniqueId();
    if (!textAt("kind", job.kind) || job.kind.empty() || job.kind.size() > 100)
        return badQueue(where + ".kind", "a short text");
    if (!textAt("title", job.title))
        return badQueue(where + ".title", "a text");
    auto payload = json.find("payload");
    if (payload == json.end() || !payload->is_object())
        return badQueue(where + ".payload", "an object");
    job.payload = payload->dump(-1, ' ', false, Json::error_handler_t::replace);
    auto integerAt = [&](const char* key, int64_t otherwise, int64_t most) -> std::optional<int64_t> {
        auto found = json.find(key);
        if (found == json.end())
            return otherwise;
        if (!found->is_number_unsigned() || found->get<uint64_t>() > static_cast<uint64_t>(most))
            return std::nullopt;
        return found->get<int64_t>();
    };
    const auto priority = integerAt("priority", static_cast<int64_t>(JobPriority::Batch), 3);
    if (!priority)
        return badQueue(where + ".priority", "an integer from 0 to 3");
    job.priority = static_cast<JobPriority>(*priority);
    const auto pictures = integerAt("pictures", 0, 1'000'000'000);
    if (!pictures)
        return badQueue(where + ".pictures", "an integer of at least 0");
    job.picturesTotal = *pictures;
    return job;
}

} // namespace

std::string toText(JobState state) {
    for (const auto& [each, name] : kStates)
        if (each == state)
            return name;
    return "interrupted";
}

Result<std::vector<JobRecord>> JobStore::select(const std::string& condition, const std::vector<std::string>& texts,
                                                int64_t limit, bool whole) const {
    std::vector<JobRecord> list;
    SqlValues values(texts.begin(), texts.end());
    values.emplace_back(limit);
    MIRO_CHECK_OK(
        m_database.run(fmt::format("SELECT {} FROM jobs {} LIMIT ?", whole ? kColumns : kListedColumns, condition),
                       values, [&](const SqlRow& row) {
                           list.push_back(jobOf(row));
                           return true;
                       }));
    return list;
}

Result<void> JobStore::add(const JobRecord& job) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    MIRO_CHECK_OK(insert(m_database, job));
    return transaction.commit();
}

Result<std::optional<JobRecord>> JobStore::takeNext(bool interactiveOnly) {
    std::optional<JobRecord> job;
    const std::string owner = thisProcess();
    MIRO_CHECK_OK(m_database.run(
        fmt::format("UPDATE jobs SET state = 'running', attempts = attempts + 1, started = ?, finished = 0, "
                    "message = '', owner = ? WHERE id = (SELECT id FROM jobs WHERE state = 'queued' AND "
                    "priority <= ?{} LIMIT 1) RETURNING {}",
                    kWaitingOrder, kColumns),
        {nowMilliseconds(), std::string_view(owner), int64_t{interactiveOnly ? 0 : 3}}, [&](const SqlRow& row) {
            job = jobOf(row);
            return true; // to the end: RETURNING gives its rows before the change is committed
        }));
    return job;
}

Result<void> JobStore::setState(const JobId& id, JobState state, const std::string& message) {
    const std::string text = toText(state);
    const std::string owner = state == JobState::Running || state == JobState::Paused ? thisProcess() : std::string();
    const int64_t now = nowMilliseconds();
    MIRO_CHECK_OK(m_database.run(
        "UPDATE jobs SET state = ?1, message = ?2, owner = ?3, "
        "started = CASE WHEN ?1 = 'queued' THEN 0 WHEN ?1 = 'running' AND started = 0 THEN ?4 ELSE started END, "
        "finished = ?5 WHERE id = ?6",
        {std::string_view(text), std::string_view(message), textOrNull(owner), now, isOver(state) ? now : int64_t{0},
         std::string_view(id)}));
    return m_database.changes() == 0 ? Result<void>(noJob(id)) : Result<void>();
}

Result<void> JobStore::giveBack(const JobId& id) {
    MIRO_CHECK_OK(m_database.run("UPDATE jobs SET state = 'queued', attempts = max(attempts - 1, 0), started = 0, "
                                 "message = '', owner = NULL WHERE id = ? AND state IN ('running', 'paused')",
                                 {std::string_view(id)}));
    return m_database.changes() == 0 ? Result<void>(noJob(id)) : Result<void>();
}

Result<void> JobStore::setPictures(const JobId& id, int64_t done, int64_t total) {
    MIRO_CHECK_OK(m_database.run("UPDATE jobs SET pictures_done = ?, pictures_total = ? WHERE id = ?",
                                 {done, total, std::string_view(id)}));
    return m_database.changes() == 0 ? Result<void>(noJob(id)) : Result<void>();
}

Result<void> JobStore::setPayload(const JobId& id, const std::string& payload) {
    MIRO_CHECK_OK(
        m_database.run("UPDATE jobs SET payload = ? WHERE id = ?", {std::string_view(payload), std::string_view(id)}));
    return m_database.changes() == 0 ? Result<void>(noJob(id)) : Result<void>();
}

Result<std::vector<JobRecord>> JobStore::settleInterrupted() {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    std::vector<std::pair<std::string, int>> lost;
    MIRO_CHECK_OK(m_database.run("SELECT id, attempts, owner FROM jobs WHERE state IN ('running', 'paused') "
                                 "ORDER BY priority, position",
                                 {}, [&](const SqlRow& row) {
                                     if (!isAlive(row.text(2)))
                                         lost.emplace_back(row.text(0), row.number(1));
                                     return true;
                                 }));
    std::vector<JobRecord> changed;
    for (const auto& [id, attempts] : lost) {
        if (attempts < kMaxTakes)
            MIRO_CHECK_OK(setState(id, JobState::Queued, "the program ended while it ran; it is tried once more"));
        else
            MIRO_CHECK_OK(
                setState(id, JobState::Interrupted, "the program ended twice while it ran; repeat it to try again"));
        MIRO_TRY(auto job, find(id));
        if (job)
            changed.push_back(std::move(*job));
    }
    MIRO_CHECK_OK(transaction.commit());
    return changed;
}

Result<std::vector<JobRecord>> JobStore::list(int64_t finishedLimit) const {
    MIRO_TRY(auto jobs, select("WHERE state IN ('running', 'paused') ORDER BY started, id", {}));
    MIRO_TRY(auto waiting, select(fmt::format("WHERE state = 'queued'{}", kWaitingOrder), {}));
    MIRO_TRY(auto finished, select("WHERE finished > 0 ORDER BY finished DESC, id", {}, finishedLimit));
    jobs.insert(jobs.end(), waiting.begin(), waiting.end());
    jobs.insert(jobs.end(), finished.begin(), finished.end());
    return jobs;
}

Result<std::optional<JobRecord>> JobStore::find(const JobId& id) const {
    MIRO_TRY(auto jobs, select("WHERE id = ?", {id}, -1, true));
    return jobs.empty() ? std::optional<JobRecord>() : std::optional(std::move(jobs.front()));
}

Result<void> JobStore::move(const JobId& id, const JobId& before) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    MIRO_TRY(auto waiting, select(fmt::format("WHERE state = 'queued'{}", kWaitingOrder), {}));
    auto at = [&](const JobId& wanted) {
        return std::find_if(waiting.begin(), waiting.end(), [&](const JobRecord& job) { return job.id == wanted; });
    };
    auto moved = at(id);
    if (moved == waiting.end())
        return Error{ErrorCode::NotFound, fmt::format("job {} does not wait in the queue", oneLine(id, 80))};
    if (id == before)
        return {};
    JobRecord job = *moved;
    waiting.erase(moved);
    auto place = before.empty() ? waiting.end() : at(before);
    if (place == waiting.end() && !before.empty())
        return Error{ErrorCode::NotFound, fmt::format("job {} does not wait in the queue", oneLine(before, 80))};
    // Its neighbours' priorities leave room for its own, or it takes the nearest that fits.
    if (place != waiting.begin())
        job.priority = std::max(job.priority, std::prev(place)->priority);
    if (place != waiting.end())
        job.priority = std::min(job.priority, place->priority);
    waiting.insert(place, job);
    double position = 0;
    for (const JobRecord& each : waiting)
        MIRO_CHECK_OK(m_database.run("UPDATE jobs SET position = ?, priority = ? WHERE id = ?",
                                     {++position, static_cast<int64_t>(each.priority), std::string_view(each.id)}));
    return transaction.commit();
}

Result<void> JobStore::remove(const JobId& id) {
    MIRO_CHECK_OK(
        m_database.run("DELETE FROM jobs WHERE id = ? AND state NOT IN ('running', 'paused')", {std::string_view(id)}));
    if (m_database.changes() > 0)
        return {};
    MIRO_TRY(auto job, find(id));
    if (!job)
        return noJob(id);
    return usageError(fmt::format("job {} is running; stop it first", oneLine(id, 80)));
}

Result<int64_t> JobStore::clearFinished() {
    MIRO_CHECK_OK(m_database.run("DELETE FROM jobs WHERE finished > 0"));
    return m_database.changes();
}

Result<std::vector<int64_t>> JobStore::drawnIndices(const JobId& id) const {
    return m_database.integers("SELECT job_index FROM pictures WHERE job = ? AND state <> 0 ORDER BY job_index",
                               {std::string_view(id)});
}

Result<std::vector<JobStore::DrawnPicture>> JobStore::drawnPictures(const JobId& id) const {
    std::vector<DrawnPicture> pictures;
    MIRO_CHECK_OK(m_database.run("SELECT job_index, id FROM pictures WHERE job = ? AND state <> 0 ORDER BY job_index",
                                 {std::string_view(id)}, [&](const SqlRow& row) {
                                     pictures.push_back({row.integer(0), row.integer(1)});
                                     return true;
                                 }));
    return pictures;
}

Result<bool> JobStore::paused() const {
    MIRO_TRY(auto value, m_database.text("SELECT value FROM \"values\" WHERE key = 'queue'"));
    return value == "pause";
}

Result<void> JobStore::setPaused(bool paused) {
    return m_database.run("INSERT OR REPLACE INTO \"values\" (key, value) VALUES ('queue', ?)",
                          {std::string_view(paused ? "pause" : "run")});
}

Result<std::string> JobStore::exportWaiting() const {
    MIRO_TRY(auto waiting, select(fmt::format("WHERE state = 'queued'{}", kWaitingOrder), {}, -1, true));
    nlohmann::ordered_json json;
    json["miro_queue"] = 1;
    json["jobs"] = nlohmann::ordered_json::array();
    for (const JobRecord& job : waiting) {
        auto payload = nlohmann::ordered_json::parse(job.payload, nullptr, false);
        json["jobs"].push_back({{"kind", job.kind},
                                {"title", job.title},
                                {"priority", static_cast<int>(job.priority)},
                                {"pictures", job.picturesTotal},
                                {"payload", payload.is_object() ? payload : nlohmann::ordered_json::object()}});
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<int64_t> JobStore::importJobs(const std::string& json) {
    auto parsed = parseJson(json, "the queue", {kMaxQueueBytes, 64});
    if (!parsed.ok())
        return parsed.error();
    if (!parsed->is_object() || !parsed->contains("miro_queue"))
        return badQueue("miro_queue", "there");
    if ((*parsed)["miro_queue"] != 1)
        return Error{ErrorCode::Unsupported, "this queue was written by a newer version of Miro Studio; update it"};
    auto jobs = parsed->find("jobs");
    if (jobs == parsed->end() || !jobs->is_array() || jobs->size() > kMaxImportedJobs)
        return badQueue("jobs", fmt::format("a list of at most {}", kMaxImportedJobs));
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    for (size_t i = 0; i < jobs->size(); ++i) {
        MIRO_TRY(const JobRecord job, jobFromJson((*jobs)[i], i));
        MIRO_CHECK_OK(insert(m_database, job));
    }
    MIRO_CHECK_OK(transaction.commit());
    return static_cast<int64_t>(jobs->size());
}

} // namespace miro
