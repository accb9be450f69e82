// Charts as SVG: lines and points on two axes. Inside an HTML page colours come from the page's style sheet (classes s0
// to s7, chart-*), so that they follow light and dark; a file brings its own. Series also differ in mark and dash, and
// lines carry their names.
#pragma once

#include <string>
#include <vector>

namespace miro {

struct SvgPoint {
    double x = 0;
    double y = 0;
    std::string tip;     // shown on hover; plain text
    bool marked = false; // ringed
    double spread = 0;   // a bar of so much up and down
};

struct PlotSeries {
    std::string name;
    std::vector<SvgPoint> points; // a line through them runs in this order
    bool line = true;
    bool marks = true;
    bool reference = false; // grey and dashed: to compare with
};

struct SvgPlot {
    std::string title; // for screen readers as well
    std::string xLabel;
    std::string yLabel;
    std::vector<PlotSeries> series;
    double xMinimum = 0, xMaximum = 1;
    double yMinimum = 0, yMaximum = 1;
};

// Widens what would be no interval.
std::string svgOf(const SvgPlot& plot);
std::string svgFileOf(const SvgPlot& plot); // a file of its own, on white

// The limits of an axis that shows all of these with some room, and the ticks of an axis: round numbers, at most eight.
void fitAxis(const std::vector<double>& values, double& minimum, double& maximum);
std::vector<double> ticksOf(double minimum, double maximum);

} // namespace miro
