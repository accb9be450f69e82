// Resized pictures are Pillow's to the bit: fixtures/image/resize.json holds the checksums of its own.
#include "base/json.h"
#include "image/resize.h"

#include <QtTest>
#include <zlib.h>

using namespace miro;

namespace {

// As pattern() of tests/reference/make_resize_cases.py.
Image pattern(int width, int height) {
    Image image{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < 3; ++c)
                image.pixels.push_back(
                    static_cast<uint8_t>((x * 37 + y * 101 + c * 59 + x * y * 13 + (x / 3) * (y / 5) * 71) % 256));
    return image;
}

} // namespace

class TestResize : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySizeIsPillows() {
        const auto cases = readJsonFile(MIRO_FIXTURES "/image/resize.json");
        QVERIFY2(cases.ok(), cases.message().c_str());
        QCOMPARE(cases->size(), size_t{160});
        for (const auto& one : *cases) {
            const int width = one["to"][0], height = one["to"][1];
            const Image source = pattern(one["from"][0], one["from"][1]);
            const Image result =
                one["cropped"].get<bool>() ? croppedAndResized(source, width, height) : resized(source, width, height);
            QCOMPARE(result.width, width);
            QCOMPARE(result.height, height);
            QCOMPARE(result.pixels.size(), static_cast<size_t>(width) * height * 3);
            const auto crc = crc32(0, result.pixels.data(), static_cast<uInt>(result.pixels.size()));
            QVERIFY2(crc == one["crc32"].get<uint32_t>(), one.dump().c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestResize)
#include "test_resize.moc"
