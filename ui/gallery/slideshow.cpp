#include "ui/gallery/slideshow.h"

#include "ui/bridge/library_thread.h"
#include "ui/gallery/picture_sheet.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr int kFastest = 1;
constexpr int kSlowest = 120;
constexpr int kHideMilliseconds = 2500;

} // namespace

Slideshow::Slideshow(LibraryThread& library, std::vector<PictureId> pictures, size_t first, QWidget* parent)
    : QWidget(parent, Qt::Window), m_library(library), m_pictures(std::move(pictures)),
      m_at(m_pictures.empty() ? 0 : std::min(first, m_pictures.size() - 1)) {
    setObjectName("slideshow");
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    buildBar();
    keepTranslated(this, [this] { retranslate(); });
    m_next.setSingleShot(true);
    m_hide.setSingleShot(true);
    m_hide.setInterval(kHideMilliseconds);
    connect(&m_next, &QTimer::timeout, this, [this] { step(1); });
    connect(&m_hide, &QTimer::timeout, this, [this] {
        m_said->hide();
        if (!m_bar->isAncestorOf(focusWidget())) {
            m_bar->hide();
            setCursor(Qt::BlankCursor);
        }
    });
    read();
}

void Slideshow::buildBar() {
    m_bar = new QWidget(this);
    m_bar->setObjectName("slideshowBar");
    m_bar->setAutoFillBackground(true);
    auto* row = new QHBoxLayout(m_bar);
    auto button = [this, row](const char* name, const char* icon, std::function<void()> run) {
        auto* made = new QToolButton(m_bar);
        made->setObjectName(name);
        made->setIcon(themedIcon(icon));
        made->setFocusPolicy(Qt::TabFocus);
        connect(made, &QToolButton::clicked, this, std::move(run));
        row->addWidget(made);
        return made;
    };
    m_back = button("slideshowBack", "left", [this] { step(-1); });
    m_pause = button("slideshowPause", "pause", [this] { setPaused(!m_paused); });
    m_forward = button("slideshowForward", "right", [this] { step(1); });
    m_slower = button("slideshowSlower", "zoom-out", [this] { setSeconds(m_seconds + 1); });
    m_state = new QLabel(m_bar);
    m_state->setObjectName("slideshowState");
    row->addWidget(m_state);
    m_faster = button("slideshowFaster", "zoom-in", [this] { setSeconds(m_seconds - 1); });
    m_close = button("slideshowClose", "close", [this] { close(); });
    m_bar->hide();
    m_said = new QLabel(this);
    m_said->setObjectName("slideshowSaid");
    m_said->setAutoFillBackground(true);
    m_said->setMargin(8);
    m_said->hide();
}

void Slideshow::retranslate() {
    setWindowTitle(tr("Slideshow"));
    setAccessibleName(tr("Slideshow"));
    auto name = [](QToolButton* button, const QString& text) {
        button->setAccessibleName(text);
        button->setToolTip(text);
    };
    name(m_back, tr("Picture before (Left)"));
    name(m_forward, tr("Next picture (Right)"));
    name(m_slower, tr("Slower (minus)"));
    name(m_faster, tr("Faster (plus)"));
    name(m_close, tr("End the slideshow (Escape)"));
    showState();
}

void Slideshow::showState() {
    m_pause->setIcon(themedIcon(m_paused ? "play" : "pause"));
    const QString text = m_paused ? tr("Go on (Space)") : tr("Pause (Space)");
    m_pause->setAccessibleName(text);
    m_pause->setToolTip(text);
    m_state->setText(tr("%1 of %2 · %n seconds each", nullptr, m_seconds)
                         .arg(QLocale().toString(static_cast<qulonglong>(m_pictures.empty() ? 0 : m_at + 1)),
                              QLocale().toString(static_cast<qulonglong>(m_pictures.size()))));
    placeBar();
}

void Slideshow::placeBar() {
    m_bar->adjustSize();
    m_bar->move((width() - m_bar->width()) / 2, height() - m_bar->height() - 24);
}

void Slideshow::say(const QString& text) {
    m_said->setText(text);
    m_said->adjustSize();
    m_said->move((width() - m_said->width()) / 2, 24);
    m_said->show();
    m_hide.start();
}

void Slideshow::step(int by) {
    if (m_pictures.empty())
        return;
    const size_t count = m_pictures.size();
    m_at = (m_at + count + static_cast<size_t>(by % static_cast<int>(count) + static_cast<int>(count))) % count;
    showState();
    read();
}

void Slideshow::setPaused(bool paused) {
    m_paused = paused;
    if (paused)
        m_next.stop();
    else
        m_next.start(m_seconds * 1000);
    showState();
}

