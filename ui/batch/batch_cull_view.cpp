#include "ui/batch/batch_cull_view.h"

#include "ui/bridge/library_thread.h"
#include "ui/bridge/mark_desk.h"
#include "ui/bridge/screen_image.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QStyle>
#include <QToolButton>
#include <algorithm>

namespace miro {
namespace {

constexpr QSize kLargest(2048, 2048);
constexpr int kPixmapKilobytes = 192 * 1024;
constexpr int kAround = 40; // records on either side of the current one
constexpr int kAhead = 2;   // pictures that are read before they are asked for
constexpr size_t kFactPromptBytes = 300;

} // namespace

BatchCullView::BatchCullView(const AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_desk(new MarkDesk(context.library, this)), m_pixmaps(kPixmapKilobytes) {
    setObjectName("batchCull");
    build();
    connect(m_desk, &MarkDesk::marked, this, [this](const QString& line) { say(line); });
    connect(m_desk, &MarkDesk::undone, this, [this](const QString& line, PictureId subject) {
        say(tr("Undone: %1").arg(line));
        m_rejected.erase(subject);
        goTo(subject);
        readRecords();
    });
    connect(m_desk, &MarkDesk::nothingToUndo, this, [this] { say(tr("There is nothing to undo")); });
    connect(m_desk, &MarkDesk::failed, this, [this](const QString& line) { say(line, true); });
    connect(&m_context.library, &LibraryThread::changed, this, &BatchCullView::readRecords);
    keepTranslated(this, [this] { setTexts(); });
}

BatchCullView::~BatchCullView() = default;

// Keys that a button has a use for are the picture's alone; it has the focus while nobody tabs away.
QAction* BatchCullView::addKey(const char* name, const char* icon, const QList<QKeySequence>& keys,
                               std::function<void()> act) {
    auto* action = new QAction(icon ? themedIcon(icon) : QIcon(), QString(), this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    const bool everywhere = keys.front() == QKeySequence(Qt::Key_Escape) || keys.front() == QKeySequence::Undo;
    action->setShortcutContext(everywhere ? Qt::WidgetWithChildrenShortcut : Qt::WidgetShortcut);
    addAction(action);
    m_view->addAction(action);
    connect(action, &QAction::triggered, this, std::move(act));
    return action;
}

void BatchCullView::build() {
    m_view = new BatchCullPicture(this);
    m_back = addKey("cullBack", "grid", {Qt::Key_Escape}, [this] { Q_EMIT closed(current()); });
    m_previous = addKey("cullPrevious", "left", {Qt::Key_Left, Qt::Key_Up}, [this] { step(-1); });
    m_next = addKey("cullNext", "right", {Qt::Key_Right, Qt::Key_Down}, [this] { step(1); });
    for (int rating = 0; rating <= 5; ++rating)
        m_rates[rating] = addKey(qPrintable(QStringLiteral("cullRate-%1").arg(rating)), nullptr,
                                 {QKeySequence(Qt::Key_0 + rating)}, [this, rating] { rate(rating); });
    m_star = addKey("cullStar", "star", {Qt::Key_S}, [this] { star(current()); });
    m_reject = addKey("cullReject", "trash", {Qt::Key_X, Qt::Key_Delete}, [this] { reject(); });
    m_compare = addKey("cullCompare", "compare", {Qt::Key_Space}, [this] { compare(); });
    m_compare->setCheckable(true);
    m_advance = addKey("cullAdvance", "skip", {Qt::Key_A}, [] {});
    m_advance->setCheckable(true);
    m_advance->setChecked(true);
    m_undo = addKey("cullUndo", "undo", {QKeySequence::Undo}, [this] { m_desk->undo(); });

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* top = new QHBoxLayout;
    auto addButton = [this](QBoxLayout* row, QAction* action, Qt::ToolButtonStyle style) {
        auto* button = new QToolButton(this);
        button->setObjectName("button_" + action->objectName());
        button->setDefaultAction(action);
        button->setToolButtonStyle(style);
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the picture
        row->addWidget(button);
    };
    addButton(top, m_back, Qt::ToolButtonTextBesideIcon);
    m_place = new QLabel(this);
    m_place->setObjectName("cullPlace");
    top->addWidget(m_place);
    m_said = new QLabel(this);
    m_said->setObjectName("cullSaid");
    m_said->setWordWrap(true);
    m_said->setAlignment(Qt::AlignCenter);
    top->addWidget(m_said, 1);
    addButton(top, m_advance, Qt::ToolButtonTextBesideIcon);
    addButton(top, m_compare, Qt::ToolButtonTextBesideIcon);
    column->addLayout(top);
    column->addWidget(m_view, 1);
    m_buttons = new QHBoxLayout;
    addButton(m_buttons, m_previous, Qt::ToolButtonIconOnly);
    m_buttons->addStretch(1);
    addButton(m_buttons, m_reject, Qt::ToolButtonTextBesideIcon);
    for (int rating = 1; rating <= 5; ++rating)
        addButton(m_buttons, m_rates[rating], Qt::ToolButtonTextOnly);
    addButton(m_buttons, m_star, Qt::ToolButtonTextBesideIcon);
    addButton(m_buttons, m_undo, Qt::ToolButtonTextBesideIcon);
    m_buttons->addStretch(1);
    addButton(m_buttons, m_next, Qt::ToolButtonIconOnly);
    column->addLayout(m_buttons);
}

void BatchCullView::setTexts() {
    auto name = [](QAction* action, const QString& text, const QString& tip) {
        action->setText(text);
        action->setToolTip(tip);
    };
    m_view->setAccessibleName(tr("The picture to choose about"));
    name(m_back, tr("Back to all"), tr("Back to all pictures (Esc)"));
    name(m_previous, tr("Previous picture"), tr("Previous picture (Left)"));
    name(m_next, tr("Next picture"), tr("Next picture (Right)"));
    name(m_rates[0], tr("Take the rating away"), tr("Take the rating away (0)"));
    for (int rating = 1; rating <= 5; ++rating) {
        name(m_rates[rating], QLocale().toString(rating) + QStringLiteral(" \u2605"),
             tr("Rate %1 of 5 (%1)").arg(rating));
        m_rates[rating]->setIconText(m_rates[rating]->text());
    }
    name(m_star, tr("Star"), tr("Star, or take the star away (S)"));
    name(m_reject, tr("Reject"), tr("Put it into the bin (X)"));
    name(m_compare, tr("Compare"), tr("Compare with its neighbour of the same prompt (Space)"));
    name(m_advance, tr("Go on by itself"), tr("Go on to the next picture after a rating (A)"));
    name(m_undo, tr("Undo"), tr("Take the last mark back (Ctrl+Z)"));
    showState();
}

void BatchCullView::start(std::vector<PictureId> pictures, PictureId first) {
    m_pictures = std::move(pictures);
    m_rejected.clear();
    m_records.clear();
    m_problems.clear();
    m_comparing = false;
    m_at = m_pictures.empty() ? -1 : 0;
    say({});
    for (size_t i = 0; i < m_pictures.size(); ++i)
        if (m_pictures[i] == first)
            m_at = static_cast<int>(i);
    readRecords();
    showState();
    m_view->setFocus();
}

PictureId BatchCullView::current() const {
    return m_at < 0 ? 0 : m_pictures[static_cast<size_t>(m_at)];
}

int BatchCullView::left() const {
    return static_cast<int>(m_pictures.size() - m_rejected.size());
}

bool BatchCullView::advances() const {
    return m_advance->isChecked();
}

QString BatchCullView::said() const {
    return m_said->text();
}

int BatchCullView::nextFrom(int place, int by) const {
    for (int at = place + by; at >= 0 && at < static_cast<int>(m_pictures.size()); at += by)
        if (!m_rejected.count(m_pictures[static_cast<size_t>(at)]))
            return at;
    return -1;
}

void BatchCullView::step(int by) {
    if (layoutDirection() == Qt::RightToLeft)
        by = -by;
    if (const int at = m_at < 0 ? -1 : nextFrom(m_at, by); at >= 0)
        goTo(m_pictures[static_cast<size_t>(at)]);
}

void BatchCullView::goTo(PictureId id) {
    const auto at = std::find(m_pictures.begin(), m_pictures.end(), id);
    if (at == m_pictures.end())
        return;
    m_at = static_cast<int>(at - m_pictures.begin());
    if (!m_records.count(id))
        readRecords();
    showState();
}

// The one before it, else the one after it, among those that were drawn from the same words.
int BatchCullView::neighbourOfPrompt() const {
    const auto own = m_records.find(current());
    if (own == m_records.end())
        return -1;
    for (int by : {-1, 1})
        for (int at = nextFrom(m_at, by); at >= 0; at = nextFrom(at, by)) {
            const auto other = m_records.find(m_pictures[static_cast<size_t>(at)]);
            if (other == m_records.end())
                break; // too far away
            if (other->second.prompt == own->second.prompt)
                return at;
        }
    return -1;
}

PictureId BatchCullView::compared() const {
    const int at = m_comparing ? neighbourOfPrompt() : -1;
    return at < 0 ? 0 : m_pictures[static_cast<size_t>(at)];
}

// Keys may be faster than the library. What needs the record of the current picture waits for the reading under way.
bool BatchCullView::readsFirst(std::function<void()> then) {
    if (!m_rereading || m_records.count(current()))
        return false;
    m_whenRead.push_back(std::move(then));
    return true;
}

void BatchCullView::compare() {
    if (readsFirst([this] { compare(); }))
        return;
    m_comparing = !m_comparing;
    if (m_comparing && neighbourOfPrompt() < 0) {
        m_comparing = false;
        say(tr("There is no other picture of this prompt nearby"));
    }
    showState();
}

void BatchCullView::rate(int rating) {
    const PictureId id = current();
    if (id == 0)
        return;
    mark(
        rating == 0 ? tr("Rating taken away") : tr("Rated %1 of 5").arg(rating),
        [id, rating](Library& library) { return ratePictures(library, {id}, rating); }, id);
    advance();
}

void BatchCullView::star(PictureId id) {
    if (readsFirst([this, id] { star(id); }))
        return;
    const auto record = m_records.find(id);
    if (record == m_records.end())
        return;
    const bool on = !record->second.starred;
    record->second.starred = on; // a second press before the library answers takes it away again
    mark(
        on ? tr("Starred") : tr("Star taken away"),
        [id, on](Library& library) { return starPictures(library, {id}, on); }, id);
    showState();
}

void BatchCullView::mark(const QString& line, std::function<Result<TakeBack>(Library&)> work, PictureId id) {
    ++m_epoch;
    m_desk->mark(line, std::move(work), id);
}

void BatchCullView::reject() {
    const PictureId id = current();
    if (id == 0)
        return;
    mark(
        tr("Put into the bin"), [id](Library& library) { return binPictures(library, {id}); }, id);
    const int after = nextFrom(m_at, 1);
    const int before = nextFrom(m_at, -1);
    m_rejected.insert(id);
    m_at = after >= 0 ? after : before;
    if (current() && !m_records.count(current()))
        readRecords();
    showState();
}

void BatchCullView::advance() {
    if (const int at = advances() ? nextFrom(m_at, 1) : -1; at >= 0)
        goTo(m_pictures[static_cast<size_t>(at)]);
}

// Those around the current one, as the library has them now. It answers in the order of asking: a reading that a mark
// overtook knows less than this view does.
void BatchCullView::readRecords() {
    if (m_at < 0)
        return;
    if (m_rereading) {
        m_readAgain = true;
        return;
    }
    std::vector<PictureId> ids;
    const int last = std::min(static_cast<int>(m_pictures.size()) - 1, m_at + kAround);
    for (int at = std::max(0, m_at - kAround); at <= last; ++at)
        ids.push_back(m_pictures[static_cast<size_t>(at)]);
    m_rereading = true;
    m_context.library.run(
        LibraryThread::Lane::Query, this, [ids](Library& library) { return library.records(ids); },
        [this, ids, epoch = m_epoch](Result<std::vector<PictureRecord>> records) {
            m_rereading = false;
            if (!records.ok()) {
                m_whenRead.clear();
                say(QString::fromStdString(oneLine(records.message())), true);
            } else if (epoch == m_epoch) {
                useRecords(ids, std::move(*records));
            } else {
                m_readAgain = true;
            }
            if (std::exchange(m_readAgain, false))
                readRecords();
        });
}

void BatchCullView::useRecords(const std::vector<PictureId>& ids, std::vector<PictureRecord> records) {
    m_records.clear();
    for (PictureRecord& record : records)
        m_records.emplace(record.id, std::move(record));
    const PictureId id = current();
    if (id && !m_records.count(id)) {
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) { // keys were faster
            m_readAgain = true;
            return;
        }
        m_problems[id] = tr("It is no longer in the library");
    }
    for (const auto& act : std::exchange(m_whenRead, {}))
        act();
    showState();
}

void BatchCullView::read(PictureId id) {
    const auto record = m_records.find(id);
    if (id == 0 || record == m_records.end() || m_pixmaps.contains(id) || m_problems.count(id))
        return;
    m_problems[id] = {}; // under way
    m_context.library.run(
        LibraryThread::Lane::Picture, this,
        [picture = record->second](Library& library) { return readForScreen(library.fileOf(picture), kLargest); },
        [this, id](const Result<QImage>& image) {
            if (image.ok()) {
                m_problems.erase(id);
                m_pixmaps.insert(id, new QPixmap(QPixmap::fromImage(*image)),
                                 std::max<qsizetype>(1, image->sizeInBytes() / 1024));
            } else {
                m_problems[id] = QString::fromStdString(oneLine(image.message()));
            }
            if (id == current() || id == compared())
                showState();
        });
}

QString BatchCullView::captionOf(PictureId id) const {
    const auto record = m_records.find(id);
    if (record == m_records.end())
        return {};
    QStringList facts;
    if (record->second.rating > 0)
        facts << tr("rated %1 of 5").arg(record->second.rating);
    if (record->second.starred)
        facts << tr("starred");
    facts << QString::fromStdString(oneLine(record->second.prompt, kFactPromptBytes));
    return facts.join(QStringLiteral(" · "));
}

CullSide BatchCullView::sideOf(PictureId id) const {
    CullSide side;
    if (const auto record = m_records.find(id); record != m_records.end())
        side.record = record->second;
    if (const QPixmap* pixmap = m_pixmaps.object(id))
        side.pixmap = *pixmap;
    else if (id)
        side.pixmap = m_context.thumbnails.get(id); // bridges the moment until the file is read
    if (const auto problem = m_problems.find(id); problem != m_problems.end())
        side.problem = problem->second;
    side.caption = captionOf(id);
    if (!side.problem.isEmpty()) // the thumbnail may be there all the same
        side.caption = side.problem + QStringLiteral(" · ") + side.caption;
    return side;
}

void BatchCullView::showState() {
    const PictureId id = current();
    const PictureId other = compared();
    for (QAction* action : {m_previous, m_next, m_star, m_reject, m_compare})
        action->setEnabled(id != 0);
    for (QAction* action : m_rates)
        action->setEnabled(id != 0);
    m_compare->setChecked(other != 0);
    if (id == 0) {
        CullSide nothing;
        nothing.problem = m_pictures.empty() ? tr("There is no picture to choose about.")
                                             : tr("All of them are in the bin. Undo brings the last one back.");
        nothing.caption = nothing.problem;
        m_view->setPictures(std::move(nothing), {});
        m_place->setText({});
        return;
    }
    read(id);
    if (other)
        read(other);
    int place = 0;
    for (int at = 0; at <= m_at; ++at)
        place += m_rejected.count(m_pictures[static_cast<size_t>(at)]) ? 0 : 1;
    m_place->setText(tr("%1 of %2").arg(QLocale().toString(place), QLocale().toString(left())));
    m_view->setPictures(sideOf(id), other ? std::optional(sideOf(other)) : std::nullopt);
    for (int ahead = 0, at = m_at; ahead < kAhead; ++ahead)
        if (at = nextFrom(at, 1); at >= 0)
            read(m_pictures[static_cast<size_t>(at)]);
        else
            break;
}

void BatchCullView::say(const QString& text, bool problem) {
    m_said->setText(text);
    m_said->setProperty("warning", problem);
    m_said->style()->unpolish(m_said);
    m_said->style()->polish(m_said);
}

void BatchCullView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        showState();
}

} // namespace miro
