// Files that lie: each gives one clear line or a picture, never a crash, a wait, gigabytes or a word on stderr.
#include "base/files.h"
#include "image/byte_reader.h"
#include "image/image_file.h"
#include "image/pictures.h"

#include <QDir>
#include <QTemporaryFile>
#include <QtTest>
#include <random>
#include <unistd.h>

using namespace miro;

namespace {

// What is written to stderr while it lives.
class StderrCapture {
public:
    StderrCapture() : m_saved(dup(2)) {
        m_file.open();
        dup2(m_file.handle(), 2);
    }
    ~StderrCapture() { restore(); }
    QByteArray text() {
        restore();
        m_file.seek(0);
        return m_file.readAll();
    }

private:
    void restore() {
        if (m_saved < 0)
            return;
        dup2(m_saved, 2);
        close(m_saved);
        m_saved = -1;
    }
    QTemporaryFile m_file;
    int m_saved;
};

std::vector<std::string> samples() {
    EncodeOptions options;
    options.text = {{kParametersKey, "caf\xc3\xa9 \xf0\x9f\x90\xb1"}, {kMetadataKey, "{}"}};
    std::vector<std::string> files;
    for (ImageFormat format : {ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Webp, ImageFormat::Exr})
        files.push_back(encodeImage(test::gradient(40, 30), format, options).value());
    const QDir folder(MIRO_FIXTURES "/image");
    for (const QString& name : folder.entryList(QDir::Files, QDir::Name))
        if (!name.endsWith(".md") && !name.endsWith(".json"))
            files.push_back(readFile(folder.filePath(name).toStdString()).value());
    return files;
}

// A right answer to a damaged file.
void judge(const std::string& bytes) {
    ImageLimits limits;
    limits.maxPixels = 1'000'000;
    const auto image = decodeImage(bytes, "damaged file", limits);
    if (image.ok()) {
        QCOMPARE(image->pixels.size(), static_cast<size_t>(image->width) * image->height * 3);
    } else {
        QVERIFY(image.message().find("damaged file") != std::string::npos);
        QVERIFY(image.message().find('\n') == std::string::npos);
    }
    const auto text = readText(bytes, "damaged file");
    QVERIFY(text.ok() || text.message().find('\n') == std::string::npos);
    (void)withText(bytes, {{kParametersKey, "x"}}, "damaged file");
}

std::string replaced(std::string bytes, size_t at, uint64_t value, size_t count, ByteOrder order) {
    std::string number;
    appendUnsigned(number, value, count, order);
    return bytes.replace(at, count, number);
}

} // namespace

class TestDamagedFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutOff();
    void flippedBits();
    void randomBytesBehindASignature();
    void noPictures();
    void hugeSizesAreRefusedBeforeAnyPixel();
    void limitsHold();
};

void TestDamagedFiles::cutOff() {
    StderrCapture capture;
    for (const std::string& whole : samples())
        for (size_t step = 0; step < 40; ++step)
            judge(whole.substr(0, whole.size() * step / 40));
    // Pixels that are not there are not made up.
    const std::string png = samples()[0], jpeg = samples()[1];
    QVERIFY(!decodeImage(png.substr(0, png.size() * 3 / 4), "cut").ok());
    QVERIFY(!decodeImage(jpeg.substr(0, jpeg.size() * 3 / 4), "cut").ok());
    QCOMPARE(capture.text(), QByteArray());
}

void TestDamagedFiles::flippedBits() {
    StderrCapture capture;
    std::mt19937 random(1);
    for (const std::string& whole : samples())
        for (int round = 0; round < 150; ++round) {
            std::string bytes = whole;
            const size_t reach = round % 2 == 0 ? std::min<size_t>(bytes.size(), 120) : bytes.size();
            for (int flips = 1 + round % 4; flips > 0; --flips)
                bytes[random() % reach] ^= static_cast<char>(1u << random() % 8);
            judge(bytes);
        }
    QCOMPARE(capture.text(), QByteArray());
}

void TestDamagedFiles::randomBytesBehindASignature() {
    StderrCapture capture;
    std::mt19937 random(2);
    for (const std::string& whole : samples())
        for (int round = 0; round < 20; ++round) {
            std::string bytes = whole.substr(0, 12);
            for (int i = 0; i < 300; ++i)
                bytes += static_cast<char>(random());
            judge(bytes);
        }
    QCOMPARE(capture.text(), QByteArray());
}

void TestDamagedFiles::noPictures() {
    QCOMPARE(decodeImage("", "empty.png").error().code, ErrorCode::Corrupt);
    for (const char* text : {"hello, this is no picture", "P6 1 1 255 abc", "<svg/>", "8BPS", "\x89PNG", "RIFF", "BM"})
        QVERIFY(!decodeImage(text, "x").ok());
}

void TestDamagedFiles::hugeSizesAreRefusedBeforeAnyPixel() {
    const std::vector<std::string> files = samples();
    const uint64_t huge = 0x7fffffff;
    std::string exr = files[3];
    const size_t window = exr.find("dataWindow") + sizeof "dataWindow" + sizeof "box2i" + 4;
    for (const std::string& bytes :
         {replaced(replaced(files[0], 16, huge, 4, ByteOrder::Big), 20, huge, 4, ByteOrder::Big),
          replaced(exr, window + 8, huge - 1, 4, ByteOrder::Little),
          replaced(std::string("BM") + std::string(60, '\0'), 18, 0x7fffffff0000ffff, 8, ByteOrder::Little)}) {
        const auto image = decodeImage(bytes, "bomb");
        QCOMPARE(image.error().code, ErrorCode::Unsupported);
        QVERIFY2(image.message().find("pixels") != std::string::npos, image.message().c_str());
    }
    QCOMPARE(decodeImage(replaced(files[0], 16, 0, 4, ByteOrder::Big), "none").error().code, ErrorCode::Corrupt);
}

void TestDamagedFiles::limitsHold() {
    const std::string png = encodeImage(test::gradient(100, 50), ImageFormat::Png).value();
    ImageLimits limits;
    limits.maxPixels = 4999;
    QCOMPARE(decodeImage(png, "x", limits).error().code, ErrorCode::Unsupported);
    limits.maxPixels = 5000;
    QVERIFY(decodeImage(png, "x", limits).ok());
    limits.maxSide = 99;
    QCOMPARE(decodeImage(png, "x", limits).error().code, ErrorCode::Unsupported);
    limits = {};
    limits.maxFileBytes = png.size() - 1;
    QCOMPARE(decodeImage(png, "x", limits).error().code, ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestDamagedFiles)
#include "test_damaged_files.moc"
