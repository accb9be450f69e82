// What a run told while it drew: its previews step by step, so that it can be scrubbed, its times, its memory and the
// live scores. Bounded: when the previews grow too large, every second step's are dropped. A plain value of the GUI
// thread.
#pragma once

#include "flow/draw_events.h"

#include <QImage>
#include <QString>
#include <map>
#include <vector>

namespace miro {

// An empty image for one that has no or not all its pixels.
QImage qImageFromImage(const Image& image);

class RunRecord {
public:
    static constexpr qsizetype kDefaultBudget = qsizetype{96} << 20;

    struct Facts {
        double stepMs = 0;
        double previewMs = 0;
        double decodeMs = 0;
        double memoryMb = 0;
    };
    struct Curve {
        QString name;
        std::vector<float> values; // in order of steps
        std::map<int64_t, double> points;
    };

    explicit RunRecord(qsizetype budget = kDefaultBudget) : m_budget(budget) {}

    void begin(int pictures, const QSize& size);
    // previews: those of `step`, as images; an empty one is a preview that could not be made.
    void add(const DrawStep& step, const std::vector<QImage>& previews);
    void addScore(const QString& name, int64_t step, double value);

    int pictures() const { return m_pictures; }
    QSize size() const { return m_size; }
    int64_t total() const { return m_total; } // steps of the run
    int64_t done() const { return m_done; }   // steps done
    QString method() const { return m_method; }

    // Moments that can be scrubbed to: steps that have previews.
    int moments() const { return static_cast<int>(m_moments.size()); }
    int64_t stepOf(int moment) const;      // from 0
    int nearestMoment(int64_t step) const; // -1: none
    // Of that very step; null when the picture had none then.
    QImage preview(int moment, int picture) const;
    bool hasPreview(int moment, int picture) const; // a null one counts: it could not be made

    const std::vector<Facts>& facts() const { return m_facts; } // oldest first
    const std::vector<Curve>& curves() const { return m_curves; }
    qsizetype bytes() const { return m_bytes; }

private:
    using Previews = std::map<int, QImage>; // by picture
    void thin();
    static qsizetype bytesOf(const Previews& previews);

    qsizetype m_budget;
    qsizetype m_bytes = 0;
    int m_pictures = 0;
    QSize m_size;
    int64_t m_total = 0;
    int64_t m_done = 0;
    QString m_method;
    std::vector<std::pair<int64_t, Previews>> m_moments; // by step
    std::vector<Facts> m_facts;
    std::vector<Curve> m_curves;
};

} // namespace miro
