// The Create page: left the prompt, presets, reward sliders and Draw; in the middle the canvas; below the filmstrip.
// Owned by the window; GUI thread. Talks to the engine through AppContext only.
#pragma once

#include "base/generation_settings.h"
#include "library/picture_facts.h"
#include "library/picture_record.h"
#include "ui/bridge/app_context.h"
#include "ui/create/page_keys.h"
#include "ui/create/picture_bar.h"
#include "ui/create/settings_model.h"

#include <QTimer>
#include <QWidget>
#include <string>

class QStackedWidget;

namespace miro {

class AdvancedPanel;
class Canvas;
class CanvasDirector;
class DrawDesk;
class Filmstrip;
class JournalWriter;
class LeftColumn;
class ModelLink;
class NoteLine;
class PictureActions;
class PresetStore;
class RunTracker;
class ScoreWatch;
class TasteLink;
class TimeMachinePanel;

class CreatePage : public QWidget {
    Q_OBJECT

public:
    explicit CreatePage(const AppContext& context, QWidget* parent = nullptr);
    ~CreatePage() override;

    enum class Restore { Everything, Seed, Targets, Prompt };

    // Brings settings of a picture back; undoable. adapters: that drew it.
    void restore(const GenerationSettings& settings, const std::string& model, Restore what,
                 const std::vector<PictureAdapter>& adapters = {});
    void startFrom(const PictureRecord& picture);                     // "start from this picture" on
    void vary(const PictureRecord& picture);                          // near variations of it
    void showPicture(const PictureRecord& picture);                   // on the canvas, settings untouched
    void comparePictures(const std::vector<PictureRecord>& pictures); // two to four

    void drawNow();
    void drawFirstExample(); // first start

    const CreateSettings& settings() const { return m_model.get(); }
    // What a drawing is asked for; names "My taste" only where that draws.
    GenerationSettings drawnSettings() const;

Q_SIGNALS:
    void showInGallery(miro::PictureId id);
    // other: the second one when several are chosen.
    void exploreRequested(const miro::PictureRecord& picture, const std::optional<miro::PictureRecord>& other);
    void getModelsRequested(); // "where to get the full one"
    void getScorersRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeParts();
    void layOut();
    void connectDrawing();
    void connectPanels();
    void connectPictures();
    void connectScores();
    void setTexts();

    void showModel();
    void showSide(QWidget* panel); // null: closed
    void handleKey(PageKeys::Key key);
    void escape();
    void handleCommand(PictureCommand command);
    void restoreFrom(const PictureRecord& picture, Restore what);
    void bringBack(const CreateSettings& settings);
    QString bringTaste(CreateSettings& next, const RewardTargets& targets, const std::vector<PictureAdapter>& adapters);
    void offerFile(const QString& file);
    void startFromFile(const QString& file, std::optional<PictureId> parent);
    std::vector<PictureRecord> chosenPictures() const;
    void showChosen();
    void scoreInSight();
    void compare();
    void afterBin(const std::vector<PictureRecord>& pictures);
    void problem(const QString& text);
    void commitEditing();

    AppContext m_context;
    SettingsModel m_model;
    // Children, made in this order.
    PresetStore* m_presets = nullptr;
    TasteLink* m_taste = nullptr;
    LeftColumn* m_left = nullptr;
    QStackedWidget* m_side = nullptr;
    AdvancedPanel* m_advanced = nullptr;
    TimeMachinePanel* m_timeMachine = nullptr;
    QWidget* m_stage = nullptr; // holds the canvas, and the note line over it
    Canvas* m_canvas = nullptr;
    NoteLine* m_note = nullptr;
    Filmstrip* m_filmstrip = nullptr;
    PictureBar* m_bar = nullptr;
    CanvasDirector* m_director = nullptr;
    PictureActions* m_actions = nullptr;
    ModelLink* m_link = nullptr;
    RunTracker* m_runs = nullptr;
    JournalWriter* m_journal = nullptr;
    DrawDesk* m_desk = nullptr;
    ScoreWatch* m_scores = nullptr;
    PageKeys* m_keys = nullptr;
    QTimer m_estimate; // asked once for many changes
    bool m_exampleWaits = false;
};

} // namespace miro
