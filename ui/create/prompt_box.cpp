#include "ui/create/prompt_box.h"

#include "ui/create/prompt_edit.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/menu_button.h"

#include <QBoxLayout>
#include <QFile>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

static void initialiseCreateResources() {
    Q_INIT_RESOURCE(create);
}

namespace miro {
namespace {

constexpr int kHistoryInMenu = 20;
constexpr int kMenuWidth = 420;
constexpr size_t kMostDraws = 1000; // bytes of what a model says it draws

QStringList linesOf(const QString& resource) {
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
}

QStringList examplesFor(const GeneratorInfo* info) {
    initialiseCreateResources();
    QStringList examples;
    if (info && info->pack)
        examples = linesOf(QString(":/prompts/%1.txt").arg(QString::fromStdString(info->pack->name)));
    return examples.isEmpty() ? linesOf(":/prompts/any.txt") : examples;
}

QToolButton* makeButton(const char* name, const char* icon, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(themedIcon(icon));
    button->setIconSize({16, 16});
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

PromptBox::PromptBox(SettingsModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_examples(examplesFor(nullptr)), m_examplesMenu(this), m_historyMenu(this) {
    setObjectName("promptBox");
    m_edit = new PromptEdit(this);
    m_edit->setObjectName("prompt");
    makeButtons();
    m_unknown = new ElidedLabel(this);
    m_unknown->setObjectName("unknownWords");
    m_unknown->setProperty("muted", true);
    m_unknown->hide();
    m_modelLine = new QWidget(this);
    m_modelText = new QLabel(m_modelLine);
    m_modelText->setObjectName("modelLine");
    m_modelText->setTextFormat(Qt::PlainText);
    m_modelText->setWordWrap(true);
    m_modelText->setProperty("muted", true);
    m_getModels = new QPushButton(m_modelLine);
    m_getModels->setObjectName("getModels");
    m_getModels->setProperty("link", true);
    m_getModels->setFocusPolicy(Qt::TabFocus);
    m_getModels->setCursor(Qt::PointingHandCursor);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    buttons->addWidget(m_examplesButton);
    buttons->addWidget(m_historyButton);
    buttons->addStretch(1);
    buttons->addWidget(m_undo);
    buttons->addWidget(m_redo);
    auto* line = new QVBoxLayout(m_modelLine);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(m_modelText);
    line->addWidget(m_getModels, 0, Qt::AlignLeading);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_edit);
    column->addLayout(buttons);
    column->addWidget(m_unknown);
    column->addWidget(m_modelLine);

    connect(m_edit, &PromptEdit::edited, this, [this] {
        m_history.leave();
        m_model.changeText(
            tr("typing"), [this](CreateSettings& s) { s.generation.prompt = m_edit->toPlainText().toStdString(); },
            "prompt");
    });
    connect(m_edit, &PromptEdit::pasted, this, [this] { m_model.endGesture(); });
    connect(m_edit, &PromptEdit::olderAsked, this, [this] {
        if (auto prompt = m_history.older(m_edit->toPlainText()))
            replacePrompt(*prompt);
    });
    connect(m_edit, &PromptEdit::newerAsked, this, [this] {
        if (auto prompt = m_history.newer())
            replacePrompt(*prompt);
    });
    connect(m_edit, &PromptEdit::refused, this, [this](qsizetype length) {
        Q_EMIT noted(
            tr("That text of %1 letters is too long for a prompt; at most %2 fit. Nothing was changed.")
                .arg(QLocale().toString(static_cast<qlonglong>(length)), QLocale().toString(kMaxPromptLength)));
    });
    connect(m_getModels, &QPushButton::clicked, this, &PromptBox::getModelsAsked);
    connect(&m_model, &SettingsModel::changed, this, &PromptBox::showSettings);
    keepTranslated(this, [this] { setTexts(); });
    setModelInfo(nullptr);
}

void PromptBox::makeButtons() {
    m_examplesButton = makeButton("examplesButton", "draw", this);
    m_examplesButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_historyButton = makeButton("historyButton", "history", this);
    m_historyButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_undo = makeButton("undo", "undo", this);
    m_redo = makeButton("redo", "redo", this);
    m_examplesMenu.setObjectName("examplesMenu");
    m_historyMenu.setObjectName("historyMenu");
    openMenuFrom(m_examplesButton, &m_examplesMenu);
    openMenuFrom(m_historyButton, &m_historyMenu);
    connect(&m_examplesMenu, &QMenu::aboutToShow, this, &PromptBox::fillExamples);
    connect(&m_historyMenu, &QMenu::aboutToShow, this, &PromptBox::fillHistory);

    QUndoStack& stack = m_model.undoStack();
    m_undo->setEnabled(false);
    m_redo->setEnabled(false);
    connect(m_undo, &QToolButton::clicked, &stack, &QUndoStack::undo);
    connect(m_redo, &QToolButton::clicked, &stack, &QUndoStack::redo);
    connect(&stack, &QUndoStack::canUndoChanged, m_undo, &QWidget::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, m_redo, &QWidget::setEnabled);
}

void PromptBox::setTexts() {
    m_edit->setAccessibleName(tr("Prompt: what to draw"));
    m_edit->setToolTip(tr("What to draw. Alt+Up and Alt+Down bring earlier prompts."));
    m_examplesButton->setText(tr("Examples"));
    m_examplesButton->setToolTip(tr("Prompts to try"));
    m_historyButton->setText(tr("History"));
    m_historyButton->setToolTip(tr("Prompts drawn before, and the time machine"));
    m_undo->setToolTip(tr("Undo the last change of any setting (Ctrl+Z)"));
    m_undo->setAccessibleName(tr("Undo"));
    m_redo->setToolTip(tr("Redo (Ctrl+Shift+Z)"));
    m_redo->setAccessibleName(tr("Redo"));
    m_getModels->setText(tr("Get the full model"));
    m_shownPrompt.clear();
    showModelLine();
    showSettings();
}

void PromptBox::setModelInfo(const GeneratorInfo* info) {
    m_info = info ? std::optional(*info) : std::nullopt;
    m_examples = examplesFor(info);
    m_shownPrompt.clear();
    showModelLine();
    showSettings();
}

void PromptBox::showModelLine() {
    if (!m_examples.isEmpty())
        m_edit->setPlaceholderText(tr("What to draw, for example: %1").arg(m_examples.front()));
    const bool small = m_info && m_info->pack && !m_info->pack->draws.empty();
    m_modelLine->setVisible(small);
    if (!small)
        return;
    const QString draws = QString::fromStdString(oneLine(m_info->pack->draws, kMostDraws));
    const bool starter = m_info->pack->name == "starter";
    m_modelText->setText(starter ? tr("The small starter model draws animals, food, plants, clothes, vehicles and "
                                      "everyday things: one to four of them.")
                                 : tr("This model draws %1").arg(draws));
    m_modelText->setToolTip(QStringLiteral("<p>%1</p>").arg(draws.toHtmlEscaped())); // as a paragraph it is wrapped
}

void PromptBox::showSettings() {
    const std::string& prompt = m_model.get().generation.prompt;
    m_edit->showText(QString::fromStdString(prompt));
    if (prompt == m_shownPrompt && !prompt.empty())
        return;
    m_shownPrompt = prompt;
    QStringList unknown;
    if (m_info && m_info->pack)
        for (const std::string& word : unknownWords(*m_info->pack, prompt))
            unknown.append(QString::fromStdString(word));
    m_unknown->setVisible(!unknown.isEmpty());
    if (!unknown.isEmpty()) {
        m_unknown->setFullText(tr("New to this model: %1").arg(QLocale().createSeparatedList(unknown)));
        m_unknown->setToolTip(m_unknown->fullText() + '\n' +
                              tr("It has never seen these words and may draw something else."));
    }
}

void PromptBox::replacePrompt(const QString& text) {
    m_model.change(tr("another prompt"), [&](CreateSettings& s) { s.generation.prompt = text.toStdString(); });
    m_edit->moveCursor(QTextCursor::End);
}

void PromptBox::fillExamples() {
    m_examplesMenu.clear();
    for (const QString& example : m_examples)
        connect(m_examplesMenu.addAction(fontMetrics().elidedText(example, Qt::ElideRight, kMenuWidth)),
                &QAction::triggered, this, [this, example] {
                    replacePrompt(example);
                    m_edit->setFocus();
                });
}

void PromptBox::fillHistory() {
    m_historyMenu.clear();
    for (const QString& prompt : m_history.prompts().mid(0, kHistoryInMenu)) {
        QString line = QString::fromStdString(oneLine(prompt.toStdString()));
        line = fontMetrics().elidedText(line, Qt::ElideRight, kMenuWidth).replace('&', "&&");
        connect(m_historyMenu.addAction(line), &QAction::triggered, this, [this, prompt] {
            replacePrompt(prompt);
            m_edit->setFocus();
        });
    }
    m_historyMenu.addSeparator();
    QAction* machine = m_historyMenu.addAction(themedIcon("history"), tr("Time machine…"));
    machine->setObjectName("openTimeMachine");
    connect(machine, &QAction::triggered, this, &PromptBox::timeMachineAsked);
}

} // namespace miro
