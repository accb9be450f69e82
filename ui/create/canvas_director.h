// What the canvas shows: the running drawing, the pictures before it, one that was chosen, or two to four compared.
// Owned by the page; GUI thread.
#pragma once

#include "ui/bridge/app_context.h"
#include "ui/canvas/canvas.h"

#include <QObject>
#include <map>
#include <vector>

namespace miro {

class CanvasDirector : public QObject {
    Q_OBJECT

public:
    CanvasDirector(const AppContext& context, Canvas& canvas, QObject* parent = nullptr);

    // --- the running drawing
    void beginRun(const QString& job, int pictures, int side);
    void showStep(const DrawStep& step);
    void finishPicture(const FinishedPicture& picture);
    void setProgress(double fraction, const QString& text);
    void endRun();

    // --- looking
    void showRecord(const PictureRecord& record);
    void compare(const std::vector<PictureRecord>& records); // two to four, side by side
    bool compareLastTwo();                                   // a wipe; again: back. False: there are no two
    void showBefore(bool before);
    // They are in the bin. True: one of them was shown, and nothing has taken its place.
    bool forget(const std::vector<PictureRecord>& records);

    // The picture that is chosen on the canvas, or the only one; nothing when it is not in the library.
    std::optional<PictureRecord> chosen() const;
    std::vector<PictureId> inSight() const; // the chosen one, else all that the canvas shows

Q_SIGNALS:
    void shown(); // another picture stands there
    void failed(const QString& message);

private:
    void load(const std::vector<PictureRecord>& records, Canvas::Layout layout);
    void showNow(std::vector<CanvasPicture> pictures);

    AppContext m_context;
    Canvas& m_canvas;
    std::map<int64_t, CanvasPicture> m_running; // finished ones of the run, by place
    std::vector<CanvasPicture> m_now;           // finished or shown last
    std::vector<CanvasPicture> m_before;        // and what was there before
    bool m_live = false;                        // the canvas shows the run
    bool m_wiping = false;
    int m_asked = 0; // answers to former questions are dropped
};

} // namespace miro
