// Text in picture files: round trips, the exact chunks of PNG, and damaged or hostile ones.
#include "image/text_metadata.h"

#include "image/byte_reader.h"
#include "image/image_file.h"
#include "image/pictures.h"
#include "image/xmp_packet.h"

#include <QtTest>
#include <zlib.h>

using namespace miro;

namespace {

const std::string kEmoji = "deux ch\xc3\xa2ts \xf0\x9f\x90\xb1\n\xe7\x8c\xab: b, c: d, e: f";

std::string chunk(const std::string& type, const std::string& data, bool breakChecksum = false) {
    std::string bytes;
    appendUnsigned(bytes, data.size(), 4, ByteOrder::Big);
    bytes += type + data;
    uLong crc = crc32(0, reinterpret_cast<const Bytef*>(bytes.data()) + 4, static_cast<uInt>(bytes.size() - 4));
    appendUnsigned(bytes, crc ^ (breakChecksum ? 1 : 0), 4, ByteOrder::Big);
    return bytes;
}

std::string deflated(const std::string& text) {
    std::string bytes(compressBound(text.size()), '\0');
    uLongf size = bytes.size();
    compress(reinterpret_cast<Bytef*>(bytes.data()), &size, reinterpret_cast<const Bytef*>(text.data()), text.size());
    return bytes.substr(0, size);
}

// A PNG whose header is followed by these chunks.
std::string pngWith(const std::string& chunks) {
    std::string png = encodeImage(test::gradient(8, 8), ImageFormat::Png).value();
    return png.insert(8 + 25, chunks);
}

std::vector<std::string> chunkTypes(const std::string& png) {
    std::vector<std::string> types;
    for (size_t i = 8; i + 12 <= png.size(); i += 12 + *readUnsigned(png, i, 4, ByteOrder::Big))
        types.push_back(png.substr(i + 4, 4));
    return types;
}

TextEntries read(const std::string& bytes, const TextLimits& limits = {}) {
    auto entries = readText(bytes, "test", limits);
    return entries.ok() ? *entries : TextEntries{{"error", entries.message()}};
}

std::string encode(ImageFormat format, const TextEntries& text) {
    EncodeOptions options;
    options.text = text;
    return encodeImage(test::gradient(20, 10), format, options).value();
}

} // namespace

class TestTextMetadata : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textSurvives_data();
    void textSurvives();
    void latin1GoesIntoText();
    void otherTextGoesIntoInternationalText();
    void chunksStandBeforeThePixels();
    void nothingIsLeftWithoutText();
    void compressedChunksAreRead();
    void damagedChunksAreLeftOut();
    void sizesAreBounded();
    void cutOffFilesAreAnError();
    void textCanBeReplacedAndRemoved();
    void oneEntryCanBeReplaced();
    void longTextIsLeftOutOfJpeg();
    void exrCarriesAttributes();
};

void TestTextMetadata::textSurvives_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("text");
    const std::pair<const char*, ImageFormat> formats[] = {
        {"PNG", ImageFormat::Png}, {"JPEG", ImageFormat::Jpeg}, {"WebP", ImageFormat::Webp}, {"EXR", ImageFormat::Exr}};
    const std::pair<const char*, std::string> texts[] = {{"ascii", "a cat"},
                                                         {"newlines", "a\n\nb\n"},
                                                         {"latin1", "caf\xc3\xa9 \xc3\xbf"},
                                                         {"emoji", kEmoji},
                                                         {"carriage return", "a\r\nb"},
                                                         {"parameters", "a: b, c: d, e: f"},
                                                         {"markup", "<a href=\"x\">&amp;</a>"},
                                                         {"tab", "a\tb"},
                                                         {"long", std::string(40000, 'x')}};
    for (const auto& [formatText, format] : formats)
        for (const auto& [textName, text] : texts)
            QTest::addRow("%s %s", formatText, textName) << static_cast<int>(format) << QByteArray::fromStdString(text);
}

void TestTextMetadata::textSurvives() {
    QFETCH(int, format);
    QFETCH(QByteArray, text);
    const TextEntries entries = {{kParametersKey, text.toStdString()}, {kMetadataKey, R"({"version":1})"}};
    const TextEntries back = read(encode(static_cast<ImageFormat>(format), entries));
    QVERIFY(findText(back, kParametersKey));
    QCOMPARE(*findText(back, kParametersKey), entries[0].text);
    QCOMPARE(*findText(back, kMetadataKey), entries[1].text);
}

void TestTextMetadata::latin1GoesIntoText() {
    const std::string png = encode(ImageFormat::Png, {{kParametersKey, "caf\xc3\xa9\nb"}, {"empty", ""}});
    QVERIFY(png.find(chunk("tEXt", std::string("parameters\0caf\xe9\nb", 17))) != png.npos);
    QVERIFY(png.find(chunk("tEXt", std::string("empty\0", 6))) != png.npos);
    QCOMPARE(*findText(read(png), "empty"), std::string());
}

