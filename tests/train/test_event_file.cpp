#include "train/event_file.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>

using namespace miro;
namespace fs = std::filesystem;

namespace {

// An independent little reader of TFRecord and protocol buffers; throws where a file is not as the formats say.
struct Field {
    uint64_t number = 0; // varint, fixed
    std::string bytes;
};
using Fields = std::multimap<int, Field>;

uint64_t fixed(const std::string& bytes, size_t at, size_t count) {
    uint64_t value = 0;
    for (size_t i = 0; i < count; ++i)
        value |= static_cast<uint64_t>(static_cast<unsigned char>(bytes.at(at + i))) << (8 * i);
    return value;
}

Fields fieldsOf(const std::string& bytes) {
    Fields fields;
    size_t at = 0;
    auto varint = [&] {
        uint64_t value = 0;
        for (int shift = 0;; shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes.at(at++));
            value |= static_cast<uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80)
                return value;
        }
    };
    while (at < bytes.size()) {
        const uint64_t key = varint();
        Field field;
        switch (key & 7) {
        case 0:
            field.number = varint();
            break;
        case 1:
            field.number = fixed(bytes, at, 8);
            at += 8;
            break;
        case 5:
            field.number = fixed(bytes, at, 4);
            at += 4;
            break;
        case 2: {
            const uint64_t length = varint();
            if (length > bytes.size() - at)
                throw std::runtime_error("a field is longer than its message");
            field.bytes = bytes.substr(at, length);
            at += length;
            break;
        }
        default:
            throw std::runtime_error("an unknown wire type");
        }
        fields.emplace(static_cast<int>(key >> 3), field);
    }
    return fields;
}

const Field& one(const Fields& fields, int number) {
    if (fields.count(number) != 1)
        throw std::runtime_error("field " + std::to_string(number) + " is not there once");
    return fields.find(number)->second;
}

float single(const Field& field) {
    const auto bits = static_cast<uint32_t>(field.number);
    float value = 0;
    std::memcpy(&value, &bits, 4);
    return value;
}

// Bit by bit, without a table.
uint32_t slowCrc(const std::string& bytes) {
    uint32_t crc = 0xFFFFFFFFu;
    for (const char c : bytes)
        for (int bit = 0; bit < 8; ++bit) {
            const uint32_t in = static_cast<uint32_t>(static_cast<unsigned char>(c) >> bit & 1);
            crc = (crc & 1) != in ? crc >> 1 ^ 0x82F63B78u : crc >> 1;
        }
    return ~crc;
}

uint32_t masked(const std::string& bytes) {
    const uint32_t crc = slowCrc(bytes);
    return (crc >> 15 | crc << 17) + 0xA282EAD8u;
}

std::vector<Fields> eventsOf(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    const std::string bytes = text.str();
    std::vector<Fields> events;
    for (size_t at = 0; at < bytes.size();) {
        const std::string length = bytes.substr(at, 8);
        const std::string event = bytes.substr(at + 12, fixed(length, 0, 8));
        if (fixed(bytes, at + 8, 4) != masked(length) || fixed(bytes, at + 12 + event.size(), 4) != masked(event))
            throw std::runtime_error("a checksum is wrong");
        events.push_back(fieldsOf(event));
        at += 16 + event.size();
    }
    return events;
}

} // namespace

// TensorBoard's files, read back without TensorBoard.
class TestEventFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // RFC 3720, appendix B.4.
    void checksums() {
        QCOMPARE(crc32c(std::string(32, '\0')), 0x8A9136AAu);
        QCOMPARE(crc32c(std::string(32, '\xFF')), 0x62A8AB43u);
        QCOMPARE(crc32c("123456789"), 0xE3069283u);
        QCOMPARE(maskedCrc32c("123456789"), masked("123456789"));
    }

    void whatIsWrittenIsRead() {
        QTemporaryDir folder;
        auto file = EventFile::create(folder.path().toStdString(), 101).value();
        QVERIFY(file->scalars(101, {{"train/loss", 0.5}, {"train/raw", -2.25}}).ok());
        const std::string png = std::string("\x89PNG\r\n\x1a\n") + std::string(300, 'x');
        QVERIFY(file->image(300, "samples/sheet", png, 268, 70).ok());
        const std::vector<Fields> events = eventsOf(file->path());
        QCOMPARE(events.size(), size_t{4});
        QCOMPARE(one(events[0], 3).bytes, std::string("brain.Event:2"));
        QCOMPARE(one(events[1], 2).number, uint64_t{101});
        QCOMPARE(one(fieldsOf(one(events[1], 7).bytes), 1).number, uint64_t{1});

        QCOMPARE(one(events[2], 2).number, uint64_t{101});
        double seconds = 0;
        std::memcpy(&seconds, &one(events[2], 1).number, 8);
        QVERIFY(seconds > 1.6e9 && seconds < 1e11);
        const Fields summary = fieldsOf(one(events[2], 5).bytes);
        QCOMPARE(summary.count(1), size_t{2});
        std::map<std::string, float> values;
        for (const auto& [number, field] : summary) {
            const Fields value = fieldsOf(field.bytes);
            values[one(value, 1).bytes] = single(one(value, 2));
        }
        QCOMPARE(values, (std::map<std::string, float>{{"train/loss", 0.5F}, {"train/raw", -2.25F}}));

        const Fields value = fieldsOf(one(fieldsOf(one(events[3], 5).bytes), 1).bytes);
        QCOMPARE(one(value, 1).bytes, std::string("samples/sheet"));
        const Fields image = fieldsOf(one(value, 4).bytes);
        QCOMPARE(one(image, 1).number, uint64_t{70});
        QCOMPARE(one(image, 2).number, uint64_t{268});
        QCOMPARE(one(image, 3).number, uint64_t{3});
        QCOMPARE(one(image, 4).bytes, png);
    }

    void eachRunHasAFileOfItsOwn() {
        QTemporaryDir folder;
        auto first = EventFile::create(folder.path().toStdString(), 0).value();
        auto second = EventFile::create(folder.path().toStdString(), 5).value();
        QVERIFY(first->path() != second->path());
        QVERIFY(first->path().filename().string().starts_with("events.out.tfevents."));
        QVERIFY(!EventFile::create(fs::path(folder.path().toStdString()) / "missing", 0).ok());
    }
};

QTEST_GUILESS_MAIN(TestEventFile)
#include "test_event_file.moc"
