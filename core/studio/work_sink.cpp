#include "studio/work_sink.h"

#include <future>

namespace miro {

WorkSink::WorkSink(RunningWork& work, QueueDesk& desk, SerialThread& io, WorkRunner& runner, EngineListener& listener)
    : m_work(work), m_desk(desk), m_io(io), m_runner(runner), m_listener(listener), m_timeLeft(work.job.picturesTotal) {
}

void WorkSink::progress(const Progress& progress) {
    const bool loading = progress.stage == "load" && progress.done < progress.total;
    if (loading != m_loading) {
        m_loading = loading;
        m_io.post([desk = &m_desk, loading] { desk->setLoading(loading); });
    }
    m_listener.progress(m_work.job.id, progress, m_timeLeft.seconds());
}

bool WorkSink::wantsPreviews() {
    return m_work.preferences.preview != "off" && m_listener.wantsPreviews();
}

void WorkSink::stepDone(const DrawStep& step) {
    if (!m_stepped) {
        m_stepped = true;
        m_io.post([desk = &m_desk, model = m_runner.loadedModel()] { desk->setModel(model); });
    }
    m_timeLeft.stepDone(step);
    m_listener.stepDone(m_work.job.id, step);
}

void WorkSink::pictureDone(const DrawnImage& picture) {
    FinishedPicture finished{m_work.job.id, picture, {}};
    if (auto record = m_records.extract(picture.index))
        finished.record = std::move(record.mapped());
    m_listener.pictureDone(finished);
}

void WorkSink::note(const std::string& line) {
    m_listener.note(m_work.job.id, line);
}

Result<std::string> WorkSink::keep(const PictureFile& file, const KeepOptions& options) {
    while (true) {
        const uint64_t seen = m_work.resumes();
        std::promise<Result<KeptPicture>> answer;
        m_io.post([&] { answer.set_value(m_desk.keep(m_work, file, options)); });
        auto kept = answer.get_future().get();
        if (kept.ok()) {
            if (kept->record)
                m_records[file.index] = std::move(*kept->record);
            return kept->file;
        }
        // The desk has paused the queue and said why; the bytes wait here.
        if (!m_work.waitForResume(seen))
            return stoppedError();
    }
}

} // namespace miro
