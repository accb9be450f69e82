#include "ui/batch/batch_files.h"

#include "base/files.h"
#include "image/utf8.h"

#include <QFile>
#include <QMetaObject>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>

// Q_INIT_RESOURCE must stand outside a namespace.
static void initBatchResource() {
    Q_INIT_RESOURCE(batch);
}

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kMostState = 16u << 20;
constexpr size_t kMostList = 1u << 30;
constexpr int kHeadLines = 200;
constexpr qsizetype kHeadLength = 40'000;
constexpr const char* kExampleFolder = "batch-example";
constexpr const char* kLongListName = "batch-list"; // beside the state file

// The first lines of a long text.
QString headOf(const std::string& text) {
    size_t end = 0;
    for (int line = 0; line < kHeadLines && end != std::string::npos; ++line) {
        const size_t next = text.find('\n', end);
        end = next == std::string::npos ? next : next + 1;
    }
    return QString::fromStdString(text.substr(0, std::min(end, static_cast<size_t>(kHeadLength))));
}

const char* endingOf(ListFormat format) {
    switch (format) {
    case ListFormat::Csv:
        return ".csv";
    case ListFormat::Tsv:
        return ".tsv";
    case ListFormat::Jsonl:
        return ".jsonl";
    case ListFormat::Text:
        break;
    }
    return ".txt";
}

Result<BatchDraft> readState(const fs::path& file) {
    std::error_code error;
    if (file.empty() || !fs::exists(file, error))
        return BatchDraft();
    MIRO_TRY(std::string text, readFile(file, kMostState));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    return draftFromJson(json);
}

Result<void> writeIn(const fs::path& file, std::string_view bytes) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error); // the writing says what is wrong
    return writeFileAtomically(file, bytes);
}

// Puts the example and its wildcards where they can be changed; what is there already stays. Gives the list's path.
Result<fs::path> placeExample(const fs::path& folder) {
    const fs::path list = folder / "example.txt";
    for (const char* name : {"wildcards/animal.txt", "wildcards/colour.txt", "example.txt"}) {
        std::error_code error;
        if (fs::exists(folder / name, error))
            continue;
        QFile file(QStringLiteral(":/batch/%1").arg(QLatin1String(name)));
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::NotFound, std::string("the example's ") + name + " is missing in the program"};
        MIRO_CHECK_OK(writeIn(folder / name, file.readAll().toStdString()));
    }
    return list;
}

Result<std::string> textOf(const BatchRequest& request) {
    if (request.listFile.empty())
        return request.listText;
    return readFile(request.listFile, kMostList);
}

} // namespace

BatchFiles::BatchFiles(fs::path stateFile, QObject* parent) : QObject(parent), m_stateFile(std::move(stateFile)) {
    initBatchResource();
    m_pool.setMaxThreadCount(1);
    m_pool.start([this, file = m_stateFile] {
        auto read = readState(file);
        post([this, draft = read.ok() ? std::move(read).value() : BatchDraft()] { Q_EMIT loaded(draft); });
    });
}

BatchFiles::~BatchFiles() {
    m_pool.waitForDone();
}

template <typename Work>
void BatchFiles::post(Work work) {
    QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
}

void BatchFiles::fail(const Error& error) {
    post([this, message = QString::fromStdString(oneLine(error.message))] { Q_EMIT failed(message); });
}

void BatchFiles::keep(const BatchDraft& draft) {
    if (m_stateFile.empty())
        return;
    m_pool.start([this, file = m_stateFile, draft] {
        const std::string text = jsonFromDraft(draft).dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
        if (auto written = writeIn(file, text); !written.ok())
            fail(written.error());
    });
}

void BatchFiles::open(const fs::path& list) {
    m_pool.start([this, list] { openNow(list); });
}

void BatchFiles::openExample() {
    m_pool.start([this, folder = m_stateFile.parent_path() / kExampleFolder] {
        if (auto list = placeExample(folder); list.ok())
            openNow(*list);
        else
            fail(list.error());
    });
}

void BatchFiles::openNow(const fs::path& list) {
    auto text = readFile(list, kMostList);
    if (!text.ok()) {
        fail(text.error());
        return;
    }
    // What is no text stays in its file, so that the check sees its bytes.
    const bool isLong = static_cast<int64_t>(text->size()) > kMaxShownList ||
                        std::count(text->begin(), text->end(), '\n') > kMaxShownLines ||
                        text->find('\0') != std::string::npos || firstInvalidUtf8(*text);
    if (text->starts_with("\xef\xbb\xbf"))
        text->erase(0, 3);
    post([this, list, isLong, shown = isLong ? headOf(*text) : QString::fromStdString(*text)] {
        Q_EMIT opened(list, shown, isLong);
    });
}

void BatchFiles::adopt(const QString& text, ListFormat format) {
    m_pool.start([this, text, file = m_stateFile.parent_path() / (std::string(kLongListName) + endingOf(format))] {
        const std::string bytes = text.toStdString();
        if (auto written = writeIn(file, bytes); !written.ok()) {
            fail(written.error());
            return;
        }
        post([this, file, shown = headOf(bytes)] { Q_EMIT opened(file, shown, true); });
    });
}

void BatchFiles::save(const BatchDraft& draft, const fs::path& target) {
    m_pool.start([this, request = draft.request, target] {
        auto text = textOf(request);
        if (!text.ok()) {
            fail(text.error());
            return;
        }
        if (auto written = writeFileAtomically(target, *text); !written.ok())
            fail(written.error());
        else
            post([this, file = QString::fromStdString(target.string())] { Q_EMIT saved(file); });
    });
}

void BatchFiles::gather(BatchRequest request, int purpose) {
    m_pool.start([this, request = std::move(request), purpose]() mutable {
        auto text = textOf(request);
        if (!text.ok()) {
            fail(text.error());
            return;
        }
        if (request.listFolder.empty())
            request.listFolder = request.listFile.parent_path();
        request.listText = std::move(text).value();
        request.listFile.clear();
        post([this, request = std::move(request), purpose] { Q_EMIT ready(request, purpose); });
    });
}

} // namespace miro
