#include "ui/gallery/details_panel.h"

#include "ui/bridge/library_thread.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/gallery/comparison_panel.h"
#include "ui/gallery/details_text.h"
#include "ui/gallery/flow_layout.h"
#include "ui/gallery/picture_preview.h"
#include "ui/gallery/scores_panel.h"
#include "ui/gallery/tags_editor.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace miro {
namespace {

constexpr int kPreviewPixels = 768; // a large panel on a sharp screen
constexpr int kHistoryIcon = 56;

void clear(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be the one that was clicked
        }
        delete item;
    }
}

} // namespace

DetailsPanel::DetailsPanel(LibraryThread& library, ThumbnailCache& thumbnails, QWidget* parent)
    : QScrollArea(parent), m_library(library), m_thumbnails(thumbnails) {
    setObjectName("detailsPanel");
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setMinimumWidth(240);
    build();
    keepTranslated(this, [this] { retranslate(); });
    connect(&library, &LibraryThread::changed, this, &DetailsPanel::reload);
    connect(&thumbnails, &ThumbnailCache::ready, this, [this](PictureId id) {
        for (QToolButton* step : m_history->findChildren<QToolButton*>())
            if (step->property("picture").toLongLong() == id)
                step->setIcon(m_thumbnails.get(id));
    });
    fill();
}

void DetailsPanel::retranslate() {
    for (const auto& [label, text] : m_headings)
        label->setText(tr(text));
    for (const Button& entry : m_buttons) {
        entry.button->setText(tr(entry.text));
        entry.button->setAccessibleName(tr(entry.text));
        entry.button->setToolTip(tr(entry.help));
    }
    setAccessibleName(tr("Details"));
    m_preview->setAccessibleName(tr("Preview; Return opens it on the canvas"));
    m_prompt->setAccessibleName(tr("Prompt"));
    m_negative->setAccessibleName(tr("Negative prompt"));
    fill();
}

void DetailsPanel::show(PictureId id, const std::vector<PictureId>& chosen) {
    m_chosen = chosen.size();
    m_comparison->show(chosen);
    if (id == m_id) {
        fill();
        return;
    }
    m_id = id;
    m_sheet.reset();
    m_scores->setNeighbours({});
    if (id) {
        // What is here already bridges the moment until the file is read.
        m_preview->setPicture(m_thumbnails.get(id));
        m_previewOf = 0;
        read();
    }
    fill();
}

void DetailsPanel::reload() {
    m_comparison->reload();
    if (m_id)
        read();
}

void DetailsPanel::read() {
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_library.run(
        LibraryThread::Lane::Query, this, [id = m_id](Library& library) { return readPictureSheet(library, id); },
        [this, id = m_id](Result<PictureSheet> sheet) {
            m_reading = false;
            if (id == m_id)
                take(std::move(sheet));
            if (std::exchange(m_again, false) && m_id)
                read();
        });
}

void DetailsPanel::take(Result<PictureSheet> sheet) {
    if (!sheet.ok()) {
        m_sheet.reset();
        fill();
        m_problem->setText(QString::fromStdString(oneLine(sheet.message())));
        m_problem->show();
        return;
    }
    m_sheet = std::move(sheet).value();
    fill();
    if (m_previewOf != m_id || !m_sheet->fileThere || !m_preview->hasPicture())
        readPreview();
    if (!m_sheet->details.scores.empty())
        readNeighbours();
    Q_EMIT shown();
}

// After the pictures: it looks at many.
void DetailsPanel::readNeighbours() {
    m_library.run(
        LibraryThread::Lane::Picture, this, [id = m_id](Library& library) { return readScoreNeighbours(library, id); },
        [this, id = m_id](const Result<ScoreNeighbours>& neighbours) {
            if (id == m_id && neighbours.ok())
                m_scores->setNeighbours(*neighbours);
        });
}

void DetailsPanel::readPreview() {
    m_previewOf = m_id;
    m_library.run(
        LibraryThread::Lane::Picture, this,
        [file = m_sheet->file](Library&) {
            return readForScreen(file, {kPreviewPixels, kPreviewPixels});
        },
        [this, id = m_id](const Result<QImage>& image) {
            if (id != m_id)
                return;
            if (image.ok())
                m_preview->setPicture(QPixmap::fromImage(*image));
            else if (m_sheet && !m_sheet->fileThere)
                m_preview->setProblem(tr("The file of this picture is gone"));
            else
                m_preview->setProblem(QString::fromStdString(oneLine(image.message())));
        });
}

