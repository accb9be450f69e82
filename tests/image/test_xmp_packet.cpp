#include "image/xmp_packet.h"

#include <QXmlStreamReader>
#include <QtTest>

using namespace miro;

class TestXmpPacket : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsSurvive();
    void itIsWellFormedXml();
    void foreignPacketsGiveWhatTheyHave();
};

namespace {

const std::string kOdd = "<a> & \"b\" ]]> caf\xc3\xa9 \xf0\x9f\x90\xb1\nnext\r\ttab &amp; &#65;";

} // namespace

void TestXmpPacket::textsSurvive() {
    const XmpFields back = parseXmpPacket(xmpPacket({kOdd, "Miro Studio 0.1.0", "a: b", R"({"k":"<v>"})"}));
    QCOMPARE(back.description, kOdd);
    QCOMPARE(back.creatorTool, std::string("Miro Studio 0.1.0"));
    QCOMPARE(back.parameters, std::string("a: b"));
    QCOMPARE(back.metadata, std::string(R"({"k":"<v>"})"));
    QVERIFY(parseXmpPacket(xmpPacket({})).description.empty());
}

void TestXmpPacket::itIsWellFormedXml() {
    const std::string packet = xmpPacket({kOdd + '\x01' + "\xff", "t", kOdd, kOdd});
    QXmlStreamReader reader(QByteArray::fromStdString(packet));
    QString description;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters && !reader.isWhitespace() && description.isEmpty())
            description = reader.text().toString();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(description, QString::fromStdString(kOdd) + QString(2, QChar(0xfffd)));
}

void TestXmpPacket::foreignPacketsGiveWhatTheyHave() {
    const XmpFields other =
        parseXmpPacket("<x:xmpmeta><dc:description>\n<rdf:Alt><rdf:li xml:lang='x-default'>A &lt;b&gt;"
                       "</rdf:li></rdf:Alt></dc:description></x:xmpmeta>");
    QCOMPARE(other.description, std::string("A <b>"));
    QVERIFY(other.metadata.empty());
    for (const char* broken :
         {"", "<dc:description>", "<miro:metadata>&#x110000; &bogus; &", "<miro:metadata", "\xff\xfe"})
        (void)parseXmpPacket(broken);
    QCOMPARE(parseXmpPacket("<miro:metadata>&#x110000;&x&#xD800;</miro:metadata>").metadata,
             std::string("&#x110000;&x&#xD800;"));
}

QTEST_GUILESS_MAIN(TestXmpPacket)
#include "test_xmp_packet.moc"
