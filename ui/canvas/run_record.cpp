#include "ui/canvas/run_record.h"

#include <algorithm>
#include <cmath>

namespace miro {

namespace {

constexpr size_t kMostFacts = 4096;
constexpr size_t kMostCurves = 16;

} // namespace

QImage qImageFromImage(const Image& image) {
    if (image.width <= 0 || image.height <= 0 || image.width > 32767 || image.height > 32767 ||
        image.pixels.size() != static_cast<size_t>(image.width) * static_cast<size_t>(image.height) * 3)
        return {};
    // A copy: the step's pixels live only as long as the event.
    return QImage(image.pixels.data(), image.width, image.height, image.width * 3, QImage::Format_RGB888).copy();
}

void RunRecord::begin(int pictures, const QSize& size) {
    *this = RunRecord(m_budget);
    m_pictures = pictures;
    m_size = size;
}

void RunRecord::add(const DrawStep& step, const std::vector<QImage>& previews) {
    m_total = step.total;
    m_done = step.step + 1;
    if (!step.previewMethod.empty())
        m_method = QString::fromStdString(step.previewMethod);
    if (m_facts.size() >= kMostFacts)
        m_facts.erase(m_facts.begin(), m_facts.begin() + kMostFacts / 2);
    m_facts.push_back({step.stepSeconds * 1000, step.previewSeconds * 1000, step.decodeSeconds * 1000,
                       static_cast<double>(step.deviceMemory) / (1024.0 * 1024.0)});
    if (previews.empty())
        return;
    auto moment = std::lower_bound(m_moments.begin(), m_moments.end(), step.step,
                                   [](const auto& entry, int64_t wanted) { return entry.first < wanted; });
    if (moment == m_moments.end() || moment->first != step.step)
        moment = m_moments.insert(moment, {step.step, {}});
    m_bytes -= bytesOf(moment->second);
    for (size_t i = 0; i < previews.size(); ++i) {
        const int64_t picture = step.firstPicture + static_cast<int64_t>(i);
        if (picture >= 0 && picture < m_pictures)
            moment->second[static_cast<int>(picture)] = previews[i];
    }
    m_bytes += bytesOf(moment->second);
    while (m_bytes > m_budget && m_moments.size() > 2)
        thin();
}

void RunRecord::addScore(const QString& name, int64_t step, double value) {
    if (!std::isfinite(value))
        return;
    auto curve = std::find_if(m_curves.begin(), m_curves.end(), [&](const Curve& each) { return each.name == name; });
    if (curve == m_curves.end()) {
        if (m_curves.size() >= kMostCurves)
            return;
        curve = m_curves.insert(curve, {name, {}, {}});
    }
    if (curve->points.size() >= kMostFacts && !curve->points.count(step))
        return;
    curve->points[step] = std::clamp(value, 0.0, 1.0);
    curve->values.clear();
    for (const auto& [at, score] : curve->points)
        curve->values.push_back(static_cast<float>(score));
}

int64_t RunRecord::stepOf(int moment) const {
    return moment >= 0 && moment < moments() ? m_moments[static_cast<size_t>(moment)].first : -1;
}

int RunRecord::nearestMoment(int64_t step) const {
    int nearest = -1;
    for (int i = 0; i < moments(); ++i)
        if (nearest < 0 || std::abs(stepOf(i) - step) < std::abs(stepOf(nearest) - step))
            nearest = i;
    return nearest;
}

bool RunRecord::hasPreview(int moment, int picture) const {
    return moment >= 0 && moment < moments() && m_moments[static_cast<size_t>(moment)].second.count(picture);
}

QImage RunRecord::preview(int moment, int picture) const {
    return hasPreview(moment, picture) ? m_moments[static_cast<size_t>(moment)].second.at(picture) : QImage();
}

// The first and the newest stay: between them a coarser timeline is better than one that ends early.
void RunRecord::thin() {
    std::vector<std::pair<int64_t, Previews>> kept;
    for (size_t i = 0; i < m_moments.size(); ++i)
        if (i % 2 == 0 || i + 1 == m_moments.size())
            kept.push_back(std::move(m_moments[i]));
    m_moments = std::move(kept);
    m_bytes = 0;
    for (const auto& [step, previews] : m_moments)
        m_bytes += bytesOf(previews);
}

qsizetype RunRecord::bytesOf(const Previews& previews) {
    qsizetype bytes = 0;
    for (const auto& [picture, image] : previews)
        bytes += image.sizeInBytes();
    return bytes;
}

} // namespace miro
