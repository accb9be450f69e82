// The page My taste: choosing between pictures, what was learned from it, and teaching the model. Without an engine for
// it the page says so. Owned by the window; GUI thread.
#pragma once

#include "studio/taste_engine.h"
#include "ui/bridge/app_context.h"

#include <QWidget>

class QAction;
class QButtonGroup;
class QLabel;
class QStackedWidget;

namespace miro {

class ChoosePart;
class LearnedPart;
class NoteLine;
class ProfileBar;
class ProofPart;
class TeachPart;

class TastePage : public QWidget {
    Q_OBJECT

public:
    enum class Part { Choose, Learned, Teach, Proof };

    explicit TastePage(const AppContext& context, QWidget* parent = nullptr);
    ~TastePage() override;

    void showPart(Part part);
    Part part() const { return m_part; }
    ChoosePart& choose() { return *m_choose; }
    TeachPart& teach() { return *m_teach; }
    ProofPart& proof() { return *m_proof; }

Q_SIGNALS:
    void createRequested();
    void modelsRequested();
    void showInGallery(miro::PictureId picture);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* makeTabs();
    void connectParts();
    void setTexts();
    void showStatus();
    void undo();
    void redo();

    AppContext m_context;
    Part m_part = Part::Choose;
    bool m_opened = false;
    QLabel* m_unavailable = nullptr; // the only one without an engine
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    ProfileBar* m_profiles = nullptr;
    QButtonGroup* m_tabs = nullptr;
    QLabel* m_accuracy = nullptr;
    QStackedWidget* m_stack = nullptr;
    ChoosePart* m_choose = nullptr;
    LearnedPart* m_learned = nullptr;
    TeachPart* m_teach = nullptr;
    ProofPart* m_proof = nullptr;
    NoteLine* m_note = nullptr;
};

} // namespace miro
