// An ordered list of named things (solvers, scorers, job kinds, model families). Each family fills one in a single
// visible function, one line an entry; nothing registers itself. Immutable after construction, so usable from any
// thread.
#pragma once

#include "base/result.h"

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

// Entry is a struct with a `std::string key` member.
template <typename Entry>
class Registry {
public:
    // A key that appears twice is a broken contract (std::logic_error).
    explicit Registry(std::vector<Entry> entries) : m_entries(std::move(entries)) {
        for (size_t i = 0; i < m_entries.size(); ++i)
            for (size_t j = 0; j < i; ++j)
                if (m_entries[i].key == m_entries[j].key)
                    throw std::logic_error("registry key appears twice: " + m_entries[i].key);
    }

    const std::vector<Entry>& entries() const { return m_entries; }

    const Entry* find(std::string_view key) const {
        for (const Entry& entry : m_entries)
            if (entry.key == key)
                return &entry;
        return nullptr;
    }

    // The keys in order, joined for a message: "a, b, c".
    std::string keyList() const {
        std::string list;
        for (const Entry& entry : m_entries)
            list += (list.empty() ? "" : ", ") + entry.key;
        return list;
    }

private:
    std::vector<Entry> m_entries;
};

} // namespace miro
