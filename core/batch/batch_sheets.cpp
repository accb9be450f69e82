#include "batch/batch_sheets.h"

#include "batch/sweep_grid.h"
#include "image/contact_sheet.h"
#include "image/image_file.h"
#include "image/resize.h"
#include "image/text_drawing.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int kThumbnailSide = 128;
constexpr int kLargeThumbnailSide = 256; // of few pictures
constexpr int64_t kFewPictures = 50;
constexpr int64_t kMostGridPixels = 40'000'000;
constexpr int kSmallestCell = 16;
constexpr int kGap = 4;
constexpr int kLetters = 16; // pixels high
constexpr int kLabelHeight = 28;
constexpr int kMostLabelWidth = 220;
constexpr uint8_t kBackground = 32; // as contactSheet()'s
constexpr uint8_t kInk = 230;

// As large as it fits into a square, never enlarged.
Image thumbnailOf(const Image& image, int side) {
    const int longest = std::max(image.width, image.height);
    if (longest <= side)
        return image;
    auto scaled = [&](int length) {
        return std::max(1, static_cast<int>(std::lround(static_cast<double>(length) * side / longest)));
    };
    return resized(image, scaled(image.width), scaled(image.height));
}

Result<NamedFile> pngFile(std::string name, const Image& image) {
    MIRO_TRY(std::string bytes, encodeImage(image, ImageFormat::Png));
    return NamedFile{std::move(name), std::move(bytes)};
}

void place(Image& sheet, const Image& image, int left, int top) {
    for (int y = 0; y < image.height; ++y)
        std::copy_n(image.at(0, y), static_cast<size_t>(image.width) * 3, sheet.at(left, top + y));
}

// ---- grids: which pictures one shows

struct GridShape {
    std::vector<size_t> others; // axes that stay the same on a grid
    int64_t rows = 1;           // of skipped values too; with one axis 1: a row a copy
    int64_t columns = 1;
    int64_t cellsEach = 1; // drawn cells on one grid
};

size_t drawnValues(const SweepAxis& axis) {
    return static_cast<size_t>(
        std::count_if(axis.values.begin(), axis.values.end(), [](const AxisValue& value) { return !value.skipped; }));
}

GridShape shapeOf(const BatchPlan& plan) {
    const std::vector<SweepAxis>& axes = plan.sweep().axes();
    GridShape shape;
    if (axes.empty())
        return shape;
    shape.columns = static_cast<int64_t>(axes.back().values.size());
    shape.cellsEach = static_cast<int64_t>(drawnValues(axes.back()));
    if (axes.size() > 1) {
        const SweepAxis& rows = axes[axes.size() - 2];
        shape.rows = static_cast<int64_t>(rows.values.size());
        shape.cellsEach *= static_cast<int64_t>(drawnValues(rows));
    }
    return shape;
}

struct GridPlace {
    int64_t entry = 0;
    int64_t first = 0; // cell
    int64_t copy = 0;
};

// grid: of all. With one axis an entry has one; else those of an entry go by its cells, then by its copies, and as
// every grid has as many pictures, those of earlier entries follow from how many pictures lie before.
GridPlace placeOf(const BatchPlan& plan, int64_t grid) {
    GridPlace place;
    if (plan.sweep().axes().size() < 2) {
        place.entry = grid;
        return place;
    }
    const int64_t each = shapeOf(plan).cellsEach;
    place.entry = plan.entryOf(grid * each);
    const BatchPlan::Range range = plan.picturesOf(place.entry);
    const int64_t number = grid - range.first / each;
    place.first = number / range.copies * each;
    place.copy = number % range.copies;
    return place;
}

// ---- grids: how one is drawn

struct GridCell {
    int64_t row = 0;
    int64_t column = 0;
    int64_t index = 0;
};

std::vector<GridCell> cellsOf(const BatchPlan& plan, int64_t grid) {
    const GridPlace at = placeOf(plan, grid);
    const GridShape shape = shapeOf(plan);
    const BatchPlan::Range range = plan.picturesOf(at.entry);
    const bool copiesAreRows = plan.sweep().axes().size() < 2;
    std::vector<GridCell> cells;
    for (int64_t i = 0; i < shape.cellsEach; ++i) {
        const int64_t cell = at.first + i;
        const std::vector<size_t> places = plan.sweep().placesOf(cell);
        const auto column = static_cast<int64_t>(places.back());
        const int64_t index = range.first + cell * range.copies;
        if (copiesAreRows)
            for (int64_t copy = 0; copy < range.copies; ++copy)
                cells.push_back({copy, column, index + copy});
        else
            cells.push_back({static_cast<int64_t>(places[places.size() - 2]), column, index + at.copy});
    }
    return cells;
}

