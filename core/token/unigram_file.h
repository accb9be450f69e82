// What the file of a unigram tokenizer says, whichever of its two forms it has.
#pragma once

#include "token/added_tokens.h"
#include "token/text_steps.h"
#include "token/unigram_vocabulary.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace miro {

inline constexpr uint64_t kUnigramModel = 1; // among the kinds of models of a sentencepiece ModelProto

struct UnigramFile {
    UnigramVocabulary vocabulary;
    TextSteps steps;
    std::vector<AddedToken> addedTokens;
};

// spiece.model: a sentencepiece ModelProto. The steps and the `extraIds` tokens <extra_id_N> (which follow the pieces,
// the last one first) are those that the published library derives from it. NotFound; Corrupt; Unsupported (not a
// unigram model).
Result<UnigramFile> readSpieceModel(const std::filesystem::path& path, int extraIds);

// The same of a file's bytes; `name` is what messages call it.
Result<UnigramFile> parseSpieceModel(std::string_view bytes, const std::string& name, int extraIds);

// sentencepiece.bpe.model of an XLM-RoBERTa tokenizer: <s>, <pad>, </s> and <unk> have the ids 0 to 3, the file's
// pieces but its first three follow, <mask> is last and takes the white space before it along. The same errors.
Result<UnigramFile> readXlmRobertaSpiece(const std::filesystem::path& path);

// tokenizer.json of the `tokenizers` library. NotFound; Corrupt; Unsupported (a model or a step that is not known here,
// by name).
Result<UnigramFile> readTokenizerJson(const std::filesystem::path& path);

} // namespace miro
