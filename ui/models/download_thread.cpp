#include "ui/models/download_thread.h"

#include <QMetaObject>
#include <stdexcept>

namespace miro {
namespace {

constexpr int kNewsMilliseconds = 100;

} // namespace

// Lives on the work's thread.
class DownloadThread::Sink : public TransferSink {
public:
    explicit Sink(DownloadThread& thread) : m_thread(thread) {}

    void progress(const Progress& progress) override {
        std::lock_guard lock(m_thread.m_mutex);
        m_thread.m_state.stage = progress.stage;
        m_thread.m_state.done = progress.done;
        m_thread.m_state.total = progress.total;
        m_thread.m_news = true;
    }
    void fileStarted(const std::string& repo, const std::string& file) override {
        std::lock_guard lock(m_thread.m_mutex);
        m_thread.m_state.repo = repo;
        m_thread.m_state.file = file;
    }

private:
    DownloadThread& m_thread;
};

DownloadThread::DownloadThread(QObject* parent) : QObject(parent) {
    m_timer.setInterval(kNewsMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &DownloadThread::showNews);
}

DownloadThread::~DownloadThread() {
    m_stop.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void DownloadThread::start(std::function<void(TransferSink&, std::stop_token)> work) {
    if (m_busy)
        throw std::logic_error("DownloadThread does one thing at a time");
    m_busy = true;
    m_stop = std::stop_source();
    m_state = {};
    m_news = false;
    m_timer.start();
    m_thread = std::thread([this, work = std::move(work), stop = m_stop.get_token()] {
        Sink sink(*this);
        work(sink, stop);
    });
    Q_EMIT busyChanged(true);
}

void DownloadThread::stop() {
    m_stop.request_stop();
}

// On the work's thread, as its last act. Dropped by Qt when this object is gone.
void DownloadThread::finish(std::function<void()> deliver) {
    QMetaObject::invokeMethod(
        this,
        [this, deliver = std::move(deliver)] {
            m_thread.join();
            m_busy = false;
            m_timer.stop();
            Q_EMIT busyChanged(false);
            deliver();
        },
        Qt::QueuedConnection);
}

void DownloadThread::showNews() {
    TransferState latest;
    {
        std::lock_guard lock(m_mutex);
        if (!m_news)
            return;
        m_news = false;
        latest = m_state;
    }
    Q_EMIT progressed(latest);
}

} // namespace miro
