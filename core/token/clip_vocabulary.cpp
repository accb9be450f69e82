#include "token/clip_vocabulary.h"

#include "token/byte_pairs.h"
#include "token/clip_words.h"
#include "token/unicode_text.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace miro {
namespace {

constexpr size_t kMostWords = 30'000; // the rarer ones teach nothing

struct CountedWord {
    std::vector<std::string> pieces;
    int64_t count = 0;
};

// The words as the tokenizer cuts them, as pieces of one byte each.
std::vector<CountedWord> wordsOf(const std::vector<std::string>& texts) {
    std::map<std::string, int64_t> counts;
    for (const std::string& text : texts) {
        const std::u32string whole = lowerCased(composed(codePoints(sanitizeUtf8(text))));
        for (std::u32string_view rest = whole; !rest.empty();) {
            const size_t length = clipWordLength(rest);
            if (length > 0)
                ++counts[utf8FromCodePoints(rest.substr(0, length))];
            rest.remove_prefix(std::max<size_t>(length, 1));
        }
    }
    std::vector<std::pair<std::string, int64_t>> frequent(counts.begin(), counts.end());
    std::stable_sort(frequent.begin(), frequent.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    frequent.resize(std::min(frequent.size(), kMostWords));
    std::vector<CountedWord> words;
    for (const auto& [text, count] : frequent) {
        CountedWord word;
        word.count = count;
        for (const char byte : text)
            word.pieces.push_back(characterOfByte(static_cast<unsigned char>(byte)));
        word.pieces.back() += kClipWordEnd;
        words.push_back(std::move(word));
    }
    return words;
}

using Pair = std::pair<std::string, std::string>;

void merge(CountedWord& word, const Pair& pair) {
    std::vector<std::string> pieces;
    for (size_t i = 0; i < word.pieces.size(); ++i) {
        const bool merges =
            i + 1 < word.pieces.size() && word.pieces[i] == pair.first && word.pieces[i + 1] == pair.second;
        pieces.push_back(merges ? pair.first + pair.second : word.pieces[i]);
        i += merges ? 1 : 0;
    }
    word.pieces = std::move(pieces);
}

// Which pairs stand in which words, kept up to date while words change.
class PairCounts {
public:
    explicit PairCounts(std::vector<CountedWord>& words) : m_words(words) {
        for (size_t i = 0; i < words.size(); ++i)
            count(i, 1);
    }

    // The most frequent pair, the first by its letters among equals; nothing when none occurs twice.
    const Pair* best() const {
        const Pair* best = nullptr;
        int64_t most = 1;
        for (const auto& [pair, places] : m_places)
            if (places.count > most) {
                best = &pair;
                most = places.count;
            }
        return best;
    }

    void mergeEverywhere(const Pair& pair) {
        const std::set<size_t> words = m_places.at(pair).words;
        for (const size_t i : words) {
            count(i, -1);
            merge(m_words[i], pair);
            count(i, 1);
        }
    }

private:
    struct Places {
        int64_t count = 0;
        std::set<size_t> words;
    };

    void count(size_t word, int64_t sign) {
        const std::vector<std::string>& pieces = m_words[word].pieces;
        for (size_t i = 0; i + 1 < pieces.size(); ++i) {
            const Pair pair(pieces[i], pieces[i + 1]);
            Places& places = m_places[pair];
            places.count += sign * m_words[word].count;
            if (sign > 0)
                places.words.insert(word);
            else
                places.words.erase(word);
            if (places.count == 0)
                m_places.erase(pair);
        }
    }

    std::vector<CountedWord>& m_words;
    std::map<Pair, Places> m_places;
};

} // namespace

ClipVocabulary learnClipVocabulary(const std::vector<std::string>& texts, int64_t most) {
    std::vector<std::string> pieces;
    for (const char* end : {"", kClipWordEnd})
        for (int byte = 0; byte < 256; ++byte)
            pieces.push_back(characterOfByte(byte) + end);
    std::vector<CountedWord> words = wordsOf(texts);
    PairCounts counts(words);
    ClipVocabulary vocabulary{"", "#version: 0.2\n"};
    std::set<std::string> known(pieces.begin(), pieces.end());
    while (static_cast<int64_t>(pieces.size()) + 2 < most) {
        const Pair* best = counts.best();
        if (!best)
            break;
        const Pair pair = *best;
        vocabulary.merges += pair.first + " " + pair.second + "\n";
        // The same piece may come about in two ways.
        if (known.insert(pair.first + pair.second).second)
            pieces.push_back(pair.first + pair.second);
        counts.mergeEverywhere(pair);
    }
    nlohmann::ordered_json table;
    for (const std::string& piece : pieces)
        table[piece] = table.size();
    table["<|startoftext|>"] = table.size();
    table["<|endoftext|>"] = table.size();
    vocabulary.pieces = table.dump() + "\n";
    return vocabulary;
}

} // namespace miro
