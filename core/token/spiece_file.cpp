// Reads the few fields that matter of a sentencepiece ModelProto (protocol buffers' wire format):
// 1 pieces {1 piece, 2 score, 3 type}; 2 trainer_spec {3 model_type, 40 unk_id}; 3 normalizer_spec {2
// precompiled_charsmap}.
#include "base/files.h"
#include "token/unigram_file.h"

#include <bit>
#include <fmt/format.h>
#include <optional>

namespace miro {
namespace {

constexpr size_t kMaxModelBytes = 64u << 20;
constexpr uint64_t kControlPiece = 3;
constexpr uint64_t kUserDefinedPiece = 4;

struct Field {
    uint64_t number = 0;
    uint64_t integer = 0;   // varint and fixed-size fields
    std::string_view bytes; // length-delimited fields
};

// Walks over the fields of one message. Every length is checked against what is left.
class WireReader {
public:
    explicit WireReader(std::string_view message) : m_rest(message) {}

    // The next field; none at the end, and none (with failed()) where the bytes are no message.
    std::optional<Field> next() {
        if (m_rest.empty() || m_failed)
            return std::nullopt;
        uint64_t tag = varint();
        Field field;
        field.number = tag >> 3;
        switch (tag & 7) {
        case 0:
            field.integer = varint();
            break;
        case 1:
            field.integer = fixed(8);
            break;
        case 2:
            field.bytes = take(varint());
            break;
        case 5:
            field.integer = fixed(4);
            break;
        default: // groups are not used by this format
            m_failed = true;
        }
        if (field.number == 0)
            m_failed = true;
        return m_failed ? std::nullopt : std::optional<Field>(field);
    }

    bool failed() const { return m_failed; }

private:
    std::string_view take(uint64_t length) {
        if (length > m_rest.size()) {
            m_failed = true;
            return {};
        }
        std::string_view taken = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        return taken;
    }

    uint64_t fixed(size_t length) {
        uint64_t value = 0;
        std::string_view bytes = take(length);
        for (size_t i = 0; i < bytes.size(); ++i)
            value |= static_cast<uint64_t>(static_cast<uint8_t>(bytes[i])) << (8 * i);
        return value;
    }

    uint64_t varint() {
        uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            std::string_view byte = take(1);
            if (byte.empty())
                return 0;
            value |= static_cast<uint64_t>(byte[0] & 0x7F) << shift;
            if (!(byte[0] & 0x80))
                return value;
        }
        m_failed = true;
        return 0;
    }

