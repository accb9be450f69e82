// Puts pictures on the clipboard. Files are read and pictures encoded on a thread of its own, joined by the
// destructor; the newest request counts. GUI thread.
#pragma once

#include "ui/canvas/canvas_picture.h"

#include <QObject>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

class QMimeData;

namespace miro {

class PictureCopier : public QObject {
    Q_OBJECT

public:
    explicit PictureCopier(QObject* parent = nullptr);
    ~PictureCopier() override;

    // withMetadata: the file itself, with all that it says of how it was made; else its pixels and nothing more.
    void copy(const CanvasPicture& picture, bool withMetadata);

Q_SIGNALS:
    void copied();
    void failed(const QString& message);

private:
    struct Request {
        CanvasPicture picture;
        bool withMetadata = false;
    };
    struct Prepared {
        QByteArray bytes;
        QString type; // of the bytes: "image/png", ...; empty: not known
        QString problem;
    };
    void work(std::stop_token stop);
    static Prepared prepare(const Request& request);
    void deliver(const Request& request, const Prepared& prepared);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Request> m_waiting; // guarded by m_mutex
    std::jthread m_thread;            // last: it uses the others
};

} // namespace miro