std::string labelOf(const std::string& setting, const std::string& value) {
    return setting == "prompt" ? (value.empty() ? "(nothing)" : value) : setting + " " + value;
}

struct GridLabels {
    std::string title;
    std::vector<std::string> rows;
    std::vector<std::string> columns;
    std::vector<std::string> columnValues; // where columns are too narrow for their names as well
};

// first: a picture of the grid.
GridLabels labelsOf(const BatchPlan& plan, const BatchPicture& first, int64_t rows) {
    const std::vector<SweepAxis>& axes = plan.sweep().axes();
    GridLabels labels;
    labels.title = first.templatePrompt;
    for (size_t i = 0; i + 2 < axes.size(); ++i)
        labels.title += fmt::format("   {}", labelOf(first.axes[i].first, first.axes[i].second));
    for (const AxisValue& value : axes.back().values) {
        labels.columns.push_back(labelOf(axes.back().setting, value.text));
        labels.columnValues.push_back(value.text);
    }
    if (axes.size() > 1) {
        for (const AxisValue& value : axes[axes.size() - 2].values)
            labels.rows.push_back(labelOf(axes[axes.size() - 2].setting, value.text));
        if (plan.picturesOf(first.entry).copies > 1)
            labels.title += fmt::format("   seed {}", first.settings.seed.value_or(0));
    } else {
        for (int64_t copy = 0; copy < rows; ++copy)
            labels.rows.push_back(fmt::format("seed {}", pictureSeed(first.settings, copy)));
    }
    return labels;
}

// Where things lie on a grid, in pixels.
struct GridMeasures {
    int cell = 0;
    int left = 0; // of the first column
    int top = 0;
    int64_t width = 0;
    int64_t height = 0;
};

GridMeasures measure(const GridLabels& labels, int64_t rows, int64_t columns, int cell) {
    GridMeasures measures;
    measures.cell = cell;
    for (const std::string& label : labels.rows)
        measures.left = std::max(measures.left, std::min(textWidth(label, kLetters), kMostLabelWidth));
    // Without a font there is nothing to leave room for.
    const bool labelled = textWidth("A", kLetters) > 0;
    measures.left += kGap + (labelled ? kGap : 0);
    measures.top = kGap + (labelled ? 2 * kLabelHeight : 0);
    measures.width = measures.left + columns * (cell + kGap);
    measures.height = measures.top + rows * (cell + kGap);
    return measures;
}

// columnSetting: told in the title where only values have room above the columns.
void drawLabels(Image& sheet, const GridLabels& labels, const GridMeasures& measures,
                const std::string& columnSetting) {
    const bool named = std::all_of(labels.columns.begin(), labels.columns.end(), [&](const std::string& label) {
        return textWidth(label, kLetters) <= measures.cell;
    });
    const std::string title = named ? labels.title : fmt::format("{}:   {}", columnSetting, labels.title);
    drawText(sheet, 2 * kGap, kLabelHeight - 2 * kGap, fittingText(title, kLetters, sheet.width - 4 * kGap), kLetters,
             kInk);
    const int step = measures.cell + kGap;
    const std::vector<std::string>& columns = named ? labels.columns : labels.columnValues;
    for (size_t i = 0; i < columns.size(); ++i) {
        const std::string label = fittingText(columns[i], kLetters, measures.cell);
        const int left = measures.left + static_cast<int>(i) * step;
        drawText(sheet, left + std::max(0, (measures.cell - textWidth(label, kLetters)) / 2),
                 2 * kLabelHeight - 2 * kGap, label, kLetters, kInk);
    }
    for (size_t i = 0; i < labels.rows.size(); ++i)
        drawText(sheet, kGap, measures.top + static_cast<int>(i) * step + (measures.cell + kLetters) / 2,
                 fittingText(labels.rows[i], kLetters, measures.left - 2 * kGap), kLetters, kInk);
}

} // namespace

int64_t contactSheets(const BatchPlan& plan) {
    return (plan.pictures() + kPicturesOnSheet - 1) / kPicturesOnSheet;
}

