#include "ui/batch/batch_run_live.h"

#include "ui/bridge/screen_image.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <algorithm>

namespace miro {
namespace {

constexpr int kSide = 80;
constexpr int kGap = 6;
constexpr int kBar = 4;

} // namespace

BatchRunLive::BatchRunLive(QWidget* parent) : QWidget(parent) {
    setObjectName("batchLive");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Pictures that are being drawn"));
        describe();
    });
    hide();
}

QSize BatchRunLive::sizeHint() const {
    return {400, fontMetrics().height() + kSide + kBar + 3 * kGap};
}

void BatchRunLive::take(const DrawStep& step) {
    m_step = step;
    m_step.previews.clear();
    if (!step.previews.empty()) { // a slow window gets some steps without
        m_previews.clear();
        for (const Image& preview : step.previews)
            m_previews.push_back(QPixmap::fromImage(screenImage(preview)));
    }
    describe();
    show();
    update();
}

void BatchRunLive::clear() {
    m_previews.clear();
    m_step = {};
    hide();
}

void BatchRunLive::describe() {
    m_caption = tr("%n picture(s) being drawn: step %1 of %2", nullptr, static_cast<int>(m_step.pictures))
                    .arg(m_step.step + 1)
                    .arg(m_step.total);
    setAccessibleDescription(m_caption);
}

void BatchRunLive::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const ThemeColours& colours = themeColours();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int line = fontMetrics().height();
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, 0, width(), line), int(Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft)),
                     fontMetrics().elidedText(m_caption, Qt::ElideRight, width()));
    const int top = line + kGap;
    const auto room = static_cast<size_t>(std::max(1, (width() + kGap) / (kSide + kGap)));
    for (size_t i = 0; i < std::min(room, m_previews.size()); ++i) {
        const int along = static_cast<int>(i) * (kSide + kGap);
        const QRect cell(mirrored ? width() - along - kSide : along, top, kSide, kSide);
        painter.fillRect(cell, colours.canvas);
        const QPixmap& preview = m_previews[i];
        QSize size = preview.size().scaled(cell.size(), Qt::KeepAspectRatio);
        QRect place({}, size);
        place.moveCenter(cell.center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawPixmap(place, preview);
    }
    const QRect bar(0, top + kSide + kGap, width(), kBar);
    painter.fillRect(bar, colours.border);
    const double done = m_step.total > 0 ? static_cast<double>(m_step.step + 1) / static_cast<double>(m_step.total) : 0;
    const int wide = static_cast<int>(done * width());
    painter.fillRect(QRect(mirrored ? width() - wide : 0, bar.top(), wide, kBar), colours.accent);
}

} // namespace miro
