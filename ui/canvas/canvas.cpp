#include "ui/canvas/canvas.h"

#include "ui/canvas/canvas_accessible.h"
#include "ui/canvas/drag_out.h"
#include "ui/canvas/frame_painter.h"
#include "ui/canvas/gl_view.h"
#include "ui/canvas/overlay.h"
#include "ui/canvas/picture_copier.h"
#include "ui/canvas/raster_view.h"
#include "ui/canvas/run_panel.h"

#include <QAccessible>
#include <QApplication>
#include <QLocale>
#include <QResizeEvent>
#include <cmath>

namespace miro {

namespace {

constexpr int kPanelMargin = 12;
constexpr int kMostContextLosses = 3; // then the driver is not trusted any more

} // namespace

Canvas::Canvas(QWidget* parent)
    : QWidget(parent), m_panel(new RunPanel(this)), m_keys(new CanvasKeys(this)), m_copier(new PictureCopier(this)) {
    CanvasAccessible::install();
    setObjectName("canvas");
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setMinimumSize(160, 120);
    grabGesture(Qt::PinchGesture);
    m_startDrag = [this](QMimeData* dragged, const QPixmap& thumbnail) {
        dragOut(this, dragged, thumbnail);
    };
    m_panel->hide();
    connect(m_panel, &RunPanel::scrubRequested, this, &Canvas::scrub);
    connect(m_keys, &CanvasKeys::pressed, this, &Canvas::handleKey);
    connect(m_copier, &PictureCopier::copied, this, &Canvas::copied);
    connect(m_copier, &PictureCopier::failed, this, &Canvas::copyFailed);
    setTexts();
    if (GlView::isPossible())
        useGlView();
    else
        useRasterView();
}

Canvas::~Canvas() = default;

void Canvas::useGlView() {
    delete m_glView;
    m_glView = new GlView(m_model, this);
    m_view = m_glView;
    // Queued: the view that speaks is deleted by the answer.
    connect(m_glView, &GlView::unusable, this, &Canvas::useRasterView, Qt::QueuedConnection);
    connect(
        m_glView, &GlView::contextLost, this,
        [this] { ++m_contextLosses < kMostContextLosses ? useGlView() : useRasterView(); }, Qt::QueuedConnection);
    connect(
        m_glView, &GlView::overlayUnusable, this,
        [this] {
            m_overlayBroken = true;
            showOverlayWhereItWorks();
        },
        Qt::QueuedConnection);
    connect(m_glView, &GlView::scrubRequested, this, &Canvas::scrub);
    m_glView->setGeometry(rect());
    m_glView->lower();
    m_glView->show();
    showOverlayWhereItWorks();
}

void Canvas::useRasterView() {
    delete m_glView;
    m_glView = nullptr;
    auto* view = new RasterView(m_model, this);
    m_view = view;
    view->setGeometry(rect());
    view->lower();
    view->show();
    showOverlayWhereItWorks();
}

void Canvas::setTexts() {
    setAccessibleName(tr("Canvas"));
    m_keys->setTexts();
    m_panel->showRun(m_model.run(), m_model.scrubbed());
}

void Canvas::refresh() {
    m_view->refresh();
    if (m_panel->isVisible())
        showOverlayWhereItWorks();
}

void Canvas::syncViewport() {
    const double ratio = devicePixelRatioF();
    m_model.setViewport(size() * ratio, ratio, layoutDirection() == Qt::RightToLeft);
}

QString Canvas::describe() const {
    QStringList parts;
    const QLocale locale;
    const int count = static_cast<int>(m_model.pictures().size());
    if (count == 0)
        parts += m_model.message().isEmpty() ? tr("No picture") : m_model.message();
    else if (m_model.current() >= 0)
        parts += tr("picture %1 of %2").arg(locale.toString(m_model.current() + 1), locale.toString(count));
    else
        parts += tr("%n picture(s)", nullptr, count);
    if (m_model.showsBefore())
        parts += tr("as it was before");
    const RunRecord& run = m_model.run();
    if (const auto moment = m_model.scrubbed())
        parts += FramePainter::stepText(run.stepOf(*moment) + 1, run.total());
    else if (m_model.running() && run.done() > 0)
        parts += FramePainter::stepText(run.done(), run.total());
    const int current = m_model.current();
    if (current >= 0 && m_model.frames()[static_cast<size_t>(current)].state == FrameState::Unfinished)
        parts += tr("not finished");
    QString text = parts.takeFirst();
    for (const QString& part : parts)
        text = tr("%1, %2", "parts of a description").arg(text, part);
    return text;
}

void Canvas::announce() {
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

// --- a run

void Canvas::beginRun(const JobId&, int pictures, int width, int height) {
    m_model.beginRun(pictures, QSize(width, height));
    m_hovered = -1;
    refresh();
    announce();
}

void Canvas::showStep(const DrawStep& step) {
    m_model.showStep(step);
    refresh();
}

void Canvas::finishPicture(int index, const CanvasPicture& picture) {
    m_model.finishPicture(index, picture);
    refresh();
}

void Canvas::endRun() {
    m_model.endRun();
    refresh();
    announce();
}

void Canvas::setProgress(double fraction, const QString& text) {
    m_model.setProgress(fraction, text);
    refresh();
}

void Canvas::addScore(const QString& name, int64_t step, double value) {
    m_model.addScore(name, step, value);
    refresh();
}

// --- looking

void Canvas::show(const std::vector<CanvasPicture>& pictures, Layout layout) {
    m_model.show(pictures, layout);
    m_hovered = -1;
    refresh();
}

void Canvas::setLayout(Layout layout) {
    m_model.setLayout(layout);
    refresh();
}

void Canvas::setBefore(const std::vector<CanvasPicture>& pictures) {
    m_model.setBefore(pictures);
    refresh();
}

void Canvas::showBefore(bool before) {
    m_model.showBefore(before);
    refresh();
}

const std::vector<CanvasPicture>& Canvas::pictures() const {
    return m_model.pictures();
}

int Canvas::currentPicture() const {
    if (m_model.current() >= 0)
        return m_model.current();
    return m_hovered < static_cast<int>(m_model.pictures().size()) ? m_hovered : -1;
}

void Canvas::setMessage(const QString& text) {
    m_model.setMessage(text);
    refresh();
}

void Canvas::choose(int picture) {
    if (picture < 0)
        return;
    const bool changed = picture != m_model.current();
    m_model.setCurrent(picture);
    refresh();
    if (changed)
        announce();
    Q_EMIT pictureChosen(picture);
}

void Canvas::copyCurrent(bool withMetadata) {
    const int current = currentPicture();
    if (current < 0 || m_model.pictures()[static_cast<size_t>(current)].image.isNull()) {
        Q_EMIT copyFailed(tr("There is no finished picture to copy"));
        return;
    }
    const CanvasPicture& picture = m_model.pictures()[static_cast<size_t>(current)];
    m_copier->copy(picture, withMetadata && !picture.file.isEmpty());
}

// --- the overlay

void Canvas::scrub(int moment) {
    m_model.scrubTo(moment < 0 ? std::nullopt : std::optional(moment));
    refresh();
    announce();
}

Overlay* Canvas::overlay() const {
    return m_glView && !m_panel->isVisibleTo(this) ? m_glView->overlay() : nullptr;
}

bool Canvas::overlayVisible() const {
    return m_overlayVisible;
}

void Canvas::setOverlayVisible(bool visible) {
    if (visible == m_overlayVisible)
        return;
    m_overlayVisible = visible;
    if (!visible)
        m_plainPanel = false;
    showOverlayWhereItWorks();
    Q_EMIT overlayVisibleChanged(visible);
}

void Canvas::togglePlainPanel() {
    if (m_overlayVisible && m_plainPanel) {
        setOverlayVisible(false);
        return;
    }
    m_plainPanel = true;
    m_overlayVisible ? showOverlayWhereItWorks() : setOverlayVisible(true);
    m_panel->setFocus(Qt::ShortcutFocusReason);
}

// Dear ImGui is neither read by screen readers nor written from right to left: the panel stands in for it there.
void Canvas::showOverlayWhereItWorks() {
    const bool drawn =
        m_glView && !m_overlayBroken && Overlay::canShowLanguage() && !m_plainPanel && !QAccessible::isActive();
    if (m_glView)
        m_glView->setOverlayVisible(m_overlayVisible && drawn);
    const bool panel = m_overlayVisible && !drawn;
    if (panel) {
        m_panel->showRun(m_model.run(), m_model.scrubbed());
        m_panel->resize(std::min(m_panel->sizeHint().width(), std::max(80, width() - 2 * kPanelMargin)),
                        m_panel->sizeHint().height());
        const int x = layoutDirection() == Qt::RightToLeft ? kPanelMargin : width() - m_panel->width() - kPanelMargin;
        m_panel->move(x, height() - m_panel->height() - kPanelMargin);
        m_panel->raise();
    } else if (m_panel->isAncestorOf(QApplication::focusWidget())) {
        setFocus(); // not wherever Tab would have gone
    }
    m_panel->setVisible(panel);
}

// --- the widget

void Canvas::resizeEvent(QResizeEvent*) {
    m_view->widget()->setGeometry(rect());
    syncViewport();
    showOverlayWhereItWorks();
}

void Canvas::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        setTexts();
    // The first of them come while the canvas is being made.
    if (m_view && (event->type() == QEvent::LanguageChange || event->type() == QEvent::LayoutDirectionChange ||
                   event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
                   event->type() == QEvent::FontChange)) {
        m_view->refresh();
        showOverlayWhereItWorks();
    }
    QWidget::changeEvent(event);
}

void Canvas::focusInEvent(QFocusEvent* event) {
    // With the keyboard there is always a picture that the keys mean.
    if (m_model.current() < 0 && !m_model.pictures().empty() &&
        (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason))
        m_model.setCurrent(0);
    refresh();
}

void Canvas::focusOutEvent(QFocusEvent*) {
    if (Overlay* shown = overlay())
        shown->dropFocus();
    refresh();
}

} // namespace miro
