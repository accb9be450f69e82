// The proof of a version: blind duels between pictures drawn with it and without, at most twenty, and the verdict.
// Owned by the page; GUI thread.
#pragma once

#include "studio/taste_engine.h"
#include "ui/bridge/app_context.h"

#include <QWidget>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace miro {

class DuelView;

class ProofPart : public QWidget {
    Q_OBJECT

public:
    enum class State { Waiting, Duel, Over };

    explicit ProofPart(const AppContext& context, QWidget* parent = nullptr);
    ~ProofPart() override;

    void prove(int64_t version); // asks the engine
    State state() const { return m_state; }
    int64_t version() const { return m_version; }
    DuelView& view() { return *m_view; }

Q_SIGNALS:
    void closed();

private:
    void takeQuestion(qint64 version, const TasteDuel& duel, int question, int most);
    void takeProof(qint64 version, const TasteProof& proof);
    void answer(TasteAnswer answer);
    void setState(State state);
    void setTexts();
    void refresh();

    AppContext m_context;
    State m_state = State::Waiting;
    int64_t m_version = 0;
    int m_question = 0;
    int m_most = 0;
    std::optional<TasteProof> m_proof;
    QLabel* m_count = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_back = nullptr;
    QStackedWidget* m_stack = nullptr;
    DuelView* m_view = nullptr;
    QLabel* m_waiting = nullptr;
    QLabel* m_verdict = nullptr;
    QLabel* m_details = nullptr;
    QPushButton* m_use = nullptr;
    QPushButton* m_versions = nullptr;
};

} // namespace miro
