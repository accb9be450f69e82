// The gallery's pictures one after another over the whole screen. Left and Right go on, Space pauses, plus and minus
// change the pace, 0 to 5 and S mark, Delete bins, Escape ends. Owned by the gallery page while it runs; GUI thread.
#pragma once

#include "library/picture_record.h"

#include <QImage>
#include <QPixmap>
#include <QTimer>
#include <QWidget>
#include <vector>

class QLabel;
class QToolButton;

namespace miro {

class LibraryThread;

class Slideshow : public QWidget {
    Q_OBJECT

public:
    Slideshow(LibraryThread& library, std::vector<PictureId> pictures, size_t first, QWidget* parent);

    PictureId current() const { return m_pictures.empty() ? 0 : m_pictures[m_at]; }
    bool paused() const { return m_paused; }
    int seconds() const { return m_seconds; }
    void drop(PictureId id); // no longer to be shown

Q_SIGNALS:
    void rated(miro::PictureId id, int rating);
    void starred(miro::PictureId id);
    void binned(miro::PictureId id);
    void closed(miro::PictureId last);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildBar();
    void retranslate();
    void step(int by);
    void setPaused(bool paused);
    void setSeconds(int seconds);
    void read();
    void showState();
    void placeBar();
    void say(const QString& text);

    LibraryThread& m_library;
    std::vector<PictureId> m_pictures;
    size_t m_at = 0;
    PictureId m_shown = 0;   // whose pixels are on the screen
    PictureId m_reading = 0; // 0: none
    QPixmap m_picture;
    QPixmap m_scaled;
    QString m_problem;
    QTimer m_next;
    QTimer m_hide; // the bar and the pointer go away when nothing moves
    bool m_paused = false;
    int m_seconds = 5;
    QWidget* m_bar = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_said = nullptr; // what a key just did
    QToolButton* m_back = nullptr;
    QToolButton* m_pause = nullptr;
    QToolButton* m_forward = nullptr;
    QToolButton* m_slower = nullptr;
    QToolButton* m_faster = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace miro
