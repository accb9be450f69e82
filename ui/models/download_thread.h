// One piece of work with models at a time, on a thread of its own: what it does is a function, what it gives comes back
// on the GUI thread. Owned by the Models page; its destructor asks the work to stop and waits for it (what was fetched
// so far stays for the next time).
#pragma once

#include "base/result.h"
#include "hub/hub_options.h"

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace miro {

// How far the work is, as it was last heard.
struct TransferState {
    std::string stage; // as Progress; empty: nothing has been heard
    std::string repo;
    std::string file;
    int64_t done = 0;
    int64_t total = 0;
};

class DownloadThread : public QObject {
    Q_OBJECT

public:
    explicit DownloadThread(QObject* parent = nullptr);
    ~DownloadThread() override;

    bool busy() const { return m_busy; }

    // work: Result<T>(TransferSink&, std::stop_token), on the thread. done: void(Result<T>), on the GUI thread. Broken
    // contract (std::logic_error) while busy.
    template <typename Work, typename Done>
    void run(Work work, Done done) {
        using Outcome = std::invoke_result_t<Work, TransferSink&, std::stop_token>;
        start([this, work = std::move(work), done = std::move(done)](TransferSink& sink, std::stop_token stop) {
            // Shared with the call that carries it to the GUI thread.
            auto outcome = std::make_shared<Outcome>(work(sink, stop));
            finish([outcome, done] { done(std::move(*outcome)); });
        });
    }

    void stop(); // done follows, with what the work says to it

Q_SIGNALS: // on the GUI thread
    void busyChanged(bool busy);
    void progressed(const miro::TransferState& state); // a few times a second

private:
    class Sink;
    void start(std::function<void(TransferSink&, std::stop_token)> work);
    void finish(std::function<void()> deliver);
    void showNews();

    bool m_busy = false;
    std::stop_source m_stop;
    std::mutex m_mutex;
    TransferState m_state; // guarded by m_mutex
    bool m_news = false;   // guarded by m_mutex: m_state has not been shown yet
    QTimer m_timer;        // looks for news while busy, so that many small pieces cost the GUI thread nothing
    std::thread m_thread;
};

} // namespace miro
