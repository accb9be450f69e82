// The tokens of a small question scorer: the sentences around a caption as one token each, every word of the captions
// that it is trained on, and single characters for all others. It is written as the spiece.model of a T5, so that the
// scorer of reward/vqa.h reads it as it reads the published one.
#pragma once

#include "model/clip_flant5.h"
#include "token/tokenizer.h"

#include <memory>
#include <string>
#include <vector>

namespace miro {

// Immutable: any thread.
class QuestionVocabulary {
public:
    // Equal captions, in any order, give equal vocabularies.
    static Result<QuestionVocabulary> make(const std::vector<std::string>& captions);

    // As the scorer asks whether the picture shows the caption.
    Result<AnswerQuestion> question(const std::string& caption) const;
    // What the picture shows: asked in training only.
    Result<AnswerQuestion> request() const;

    // With the closing token.
    Result<std::vector<int64_t>> answer(bool yes) const;
    Result<std::vector<int64_t>> answer(const std::string& text) const;

    int64_t size() const { return m_tokenizer->idLimit(); }
    const std::string& spieceModel() const { return m_bytes; }

private:
    std::string m_bytes;
    std::unique_ptr<Tokenizer> m_tokenizer;
};

} // namespace miro
