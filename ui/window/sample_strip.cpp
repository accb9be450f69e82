#include "ui/window/sample_strip.h"

#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QImageReader>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <algorithm>
#include <charconv>

namespace miro {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostPictures = 4;
constexpr int kMostPixels = 480; // a side, for screens with two pixels a point
constexpr int kTall = 116;
constexpr int kGap = 6;
constexpr const char* kStep = "step-";

// The number in step-00001000; below 0: another folder.
int64_t stepOf(const fs::path& folder) {
    const std::string name = folder.filename().string();
    int64_t step = -1;
    if (!name.starts_with(kStep))
        return -1;
    const char* begin = name.data() + std::string_view(kStep).size();
    const char* end = name.data() + name.size();
    const auto [rest, problem] = std::from_chars(begin, end, step);
    return problem == std::errc() && rest == end ? step : -1;
}

QImage readSmall(const fs::path& file) {
    QImageReader reader(QString::fromStdString(file.string()));
    const QSize size = reader.size();
    if (size.width() > kMostPixels || size.height() > kMostPixels)
        reader.setScaledSize(size.scaled(kMostPixels, kMostPixels, Qt::KeepAspectRatio));
    return reader.read();
}

std::vector<fs::path> picturesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".png")
            files.push_back(entry.path());
    // "sheet" before "sheet-at-1" before "sheet-at-0": what it draws by itself, then high, then low.
    std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
        const std::string one = a.stem().string(), other = b.stem().string();
        return one.size() != other.size() ? one.size() < other.size() : one > other;
    });
    files.resize(std::min(files.size(), kMostPictures));
    return files;
}

} // namespace

TrainingSamples readNewestSamples(const fs::path& runFolder) {
    std::vector<std::pair<int64_t, fs::path>> steps;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(runFolder / "samples", error))
        if (const int64_t step = stepOf(entry.path()); step >= 0)
            steps.emplace_back(step, entry.path());
    std::sort(steps.begin(), steps.end(), std::greater<>());
    for (const auto& [step, folder] : steps) {
        TrainingSamples samples{step, {}};
        for (const fs::path& file : picturesIn(folder))
            if (QImage image = readSmall(file); !image.isNull())
                samples.pictures.push_back({file, std::move(image)});
        if (!samples.pictures.empty())
            return samples;
    }
    return {};
}

SampleStrip::SampleStrip(QWidget* parent) : QWidget(parent) {
    setObjectName("sampleStrip");
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SampleStrip::sizeHint() const {
    return {240, kTall + fontMetrics().height() + kGap};
}

void SampleStrip::setSamples(TrainingSamples samples, QStringList names) {
    m_samples = std::move(samples);
    m_names = std::move(names);
    m_current = std::clamp(m_current, 0, std::max(0, count() - 1));
    setAccessibleDescription(m_names.join(QStringLiteral(", ")));
    update();
}

QRect SampleStrip::cell(int picture) const {
    const int wide = (width() - kGap * (count() - 1)) / std::max(count(), 1);
    return QStyle::visualRect(layoutDirection(), rect(), QRect(picture * (wide + kGap), 0, wide, height()));
}

int SampleStrip::pictureAt(const QPoint& place) const {
    for (int i = 0; i < count(); ++i)
        if (cell(i).contains(place))
            return i;
    return -1;
}

void SampleStrip::setCurrent(int picture) {
    if (count() == 0)
        return;
    m_current = std::clamp(picture, 0, count() - 1);
    setAccessibleDescription(m_names.value(m_current));
    update();
}

void SampleStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int i = 0; i < count(); ++i) {
        const QRect place = cell(i);
        const QRect upper = place.adjusted(3, 3, -3, -fontMetrics().height() - 3);
        const QImage& image = m_samples.pictures[static_cast<size_t>(i)].image;
        QRect target(QPoint(), image.size().scaled(upper.size(), Qt::KeepAspectRatio));
        target.moveCenter(upper.center());
        painter.drawImage(target, image);
        const QRect lower(place.left(), upper.bottom() + 2, place.width(), fontMetrics().height());
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(lower, Qt::AlignCenter,
                         fontMetrics().elidedText(m_names.value(i), Qt::ElideRight, lower.width()));
        if (hasFocus() && i == m_current) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(themeColours().focus, 2));
            painter.drawRect(QRectF(place).adjusted(1, 1, -1, -1));
        }
    }
}

void SampleStrip::keyPressEvent(QKeyEvent* event) {
    const int onwards = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrent(m_current - onwards);
    case Qt::Key_Right:
        return setCurrent(m_current + onwards);
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(count() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (count() > 0)
            Q_EMIT opened(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void SampleStrip::mousePressEvent(QMouseEvent* event) {
    if (const int picture = pictureAt(event->position().toPoint()); picture >= 0)
        setCurrent(picture);
}

void SampleStrip::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const int picture = pictureAt(event->position().toPoint()); picture >= 0)
        Q_EMIT opened(picture);
}

bool SampleStrip::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    if (const int picture = pictureAt(help->pos()); picture >= 0)
        QToolTip::showText(help->globalPos(), m_names.value(picture) + '\n' + toolTip(), this);
    else
        QToolTip::hideText();
    return true;
}

void SampleStrip::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LayoutDirectionChange)
        update();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace miro
