#include "library/taste_store.h"

#include "library/clean_name.h"
#include "library/database.h"
#include "library/picture_store.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace miro {
namespace {

constexpr const char* kDeleteProfile = "delete-profile"; // of taste_changes.what: flips the profile, not its choices

constexpr const char* kChoiceColumns = "id, key, prompt, left_name, left_sha256, right_name, right_sha256, answer, "
                                       "kind, repeat_of, made, milliseconds";

TasteChoiceRecord choiceOf(const SqlRow& row) {
    return {row.integer(0),
            row.text(1),
            row.text(2),
            {row.text(3), row.text(4)},
            {row.text(5), row.text(6)},
            row.text(7),
            row.text(8),
            row.text(9),
            row.text(10),
            row.integer(11)};
}

Error noProfile(const std::string& name, const std::vector<TasteProfileRecord>& known) {
    std::vector<std::string> names;
    for (const TasteProfileRecord& each : known)
        names.push_back(each.name);
    return {ErrorCode::NotFound, names.empty()
                                     ? fmt::format("there is no taste profile '{}', nor any other", oneLine(name, 80))
                                     : fmt::format("there is no taste profile '{}'; there are {}", oneLine(name, 80),
                                                   oneLine(fmt::format("{}", fmt::join(names, ", ")), 300))};
}

Error noProfile(TasteProfileId profile) {
    return {ErrorCode::NotFound, fmt::format("taste profile {} is not in the library", profile)};
}

Error noChoice(const std::string& key) {
    return {ErrorCode::NotFound, fmt::format("choice '{}' is not in this profile", oneLine(key, 80))};
}

Error profileNameTaken(const std::string& name) {
    return usageError(fmt::format("there is already a taste profile named {}", oneLine(name)));
}

} // namespace

// ---- profiles

Result<std::vector<TasteProfileRecord>> TasteStore::profiles() const {
    std::vector<TasteProfileRecord> list;
    MIRO_CHECK_OK(m_database.run("SELECT id, name, created, (SELECT count(*) FROM taste_choices WHERE profile = "
                                 "taste_profiles.id AND alive = 1), prior, active FROM taste_profiles WHERE gone = 0 "
                                 "ORDER BY id",
                                 {}, [&](const SqlRow& row) {
                                     list.push_back({row.integer(0), row.text(1), row.integer(2), row.integer(3),
                                                     row.text(4), row.integer(5) != 0});
                                     return true;
                                 }));
    return list;
}

Result<TasteProfileRecord> TasteStore::profile(const std::string& name) const {
    MIRO_TRY(const auto known, profiles());
    MIRO_TRY(const auto id,
             m_database.integer("SELECT id FROM taste_profiles WHERE name = ? AND gone = 0", {std::string_view(name)}));
    for (const TasteProfileRecord& each : known)
        if (id && each.id == *id)
            return each;
    return noProfile(name, known);
}

Result<TasteProfileRecord> TasteStore::profile(TasteProfileId profile) const {
    MIRO_TRY(const auto known, profiles());
    for (const TasteProfileRecord& each : known)
        if (each.id == profile)
            return each;
    return noProfile(profile);
}

// In the caller's transaction: where none is active, the oldest is.
Result<void> TasteStore::chooseActive() {
    return m_database.run("UPDATE taste_profiles SET active = 1 WHERE id = (SELECT min(id) FROM taste_profiles WHERE "
                          "gone = 0) AND NOT EXISTS (SELECT 1 FROM taste_profiles WHERE gone = 0 AND active = 1)");
}

Result<TasteProfileId> TasteStore::createProfile(const std::string& name) {
    MIRO_TRY(const std::string clean, cleanName(name, "a taste profile"));
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    const auto made = m_database.run("INSERT INTO taste_profiles (name, created) VALUES (?, ?)",
                                     {std::string_view(clean), nowMilliseconds()});
    if (!made.ok())
        return m_database.lastWasConflict() ? profileNameTaken(clean) : made.error();
    const TasteProfileId id = m_database.lastId();
    MIRO_CHECK_OK(chooseActive());
    MIRO_CHECK_OK(transaction.commit());
    return id;
}

Result<void> TasteStore::renameProfile(TasteProfileId profile, const std::string& name) {
    MIRO_TRY(const std::string clean, cleanName(name, "a taste profile"));
    const auto renamed = m_database.run("UPDATE taste_profiles SET name = ? WHERE id = ? AND gone = 0",
                                        {std::string_view(clean), profile});
    if (!renamed.ok())
        return m_database.lastWasConflict() ? profileNameTaken(clean) : renamed.error();
    return m_database.changes() == 0 ? Result<void>(noProfile(profile)) : Result<void>();
}

Result<void> TasteStore::activateProfile(TasteProfileId profile) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    MIRO_CHECK_OK(m_database.run("UPDATE taste_profiles SET active = 1 WHERE id = ? AND gone = 0", {profile}));
    if (m_database.changes() == 0)
        return noProfile(profile);
    MIRO_CHECK_OK(m_database.run("UPDATE taste_profiles SET active = 0 WHERE id <> ?", {profile}));
    return transaction.commit();
}

