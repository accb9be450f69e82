// Encoded prompts that were asked for lately, so that changing a slider does not wake the text encoder.
#pragma once

#include "text/text_encoder.h"

#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace miro {

struct PromptKey {
    std::string encoder; // TextEncoder::identity()
    int maxLength = 0;
    std::string prompt;
    auto operator<=>(const PromptKey&) const = default;
};

// Keeps the most recently used prompts in host memory, within both bounds. Thread-safe.
class PromptCache {
public:
    static constexpr size_t kUsualEntries = 256;
    static constexpr int64_t kUsualBytes = int64_t{64} << 20;

    explicit PromptCache(size_t maxEntries = kUsualEntries, int64_t maxBytes = kUsualBytes);

    // One prompt's condition (1, T, D), on the CPU.
    std::optional<TextCondition> find(const PromptKey& key);

    // Copies to the CPU. What is larger than the whole cache is not kept.
    void insert(const PromptKey& key, const TextCondition& condition);

    void clear();
    size_t entries() const;
    int64_t bytes() const;

private:
    struct Entry {
        TextCondition condition;
        int64_t bytes = 0;
        std::list<PromptKey>::iterator place; // in m_recent
    };
    void remove(const PromptKey& key); // m_mutex is held

    const size_t m_maxEntries;
    const int64_t m_maxBytes;
    mutable std::mutex m_mutex;
    std::map<PromptKey, Entry> m_entries;
    std::list<PromptKey> m_recent; // the last used first
    int64_t m_bytes = 0;
};

// TextEncoder::encode() that asks the cache first: the network is touched only for prompts that are not there.
Result<TextCondition> encodePrompts(TextEncoder& encoder, PromptCache& cache, const std::vector<std::string>& prompts,
                                    int maxLength, std::stop_token stop = {});

} // namespace miro
