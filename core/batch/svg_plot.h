// Charts as SVG that stands inside an HTML page: lines and points on two axes. Colours come from the page's style sheet
// (classes s0 to s7, chart-*), so that they follow light and dark; series also differ in mark and dash, and lines carry
// their names. Private to the batch room.
#pragma once

#include <string>
#include <vector>

namespace miro {

struct PlotPoint {
    double x = 0;
    double y = 0;
    std::string tip;     // shown on hover; plain text
    bool marked = false; // ringed
};

struct PlotSeries {
    std::string name;
    std::vector<PlotPoint> points; // a line through them runs in this order
    bool line = true;
    bool marks = true;
    bool reference = false; // grey and dashed: to compare with
};

struct Plot {
    std::string title; // for screen readers as well
    std::string xLabel;
    std::string yLabel;
    std::vector<PlotSeries> series;
    double xMinimum = 0, xMaximum = 1;
    double yMinimum = 0, yMaximum = 1;
};

// Widens what would be no interval.
std::string svgOf(const Plot& plot);

// The limits of an axis that shows all of these with some room, and the ticks of an axis: round numbers, at most eight.
void fitAxis(const std::vector<double>& values, double& minimum, double& maximum);
std::vector<double> ticksOf(double minimum, double maximum);

} // namespace miro