Result<std::optional<NamedFile>> contactSheetOf(const BatchPlan& plan, int64_t sheet, const SheetSource& source) {
    const int64_t first = sheet * kPicturesOnSheet;
    const int64_t end = std::min(first + kPicturesOnSheet, plan.pictures());
    const int side = plan.pictures() <= kFewPictures ? kLargeThumbnailSide : kThumbnailSide;
    std::vector<Image> thumbnails;
    for (int64_t index = first; index < end; ++index) {
        MIRO_TRY(const std::optional<Image> image, source(plan.picture(index)));
        if (image && !image->empty())
            thumbnails.push_back(thumbnailOf(*image, side));
    }
    if (thumbnails.empty())
        return std::optional<NamedFile>();
    // A little wider than high, as screens are.
    const auto columns = static_cast<int>(std::ceil(std::sqrt(1.6 * static_cast<double>(thumbnails.size()))));
    MIRO_TRY(const Image image, contactSheet(thumbnails, columns, kGap));
    MIRO_TRY(NamedFile file, pngFile(fmt::format("sheets/contact-{:04}.png", sheet + 1), image));
    return std::optional(std::move(file));
}

int64_t sweepGrids(const BatchPlan& plan) {
    const size_t axes = plan.sweep().axes().size();
    return axes == 0 ? 0 : axes == 1 ? plan.entries() : plan.pictures() / shapeOf(plan).cellsEach;
}

std::vector<int64_t> picturesOfGrid(const BatchPlan& plan, int64_t grid) {
    std::vector<int64_t> pictures;
    for (const GridCell& cell : cellsOf(plan, grid))
        pictures.push_back(cell.index);
    std::sort(pictures.begin(), pictures.end());
    return pictures;
}

Result<std::optional<NamedFile>> sweepGridOf(const BatchPlan& plan, int64_t grid, const SheetSource& source) {
    const std::vector<GridCell> cells = cellsOf(plan, grid);
    const GridShape shape = shapeOf(plan);
    int64_t rows = shape.rows;
    if (plan.sweep().axes().size() < 2)
        rows = plan.picturesOf(placeOf(plan, grid).entry).copies;
    const BatchPicture firstPicture = plan.picture(cells.front().index);
    const GridLabels labels = labelsOf(plan, firstPicture, rows);

    std::vector<std::pair<GridCell, Image>> images;
    int side = kLargeThumbnailSide;
    while (side > kSmallestCell && rows * shape.columns * (side + kGap) * (side + kGap) > kMostGridPixels)
        side /= 2;
    int largest = 1;
    for (const GridCell& cell : cells) {
        MIRO_TRY(const std::optional<Image> image, source(plan.picture(cell.index)));
        if (!image || image->empty())
            continue;
        images.emplace_back(cell, thumbnailOf(*image, side));
        largest = std::max({largest, images.back().second.width, images.back().second.height});
    }
    const GridMeasures measures = measure(labels, rows, shape.columns, std::max(largest, kSmallestCell));
    if (images.empty() || measures.width * measures.height > 2 * kMostGridPixels)
        return std::optional<NamedFile>(); // nothing there, or more than a picture can show: the page has it
    Image sheet{static_cast<int>(measures.width), static_cast<int>(measures.height), {}};
    sheet.pixels.assign(static_cast<size_t>(measures.width * measures.height * 3), kBackground);
    for (const auto& [cell, image] : images)
        place(sheet, image,
              measures.left + static_cast<int>(cell.column) * (measures.cell + kGap) +
                  (measures.cell - image.width) / 2,
              measures.top + static_cast<int>(cell.row) * (measures.cell + kGap) + (measures.cell - image.height) / 2);
    drawLabels(sheet, labels, measures, plan.sweep().axes().back().setting);
    MIRO_TRY(NamedFile file, pngFile(fmt::format("sheets/grid-{:05}.png", grid + 1), sheet));
    return std::optional(std::move(file));
}

Result<void> writeSheets(const BatchPlan& plan, const SheetSource& source,
                         const std::function<Result<void>(const NamedFile&)>& write, std::stop_token stop) {
    if (!plan.request().sheets)
        return {};
    auto each = [&](int64_t count, auto make) -> Result<void> {
        for (int64_t i = 0; i < count; ++i) {
            if (stop.stop_requested())
                return stoppedError();
            MIRO_TRY(const std::optional<NamedFile> file, make(plan, i, source));
            if (file)
                MIRO_CHECK_OK(write(*file));
        }
        return {};
    };
    MIRO_CHECK_OK(each(contactSheets(plan), contactSheetOf));
    MIRO_CHECK_OK(each(sweepGrids(plan), sweepGridOf));
    return plan.sweep().axes().empty() ? Result<void>() : write(sweepPage(plan));
}

} // namespace miro
