// Fine-tuning: what is asked of it and the versions that came of it. Owned by the page; GUI thread.
#pragma once

#include "studio/taste_engine.h"
#include "ui/bridge/app_context.h"

#include <QWidget>
#include <vector>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace miro {

class FinetunePanel;
class VersionCard;

class TeachPart : public QWidget {
    Q_OBJECT

public:
    explicit TeachPart(const AppContext& context, QWidget* parent = nullptr);

    FinetunePanel& panel() { return *m_panel; }
    const std::vector<VersionCard*>& cards() const { return m_cards; }

Q_SIGNALS:
    void proveRequested(qint64 version);

private:
    void setTexts();
    void showVersions();
    VersionCard* addCard(int64_t version);
    void askToDelete(qint64 version);
    void askToExport(qint64 version);
    const TasteVersion* find(qint64 version) const;

    AppContext m_context;
    FinetunePanel* m_panel = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_none = nullptr;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_list = nullptr;
    std::vector<VersionCard*> m_cards; // newest first
};

} // namespace miro
