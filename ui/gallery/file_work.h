// Long work on files in the library's background lane: import and export, one at a time, and the scan at start. The
// window looks at its progress now and then, so that it never waits for the window. Owned by the gallery page; GUI
// thread.
#pragma once

#include "library/library.h"
#include "ui/gallery/export_files.h"

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <atomic>
#include <memory>
#include <stop_token>

namespace miro {

class LibraryThread;
class NoticeLine;

class FileWork : public QObject {
    Q_OBJECT

public:
    FileWork(LibraryThread& library, NoticeLine& notice, QObject* parent = nullptr);

    bool busy() const { return m_busy; }
    void import(const QStringList& filesOrFolders);
    void exportTo(const QString& folder, const std::vector<PictureId>& ids, bool metadata);
    void scan(); // orphans and missing files; says nothing when there are none
    void stop();

private:
    // Written by the work, read by the window: two owners.
    struct Counter : ProgressSink {
        std::atomic<int64_t> done{0};
        std::atomic<int64_t> total{0};
        void progress(const Progress& progress) override {
            done = progress.done;
            total = progress.total;
        }
    };
    void begin(const QString& line);
    void end();
    void showProgress();
    void finishImport(const Result<ImportReport>& report);
    void finishExport(const Result<ExportReport>& report);
    void finishScan(const Result<ScanReport>& report);

    LibraryThread& m_library;
    NoticeLine& m_notice;
    QTimer m_look;
    QString m_line;
    std::shared_ptr<Counter> m_counter; // the other owner is the running work
    std::stop_source m_stop;
    bool m_busy = false;
};

} // namespace miro
