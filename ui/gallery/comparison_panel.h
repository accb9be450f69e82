// The scores of several chosen pictures beside each other, as bars or as a radar, with a letter and a thumbnail for
// each. Reads them on the library's thread. Owned by the details panel; GUI thread.
#pragma once

#include "library/picture_record.h"
#include "ui/charts/chart_style.h"

#include <QWidget>
#include <vector>

class QLabel;
class QToolButton;

namespace miro {

class ComparisonBars;
class LibraryThread;
class RadarChart;
class ThumbnailCache;

struct ComparisonPicture {
    PictureRecord record;
    std::vector<ScoreRecord> scores;
};

// One series a picture, one axis a scorer that any of them was measured by with its present version.
ChartData comparisonOf(const std::vector<ComparisonPicture>& pictures);

class ComparisonPanel : public QWidget {
    Q_OBJECT

public:
    static constexpr size_t kMostPictures = 6;

    ComparisonPanel(LibraryThread& library, ThumbnailCache& thumbnails, QWidget* parent = nullptr);

    // Hides itself below two.
    void show(const std::vector<PictureId>& chosen);
    void reload();
    const ChartData& data() const { return m_data; }

Q_SIGNALS:
    void goTo(miro::PictureId id);

private:
    void retranslate();
    void read();
    void fill();
    void showChart();

    LibraryThread& m_library;
    ThumbnailCache& m_thumbnails;
    std::vector<PictureId> m_ids;
    size_t m_chosen = 0;
    std::vector<ComparisonPicture> m_pictures; // of the answer
    ChartData m_data;
    int m_asked = 0; // answers to former questions are dropped
    QLabel* m_heading = nullptr;
    QToolButton* m_radarButton = nullptr;
    QWidget* m_legend = nullptr;
    QLabel* m_note = nullptr;
    ComparisonBars* m_bars = nullptr;
    RadarChart* m_radar = nullptr;
};

} // namespace miro
