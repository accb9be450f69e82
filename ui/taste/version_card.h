// One version of what the model learned: how it stands, how it was proven, what it did to the other rewards, and what
// can be done with it. Owned by its part of the page; GUI thread.
#pragma once

#include "studio/taste_engine.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;

namespace miro {

class VersionCard : public QFrame {
    Q_OBJECT

public:
    explicit VersionCard(int64_t version, QWidget* parent = nullptr);

    int64_t version() const { return m_id; }
    void setVersion(const TasteVersion& version);

Q_SIGNALS:
    void proveRequested(qint64 version);
    void useRequested(qint64 version);
    void rollBackRequested(qint64 version);
    void deleteRequested(qint64 version);
    void exportRequested(qint64 version);

private:
    void setTexts();
    void showVersion();
    void showEffects();

    int64_t m_id = 0;
    TasteVersion m_version;
    QLabel* m_title = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_proof = nullptr;
    QLabel* m_details = nullptr;
    QLabel* m_effectsTitle = nullptr;
    QGridLayout* m_effects = nullptr;
    QLabel* m_harm = nullptr;
    QPushButton* m_prove = nullptr;
    QPushButton* m_use = nullptr;
    QPushButton* m_rollBack = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_delete = nullptr;
};

} // namespace miro
