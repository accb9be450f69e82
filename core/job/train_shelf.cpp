#include "job/train_shelf.h"

#include "base/log.h"
#include "train/train_loop.h"

namespace miro {
namespace {

class LogSink : public TrainSink {
public:
    void note(const std::string& line) override { logWarning(line); }
};

} // namespace

TrainShelf::TrainShelf() = default;

TrainShelf::~TrainShelf() {
    clear();
}

TrainLoop& TrainShelf::put(const JobId& job, std::unique_ptr<TrainLoop> loop) {
    clear();
    m_job = job;
    m_loop = std::move(loop);
    return *m_loop;
}

void TrainShelf::rest() {
    static LogSink sink; // has no state
    if (m_loop)
        m_loop->setSink(sink);
}

void TrainShelf::drop() {
    m_loop.reset();
    m_job.clear();
}

void TrainShelf::clear() {
    if (m_loop) {
        rest();
        if (const Result<void> kept = m_loop->checkpoint(); !kept.ok())
            logWarning(kept.message());
    }
    drop();
}

} // namespace miro