Result<void> TasteStore::deleteProfile(TasteProfileId profile) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    MIRO_CHECK_OK(beginChange(profile, kDeleteProfile));
    MIRO_CHECK_OK(m_database.run("UPDATE taste_profiles SET gone = 1, active = 0 WHERE id = ?", {profile}));
    MIRO_CHECK_OK(chooseActive());
    return transaction.commit();
}

Result<void> TasteStore::forgetProfile(TasteProfileId profile) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    MIRO_TRY(const auto active, m_database.integer("SELECT active FROM taste_profiles WHERE id = ?", {profile}));
    if (!active)
        return noProfile(profile);
    if (*active != 0)
        MIRO_CHECK_OK(m_database.run("DELETE FROM scores WHERE scorer = ?", {std::string_view(kTasteScore)}));
    MIRO_CHECK_OK(m_database.run("DELETE FROM taste_profiles WHERE id = ?", {profile}));
    MIRO_CHECK_OK(chooseActive());
    return transaction.commit();
}

Result<void> TasteStore::setPrior(TasteProfileId profile, const std::string& prior) {
    return m_database.run("UPDATE taste_profiles SET prior = ? WHERE id = ?", {std::string_view(prior), profile});
}

// ---- choices

Result<std::vector<TasteChoiceRecord>> TasteStore::choices(TasteProfileId profile) const {
    std::vector<TasteChoiceRecord> list;
    MIRO_CHECK_OK(m_database.run(fmt::format("SELECT {} FROM taste_choices INDEXED BY taste_choices_in_order WHERE "
                                             "profile = ? AND alive = 1 ORDER BY place",
                                             kChoiceColumns),
                                 {profile}, [&](const SqlRow& row) {
                                     list.push_back(choiceOf(row));
                                     return true;
                                 }));
    return list;
}

// In the caller's transaction: an entry for what follows. What was undone in this profile can be redone no more.
Result<int64_t> TasteStore::beginChange(TasteProfileId profile, const std::string& what) {
    MIRO_TRY(const auto known, m_database.integer("SELECT 1 FROM taste_profiles WHERE id = ? AND gone = 0", {profile}));
    if (!known)
        return noProfile(profile);
    MIRO_CHECK_OK(m_database.run("DELETE FROM taste_changes WHERE profile = ? AND undone > 0", {profile}));
    MIRO_CHECK_OK(m_database.run("INSERT INTO taste_changes (profile, what, made) VALUES (?, ?, ?)",
                                 {profile, std::string_view(what), nowMilliseconds()}));
    return m_database.lastId();
}

Result<void> TasteStore::insert(TasteProfileId profile, int64_t change, const TasteChoiceRecord& choice,
                                int64_t place) {
    return m_database.run(
        "INSERT INTO taste_choices (profile, key, place, alive, added, prompt, left_name, left_sha256, right_name, "
        "right_sha256, answer, kind, repeat_of, made, milliseconds) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?)",
        {profile, std::string_view(choice.key), place, change, std::string_view(choice.prompt),
         std::string_view(choice.left.name), std::string_view(choice.left.sha256), std::string_view(choice.right.name),
         std::string_view(choice.right.sha256), std::string_view(choice.answer), std::string_view(choice.kind),
         std::string_view(choice.repeatOf), std::string_view(choice.made), choice.milliseconds});
}

Result<void> TasteStore::remove(TasteProfileId profile, int64_t change, const std::string& key) {
    MIRO_CHECK_OK(m_database.run("UPDATE taste_choices SET alive = 0, removed = ? WHERE profile = ? AND key = ? AND "
                                 "alive = 1",
                                 {change, profile, std::string_view(key)}));
    return m_database.changes() == 0 ? Result<void>(noChoice(key)) : Result<void>();
}

Result<int64_t> TasteStore::addChoices(TasteProfileId profile, const std::vector<TasteChoiceRecord>& choices,
                                       const std::string& what) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    MIRO_TRY(const int64_t change, beginChange(profile, what));
    MIRO_TRY(const auto last, m_database.integer("SELECT max(place) FROM taste_choices WHERE profile = ?", {profile}));
    int64_t place = last.value_or(0), added = 0;
    for (const TasteChoiceRecord& choice : choices) {
        MIRO_TRY(const auto known,
                 m_database.integer("SELECT 1 FROM taste_choices WHERE profile = ? AND key = ? AND alive = 1",
                                    {profile, std::string_view(choice.key)}));
        if (known)
            continue;
        MIRO_CHECK_OK(insert(profile, change, choice, ++place));
        ++added;
    }
    if (added == 0)
        return int64_t{0}; // nothing to undo: rolled back
    MIRO_CHECK_OK(transaction.commit());
    return added;
}

