#include "token/byte_pairs.h"

#include "base/files.h"
#include "base/json.h"
#include "token/unicode_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kMaxMergesBytes = 64u << 20;

uint64_t pairKey(int32_t left, int32_t right) {
    return static_cast<uint64_t>(static_cast<uint32_t>(left)) << 32 | static_cast<uint32_t>(right);
}

Result<std::unordered_map<std::string, int32_t>> piecesOf(const nlohmann::json& table, const std::string& where) {
    std::unordered_map<std::string, int32_t> pieces;
    if (!table.is_object())
        return Error{ErrorCode::Corrupt, fmt::format("{}: the vocabulary is no table of pieces", where)};
    for (const auto& [piece, id] : table.items()) {
        if (!id.is_number_integer() || id < 0 || id > 10'000'000)
            return Error{ErrorCode::Corrupt, fmt::format("{}: '{}' has no valid id", where, oneLine(piece, 60))};
        pieces.emplace(piece, id.get<int32_t>());
    }
    return pieces;
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    for (size_t begin = 0; begin < text.size();) {
        const size_t end = std::min(text.find('\n', begin), text.size());
        lines.emplace_back(text.substr(begin, end - begin));
        if (lines.back().ends_with('\r'))
            lines.back().pop_back();
        begin = end + 1;
    }
    return lines;
}

} // namespace

std::string characterOfByte(int byte) {
    // Those that print in Latin-1 stand for themselves, the others are the characters from U+0100 on, in order.
    auto prints = [](int b) {
        return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || (b >= 0xAE && b <= 0xFF);
    };
    std::string out;
    if (prints(byte)) {
        appendUtf8(out, static_cast<char32_t>(byte));
        return out;
    }
    char32_t next = 0x100;
    for (int b = 0; b < byte; ++b)
        next += prints(b) ? 0 : 1;
    appendUtf8(out, next);
    return out;
}

Result<BytePairs> BytePairs::load(const fs::path& folder) {
    BytePairs pairs;
    std::vector<std::string> merges;
    std::string where;
    std::error_code error;
    if (fs::exists(folder / "vocab.json", error)) {
        where = oneLine((folder / "vocab.json").string());
        MIRO_TRY(nlohmann::json table, readJsonFile(folder / "vocab.json", {kMaxMergesBytes, 8}));
        MIRO_TRY(pairs.m_pieces, piecesOf(table, where));
        where = oneLine((folder / "merges.txt").string());
        MIRO_TRY(std::string text, readFile(folder / "merges.txt", kMaxMergesBytes));
        merges = linesOf(text);
    } else {
        where = oneLine((folder / "tokenizer.json").string());
        MIRO_TRY(nlohmann::json whole, readJsonFile(folder / "tokenizer.json", {kMaxMergesBytes, 64}));
        const nlohmann::json model = whole.is_object() ? whole.value("model", nlohmann::json()) : nlohmann::json();
        if (!model.is_object() || model.value("type", "") != "BPE" || !model.contains("vocab"))
            return Error{ErrorCode::Corrupt, fmt::format("{}: model is no table of byte pairs (BPE)", where)};
        MIRO_TRY(pairs.m_pieces, piecesOf(model["vocab"], where));
        for (const auto& merge : model.value("merges", nlohmann::json::array())) {
            const bool pair = merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string();
            if (!pair && !merge.is_string())
                return Error{ErrorCode::Corrupt, fmt::format("{}: model.merges holds no pairs of pieces", where)};
            merges.push_back(pair ? merge[0].get<std::string>() + " " + merge[1].get<std::string>()
                                  : merge.get<std::string>());
        }
    }
    MIRO_CHECK_OK(pairs.add(merges, where));
    return pairs;
}

Result<BytePairs> BytePairs::parse(std::string_view vocabulary, std::string_view merges, const std::string& where) {
    BytePairs pairs;
    MIRO_TRY(nlohmann::json table, parseJson(vocabulary, where, {kMaxMergesBytes, 8}));
    MIRO_TRY(pairs.m_pieces, piecesOf(table, where));
    MIRO_CHECK_OK(pairs.add(linesOf(merges), where));
    return pairs;
}

Result<void> BytePairs::add(const std::vector<std::string>& mergeLines, const std::string& where) {
    MIRO_CHECK_OK(addBytes(where));
    MIRO_CHECK_OK(addMerges(mergeLines, where));
    for (const auto& [piece, id] : m_pieces)
        m_idLimit = std::max(m_idLimit, id + 1);
    return {};
}

Result<void> BytePairs::addBytes(const std::string& where) {
    for (int byte = 0; byte < 256; ++byte) {
        const std::string character = characterOfByte(byte);
        m_bytes[byte] = find(character);
        m_lastBytes[byte] = find(character + kClipWordEnd);
        if (m_bytes[byte] < 0 || m_lastBytes[byte] < 0)
            return Error{ErrorCode::Corrupt, fmt::format("{}: the vocabulary has no piece for the byte {}; get the "
                                                         "tokenizer's files again",
                                                         where, byte)};
    }
    return {};
}

Result<void> BytePairs::addMerges(const std::vector<std::string>& lines, const std::string& where) {
    int32_t rank = 0;
    for (const std::string& line : lines) {
        if (line.empty() || (rank == 0 && line.starts_with("#version")))
            continue;
        const size_t space = line.find(' ');
        const int32_t left = find(line.substr(0, space));
        const int32_t right = space == std::string::npos ? -1 : find(line.substr(space + 1));
        const int32_t result = left < 0 || right < 0 ? -1 : find(line.substr(0, space) + line.substr(space + 1));
        if (result < 0)
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: the merge '{}' is not of pieces of the vocabulary; get the tokenizer's files "
                                     "again",
                                     where, oneLine(line, 80))};
        m_merges.try_emplace(pairKey(left, right), Merge{rank, result});
        ++rank;
    }
    return {};
}

TokenIds BytePairs::encode(std::string_view word) const {
    TokenIds ids;
    for (size_t i = 0; i < word.size(); ++i) {
        const auto byte = static_cast<unsigned char>(word[i]);
        ids.push_back(i + 1 == word.size() ? m_lastBytes[byte] : m_bytes[byte]);
    }
    // The pair of lowest rank first, everywhere it stands, from left to right.
    while (ids.size() > 1) {
        const Merge* best = nullptr;
        uint64_t bestKey = 0;
        for (size_t i = 0; i + 1 < ids.size(); ++i)
            if (auto merge = m_merges.find(pairKey(ids[i], ids[i + 1]));
                merge != m_merges.end() && (!best || merge->second.rank < best->rank)) {
                best = &merge->second;
                bestKey = merge->first;
            }
        if (!best)
            break;
        size_t kept = 0;
        for (size_t i = 0; i < ids.size(); ++kept) {
            const bool merges = i + 1 < ids.size() && pairKey(ids[i], ids[i + 1]) == bestKey;
            ids[kept] = merges ? best->result : ids[i];
            i += merges ? 2 : 1;
        }
        ids.resize(kept);
    }
    return ids;
}

int32_t BytePairs::find(const std::string& piece) const {
    auto entry = m_pieces.find(piece);
    return entry == m_pieces.end() ? -1 : entry->second;
}

} // namespace miro
