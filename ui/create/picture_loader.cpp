#include "ui/create/picture_loader.h"

#include "image/image_file.h"

#include <cstring>

namespace miro {

QImage toQImage(const Image& image) {
    QImage copy(image.width, image.height, QImage::Format_RGB888);
    for (int y = 0; y < image.height; ++y)
        std::memcpy(copy.scanLine(y), image.at(0, y), static_cast<size_t>(image.width) * 3);
    return copy;
}

void loadPictures(LibraryThread& library, QObject* context, const std::vector<PictureRecord>& records,
                  std::function<void(Result<std::vector<CanvasPicture>>)> done) {
    auto read = [records](Library& open) -> Result<std::vector<CanvasPicture>> {
        std::vector<CanvasPicture> pictures;
        for (const PictureRecord& record : records) {
            const std::filesystem::path file = open.fileOf(record);
            MIRO_TRY(const Image image, readImage(file));
            pictures.push_back({toQImage(image), record, QString::fromStdString(file.string())});
        }
        return pictures;
    };
    library.run(LibraryThread::Lane::Picture, context, read, std::move(done));
}

} // namespace miro