Result<void> TasteStore::changeAnswer(TasteProfileId profile, const std::string& key, const std::string& answer) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    std::optional<TasteChoiceRecord> choice;
    int64_t place = 0;
    MIRO_CHECK_OK(m_database.run(fmt::format("SELECT {}, place FROM taste_choices WHERE profile = ? AND key = ? AND "
                                             "alive = 1",
                                             kChoiceColumns),
                                 {profile, std::string_view(key)}, [&](const SqlRow& row) {
                                     choice = choiceOf(row);
                                     place = row.integer(12);
                                     return false;
                                 }));
    if (!choice)
        return noChoice(key);
    if (choice->answer == answer)
        return {};
    MIRO_TRY(const int64_t change, beginChange(profile, "change"));
    MIRO_CHECK_OK(remove(profile, change, key));
    choice->answer = answer;
    MIRO_CHECK_OK(insert(profile, change, *choice, place));
    return transaction.commit();
}

Result<void> TasteStore::deleteChoices(TasteProfileId profile, const std::vector<std::string>& keys) {
    if (keys.empty())
        return {};
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    MIRO_TRY(const int64_t change, beginChange(profile, "delete"));
    for (const std::string& key : keys)
        MIRO_CHECK_OK(remove(profile, change, key));
    return transaction.commit();
}

Result<int64_t> TasteStore::clear(TasteProfileId profile) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    MIRO_TRY(const int64_t change, beginChange(profile, "clear"));
    MIRO_CHECK_OK(m_database.run("UPDATE taste_choices SET alive = 0, removed = ? WHERE profile = ? AND alive = 1",
                                 {change, profile}));
    const int64_t cleared = m_database.changes();
    if (cleared == 0)
        return cleared;
    MIRO_CHECK_OK(transaction.commit());
    return cleared;
}

// ---- undo

// The newest that was not undone, or what was undone last.
Result<std::optional<TasteChangeRecord>> TasteStore::newestChange(std::optional<TasteProfileId> profile,
                                                                  bool undone) const {
    std::optional<TasteChangeRecord> found;
    MIRO_CHECK_OK(m_database.run(
        fmt::format("SELECT taste_changes.id, profile, name, what, made, (SELECT count(DISTINCT key) FROM "
                    "taste_choices WHERE added = taste_changes.id OR removed = taste_changes.id), (SELECT count(*) "
                    "FROM taste_choices WHERE taste_choices.profile = taste_changes.profile AND alive = 1) FROM "
                    "taste_changes JOIN taste_profiles ON taste_profiles.id = profile WHERE (?1 IS NULL OR profile = "
                    "?1) AND undone {} ORDER BY {} DESC LIMIT 1",
                    undone ? "> 0" : "= 0", undone ? "undone" : "taste_changes.id"),
        {orNull(profile)}, [&](const SqlRow& row) {
            found = TasteChangeRecord{row.integer(0), row.integer(1), row.text(2), row.text(3), 0, row.integer(4)};
            found->choices = row.integer(found->what == kDeleteProfile ? 6 : 5);
            return false;
        }));
    return found;
}

Result<std::optional<TasteChangeRecord>> TasteStore::step(std::optional<TasteProfileId> profile, bool back) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    MIRO_TRY(const auto change, newestChange(profile, !back));
    if (!change)
        return change;
    // What goes away first: one key is alive once.
    const char* goes = back ? "added" : "removed";
    const char* comes = back ? "removed" : "added";
    if (change->what == kDeleteProfile) {
        const auto flipped = m_database.run("UPDATE taste_profiles SET gone = ?, active = 0 WHERE id = ?",
                                            {int64_t{!back}, change->profile});
        if (!flipped.ok())
            return m_database.lastWasConflict()
                       ? usageError(fmt::format("the taste profile {} cannot come back: another one has its name now; "
                                                "rename that one first",
                                                oneLine(change->profileName)))
                       : flipped.error();
        MIRO_CHECK_OK(chooseActive());
    } else {
        MIRO_CHECK_OK(
            m_database.run(fmt::format("UPDATE taste_choices SET alive = 0 WHERE {} = ?", goes), {change->id}));
        MIRO_CHECK_OK(
            m_database.run(fmt::format("UPDATE taste_choices SET alive = 1 WHERE {} = ?", comes), {change->id}));
    }
    MIRO_CHECK_OK(m_database.run(back ? "UPDATE taste_changes SET undone = 1 + (SELECT max(undone) FROM "
                                        "taste_changes) WHERE id = ?"
                                      : "UPDATE taste_changes SET undone = 0 WHERE id = ?",
                                 {change->id}));
    MIRO_CHECK_OK(transaction.commit());
    return change;
}

Result<std::optional<TasteChangeRecord>> TasteStore::undoable(std::optional<TasteProfileId> profile) const {
    return newestChange(profile, false);
}

Result<std::optional<TasteChangeRecord>> TasteStore::redoable(std::optional<TasteProfileId> profile) const {
    return newestChange(profile, true);
}

Result<std::optional<TasteChangeRecord>> TasteStore::undo(std::optional<TasteProfileId> profile) {
    return step(profile, true);
}

Result<std::optional<TasteChangeRecord>> TasteStore::redo(std::optional<TasteProfileId> profile) {
    return step(profile, false);
}

} // namespace miro
