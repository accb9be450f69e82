#include "image/animated_webp.h"
#include "image/byte_reader.h"
#include "image/image_file.h"
#include "image/pictures.h"

#include <QtTest>

using namespace miro;
using namespace miro::test;

class TestAnimatedWebp : public QObject {
    Q_OBJECT

    struct Frame {
        uint64_t width, height, milliseconds;
        std::string still; // its bitstream as a file of its own
    };

    // By the container's own rules, independent of the writer.
    static std::vector<Frame> framesOf(const std::string& file) {
        std::vector<Frame> frames;
        auto number = [&](size_t at, size_t count) {
            return *readUnsigned(file, at, count, ByteOrder::Little);
        };
        for (size_t i = 12; i + 8 <= file.size();) {
            const uint64_t length = number(i + 4, 4);
            if (file.compare(i, 4, "ANMF") == 0) {
                const std::string chunks = file.substr(i + 24, length - 16);
                std::string still = "RIFF";
                appendUnsigned(still, chunks.size() + 4, 4, ByteOrder::Little);
                frames.push_back(
                    {number(i + 14, 3) + 1, number(i + 17, 3) + 1, number(i + 20, 3), still + "WEBP" + chunks});
            }
            i += 8 + length + length % 2;
        }
        return frames;
    }

private Q_SLOTS:
    void everyFrameIsThere() {
        const std::vector<Image> images{gradient(31, 20), Image{31, 20, std::vector<uint8_t>(31 * 20 * 3, 200)},
                                        Image{31, 20, std::vector<uint8_t>(31 * 20 * 3, 30)}};
        AnimationOptions options;
        options.milliseconds = 120;
        options.lastMilliseconds = 900;
        const std::string file = *encodeAnimation(images, options);
        QCOMPARE(*readUnsigned(file, 4, 4, ByteOrder::Little), uint64_t(file.size() - 8));
        const auto frames = framesOf(file);
        QCOMPARE(frames.size(), size_t{3});
        for (size_t i = 0; i < 3; ++i) {
            QCOMPARE(frames[i].width, uint64_t{31});
            QCOMPARE(frames[i].height, uint64_t{20});
            QCOMPARE(frames[i].milliseconds, uint64_t(i == 2 ? 900 : 120));
            const auto decoded = decodeImage(frames[i].still, "frame");
            QVERIFY2(decoded.ok(), decoded.message().c_str());
            // The same as the still that the encoder makes.
            const Image still = *decodeImage(*encodeImage(images[i], ImageFormat::Webp), "still");
            QCOMPARE(largestDifference(*decoded, still), 0);
        }
        const Image first = *decodeImage(file, "animation"); // the first frame is what readers of stills see
        QCOMPARE(first.width, 31);
        QCOMPARE(largestDifference(first, *decodeImage(*encodeImage(images[0], ImageFormat::Webp), "still")), 0);
        const auto header = readImageHeader(file, "animation");
        QVERIFY(header.ok() && header->format == ImageFormat::Webp && header->width == 31 && header->height == 20);
    }

    void thereAndBackLeavesTheEndsOut() {
        std::vector<Image> images;
        for (const int value : {0, 80, 160, 240})
            images.push_back({8, 8, std::vector<uint8_t>(8 * 8 * 3, static_cast<uint8_t>(value))});
        AnimationOptions options;
        options.thereAndBack = true;
        const auto frames = framesOf(*encodeAnimation(images, options));
        std::vector<int> values;
        for (const Frame& frame : frames)
            values.push_back(decodeImage(frame.still, "frame")->pixels[0]);
        QCOMPARE(values.size(), size_t{6});
        QCOMPARE(values[4], values[2]);
        QCOMPARE(values[5], values[1]);
        QCOMPARE(framesOf(*encodeAnimation({images[0]}, options)).size(), size_t{1});
        QCOMPARE(framesOf(*encodeAnimation({images[0], images[1]}, options)).size(), size_t{2});
    }

    void whatCannotBeAnAnimation_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("none") << 0 << "at least one picture";
        QTest::newRow("empty") << 1 << "at least one picture";
        QTest::newRow("sizes") << 2 << "8 x 8 and 9 x 8";
        QTest::newRow("too wide") << 3 << "16383";
        QTest::newRow("no time") << 4 << "lasts 1 to";
        QTest::newRow("too long") << 5 << "lasts 1 to";
    }
    void whatCannotBeAnAnimation() {
        QFETCH(int, kind);
        QFETCH(QString, says);
        std::vector<Image> images{gradient(8, 8)};
        AnimationOptions options;
        switch (kind) {
        case 0:
            images.clear();
            break;
        case 1:
            images[0] = {};
            break;
        case 2:
            images.push_back(gradient(9, 8));
            break;
        case 3:
            images[0] = gradient(16384, 1);
            break;
        case 4:
            options.milliseconds = 0;
            break;
        case 5:
            options.lastMilliseconds = 1 << 24;
            break;
        }
        auto file = encodeAnimation(images, options);
        QVERIFY(!file.ok());
        QCOMPARE(file.error().code, ErrorCode::Usage);
        QVERIFY2(file.message().find(says.toStdString()) != std::string::npos, file.message().c_str());
    }
};

QTEST_GUILESS_MAIN(TestAnimatedWebp)
#include "test_animated_webp.moc"