void Slideshow::setSeconds(int seconds) {
    m_seconds = std::clamp(seconds, kFastest, kSlowest);
    if (!m_paused)
        m_next.start(m_seconds * 1000);
    showState();
}

void Slideshow::drop(PictureId id) {
    auto at = std::find(m_pictures.begin(), m_pictures.end(), id);
    if (at == m_pictures.end())
        return;
    const bool wasShown = id == current();
    if (static_cast<size_t>(at - m_pictures.begin()) < m_at)
        --m_at;
    m_pictures.erase(at);
    if (m_pictures.empty()) {
        close();
        return;
    }
    m_at = std::min(m_at, m_pictures.size() - 1);
    showState();
    if (wasShown)
        read();
}

// The former picture stays until the next is here; then its time begins.
void Slideshow::read() {
    if (m_reading || m_pictures.empty())
        return; // what is current then is read next
    m_reading = current();
    const QSize screen = (size() * devicePixelRatioF()).expandedTo({640, 480});
    m_library.run(
        LibraryThread::Lane::Picture, this,
        [id = m_reading, screen](Library& library) -> Result<QImage> {
            MIRO_TRY(const auto records, library.records({id}));
            if (records.empty())
                return Error{ErrorCode::NotFound, "the picture is no longer in the library"};
            return readForScreen(library.fileOf(records.front()), screen);
        },
        [this](const Result<QImage>& image) {
            m_shown = std::exchange(m_reading, 0);
            if (m_shown != current()) {
                read();
                return;
            }
            m_picture = image.ok() ? QPixmap::fromImage(*image) : QPixmap();
            m_scaled = {};
            m_problem = image.ok() ? QString() : QString::fromStdString(oneLine(image.message()));
            setAccessibleDescription(m_problem);
            if (!m_paused)
                m_next.start(m_seconds * 1000);
            update();
        });
}

void Slideshow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Qt::black);
    if (m_picture.isNull()) {
        painter.setPen(Qt::white);
        painter.drawText(rect().adjusted(40, 40, -40, -40), Qt::AlignCenter | Qt::TextWordWrap, m_problem);
        return;
    }
    const qreal ratio = devicePixelRatioF();
    const QSize room = size() * ratio;
    QSize target = m_picture.size().scaled(room, Qt::KeepAspectRatio);
    const int times = std::min(room.width() / m_picture.width(), room.height() / m_picture.height());
    if (times >= 2)
        target = m_picture.size() * times; // small pictures stay sharp
    if (m_scaled.size() != target) {
        m_scaled = m_picture.scaled(target, Qt::IgnoreAspectRatio,
                                    times >= 2 ? Qt::FastTransformation : Qt::SmoothTransformation);
        m_scaled.setDevicePixelRatio(ratio);
    }
    const QSizeF shown = m_scaled.deviceIndependentSize();
    painter.drawPixmap(QPointF(std::round((width() - shown.width()) / 2), std::round((height() - shown.height()) / 2)),
                       m_scaled);
}

void Slideshow::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (key >= Qt::Key_0 && key <= Qt::Key_5) {
        const int rating = key - Qt::Key_0;
        say(rating == 0 ? tr("No rating") : tr("%n stars", nullptr, rating));
        Q_EMIT rated(current(), rating);
    } else if (key == Qt::Key_S || key == Qt::Key_Asterisk) {
        say(tr("Star set or taken away"));
        Q_EMIT starred(current());
    } else if (key == Qt::Key_Delete) {
        say(tr("Moved to the bin"));
        Q_EMIT binned(current());
    } else if (key == Qt::Key_Right || key == Qt::Key_Left)
        step((key == Qt::Key_Right) != mirrored ? 1 : -1);
    else if (key == Qt::Key_Space)
        setPaused(!m_paused);
    else if (key == Qt::Key_Plus)
        setSeconds(m_seconds - 1);
    else if (key == Qt::Key_Minus)
        setSeconds(m_seconds + 1);
    else if (key == Qt::Key_Escape || key == Qt::Key_F)
        close();
    else
        QWidget::keyPressEvent(event);
}

void Slideshow::mouseMoveEvent(QMouseEvent* event) {
    QWidget::mouseMoveEvent(event);
    unsetCursor();
    m_bar->show();
    m_hide.start();
}

void Slideshow::closeEvent(QCloseEvent* event) {
    m_next.stop();
    Q_EMIT closed(current());
    QWidget::closeEvent(event);
}

void Slideshow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_scaled = {};
    placeBar();
}

} // namespace miro
