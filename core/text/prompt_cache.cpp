#include "text/prompt_cache.h"

#include "tensor/torch_guard.h"

#include <ATen/ATen.h>

namespace miro {

PromptCache::PromptCache(size_t maxEntries, int64_t maxBytes) : m_maxEntries(maxEntries), m_maxBytes(maxBytes) {}

std::optional<TextCondition> PromptCache::find(const PromptKey& key) {
    std::lock_guard lock(m_mutex);
    auto found = m_entries.find(key);
    if (found == m_entries.end())
        return std::nullopt;
    m_recent.splice(m_recent.begin(), m_recent, found->second.place);
    return found->second.condition;
}

void PromptCache::insert(const PromptKey& key, const TextCondition& condition) {
    // A copy of its own: a row of a batch would keep the whole batch alive.
    TextCondition own{condition.tokens.to(at::kCPU, /*non_blocking=*/false, /*copy=*/true),
                      condition.mask.to(at::kCPU, /*non_blocking=*/false, /*copy=*/true)};
    auto bytes = static_cast<int64_t>(own.tokens.nbytes() + own.mask.nbytes() + key.prompt.size());
    std::lock_guard lock(m_mutex);
    remove(key);
    if (m_maxEntries == 0 || bytes > m_maxBytes)
        return;
    while (!m_recent.empty() && (m_entries.size() >= m_maxEntries || m_bytes + bytes > m_maxBytes))
        remove(PromptKey(m_recent.back()));
    m_recent.push_front(key);
    m_entries[key] = Entry{std::move(own), bytes, m_recent.begin()};
    m_bytes += bytes;
}

void PromptCache::remove(const PromptKey& key) {
    auto found = m_entries.find(key);
    if (found == m_entries.end())
        return;
    m_bytes -= found->second.bytes;
    m_recent.erase(found->second.place);
    m_entries.erase(found);
}

void PromptCache::clear() {
    std::lock_guard lock(m_mutex);
    m_entries.clear();
    m_recent.clear();
    m_bytes = 0;
}

size_t PromptCache::entries() const {
    std::lock_guard lock(m_mutex);
    return m_entries.size();
}

int64_t PromptCache::bytes() const {
    std::lock_guard lock(m_mutex);
    return m_bytes;
}

Result<TextCondition> encodePrompts(TextEncoder& encoder, PromptCache& cache, const std::vector<std::string>& prompts,
                                    int maxLength, std::stop_token stop) {
    if (prompts.empty())
        return usageError("there is no prompt to encode");
    const at::Device device = encoder.computePlan().device;
    return guardTorch("cannot encode the prompt", [&]() -> Result<TextCondition> {
        c10::InferenceMode inference;
        std::vector<TextCondition> parts;
        for (const std::string& prompt : prompts) {
            const PromptKey key{encoder.identity(), maxLength, prompt};
            std::optional<TextCondition> known = cache.find(key);
            if (!known) {
                MIRO_TRY(known, encoder.encode({prompt}, maxLength, stop));
                cache.insert(key, *known);
            }
            parts.push_back({known->tokens.to(device), known->mask.to(device)});
        }
        return joinConditions(parts);
    });
}

} // namespace miro