void DetailsPanel::fill() {
    m_content->setVisible(true);
    m_title->setText(!m_id          ? tr("Choose a picture to see how it was made")
                     : m_chosen > 1 ? tr("%n pictures chosen; this is one of them", nullptr, static_cast<int>(m_chosen))
                     : m_sheet      ? QString()
                                    : tr("Reading…"));
    m_title->setVisible(!m_title->text().isEmpty());
    for (QWidget* child : m_content->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
        if (child != m_title && child != m_comparison) // which knows by itself
            child->setVisible(m_id != 0);
    setButtonsEnabled(m_sheet.has_value());
    if (!m_sheet) {
        m_problem->hide();
        clear(m_facts);
        m_prompt->clear();
        m_negative->clear();
        m_tags->setTags({});
        for (QWidget* widget :
             {static_cast<QWidget*>(m_scores), static_cast<QWidget*>(m_barsHeading), static_cast<QWidget*>(m_negative),
              static_cast<QWidget*>(m_negativeHeading), m_history, static_cast<QWidget*>(m_historyHeading)})
            widget->hide();
        return;
    }
    const PictureSheet& sheet = *m_sheet;
    m_problem->setText(tr("This picture does not say how it was made"));
    m_problem->setVisible(!sheet.settingsKnown);
    auto setText = [](QPlainTextEdit* edit, const QString& text) {
        if (edit->toPlainText() != text) // a selection in it stays
            edit->setPlainText(text);
    };
    setText(m_prompt, boundedText(sheet.settings.settings.prompt));
    setText(m_negative, boundedText(sheet.settings.settings.negativePrompt));
    for (QWidget* widget : {static_cast<QWidget*>(m_negative), static_cast<QWidget*>(m_negativeHeading)})
        widget->setVisible(!sheet.settings.settings.negativePrompt.empty());
    m_scores->setSheet(sheet);
    QStringList tags;
    for (const std::string& tag : sheet.details.tags)
        tags << QString::fromStdString(tag);
    m_tags->setTags(tags);
    fillFacts();
    fillHistory();
}

void DetailsPanel::fillFacts() {
    clear(m_facts);
    FactLines lines = settingLines(*m_sheet);
    for (FactLine& line : fileLines(*m_sheet))
        lines.push_back(std::move(line));
    int row = 0;
    for (const FactLine& line : lines) {
        auto* name = new QLabel(line.name, m_content);
        name->setProperty("muted", true);
        m_facts->addWidget(name, row, 0, Qt::AlignTop | Qt::AlignLeading);
        if (line.path) {
            auto* value = new QLineEdit(line.value, m_content);
            value->setObjectName(QString("detailsFact%1").arg(row));
            value->setReadOnly(true);
            value->setFrame(false);
            value->setCursorPosition(0);
            value->setAccessibleName(line.name);
            value->setToolTip(line.value);
            m_facts->addWidget(value, row++, 1);
            continue;
        }
        auto* value = new QLabel(line.value, m_content);
        value->setObjectName(QString("detailsFact%1").arg(row));
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setAccessibleName(tr("%1: %2", "a setting and its value").arg(line.name, line.value));
        m_facts->addWidget(value, row++, 1);
    }
}

void DetailsPanel::fillHistory() {
    clear(m_history->layout());
    for (const PictureRecord& picture : m_sheet->history) {
        auto* step = new QToolButton(m_history);
        step->setObjectName("historyStep");
        step->setProperty("picture", QVariant::fromValue<qlonglong>(picture.id));
        step->setIconSize({kHistoryIcon, kHistoryIcon});
        step->setIcon(m_thumbnails.get(picture.id));
        step->setFocusPolicy(Qt::StrongFocus);
        const QString prompt = boundedText(picture.prompt, 120);
        step->setAccessibleName(tr("Go to the picture it was made from: %1").arg(prompt));
        step->setToolTip(prompt);
        connect(step, &QToolButton::clicked, this, [this, id = picture.id] { Q_EMIT goTo(id); });
        m_history->layout()->addWidget(step);
    }
    const bool any = !m_sheet->history.empty();
    m_history->setVisible(any);
    m_historyHeading->setVisible(any);
}

void DetailsPanel::setButtonsEnabled(bool enabled) {
    for (const Button& entry : m_buttons)
        entry.button->setEnabled(enabled);
    for (const Button& entry : m_buttons) {
        const QString name = entry.button->objectName();
        if (name == "compareButton")
            entry.button->setEnabled(m_chosen >= 2 && m_chosen <= 4);
        if (name == "restoreSeedButton")
            entry.button->setEnabled(enabled && m_sheet->settings.settings.seed.has_value());
        if (name == "restoreTargetsButton")
            entry.button->setEnabled(enabled && !m_sheet->settings.settings.positive.empty());
    }
}

void DetailsPanel::setKnownTags(const QStringList& tags) {
    m_tags->setKnownTags(tags);
}

} // namespace miro
