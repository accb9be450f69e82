#include "ui/taste/duel_view.h"

#include "base/result.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/screen_image.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/taste/duel_pictures.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"

#include <QAction>
#include <QBoxLayout>
#include <QToolButton>
#include <algorithm>

namespace miro {
namespace {

constexpr QSize kLargest(2048, 2048);
constexpr int kPixmapKilobytes = 192 * 1024;
constexpr size_t kPromptBytes = 300;

QString keyOf(const std::filesystem::path& file) {
    return QString::fromStdString(file.string());
}

} // namespace

DuelView::DuelView(const AppContext& context, const QString& name, QWidget* parent)
    : QWidget(parent), m_context(context), m_pixmaps(kPixmapKilobytes) {
    setObjectName(name);
    m_prompt = new ElidedLabel(this);
    m_prompt->setObjectName(name + "Prompt");
    m_prompt->setAlignment(Qt::AlignCenter);
    embolden(m_prompt);
    m_pictures = new DuelPictures(this);
    m_pictures->setObjectName(name + "Pictures");
    auto* bar = new QWidget(this);
    bar->setLayoutDirection(Qt::LeftToRight); // as the pictures stand
    m_buttons = new QHBoxLayout(bar);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_left = addKey(name + "Left", "left", {Qt::Key_Left}, TasteAnswer::Left);
    m_same = addKey(name + "Same", "up", {Qt::Key_Up, Qt::Key_S}, TasteAnswer::Same);
    m_skip = addKey(name + "Skip", "down", {Qt::Key_Down, Qt::Key_Space}, TasteAnswer::Skip);
    m_right = addKey(name + "Right", "right", {Qt::Key_Right}, TasteAnswer::Right);
    addButton(m_left);
    m_buttons->addStretch(1);
    addButton(m_same);
    addButton(m_skip);
    m_buttons->addStretch(1);
    addButton(m_right);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_prompt);
    column->addWidget(m_pictures, 1);
    column->addWidget(bar);
    connect(m_pictures, &DuelPictures::leftClicked, m_left, &QAction::trigger);
    connect(m_pictures, &DuelPictures::rightClicked, m_right, &QAction::trigger);
    // A file that was gone may be back.
    connect(&m_context.library, &LibraryThread::changed, this, [this] {
        std::erase_if(m_problems, [](const auto& problem) { return !problem.second.isEmpty(); });
        showState();
    });
    connect(&m_context.thumbnails, &ThumbnailCache::ready, this, [this] {
        if (!ready())
            showState();
    });
    keepTranslated(this, [this] { setTexts(); });
}

DuelView::~DuelView() = default;

// Keys that a button has a use for are the pictures' alone; they have the focus while nobody tabs away.
QAction* DuelView::addKey(const QString& name, const char* icon, const QList<QKeySequence>& keys, TasteAnswer with) {
    auto* action = new QAction(themedIcon(icon), QString(), this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setAutoRepeat(false); // a key that is held answers once
    addAction(action);
    m_pictures->addAction(action);
    connect(action, &QAction::triggered, this, [this, with] { answer(with); });
    return action;
}

void DuelView::addButton(QAction* action, int at) {
    auto* button = new QToolButton(this);
    button->setObjectName("button_" + action->objectName());
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the pictures
    m_buttons->insertWidget(at, button);
}

void DuelView::addAtEnd(QAction* action) {
    addButton(action, 4); // after skip
}

void DuelView::setTexts() {
    auto name = [](QAction* action, const QString& text, const QString& tip) {
        action->setText(text);
        action->setToolTip(tip);
    };
    name(m_left, tr("Left is better"), tr("I like the left one more (Left)"));
    name(m_right, tr("Right is better"), tr("I like the right one more (Right)"));
    name(m_same, tr("The same"), tr("I like both the same (Up or S)"));
    name(m_skip, tr("Skip"), tr("I cannot compare these (Down or Space)"));
    m_pictures->setAccessibleName(tr("Two pictures of one prompt: which do you like more?"));
    showState();
}

void DuelView::setDuel(const TasteDuel& duel) {
    m_duel = duel;
    m_since.invalidate();
    read(duel.leftFile);
    read(duel.rightFile);
    showState();
    if (isVisible())
        m_pictures->setFocus();
}

void DuelView::clear() {
    m_duel.reset();
    showState();
}

void DuelView::prepare(const TasteDuel& next) {
    read(next.leftFile);
    read(next.rightFile);
}

bool DuelView::ready() const {
    return m_duel && m_pixmaps.contains(keyOf(m_duel->leftFile)) && m_pixmaps.contains(keyOf(m_duel->rightFile));
}

void DuelView::answer(TasteAnswer answer) {
    if (!m_duel || (answer != TasteAnswer::Skip && !ready()))
        return;
    Q_EMIT answered(answer, m_since.isValid() ? m_since.elapsed() : -1);
}

void DuelView::read(const std::filesystem::path& file) {
    const QString key = keyOf(file);
    if (m_pixmaps.contains(key) || m_problems.count(file.string()))
        return;
    m_problems[file.string()] = {}; // under way
    m_context.library.run(
        LibraryThread::Lane::Picture, this, [file](Library&) { return readForScreen(file, kLargest); },
        [this, file, key](const Result<QImage>& image) {
            if (image.ok()) {
                m_problems.erase(file.string());
                m_pixmaps.insert(key, new QPixmap(QPixmap::fromImage(*image)),
                                 std::max<qsizetype>(1, image->sizeInBytes() / 1024));
            } else {
                m_problems[file.string()] = QString::fromStdString(oneLine(image.message()));
            }
            if (m_duel && (m_duel->leftFile == file || m_duel->rightFile == file))
                showState();
        });
}

DuelSide DuelView::sideOf(PictureId id, const std::filesystem::path& file) const {
    DuelSide side;
    if (const auto problem = m_problems.find(file.string()); problem != m_problems.end())
        side.problem = problem->second;
    if (const QPixmap* pixmap = m_pixmaps.object(keyOf(file)))
        side.pixmap = *pixmap;
    else if (side.problem.isEmpty() && id)
        side.pixmap = m_context.thumbnails.get(id); // bridges the moment until the file is read
    return side;
}

void DuelView::showState() {
    const bool both = ready();
    if (both && !m_since.isValid())
        m_since.start();
    for (QAction* action : {m_left, m_right, m_same})
        action->setEnabled(both);
    m_skip->setEnabled(m_duel.has_value());
    if (!m_duel) {
        m_prompt->setFullText({});
        m_pictures->setSides({}, {}, {});
        return;
    }
    const QString prompt = QString::fromStdString(oneLine(m_duel->prompt, kPromptBytes));
    m_prompt->setFullText(prompt.isEmpty() ? tr("(no words)", "an empty prompt") : prompt);
    m_pictures->setSides(sideOf(m_duel->left, m_duel->leftFile), sideOf(m_duel->right, m_duel->rightFile), prompt);
    if (!m_pictures->left().problem.isEmpty() || !m_pictures->right().problem.isEmpty())
        m_skip->setToolTip(tr("A picture cannot be read: go on to the next two (Down or Space)"));
    else
        m_skip->setToolTip(tr("I cannot compare these (Down or Space)"));
}

void DuelView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_pictures->setFocus();
}

} // namespace miro
