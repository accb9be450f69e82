#include "ui/gallery/target_bars.h"

#include "hub/generator_info.h"
#include "ui/gallery/picture_sheet.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr int kGap = 6;
constexpr int kBarHeight = 8;
constexpr double kSmallestWidth = 160;

// Rounded down, as the sliders say it.
QString percentText(double quantile) {
    return TargetBars::tr("%1 %").arg(QLocale().toString(static_cast<int>(std::floor(quantile * 100))));
}

QString askedText(const TargetBar& bar) {
    if (!bar.target)
        return TargetBars::tr("ignored");
    return bar.counter
               ? TargetBars::tr("asked %1, away from %2").arg(percentText(*bar.target), percentText(*bar.counter))
               : TargetBars::tr("asked %1").arg(percentText(*bar.target));
}

QString measuredText(const TargetBar& bar) {
    return TargetBars::tr("measured %1").arg(percentText(*bar.measured));
}

} // namespace

std::vector<TargetBar> targetBarsOf(const PictureSheet& sheet) {
    std::vector<TargetBar> bars;
    const GenerationSettings& settings = sheet.settings.settings;
    auto nameOf = [](const std::string& key) {
        return QString::fromStdString(oneLine(rewardLabel(key), 60));
    };
    auto measuredOf = [&sheet](const std::string& key) -> std::optional<double> {
        for (const ScoreRecord& score : sheet.details.scores)
            if (score.scorer == key)
                return score.quantile;
        return {};
    };
    for (const auto& [key, target] : settings.positive) {
        TargetBar bar{nameOf(key), true, target, {}, measuredOf(key)};
        if (auto negative = settings.negative.find(key);
            negative != settings.negative.end() && negative->second && *negative->second > 0)
            bar.counter = negative->second;
        bars.push_back(std::move(bar));
    }
    for (const ScoreRecord& score : sheet.details.scores)
        if (score.quantile && !settings.positive.count(score.scorer))
            bars.push_back({nameOf(score.scorer), false, {}, {}, score.quantile});
    return bars;
}

TargetBars::TargetBars(QWidget* parent) : QWidget(parent) {
    setObjectName("targetBars");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TargetBars::setBars(std::vector<TargetBar> bars) {
    m_bars = std::move(bars);
    describe();
    setVisible(!m_bars.empty());
    updateGeometry();
    update();
}

void TargetBars::describe() {
    setAccessibleName(tr("Asked and measured scores"));
    QStringList lines;
    for (const TargetBar& bar : m_bars) {
        QStringList facts;
        if (bar.asked)
            facts << askedText(bar);
        if (bar.measured)
            facts << measuredText(bar);
        lines << tr("%1: %2", "a score and what is said of it").arg(bar.name, facts.join(tr(", ", "between facts")));
    }
    setAccessibleDescription(lines.join('\n'));
    setToolTip(lines.join('\n'));
}

void TargetBars::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        describe();
    QWidget::changeEvent(event);
}

int TargetBars::lineHeight() const {
    return fontMetrics().height();
}

int TargetBars::rowHeight(const TargetBar& bar) const {
    const int lines = (bar.asked ? 1 : 0) + (bar.measured ? 1 : 0);
    return lineHeight() + lines * (lineHeight() + kBarHeight + 2) + kGap;
}

QSize TargetBars::sizeHint() const {
    int height = 0;
    for (const TargetBar& bar : m_bars)
        height += rowHeight(bar);
    return {static_cast<int>(kSmallestWidth), height};
}

// Asked: an outline filled lightly; measured: solid. The text says which is which.
void TargetBars::paintBar(QPainter& painter, const QRect& rect, double value, bool solid, const QString& text) const {
    const ThemeColours& colours = themeColours();
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect line(rect.left(), rect.top(), rect.width(), lineHeight());
    painter.drawText(line, QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter),
                     fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    QRect trough(rect.left(), line.bottom() + 1, rect.width(), kBarHeight);
    painter.setPen(colours.border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(trough.adjusted(0, 0, -1, -1));
    const int width = qRound((trough.width() - 2) * std::clamp(value, 0.0, 1.0));
    const QRect filled(trough.left() + 1, trough.top() + 1, width, kBarHeight - 2);
    painter.fillRect(QStyle::visualRect(layoutDirection(), trough, filled),
                     solid ? QBrush(colours.accent) : QBrush(colours.accent, Qt::Dense4Pattern));
}

void TargetBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    int y = 0;
    for (const TargetBar& bar : m_bars) {
        QFont bold = font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(0, y, width(), lineHeight()),
                         QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter),
                         QFontMetrics(bold).elidedText(bar.name, Qt::ElideRight, width()));
        painter.setFont(font());
        int line = y + lineHeight();
        const int step = lineHeight() + kBarHeight + 2;
        if (bar.asked) {
            paintBar(painter, {0, line, width(), step}, bar.target.value_or(0), false, askedText(bar));
            line += step;
        }
        if (bar.measured)
            paintBar(painter, {0, line, width(), step}, *bar.measured, true, measuredText(bar));
        y += rowHeight(bar);
    }
}

} // namespace miro
