#include "ui/gallery/details_panel.h"

#include "ui/bridge/library_thread.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/gallery/details_text.h"
#include "ui/gallery/flow_layout.h"
#include "ui/gallery/picture_preview.h"
#include "ui/gallery/tags_editor.h"
#include "ui/gallery/target_bars.h"
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

QLabel* DetailsPanel::addHeading(QVBoxLayout* column, const char* text) {
    auto* label = new QLabel(m_content);
    label->setProperty("muted", true);
    column->addWidget(label);
    m_headings.emplace_back(label, text);
    return label;
}

QPlainTextEdit* DetailsPanel::addText(QVBoxLayout* column, const char* name) {
    auto* edit = new QPlainTextEdit(m_content);
    edit->setObjectName(name);
    edit->setReadOnly(true);
    edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * 4 + 14);
    column->addWidget(edit);
    return edit;
}

void DetailsPanel::build() {
    m_content = new QWidget(this);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(10, 8, 10, 10);
    column->setSpacing(6);
    m_title = new QLabel(m_content);
    m_title->setObjectName("detailsTitle");
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    m_preview = new PicturePreview(m_content);
    column->addWidget(m_preview);
    m_problem = new QLabel(m_content);
    m_problem->setObjectName("detailsProblem");
    m_problem->setProperty("warning", true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    buildButtons(column, true);
    addHeading(column, QT_TR_NOOP("Prompt"));
    m_prompt = addText(column, "detailsPrompt");
    m_negativeHeading = addHeading(column, QT_TR_NOOP("Negative prompt"));
    m_negative = addText(column, "detailsNegative");
    m_barsHeading = addHeading(column, QT_TR_NOOP("Rewards"));
    m_bars = new TargetBars(m_content);
    column->addWidget(m_bars);
    addHeading(column, QT_TR_NOOP("Settings and file"));
    m_facts = new QGridLayout;
    m_facts->setColumnStretch(1, 1);
    m_facts->setVerticalSpacing(3);
    column->addLayout(m_facts);
    addHeading(column, QT_TR_NOOP("Tags"));
    m_tags = new TagsEditor(m_content);
    column->addWidget(m_tags);
    m_historyHeading = addHeading(column, QT_TR_NOOP("Made from"));
    m_history = new QWidget(m_content);
    m_history->setObjectName("detailsHistory");
    m_history->setLayout(new FlowLayout(4));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_history->setSizePolicy(policy);
    column->addWidget(m_history);
    buildButtons(column, false);
    column->addStretch(1);
    setWidget(m_content);
    connect(m_preview, &PicturePreview::activated, this, [this] { Q_EMIT actionRequested("openAction"); });
    connect(m_tags, &TagsEditor::added, this, [this](const QString& tag) { Q_EMIT tagAdded(m_id, tag); });
    connect(m_tags, &TagsEditor::removed, this, [this](const QString& tag) { Q_EMIT tagRemoved(m_id, tag); });
}

// creative: what can be drawn from the picture; else what can be done with its file.
void DetailsPanel::buildButtons(QVBoxLayout* column, bool creative) {
    auto* box = new QWidget(m_content);
    auto* flow = new FlowLayout(4, box);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    box->setSizePolicy(policy);
    column->addWidget(box);
    using Restore = void (DetailsPanel::*)(const GenerationSettings&, const std::string&);
    auto add = [this, box, flow](const char* name, const char* icon, const char* text, const char* help,
                                 std::function<void()> run) {
        auto* button = new QPushButton(themedIcon(icon), QString(), box);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, std::move(run));
        flow->addWidget(button);
        m_buttons.push_back({button, text, help});
    };
    auto restore = [this](Restore signal) {
        return [this, signal] {
            if (m_sheet)
                Q_EMIT(this->*signal)(m_sheet->settings.settings, m_sheet->settings.model);
        };
    };
    auto action = [this](const char* name) {
        return [this, name] {
            Q_EMIT actionRequested(QString::fromLatin1(name));
        };
    };
    if (creative) {
        add("restoreEverythingButton", "history", QT_TR_NOOP("Restore everything"),
            QT_TR_NOOP("Bring prompt, settings, seed and rewards of this picture back to the Create page"),
            restore(&DetailsPanel::restoreEverything));
        add("restoreSeedButton", "dice", QT_TR_NOOP("Only the seed"),
            QT_TR_NOOP("Bring only the seed of this picture back to the Create page"),
            restore(&DetailsPanel::restoreSeed));
        add("restoreTargetsButton", "taste", QT_TR_NOOP("Only the rewards"),
            QT_TR_NOOP("Bring only the reward sliders of this picture back to the Create page"),
            restore(&DetailsPanel::restoreTargets));
        add("varyButton", "vary", QT_TR_NOOP("Vary"), QT_TR_NOOP("Draw near variations of this picture"),
            action("varyAction"));
        add("startFromButton", "draw", QT_TR_NOOP("Start from it"),
            QT_TR_NOOP("Draw a new picture that begins from this one"), action("startFromAction"));
        add("compareButton", "compare", QT_TR_NOOP("Compare"),
            QT_TR_NOOP("Compare two to four chosen pictures on the canvas"), action("compareAction"));
        return;
    }
    add("copyButton", "copy", QT_TR_NOOP("Copy"), QT_TR_NOOP("Copy the picture with its metadata"),
        action("copyAction"));
    add("copyPlainButton", "copy", QT_TR_NOOP("Copy without metadata"),
        QT_TR_NOOP("Copy the picture without what made it"), action("copyPlainAction"));
    add("saveAsButton", "save", QT_TR_NOOP("Save as…"), QT_TR_NOOP("Save a copy with its metadata"),
        action("saveAsAction"));
    add("saveAsPlainButton", "save", QT_TR_NOOP("Save without metadata…"),
        QT_TR_NOOP("Save a copy without what made it"), action("saveAsPlainAction"));
    add("copyPromptButton", "copy", QT_TR_NOOP("Copy the prompt"), QT_TR_NOOP("Copy the text of the prompt"),
        action("copyPromptAction"));
    add("showInFolderButton", "folder", QT_TR_NOOP("Show in folder"), QT_TR_NOOP("Open the folder that holds the file"),
        action("showInFolderAction"));
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

void DetailsPanel::show(PictureId id, size_t chosen) {
    m_chosen = chosen;
    if (id == m_id) {
        fill();
        return;
    }
    m_id = id;
    m_sheet.reset();
    if (id) {
        // What is here already bridges the moment until the file is read.
        m_preview->setPicture(m_thumbnails.get(id));
        m_previewOf = 0;
        read();
    }
    fill();
}

void DetailsPanel::reload() {
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
    Q_EMIT shown();
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
        if (child != m_title)
            child->setVisible(m_id != 0);
    setButtonsEnabled(m_sheet.has_value());
    if (!m_sheet) {
        m_problem->hide();
        clear(m_facts);
        m_prompt->clear();
        m_negative->clear();
        m_tags->setTags({});
        for (QWidget* widget :
             {static_cast<QWidget*>(m_bars), static_cast<QWidget*>(m_barsHeading), static_cast<QWidget*>(m_negative),
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
    m_bars->setBars(targetBarsOf(sheet));
    m_barsHeading->setVisible(!m_bars->bars().empty());
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
            value->setReadOnly(true);
            value->setFrame(false);
            value->setCursorPosition(0);
            value->setAccessibleName(line.name);
            value->setToolTip(line.value);
            m_facts->addWidget(value, row++, 1);
            continue;
        }
        auto* value = new QLabel(line.value, m_content);
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
