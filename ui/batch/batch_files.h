// The composer's files, on a thread of its own: what stood on the page when the program ended, lists that are opened,
// kept and saved. Owned by the composer; GUI thread. Its destructor lets what was asked be written.
#pragma once

#include "ui/batch/batch_draft.h"

#include <QObject>
#include <QThreadPool>
#include <filesystem>

namespace miro {

class BatchFiles : public QObject {
    Q_OBJECT

public:
    // Reads stateFile; loaded() follows.
    explicit BatchFiles(std::filesystem::path stateFile, QObject* parent = nullptr);
    ~BatchFiles() override;

    void keep(const BatchDraft& draft);           // the state file, atomically
    void open(const std::filesystem::path& list); // opened() or failed() follows
    void openExample();                           // the same, of a list that comes with the program
    void adopt(const QString& text,
               ListFormat format); // a text too long to show, put into a file: opened() or failed()
    void save(const BatchDraft& draft, const std::filesystem::path& target); // the list as it stands: saved(), failed()
    // request with the list's text in it, as the queue keeps it: ready() or failed() follows.
    void gather(BatchRequest request, int purpose);

Q_SIGNALS:
    void loaded(const miro::BatchDraft& draft);
    // text: all of a short list; of a long one its first lines.
    void opened(const std::filesystem::path& list, const QString& text, bool isLong);
    void saved(const QString& file);
    void ready(const miro::BatchRequest& request, int purpose);
    void failed(const QString& message);

private:
    template <typename Work>
    void post(Work work);
    void openNow(const std::filesystem::path& list); // on its thread
    void fail(const Error& error);

    std::filesystem::path m_stateFile;
    QThreadPool m_pool; // one thread: in order
};

} // namespace miro
