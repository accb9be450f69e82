#include "token/spiece_writer.h"

#include "token/unigram_file.h"

#include <bit>
#include <set>
#include <stdexcept>

namespace miro {
namespace {

enum PieceType : uint64_t { Normal = 1, Unknown = 2, Control = 3 };
constexpr uint64_t kPaddingPiece = 0, kEndPiece = 1, kUnknownPiece = 2;
constexpr uint64_t kNone = ~uint64_t{0}; // -1, as protocol buffers write it

// Protocol buffers' wire format.
class WireWriter {
public:
    void integer(uint64_t number, uint64_t value) {
        varint(number << 3);
        varint(value);
    }
    void real(uint64_t number, float value) {
        varint(number << 3 | 5);
        const auto bits = std::bit_cast<uint32_t>(value);
        for (int i = 0; i < 4; ++i)
            m_bytes += static_cast<char>(bits >> (8 * i) & 0xFFu);
    }
    void bytes(uint64_t number, const std::string& value) {
        varint(number << 3 | 2);
        varint(value.size());
        m_bytes += value;
    }
    const std::string& message() const { return m_bytes; }

private:
    void varint(uint64_t value) {
        for (; value > 0x7F; value >>= 7)
            m_bytes += static_cast<char>(0x80u | (value & 0x7Fu));
        m_bytes += static_cast<char>(value);
    }

    std::string m_bytes;
};

std::string pieceMessage(const std::string& text, double score, PieceType type) {
    WireWriter piece;
    piece.bytes(1, text);
    piece.real(2, static_cast<float>(score));
    piece.integer(3, type);
    return piece.message();
}

} // namespace

std::string spieceModelBytes(const std::vector<UnigramPiece>& pieces) {
    WireWriter model;
    std::set<std::string> seen{"<pad>", "</s>", "<unk>"};
    model.bytes(1, pieceMessage("<pad>", 0, Control));
    model.bytes(1, pieceMessage("</s>", 0, Control));
    model.bytes(1, pieceMessage("<unk>", 0, Unknown));
    for (const UnigramPiece& piece : pieces) {
        if (!seen.insert(piece.text).second)
            throw std::logic_error("a piece of the vocabulary is there twice: " + piece.text);
        model.bytes(1, pieceMessage(piece.text, piece.score, Normal));
    }
    WireWriter trainer;
    trainer.integer(3, kUnigramModel);
    trainer.integer(4, seen.size());
    trainer.integer(40, kUnknownPiece);
    trainer.integer(41, kNone); // nothing opens a text
    trainer.integer(42, kEndPiece);
    trainer.integer(43, kPaddingPiece);
    model.bytes(2, trainer.message());
    WireWriter normaliser; // white space as T5 has it: one space before the text, runs count once, written as U+2581
    normaliser.bytes(1, "identity");
    for (const uint64_t flag : {3, 4, 5})
        normaliser.integer(flag, 1);
    model.bytes(3, normaliser.message());
    return model.message();
}

} // namespace miro
