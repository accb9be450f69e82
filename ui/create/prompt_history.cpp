#include "ui/create/prompt_history.h"

namespace miro {
namespace {

constexpr int kMaxPrompts = 200;

} // namespace

void PromptHistory::setPrompts(const QStringList& newestFirst) {
    m_prompts = newestFirst.mid(0, kMaxPrompts);
    leave();
}

void PromptHistory::add(const QString& prompt) {
    if (prompt.trimmed().isEmpty())
        return;
    m_prompts.removeAll(prompt);
    m_prompts.prepend(prompt);
    if (m_prompts.size() > kMaxPrompts)
        m_prompts.removeLast();
    leave();
}

std::optional<QString> PromptHistory::older(const QString& standing) {
    if (m_place < 0)
        m_typed = standing;
    int next = m_place + 1;
    while (next < m_prompts.size() && m_prompts[next] == standing)
        ++next;
    if (next >= m_prompts.size())
        return {};
    m_place = next;
    return m_prompts[m_place];
}

std::optional<QString> PromptHistory::newer() {
    if (m_place < 0)
        return {};
    --m_place;
    return m_place < 0 ? m_typed : m_prompts[m_place];
}

} // namespace miro
