#include "ui/gallery/target_bars.h"

#include "base/scorers.h"
#include "base/taste_reward.h"
#include "batch/explore_stats.h"
#include "library/picture_query.h"
#include "library/taste_store.h"
#include "ui/bridge/picture_scores.h"
#include "ui/charts/chart_style.h"
#include "ui/gallery/picture_sheet.h"
#include "ui/widgets/scorer_texts.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr int kGap = 6;
constexpr int kBarHeight = 8;
constexpr int kSign = 9; // pixels of the sign of a missed target
constexpr int kSmallestWidth = 160;

QString rawText(double raw) {
    return QLocale().toString(raw, 'f', std::abs(raw) < 10 ? 4 : 2);
}

QString askedText(const TargetBar& bar) {
    if (!bar.target)
        return TargetBars::tr("ignored");
    return bar.counter
               ? TargetBars::tr("asked %1, away from %2").arg(quantileText(*bar.target), quantileText(*bar.counter))
               : TargetBars::tr("asked %1").arg(quantileText(*bar.target));
}

QString measuredText(const TargetBar& bar) {
    QStringList facts;
    if (bar.measured)
        facts << (bar.taste ? TargetBars::tr("above %1 of your pictures") : TargetBars::tr("measured %1"))
                     .arg(quantileText(*bar.measured));
    else if (bar.raw)
        facts << TargetBars::tr("measured %1 (raw)").arg(rawText(*bar.raw));
    else
        facts << TargetBars::tr("could not be measured");
    if (bar.measured && bar.estimated)
        facts << TargetBars::tr("estimated");
    if (bar.outdated)
        facts << TargetBars::tr("outdated");
    return facts.join(TargetBars::tr(", ", "between facts"));
}

std::vector<std::string> measuring(const PictureSheet& sheet) {
    std::vector<std::string> keys;
    for (const ScoreRecord& score : sheet.details.scores)
        keys.push_back(score.scorer);
    return keys;
}

// Of several versions the one that the program has now, else any.
const ScoreRecord* scoreOf(const PictureSheet& sheet, const std::string& key) {
    const ScorerInfo* scorer = scorerOfTarget(key, sheet.settings.scorers, measuring(sheet));
    const std::string wanted = scorer ? scorer->key : key == kTasteRewardKey ? kTasteScore : key;
    const ScoreRecord* found = nullptr;
    for (const ScoreRecord& score : sheet.details.scores)
        if ((score.scorer == wanted || score.scorer == key) && (!found || isOutdated(*found)))
            found = &score;
    return found;
}

void takeScore(TargetBar& bar, const ScoreRecord& score) {
    bar.scored = true;
    bar.measured = score.quantile;
    bar.raw = score.raw;
    const bool taste = score.scorer == kTasteScore; // in other units than what is asked for: nothing is missed
    bar.taste = taste;
    bar.version = taste ? QString() : QString::fromStdString(oneLine(score.version, 40));
    bar.estimated = score.estimated;
    bar.outdated = isOutdated(score);
    bar.missed = !taste && !bar.outdated && isMissed(bar.target, bar.measured, kMissedMargin);
}

} // namespace

std::vector<TargetBar> targetBarsOf(const PictureSheet& sheet) {
    std::vector<TargetBar> bars;
    const GenerationSettings& settings = sheet.settings.settings;
    std::vector<const ScoreRecord*> taken;
    for (const auto& [key, target] : settings.positive) {
        TargetBar bar{
            .name = measuredName(key, sheet.settings.scorers, measuring(sheet)), .asked = true, .target = target};
        if (auto negative = settings.negative.find(key);
            negative != settings.negative.end() && negative->second && *negative->second > 0)
            bar.counter = negative->second;
        if (const ScoreRecord* score = scoreOf(sheet, key)) {
            takeScore(bar, *score);
            taken.push_back(score);
        }
        bars.push_back(std::move(bar));
    }
    auto isTaken = [&taken](const ScoreRecord& score) {
        return std::ranges::any_of(taken, [&](const ScoreRecord* each) { return each->scorer == score.scorer; });
    };
    for (const ScoreRecord& score : sheet.details.scores)
        if (!isTaken(score) && scoreOf(sheet, score.scorer) == &score) {
            bars.push_back({.name = scorerName(score.scorer)});
            takeScore(bars.back(), score);
        }
    return bars;
}

TargetBars::TargetBars(QWidget* parent) : QWidget(parent) {
    setObjectName("targetBars");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
}

void TargetBars::setBars(std::vector<TargetBar> bars) {
    m_bars = std::move(bars);
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_bars.size()) - 1));
    describeAll();
    setVisible(!m_bars.empty());
    updateGeometry();
    update();
}

