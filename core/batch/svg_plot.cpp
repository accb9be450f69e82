#include "batch/svg_plot.h"

#include "batch/html_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr double kWidth = 760, kHeight = 420;
constexpr double kLeft = 76, kRight = 150, kTop = 18, kBottom = 52; // names of lines stand on the right
constexpr size_t kStyles = 8;

class Canvas {
public:
    explicit Canvas(const SvgPlot& plot) : m_plot(plot) {}

    double x(double value) const {
        return kLeft + (value - m_plot.xMinimum) / (m_plot.xMaximum - m_plot.xMinimum) * (kWidth - kLeft - kRight);
    }
    double y(double value) const {
        return kHeight - kBottom -
               (value - m_plot.yMinimum) / (m_plot.yMaximum - m_plot.yMinimum) * (kHeight - kTop - kBottom);
    }

private:
    const SvgPlot& m_plot;
};

std::string axes(const SvgPlot& plot, const Canvas& canvas) {
    std::string svg;
    for (const double tick : ticksOf(plot.xMinimum, plot.xMaximum)) {
        svg += fmt::format("<line class=\"chart-grid\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\"/>",
                           canvas.x(tick), kTop, kHeight - kBottom);
        svg += fmt::format("<text class=\"chart-tick\" text-anchor=\"middle\" x=\"{:.1f}\" y=\"{:.1f}\">{:.4g}</text>",
                           canvas.x(tick), kHeight - kBottom + 18, tick);
    }
    for (const double tick : ticksOf(plot.yMinimum, plot.yMaximum)) {
        svg += fmt::format("<line class=\"chart-grid\" x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>",
                           kLeft, kWidth - kRight, canvas.y(tick), canvas.y(tick));
        svg += fmt::format("<text class=\"chart-tick\" text-anchor=\"end\" x=\"{:.1f}\" y=\"{:.1f}\">{:.4g}</text>",
                           kLeft - 8, canvas.y(tick) + 4, tick);
    }
    svg += fmt::format("<text class=\"chart-axis\" text-anchor=\"middle\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
                       kLeft + (kWidth - kLeft - kRight) / 2, kHeight - 12, escapeHtml(plot.xLabel));
    svg += fmt::format("<text class=\"chart-axis\" text-anchor=\"middle\" transform=\"translate(18 {:.1f}) "
                       "rotate(-90)\">{}</text>",
                       kTop + (kHeight - kTop - kBottom) / 2, escapeHtml(plot.yLabel));
    return svg;
}

// Circle, square, triangle, diamond: told apart without colour.
std::string mark(size_t style, double x, double y) {
    switch (style % 4) {
    case 0:
        return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4.5\"/>", x, y);
    case 1:
        return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"8\" height=\"8\"/>", x - 4, y - 4);
    case 2:
        return fmt::format("<path d=\"M{:.1f} {:.1f}l5 9h-10z\"/>", x, y - 6);
    default:
        return fmt::format("<path d=\"M{:.1f} {:.1f}l5.5 5.5l-5.5 5.5l-5.5 -5.5z\"/>", x, y - 5.5);
    }
}

std::string drawn(const PlotSeries& series, size_t style, const Canvas& canvas) {
    std::string svg =
        fmt::format("<g class=\"{}\">", series.reference ? "chart-reference" : fmt::format("s{}", style % kStyles));
    if (series.line && series.points.size() > 1) {
        std::string path;
        for (const SvgPoint& point : series.points)
            path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L", canvas.x(point.x), canvas.y(point.y));
        svg += fmt::format("<path class=\"chart-line{}\" d=\"{}\"/>",
                           series.reference ? "" : fmt::format(" d{}", style / 4 % 2), path);
    }
    for (const SvgPoint& point : series.points)
        if (point.spread > 0)
            svg += fmt::format("<path class=\"chart-spread\" d=\"M{:.1f} {:.1f}V{:.1f}\"/>", canvas.x(point.x),
                               canvas.y(point.y - point.spread), canvas.y(point.y + point.spread));
    if (series.marks)
        for (const SvgPoint& point : series.points) {
            const double x = canvas.x(point.x), y = canvas.y(point.y);
            svg += "<g class=\"chart-mark\">" + mark(style, x, y);
            if (point.marked)
                svg += fmt::format("<circle class=\"chart-ring\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"9\"/>", x, y);
            svg += point.tip.empty() ? "</g>" : "<title>" + escapeHtml(point.tip) + "</title></g>";
        }
    return svg + "</g>";
}

