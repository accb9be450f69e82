#include "train/question_vocabulary.h"

#include "reward/vqa_prompt.h"
#include "token/spiece_writer.h"
#include "token/t5_tokenizer.h"
#include "token/text_steps.h"

#include <cctype>
#include <set>

namespace miro {
namespace {

// The fewest pieces are the most probable: a word is never made of parts of others.
constexpr double kWord = -8;
constexpr double kCharacter = -16;

constexpr int kUncut = 1 << 20;
constexpr char kCaptionsPlace = '\x01';
const char* const kNo = "No";
const char* const kRequest = "\nDescribe this figure. ASSISTANT:";

// As a sentencepiece model sees it: with U+2581 for spaces, one of them before the text.
std::string asPiece(const std::string& text) {
    const std::vector<std::string> words = TextSteps{{SpieceStep{}}, {}}.words(text, true);
    return words.empty() ? std::string() : words.front();
}

std::set<std::string> wordsOf(const std::vector<std::string>& captions) {
    std::set<std::string> words;
    const auto isPart = [](char c) {
        return static_cast<unsigned char>(c) > 0x7F || std::isalnum(static_cast<unsigned char>(c)) != 0;
    };
    for (const std::string& caption : captions)
        for (size_t at = 0; at < caption.size();) {
            size_t end = at;
            while (end < caption.size() && isPart(caption[end]))
                ++end;
            if (end > at)
                words.insert(caption.substr(at, end - at));
            at = std::max(end, at + 1);
        }
    return words;
}

} // namespace

Result<QuestionVocabulary> QuestionVocabulary::make(const std::vector<std::string>& captions) {
    const std::string space = MetaspaceStep().replacement;
    const VqaPrompt prompt = vqaPrompt(std::string(1, kCaptionsPlace));
    const std::string after = asPiece(prompt.after);
    const size_t place = after.find(kCaptionsPlace);
    std::vector<UnigramPiece> pieces;
    for (const std::string& sentence : {asPiece(prompt.before), after.substr(0, place), after.substr(place + 1),
                                        asPiece(kRequest), asPiece(kVqaAnswer), asPiece(kNo)})
        pieces.push_back({sentence, kWord});

    // A word within a text, and one that a quotation mark stands before; both as they are and as a sentence begins.
    std::set<std::string> words;
    for (std::string word : wordsOf(captions)) {
        for (int spelling = 0; spelling < 2; ++spelling) {
            words.insert(word);
            words.insert(space + word);
            word.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
        }
    }
    for (const UnigramPiece& sentence : pieces)
        words.erase(sentence.text);
    std::set<std::string> characters{space};
    for (char c = '!'; c <= '~'; ++c)
        characters.insert(std::string(1, c));
    for (const std::string& word : words)
        pieces.push_back({word, kWord});
    for (const std::string& character : characters)
        if (!words.count(character))
            pieces.push_back({character, kCharacter});

    QuestionVocabulary vocabulary;
    vocabulary.m_bytes = spieceModelBytes(pieces);
    MIRO_TRY(vocabulary.m_tokenizer, slowT5TokenizerOf(vocabulary.m_bytes, "the vocabulary of the captions"));
    return vocabulary;
}

Result<std::vector<int64_t>> QuestionVocabulary::answer(const std::string& text) const {
    MIRO_TRY(const TokenIds ids, m_tokenizer->encode(text, kUncut));
    return std::vector<int64_t>(ids.begin(), ids.end());
}

Result<std::vector<int64_t>> QuestionVocabulary::answer(bool yes) const {
    return answer(std::string(yes ? kVqaAnswer : kNo));
}

Result<AnswerQuestion> QuestionVocabulary::question(const std::string& caption) const {
    const VqaPrompt prompt = vqaPrompt(caption);
    AnswerQuestion question;
    MIRO_TRY(question.before, answer(prompt.before));
    MIRO_TRY(question.after, answer(prompt.after));
    return question;
}

Result<AnswerQuestion> QuestionVocabulary::request() const {
    MIRO_TRY(AnswerQuestion request, question({}));
    MIRO_TRY(request.after, answer(std::string(kRequest)));
    return request;
}

} // namespace miro