    std::string_view m_rest;
    bool m_failed = false;
};

struct Piece {
    std::string text;
    float score = 0;
    uint64_t type = 1;
};

bool readPiece(std::string_view message, Piece& piece) {
    WireReader reader(message);
    while (auto field = reader.next()) {
        if (field->number == 1)
            piece.text = std::string(field->bytes);
        else if (field->number == 2)
            piece.score = std::bit_cast<float>(static_cast<uint32_t>(field->integer));
        else if (field->number == 3)
            piece.type = field->integer;
    }
    return !reader.failed();
}

// What the published library makes of a T5 model: the file's own character map, then spaces counted once, each a word's
// start.
TextSteps stepsAround(Charsmap map) {
    const MetaspaceStep metaspace;
    TextSteps steps;
    steps.normalisers = {PrecompiledStep{std::move(map)}, StripStep{false, true},
                         ReplaceStep{" ", 2, metaspace.replacement}};
    steps.preTokenisers = {metaspace};
    return steps;
}

// The parts of a ModelProto that are used.
struct ModelContents {
    std::vector<Piece> pieces;
    std::string map; // the precompiled character map; may be empty
    uint64_t unknownId = 0;
};

Result<ModelContents> contentsOf(std::string_view bytes, const std::string& name) {
    ModelContents contents;
    uint64_t modelType = kUnigramModel;
    bool ok = true;
    WireReader reader(bytes);
    while (auto field = reader.next()) {
        if (field->number == 1) {
            Piece piece;
            ok = ok && readPiece(field->bytes, piece);
            contents.pieces.push_back(std::move(piece));
        } else if (field->number == 2) {
            WireReader trainer(field->bytes);
            while (auto inner = trainer.next()) {
                if (inner->number == 3)
                    modelType = inner->integer;
                else if (inner->number == 40)
                    contents.unknownId = inner->integer;
            }
            ok = ok && !trainer.failed();
        } else if (field->number == 3) {
            WireReader normalizer(field->bytes);
            while (auto inner = normalizer.next())
                if (inner->number == 2)
                    contents.map = std::string(inner->bytes);
            ok = ok && !normalizer.failed();
        }
    }
    if (reader.failed() || !ok || contents.pieces.empty())
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: this is no sentencepiece model, or it is cut off; get the file again", name)};
    if (modelType != kUnigramModel)
        return Error{ErrorCode::Unsupported,
                     fmt::format("{}: a sentencepiece model of another kind than unigram is not supported", name)};
    return contents;
}

Result<ModelContents> readContents(const std::filesystem::path& path) {
    MIRO_TRY(const std::string bytes, readFile(path, kMaxModelBytes));
    return contentsOf(bytes, oneLine(path.string()));
}

Result<UnigramFile> fileOf(std::vector<UnigramPiece> pieces, uint64_t unknownId, std::vector<AddedToken> added,
                           const std::string& map, const std::string& name) {
    UnigramFile file;
    MIRO_TRY(Charsmap charsmap, Charsmap::parse(map, name));
    MIRO_TRY(file.vocabulary, UnigramVocabulary::make(std::move(pieces), static_cast<int64_t>(unknownId), name));
    file.steps = stepsAround(std::move(charsmap));
    file.addedTokens = std::move(added);
    return file;
}

bool isMatchedInText(const Piece& piece) {
    return piece.type == kControlPiece || piece.type == kUserDefinedPiece;
}

} // namespace

Result<UnigramFile> readSpieceModel(const std::filesystem::path& path, int extraIds) {
    MIRO_TRY(const std::string bytes, readFile(path, kMaxModelBytes));
    return parseSpieceModel(bytes, oneLine(path.string()), extraIds);
}

Result<UnigramFile> parseSpieceModel(std::string_view bytes, const std::string& name, int extraIds) {
    MIRO_TRY(ModelContents contents, contentsOf(bytes, name));
    std::vector<UnigramPiece> pieces;
    std::vector<AddedToken> added;
    for (Piece& piece : contents.pieces) {
        if (isMatchedInText(piece))
            added.push_back({piece.text, static_cast<int32_t>(pieces.size())});
        pieces.push_back({std::move(piece.text), piece.score});
    }
    int32_t count = static_cast<int32_t>(pieces.size());
    for (int i = 0; i < extraIds; ++i) {
        int number = extraIds - 1 - i;
        added.push_back({fmt::format("<extra_id_{}>", number), count + i});
        pieces.push_back({added.back().content, 0});
    }
    return fileOf(std::move(pieces), contents.unknownId, std::move(added), contents.map, name);
}

Result<UnigramFile> readXlmRobertaSpiece(const std::filesystem::path& path) {
    MIRO_TRY(ModelContents contents, readContents(path));
    std::vector<UnigramPiece> pieces;
    std::vector<AddedToken> added;
    for (const char* special : {"<s>", "<pad>", "</s>", "<unk>"}) {
        added.push_back({special, static_cast<int32_t>(pieces.size())});
        pieces.push_back({special, 0});
    }
    const auto unknown = static_cast<uint64_t>(pieces.size() - 1);
    constexpr size_t kReplaced = 3; // the file's own <unk>, <s> and </s>
    for (size_t i = kReplaced; i < contents.pieces.size(); ++i) {
        if (isMatchedInText(contents.pieces[i]))
            added.push_back({contents.pieces[i].text, static_cast<int32_t>(pieces.size())});
        pieces.push_back({std::move(contents.pieces[i].text), contents.pieces[i].score});
    }
    added.push_back({"<mask>", static_cast<int32_t>(pieces.size()), true, false});
    pieces.push_back({"<mask>", 0});
    return fileOf(std::move(pieces), unknown, std::move(added), contents.map, oneLine(path.string()));
}

} // namespace miro