// The lines' names beside their ends, moved apart where they would cover each other.
std::string names(const SvgPlot& plot, const Canvas& canvas) {
    struct Name {
        double y;
        size_t series;
    };
    std::vector<Name> list;
    for (size_t i = 0; i < plot.series.size(); ++i)
        if (!plot.series[i].name.empty() && !plot.series[i].points.empty())
            list.push_back({canvas.y(plot.series[i].points.back().y), i});
    std::stable_sort(list.begin(), list.end(), [](const Name& a, const Name& b) { return a.y < b.y; });
    constexpr double kLine = 16;
    const double lowest = kHeight - kBottom;
    for (size_t i = 0; i < list.size(); ++i)
        list[i].y = std::max(list[i].y, i > 0 ? list[i - 1].y + kLine : kTop + 4);
    for (size_t i = list.size(); i-- > 0;)
        list[i].y = std::min(list[i].y, i + 1 < list.size() ? list[i + 1].y - kLine : lowest);
    std::string svg;
    for (const Name& name : list) {
        const PlotSeries& series = plot.series[name.series];
        const double x = kWidth - kRight + 14;
        svg += fmt::format("<g class=\"{}\">",
                           series.reference ? "chart-reference" : fmt::format("s{}", name.series % kStyles));
        if (series.marks)
            svg += "<g class=\"chart-mark\">" + mark(name.series, x + 4, name.y) + "</g>";
        else
            svg += fmt::format("<path class=\"chart-line\" d=\"M{:.1f} {:.1f}h10\"/>", x - 1, name.y);
        svg += fmt::format("<text class=\"chart-name\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text></g>", x + 16, name.y + 4,
                           escapeHtml(series.name));
    }
    return svg;
}

} // namespace

void fitAxis(const std::vector<double>& values, double& minimum, double& maximum) {
    if (values.empty())
        return;
    minimum = *std::min_element(values.begin(), values.end());
    maximum = *std::max_element(values.begin(), values.end());
    const double room = maximum > minimum ? (maximum - minimum) * 0.06 : std::max(std::abs(maximum) * 0.1, 0.05);
    minimum -= room;
    maximum += room;
}

std::vector<double> ticksOf(double minimum, double maximum) {
    const double span = maximum - minimum;
    if (!(span > 0) || !std::isfinite(span))
        return {};
    const double rough = span / 5, power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= rough) {
            step = factor * power;
            break;
        }
    std::vector<double> ticks;
    for (double i = std::ceil(minimum / step - 1e-9); i * step <= maximum + step * 1e-9 && ticks.size() < 8; ++i)
        ticks.push_back(i == 0 ? 0 : i * step);
    return ticks;
}

std::string svgOf(const SvgPlot& given) {
    SvgPlot plot = given;
    if (!(plot.xMaximum > plot.xMinimum))
        fitAxis({plot.xMinimum}, plot.xMinimum, plot.xMaximum);
    if (!(plot.yMaximum > plot.yMinimum))
        fitAxis({plot.yMinimum}, plot.yMinimum, plot.yMaximum);
    for (PlotSeries& series : plot.series)
        std::erase_if(series.points,
                      [](const SvgPoint& point) { return !std::isfinite(point.x) || !std::isfinite(point.y); });
    const Canvas canvas(plot);
    std::string svg = fmt::format("<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">", kWidth,
                                  kHeight, escapeHtml(plot.title));
    svg += axes(plot, canvas);
    for (size_t i = 0; i < plot.series.size(); ++i)
        svg += drawn(plot.series[i], i, canvas);
    return svg + names(plot, canvas) + "</svg>";
}

std::string svgFileOf(const SvgPlot& plot) {
    // As the report's style sheet, without what differs between light and dark; colours that are told apart by people
    // who see few of them (Okabe and Ito 2008).
    static const std::string kStyle =
        "<style>text{fill:#444;font:13px sans-serif}.chart-axis,.chart-name{fill:#111}.chart-grid{stroke:#ddd}"
        ".chart-line{fill:none;stroke:currentColor;stroke-width:2.2;stroke-linejoin:round}"
        ".chart-line.d1{stroke-dasharray:7 4}.chart-spread{stroke:currentColor;stroke-width:1.2}"
        ".chart-mark{fill:currentColor;stroke:#fff;stroke-width:1}.chart-ring{fill:none;stroke:#111;stroke-width:2}"
        ".chart-reference{color:#777}.chart-reference .chart-line{stroke-width:1.6;stroke-dasharray:3 4}"
        ".s0{color:#0072b2}.s1{color:#d55e00}.s2{color:#009e73}.s3{color:#cc79a7}.s4{color:#e69f00}.s5{color:#56b4e9}"
        ".s6{color:#7b4f9e}.s7{color:#444}</style>";
    std::string svg = svgOf(plot);
    const size_t begin = svg.find('>') + 1;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + svg.substr(4, begin - 4) + kStyle +
           "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>" + svg.substr(begin) + "\n";
}

} // namespace miro
