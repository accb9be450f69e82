// Pictures of many kinds give the pixels and texts that Pillow gives (fixtures/image, made by Pillow itself).
#include "base/files.h"
#include "base/json.h"
#include "image/image_file.h"

#include <QtTest>

using namespace miro;

namespace {

const std::filesystem::path kFolder = MIRO_FIXTURES "/image";

} // namespace

class TestPillowParity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pixels_data();
    void pixels();
    void texts();
};

void TestPillowParity::pixels_data() {
    QTest::addColumn<QString>("name");
    const nlohmann::json cases = readJsonFile(kFolder / "expected.json").value();
    for (const auto& [name, expected] : cases.items())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestPillowParity::pixels() {
    QFETCH(QString, name);
    const auto expected = readJsonFile(kFolder / "expected.json").value()[name.toStdString()];
    const auto image = readImage(kFolder / name.toStdString());
    QVERIFY2(image.ok(), image.message().c_str());
    QCOMPARE(image->width, expected["size"][0].get<int>());
    QCOMPARE(image->height, expected["size"][1].get<int>());
    // Two JPEG decoders may round differently, and a TIFF palette has 16 bits a colour; everything else is exact.
    const int tolerance = name.endsWith(".jpg") || name == "palette.tif" ? 1 : 0;
    const auto values = expected["rgb"].get<std::vector<int>>();
    for (size_t i = 0; i < values.size(); ++i)
        if (std::abs(values[i] - image->pixels[i]) > tolerance)
            QFAIL(qPrintable(QString("value %1 is %2, Pillow has %3").arg(i).arg(image->pixels[i]).arg(values[i])));
}

void TestPillowParity::texts() {
    const auto expected = readJsonFile(kFolder / "text.json").value()["text.png"];
    const auto entries = readText(readFile(kFolder / "text.png").value(), "text.png");
    QVERIFY2(entries.ok(), entries.message().c_str());
    QCOMPARE(entries->size(), expected.size());
    for (const TextEntry& entry : *entries) {
        QVERIFY2(expected.contains(entry.key), entry.key.c_str());
        QCOMPARE(entry.text, expected[entry.key].get<std::string>());
    }
}

QTEST_GUILESS_MAIN(TestPillowParity)
#include "test_pillow_parity.moc"
