#include "ui/canvas/picture_copier.h"

#include "base/files.h"
#include "image/image_file.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QUrl>
#include <cstring>
#include <memory>

namespace miro {

namespace {

constexpr size_t kMostFileBytes = size_t{512} << 20;

QString mimeTypeOf(const std::string& bytes, const std::string& name) {
    const auto header = readImageHeader(bytes, name);
    if (!header)
        return {};
    switch (header->format) {
    case ImageFormat::Png:
        return "image/png";
    case ImageFormat::Jpeg:
        return "image/jpeg";
    case ImageFormat::Webp:
        return "image/webp";
    case ImageFormat::Exr:
        return "image/x-exr";
    case ImageFormat::Tiff:
        return "image/tiff";
    case ImageFormat::Bmp:
        return "image/bmp";
    case ImageFormat::Gif:
        return "image/gif";
    }
    return {};
}

Image imageFromQImage(const QImage& source) {
    const QImage rgb = source.convertToFormat(QImage::Format_RGB888);
    Image image{rgb.width(), rgb.height(), {}};
    image.pixels.resize(static_cast<size_t>(rgb.width()) * static_cast<size_t>(rgb.height()) * 3);
    for (int y = 0; y < rgb.height(); ++y) // QImage pads its rows
        std::memcpy(image.at(0, y), rgb.constScanLine(y), static_cast<size_t>(rgb.width()) * 3);
    return image;
}

} // namespace

PictureCopier::PictureCopier(QObject* parent)
    : QObject(parent), m_thread([this](const std::stop_token& stop) { work(stop); }) {}

PictureCopier::~PictureCopier() {
    m_thread.request_stop(); // its waiting hears it
    m_thread.join();
}

void PictureCopier::copy(const CanvasPicture& picture, bool withMetadata) {
    {
        std::lock_guard lock(m_mutex);
        m_waiting = Request{picture, withMetadata};
    }
    m_wake.notify_one();
}

void PictureCopier::work(std::stop_token stop) {
    while (true) {
        Request request;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return m_waiting.has_value(); }))
                return;
            request = std::move(*m_waiting);
            m_waiting.reset();
        }
        Prepared prepared = prepare(request);
        QMetaObject::invokeMethod(
            this, [this, request = std::move(request), prepared = std::move(prepared)] { deliver(request, prepared); },
            Qt::QueuedConnection);
    }
}

PictureCopier::Prepared PictureCopier::prepare(const Request& request) {
    Prepared prepared;
    Result<std::string> bytes = usageError("there is no picture to copy");
    if (request.withMetadata) {
        const std::string name = request.picture.file.toStdString();
        bytes = readFile(name, kMostFileBytes);
        if (bytes)
            prepared.type = mimeTypeOf(*bytes, name);
    } else if (!request.picture.image.isNull()) {
        bytes = encodeImage(imageFromQImage(request.picture.image), ImageFormat::Png);
        prepared.type = "image/png";
    }
    if (bytes)
        prepared.bytes = QByteArray::fromStdString(*bytes);
    else
        prepared.problem = QString::fromStdString(bytes.message());
    return prepared;
}

void PictureCopier::deliver(const Request& request, const Prepared& prepared) {
    if (!prepared.problem.isEmpty()) {
        Q_EMIT failed(prepared.problem);
        return;
    }
    auto data = std::make_unique<QMimeData>();
    if (!prepared.type.isEmpty())
        data->setData(prepared.type, prepared.bytes);
    if (!request.picture.image.isNull())
        data->setImageData(request.picture.image);
    if (request.withMetadata)
        data->setUrls({QUrl::fromLocalFile(request.picture.file)});
    QGuiApplication::clipboard()->setMimeData(data.release()); // the clipboard owns it
    Q_EMIT copied();
}

} // namespace miro
