// Charts of points: where a value stands, how points are read by mouse, keyboard and screen readers, and that the best
// are told from the others without colour.
#include "tests/ui/show_active.h"
#include "ui/charts/interval_bars.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/scatter_chart.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QHelpEvent>
#include <QImage>
#include <QSignalSpy>
#include <QToolTip>
#include <limits>
#include <set>

namespace miro {
namespace {

std::vector<PlotPoint> threePoints() {
    return {{0, 0, 0, 10, false, "the worst"}, {50, 100, 0, 11, true, "the best"}, {100, 50, 0, 12, false, "another"}};
}

// Pixels around a place that differ from the chart's ground.
int inkAround(const QImage& picture, const QPointF& place, int radius) {
    const QColor ground = picture.pixelColor(6, 6);
    int ink = 0;
    for (int y = -radius; y <= radius; ++y)
        for (int x = -radius; x <= radius; ++x)
            ink += picture.pixelColor(place.toPoint() + QPoint(x, y)) != ground ? 1 : 0;
    return ink;
}

} // namespace

class TestPlots : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        applyTheme(*qApp, "light");
        applyLanguage(*qApp, "en");
    }

    void ticksAreRound_data() {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<QList<double>>("ticks");
        QTest::newRow("percent") << 0.0 << 100.0 << false << QList<double>{0, 20, 40, 60, 80, 100};
        QTest::newRow("a score") << -2.0 << 2.0 << false << QList<double>{-2, -1, 0, 1, 2};
        QTest::newRow("counts") << 1.0 << 4.0 << true << QList<double>{1, 2, 3, 4};
        QTest::newRow("small") << 0.0 << 0.4 << false << QList<double>{0, 0.1, 0.2, 0.3, 0.4};
    }
    void ticksAreRound() {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(bool, whole);
        QFETCH(QList<double>, ticks);
        const std::vector<double> found = axisTicks(low, high, 5, whole);
        QCOMPARE(found.size(), static_cast<size_t>(ticks.size()));
        for (qsizetype i = 0; i < ticks.size(); ++i)
            QVERIFY(std::abs(found[static_cast<size_t>(i)] - ticks[i]) < 1e-9);
    }

    void oddAxesGiveTwoTicks() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const double infinite = std::numeric_limits<double>::infinity();
        for (const auto& [low, high] :
             {std::pair(5.0, 5.0), std::pair(7.0, 3.0), std::pair(nan, 1.0), std::pair(0.0, infinite)})
            QCOMPARE(axisTicks(low, high, 5, false).size(), size_t{2});
    }

    void valuesStandWhereTheAxesSay() {
        LineChart chart;
        chart.resize(400, 300);
        chart.setAxes({"asked", 0, 100, false}, {"measured", 0, 100, false});
        chart.setLines({"one"}, threePoints());
        const QPointF low = chart.placeOf(chart.points()[0]);
        const QPointF middle = chart.placeOf(chart.points()[1]);
        const QPointF right = chart.placeOf(chart.points()[2]);
        QVERIFY(low.x() < middle.x() && middle.x() < right.x());
        QCOMPARE(middle.x() * 2, low.x() + right.x());
        QVERIFY(low.y() > right.y() && right.y() > middle.y()); // up is more
        const PlotPoint beyond{1000, -1000, 0, -1, false, {}};
        QCOMPARE(chart.placeOf(beyond), QPointF(right.x(), low.y())); // never outside
    }

    void linesAreJoinedInTheOrderOfTheirX() {
        LineChart chart;
        chart.setLines({"a", "b"}, {{100, 1, 1, 0, false, {}}, {50, 2, 0, 1, false, {}}, {0, 3, 1, 2, false, {}}});
        QCOMPARE(chart.points()[0].series, 0);
        QCOMPARE(chart.points()[1].x, 0.0);
        QCOMPARE(chart.points()[2].x, 100.0);
    }

    void thePointerReadsAPoint() {
        ScatterChart chart;
        chart.resize(400, 300);
        chart.setAxes({"x", 0, 100, false}, {"y", 0, 100, false});
        chart.setPoints(threePoints());
        QVERIFY(showActive(chart));
        QSignalSpy chosen(&chart, &Plot::chosen);
        const QPoint best = chart.placeOf(chart.points()[1]).toPoint();
        QHelpEvent help(QEvent::ToolTip, best, chart.mapToGlobal(best));
        QApplication::sendEvent(&chart, &help);
        QTRY_COMPARE(QToolTip::text(), QString("the best"));
        QTest::mouseClick(&chart, Qt::LeftButton, {}, best + QPoint(3, 2));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toInt(), 11);
        QCOMPARE(chart.current(), 11);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, best + QPoint(60, 60)); // nothing there
        QCOMPARE(chosen.count(), 1);
    }

    void theKeyboardGoesFromPointToPoint() {
        ScatterChart chart;
        chart.setPoints(threePoints());
        QVERIFY(showActive(chart));
        chart.setFocus();
        QSignalSpy chosen(&chart, &Plot::chosen);
        QTest::keyClick(&chart, Qt::Key_Right);
        QCOMPARE(chosen.takeLast()[0].toInt(), 11);
        QVERIFY(chart.accessibleDescription().contains("the best"));
        QTest::keyClick(&chart, Qt::Key_End);
        QTest::keyClick(&chart, Qt::Key_Right); // there is no further one
        QCOMPARE(chart.current(), 12);
        QTest::keyClick(&chart, Qt::Key_Home);
        QCOMPARE(chart.current(), 10);
        chart.setCurrent(12); // chosen elsewhere: the keyboard goes on from there
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.current(), 11);
    }

    void emptyChartsSaySo() {
        LineChart chart;
        chart.setEmptyText("nothing measured");
        chart.setLines({}, {});
        QCOMPARE(chart.accessibleDescription(), QString("nothing measured"));
        QVERIFY(showActive(chart));
        chart.setFocus();
        QSignalSpy chosen(&chart, &Plot::chosen);
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::mouseClick(&chart, Qt::LeftButton);
        QCOMPARE(chosen.count(), 0);
    }

    void screenReadersHearEveryPoint() {
        ScatterChart chart;
        chart.setTitle("Chart: a against b");
        chart.setPoints(threePoints());
        QCOMPARE(chart.accessibleName(), QString("Chart: a against b"));
        QCOMPARE(chart.accessibleDescription(), QString("the worst\nthe best\nanother"));
    }

    void theBestLookDifferentWithoutColour_data() {
        QTest::addColumn<QString>("theme");
        for (const char* theme : {"light", "dark", "contrast"})
            QTest::newRow(theme) << theme;
    }
    void theBestLookDifferentWithoutColour() {
        QFETCH(QString, theme);
        applyTheme(*qApp, theme.toStdString());
        ScatterChart chart;
        chart.resize(400, 300);
        chart.setAxes({"x", 0, 100, false}, {"y", 0, 100, false});
        chart.setPoints({{33, 50, 0, 1, true, "best"}, {66, 50, 0, 2, false, "other"}});
        QVERIFY(showActive(chart));
        const QImage picture = chart.grab().toImage();
        const QPointF best = chart.placeOf(chart.points()[0]);
        const QPointF other = chart.placeOf(chart.points()[1]);
        QCOMPARE(inkAround(picture, best, 1), 9);  // full
        QCOMPARE(inkAround(picture, other, 1), 0); // a ring
        QVERIFY(inkAround(picture, other, 6) > 8);
    }

    // Bars go to the side of their sign, by another pattern, with their interval over them.
    void barsOfBothSignsStandBesideTheirOrigin_data() { theBestLookDifferentWithoutColour_data(); }
    void barsOfBothSignsStandBesideTheirOrigin() {
        QFETCH(QString, theme);
        applyTheme(*qApp, theme.toStdString());
        IntervalBars bars;
        bars.setBars({{"more", 2, {}, "+2", "more of it"}, {"less", -2, std::pair(-3.0, -1.0), "-2", "less of it"}}, -4,
                     0, 4);
        bars.setTitle("Weights");
        bars.resize(400, bars.sizeHint().height());
        QVERIFY(showActive(bars));
        const QImage picture = bars.grab().toImage();
        auto at = [&](size_t bar, double value, int down) {
            return picture.pixelColor(qRound(bars.placeOf(value)), bars.rowRect(bar).center().y() + down);
        };
        const QColor full = at(0, 1, 3);
        QCOMPARE(full, at(0, 0.5, -3));
        QVERIFY(at(0, -1, 3) != full);
        QVERIFY(at(1, 1, 3) != full);
        std::set<QRgb> hatched;
        for (double value = -0.9; value < -0.3; value += 0.02)
            hatched.insert(at(1, value, 3).rgb());
        QVERIFY(hatched.size() > 1);
        QVERIFY(at(1, -2.5, 0) != at(1, -3.5, 0)); // the interval reaches beyond the bar
        QCOMPARE(bars.accessibleName(), QString("Weights"));
        QCOMPARE(bars.accessibleDescription(), QString("more of it\nless of it"));
        QVERIFY(bars.placeOf(9) <= bars.width() && bars.placeOf(9) == bars.placeOf(4)); // at the edge
        bars.setLayoutDirection(Qt::RightToLeft);
        QVERIFY(bars.placeOf(-2) > bars.placeOf(2));
    }

    void itMirrors() {
        LineChart chart;
        chart.resize(400, 300);
        chart.setLines({"one"}, threePoints());
        const double left = chart.placeOf(chart.points()[0]).x();
        chart.setLayoutDirection(Qt::RightToLeft);
        QVERIFY(chart.placeOf(chart.points()[0]).x() < left); // the axis' numbers are at the other side
        QVERIFY(chart.placeOf(chart.points()[0]).x() < chart.placeOf(chart.points()[2]).x()); // numbers still rise
    }
};

} // namespace miro

QTEST_MAIN(miro::TestPlots)
#include "test_plots.moc"
