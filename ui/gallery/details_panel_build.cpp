// How the details panel is laid out, and its buttons.
#include "ui/gallery/details_panel.h"

#include "ui/gallery/comparison_panel.h"
#include "ui/gallery/flow_layout.h"
#include "ui/gallery/picture_preview.h"
#include "ui/gallery/scores_panel.h"
#include "ui/gallery/tags_editor.h"
#include "ui/widgets/icons.h"

#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace miro {

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
    m_comparison = new ComparisonPanel(m_library, m_thumbnails, m_content);
    column->addWidget(m_comparison);
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
    m_scores = new ScoresPanel(m_content);
    column->addWidget(m_scores);
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
    connect(m_comparison, &ComparisonPanel::goTo, this, &DetailsPanel::goTo);
    connect(m_scores, &ScoresPanel::scoreRequested, this, [this] { Q_EMIT actionRequested("scoreAction"); });
    connect(m_scores, &ScoresPanel::lowerRequested, this, [this](const std::string& reward, double target) {
        if (!m_sheet)
            return;
        GenerationSettings settings = m_sheet->settings.settings;
        settings.positive[reward] = target;
        Q_EMIT restoreTargets(settings, m_sheet->settings.model, m_sheet->settings.adapters);
    });
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
    using Restore =
        void (DetailsPanel::*)(const GenerationSettings&, const std::string&, const std::vector<PictureAdapter>&);
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
                Q_EMIT(this->*signal)(m_sheet->settings.settings, m_sheet->settings.model, m_sheet->settings.adapters);
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
        add("exploreButton", "explore", QT_TR_NOOP("Explore"), QT_TR_NOOP("See what the sliders do to this picture"),
            action("exploreAction"));
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

} // namespace miro
