// The prompts that were drawn before, newest first, walked with Alt+Up and Alt+Down; what was being typed comes back
// at the end of the walk. Plain value; GUI thread.
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

namespace miro {

class PromptHistory {
public:
    void setPrompts(const QStringList& newestFirst);
    void add(const QString& prompt); // drawn just now
    const QStringList& prompts() const { return m_prompts; }

    // The next older or newer one than what stands in the box; nothing at the end.
    std::optional<QString> older(const QString& standing);
    std::optional<QString> newer();
    void leave() { m_place = -1; } // typed in: the walk is over

private:
    QStringList m_prompts;
    int m_place = -1; // -1: not walking
    QString m_typed;
};

} // namespace miro
