// Explore, an action on a picture: asks what its sliders do by drawing, as durable jobs. Left the question and its
// price, in the middle the pictures, right what was measured. Nothing begins by itself. Owned by the window; GUI
// thread.
#pragma once

#include "ui/bridge/app_context.h"
#include "ui/explore/explore_history.h"
#include "ui/explore/explore_run.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace miro {

class ElidedLabel;
class ExploreGrid;
class ExplorePanel;
class ExploreSide;
class LargeView;
class NoteLine;
struct KnownGenerator;

class ExplorePage : public QWidget {
    Q_OBJECT

public:
    explicit ExplorePage(const AppContext& context, QWidget* parent = nullptr);
    ~ExplorePage() override;

    // other: a second one that was chosen with it, where a morph may go. createNow: what stands in the Create page.
    void explore(const PictureRecord& picture, const std::optional<PictureRecord>& other,
                 const GenerationSettings& createNow);

    const ExploreRun& run() const { return *m_run; }

Q_SIGNALS:
    void backRequested();
    void restoreEverything(const miro::GenerationSettings& settings, const std::string& model);
    void createRequested(); // to where settings were brought
    void showInGallery(miro::PictureId id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* buildMiddle();
    void connectPanel();
    void connectGrid();
    void connectSide();
    void addKeys();
    QAction* addKey(const char* name, const QList<QKeySequence>& keys, const char* text, std::function<void()> run);
    void setTexts();

    void take(ExploreSheet sheet);
    void findModel();
    void fillEnds();
    std::optional<ExploreJob> draftJob() const;
    void redraft();
    void showPrice();
    void startOrStop();
    void openEarlier(size_t index);
    void readEarlier();
    void showRun();
    void showDirections();
    void use(int cell, bool go);
    void showLarge(int cell);
    void closeLarge();
    void back();
    void keepBest();
    void save();
    void saveTo(const QString& folder);
    void problem(const QString& text);

    AppContext m_context;
    PictureRecord m_picture; // that Explore was asked of
    std::optional<PictureRecord> m_other;
    GenerationSettings m_createNow;
    std::optional<ExploreSheet> m_sheet; // nothing while it is read
    ExploreRun* m_run = nullptr;
    QToolButton* m_back = nullptr;
    ElidedLabel* m_title = nullptr;
    ExplorePanel* m_panel = nullptr;
    QLabel* m_directions = nullptr;
    QStackedWidget* m_middle = nullptr;
    ExploreGrid* m_grid = nullptr;
    LargeView* m_large = nullptr;
    QWidget* m_legend = nullptr;
    QLabel* m_legendMark = nullptr;
    QLabel* m_legendText = nullptr;
    ExploreSide* m_side = nullptr;
    NoteLine* m_note = nullptr;
    int m_largeCell = -1;
    QTimer m_soon; // several changes are one look at what was explored before
    struct Key {
        QAction* action;
        const char* text; // for the translator
    };
    std::vector<Key> m_keys;
};

} // namespace miro
