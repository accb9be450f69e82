// The journal of prompts and settings: kept when pictures are deleted. Lives in a Library and shares its thread rule
// and errors.
#pragma once

#include "base/result.h"
#include "library/job_record.h"

#include <string>
#include <vector>

namespace miro {

class Database;

class JournalStore {
public:
    explicit JournalStore(Database& database) : m_database(database) {}

    // An entry equal to the newest one of its session is not added again (drawn is joined by "or").
    Result<void> add(const JournalEntry& entry);
    // Newest first, those before `beforeId` (0: from the newest); text as in PictureFilter.
    Result<std::vector<JournalEntry>> list(int64_t limit, int64_t beforeId = 0, const std::string& text = {}) const;
    // Drawn prompts, newest first, each once.
    Result<std::vector<std::string>> prompts(int64_t limit, const std::string& text = {}) const;

private:
    Database& m_database;
};

} // namespace miro
