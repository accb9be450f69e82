// Encoding and decoding of whole pictures.
#include "image/image_file.h"

#include "base/files.h"
#include "image/byte_reader.h"
#include "image/pictures.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
using test::gradient;
using test::largestDifference;

class TestImageFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void foreignPlugInsAreNotLookedFor();
    void pngIsPlain();
    void losslessFormatsGiveTheSamePixels_data();
    void losslessFormatsGiveTheSamePixels();
    void lossyFormatsComeClose();
    void sameInputSameBytes();
    void exrIsLinear();
    void contentDecidesTheFormat();
    void endingsForWriting();
    void nothingToWriteIsAnError();
    void missingFilesAreNamed();
};

// Before the first use of the library, as a user's environment would be.
void TestImageFile::initTestCase() {
    qputenv("OIIO_LIBRARY_PATH", "/nowhere");
}

void TestImageFile::foreignPlugInsAreNotLookedFor() {
    QVERIFY(encodeImage(gradient(2, 2), ImageFormat::Jpeg).ok());
    QVERIFY(!qEnvironmentVariableIsSet("OIIO_LIBRARY_PATH"));
}

void TestImageFile::pngIsPlain() {
    const std::string png = encodeImage(gradient(31, 17), ImageFormat::Png).value();
    QCOMPARE(*readUnsigned(png, 16, 4, ByteOrder::Big), uint64_t{31});
    QCOMPARE(*readUnsigned(png, 20, 4, ByteOrder::Big), uint64_t{17});
    QCOMPARE(int{png[24]}, 8); // bits
    QCOMPARE(int{png[25]}, 2); // RGB
    QCOMPARE(int{png[28]}, 0); // not interlaced
    QVERIFY(png.find(std::string("\0\0\0\1sRGB", 8)) != png.npos);
}

void TestImageFile::losslessFormatsGiveTheSamePixels_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("one pixel") << 1 << 1;
    QTest::newRow("odd") << 31 << 17;
    QTest::newRow("very wide") << 50000 << 10;
    QTest::newRow("very high") << 3 << 9000;
    QTest::newRow("usual") << 256 << 256;
}

void TestImageFile::losslessFormatsGiveTheSamePixels() {
    QFETCH(int, width);
    QFETCH(int, height);
    const Image image = gradient(width, height);
    const auto png = encodeImage(image, ImageFormat::Png);
    QVERIFY2(png.ok(), png.message().c_str());
    const auto back = decodeImage(*png, "test");
    QVERIFY2(back.ok(), back.message().c_str());
    QVERIFY(*back == image);
    const auto exr = encodeImage(image, ImageFormat::Exr);
    QVERIFY2(exr.ok(), exr.message().c_str());
    QVERIFY(largestDifference(decodeImage(*exr, "test").value(), image) <= 1); // half has 11 bits
}

void TestImageFile::lossyFormatsComeClose() {
    Image image{64, 64, {}};
    for (int i = 0; i < 64 * 64; ++i)
        for (int c = 0; c < 3; ++c)
            image.pixels.push_back(static_cast<uint8_t>(i / 64 * 2 + c * 40));
    for (ImageFormat format : {ImageFormat::Jpeg, ImageFormat::Webp}) {
        const Image back = decodeImage(encodeImage(image, format).value(), "test").value();
        QVERIFY2(largestDifference(back, image) <= 12, formatName(format));
    }
    EncodeOptions poor;
    poor.jpegQuality = 10;
    poor.webpQuality = 10;
    const Image busy = gradient(64, 64);
    for (ImageFormat format : {ImageFormat::Jpeg, ImageFormat::Webp})
        QVERIFY(encodeImage(busy, format, poor)->size() < encodeImage(busy, format)->size());
}

void TestImageFile::sameInputSameBytes() {
    EncodeOptions options;
    options.text = {{kParametersKey, "a cat"}};
    for (ImageFormat format : {ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Webp})
        QCOMPARE(encodeImage(gradient(40, 30), format, options).value(),
                 encodeImage(gradient(40, 30), format, options).value());
}

void TestImageFile::exrIsLinear() {
    const Image grey{1, 1, {188, 188, 188}}; // half the light of white
    const FloatImage light = decodeLinear(encodeImage(grey, ImageFormat::Exr).value(), "test").value();
    QVERIFY(std::abs(light.pixels[0] - 0.5f) < 0.005f);
    const FloatImage bright{2, 1, {4.0f, -0.5f, 0.25f, 1.0f, 0.0f, 1e-3f}};
    const FloatImage back = decodeLinear(encodeExr(bright).value(), "test").value();
    for (size_t i = 0; i < bright.pixels.size(); ++i)
        QVERIFY(std::abs(back.pixels[i] - bright.pixels[i]) < 1e-5f);
    const Image shown = decodeImage(encodeExr(bright).value(), "test").value();
    QCOMPARE(int{shown.pixels[0]}, 255);
    QCOMPARE(int{shown.pixels[1]}, 0);
    for (int level = 0; level < 256; ++level)
        QCOMPARE(int{srgbImage(linearImage({1, 1, {static_cast<uint8_t>(level), 0, 0}})).pixels[0]}, level);
}

void TestImageFile::contentDecidesTheFormat() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("really a png.jpg").toStdString();
    const Image image = gradient(12, 12);
    QVERIFY(writeFileAtomically(path, encodeImage(image, ImageFormat::Png).value()).ok());
    QVERIFY(readImage(path).value() == image);
}

void TestImageFile::endingsForWriting() {
    QCOMPARE(formatForWriting("a/b.PNG").value(), ImageFormat::Png);
    QCOMPARE(formatForWriting("x.jpeg").value(), ImageFormat::Jpeg);
    QCOMPARE(formatForWriting("x.webp").value(), ImageFormat::Webp);
    QCOMPARE(formatForWriting("x.exr").value(), ImageFormat::Exr);
    for (const char* name : {"x", "x.tiff", "x.png.gz", ".png"})
        QCOMPARE(formatForWriting(name).error().code, ErrorCode::Usage);
}

void TestImageFile::nothingToWriteIsAnError() {
    QCOMPARE(encodeImage({}, ImageFormat::Png).error().code, ErrorCode::Usage);
    QCOMPARE(encodeImage({4, 4, {1, 2, 3}}, ImageFormat::Png).error().code, ErrorCode::Usage);
    QCOMPARE(encodeImage(gradient(2, 2), ImageFormat::Tiff).error().code, ErrorCode::Usage);
    QCOMPARE(encodeExr({}).error().code, ErrorCode::Usage);
    const auto tooWide = encodeImage(gradient(20000, 2), ImageFormat::Webp);
    QCOMPARE(tooWide.error().code, ErrorCode::Failed);
    QVERIFY(tooWide.message().find('\n') == std::string::npos);
}

void TestImageFile::missingFilesAreNamed() {
    const auto missing = readImage("/nowhere/at all.png");
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.message().find("at all.png") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestImageFile)
#include "test_image_file.moc"
