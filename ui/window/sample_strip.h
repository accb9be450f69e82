// The newest pictures that a training run drew of itself, side by side, each with a word below. Arrow keys go from one
// to the next, Enter asks for it in full size; a screen reader hears them. Owned by its panel; GUI thread.
#pragma once

#include <QImage>
#include <QString>
#include <QWidget>
#include <filesystem>
#include <vector>

namespace miro {

// A value: read on any thread.
struct TrainingSamples {
    struct Picture {
        std::filesystem::path file;
        QImage image; // no larger than it has to be for a strip
    };
    int64_t step = -1; // of the update that they were drawn after; below 0: there are none
    std::vector<Picture> pictures;
};

// Of the newest step that has some, at most four, what the model draws by itself first; what cannot be read is left
// out.
TrainingSamples readNewestSamples(const std::filesystem::path& runFolder);

class SampleStrip : public QWidget {
    Q_OBJECT

public:
    explicit SampleStrip(QWidget* parent = nullptr);

    // names: one a picture, in words.
    void setSamples(TrainingSamples samples, QStringList names);
    const TrainingSamples& samples() const { return m_samples; }
    const QStringList& names() const { return m_names; }
    int current() const { return m_current; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void opened(int picture);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    int count() const { return static_cast<int>(m_samples.pictures.size()); }
    QRect cell(int picture) const;
    int pictureAt(const QPoint& place) const; // below 0: none
    void setCurrent(int picture);

    TrainingSamples m_samples;
    QStringList m_names;
    int m_current = 0;
};

} // namespace miro
