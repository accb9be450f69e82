// All about the current picture: a large preview, prompt, settings, asked and measured scores, tags, where it came
// from, and what can be made of it. Read on the library's thread. Owned by the gallery page; GUI thread.
#pragma once

#include "ui/gallery/picture_sheet.h"

#include <QScrollArea>
#include <optional>

class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace miro {

class ComparisonPanel;
class LibraryThread;
class PicturePreview;
class ScoresPanel;
class TagsEditor;
class ThumbnailCache;

class DetailsPanel : public QScrollArea {
    Q_OBJECT

public:
    DetailsPanel(LibraryThread& library, ThumbnailCache& thumbnails, QWidget* parent = nullptr);

    // The one to show, of those that are chosen; 0: none.
    void show(PictureId id, const std::vector<PictureId>& chosen);
    void reload();
    void setKnownTags(const QStringList& tags);
    ScoresPanel& scores() { return *m_scores; }
    PictureId picture() const { return m_id; }
    const std::optional<PictureSheet>& sheet() const { return m_sheet; } // nothing while it is read

Q_SIGNALS:
    void restoreEverything(const miro::GenerationSettings& settings, const std::string& model,
                           const std::vector<miro::PictureAdapter>& adapters);
    void restoreSeed(const miro::GenerationSettings& settings, const std::string& model,
                     const std::vector<miro::PictureAdapter>& adapters);
    void restoreTargets(const miro::GenerationSettings& settings, const std::string& model,
                        const std::vector<miro::PictureAdapter>& adapters);
    void goTo(miro::PictureId id);
    void tagAdded(miro::PictureId id, const QString& tag);
    void tagRemoved(miro::PictureId id, const QString& tag);
    void actionRequested(const QString& name); // of a GalleryActions action
    void shown();                              // the sheet is here

private:
    void build();
    void buildButtons(QVBoxLayout* column, bool creative);
    QLabel* addHeading(QVBoxLayout* column, const char* text);
    QPlainTextEdit* addText(QVBoxLayout* column, const char* name);
    void retranslate();
    void read();
    void take(Result<PictureSheet> sheet);
    void readPreview();
    void readNeighbours();
    void fill();
    void fillFacts();
    void fillHistory();
    void setButtonsEnabled(bool enabled);

    LibraryThread& m_library;
    ThumbnailCache& m_thumbnails;
    PictureId m_id = 0;
    size_t m_chosen = 0;
    PictureId m_previewOf = 0; // whose pixels are shown
    bool m_reading = false;
    bool m_again = false;
    std::optional<PictureSheet> m_sheet;
    std::vector<std::pair<QLabel*, const char*>> m_headings;
    struct Button {
        QPushButton* button;
        const char* text;
        const char* help;
    };
    std::vector<Button> m_buttons;
    QWidget* m_content = nullptr;
    QLabel* m_title = nullptr;
    PicturePreview* m_preview = nullptr;
    QLabel* m_problem = nullptr;
    QPlainTextEdit* m_prompt = nullptr;
    QLabel* m_negativeHeading = nullptr;
    QPlainTextEdit* m_negative = nullptr;
    QLabel* m_barsHeading = nullptr;
    ScoresPanel* m_scores = nullptr;
    ComparisonPanel* m_comparison = nullptr;
    QGridLayout* m_facts = nullptr;
    TagsEditor* m_tags = nullptr;
    QLabel* m_historyHeading = nullptr;
    QWidget* m_history = nullptr;
};

} // namespace miro
