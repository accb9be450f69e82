// BERT's WordPiece tokenizer (J. Devlin et al., "BERT", NAACL 2019): words and punctuation apart, each written with the
// longest pieces of the vocabulary from left to right; [CLS] opens, [SEP] closes.
#pragma once

#include "token/tokenizer.h"

#include <filesystem>
#include <memory>

namespace miro {

// From FOLDER/vocab.txt, and FOLDER/tokenizer_config.json where there is one (do_lower_case, strip_accents,
// tokenize_chinese_chars). Gives the ids of transformers 4.47's AutoTokenizer, whose Unicode tables are of version 8:
// later characters are never accents, punctuation or format characters to it. NotFound; Corrupt (a vocabulary without
// [UNK], [CLS] or [SEP]).
Result<std::unique_ptr<Tokenizer>> loadBertTokenizer(const std::filesystem::path& folder);

// The same folder's as BLIP's text network reads it: [DEC] and [ENC] are tokens too, behind the vocabulary. Gives the
// ids of transformers 4.47's slow BertTokenizer, which asks Python for what a character is (3.11: Unicode 14) and drops
// unassigned ones.
Result<std::unique_ptr<Tokenizer>> loadBlipTokenizer(const std::filesystem::path& folder);

} // namespace miro
