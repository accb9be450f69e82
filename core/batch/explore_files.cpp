#include "batch/explore_files.h"

#include "base/version.h"
#include "batch/explore_report.h"
#include "batch/explore_table.h"
#include "image/animated_webp.h"
#include "image/contact_sheet.h"
#include "image/image_file.h"
#include "image/resize.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace miro {
namespace {

constexpr const char* kTable = "scores.csv";
constexpr const char* kSheet = "contact-sheet.png";
constexpr const char* kStrip = "film-strip.png";
constexpr const char* kAnimation = "animation.webp";
constexpr const char* kReport = "report.html";
constexpr int64_t kSheetPixels = 40'000'000; // of all pictures of a sheet together

// Smaller where the whole would be too large.
std::vector<Image> fitting(std::vector<Image> images) {
    int64_t pixels = 0;
    for (const Image& image : images)
        pixels += static_cast<int64_t>(image.width) * image.height;
    if (pixels <= kSheetPixels)
        return images;
    const double factor = std::sqrt(static_cast<double>(kSheetPixels) / static_cast<double>(pixels));
    for (Image& image : images)
        image = resized(image, std::max(1, static_cast<int>(image.width * factor)),
                        std::max(1, static_cast<int>(image.height * factor)));
    return images;
}

Result<std::string> sheetOf(std::vector<Image> images, int64_t columns) {
    MIRO_TRY(const Image sheet, contactSheet(fitting(std::move(images)), static_cast<int>(columns)));
    return encodeImage(sheet, ImageFormat::Png);
}

std::vector<Image> imagesOf(const Exploration& exploration, const std::vector<size_t>& pictures) {
    std::vector<Image> images;
    for (const size_t i : pictures)
        images.push_back(exploration.pictures[i].image);
    return images;
}

// The grid, one below the other for each seed, of a Pareto grid the highest target on top; black where a cell has no
// picture. Of a best-of-N a square, best first.
Result<std::string> contactSheetOf(const Exploration& exploration, const Findings& findings) {
    if (exploration.request.kind == ExploreKind::BestOf) {
        const auto side = std::ceil(std::sqrt(static_cast<double>(exploration.pictures.size())));
        return sheetOf(imagesOf(exploration, findings.bestFirst), static_cast<int64_t>(side));
    }
    int64_t rows = 1, columns = 1;
    for (const ExploreCell& cell : exploration.cells) {
        rows = std::max(rows, cell.row + 1);
        columns = std::max(columns, cell.column + 1);
    }
    Image black = exploration.pictures.front().image;
    std::fill(black.pixels.begin(), black.pixels.end(), uint8_t{0});
    std::vector<Image> images(static_cast<size_t>(exploration.request.seeds * rows * columns), black);
    for (const ExploredPicture& picture : exploration.pictures) {
        const ExploreCell& cell = exploration.cells[static_cast<size_t>(picture.cell)];
        const int64_t row = exploration.request.kind == ExploreKind::Pareto ? rows - 1 - cell.row : cell.row;
        images[static_cast<size_t>((cell.seedIndex * rows + row) * columns + cell.column)] = picture.image;
    }
    return sheetOf(std::move(images), columns);
}

// The first seed's pictures from one end to the other.
Result<void> addWay(const Exploration& exploration, std::vector<NamedFile>& files) {
    if (exploration.request.kind != ExploreKind::Sweep && exploration.request.kind != ExploreKind::Morph)
        return {};
    std::map<int64_t, size_t> byColumn;
    for (size_t i = 0; i < exploration.pictures.size(); ++i) {
        const ExploreCell& cell = exploration.cells[static_cast<size_t>(exploration.pictures[i].cell)];
        if (cell.seedIndex == 0)
            byColumn[cell.column] = i;
    }
    std::vector<size_t> order;
    for (const auto& [column, picture] : byColumn)
        order.push_back(picture);
    if (order.size() < 2)
        return {};
    MIRO_TRY(std::string strip, sheetOf(imagesOf(exploration, order), static_cast<int64_t>(order.size())));
    files.push_back({kStrip, std::move(strip)});
    const std::vector<Image> frames = imagesOf(exploration, order);
    for (const Image& frame : frames)
        if (frame.width != frames[0].width || frame.height != frames[0].height)
            return {};
    AnimationOptions options;
    options.milliseconds = std::clamp(3000 / static_cast<int>(frames.size()), 80, 500);
    options.thereAndBack = true;
    MIRO_TRY(std::string animation, encodeAnimation(frames, options));
    files.push_back({kAnimation, std::move(animation)});
    return {};
}

} // namespace

std::string pictureFileName(int64_t cell) {
    return fmt::format("pictures/{:04}.png", cell);
}

const std::vector<std::string>& explorationFileNames() {
    static const std::vector<std::string> names{kTable, kSheet, kStrip, kAnimation, kReport};
    return names;
}

Result<std::vector<NamedFile>> explorationFiles(const Exploration& exploration, const std::vector<std::string>& notes) {
    if (exploration.pictures.empty())
        return Error{ErrorCode::NotFound, "no picture of this exploration has been drawn yet"};
    const Findings findings = findingsOf(exploration);
    std::vector<NamedFile> files;
    files.push_back({kTable, scoresTable(exploration)});
    MIRO_TRY(std::string sheet, contactSheetOf(exploration, findings));
    files.push_back({kSheet, std::move(sheet)});
    MIRO_CHECK_OK(addWay(exploration, files));
    MIRO_TRY(std::string report, explorationReport(exploration, findings, {"Miro Studio " + programVersion(), notes}));
    files.push_back({kReport, std::move(report)});
    return files;
}

} // namespace miro
