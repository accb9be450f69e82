#include "image/contact_sheet.h"

#include "image/image_file.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr uint8_t kBackground = 32;

} // namespace

Result<Image> contactSheet(const std::vector<Image>& images, int columns, int gap) {
    if (images.empty() || columns < 1 || gap < 0)
        return usageError("a contact sheet needs at least one picture and one column");
    const int64_t across = std::min<int64_t>(columns, static_cast<int64_t>(images.size()));
    const int64_t down = (static_cast<int64_t>(images.size()) + across - 1) / across;
    int64_t cellWidth = 0, cellHeight = 0;
    for (const Image& image : images) {
        cellWidth = std::max<int64_t>(cellWidth, image.width);
        cellHeight = std::max<int64_t>(cellHeight, image.height);
    }
    const int64_t width = across * (cellWidth + gap) + gap, height = down * (cellHeight + gap) + gap;
    const ImageLimits limits;
    if (width > limits.maxSide || height > limits.maxSide || width * height > limits.maxPixels)
        return usageError(
            fmt::format("a contact sheet of {} x {} pixels is too large; use fewer pictures", width, height));
    Image sheet{static_cast<int>(width), static_cast<int>(height), {}};
    sheet.pixels.assign(static_cast<size_t>(width * height * 3), kBackground);
    for (size_t i = 0; i < images.size(); ++i) {
        const Image& image = images[i];
        const auto column = static_cast<int64_t>(i) % across, row = static_cast<int64_t>(i) / across;
        const auto left = static_cast<int>(gap + column * (cellWidth + gap) + (cellWidth - image.width) / 2);
        const auto top = static_cast<int>(gap + row * (cellHeight + gap) + (cellHeight - image.height) / 2);
        for (int y = 0; y < image.height; ++y)
            std::copy_n(image.at(0, y), static_cast<size_t>(image.width) * 3, sheet.at(left, top + y));
    }
    return sheet;
}

} // namespace miro
