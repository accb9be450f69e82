#include "batch/batch_plans.h"
#include "batch/batch_sheets.h"
#include "batch/sweep_grid.h"
#include "image/image_file.h"
#include "image/text_drawing.h"

#include <QRegularExpression>
#include <nlohmann/json.hpp>
#include <set>

using namespace miro;
using namespace miro::batches;
using nlohmann::json;

namespace {

// One colour, told by the picture's number, and no grey.
Image painted(int64_t index, int width = 8, int height = 8) {
    Image image{width, height, {}};
    for (int i = 0; i < width * height; ++i)
        for (int channel = 0; channel < 3; ++channel)
            image.pixels.push_back(static_cast<uint8_t>(60 * channel + 50 + (index * (channel + 1)) % 50));
    return image;
}

SheetSource allThere() {
    return [](const BatchPicture& picture) -> Result<std::optional<Image>> {
        return std::optional(painted(picture.index));
    };
}

Image decoded(const NamedFile& file) {
    return decodeImage(file.bytes, file.name).value();
}

// Pixels of that picture's colour.
int64_t areaOf(const Image& sheet, int64_t index) {
    const Image one = painted(index, 1, 1);
    int64_t area = 0;
    for (size_t i = 0; i < sheet.pixels.size(); i += 3)
        area += std::equal(one.pixels.begin(), one.pixels.end(), sheet.pixels.begin() + static_cast<long>(i)) ? 1 : 0;
    return area;
}

std::string lines(int count) {
    std::string list;
    for (int i = 0; i < count; ++i)
        list += "cat " + std::to_string(i) + "\n";
    return list;
}

} // namespace