QString TargetBars::describe(const TargetBar& bar) const {
    QStringList facts;
    if (bar.asked)
        facts << askedText(bar);
    if (bar.scored)
        facts << measuredText(bar);
    if (bar.missed)
        facts << tr("missed");
    if (bar.raw && bar.measured)
        facts << tr("raw value %1").arg(rawText(*bar.raw));
    if (bar.raw && !bar.measured)
        facts << tr("its place among the training pictures is not known");
    if (!bar.version.isEmpty())
        facts << tr("version %1").arg(bar.version);
    return tr("%1: %2", "a score and what is said of it").arg(bar.name, facts.join(tr(", ", "between facts")));
}

void TargetBars::describeAll() {
    setAccessibleName(tr("Asked and measured scores"));
    QStringList lines;
    for (const TargetBar& bar : m_bars)
        lines << describe(bar);
    setAccessibleDescription(lines.join('\n'));
}

int TargetBars::lineHeight() const {
    return fontMetrics().height();
}

int TargetBars::rowHeight(const TargetBar& bar) const {
    const int step = lineHeight() + kBarHeight + 2;
    const int measured = !bar.scored ? 0 : bar.measured ? step : lineHeight();
    return lineHeight() + (bar.asked ? step : 0) + measured + kGap;
}

QRect TargetBars::rowRect(size_t row) const {
    int top = 0;
    for (size_t i = 0; i < row; ++i)
        top += rowHeight(m_bars[i]);
    return {0, top, width(), rowHeight(m_bars[row])};
}

int TargetBars::barAt(int y) const {
    for (size_t i = 0; i < m_bars.size(); ++i)
        if (const QRect row = rowRect(i); y >= row.top() && y <= row.bottom())
            return static_cast<int>(i);
    return -1;
}

QSize TargetBars::sizeHint() const {
    int height = 0;
    for (const TargetBar& bar : m_bars)
        height += rowHeight(bar);
    return {kSmallestWidth, height};
}

bool TargetBars::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const int bar = barAt(help->pos().y()); bar >= 0)
            QToolTip::showText(help->globalPos(), describe(m_bars[static_cast<size_t>(bar)]), this);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

void TargetBars::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        describeAll();
    QWidget::changeEvent(event);
}

void TargetBars::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    const int wanted = m_current + step;
    if (step == 0 || wanted < 0 || wanted >= static_cast<int>(m_bars.size())) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_current = wanted;
    update();
    const QRect row = rowRect(static_cast<size_t>(m_current));
    QToolTip::showText(mapToGlobal(row.bottomLeft()), describe(m_bars[static_cast<size_t>(m_current)]), this);
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

// A triangle that points down, before the word.
void TargetBars::paintRow(QPainter& painter, const QRect& row, const TargetBar& bar) const {
    QFont bold = font();
    bold.setBold(true);
    const QRect line(row.left(), row.top(), row.width(), lineHeight());
    const QString missed = tr("missed");
    const int sign = bar.missed ? kSign + 4 + fontMetrics().horizontalAdvance(missed) : 0;
    const Qt::Alignment start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    const int nameWidth = std::max(0, line.width() - (sign ? sign + 8 : 0));
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QStyle::visualRect(layoutDirection(), line, {line.left(), line.top(), nameWidth, line.height()}),
                     start, QFontMetrics(bold).elidedText(bar.name, Qt::ElideRight, nameWidth));
    painter.setFont(font());
    if (bar.missed) {
        const QRect place(line.right() + 1 - sign, line.top(), sign, line.height());
        const QRectF shape = QStyle::visualRect(
            layoutDirection(), line, {place.left(), place.top() + (place.height() - kSign) / 2, kSign, kSign});
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(themeColours().warning);
        painter.drawPolygon(
            QPolygonF({shape.topLeft(), shape.topRight(), QPointF(shape.center().x(), shape.bottom())}));
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(themeColours().warning);
        painter.drawText(QStyle::visualRect(layoutDirection(), line, place.adjusted(kSign + 4, 0, 0, 0)), start,
                         missed);
    }
    int y = row.top() + lineHeight();
    const int step = lineHeight() + kBarHeight + 2;
    if (bar.asked) {
        paintBar(painter, {row.left(), y, row.width(), step}, bar.target.value_or(0), false, askedText(bar));
        y += step;
    }
    if (bar.measured) {
        paintBar(painter, {row.left(), y, row.width(), step}, *bar.measured, true, measuredText(bar));
    } else if (bar.scored) {
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(row.left(), y, row.width(), lineHeight()), start,
                         fontMetrics().elidedText(measuredText(bar), Qt::ElideRight, row.width()));
    }
}

void TargetBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (size_t i = 0; i < m_bars.size(); ++i) {
        const QRect row = rowRect(i);
        paintRow(painter, row, m_bars[i]);
        if (hasFocus() && static_cast<int>(i) == m_current) {
            painter.setPen(QPen(themeColours().focus, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(row.adjusted(1, 0, -1, -kGap + 2));
        }
    }
}

} // namespace miro
