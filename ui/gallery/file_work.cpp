#include "ui/gallery/file_work.h"

#include "ui/bridge/library_thread.h"
#include "ui/gallery/notice_line.h"

#include <QFileInfo>

namespace miro {
namespace {

constexpr int kLookMilliseconds = 100;
constexpr int kRefusedNamed = 3; // the others are counted

QString shownLine(const std::string& line) {
    return QString::fromStdString(oneLine(line, 200));
}

// Stops the work when either asks for it.
class EitherStop {
public:
    EitherStop(std::stop_token one, std::stop_token other)
        : m_one(std::move(one), Request{m_source}), m_other(std::move(other), Request{m_source}) {}
    std::stop_token token() const { return m_source.get_token(); }

private:
    struct Request {
        std::stop_source& source;
        void operator()() const { source.request_stop(); }
    };
    std::stop_source m_source;
    std::stop_callback<Request> m_one;
    std::stop_callback<Request> m_other;
};

QString withRefused(QString line, const std::vector<std::string>& refused) {
    QStringList named;
    for (size_t i = 0; i < refused.size() && i < kRefusedNamed; ++i)
        named << shownLine(refused[i]);
    if (named.isEmpty())
        return line;
    if (refused.size() > kRefusedNamed)
        named << FileWork::tr("and %n more", nullptr, static_cast<int>(refused.size()) - kRefusedNamed);
    return FileWork::tr("%1 Not taken: %2", "a sentence and a list of files with reasons")
        .arg(line, named.join(QStringLiteral("; ")));
}

} // namespace

FileWork::FileWork(LibraryThread& library, NoticeLine& notice, QObject* parent)
    : QObject(parent), m_library(library), m_notice(notice) {
    m_look.setInterval(kLookMilliseconds);
    connect(&m_look, &QTimer::timeout, this, &FileWork::showProgress);
    connect(&notice, &NoticeLine::stopRequested, this, &FileWork::stop);
}

void FileWork::begin(const QString& line) {
    m_busy = true;
    m_line = line;
    m_counter = std::make_shared<Counter>();
    m_stop = std::stop_source();
    m_look.start();
    m_notice.showWork(m_line, 0, 0);
}

void FileWork::end() {
    m_busy = false;
    m_look.stop();
    m_notice.endWork();
    Q_EMIT m_library.changed();
}

void FileWork::stop() {
    m_stop.request_stop();
}

void FileWork::showProgress() {
    m_notice.showWork(m_line, m_counter->done, m_counter->total);
}

void FileWork::import(const QStringList& filesOrFolders) {
    if (m_busy) {
        m_notice.say(tr("Wait until the work on files is done, or stop it"), false, true);
        return;
    }
    std::vector<std::filesystem::path> paths;
    for (const QString& name : filesOrFolders)
        paths.emplace_back(name.toStdString());
    begin(tr("Importing pictures…"));
    m_library.run(
        LibraryThread::Lane::Background, this,
        [paths, counter = m_counter, one = m_stop.get_token(), other = m_library.stopToken()](Library& library) {
            EitherStop stop(one, other);
            return library.importFiles(paths, counter.get(), stop.token());
        },
        [this](const Result<ImportReport>& report) { finishImport(report); });
}

void FileWork::finishImport(const Result<ImportReport>& report) {
    end();
    if (!report.ok()) {
        if (report.error().code == ErrorCode::Stopped)
            m_notice.say(tr("Import stopped; what came in before stays"));
        else
            m_notice.say(shownLine(report.message()), false, true);
        return;
    }
    QString line = tr("%n pictures imported.", nullptr, static_cast<int>(report->added));
    if (report->alreadyThere > 0)
        line = tr("%1 %2", "two sentences")
                   .arg(line, tr("%n were already there.", nullptr, static_cast<int>(report->alreadyThere)));
    m_notice.say(withRefused(line, report->refused), false, !report->refused.empty());
}

void FileWork::exportTo(const QString& folder, const std::vector<PictureId>& ids, bool metadata) {
    if (m_busy) {
        m_notice.say(tr("Wait until the work on files is done, or stop it"), false, true);
        return;
    }
    begin(tr("Exporting pictures…"));
    m_library.run(
        LibraryThread::Lane::Background, this,
        [ids, target = std::filesystem::path(folder.toStdString()), metadata, one = m_stop.get_token(),
         other = m_library.stopToken(), counter = m_counter](Library& library) -> Result<ExportReport> {
            EitherStop stop(one, other);
            MIRO_TRY(const auto records, library.records(ids));
            std::vector<std::filesystem::path> files;
            for (const PictureRecord& record : records)
                files.push_back(library.fileOf(record));
            return exportPictures(files, target, metadata, counter.get(), stop.token());
        },
        [this](const Result<ExportReport>& report) { finishExport(report); });
}

void FileWork::finishExport(const Result<ExportReport>& report) {
    end();
    if (!report.ok()) {
        m_notice.say(shownLine(report.message()), false, true);
        return;
    }
    QString line = tr("%n pictures exported.", nullptr, static_cast<int>(report->written));
    if (report->stopped)
        line = tr("%1 %2", "two sentences").arg(line, tr("Then it was stopped."));
    m_notice.say(withRefused(line, report->refused), false, !report->refused.empty());
}

void FileWork::scan() {
    m_library.run(
        LibraryThread::Lane::Background, this,
        [stop = m_library.stopToken()](Library& library) { return library.scan(nullptr, stop); },
        [this](const Result<ScanReport>& report) { finishScan(report); });
}

void FileWork::finishScan(const Result<ScanReport>& report) {
    if (!report.ok()) {
        if (report.error().code != ErrorCode::Stopped)
            m_notice.say(shownLine(report.message()), false, true);
        return;
    }
    if (report->found > 0 || report->missing > 0)
        Q_EMIT m_library.changed();
    QStringList lines;
    if (report->found > 0)
        lines << tr("%n pictures found that were not in the library.", nullptr, static_cast<int>(report->found));
    if (report->missing > 0)
        lines << tr("%n picture files are gone; they come back when their files do.", nullptr,
                    static_cast<int>(report->missing));
    if (!lines.isEmpty() && !m_busy)
        m_notice.say(lines.join(' '), false, report->missing > 0);
}

} // namespace miro
