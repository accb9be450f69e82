// The Dear ImGui overlay of the canvas: timeline of the last run, times, memory, scores. Draws into the OpenGL context
// that is current; mouse events are handed to it by the canvas. It takes keys only while it has the focus, and only
// those that move the timeline. Owned by GlView; GUI thread.
#pragma once

#include "ui/canvas/overlay_font.h"

#include <QPointF>
#include <QRectF>
#include <QStringList>
#include <deque>
#include <optional>

struct ImGuiContext;

namespace miro {

class RunRecord;
class RunSummary;
struct RunRow;

class Overlay {
public:
    Overlay();
    ~Overlay(); // after release()
    Overlay(const Overlay&) = delete;
    Overlay& operator=(const Overlay&) = delete;

    // Whether it can show the language of the window: its letters have no right-to-left order.
    static bool canShowLanguage();

    // With the context current. glsl: "#version ..."; false: this OpenGL is too old for it.
    bool initialise(const QByteArray& glsl);
    void release();
    // Gives the moment of the run that the user asked for: -1 is now.
    std::optional<int> draw(const RunRecord& run, std::optional<int> scrubbed, const QSize& size, double ratio);
    bool wantsFrame() const { return m_framesWanted > 0; } // it has something left to show

    // In units of the window. True: the overlay took it.
    bool mouseMoved(const QPointF& at);
    bool mousePressed(const QPointF& at);
    bool mouseReleased(const QPointF& at);
    bool wheelTurned(const QPointF& at, double notches);
    void mouseLeft();

    bool hasFocus() const { return m_focused; }
    void dropFocus() { m_focused = false; }

    // Where they were drawn last; empty before.
    const QRectF& area() const { return m_area; }
    const QRectF& timeline() const { return m_timeline; }

private:
    struct Event {
        QPointF at;
        std::optional<bool> button; // pressed or released; none: moved
        double wheel = 0;
    };

    void takeEvents(); // at most one change of the button a frame, else Dear ImGui would miss a click
    void applyColours();
    void movedTo(const QPointF& at);
    void drawTimeline(const RunRecord& run, const RunSummary& words, std::optional<int> scrubbed,
                      std::optional<int>& wish);
    void drawRow(const RunRow& row);
    QByteArray utf8(const QString& text);

    ImGuiContext* m_context = nullptr;
    bool m_initialised = false;
    bool m_english = false; // no font has the letters of the window's language
    QStringList m_texts;    // in the window's language, as it was
    OverlayFont m_font;
    std::deque<Event> m_events;
    QRectF m_area;
    float m_contents = 0; // height
    QRectF m_timeline;
    bool m_down = false; // the button, since it went down on the overlay
    bool m_inside = false;
    bool m_focused = false;
    int m_framesWanted = 0;
};

} // namespace miro
