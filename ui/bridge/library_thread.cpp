#include "ui/bridge/library_thread.h"

#include <QMetaObject>

namespace miro {

LibraryThread::LibraryThread(std::filesystem::path folder, QObject* parent)
    : QObject(parent), m_folder(std::move(folder)) {
    m_short.thread = std::thread([this] { work(m_short, true); });
    m_long.thread = std::thread([this] { work(m_long, false); });
}

LibraryThread::~LibraryThread() {
    {
        std::lock_guard lock(m_mutex);
        m_stop.request_stop();
    }
    for (Side* side : {&m_short, &m_long}) {
        side->wake.notify_all();
        side->thread.join();
    }
}

void LibraryThread::retry() {
    {
        std::lock_guard lock(m_mutex);
        m_short.reopen = true;
        m_long.reopen = true;
    }
    m_short.wake.notify_all();
    m_long.wake.notify_all();
}

void LibraryThread::post(Lane lane, Task task) {
    Side& side = lane == Lane::Background ? m_long : m_short;
    {
        std::lock_guard lock(m_mutex);
        (lane == Lane::Picture ? side.then : side.first).push_back(std::move(task));
    }
    side.wake.notify_all();
}

void LibraryThread::deliver(std::function<void()> call) {
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

// announce: this side says opened() and failed(); the other opens when it has its first task.
void LibraryThread::work(Side& side, bool announce) {
    std::unique_ptr<Library> library;
    Error error{ErrorCode::Failed, "the library is not open yet"};
    while (true) {
        Task task;
        bool open = false;
        {
            std::unique_lock lock(m_mutex);
            side.wake.wait(lock, [&] {
                return m_stop.stop_requested() || !side.first.empty() || !side.then.empty() ||
                       (announce && side.reopen);
            });
            if (m_stop.stop_requested())
                return;
            open = std::exchange(side.reopen, false) && !library;
            for (std::deque<Task>* tasks : {&side.first, &side.then})
                if (!task && !tasks->empty()) {
                    task = std::move(tasks->front());
                    tasks->pop_front();
                }
        }
        if (open) {
            auto opening = Library::open(m_folder);
            if (opening.ok())
                library = std::move(opening).value();
            else
                error = opening.error();
            if (announce)
                deliver([this, failure = library ? std::string() : error.message] {
                    if (failure.empty())
                        Q_EMIT opened();
                    else
                        Q_EMIT failed(QString::fromStdString(failure));
                });
        }
        if (task)
            task(library.get(), error);
    }
}

} // namespace miro