void TestTextMetadata::otherTextGoesIntoInternationalText() {
    const std::string png = encode(ImageFormat::Png, {{kParametersKey, kEmoji}, {kXmpKey, "<x/>"}});
    QVERIFY(png.find(chunk("iTXt", std::string("parameters\0\0\0\0\0", 15) + kEmoji)) != png.npos);
    QVERIFY(png.find(chunk("iTXt", std::string("XML:com.adobe.xmp\0\0\0\0\0<x/>", 26))) != png.npos);
    // What no text chunk can hold is replaced, not cut.
    const std::string odd = encode(ImageFormat::Png, {{"odd", std::string("a\0b", 3) + "\xff\xc3\xed\xa0\x80z"}});
    QCOMPARE(QString::fromStdString(*findText(read(odd), "odd")), QString("a\ufffdb\ufffd\ufffd\ufffd\ufffd\ufffdz"));
}

void TestTextMetadata::chunksStandBeforeThePixels() {
    const std::vector<std::string> types = chunkTypes(encode(ImageFormat::Png, {{kParametersKey, "x"}, {"y", kEmoji}}));
    auto at = [&](const char* type) {
        return std::find(types.begin(), types.end(), type) - types.begin();
    };
    QCOMPARE(types.front(), std::string("IHDR"));
    QCOMPARE(types.back(), std::string("IEND"));
    QVERIFY(at("tEXt") < at("IDAT") && at("iTXt") < at("IDAT"));
    QVERIFY(at("sRGB") < at("IDAT"));
}

void TestTextMetadata::nothingIsLeftWithoutText() {
    for (const std::string& type : chunkTypes(encode(ImageFormat::Png, {})))
        QVERIFY2(type == "IHDR" || type == "sRGB" || type == "gAMA" || type == "cHRM" || type == "IDAT" ||
                     type == "IEND" || type == "oFFs" || type == "pHYs",
                 type.c_str());
    for (ImageFormat format : {ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Webp})
        QVERIFY(read(encode(format, {})).empty());
    QVERIFY(encode(ImageFormat::Jpeg, {}).find("OpenImageIO") == std::string::npos);
}

void TestTextMetadata::compressedChunksAreRead() {
    const std::string png = pngWith(chunk("zTXt", std::string("one\0\0", 5) + deflated("caf\xe9")) +
                                    chunk("iTXt", std::string("two\0\1\0en\0zwei\0", 14) + deflated(kEmoji)) +
                                    chunk("iTXt", std::string("three\0\0\0\0\0", 10) + kEmoji));
    const TextEntries expected = {{"one", "caf\xc3\xa9"}, {"two", kEmoji}, {"three", kEmoji}};
    QVERIFY(read(png) == expected);
    QVERIFY(decodeImage(png, "test").ok());
}

void TestTextMetadata::damagedChunksAreLeftOut() {
    const std::string good = chunk("tEXt", std::string("good\0yes", 8));
    const std::string zipped = deflated(std::string(1000, 'a') + kEmoji);
    const std::vector<std::string> bad = {
        chunk("tEXt", std::string("crc\0no", 6), true),
        chunk("tEXt", "no separator"),
        chunk("tEXt", std::string("\0no key", 7)),
        chunk("tEXt", std::string(80, 'k') + '\0' + "long key"),
        chunk("zTXt", std::string("cut\0\0", 5) + zipped.substr(0, zipped.size() / 2)),
        chunk("zTXt", std::string("method\0\1", 8) + zipped),
        chunk("zTXt", std::string("junk\0\0not deflated", 18)),
        chunk("zTXt", std::string("none\0", 5)),
        chunk("iTXt", std::string("short\0", 6)),
        chunk("iTXt", std::string("flag\0\2\0\0\0x", 10)),
        chunk("iTXt", std::string("separator\0\0\0en", 14)),
        chunk("iTXt", ""),
    };
    for (const std::string& chunks : bad) {
        const TextEntries entries = read(pngWith(chunks + good));
        QCOMPARE(entries.size(), size_t{1});
        QCOMPARE(entries[0].key, std::string("good"));
    }
}

