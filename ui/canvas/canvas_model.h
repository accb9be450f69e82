// What the canvas shows and where: pictures, live previews, before and after, zoom, pan, wipe, scrubbing. Both views
// draw it; no window is needed to test it. A plain value of the GUI thread.
#pragma once

#include "ui/canvas/canvas_layout.h"
#include "ui/canvas/canvas_picture.h"
#include "ui/canvas/run_record.h"

#include <optional>
#include <vector>

namespace miro {

enum class FrameState {
    Waiting,    // nothing to see yet
    Live,       // a preview
    Finished,   // the picture
    Unfinished, // the run ended before: the last preview, or nothing
    NoPreview,  // a preview that could not be made (not numbers)
};

struct CanvasFrame {
    QImage image; // may be smaller than size: a preview
    QSize size;   // of the picture
    FrameState state = FrameState::Waiting;
};

// A frame and where it is drawn, in device pixels.
struct PlacedFrame {
    CanvasFrame frame;
    int picture = 0; // among pictures(), where that is what is shown
    QRect cell;
    QRect target;
    QRect clip;         // nothing of it is drawn outside
    bool blocks = true; // each pixel of the image is a block of whole device pixels; else it is smoothed
    bool before = false;
};

class CanvasModel {
public:
    // --- content
    void beginRun(int pictures, const QSize& size);
    void showStep(const DrawStep& step);
    void finishPicture(int index, const CanvasPicture& picture);
    void endRun();
    void addScore(const QString& name, int64_t step, double value) { m_run.addScore(name, step, value); }
    void show(const std::vector<CanvasPicture>& pictures, CanvasLayout layout);
    void setLayout(CanvasLayout layout) { m_layout = layout; }
    void setBefore(const std::vector<CanvasPicture>& pictures) { m_before = pictures; }
    void showBefore(bool before) { m_showBefore = before; }
    bool showsBefore() const { return m_showBefore && !m_before.empty(); }
    void setProgress(double fraction, const QString& text);
    void setMessage(const QString& text) { m_message = text; }

    const std::vector<CanvasPicture>& pictures() const { return m_pictures; }
    const std::vector<CanvasFrame>& frames() const { return m_frames; }
    bool running() const { return m_running; }
    const RunRecord& run() const { return m_run; }
    CanvasLayout layout() const { return m_layout; }
    double progress() const { return m_progress; } // below 0: unknown; above 1: none
    const QString& progressText() const { return m_progressText; }
    const QString& message() const { return m_message; }

    int current() const { return m_current; } // -1: none
    void setCurrent(int picture);
    bool moveCurrent(int dx, int dy); // false: there is none in that direction

    // --- scrubbing: the moment of the last run that is shown instead; nothing: now
    void scrubTo(std::optional<int> moment);
    void scrubBy(int moments); // past the newest: now
    std::optional<int> scrubbed() const;

    // --- geometry, device pixels
    void setViewport(const QSize& devicePixels, double ratio, bool mirrored);
    const QSize& viewport() const { return m_viewport; }
    double ratio() const { return m_ratio; } // device pixels a unit of the window
    std::vector<PlacedFrame> placements() const { return placementsAt(m_zoom); }
    int pictureAt(const QPointF& at) const; // -1: none

    bool fits() const { return m_zoom.fit; }
    double factor() const; // device pixels a picture pixel, of the largest picture
    void zoomBy(int steps, const std::optional<QPointF>& at = {}); // at: stays below the cursor
    void zoomTo(double factor, const std::optional<QPointF>& at = {});
    void zoomToFit() { m_zoom = {}; }
    bool canPan() const;
    void panBy(const QPointF& devicePixels);

    // --- the wipe: 0 shows the second picture only, 1 the first only
    double wipe() const { return m_wipe; }
    void setWipe(double position);
    void setWipeAt(const QPointF& at);
    std::optional<QRect> wipeLine() const; // one device pixel wide

private:
    struct Shown {
        std::vector<CanvasFrame> frames;
        CanvasLayout layout;
        bool before;        // all of them
        bool firstIsBefore; // the first one is, the others are not
    };
    Shown shown() const;
    QSize referenceSize(const Shown& shown) const;
    std::vector<QRect> roomyCells(const Shown& shown, const QSize& reference) const;
    std::vector<PlacedFrame> placementsAt(const CanvasZoom& zoom) const;
    double fittingFactor() const;
    const PlacedFrame* placedAt(const std::vector<PlacedFrame>& placed, const QPointF& at) const;
    void setFrames(std::vector<CanvasFrame> frames);

    std::vector<CanvasPicture> m_pictures;
    std::vector<CanvasFrame> m_frames; // one a picture
    std::vector<CanvasPicture> m_before;
    bool m_showBefore = false;
    bool m_running = false;
    RunRecord m_run;
    std::optional<int64_t> m_scrubbedStep;
    CanvasLayout m_layout = CanvasLayout::Grid;
    double m_progress = 2;
    QString m_progressText;
    QString m_message;
    int m_current = -1;

    QSize m_viewport{1, 1};
    double m_ratio = 1;
    bool m_mirrored = false;
    CanvasZoom m_zoom;
    double m_wipe = 0.5;
};

} // namespace miro
