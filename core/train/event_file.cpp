#include "train/event_file.h"

#include "base/files.h"

#include <array>
#include <bit>
#include <cerrno>
#include <chrono>
#include <fmt/format.h>

namespace miro {
namespace {

// Fields of the messages, by their numbers in the .proto files.
enum EventField { kWallTime = 1, kStep = 2, kFileVersion = 3, kSummary = 5, kSessionLog = 7 };
enum SummaryField { kValue = 1 };
enum ValueField { kTag = 1, kSimpleValue = 2, kImage = 4 };
enum ImageField { kHeight = 1, kWidth = 2, kColorspace = 3, kEncodedImage = 4 };
enum SessionField { kStatus = 1 };
constexpr uint64_t kSessionStart = 1;
constexpr uint64_t kRgb = 3;

// A protocol buffer (its encoding page): fields as key and value, the key a varint of number and wire type.
class Message {
public:
    Message& varint(int field, uint64_t value) {
        key(field, 0);
        number(value);
        return *this;
    }
    Message& real(int field, double value) {
        key(field, 1);
        fixed(std::bit_cast<uint64_t>(value), 8);
        return *this;
    }
    Message& single(int field, float value) {
        key(field, 5);
        fixed(std::bit_cast<uint32_t>(value), 4);
        return *this;
    }
    Message& bytes(int field, std::string_view value) {
        key(field, 2);
        number(value.size());
        m_bytes.append(value);
        return *this;
    }
    Message& message(int field, const Message& value) { return bytes(field, value.m_bytes); }
    const std::string& text() const { return m_bytes; }

private:
    void key(int field, uint64_t type) { number(static_cast<uint64_t>(field) << 3 | type); }
    void number(uint64_t value) {
        for (; value >= 0x80; value >>= 7)
            m_bytes += static_cast<char>(value | 0x80);
        m_bytes += static_cast<char>(value);
    }
    void fixed(uint64_t value, int count) {
        for (int i = 0; i < count; ++i)
            m_bytes += static_cast<char>(value >> (8 * i));
    }

    std::string m_bytes;
};

std::string little(uint64_t value, int count) {
    std::string bytes;
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>(value >> (8 * i));
    return bytes;
}

Message event(int64_t step) {
    const std::chrono::duration<double> now = std::chrono::system_clock::now().time_since_epoch();
    Message message;
    message.real(kWallTime, now.count());
    message.varint(kStep, static_cast<uint64_t>(step));
    return message;
}

} // namespace

uint32_t crc32c(std::string_view bytes) {
    static const std::array<uint32_t, 256> table = [] {
        std::array<uint32_t, 256> values{};
        for (uint32_t i = 0; i < values.size(); ++i) {
            uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = value & 1 ? value >> 1 ^ 0x82F63B78u : value >> 1; // Castagnoli's polynomial, reflected
            values[i] = value;
        }
        return values;
    }();
    uint32_t crc = ~0u;
    for (const char c : bytes)
        crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xFF] ^ crc >> 8;
    return ~crc;
}

uint32_t maskedCrc32c(std::string_view bytes) {
    return std::rotr(crc32c(bytes), 15) + 0xA282EAD8u;
}

Result<std::unique_ptr<EventFile>> EventFile::create(const std::filesystem::path& folder, int64_t fromStep) {
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    for (int number = 0;; ++number) {
        std::filesystem::path path = folder / fmt::format("events.out.tfevents.{}.miro.{}", seconds, number);
        std::FILE* file = std::fopen(path.c_str(), "wbxe");
        if (!file && errno == EEXIST)
            continue;
        if (!file)
            return fileError("cannot write", path, errno);
        std::unique_ptr<EventFile> events(new EventFile(std::move(path), file));
        MIRO_CHECK_OK(events->write(event(0).bytes(kFileVersion, "brain.Event:2").text()));
        Message session;
        session.varint(kStatus, kSessionStart);
        MIRO_CHECK_OK(events->write(event(fromStep).message(kSessionLog, session).text()));
        return events;
    }
}

Result<void> EventFile::write(const std::string& event) {
    const std::string length = little(event.size(), 8);
    const std::string record = length + little(maskedCrc32c(length), 4) + event + little(maskedCrc32c(event), 4);
    if (std::fwrite(record.data(), 1, record.size(), m_file.get()) != record.size() || std::fflush(m_file.get()) != 0)
        return fileError("cannot write", m_path, errno);
    return {};
}

Result<void> EventFile::scalars(int64_t step, const std::vector<std::pair<std::string, double>>& values) {
    Message summary;
    for (const auto& [tag, value] : values) {
        Message one;
        one.bytes(kTag, tag).single(kSimpleValue, static_cast<float>(value));
        summary.message(kValue, one);
    }
    return write(event(step).message(kSummary, summary).text());
}

Result<void> EventFile::image(int64_t step, const std::string& tag, std::string_view png, int64_t width,
                              int64_t height) {
    Message picture;
    picture.varint(kHeight, static_cast<uint64_t>(height))
        .varint(kWidth, static_cast<uint64_t>(width))
        .varint(kColorspace, kRgb)
        .bytes(kEncodedImage, png);
    Message one;
    one.bytes(kTag, tag).message(kImage, picture);
    Message summary;
    summary.message(kValue, one);
    return write(event(step).message(kSummary, summary).text());
}

} // namespace miro