void TestTextMetadata::sizesAreBounded() {
    TextLimits limits;
    limits.maxEntryBytes = 1000;
    limits.maxTotalBytes = 1500;
    limits.maxEntries = 3;
    // A megabyte of zeros takes a kilobyte.
    const std::string bomb = chunk("zTXt", std::string("bomb\0\0", 6) + deflated(std::string(1 << 20, '\0')));
    auto plain = [](const std::string& key, size_t size) {
        return chunk("tEXt", key + '\0' + std::string(size, 'x'));
    };
    TextEntries entries =
        read(pngWith(bomb + plain("a", 900) + plain("b", 1001) + plain("c", 700) + plain("d", 500)), limits);
    QCOMPARE(entries.size(), size_t{2});
    QCOMPARE(entries[0].key, std::string("a"));
    QCOMPARE(entries[1].key, std::string("d"));
    entries = read(pngWith(plain("a", 1) + plain("b", 1) + plain("c", 1) + plain("d", 1)), limits);
    QCOMPARE(entries.size(), size_t{3});
}

void TestTextMetadata::cutOffFilesAreAnError() {
    for (ImageFormat format : {ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Webp, ImageFormat::Exr}) {
        const std::string bytes = encode(format, {{kParametersKey, kEmoji}});
        for (size_t length : {size_t{0}, size_t{1}, size_t{7}, size_t{20}, size_t{40}, size_t{100}}) {
            const auto entries = readText(bytes.substr(0, length), "cut.png");
            QVERIFY2(!entries.ok(), formatName(format));
            QVERIFY(entries.message().find("cut.png") != std::string::npos);
            QVERIFY(entries.message().find('\n') == std::string::npos);
        }
    }
}

void TestTextMetadata::textCanBeReplacedAndRemoved() {
    for (ImageFormat format : {ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Webp}) {
        const std::string bytes = encode(format, {{kParametersKey, kEmoji}, {kMetadataKey, "{}"}});
        const std::string replaced = withText(bytes, {{kParametersKey, "new"}}, "test").value();
        QCOMPARE(*findText(read(replaced), kParametersKey), std::string("new"));
        QVERIFY(!findText(read(replaced), kMetadataKey));
        const std::string bare = withText(bytes, {}, "test").value();
        QVERIFY(read(bare).empty());
        QVERIFY(decodeImage(bare, "test").value() == decodeImage(bytes, "test").value());
        QVERIFY(decodeImage(replaced, "test").value() == decodeImage(bytes, "test").value());
    }
    QCOMPARE(withText(encode(ImageFormat::Exr, {}), {}, "test").error().code, ErrorCode::Unsupported);
}

// Every other chunk stays as it is to the byte, whatever is in it.
void TestTextMetadata::oneEntryCanBeReplaced() {
    const std::string others = chunk("zTXt", std::string("other\0\0", 7) + deflated("packed")) +
                               chunk("iTXt", std::string("odd\0\0\0fr\0titre\0", 14) + kEmoji) +
                               chunk("tEXt", std::string("broken\0x", 8), true) + chunk("eXIf", "anything") +
                               chunk("prVt", std::string(300, 'p'));
    const std::string before = pngWith(others + chunk("tEXt", std::string("parameters\0old", 14)));
    const auto after = withEntries(before, {{kParametersKey, "new"}, {"added", kEmoji}}, "x");
    QVERIFY2(after.ok(), after.message().c_str());
    QCOMPARE(*findText(read(*after), kParametersKey), std::string("new"));
    QCOMPARE(*findText(read(*after), "added"), kEmoji);
    QVERIFY(after->find(others) != after->npos);
    QVERIFY(after->find("old") == after->npos);
    QCOMPARE(decodeImage(*after, "x")->pixels, decodeImage(before, "x")->pixels);
    // Once more with the same text: the same bytes.
    QCOMPARE(*withEntries(*after, {{kParametersKey, "new"}, {"added", kEmoji}}, "x"), *after);
    QCOMPARE(withEntries(encode(ImageFormat::Jpeg, {}), {{"a", "b"}}, "x").error().code, ErrorCode::Unsupported);
    QCOMPARE(withEntries(before.substr(0, 60), {{"a", "b"}}, "x").error().code, ErrorCode::Corrupt);
}

void TestTextMetadata::longTextIsLeftOutOfJpeg() {
    const std::string metadata(60000, 'm'), parameters(60000, 'p');
    const TextEntries entries = {{kParametersKey, parameters}, {kMetadataKey, metadata}};
    const TextEntries back = read(encode(ImageFormat::Jpeg, entries));
    QCOMPARE(*findText(back, kMetadataKey), metadata); // the source of truth stays longest
    QVERIFY(!findText(back, kParametersKey));
    QVERIFY(read(encode(ImageFormat::Jpeg, {{kMetadataKey, std::string(70000, 'm')}})).empty());
}

void TestTextMetadata::exrCarriesAttributes() {
    const TextEntries back = read(encode(ImageFormat::Exr, {{kXmpKey, "<x/>"}, {"other", "b"}}));
    QCOMPARE(*findText(back, kXmpKey), std::string("<x/>"));
    QCOMPARE(*findText(back, "other"), std::string("b"));
}

QTEST_GUILESS_MAIN(TestTextMetadata)
#include "test_text_metadata.moc"
