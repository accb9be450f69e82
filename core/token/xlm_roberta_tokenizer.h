// XLM-RoBERTa's tokenizer (A. Conneau et al., ACL 2020, arXiv 1911.02116): a unigram model over a hundred languages;
// <s> opens, </s> closes.
#pragma once

#include "token/tokenizer.h"

#include <filesystem>
#include <memory>

namespace miro {

// From FOLDER/tokenizer.json, else from FOLDER/sentencepiece.bpe.model. Gives the ids of transformers 4.47's fast
// tokenizer of the same file (the two differ on runs of white space). NotFound names both; Corrupt (a file without <s>
// or </s>); Unsupported.
Result<std::unique_ptr<Tokenizer>> loadXlmRobertaTokenizer(const std::filesystem::path& folder);

} // namespace miro