class TestBatchSheets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSheetHoldsWhatIsThere() {
        const BatchPlan plan = planOf(request(lines(5)));
        QCOMPARE(contactSheets(plan), int64_t{1});
        QCOMPARE(sweepGrids(plan), int64_t{0});
        const auto sheet = contactSheetOf(plan, 0, [](const BatchPicture& picture) -> Result<std::optional<Image>> {
            return picture.index == 2 ? std::optional<Image>() : std::optional(painted(picture.index));
        });
        QVERIFY2(sheet.ok() && *sheet, sheet.message().c_str());
        QCOMPARE((*sheet)->name, std::string("sheets/contact-0001.png"));
        const Image image = decoded(**sheet);
        for (const int64_t index : {0, 1, 3, 4})
            QCOMPARE(areaOf(image, index), int64_t{64});
        QCOMPARE(areaOf(image, 2), int64_t{0});
        const auto none = contactSheetOf(
            plan, 0, [](const BatchPicture&) -> Result<std::optional<Image>> { return std::optional<Image>(); });
        QVERIFY(none.ok() && !*none);
    }

    void manyPicturesTakeSeveralSheets() {
        const BatchPlan plan = planOf(request(lines(401)));
        QCOMPARE(contactSheets(plan), int64_t{3});
        std::vector<int64_t> asked;
        const auto last = contactSheetOf(plan, 2, [&](const BatchPicture& picture) -> Result<std::optional<Image>> {
            asked.push_back(picture.index);
            return std::optional(painted(picture.index, 600, 300));
        });
        QVERIFY(last.ok() && *last);
        QCOMPARE(asked, std::vector<int64_t>{400});
        QCOMPARE((*last)->name, std::string("sheets/contact-0003.png"));
        QCOMPARE(decoded(**last).width, 128 + 8); // made smaller
        QCOMPARE(decoded(**last).height, 64 + 8);
    }

    void aGridHasAPlaceForEveryValue() {
        BatchRequest asked = request("a cat\n");
        asked.axes = {"guidance=1, 2", "steps=1, SKIP: 2, 3"};
        const BatchPlan plan = planOf(asked);
        QCOMPARE(sweepGrids(plan), int64_t{1});
        QCOMPARE(picturesOfGrid(plan, 0), (std::vector<int64_t>{0, 1, 2, 3}));
        const auto grid = sweepGridOf(plan, 0, allThere());
        QVERIFY2(grid.ok() && *grid, grid.message().c_str());
        QCOMPARE((*grid)->name, std::string("sheets/grid-00001.png"));
        const Image image = decoded(**grid);
        for (const int64_t index : {0, 1, 2, 3})
            QCOMPARE(areaOf(image, index), int64_t{64});
        // Two rows and three columns; the one in the middle is empty.
        auto centre = [&](int64_t index) {
            const Image one = painted(index, 1, 1);
            for (int y = 0; y < image.height; ++y)
                for (int x = 0; x < image.width; ++x)
                    if (std::equal(one.pixels.begin(), one.pixels.end(), image.at(x, y)))
                        return std::pair(x, y);
            return std::pair(-1, -1);
        };
        QCOMPARE(centre(0).second, centre(1).second);
        QCOMPARE(centre(0).first, centre(2).first);
        QCOMPARE(centre(1).first, centre(3).first);
        QCOMPARE(centre(1).first - centre(0).first, 2 * (16 + 4)); // cells are 16 pixels at least
        QCOMPARE(centre(2).second - centre(0).second, 16 + 4);
    }

    // Every picture of a sweep is on one grid, whatever the number of axes and copies.
    void gridsHoldEveryPictureOnce_data() {
        QTest::addColumn<QStringList>("axes");
        QTest::addColumn<int>("grids");
        QTest::newRow("one") << QStringList{"steps=1-3"} << 3;
        QTest::newRow("two") << QStringList{"steps=1-3", "guidance=1, 2"} << 2 + 1 + 2;
        QTest::newRow("three") << QStringList{"shift=1, 2", "steps=1-3", "guidance=1, SKIP: 2"} << 2 * (2 + 1 + 2);
        QTest::newRow("four") << QStringList{"shift=1, 2", "steps=1-3", "guidance=1, 2", "reward.clip=0, 1"}
                              << 6 * (2 + 1 + 2);
    }
    void gridsHoldEveryPictureOnce() {
        QFETCH(QStringList, axes);
        QFETCH(int, grids);
        BatchRequest asked = request("a --count 2\nb\nc --count 2\n");
        for (const QString& axis : axes)
            asked.axes.push_back(axis.toStdString());
        const BatchPlan plan = planOf(asked);
        QCOMPARE(sweepGrids(plan), int64_t{grids});
        std::vector<int> seen(static_cast<size_t>(plan.pictures()));
        for (int64_t grid = 0; grid < sweepGrids(plan); ++grid) {
            const std::vector<int64_t> pictures = picturesOfGrid(plan, grid);
            const BatchPicture first = plan.picture(pictures[0]);
            for (const int64_t index : pictures) {
                ++seen[static_cast<size_t>(index)];
                const BatchPicture picture = plan.picture(index);
                QCOMPARE(picture.entry, first.entry);
                if (axes.size() > 1)
                    QCOMPARE(picture.copy, first.copy);
                for (size_t axis = 0; axis + 2 < picture.axes.size(); ++axis)
                    QCOMPARE(picture.axes[axis], first.axes[axis]);
            }
        }
        QVERIFY(std::all_of(seen.begin(), seen.end(), [](int count) { return count == 1; }));
    }

    void labelsAreDrawnWhereThereIsAFont() {
        BatchRequest asked = request("a cat\n");
        asked.axes = {"guidance=1, 2", "steps=1, 3"};
        const Image grid = decoded(*sweepGridOf(planOf(asked), 0, allThere()).value());
        std::set<uint8_t> above; // levels over the first row of pictures
        for (int y = 0; y < 28; ++y)
            for (int x = 0; x < grid.width; ++x)
                above.insert(grid.at(x, y)[0]);
        if (textWidth("A", 16) == 0)
            QSKIP("this machine has no font that OpenImageIO finds");
        QVERIFY(above.size() > 2);
        QVERIFY(*above.rbegin() > 200);
    }

    void hugeGridsAreMadeSmaller() {
        BatchRequest asked = request("a cat\n");
        asked.axes = {"seed=1-100", "steps=1-100"};
        const BatchPlan plan = planOf(asked);
        const auto grid = sweepGridOf(plan, 0, [](const BatchPicture& picture) -> Result<std::optional<Image>> {
            if (picture.index % 1000 != 0)
                return std::optional<Image>();
            return std::optional(painted(picture.index, 256, 256));
        });
        QVERIFY2(grid.ok() && *grid, grid.message().c_str());
        const Image image = decoded(**grid);
        QVERIFY(int64_t{image.width} * image.height < 80'000'000);
    }

    void thePageNamesEveryPicture() {
        BatchRequest asked = request("a </script><script>alert(1)</script> & \"cat\"\nsecond cat\n");
        asked.listName = "<b>list</b>.txt";
        asked.axes = {"prompt=cat, <i>dog</i>", "steps=1, SKIP: 2, 3", "reward.clip=0, 1"};
        asked.settings.count = 2;
        const BatchPlan plan = planOf(asked);
        const NamedFile page = sweepPage(plan);
        QCOMPARE(page.name, std::string("index.html"));
        const QString html = QString::fromStdString(page.bytes);
        QVERIFY(!html.contains("<b>list"));
        QVERIFY(!html.contains("alert(1)</script>"));
        QVERIFY(!html.contains("<i>dog"));
        QVERIFY(!html.contains("http:") && !html.contains("https:"));
        QCOMPARE(html.count("<script"), 2); // the data and the code
        const auto match = QRegularExpression("<script type=\"application/json\" id=\"data\">(.*?)</script>",
                                              QRegularExpression::DotMatchesEverythingOption)
                               .match(html);
        QVERIFY(match.hasMatch());
        const json data = json::parse(match.captured(1).toStdString());
        QCOMPARE(static_cast<int64_t>(data["files"].size()), plan.pictures());
        for (int64_t i = 0; i < plan.pictures(); ++i)
            QCOMPARE(data["files"][static_cast<size_t>(i)].get<std::string>(), plan.picture(i).file);
        QCOMPARE(data["axes"][0]["values"], (json{"cat", "<i>dog</i>"}));
        QCOMPARE(data["axes"][1]["drawn"], (json{0, -1, 1}));
        QCOMPARE(data["axes"][1]["count"], json(2));
        QCOMPARE(data["entries"][1]["prompt"], json("second cat"));
        QCOMPARE(data["entries"][1]["first"], json(plan.picturesOf(1).first));
        QCOMPARE(data["copies"], json(2));
    }

    void aPageEndsSomewhere() {
        BatchRequest asked = request(lines(300));
        asked.axes = {"seed=1-100"};
        const std::string html = sweepPage(planOf(asked)).bytes;
        QVERIFY(html.find("The first 200 of 300 prompts are on this page") != std::string::npos);
    }

    void allOfThemInOrder() {
        BatchRequest asked = request(lines(2));
        asked.axes = {"steps=1, 2"};
        std::vector<std::string> names;
        auto keep = [&](const NamedFile& file) -> Result<void> {
            names.push_back(file.name);
            return {};
        };
        QVERIFY(writeSheets(planOf(asked), allThere(), keep).ok());
        QCOMPARE(names, (std::vector<std::string>{"sheets/contact-0001.png", "sheets/grid-00001.png",
                                                  "sheets/grid-00002.png", "index.html"}));
        names.clear();
        BatchRequest plain = request(lines(2));
        QVERIFY(writeSheets(planOf(plain), allThere(), keep).ok());
        QCOMPARE(names, (std::vector<std::string>{"sheets/contact-0001.png"}));
        names.clear();
        asked.sheets = false;
        QVERIFY(writeSheets(planOf(asked), allThere(), keep).ok());
        QVERIFY(names.empty());
    }

    void errorsAndStopAreTold() {
        const BatchPlan plan = planOf(request(lines(2)));
        auto full = [](const NamedFile&) -> Result<void> {
            return Error{ErrorCode::DiskFull, "the disk is full"};
        };
        QCOMPARE(writeSheets(plan, allThere(), full).error().code, ErrorCode::DiskFull);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(writeSheets(plan, allThere(), full, stop.get_token()).error().code, ErrorCode::Stopped);
        auto broken = [](const BatchPicture&) -> Result<std::optional<Image>> {
            return Error{ErrorCode::Corrupt, "a picture is broken"};
        };
        QCOMPARE(writeSheets(plan, broken, full).error().code, ErrorCode::Corrupt);
    }

    // The same pictures give the same bytes.
    void sheetsAreTheSameAgain() {
        BatchRequest asked = request(lines(3));
        asked.axes = {"steps=1, 2", "guidance=1, 2"};
        std::string all[2];
        for (std::string& bytes : all)
            QVERIFY(writeSheets(planOf(asked), allThere(), [&](const NamedFile& file) -> Result<void> {
                        bytes += file.name + file.bytes;
                        return {};
                    }).ok());
        QVERIFY(all[0] == all[1]);
    }
};

QTEST_GUILESS_MAIN(TestBatchSheets)
#include "test_batch_sheets.moc"
