// T5's tokenizer: added tokens are matched in the raw text, the rest is normalised, split into words and written with
// the pieces of a unigram model; </s> closes.
#pragma once

#include "token/tokenizer.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace miro {

// From FOLDER/spiece.model, or from FOLDER/tokenizer.json where only that is there; when both are, the pieces are those
// of spiece.model and the splitting into words is tokenizer.json's, which is the one the published package loads. Gives
// the ids of transformers 4.47's AutoTokenizer. NotFound names both; Corrupt; Unsupported.
Result<std::unique_ptr<Tokenizer>> loadT5Tokenizer(const std::filesystem::path& folder);

// From FOLDER/spiece.model alone. Gives the ids of transformers 4.47's slow T5Tokenizer, which asks the sentencepiece
// library, for texts without special tokens in them (around those it keeps other white space).
Result<std::unique_ptr<Tokenizer>> loadSlowT5Tokenizer(const std::filesystem::path& folder);

// The same from the bytes of a spiece.model, without <extra_id_N>; `name` is what messages call it.
Result<std::unique_ptr<Tokenizer>> slowT5TokenizerOf(std::string_view spieceModel, const std::string& name);

} // namespace miro
