#include "library/journal_store.h"

#include "library/database.h"
#include "library/picture_store.h"
#include "library/search_text.h"

#include <fmt/format.h>
#include <unordered_set>

namespace miro {
namespace {

JournalEntry entryOf(const SqlRow& row) {
    return {row.integer(0), row.integer(1), row.text(2), row.text(3), row.text(4), row.text(5), row.integer(6) != 0};
}

// From the newest on; with words, as the index gives them.
std::string listSql(bool words, const char* columns, bool drawnOnly) {
    const char* drawn = drawnOnly ? " AND drawn = 1" : "";
    if (words)
        return fmt::format("SELECT {} FROM journal_words CROSS JOIN journal ON journal.id = journal_words.rowid WHERE "
                           "journal_words MATCH ? AND journal_words.rowid < ?{} ORDER BY journal_words.rowid DESC",
                           columns, drawn);
    return fmt::format("SELECT {} FROM journal WHERE id < ?{} ORDER BY id DESC", columns, drawn);
}

SqlValues listValues(const std::optional<std::string>& match, int64_t beforeId) {
    const int64_t before = beforeId > 0 ? beforeId : INT64_MAX;
    return match ? SqlValues{std::string_view(*match), before} : SqlValues{before};
}

} // namespace

Result<void> JournalStore::add(const JournalEntry& entry) {
    Transaction transaction(m_database);
    MIRO_CHECK_OK(transaction.begin());
    int64_t newest = 0;
    bool same = false;
    MIRO_CHECK_OK(m_database.run("SELECT id, prompt, settings, model FROM journal WHERE session = ? "
                                 "ORDER BY id DESC LIMIT 1",
                                 {std::string_view(entry.session)}, [&](const SqlRow& row) {
                                     newest = row.integer(0);
                                     same = row.view(1) == entry.prompt && row.view(2) == entry.settings &&
                                            row.view(3) == entry.model;
                                     return false;
                                 }));
    if (same) {
        if (entry.drawn)
            MIRO_CHECK_OK(m_database.run("UPDATE journal SET drawn = 1 WHERE id = ?", {newest}));
        return transaction.commit();
    }
    MIRO_CHECK_OK(m_database.run(
        "INSERT INTO journal (created, session, prompt, settings, model, drawn) VALUES (?, ?, ?, ?, ?, ?)",
        {entry.created > 0 ? entry.created : nowMilliseconds(), std::string_view(entry.session),
         std::string_view(entry.prompt), std::string_view(entry.settings), std::string_view(entry.model),
         int64_t{entry.drawn}}));
    const std::string words = searchText(entry.prompt);
    MIRO_CHECK_OK(m_database.run("INSERT INTO journal_words (rowid, words) VALUES (?, ?)",
                                 {m_database.lastId(), std::string_view(words)}));
    return transaction.commit();
}

Result<std::vector<JournalEntry>> JournalStore::list(int64_t limit, int64_t beforeId, const std::string& text) const {
    const auto match = matchExpression(text);
    std::vector<JournalEntry> entries;
    if (limit == 0)
        return entries;
    MIRO_CHECK_OK(
        m_database.run(listSql(match.has_value(), "id, created, session, prompt, settings, model, drawn", false),
                       listValues(match, beforeId), [&](const SqlRow& row) {
                           entries.push_back(entryOf(row));
                           return limit < 0 || static_cast<int64_t>(entries.size()) < limit;
                       }));
    return entries;
}

Result<std::vector<std::string>> JournalStore::prompts(int64_t limit, const std::string& text) const {
    const auto match = matchExpression(text);
    std::vector<std::string> list;
    std::unordered_set<std::string> seen;
    if (limit == 0)
        return list;
    MIRO_CHECK_OK(
        m_database.run(listSql(match.has_value(), "prompt", true), listValues(match, 0), [&](const SqlRow& row) {
            if (auto [prompt, isNew] = seen.insert(row.text(0)); isNew)
                list.push_back(*prompt);
            return limit < 0 || static_cast<int64_t>(list.size()) < limit;
        }));
    return list;
}

} // namespace miro
